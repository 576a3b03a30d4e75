import { catalogue, plural } from '#platform/i18n';

export const duplicateTexts = catalogue({
  title: { de: 'Mögliche Dubletten', cs: 'Možné duplicity', pl: 'Możliwe duplikaty', en: 'Possible duplicates' },
  lead: {
    de: 'Organisationen, die vielleicht dieselbe sind, nach Name, Website und Ort. Vergleichen Sie sie, bevor Sie zusammenführen.',
    cs: 'Organizace, které jsou možná tatáž, podle názvu, webu a místa. Před sloučením je porovnejte.',
    pl: 'Organizacje, które mogą być tą samą, według nazwy, strony internetowej i miejscowości. Przed połączeniem prosimy je porównać.',
    en: 'Organisations that may be the same, judging by name, website and place. Compare them before you merge.',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Paar', other: 'Paare' }),
    cs: (count: number) => plural('cs', count, { one: 'dvojice', few: 'dvojice', many: 'dvojice', other: 'dvojic' }),
    pl: (count: number) => plural('pl', count, { one: 'para', few: 'pary', many: 'par', other: 'pary' }),
    en: (count: number) => plural('en', count, { one: 'pair', other: 'pairs' }),
  },
  none: {
    de: 'Es sind keine möglichen Dubletten bekannt.',
    cs: 'Žádné možné duplicity nejsou známy.',
    pl: 'Nie znaleziono możliwych duplikatów.',
    en: 'No possible duplicates are known.',
  },
  compare: { de: 'Vergleichen', cs: 'Porovnat', pl: 'Porównaj', en: 'Compare' },
  similarName: {
    de: (percent: number) => `Namen zu ${percent} % gleich`,
    cs: (percent: number) => `názvy se shodují z ${percent} %`,
    pl: (percent: number) => `nazwy zgodne w ${percent}%`,
    en: (percent: number) => `names ${percent}% alike`,
  },
  sameDomain: { de: 'gleiche Website', cs: 'stejný web', pl: 'ta sama strona internetowa', en: 'same website' },
  samePlace: { de: 'gleicher Ort', cs: 'stejné místo', pl: 'ta sama miejscowość', en: 'same place' },
  compareTitle: {
    de: (a: string, b: string) => `„${a}“ und „${b}“ vergleichen`,
    cs: (a: string, b: string) => `Porovnat „${a}“ a „${b}“`,
    pl: (a: string, b: string) => `Porównaj „${a}” i „${b}”`,
    en: (a: string, b: string) => `Compare “${a}” and “${b}”`,
  },
  compareLead: {
    de: 'Wählen Sie, welche Organisation bleibt und welche Angaben gelten. Personen, Einträge, Verbindungen und Förderung der anderen gehen auf sie über, ihre Adresse leitet dauerhaft weiter. Das lässt sich nicht rückgängig machen.',
    cs: 'Vyberte, která organizace zůstane a které údaje platí. Přejdou na ni osoby, záznamy, vazby a podpora té druhé, jejíž adresa bude trvale přesměrována. Krok nelze vrátit.',
    pl: 'Prosimy wybrać, która organizacja pozostanie i które dane obowiązują. Przejdą na nią osoby, wpisy, powiązania i dofinansowanie drugiej, a jej adres będzie stale przekierowywany. Tego nie można cofnąć.',
    en: 'Choose which organisation stays and which details count. The people, entries, relations and funding of the other move to it, and its address redirects for good. This cannot be undone.',
  },
  survivor: {
    de: 'Diese Organisation bleibt',
    cs: 'Tato organizace zůstane',
    pl: 'Ta organizacja pozostaje',
    en: 'This organisation stays',
  },
  field: { de: 'Angabe', cs: 'Údaj', pl: 'Dane', en: 'Detail' },
  address: { de: 'Adresse', cs: 'Adresa', pl: 'Adres', en: 'Address' },
  people: { de: 'Personen', cs: 'Osoby', pl: 'Osoby', en: 'People' },
  nothing: { de: 'keine Angabe', cs: 'neuvedeno', pl: 'nie podano', en: 'not stated' },
  merge: { de: 'Zusammenführen', cs: 'Sloučit', pl: 'Połącz', en: 'Merge' },
  dismiss: { de: 'Keine Dublette', cs: 'Nejde o duplicitu', pl: 'To nie duplikat', en: 'Not a duplicate' },
  dismissHint: {
    de: 'Dieses Paar wird dann niemandem mehr vorgeschlagen.',
    cs: 'Tato dvojice se pak už nikomu nenabídne.',
    pl: 'Ta para nie będzie już nikomu proponowana.',
    en: 'This pair will then not be suggested to anybody any more.',
  },
  chooseMissing: {
    de: 'Bitte wählen Sie für jede Angabe eine Seite.',
    cs: 'Vyberte prosím u každého údaje jednu stranu.',
    pl: 'Prosimy przy każdej pozycji wybrać jedną stronę.',
    en: 'Please choose a side for every detail.',
  },
});
