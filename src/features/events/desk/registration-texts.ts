import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';

/** What happened to a registration, by the action of its audit entry. */
const happened = catalogue({
  'registration.made': { de: 'angemeldet', cs: 'přihlášení', pl: 'zgłoszenie', en: 'registered' },
  'registration.address-confirmed': {
    de: 'E-Mail-Adresse bestätigt',
    cs: 'potvrzena e-mailová adresa',
    pl: 'potwierdzono adres e-mail',
    en: 'e-mail address confirmed',
  },
  'registration.confirmed': {
    de: 'Platz zugesagt',
    cs: 'místo potvrzeno',
    pl: 'potwierdzono miejsce',
    en: 'place confirmed',
  },
  'registration.stage-passed': {
    de: 'einer Stufe zugestimmt',
    cs: 'schválen jeden stupeň',
    pl: 'zaakceptowano etap',
    en: 'one stage approved',
  },
  'registration.approved-waiting': {
    de: 'zugestimmt, auf der Warteliste',
    cs: 'schváleno, na čekací listině',
    pl: 'zaakceptowano, na liście oczekujących',
    en: 'approved, on the waiting list',
  },
  'registration.declined': { de: 'abgelehnt', cs: 'zamítnuto', pl: 'odmówiono', en: 'declined' },
  'registration.offered': {
    de: 'Platz angeboten',
    cs: 'nabídnuto místo',
    pl: 'zaproponowano miejsce',
    en: 'place offered',
  },
  'registration.changed': { de: 'Angaben geändert', cs: 'údaje změněny', pl: 'zmieniono dane', en: 'details changed' },
  'registration.cancelled': { de: 'abgemeldet', cs: 'odhlášení', pl: 'wypisano', en: 'cancelled' },
  'registration.expired': { de: 'Frist verstrichen', cs: 'lhůta uplynula', pl: 'upłynął termin', en: 'time ran out' },
  'registration.revived': {
    de: 'erneut angemeldet',
    cs: 'znovu přihlášeno',
    pl: 'ponowne zgłoszenie',
    en: 'registered again',
  },
  'registration.walk-in': {
    de: 'ohne Anmeldung gekommen',
    cs: 'příchod bez přihlášky',
    pl: 'przyjście bez zgłoszenia',
    en: 'came without registration',
  },
  'registration.noted': { de: 'Notiz geändert', cs: 'změněna poznámka', pl: 'zmieniono notatkę', en: 'note changed' },
  'registration.link-sent': {
    de: 'Mail mit Link erneut gesandt',
    cs: 'znovu odeslán e-mail s odkazem',
    pl: 'ponownie wysłano wiadomość z linkiem',
    en: 'mail with the link sent again',
  },
});

/** In words; an action that is new here is said by its name. */
export function happenedName(lang: Lang, action: string): string {
  const names: Record<string, string> = happened(lang);
  return names[action] ?? action.replace(/^registration\./, '').replaceAll('-', ' ');
}

