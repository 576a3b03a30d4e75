import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { RegistrationState } from '../registration/model.ts';
import type { Arrival, ParticipantSort } from './model.ts';

const states = catalogue({
  held: {
    de: 'E-Mail noch nicht bestätigt',
    cs: 'E-mail zatím nepotvrzen',
    pl: 'E-mail jeszcze niepotwierdzony',
    en: 'E-mail not yet confirmed',
  },
  requested: {
    de: 'wartet auf Entscheidung',
    cs: 'čeká na rozhodnutí',
    pl: 'czeka na decyzję',
    en: 'awaiting decision',
  },
  waiting: {
    de: 'auf der Warteliste',
    cs: 'na čekací listině',
    pl: 'na liście oczekujących',
    en: 'on the waiting list',
  },
  offered: { de: 'Platz angeboten', cs: 'nabídnuto místo', pl: 'zaproponowano miejsce', en: 'place offered' },
  confirmed: { de: 'angemeldet', cs: 'přihlášeno', pl: 'zapisano', en: 'registered' },
  cancelled: { de: 'abgemeldet', cs: 'odhlášeno', pl: 'wypisano', en: 'cancelled' },
  declined: { de: 'abgelehnt', cs: 'zamítnuto', pl: 'odmówiono', en: 'declined' },
  expired: { de: 'verfallen', cs: 'propadlo', pl: 'wygasło', en: 'expired' },
});
export const registrationState = (lang: Lang, state: RegistrationState): string => states(lang)[state];

const sorts = catalogue({
  newest: { de: 'Neueste zuerst', cs: 'Od nejnovějších', pl: 'Od najnowszych', en: 'Newest first' },
  oldest: { de: 'Älteste zuerst', cs: 'Od nejstarších', pl: 'Od najstarszych', en: 'Oldest first' },
  name: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  state: {
    de: 'Offene Entscheidungen zuerst',
    cs: 'Nejdřív k rozhodnutí',
    pl: 'Najpierw do decyzji',
    en: 'Open decisions first',
  },
});
export const sortName = (lang: Lang, sort: ParticipantSort): string => sorts(lang)[sort];

const arrivals = catalogue({
  all: { de: 'eingetroffen', cs: 'dorazili', pl: 'obecność potwierdzona', en: 'arrived' },
  some: { de: 'teilweise eingetroffen', cs: 'dorazili částečně', pl: 'część obecna', en: 'partly arrived' },
  none: { de: 'nicht eingetroffen', cs: 'nedorazili', pl: 'brak na miejscu', en: 'not arrived' },
});
export const arrivalName = (lang: Lang, arrival: Arrival): string => arrivals(lang)[arrival];

