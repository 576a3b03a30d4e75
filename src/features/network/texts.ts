import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { OrganisationType, RelationKind, Size } from './model.ts';

export const networkTexts = catalogue({
  hubs: { de: 'Hubs', cs: 'Huby', pl: 'Huby', en: 'Hubs' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  hubsLead: {
    de: 'Jeder Hub hat eigene Schwerpunkte und ist Anlaufstelle für seine Region. Sie können sich an jeden wenden.',
    cs: 'Každý hub má vlastní zaměření a je kontaktem pro svůj region. Obrátit se můžete na kterýkoli z nich.',
    pl: 'Każdy hub ma własną specjalizację i jest punktem kontaktowym w swoim regionie. Można zwrócić się do każdego z nich.',
    en: 'Every hub has its own focus and is the contact for its region. You are welcome at any of them.',
  },
  organisations: { de: 'Organisationen', cs: 'Organizace', pl: 'Organizacje', en: 'Organisations' },
  organisationsLead: {
    de: 'Wer im Netzwerk mitwirkt: Städte, Landkreise, Unternehmen, Start-ups, Forschung und fördernde Stellen.',
    cs: 'Kdo v síti působí: města, kraje, firmy, startupy, výzkum a poskytovatelé podpory.',
    pl: 'Kto działa w sieci: miasta, powiaty, firmy, start-upy, nauka i instytucje finansujące.',
    en: 'Who takes part in the network: towns, districts, companies, start-ups, research and funders.',
  },
  searchOrganisations: {
    de: 'Name, Ort oder Stichwort',
    cs: 'Název, místo nebo heslo',
    pl: 'Nazwa, miejscowość lub hasło',
    en: 'Name, place or keyword',
  },
  type: { de: 'Art der Organisation', cs: 'Typ organizace', pl: 'Rodzaj organizacji', en: 'Type of organisation' },
  topic: { de: 'Thema', cs: 'Téma', pl: 'Temat', en: 'Topic' },
  topics: { de: 'Themen', cs: 'Témata', pl: 'Tematy', en: 'Topics' },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  size: { de: 'Größe', cs: 'Velikost', pl: 'Wielkość', en: 'Size' },
  inhabitants: { de: 'Einwohnerzahl', cs: 'Počet obyvatel', pl: 'Liczba mieszkańców', en: 'Inhabitants' },
  place: { de: 'Ort', cs: 'Místo', pl: 'Miejscowość', en: 'Place' },
  places: { de: 'Orte', cs: 'Místa', pl: 'Miejscowości', en: 'Places' },
  web: { de: 'Website', cs: 'Web', pl: 'Strona internetowa', en: 'Website' },
  email: { de: 'E-Mail', cs: 'E-mail', pl: 'E-mail', en: 'E-mail' },
  phone: { de: 'Telefon', cs: 'Telefon', pl: 'Telefon', en: 'Phone' },
  found: {
    de: (count: number) => plural('de', count, { one: 'Organisation', other: 'Organisationen' }),
    cs: (count: number) =>
      plural('cs', count, { one: 'organizace', few: 'organizace', many: 'organizace', other: 'organizací' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'organizacja', few: 'organizacje', many: 'organizacji', other: 'organizacji' }),
    en: (count: number) => plural('en', count, { one: 'organisation', other: 'organisations' }),
  },
  hubsFound: {
    de: (count: number) => plural('de', count, { one: 'Hub', other: 'Hubs' }),
    cs: (count: number) => plural('cs', count, { one: 'hub', few: 'huby', many: 'hubu', other: 'hubů' }),
    pl: (count: number) => plural('pl', count, { one: 'hub', few: 'huby', many: 'hubów', other: 'hubu' }),
    en: (count: number) => plural('en', count, { one: 'hub', other: 'hubs' }),
  },
  countries: {
    de: (count: number) => (count === 1 ? '1 Land' : `${count} Länder`),
    cs: (count: number) => plural('cs', count, { one: 'země', few: 'země', many: 'země', other: 'zemí' }),
    pl: (count: number) => plural('pl', count, { one: 'kraj', few: 'kraje', many: 'krajów', other: 'kraju' }),
    en: (count: number) => plural('en', count, { one: 'country', other: 'countries' }),
  },
  nothingFound: {
    de: 'Dazu haben wir keine Organisation gefunden. Entfernen Sie einen Filter oder suchen Sie mit einem anderen Wort.',
    cs: 'Nenašli jsme žádnou organizaci. Zrušte některý filtr nebo zkuste jiné slovo.',
    pl: 'Nie znaleźliśmy żadnej organizacji. Prosimy usunąć któryś filtr lub użyć innego słowa.',
    en: 'We found no organisation for this. Remove a filter or try another word.',
  },
  mapTitle: { de: 'Karte', cs: 'Mapa', pl: 'Mapa', en: 'Map' },
  mapDescription: {
    de: 'Die Liste neben der Karte nennt dieselben Orte.',
    cs: 'Seznam vedle mapy uvádí stejná místa.',
    pl: 'Lista obok mapy podaje te same miejscowości.',
    en: 'The list beside the map names the same places.',
  },
  sortName: { de: 'Name', cs: 'Název', pl: 'Nazwa', en: 'Name' },
  sortNewest: { de: 'Zuletzt geändert', cs: 'Naposledy změněno', pl: 'Ostatnio zmienione', en: 'Last changed' },
  sites: { de: 'Standorte', cs: 'Pobočky', pl: 'Lokalizacje', en: 'Sites' },
  site: { de: 'Standort', cs: 'Pobočka', pl: 'Lokalizacja', en: 'Site' },
  focus: { de: 'Schwerpunkt', cs: 'Zaměření', pl: 'Specjalizacja', en: 'Focus' },
  contact: { de: 'Ansprechperson', cs: 'Kontaktní osoba', pl: 'Osoba kontaktowa', en: 'Contact' },
  operator: { de: 'Träger', cs: 'Provozovatel', pl: 'Operator', en: 'Operated by' },
  members: {
    de: 'Mitwirkende Organisationen',
    cs: 'Zapojené organizace',
    pl: 'Zaangażowane organizacje',
    en: 'Organisations taking part',
  },
  allMembers: {
    de: (count: number) => `Alle ${count} Organisationen ansehen`,
    cs: (count: number) => `Zobrazit všechny organizace (${count})`,
    pl: (count: number) => `Zobacz wszystkie organizacje (${count})`,
    en: (count: number) => `See all ${count} organisations`,
  },
  relations: { de: 'Verbindungen', cs: 'Vazby', pl: 'Powiązania', en: 'Relations' },
  funding: { de: 'Erhaltene Förderung', cs: 'Získaná podpora', pl: 'Otrzymane dofinansowanie', en: 'Funding received' },
  amount: { de: 'Betrag', cs: 'Částka', pl: 'Kwota', en: 'Amount' },
  directive: { de: 'Förderrichtlinie', cs: 'Program', pl: 'Program', en: 'Programme' },
  year: { de: 'Jahr', cs: 'Rok', pl: 'Rok', en: 'Year' },
  source: { de: 'Quelle', cs: 'Zdroj', pl: 'Źródło', en: 'Source' },
  confirmed: { de: 'Angaben bestätigt am', cs: 'Údaje potvrzeny', pl: 'Dane potwierdzono', en: 'Details confirmed on' },
  stale: {
    de: 'Die Angaben wurden länger als zwölf Monate nicht bestätigt.',
    cs: 'Údaje nebyly potvrzeny déle než dvanáct měsíců.',
    pl: 'Dane nie były potwierdzane od ponad dwunastu miesięcy.',
    en: 'The details have not been confirmed for more than twelve months.',
  },
  staleShort: { de: 'nicht bestätigt', cs: 'nepotvrzeno', pl: 'niepotwierdzone', en: 'not confirmed' },
  about: { de: 'Über die Organisation', cs: 'O organizaci', pl: 'O organizacji', en: 'About the organisation' },
  facts: { de: 'Auf einen Blick', cs: 'V kostce', pl: 'W skrócie', en: 'At a glance' },
});

const TYPES: Record<OrganisationType, Record<Lang, string>> = {
  municipality: {
    de: 'Stadt oder Gemeinde',
    cs: 'Město nebo obec',
    pl: 'Miasto lub gmina',
    en: 'Town or municipality',
  },
  district: { de: 'Landkreis', cs: 'Kraj nebo okres', pl: 'Powiat', en: 'District' },
  authority: {
    de: 'Behörde oder öffentliche Einrichtung',
    cs: 'Úřad nebo veřejná instituce',
    pl: 'Urząd lub instytucja publiczna',
    en: 'Authority or public body',
  },
  company: { de: 'Unternehmen', cs: 'Firma', pl: 'Przedsiębiorstwo', en: 'Company' },
  startup: { de: 'Start-up', cs: 'Startup', pl: 'Start-up', en: 'Start-up' },
  research: {
    de: 'Forschung und Hochschule',
    cs: 'Výzkum a vysoká škola',
    pl: 'Nauka i uczelnia',
    en: 'Research and university',
  },
  association: {
    de: 'Verein oder Verband',
    cs: 'Spolek nebo svaz',
    pl: 'Stowarzyszenie lub związek',
    en: 'Association',
  },
  investor: { de: 'Investor oder Fonds', cs: 'Investor nebo fond', pl: 'Inwestor lub fundusz', en: 'Investor or fund' },
  intermediary: {
    de: 'Innovationsagentur oder Hub',
    cs: 'Inovační agentura nebo hub',
    pl: 'Agencja innowacji lub hub',
    en: 'Innovation agency or hub',
  },
};

const SIZES: Record<Size, Record<Lang, string>> = {
  micro: { de: 'unter 10 Beschäftigte', cs: 'do 10 zaměstnanců', pl: 'poniżej 10 osób', en: 'under 10 people' },
  small: { de: '10 bis 49 Beschäftigte', cs: '10 až 49 zaměstnanců', pl: '10 do 49 osób', en: '10 to 49 people' },
  medium: { de: '50 bis 249 Beschäftigte', cs: '50 až 249 zaměstnanců', pl: '50 do 249 osób', en: '50 to 249 people' },
  large: {
    de: '250 und mehr Beschäftigte',
    cs: '250 a více zaměstnanců',
    pl: '250 i więcej osób',
    en: '250 people and more',
  },
};

/** What stands before the other organisation's name, seen from either side. */
const RELATIONS: Record<RelationKind, Record<'out' | 'in', Record<Lang, string>>> = {
  member_of: {
    out: { de: 'Mitglied bei', cs: 'Je členem', pl: 'Jest członkiem', en: 'Member of' },
    in: { de: 'Mitglied hier', cs: 'Člen', pl: 'Członek tej organizacji', en: 'Has as member' },
  },
  part_of: {
    out: { de: 'Teil von', cs: 'Součást', pl: 'Jest częścią', en: 'Part of' },
    in: { de: 'Gehört hierher', cs: 'Patří sem', pl: 'Obejmuje', en: 'Includes' },
  },
  funds: {
    out: { de: 'Fördert', cs: 'Financuje', pl: 'Finansuje', en: 'Funds' },
    in: { de: 'Gefördert von', cs: 'Financuje ji', pl: 'Finansowana przez', en: 'Funded by' },
  },
  partner_of: {
    out: { de: 'Partner', cs: 'Partner', pl: 'Partner', en: 'Partner' },
    in: { de: 'Partner', cs: 'Partner', pl: 'Partner', en: 'Partner' },
  },
  runs: {
    out: { de: 'Betreibt', cs: 'Provozuje', pl: 'Prowadzi', en: 'Runs' },
    in: { de: 'Betrieben von', cs: 'Provozuje ji', pl: 'Prowadzona przez', en: 'Run by' },
  },
};

export function typeName(lang: Lang, type: OrganisationType): string {
  return TYPES[type][lang];
}

export function sizeName(lang: Lang, size: Size): string {
  return SIZES[size][lang];
}

export function relationName(lang: Lang, kind: RelationKind, direction: 'out' | 'in'): string {
  return RELATIONS[kind][direction][lang];
}