export const registrationTexts = catalogue({
  facts: { de: 'Angaben', cs: 'Údaje', pl: 'Dane', en: 'Details' },
  toPrint: { de: 'Zum Drucken', cs: 'K tisku', pl: 'Do druku', en: 'To print' },
  badge: { de: 'Namensschild', cs: 'Jmenovka', pl: 'Identyfikator', en: 'Badge' },
  certificate: {
    de: 'Teilnahmebescheinigung',
    cs: 'Potvrzení o účasti',
    pl: 'Zaświadczenie o udziale',
    en: 'Certificate of attendance',
  },
  people: { de: 'Wer kommt', cs: 'Kdo přijde', pl: 'Kto przyjdzie', en: 'Who comes' },
  answers: { de: 'Antworten', cs: 'Odpovědi', pl: 'Odpowiedzi', en: 'Answers' },
  history: { de: 'Verlauf', cs: 'Historie', pl: 'Historia', en: 'History' },
  mails: {
    de: 'Nachrichten an diese Person',
    cs: 'Zprávy této osobě',
    pl: 'Wiadomości do tej osoby',
    en: 'Messages to this person',
  },
  note: { de: 'Notiz', cs: 'Poznámka', pl: 'Notatka', en: 'Note' },
  noteHint: {
    de: 'Nur für das Team; die Person kann sie über eine Auskunft erfahren.',
    cs: 'Jen pro tým; osoba se ji může dozvědět, požádá-li o informace o svých údajích.',
    pl: 'Tylko dla zespołu; osoba może ją poznać, prosząc o informację o swoich danych.',
    en: 'For the team only; the person can learn of it by asking for their data.',
  },
  noteText: { de: 'Text der Notiz', cs: 'Text poznámky', pl: 'Treść notatki', en: 'Text of the note' },
  saveNote: { de: 'Notiz speichern', cs: 'Uložit poznámku', pl: 'Zapisz notatkę', en: 'Save the note' },
  participant: { de: 'die Person selbst', cs: 'sama osoba', pl: 'sama osoba', en: 'the person' },
  system: { de: 'automatisch', cs: 'automaticky', pl: 'automatycznie', en: 'automatically' },
  somebody: { de: 'Team', cs: 'tým', pl: 'zespół', en: 'team' },
  decide: { de: 'Entscheiden', cs: 'Rozhodnout', pl: 'Decyzja', en: 'Decide' },
  stageNow: {
    de: (at: number, of: number, name: string) => `Stufe ${at} von ${of}: ${name}`,
    cs: (at: number, of: number, name: string) => `Stupeň ${at} z ${of}: ${name}`,
    pl: (at: number, of: number, name: string) => `Etap ${at} z ${of}: ${name}`,
    en: (at: number, of: number, name: string) => `Stage ${at} of ${of}: ${name}`,
  },
  notConfirmed: {
    de: 'Die Person hat ihre E-Mail-Adresse noch nicht bestätigt. Entscheiden können Sie danach.',
    cs: 'Osoba zatím nepotvrdila svou e-mailovou adresu. Rozhodnout můžete poté.',
    pl: 'Osoba nie potwierdziła jeszcze adresu e-mail. Decyzja będzie możliwa potem.',
    en: 'The person has not yet confirmed the e-mail address. You can decide after that.',
  },
  words: {
    de: 'Ihre Worte an die Person',
    cs: 'Vaše slova pro danou osobu',
    pl: 'Państwa słowa do tej osoby',
    en: 'Your words to the person',
  },
  wordsHint: {
    de: 'Sie stehen in der E-Mail. Für eine Absage sind sie nötig.',
    cs: 'Budou součástí e-mailu. Pro zamítnutí jsou nutná.',
    pl: 'Znajdą się w e-mailu. Do odmowy są konieczne.',
    en: 'They are part of the e-mail. To decline, they are needed.',
  },
  approve: { de: 'Zusagen', cs: 'Schválit', pl: 'Zaakceptuj', en: 'Approve' },
  passOn: {
    de: 'Dieser Stufe zustimmen',
    cs: 'Schválit tento stupeň',
    pl: 'Zaakceptuj ten etap',
    en: 'Approve this stage',
  },
  decline: { de: 'Ablehnen', cs: 'Zamítnout', pl: 'Odmów', en: 'Decline' },
  offer: { de: 'Platz anbieten', cs: 'Nabídnout místo', pl: 'Zaproponuj miejsce', en: 'Offer a place' },
  offerHint: {
    de: 'Die Warteliste rückt von selbst nach. So bieten Sie einen freien Platz außer der Reihe an.',
    cs: 'Čekací listina se posouvá sama. Takto nabídnete volné místo mimo pořadí.',
    pl: 'Lista oczekujących przesuwa się sama. W ten sposób można zaproponować wolne miejsce poza kolejnością.',
    en: 'The waiting list moves up by itself. This offers a free place out of turn.',
  },
  position: {
    de: 'Platz auf der Warteliste',
    cs: 'Pořadí na čekací listině',
    pl: 'Miejsce na liście oczekujących',
    en: 'Place on the waiting list',
  },
  offeredUntil: { de: 'Angebot gilt bis', cs: 'Nabídka platí do', pl: 'Propozycja ważna do', en: 'Offer valid until' },
  heldUntil: { de: 'Platz gehalten bis', cs: 'Místo drženo do', pl: 'Miejsce trzymane do', en: 'Place held until' },
  confirmedAt: { de: 'Zugesagt am', cs: 'Potvrzeno', pl: 'Potwierdzono', en: 'Confirmed on' },
  endedAt: { de: 'Beendet am', cs: 'Ukončeno', pl: 'Zakończono', en: 'Ended on' },
  code: { de: 'Einladungscode', cs: 'Kód pozvánky', pl: 'Kod zaproszenia', en: 'Invitation code' },
  told: {
    de: 'Begründung der Entscheidung',
    cs: 'Odůvodnění rozhodnutí',
    pl: 'Uzasadnienie decyzji',
    en: 'Reason given with the decision',
  },
  cancelTitle: { de: 'Person abmelden', cs: 'Odhlásit osobu', pl: 'Wypisz osobę', en: 'Cancel the registration' },
  cancel: { de: 'Abmelden', cs: 'Odhlásit', pl: 'Wypisz', en: 'Cancel the registration' },
  cancelHint: {
    de: 'Der Platz wird frei, die Person bekommt eine E-Mail. Das lässt sich nicht rückgängig machen.',
    cs: 'Místo se uvolní, osoba dostane e-mail. Tento krok nelze vrátit zpět.',
    pl: 'Miejsce się zwolni, osoba otrzyma e-mail. Tej operacji nie można cofnąć.',
    en: 'The place becomes free and the person is told by e-mail. This cannot be undone.',
  },
  resend: {
    de: 'Mail mit Link erneut senden',
    cs: 'Znovu poslat e-mail s odkazem',
    pl: 'Wyślij ponownie wiadomość z linkiem',
    en: 'Send the mail with the link again',
  },
  change: { de: 'Angaben ändern', cs: 'Změnit údaje', pl: 'Zmień dane', en: 'Change the details' },
  write: { de: 'Nachricht schreiben', cs: 'Napsat zprávu', pl: 'Napisz wiadomość', en: 'Write a message' },
  address: {
    de: 'E-Mail-Adresse berichtigen',
    cs: 'Opravit e-mailovou adresu',
    pl: 'Popraw adres e-mail',
    en: 'Correct the e-mail address',
  },
  addressHint: {
    de: 'An die neue Adresse geht eine Mail mit dem Link zur Anmeldung.',
    cs: 'Na novou adresu přijde e-mail s odkazem na přihlášku.',
    pl: 'Na nowy adres zostanie wysłana wiadomość z linkiem do zgłoszenia.',
    en: 'A mail with the link to the registration goes to the new address.',
  },
  correct: { de: 'Berichtigen', cs: 'Opravit', pl: 'Popraw', en: 'Correct' },
  acts: { de: 'Was Sie tun können', cs: 'Co můžete udělat', pl: 'Co można zrobić', en: 'What you can do' },
  noAnswer: { de: 'keine Antwort', cs: 'bez odpovědi', pl: 'brak odpowiedzi', en: 'no answer' },
  toFile: { de: 'Datei ansehen', cs: 'Zobrazit soubor', pl: 'Zobacz plik', en: 'See the file' },
});

