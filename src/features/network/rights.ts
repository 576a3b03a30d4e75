import { defineRights, may, type Viewer } from '#engines/kit';

/** Who may do what with hubs and organisations. */
export const rights = defineRights({
  'organisation.edit': {
    label: {
      de: 'Profil einer Organisation bearbeiten',
      cs: 'Upravit profil organizace',
      pl: 'Edytować profil organizacji',
      en: 'Edit the profile of an organisation',
    },
    holders: ['network-admin', 'hub-manager', 'editor', 'organisation-owner', 'organisation-member'],
  },
  'organisation.confirm': {
    label: {
      de: 'Angaben einer Organisation bestätigen',
      cs: 'Potvrdit údaje organizace',
      pl: 'Potwierdzać dane organizacji',
      en: 'Confirm the details of an organisation',
    },
    holders: ['network-admin', 'hub-manager', 'editor', 'organisation-owner', 'organisation-member'],
  },
  'organisation.invite': {
    label: {
      de: 'Personen einer Organisation einladen und verwalten',
      cs: 'Zvát a spravovat osoby organizace',
      pl: 'Zapraszać osoby do organizacji i zarządzać nimi',
      en: 'Invite and manage the people of an organisation',
    },
    holders: ['network-admin', 'hub-manager', 'organisation-owner'],
  },
  'organisation.members-see': {
    label: {
      de: 'Personen einer Organisation sehen',
      cs: 'Vidět osoby organizace',
      pl: 'Widzieć osoby w organizacji',
      en: 'See the people of an organisation',
    },
    holders: ['network-admin', 'hub-manager', 'organisation-owner', 'organisation-member'],
  },
  'organisation.leave': {
    label: {
      de: 'Mitgliedschaft einer Organisation beenden',
      cs: 'Ukončit členství organizace',
      pl: 'Zakończyć członkostwo organizacji',
      en: 'End the membership of an organisation',
    },
    holders: ['network-admin', 'hub-manager', 'organisation-owner'],
  },
  'organisation.claim': {
    label: {
      de: 'Profil der eigenen Organisation übernehmen',
      cs: 'Převzít profil vlastní organizace',
      pl: 'Przejąć profil własnej organizacji',
      en: 'Claim the profile of one’s organisation',
    },
    holders: ['person'],
  },
  'organisation.merge': {
    label: {
      de: 'Doppelte Organisationen zusammenführen',
      cs: 'Sloučit duplicitní organizace',
      pl: 'Łączyć zdublowane organizacje',
      en: 'Merge duplicate organisations',
    },
    holders: ['network-admin', 'hub-manager'],
  },
  'admission.apply': {
    label: {
      de: 'Mitgliedschaft in einem Hub beantragen',
      cs: 'Požádat o členství v hubu',
      pl: 'Wnioskować o członkostwo w hubie',
      en: 'Apply for membership of a hub',
    },
    holders: ['person'],
  },
  'admission.see': {
    label: {
      de: 'Mitgliedsantrag sehen',
      cs: 'Vidět žádost o členství',
      pl: 'Widzieć wniosek o członkostwo',
      en: 'See an application for membership',
    },
    holders: ['self', 'network-admin', 'hub-manager'],
  },
  'admission.change': {
    label: {
      de: 'Eigenen Mitgliedsantrag ergänzen oder zurückziehen',
      cs: 'Doplnit nebo stáhnout vlastní žádost o členství',
      pl: 'Uzupełnić lub wycofać własny wniosek o członkostwo',
      en: 'Complete or withdraw one’s application for membership',
    },
    holders: ['self'],
  },
  'admission.decide': {
    label: {
      de: 'Über Mitgliedsanträge entscheiden',
      cs: 'Rozhodovat o žádostech o členství',
      pl: 'Rozstrzygać wnioski o członkostwo',
      en: 'Decide on applications for membership',
    },
    holders: ['network-admin', 'hub-manager'],
  },
  'claim.decide': {
    label: {
      de: 'Über die Übernahme von Profilen entscheiden',
      cs: 'Rozhodovat o převzetí profilů',
      pl: 'Rozstrzygać o przejęciu profili',
      en: 'Decide on claims to profiles',
    },
    holders: ['network-admin', 'hub-manager'],
  },
  'hub.edit': {
    label: {
      de: 'Seite und Aufnahmekriterien eines Hubs bearbeiten',
      cs: 'Upravit stránku a kritéria přijetí hubu',
      pl: 'Edytować stronę i kryteria przyjęcia hubu',
      en: 'Edit the page and admission criteria of a hub',
    },
    holders: ['network-admin', 'hub-manager', 'editor'],
  },
  'hub.confirm': {
    label: {
      de: 'Angaben eines Hubs bestätigen',
      cs: 'Potvrdit údaje hubu',
      pl: 'Potwierdzać dane hubu',
      en: 'Confirm the details of a hub',
    },
    holders: ['network-admin', 'hub-manager'],
  },
});

/** What decides about rights to an organisation: itself and the hub it takes part in. */
export interface OrganisationPlace {
  id: string;
  hubId: string | null;
}

type OrganisationRight = Extract<keyof typeof rights, `organisation.${string}` | 'claim.decide'>;

/** Whether the viewer may do this with the organisation. */
export function mayWith(viewer: Viewer, right: OrganisationRight, { id, hubId }: OrganisationPlace): boolean {
  return may(viewer, rights[right], { organisation: id, hub: hubId });
}

/** Two become one only where the viewer may do so with both: a hub's team does not take away what is another's. */
export function canMerge(viewer: Viewer, a: OrganisationPlace, b: OrganisationPlace): boolean {
  return mayWith(viewer, 'organisation.merge', a) && mayWith(viewer, 'organisation.merge', b);
}
