import { defineRights, may, type Viewer } from '#engines/kit';

export const privacyRights = defineRights({
  'audit.read-all': {
    label: {
      de: 'Das ganze Protokoll lesen',
      cs: 'Číst celý protokol',
      pl: 'Czytać cały dziennik',
      en: 'Read the whole audit log',
    },
    holders: ['network-admin'],
  },
  'address.read': {
    label: {
      de: 'Die E-Mail-Adresse einer Person ansehen',
      cs: 'Zobrazit e-mailovou adresu osoby',
      pl: 'Zobaczyć adres e-mail osoby',
      en: 'See the e-mail address of a person',
    },
    holders: ['network-admin'],
  },
  'retention.see': {
    label: {
      de: 'Löschfristen und Löschläufe einsehen',
      cs: 'Vidět lhůty a běhy mazání',
      pl: 'Widzieć terminy i przebiegi usuwania',
      en: 'See retention periods and what was deleted',
    },
    holders: ['network-admin'],
  },
  'pages.edit': {
    label: {
      de: 'Impressum und rechtliche Angaben bearbeiten',
      cs: 'Upravovat tiráž a právní údaje',
      pl: 'Edytować notę prawną i dane prawne',
      en: 'Edit the imprint and legal details',
    },
    holders: ['network-admin'],
  },
  'feedback.answer': {
    label: {
      de: 'Rückmeldungen beantworten',
      cs: 'Odpovídat na zpětnou vazbu',
      pl: 'Odpowiadać na uwagi',
      en: 'Answer feedback',
    },
    holders: ['network-admin'],
  },
  'organisation.look-after': {
    label: {
      de: 'Erfahren, wenn niemand mehr eine Organisation betreut',
      cs: 'Dozvědět se, když o organizaci už nikdo nepečuje',
      pl: 'Dowiadywać się, gdy nikt już nie opiekuje się organizacją',
      en: 'Hear when nobody looks after an organisation any more',
    },
    holders: ['hub-manager', 'network-admin'],
  },
});

export const canReadAudit = (viewer: Viewer) => may(viewer, privacyRights['audit.read-all']);
export const canReadAddress = (viewer: Viewer) => may(viewer, privacyRights['address.read']);
export const canSeeRetention = (viewer: Viewer) => may(viewer, privacyRights['retention.see']);
export const canEditPages = (viewer: Viewer) => may(viewer, privacyRights['pages.edit']);
export const canAnswerFeedback = (viewer: Viewer) => may(viewer, privacyRights['feedback.answer']);