/** How an action ended, above the page. */
export const outcomes = catalogue({
  approved: { de: 'Zugesagt.', cs: 'Schváleno.', pl: 'Zaakceptowano.', en: 'Approved.' },
  passed: {
    de: 'Dieser Stufe ist zugestimmt.',
    cs: 'Tento stupeň je schválen.',
    pl: 'Ten etap został zaakceptowany.',
    en: 'This stage is approved.',
  },
  waiting: {
    de: 'Zugestimmt. Es ist kein Platz frei, die Person steht jetzt auf der Warteliste.',
    cs: 'Schváleno. Volné místo není, osoba je nyní na čekací listině.',
    pl: 'Zaakceptowano. Nie ma wolnych miejsc, osoba jest teraz na liście oczekujących.',
    en: 'Approved. No place is free, so the person is now on the waiting list.',
  },
  declined: { de: 'Abgelehnt.', cs: 'Zamítnuto.', pl: 'Odmówiono.', en: 'Declined.' },
  offered: {
    de: 'Der Platz ist angeboten.',
    cs: 'Místo je nabídnuto.',
    pl: 'Miejsce zostało zaproponowane.',
    en: 'The place has been offered.',
  },
  cancelled: { de: 'Abgemeldet.', cs: 'Odhlášeno.', pl: 'Wypisano.', en: 'The registration is cancelled.' },
  noted: {
    de: 'Die Notiz ist gespeichert.',
    cs: 'Poznámka je uložena.',
    pl: 'Notatka została zapisana.',
    en: 'The note is saved.',
  },
  sent: {
    de: 'Die Mail ist unterwegs.',
    cs: 'E-mail je na cestě.',
    pl: 'Wiadomość jest w drodze.',
    en: 'The mail is on its way.',
  },
  changed: {
    de: 'Die Angaben sind geändert.',
    cs: 'Údaje jsou změněny.',
    pl: 'Dane zostały zmienione.',
    en: 'The details are changed.',
  },
});

