import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import type { Figure } from './queries/figures.ts';

const names = catalogue({
  day: {
    de: 'Anmeldungen nach Tag',
    cs: 'Přihlášky podle dne',
    pl: 'Zgłoszenia według dni',
    en: 'Registrations by day',
  },
  state: { de: 'Nach Stand', cs: 'Podle stavu', pl: 'Według stanu', en: 'By status' },
  ticket: {
    de: 'Nach Teilnahmeart',
    cs: 'Podle druhu účasti',
    pl: 'Według rodzaju udziału',
    en: 'By kind of ticket',
  },
  type: {
    de: 'Nach Art der Organisation',
    cs: 'Podle typu organizace',
    pl: 'Według rodzaju organizacji',
    en: 'By type of organisation',
  },
  region: { de: 'Nach Region', cs: 'Podle regionu', pl: 'Według regionu', en: 'By region' },
  country: { de: 'Nach Land', cs: 'Podle země', pl: 'Według kraju', en: 'By country' },
  hub: { de: 'Nach Hub', cs: 'Podle hubu', pl: 'Według hubu', en: 'By hub' },
  lang: { de: 'Nach Sprache', cs: 'Podle jazyka', pl: 'Według języka', en: 'By language' },
  arrived: { de: 'Nach Einlass', cs: 'Podle účasti na místě', pl: 'Według obecności', en: 'By check-in' },
});
export const figureName = (lang: Lang, figure: Figure): string => names(lang)[figure];

export const figureTexts = catalogue({
  title: { de: 'Zahlen', cs: 'Čísla', pl: 'Liczby', en: 'Figures' },
  lead: {
    de: 'Gezählt werden Personen, bei Gruppen alle, die mitkommen. Stand und Tag zählen alle Anmeldungen, alles Weitere nur die zugesagten.',
    cs: 'Počítají se osoby, u skupin všichni, kdo přijdou. Stav a den zahrnují všechny přihlášky, ostatní jen potvrzené.',
    pl: 'Liczone są osoby, w grupach wszystkie. Stan i dzień obejmują wszystkie zgłoszenia, pozostałe tylko potwierdzone.',
    en: 'People are counted; in groups everybody who comes. Status and day count all registrations, everything else only confirmed ones.',
  },
  none: {
    de: 'Noch hat sich niemand angemeldet.',
    cs: 'Zatím se nikdo nepřihlásil.',
    pl: 'Jeszcze nikt się nie zgłosił.',
    en: 'Nobody has registered yet.',
  },
  download: { de: 'Zahlen herunterladen', cs: 'Stáhnout čísla', pl: 'Pobierz liczby', en: 'Download the figures' },
  value: { de: 'Wert', cs: 'Hodnota', pl: 'Wartość', en: 'Value' },
  figure: { de: 'Auswertung', cs: 'Přehled', pl: 'Zestawienie', en: 'Figure' },
  key: { de: 'Schlüssel', cs: 'Klíč', pl: 'Klucz', en: 'Key' },
  day: { de: 'Tag', cs: 'Den', pl: 'Dzień', en: 'Day' },
  people: { de: 'Personen', cs: 'Osoby', pl: 'Osoby', en: 'People' },
  sum: { de: 'Insgesamt', cs: 'Celkem', pl: 'Razem', en: 'Total' },
  unsaid: { de: 'keine Angabe', cs: 'neuvedeno', pl: 'nie podano', en: 'not stated' },
  came: { de: 'eingetroffen', cs: 'dorazili', pl: 'obecne', en: 'arrived' },
  stayedAway: { de: 'nicht eingetroffen', cs: 'nedorazili', pl: 'nieobecne', en: 'did not arrive' },
  allDays: {
    de: (count: number) => `Alle ${count} Tage als Tabelle`,
    cs: (count: number) => `Tabulka všech dnů (${count})`,
    pl: (count: number) => `Tabela wszystkich dni (${count})`,
    en: (count: number) => `All ${count} days as a table`,
  },
});
