import { catalogue } from '#platform/i18n';

/** What the desk and notices say about admission, people and confirmation. */
export const toldTexts = catalogue({
  toDecide: {
    de: 'Mitgliedsanträge entscheiden',
    cs: 'Rozhodnout o žádostech o členství',
    pl: 'Rozstrzygnąć wnioski o członkostwo',
    en: 'Decide on applications for membership',
  },
  claims: {
    de: 'Über Profilübernahmen entscheiden',
    cs: 'Rozhodnout o převzetí profilů',
    pl: 'Rozstrzygnąć o przejęciu profili',
    en: 'Decide on claims to profiles',
  },
  asked: {
    de: 'Rückfrage zum Mitgliedsantrag beantworten',
    cs: 'Odpovědět na dotaz k žádosti o členství',
    pl: 'Odpowiedzieć na pytanie do wniosku o członkostwo',
    en: 'Answer a question about your application',
  },
  invitation: {
    de: 'Einladung einer Organisation annehmen',
    cs: 'Přijmout pozvánku organizace',
    pl: 'Przyjąć zaproszenie organizacji',
    en: 'Accept the invitation of an organisation',
  },
  confirm: { de: 'Angaben bestätigen', cs: 'Potvrdit údaje', pl: 'Potwierdzić dane', en: 'Confirm details' },
  submitted: {
    de: (name: string) => `Mitgliedsantrag zu entscheiden: ${name}`,
    cs: (name: string) => `Žádost o členství k rozhodnutí: ${name}`,
    pl: (name: string) => `Wniosek o członkostwo do rozstrzygnięcia: ${name}`,
    en: (name: string) => `Application to be decided: ${name}`,
  },
  left: {
    de: (name: string) => `${name} hat die Mitgliedschaft beendet.`,
    cs: (name: string) => `Organizace ${name} ukončila členství.`,
    pl: (name: string) => `Organizacja ${name} zakończyła członkostwo.`,
    en: (name: string) => `${name} has ended its membership.`,
  },
  claimed: {
    de: (person: string, name: string) => `${person} möchte das Profil von ${name} übernehmen.`,
    cs: (person: string, name: string) => `${person} chce převzít profil organizace ${name}.`,
    pl: (person: string, name: string) => `${person} chce przejąć profil organizacji ${name}.`,
    en: (person: string, name: string) => `${person} would like to take over the profile of ${name}.`,
  },
  claimGranted: {
    de: (person: string, name: string) => `${person} gehört jetzt zu ${name}.`,
    cs: (person: string, name: string) => `${person} nyní patří k organizaci ${name}.`,
    pl: (person: string, name: string) => `${person} należy teraz do organizacji ${name}.`,
    en: (person: string, name: string) => `${person} now belongs to ${name}.`,
  },
  accepted: {
    de: (person: string, name: string) => `${person} hat Ihre Einladung zu ${name} angenommen.`,
    cs: (person: string, name: string) => `Vaše pozvánka do organizace ${name} je přijata: ${person}.`,
    pl: (person: string, name: string) => `Zaproszenie do organizacji ${name} przyjęto: ${person}.`,
    en: (person: string, name: string) => `${person} has accepted your invitation to ${name}.`,
  },
});