export const problems = catalogue({
  decided: {
    de: 'Jemand anderes hat inzwischen entschieden, oder die Person hat sich abgemeldet. Unten steht der jetzige Stand.',
    cs: 'Mezitím rozhodl někdo jiný, nebo se osoba odhlásila. Níže je aktuální stav.',
    pl: 'Ktoś inny już zdecydował albo osoba się wypisała. Poniżej aktualny stan.',
    en: 'Somebody else has decided meanwhile, or the person has withdrawn. Below is how it stands now.',
  },
  noted: {
    de: 'Jemand anderes hat die Notiz inzwischen geändert. Unten steht, was jetzt gilt.',
    cs: 'Poznámku mezitím změnil někdo jiný. Níže je aktuální znění.',
    pl: 'Ktoś inny zmienił w międzyczasie notatkę. Poniżej jej obecna treść.',
    en: 'Somebody else has changed the note meanwhile. Below is what it says now.',
  },
  'words-missing': {
    de: 'Für eine Absage schreiben Sie bitte einen Satz zur Begründung.',
    cs: 'K zamítnutí napište prosím větu s odůvodněním.',
    pl: 'Aby odmówić, prosimy napisać zdanie uzasadnienia.',
    en: 'To decline, please write a sentence as a reason.',
  },
  over: {
    de: 'Die Veranstaltung ist vorbei oder abgesagt.',
    cs: 'Akce už skončila nebo je zrušena.',
    pl: 'Wydarzenie już się odbyło albo zostało odwołane.',
    en: 'The event is over or cancelled.',
  },
  full: {
    de: 'Es ist kein Platz frei. Erhöhen Sie die Zahl der Plätze in den Einstellungen, wenn es geht.',
    cs: 'Není volné místo. Pokud to jde, zvyšte počet míst v nastavení.',
    pl: 'Nie ma wolnych miejsc. Jeśli to możliwe, prosimy zwiększyć ich liczbę w ustawieniach.',
    en: 'No place is free. Raise the number of places in the settings if you can.',
  },
  ended: {
    de: 'Diese Anmeldung ist bereits beendet.',
    cs: 'Tato přihláška už je ukončena.',
    pl: 'To zgłoszenie jest już zakończone.',
    en: 'This registration has ended already.',
  },
  'no-address': {
    de: 'Zu dieser Anmeldung gibt es keine E-Mail-Adresse.',
    cs: 'U této přihlášky není e-mailová adresa.',
    pl: 'To zgłoszenie nie ma adresu e-mail.',
    en: 'This registration has no e-mail address.',
  },
  'just-now': {
    de: 'Die Mail wurde eben erst gesandt.',
    cs: 'E-mail byl odeslán před chvílí.',
    pl: 'Wiadomość wysłano przed chwilą.',
    en: 'The mail was sent only just now.',
  },
  'email-wrong': {
    de: 'Das ist keine E-Mail-Adresse.',
    cs: 'To není e-mailová adresa.',
    pl: 'To nie jest adres e-mail.',
    en: 'This is not an e-mail address.',
  },
  'email-taken': {
    de: 'Mit dieser E-Mail-Adresse ist schon jemand angemeldet.',
    cs: 'S touto e-mailovou adresou už je někdo přihlášen.',
    pl: 'Na ten adres e-mail ktoś jest już zapisany.',
    en: 'Somebody is registered with this e-mail address already.',
  },
  'form-changed': {
    de: 'Das Formular wurde inzwischen geändert. Bitte prüfen Sie die Angaben noch einmal.',
    cs: 'Formulář byl mezitím změněn. Zkontrolujte prosím údaje znovu.',
    pl: 'Formularz został w międzyczasie zmieniony. Prosimy ponownie sprawdzić dane.',
    en: 'The form has been changed meanwhile. Please check the details again.',
  },
  'ticket-gone': {
    de: 'Diese Teilnahmeart gibt es nicht mehr.',
    cs: 'Tento druh účasti už neexistuje.',
    pl: 'Ten rodzaj udziału już nie istnieje.',
    en: 'This kind of ticket no longer exists.',
  },
  'code-used-up': {
    de: 'Der Einladungscode hat nicht genug freie Plätze.',
    cs: 'Kód pozvánky nemá dost volných míst.',
    pl: 'Kod zaproszenia nie ma wystarczającej liczby miejsc.',
    en: 'The invitation code does not have enough places left.',
  },
});
