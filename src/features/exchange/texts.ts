import type { Lang } from '#engines/kit';
import { typeName } from '#features/network/texts.ts';
import { catalogue, plural } from '#platform/i18n';
import type { EntryKind, EntryOwner, Maturity } from './model.ts';

export const exchangeTexts = catalogue({
  entries: { de: 'Bedarfe und Angebote', cs: 'Potřeby a nabídky', pl: 'Potrzeby i oferty', en: 'Needs and offers' },
  entriesLead: {
    de: 'Was Städte, Landkreise und Unternehmen brauchen, und was es dafür gibt: Angebote, Praxisbeispiele, Förderprogramme und Vorhaben aus allen Hubs.',
    cs: 'Co města, kraje a firmy potřebují a co pro to existuje: nabídky, příklady z praxe, dotační programy a projekty ze všech hubů.',
    pl: 'Czego potrzebują miasta, powiaty i firmy oraz co im w tym pomoże: oferty, przykłady z praktyki, programy wsparcia i projekty ze wszystkich hubów.',
    en: 'What towns, districts and companies need and what there is for it: offers, practices, funding programmes and projects from all hubs.',
  },
  searchEntries: {
    de: 'Wonach suchen Sie?',
    cs: 'Co hledáte?',
    pl: 'Czego Państwo szukają?',
    en: 'What are you looking for?',
  },
  kind: { de: 'Art des Eintrags', cs: 'Druh záznamu', pl: 'Rodzaj wpisu', en: 'Kind of entry' },
  topic: { de: 'Thema', cs: 'Téma', pl: 'Temat', en: 'Topic' },
  topics: { de: 'Themen', cs: 'Témata', pl: 'Tematy', en: 'Topics' },
  language: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  owner: { de: 'Von', cs: 'Od', pl: 'Od', en: 'From' },
  expiredFacet: { de: 'Abgelaufene', cs: 'Skončená platnost', pl: 'Wygasłe', en: 'Expired' },
  showExpired: {
    de: 'Abgelaufene mit anzeigen',
    cs: 'Zobrazit i záznamy, jejichž platnost skončila',
    pl: 'Pokaż także wygasłe',
    en: 'Show expired ones too',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Eintrag', other: 'Einträge' }),
    cs: (count: number) => plural('cs', count, { one: 'záznam', few: 'záznamy', many: 'záznamu', other: 'záznamů' }),
    pl: (count: number) => plural('pl', count, { one: 'wpis', few: 'wpisy', many: 'wpisów', other: 'wpisu' }),
    en: (count: number) => plural('en', count, { one: 'entry', other: 'entries' }),
  },
  nothingFound: {
    de: 'Dazu haben wir noch keinen Eintrag. Entfernen Sie einen Filter, oder beschreiben Sie Ihren Bedarf in ganzen Sätzen.',
    cs: 'K tomu zatím nemáme žádný záznam. Zrušte některý filtr, nebo popište svou potřebu celými větami.',
    pl: 'Nie mamy jeszcze takiego wpisu. Prosimy usunąć któryś filtr albo opisać swoją potrzebę pełnymi zdaniami.',
    en: 'We have no entry for this yet. Remove a filter, or describe your need in whole sentences.',
  },
  sortNewest: { de: 'Neueste zuerst', cs: 'Od nejnovějších', pl: 'Od najnowszych', en: 'Newest first' },
  sortBest: {
    de: 'Beste Treffer zuerst',
    cs: 'Nejlepší shody nejdříve',
    pl: 'Od najlepszych trafień',
    en: 'Best matches first',
  },
  sortDeadline: { de: 'Frist', cs: 'Termín', pl: 'Termin', en: 'Deadline' },
  sortTitle: { de: 'Titel', cs: 'Název', pl: 'Tytuł', en: 'Title' },
  facts: { de: 'Auf einen Blick', cs: 'V kostce', pl: 'W skrócie', en: 'At a glance' },
  published: { de: 'Veröffentlicht am', cs: 'Zveřejněno', pl: 'Opublikowano', en: 'Published on' },
  validUntil: { de: 'Gültig bis', cs: 'Platí do', pl: 'Ważne do', en: 'Valid until' },
  deadline: {
    de: 'Antragsfrist',
    cs: 'Termín pro žádosti',
    pl: 'Termin składania wniosków',
    en: 'Application deadline',
  },
  alwaysOpen: { de: 'laufend', cs: 'průběžně', pl: 'nabór ciągły', en: 'open all the time' },
  period: { de: 'Zeitraum', cs: 'Období', pl: 'Okres', en: 'Period' },
  budget: { de: 'Budget', cs: 'Rozpočet', pl: 'Budżet', en: 'Budget' },
  price: { de: 'Kosten', cs: 'Cena', pl: 'Koszt', en: 'Cost' },
  grant: { de: 'Förderbetrag', cs: 'Výše podpory', pl: 'Kwota wsparcia', en: 'Grant' },
  rate: { de: 'Fördersatz', cs: 'Míra podpory', pl: 'Poziom dofinansowania', en: 'Funding rate' },
  rateUpTo: {
    de: (rate: number) => `bis ${rate} %`,
    cs: (rate: number) => `až ${rate} %`,
    pl: (rate: number) => `do ${rate}%`,
    en: (rate: number) => `up to ${rate}%`,
  },
  from: {
    de: (value: string) => `ab ${value}`,
    cs: (value: string) => `od ${value}`,
    pl: (value: string) => `od ${value}`,
    en: (value: string) => `from ${value}`,
  },
  upTo: {
    de: (value: string) => `bis ${value}`,
    cs: (value: string) => `do ${value}`,
    pl: (value: string) => `do ${value}`,
    en: (value: string) => `up to ${value}`,
  },
  between: {
    de: (low: string, high: string) => `${low} bis ${high}`,
    cs: (low: string, high: string) => `${low} až ${high}`,
    pl: (low: string, high: string) => `od ${low} do ${high}`,
    en: (low: string, high: string) => `${low} to ${high}`,
  },
  audience: { de: 'Für wen', cs: 'Pro koho', pl: 'Dla kogo', en: 'Who it is for' },
  sizes: { de: 'Größe', cs: 'Velikost', pl: 'Wielkość', en: 'Size' },
  everybody: { de: 'alle', cs: 'všechny', pl: 'wszystkich', en: 'everybody' },
  problem: { de: 'Das Problem', cs: 'Problém', pl: 'Problem', en: 'The problem' },
  result: {
    de: 'Was danach besser sein soll',
    cs: 'Co se má zlepšit',
    pl: 'Co ma się poprawić',
    en: 'What should be better afterwards',
  },
  dataStatus: { de: 'Stand der Daten', cs: 'Stav dat', pl: 'Stan danych', en: 'Data available' },
  maturity: { de: 'Reifegrad', cs: 'Zralost', pl: 'Dojrzałość', en: 'Maturity' },
  references: { de: 'Referenzen', cs: 'Reference', pl: 'Referencje', en: 'References' },
  effect: { de: 'Wirkung', cs: 'Přínos', pl: 'Efekt', en: 'Effect' },
  preconditions: {
    de: 'Was man dafür braucht',
    cs: 'Co je k tomu potřeba',
    pl: 'Co jest do tego potrzebne',
    en: 'What it takes',
  },
  inhabitants: { de: 'Einwohnerzahl', cs: 'Počet obyvatel', pl: 'Liczba mieszkańców', en: 'Inhabitants' },
  staff: { de: 'Personal', cs: 'Personál', pl: 'Personel', en: 'Staff' },
  cost: { de: 'Kosten', cs: 'Náklady', pl: 'Koszty', en: 'Cost' },
  law: { de: 'Recht', cs: 'Právo', pl: 'Prawo', en: 'Law' },
  licence: { de: 'Lizenz', cs: 'Licence', pl: 'Licencja', en: 'Licence' },
  interfaces: { de: 'Schnittstellen', cs: 'Rozhraní', pl: 'Interfejsy', en: 'Interfaces' },
  copiedBy: { de: 'Schon übernommen von', cs: 'Už převzali', pl: 'Kto już skorzystał', en: 'Already copied by' },
  partners: { de: 'Beteiligte', cs: 'Partneři', pl: 'Partnerzy', en: 'Partners' },
  expired: {
    de: 'Dieser Eintrag ist abgelaufen. Er bleibt zum Nachlesen stehen, wird aber nicht mehr vorgeschlagen.',
    cs: 'Platnost tohoto záznamu skončila. Zůstává k přečtení, ale už se nenabízí.',
    pl: 'Ten wpis wygasł. Można go nadal przeczytać, ale nie jest już proponowany.',
    en: 'This entry has expired. It stays here for reference but is no longer suggested.',
  },
  expiredShort: { de: 'abgelaufen', cs: 'platnost skončila', pl: 'wygasły', en: 'expired' },
  latest: { de: 'Neu im Netzwerk', cs: 'Nové v síti', pl: 'Nowe w sieci', en: 'New in the network' },
  ofHub: {
    de: 'Neue Einträge aus diesem Hub',
    cs: 'Nové záznamy z tohoto hubu',
    pl: 'Nowe wpisy z tego hubu',
    en: 'New entries from this hub',
  },
  ofOrganisation: {
    de: 'Einträge dieser Organisation',
    cs: 'Záznamy této organizace',
    pl: 'Wpisy tej organizacji',
    en: 'Entries of this organisation',
  },
  all: { de: 'Alle ansehen', cs: 'Zobrazit vše', pl: 'Zobacz wszystkie', en: 'See all' },
  nameNotPublic: {
    de: 'Name nicht öffentlich',
    cs: 'název není veřejný',
    pl: 'nazwa nieujawniona',
    en: 'name not public',
  },
  closedTitle: {
    de: 'Dieser Bedarf ist gedeckt. Er bleibt zum Nachlesen stehen, wird aber nicht mehr vorgeschlagen.',
    cs: 'Tato potřeba je vyřešena. Zůstává k přečtení, ale už se nenabízí.',
    pl: 'Ta potrzeba została zaspokojona. Można o niej przeczytać, ale nie jest już proponowana.',
    en: 'This need has been met. It stays here for reference but is no longer suggested.',
  },
  closedOther: {
    de: 'Dieser Eintrag ist abgeschlossen. Er bleibt zum Nachlesen stehen, wird aber nicht mehr vorgeschlagen.',
    cs: 'Tento záznam je uzavřen. Zůstává k přečtení, ale už se nenabízí.',
    pl: 'Ten wpis jest zamknięty. Można go przeczytać, ale nie jest już proponowany.',
    en: 'This entry is closed. It stays here for reference but is no longer suggested.',
  },
  outcome: { de: 'Wie es ausging', cs: 'Jak to dopadlo', pl: 'Jaki był wynik', en: 'What came of it' },
  onlyYouSee: {
    de: 'Öffentlich nicht genannt; nur Ihre Organisation und das Hub-Team sehen den Namen.',
    cs: 'Veřejně se neuvádí; název vidí jen vaše organizace a tým hubu.',
    pl: 'Nazwa nieujawniona publicznie; widzi ją tylko Państwa organizacja i zespół hubu.',
    en: 'Not named in public; only your organisation and the hub team see the name.',
  },
  describe: { de: 'Bedarf beschreiben', cs: 'Popsat potřebu', pl: 'Opisz potrzebę', en: 'Describe a need' },
  describeHint: {
    de: 'Sie finden nicht das Richtige? Beschreiben Sie Ihren Bedarf, wir suchen in allen vier Sprachen.',
    cs: 'Nenašli jste, co hledáte? Popište svou potřebu, hledáme ve všech čtyřech jazycích.',
    pl: 'Nie ma tego, czego Państwo szukają? Prosimy opisać swoją potrzebę, szukamy we wszystkich czterech językach.',
    en: 'Not what you are looking for? Describe your need, we search in all four languages.',
  },
});