/** The list of participants. */
export const deskTexts = catalogue({
  title: { de: 'Teilnehmende', cs: 'Účastníci', pl: 'Osoby uczestniczące', en: 'Participants' },
  search: {
    de: 'Name, E-Mail oder Organisation',
    cs: 'Jméno, e-mail nebo organizace',
    pl: 'Imię i nazwisko, e-mail lub organizacja',
    en: 'Name, e-mail or organisation',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Anmeldung', other: 'Anmeldungen' }),
    cs: (count: number) =>
      plural('cs', count, { one: 'přihláška', few: 'přihlášky', many: 'přihlášky', other: 'přihlášek' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'zgłoszenie', few: 'zgłoszenia', many: 'zgłoszeń', other: 'zgłoszenia' }),
    en: (count: number) => plural('en', count, { one: 'registration', other: 'registrations' }),
  },
  name: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  email: { de: 'E-Mail', cs: 'E-mail', pl: 'E-mail', en: 'E-mail' },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  type: { de: 'Art der Organisation', cs: 'Typ organizace', pl: 'Rodzaj organizacji', en: 'Type of organisation' },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  country: { de: 'Land', cs: 'Země', pl: 'Kraj', en: 'Country' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  ticket: { de: 'Teilnahmeart', cs: 'Druh účasti', pl: 'Rodzaj udziału', en: 'Kind of ticket' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'Status' },
  language: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  when: { de: 'Eingegangen', cs: 'Přijato', pl: 'Wpłynęło', en: 'Received' },
  arrived: { de: 'Einlass', cs: 'Vstup', pl: 'Wejście', en: 'Check-in' },
  arrivedOf: {
    de: (arrived: number, of: number) => (of === 1 ? 'eingetroffen' : `${arrived} von ${of} eingetroffen`),
    cs: (arrived: number, of: number) => (of === 1 ? 'na místě' : `na místě ${arrived} z ${of}`),
    pl: (arrived: number, of: number) => (of === 1 ? 'na miejscu' : `na miejscu ${arrived} z ${of}`),
    en: (arrived: number, of: number) => (of === 1 ? 'arrived' : `${arrived} of ${of} arrived`),
  },
  bounced: { de: 'Mail kam zurück', cs: 'E-mail se vrátil', pl: 'Wiadomość wróciła', en: 'Mail bounced' },
  yes: { de: 'ja', cs: 'ano', pl: 'tak', en: 'yes' },
  no: { de: 'nein', cs: 'ne', pl: 'nie', en: 'no' },
  people: {
    de: (count: number) => plural('de', count, { one: 'Person', other: 'Personen' }),
    cs: (count: number) => plural('cs', count, { one: 'osoba', few: 'osoby', many: 'osoby', other: 'osob' }),
    pl: (count: number) => plural('pl', count, { one: 'osoba', few: 'osoby', many: 'osób', other: 'osoby' }),
    en: (count: number) => plural('en', count, { one: 'person', other: 'people' }),
  },
  hasNote: { de: 'mit Notiz', cs: 's poznámkou', pl: 'z notatką', en: 'with a note' },
  walkIn: { de: 'ohne Anmeldung gekommen', cs: 'přišli bez přihlášky', pl: 'bez zgłoszenia', en: 'walked in' },
  stage: {
    de: (at: number, of: number) => `Stufe ${at} von ${of}`,
    cs: (at: number, of: number) => `stupeň ${at} z ${of}`,
    pl: (at: number, of: number) => `etap ${at} z ${of}`,
    en: (at: number, of: number) => `stage ${at} of ${of}`,
  },
  summary: { de: 'Stand der Anmeldungen', cs: 'Stav přihlášek', pl: 'Stan zgłoszeń', en: 'Registrations so far' },
  placesTaken: { de: 'Plätze vergeben', cs: 'Obsazená místa', pl: 'Zajęte miejsca', en: 'Places taken' },
  placesOf: {
    de: (taken: string, of: string) => `${taken} von ${of}`,
    cs: (taken: string, of: string) => `${taken} z ${of}`,
    pl: (taken: string, of: string) => `${taken} z ${of}`,
    en: (taken: string, of: string) => `${taken} of ${of}`,
  },
  nobody: {
    de: 'Noch hat sich niemand angemeldet.',
    cs: 'Zatím se nikdo nepřihlásil.',
    pl: 'Jeszcze nikt się nie zgłosił.',
    en: 'Nobody has registered yet.',
  },
  nothingFound: {
    de: 'Dazu gibt es keine Anmeldung. Entfernen Sie einen Filter oder suchen Sie mit einem anderen Wort.',
    cs: 'K tomu neexistuje žádná přihláška. Zrušte některý filtr nebo zkuste jiné slovo.',
    pl: 'Nie ma takich zgłoszeń. Prosimy usunąć któryś filtr lub użyć innego słowa.',
    en: 'There is no such registration. Remove a filter or try another word.',
  },
  notSwitchedOn: {
    de: 'Für diese Veranstaltung ist hier keine Anmeldung eingerichtet',
    cs: 'Pro tuto akci zde není přihlašování nastaveno',
    pl: 'Dla tego wydarzenia nie włączono tutaj zgłoszeń',
    en: 'Registration is not set up here for this event',
  },
  setUp: {
    de: 'Anmeldung einrichten',
    cs: 'Nastavit přihlašování',
    pl: 'Skonfiguruj zgłoszenia',
    en: 'Set up registration',
  },
  deleted: {
    de: (day: string) => `Die Angaben der Teilnehmenden wurden am ${day} gelöscht`,
    cs: (day: string) => `Údaje účastníků byly ${day} smazány`,
    pl: (day: string) => `Dane osób uczestniczących usunięto ${day}`,
    en: (day: string) => `Participants’ data was deleted on ${day}`,
  },
  deletedText: {
    de: 'Die Zahlen bleiben erhalten, ohne Bezug zu Personen.',
    cs: 'Čísla zůstávají zachována, bez vztahu k osobám.',
    pl: 'Liczby pozostają, bez powiązania z osobami.',
    en: 'The figures remain, without any link to persons.',
  },
  download: {
    de: 'Diese Auswahl herunterladen',
    cs: 'Stáhnout tento výběr',
    pl: 'Pobierz ten wybór',
    en: 'Download this selection',
  },
  writeTo: {
    de: 'An diese Auswahl schreiben',
    cs: 'Napsat tomuto výběru',
    pl: 'Napisz do tego wyboru',
    en: 'Write to this selection',
  },
  choose: {
    de: (name: string) => `${name} auswählen`,
    cs: (name: string) => `Vybrat: ${name}`,
    pl: (name: string) => `Zaznacz: ${name}`,
    en: (name: string) => `Select ${name}`,
  },
  choosePage: { de: 'Alle auf der Seite', cs: 'Vše na stránce', pl: 'Wszystkie na stronie', en: 'All on this page' },
  doWith: { de: 'Mit mehreren auf einmal', cs: 'Hromadně', pl: 'Z kilkoma naraz', en: 'With several at once' },
  withChosen: { de: 'den angekreuzten', cs: 's označenými', pl: 'z zaznaczonymi', en: 'those ticked' },
  withFound: {
    de: (count: string) => `allen gefundenen (${count})`,
    cs: (count: string) => `se všemi nalezenými (${count})`,
    pl: (count: string) => `ze wszystkimi znalezionymi (${count})`,
    en: (count: string) => `all that were found (${count})`,
  },
  whom: { de: 'Mit', cs: 'S kým', pl: 'Z kim', en: 'With' },
  action: { de: 'Was tun?', cs: 'Co udělat?', pl: 'Co zrobić?', en: 'What to do?' },
  go: { de: 'Weiter', cs: 'Pokračovat', pl: 'Dalej', en: 'Continue' },
});
