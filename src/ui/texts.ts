import { catalogue, plural } from '#platform/i18n';

/** Words of the kit itself; no word of the domain. */
export const uiTexts = catalogue({
  skip: { de: 'Zum Inhalt springen', cs: 'Přejít k obsahu', pl: 'Przejdź do treści', en: 'Skip to content' },
  mainMenu: { de: 'Hauptmenü', cs: 'Hlavní nabídka', pl: 'Menu główne', en: 'Main menu' },
  menu: { de: 'Menü', cs: 'Nabídka', pl: 'Menu', en: 'Menu' },
  account: { de: 'Ihr Konto', cs: 'Váš účet', pl: 'Państwa konto', en: 'Your account' },
  languages: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  breadcrumbs: { de: 'Sie sind hier', cs: 'Jste zde', pl: 'Ścieżka nawigacji', en: 'You are here' },
  home: { de: 'Startseite', cs: 'Úvodní stránka', pl: 'Strona główna', en: 'Home' },
  pages: { de: 'Seiten', cs: 'Stránky', pl: 'Strony', en: 'Pages' },
  previous: { de: 'Vorherige Seite', cs: 'Předchozí stránka', pl: 'Poprzednia strona', en: 'Previous page' },
  next: { de: 'Nächste Seite', cs: 'Další stránka', pl: 'Następna strona', en: 'Next page' },
  pageOf: {
    de: (page: number, of: number) => `Seite ${page} von ${of}`,
    cs: (page: number, of: number) => `Stránka ${page} z ${of}`,
    pl: (page: number, of: number) => `Strona ${page} z ${of}`,
    en: (page: number, of: number) => `Page ${page} of ${of}`,
  },
  optional: { de: 'freiwillig', cs: 'nepovinné', pl: 'opcjonalnie', en: 'optional' },
  errorsTitle: {
    de: (count: number) => (count === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${count} Angaben`),
    cs: (count: number) => `Zkontrolujte prosím ${plural('cs', count, { one: 'údaj', few: 'údaje', other: 'údajů' })}`,
    pl: (count: number) => `Prosimy sprawdzić ${plural('pl', count, { one: 'pole', few: 'pola', other: 'pól' })}`,
    en: (count: number) => (count === 1 ? 'Please check one answer' : `Please check ${count} answers`),
  },
  writtenIn: {
    de: 'Originalsprache',
    cs: 'Původní jazyk',
    pl: 'Język oryginału',
    en: 'Original language',
  },
  filter: { de: 'Filter anwenden', cs: 'Použít filtry', pl: 'Zastosuj filtry', en: 'Apply filters' },
  filters: { de: 'Filter', cs: 'Filtry', pl: 'Filtry', en: 'Filters' },
  showMore: {
    de: (count: number) => `${count} weitere anzeigen`,
    cs: (count: number) => `Zobrazit další (${count})`,
    pl: (count: number) => `Pokaż więcej (${count})`,
    en: (count: number) => `Show ${count} more`,
  },
  clearFilters: {
    de: 'Alle Filter entfernen',
    cs: 'Zrušit všechny filtry',
    pl: 'Usuń wszystkie filtry',
    en: 'Clear all filters',
  },
  removeFilter: { de: 'Filter entfernen', cs: 'Zrušit filtr', pl: 'Usuń filtr', en: 'Remove filter' },
  search: { de: 'Suchen', cs: 'Hledat', pl: 'Szukaj', en: 'Search' },
  sortBy: { de: 'Sortieren nach', cs: 'Řadit podle', pl: 'Sortuj według', en: 'Sort by' },
  unknownParameter: {
    de: (names: string) => `Diese Angabe in der Adresse kennen wir nicht, sie wurde nicht angewendet: ${names}`,
    cs: (names: string) => `Tento údaj v adrese neznáme, nebyl použit: ${names}`,
    pl: (names: string) => `Nie znamy tego parametru w adresie, nie został zastosowany: ${names}`,
    en: (names: string) => `We do not know this part of the address, it was not applied: ${names}`,
  },
  feeds: {
    de: 'Diese Ansicht abonnieren oder herunterladen',
    cs: 'Odebírat nebo stáhnout tento výběr',
    pl: 'Subskrybuj lub pobierz ten widok',
    en: 'Subscribe to or download this view',
  },
});