const KINDS: Record<EntryKind, { one: Record<Lang, string>; many: Record<Lang, string> }> = {
  need: {
    one: { de: 'Bedarf', cs: 'Potřeba', pl: 'Potrzeba', en: 'Need' },
    many: { de: 'Bedarfe', cs: 'Potřeby', pl: 'Potrzeby', en: 'Needs' },
  },
  offer: {
    one: { de: 'Angebot', cs: 'Nabídka', pl: 'Oferta', en: 'Offer' },
    many: { de: 'Angebote', cs: 'Nabídky', pl: 'Oferty', en: 'Offers' },
  },
  practice: {
    one: { de: 'Praxisbeispiel', cs: 'Příklad z praxe', pl: 'Przykład z praktyki', en: 'Practice' },
    many: { de: 'Praxisbeispiele', cs: 'Příklady z praxe', pl: 'Przykłady z praktyki', en: 'Practices' },
  },
  programme: {
    one: { de: 'Förderprogramm', cs: 'Dotační program', pl: 'Program wsparcia', en: 'Funding programme' },
    many: { de: 'Förderprogramme', cs: 'Dotační programy', pl: 'Programy wsparcia', en: 'Funding programmes' },
  },
  project: {
    one: { de: 'Vorhaben', cs: 'Projekt', pl: 'Projekt', en: 'Project' },
    many: { de: 'Vorhaben', cs: 'Projekty', pl: 'Projekty', en: 'Projects' },
  },
};

