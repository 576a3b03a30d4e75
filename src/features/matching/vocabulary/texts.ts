import { catalogue, formatNumber, plural } from '#platform/i18n';

export const vocabularyTexts = catalogue({
  concepts: { de: 'Begriffe', cs: 'Pojmy', pl: 'Pojęcia', en: 'Concepts' },
  lead: {
    de: 'An diesen Begriffen erkennen wir, worum es in einem Text geht, auch wenn Bedarf und Angebot in verschiedenen Sprachen stehen. Fehlt ein Wort? Sagen Sie es Ihrem Hub.',
    cs: 'Podle těchto pojmů poznáme, o čem text je, i když jsou potřeba a nabídka v různých jazycích. Chybí nějaké slovo? Řekněte o tom svému hubu.',
    pl: 'Po tych pojęciach rozpoznajemy, o czym jest tekst, nawet jeśli potrzeba i oferta są w różnych językach. Brakuje jakiegoś słowa? Prosimy powiedzieć o tym swojemu hubowi.',
    en: 'By these concepts we recognise what a text is about, even where a need and an offer are in different languages. Is a word missing? Tell your hub.',
  },
  /** Title of our own vocabulary in data. */
  ownTitle: {
    de: 'Wortschatz von Hubwerk',
    cs: 'Slovník Hubwerku',
    pl: 'Słownik Hubwerka',
    en: 'Vocabulary of Hubwerk',
  },
  search: {
    de: 'Wort in einer der vier Sprachen',
    cs: 'Slovo v kterémkoli ze čtyř jazyků',
    pl: 'Słowo w dowolnym z czterech języków',
    en: 'A word in any of the four languages',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Begriff', other: 'Begriffe' }),
    cs: (count: number) => plural('cs', count, { one: 'pojem', few: 'pojmy', many: 'pojmu', other: 'pojmů' }),
    pl: (count: number) => plural('pl', count, { one: 'pojęcie', few: 'pojęcia', many: 'pojęć', other: 'pojęcia' }),
    en: (count: number) => plural('en', count, { one: 'concept', other: 'concepts' }),
  },
  nothingFound: {
    de: 'Dieses Wort kennen wir nicht. Versuchen Sie ein kürzeres Wort, seine Grundform, oder entfernen Sie einen Filter.',
    cs: 'Toto slovo neznáme. Zkuste kratší slovo nebo jeho základní tvar, anebo zrušte některý filtr.',
    pl: 'Nie znamy tego słowa. Prosimy wpisać krótsze słowo albo jego formę podstawową lub usunąć któryś filtr.',
    en: 'We do not know this word. Try a shorter word or its basic form, or remove a filter.',
  },
  field: { de: 'Fachgebiet', cs: 'Obor', pl: 'Dziedzina', en: 'Field' },
  fields: { de: 'Nach Fachgebieten', cs: 'Podle oborů', pl: 'Według dziedzin', en: 'By field' },
  scheme: { de: 'Wortschatz', cs: 'Slovník', pl: 'Słownik', en: 'Vocabulary' },
  sortName: { de: 'Von A bis Z', cs: 'Od A do Z', pl: 'Od A do Z', en: 'From A to Z' },
  sortBest: {
    de: 'Beste Treffer zuerst',
    cs: 'Nejlepší shody nejdříve',
    pl: 'Od najlepszych trafień',
    en: 'Best matches first',
  },
  sortEntries: {
    de: 'In den meisten Einträgen zuerst',
    cs: 'V nejvíce záznamech nejdříve',
    pl: 'Od występujących w największej liczbie wpisów',
    en: 'In most entries first',
  },
  otherLanguages: {
    de: 'In anderen Sprachen',
    cs: 'V jiných jazycích',
    pl: 'W innych językach',
    en: 'In other languages',
  },
  also: { de: 'Auch', cs: 'Také', pl: 'Także', en: 'Also' },
  more: {
    de: (count: number) => `und ${plural('de', count, { one: 'weiteres Wort', other: 'weitere Wörter' })}`,
    cs: (count: number) =>
      `a ${plural('cs', count, { one: 'další slovo', few: 'další slova', many: 'dalšího slova', other: 'dalších slov' })}`,
    pl: (count: number) =>
      `i ${plural('pl', count, { one: 'kolejne słowo', few: 'kolejne słowa', many: 'kolejnych słów', other: 'kolejnego słowa' })}`,
    en: (count: number) => `and ${plural('en', count, { one: 'more word', other: 'more words' })}`,
  },
  foundAs: { de: 'Gefunden als', cs: 'Nalezeno jako', pl: 'Znaleziono jako', en: 'Found as' },
  inEntries: {
    de: (count: number) => `in ${plural('de', count, { one: 'Eintrag', other: 'Einträgen' })}`,
    // Not „v 2 záznamech“: whether it is v or ve depends on how the number is spoken.
    cs: (count: number) => `počet záznamů: ${formatNumber('cs', count)}`,
    pl: (count: number) =>
      `w ${plural('pl', count, { one: 'wpisie', few: 'wpisach', many: 'wpisach', other: 'wpisu' })}`,
    en: (count: number) => `in ${plural('en', count, { one: 'entry', other: 'entries' })}`,
  },
  words: {
    de: 'Wörter in vier Sprachen',
    cs: 'Slova ve čtyřech jazycích',
    pl: 'Słowa w czterech językach',
    en: 'Words in four languages',
  },
  wordsHint: {
    de: 'Fett steht die Bezeichnung, die wir anzeigen. An den anderen Wörtern erkennen wir den Begriff ebenso, auch gebeugt und in Zusammensetzungen.',
    cs: 'Tučně je označení, které zobrazujeme. Podle ostatních slov pojem poznáme také, i když jsou skloňovaná nebo součástí složených slov.',
    pl: 'Pogrubiona jest nazwa, którą wyświetlamy. Po pozostałych słowach też rozpoznajemy pojęcie, również w odmianie i w złożeniach.',
    en: 'In bold is the name that we show. By the other words we recognise the concept too, also inflected and in compounds.',
  },
  around: {
    de: 'Wörter im Umfeld',
    cs: 'Slova v okolí',
    pl: 'Słowa w otoczeniu',
    en: 'Words around it',
  },
  aroundHint: {
    de: 'Diese Wörter benennen den Begriff nicht, stehen aber oft in Texten darüber. Kommen mehrere davon vor, spricht das für ihn.',
    cs: 'Tato slova pojem nepojmenovávají, ale často stojí v textech o něm. Je-li jich v textu více, nasvědčuje to tomu, že je o něm.',
    pl: 'Te słowa nie są nazwami pojęcia, ale często pojawiają się w tekstach o nim. Gdy jest ich w tekście kilka, przemawia to za tym pojęciem.',
    en: 'These words do not name the concept, but often stand in texts about it. Where a text has several of them, this speaks for the concept.',
  },
  noWord: {
    de: 'In dieser Sprache fehlt noch ein Wort.',
    cs: 'V tomto jazyce slovo zatím chybí.',
    pl: 'W tym języku brakuje jeszcze słowa.',
    en: 'There is no word in this language yet.',
  },
  meant: { de: 'Was gemeint ist', cs: 'Co se tím myslí', pl: 'Co to oznacza', en: 'What is meant' },
  neighbours: {
    de: 'Benachbarte Begriffe',
    cs: 'Sousední pojmy',
    pl: 'Sąsiednie pojęcia',
    en: 'Neighbouring concepts',
  },
  broader: { de: 'Weiter gefasst', cs: 'Širší', pl: 'Szersze', en: 'Broader' },
  narrower: { de: 'Enger gefasst', cs: 'Užší', pl: 'Węższe', en: 'Narrower' },
  related: { de: 'Verwandt', cs: 'Příbuzné', pl: 'Pokrewne', en: 'Related' },
  moreNarrower: {
    de: (count: number) => `und ${plural('de', count, { one: 'weiterer', other: 'weitere' })}`,
    cs: (count: number) =>
      `a ${plural('cs', count, { one: 'další', few: 'další', many: 'dalšího', other: 'dalších' })}`,
    pl: (count: number) =>
      `i ${plural('pl', count, { one: 'kolejne', few: 'kolejne', many: 'kolejnych', other: 'kolejnego' })}`,
    en: (count: number) => `and ${plural('en', count, { one: 'more', other: 'more' })}`,
  },
  spoken: {
    de: 'Einträge, die am meisten davon handeln',
    cs: 'Záznamy, které o tom pojednávají nejvíce',
    pl: 'Wpisy, które mówią o tym najwięcej',
    en: 'Entries that are about it most',
  },
  occursIn: {
    de: (count: number) => `Der Begriff kommt in ${plural('de', count, { one: 'Eintrag', other: 'Einträgen' })} vor.`,
    cs: (count: number) => `Počet záznamů, ve kterých se pojem vyskytuje: ${formatNumber('cs', count)}.`,
    pl: (count: number) =>
      `Pojęcie występuje w ${plural('pl', count, { one: 'wpisie', few: 'wpisach', many: 'wpisach', other: 'wpisu' })}.`,
    en: (count: number) => `The concept occurs in ${plural('en', count, { one: 'entry', other: 'entries' })}.`,
  },
  occursNowhere: {
    de: 'Noch handelt kein Eintrag davon.',
    cs: 'Zatím o tom nepojednává žádný záznam.',
    pl: 'Żaden wpis jeszcze o tym nie mówi.',
    en: 'No entry is about it yet.',
  },
  topicEntries: {
    de: 'Alle Einträge zu diesem Thema',
    cs: 'Všechny záznamy k tomuto tématu',
    pl: 'Wszystkie wpisy na ten temat',
    en: 'All entries on this topic',
  },
  searchEntries: {
    de: 'Einträge damit suchen',
    cs: 'Hledat záznamy s tímto pojmem',
    pl: 'Szukaj wpisów z tym pojęciem',
    en: 'Search entries with it',
  },
  facts: { de: 'Auf einen Blick', cs: 'V kostce', pl: 'W skrócie', en: 'At a glance' },
  code: { de: 'Kennung', cs: 'Identifikátor', pl: 'Identyfikator', en: 'Identifier' },
  address: { de: 'Dauerhafte Adresse', cs: 'Trvalá adresa', pl: 'Stały adres', en: 'Permanent address' },
  sameAs: {
    de: 'Derselbe Begriff in',
    cs: 'Tentýž pojem ve slovníku',
    pl: 'To samo pojęcie w',
    en: 'The same concept in',
  },
  licence: { de: 'Lizenz', cs: 'Licence', pl: 'Licencja', en: 'Licence' },
  data: { de: 'Als Daten (SKOS)', cs: 'Jako data (SKOS)', pl: 'Jako dane (SKOS)', en: 'As data (SKOS)' },
  free: {
    de: 'Unser Wortschatz darf frei verwendet werden (CC0 1.0).',
    cs: 'Náš slovník lze volně používat (CC0 1.0).',
    pl: 'Z naszego słownika można swobodnie korzystać (CC0 1.0).',
    en: 'Our vocabulary may be used freely (CC0 1.0).',
  },
  all: {
    de: 'Alle Begriffe ansehen',
    cs: 'Zobrazit všechny pojmy',
    pl: 'Zobacz wszystkie pojęcia',
    en: 'See all concepts',
  },
  description: {
    de: (label: string) => `„${label}“ mit allen Wörtern dafür auf Deutsch, Tschechisch, Polnisch und Englisch.`,
    cs: (label: string) => `„${label}“ se všemi slovy v češtině, němčině, polštině a angličtině.`,
    pl: (label: string) => `„${label}” ze wszystkimi słowami po polsku, niemiecku, czesku i angielsku.`,
    en: (label: string) => `“${label}” with all words for it in English, German, Czech and Polish.`,
  },
});
