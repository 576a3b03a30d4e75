import { catalogue } from '#platform/i18n';

export const confirmationTexts = catalogue({
  confirm: { de: 'Angaben bestätigen', cs: 'Potvrdit údaje', pl: 'Potwierdź dane', en: 'Confirm details' },
  title: {
    de: (name: string) => `Stimmen die Angaben noch? ${name}`,
    cs: (name: string) => `Jsou údaje stále správné? ${name}`,
    pl: (name: string) => `Czy dane są nadal aktualne? ${name}`,
    en: (name: string) => `Are the details still right? ${name}`,
  },
  lead: {
    de: 'Ein Klick genügt. Bestätigte Angaben stehen in Listen weiter vorn.',
    cs: 'Stačí jedno kliknutí. Potvrzené údaje jsou v seznamech výše.',
    pl: 'Wystarczy jedno kliknięcie. Potwierdzone dane są wyżej na listach.',
    en: 'One click is enough. Confirmed details rank higher in lists.',
  },
  look: { de: 'Angaben ansehen', cs: 'Zobrazit údaje', pl: 'Zobacz dane', en: 'See the details' },
  change: { de: 'Angaben ändern', cs: 'Změnit údaje', pl: 'Zmień dane', en: 'Change details' },
  stillRight: {
    de: 'Ja, die Angaben stimmen',
    cs: 'Ano, údaje jsou správné',
    pl: 'Tak, dane są aktualne',
    en: 'Yes, the details are right',
  },
  done: {
    de: 'Vielen Dank, die Angaben sind bestätigt',
    cs: 'Děkujeme, údaje jsou potvrzeny',
    pl: 'Dziękujemy, dane zostały potwierdzone',
    en: 'Thank you, the details are confirmed',
  },
  doneText: {
    de: 'Wir fragen in zwölf Monaten wieder nach.',
    cs: 'Znovu se zeptáme za dvanáct měsíců.',
    pl: 'Zapytamy ponownie za dwanaście miesięcy.',
    en: 'We will ask again in twelve months.',
  },
  gone: {
    de: 'Dieser Link gilt nicht mehr',
    cs: 'Tento odkaz už neplatí',
    pl: 'Ten link jest już nieważny',
    en: 'This link is no longer valid',
  },
  goneText: {
    de: 'Die Angaben wurden schon bestätigt, oder der Link ist abgelaufen. Wer angemeldet ist, kann sie auf der Seite des Profils bestätigen.',
    cs: 'Údaje už byly potvrzeny, nebo odkaz vypršel. Kdo je přihlášen, může je potvrdit na stránce profilu.',
    pl: 'Dane zostały już potwierdzone albo link wygasł. Po zalogowaniu można je potwierdzić na stronie profilu.',
    en: 'The details have been confirmed already, or the link has expired. Anybody signed in can confirm them on the page of the profile.',
  },
  mailSubject: {
    de: (name: string) => `Stimmen die Angaben noch? ${name}`,
    cs: (name: string) => `Jsou údaje stále správné? ${name}`,
    pl: (name: string) => `Czy dane są nadal aktualne? ${name}`,
    en: (name: string) => `Are the details still right? ${name}`,
  },
  reminderSubject: {
    de: (name: string) => `Erinnerung: Stimmen die Angaben noch? ${name}`,
    cs: (name: string) => `Připomínka: jsou údaje stále správné? ${name}`,
    pl: (name: string) => `Przypomnienie: czy dane są nadal aktualne? ${name}`,
    en: (name: string) => `Reminder: are the details still right? ${name}`,
  },
  mailBody: {
    de: (name: string) =>
      `Guten Tag,\n\ndie Angaben zu „${name}“ wurden länger als zwölf Monate nicht bestätigt. Wenn sie noch stimmen, bestätigen Sie sie mit einem Klick. Wenn nicht, können Sie sie auf derselben Seite ändern.`,
    cs: (name: string) =>
      `Dobrý den,\n\núdaje o „${name}“ nebyly potvrzeny déle než dvanáct měsíců. Pokud stále platí, potvrďte je jedním kliknutím. Pokud ne, můžete je na téže stránce změnit.`,
    pl: (name: string) =>
      `Dzień dobry,\n\ndane „${name}” nie były potwierdzane od ponad dwunastu miesięcy. Jeśli są aktualne, wystarczy potwierdzić je jednym kliknięciem. Jeśli nie, można je zmienić na tej samej stronie.`,
    en: (name: string) =>
      `Hello,\n\nThe details of “${name}” have not been confirmed for more than twelve months. If they are still right, confirm them with one click. If not, you can change them on the same page.`,
  },
  mailAfter: {
    de: 'Sie sind hier für diese Angaben verantwortlich. Unbestätigte Angaben werden als solche gekennzeichnet und stehen weiter hinten. Wir erinnern Sie einmal nach 30 Tagen.',
    cs: 'Za tyto údaje zde odpovídáte. Nepotvrzené údaje jsou tak označeny a řadí se níže. Po 30 dnech vám to jednou připomeneme.',
    pl: 'Odpowiadają tu Państwo za te dane. Niepotwierdzone dane są odpowiednio oznaczone i znajdują się niżej. Przypomnimy jeden raz po 30 dniach.',
    en: 'You are responsible for these details here. Unconfirmed details are marked as such and rank lower. We will remind you once after 30 days.',
  },
  reminderAfter: {
    de: 'Sie sind hier für diese Angaben verantwortlich. Dies ist die einzige Erinnerung.',
    cs: 'Za tyto údaje zde odpovídáte. Toto je jediná připomínka.',
    pl: 'Odpowiadają tu Państwo za te dane. To jedyne przypomnienie.',
    en: 'You are responsible for these details here. This is the only reminder.',
  },
});