const MATURITY_NAMES: Record<Maturity, Record<Lang, string>> = {
  idea: { de: 'Idee', cs: 'Nápad', pl: 'Pomysł', en: 'Idea' },
  prototype: { de: 'Prototyp', cs: 'Prototyp', pl: 'Prototyp', en: 'Prototype' },
  pilot: { de: 'Pilotbetrieb', cs: 'Pilotní provoz', pl: 'Pilotaż', en: 'Pilot' },
  market: {
    de: 'im Einsatz',
    cs: 'v běžném provozu',
    pl: 'wdrożone',
    en: 'in use',
  },
};

/** Whose an entry is, as far as the viewer may know. */
export function ownerName(lang: Lang, { type, region, named }: EntryOwner): string {
  if (named !== null) return named.name;
  return [typeName(lang, type), region].filter(Boolean).join(', ');
}

/** The same with the place, or with the reason why there is no name. */
export function ownerLine(lang: Lang, owner: EntryOwner): string {
  if (owner.named !== null) return `${owner.named.name}, ${owner.named.place}`;
  return `${ownerName(lang, owner)} (${exchangeTexts(lang).nameNotPublic})`;
}

export function kindName(lang: Lang, kind: EntryKind): string {
  return KINDS[kind].one[lang];
}

export function kindNamePlural(lang: Lang, kind: EntryKind): string {
  return KINDS[kind].many[lang];
}

export function maturityName(lang: Lang, maturity: Maturity): string {
  return MATURITY_NAMES[maturity][lang];
}
