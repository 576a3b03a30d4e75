import { catalogue, plural } from '#platform/i18n';

export const calendarTexts = catalogue({
  lead: {
    de: 'Workshops, Konferenzen und Treffen aus allen Hubs. Jede Auswahl können Sie abonnieren oder auf Ihrer eigenen Seite einbetten.',
    cs: 'Workshopy, konference a setkání ze všech hubů. Každý výběr můžete odebírat nebo vložit na vlastní stránky.',
    pl: 'Warsztaty, konferencje i spotkania ze wszystkich hubów. Każdy wybór można subskrybować lub osadzić na własnej stronie.',
    en: 'Workshops, conferences and meetings from all hubs. You can subscribe to any selection or embed it on your own site.',
  },
  search: {
    de: 'Wonach suchen Sie?',
    cs: 'Co hledáte?',
    pl: 'Czego Państwo szukają?',
    en: 'What are you looking for?',
  },
  views: { de: 'Ansicht', cs: 'Zobrazení', pl: 'Widok', en: 'View' },
  list: { de: 'Liste', cs: 'Seznam', pl: 'Lista', en: 'List' },
  month: { de: 'Monat', cs: 'Měsíc', pl: 'Miesiąc', en: 'Month' },
  map: { de: 'Karte', cs: 'Mapa', pl: 'Mapa', en: 'Map' },
  past: { de: 'Vergangene', cs: 'Minulé', pl: 'Minione', en: 'Past' },
  coming: { de: 'Kommende', cs: 'Nadcházející', pl: 'Nadchodzące', en: 'Coming' },
  found: {
    de: (count: number) => plural('de', count, { one: 'Veranstaltung', other: 'Veranstaltungen' }),
    cs: (count: number) => plural('cs', count, { one: 'akce', few: 'akce', many: 'akce', other: 'akcí' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'wydarzenie', few: 'wydarzenia', many: 'wydarzeń', other: 'wydarzenia' }),
    en: (count: number) => plural('en', count, { one: 'event', other: 'events' }),
  },
  foundPast: {
    de: (count: number) =>
      plural('de', count, { one: 'vergangene Veranstaltung', other: 'vergangene Veranstaltungen' }),
    cs: (count: number) =>
      plural('cs', count, { one: 'minulá akce', few: 'minulé akce', many: 'minulé akce', other: 'minulých akcí' }),
    pl: (count: number) =>
      plural('pl', count, {
        one: 'minione wydarzenie',
        few: 'minione wydarzenia',
        many: 'minionych wydarzeń',
        other: 'minionego wydarzenia',
      }),
    en: (count: number) => plural('en', count, { one: 'past event', other: 'past events' }),
  },
  nothing: {
    de: 'Dazu ist zurzeit keine Veranstaltung eingetragen. Entfernen Sie einen Filter, oder abonnieren Sie diese Auswahl: Dann erfahren Sie es, sobald etwas dazukommt.',
    cs: 'K tomu teď není zapsána žádná akce. Zrušte některý filtr, nebo si tento výběr odebírejte: dozvíte se, jakmile něco přibude.',
    pl: 'Obecnie nie ma takiego wydarzenia. Prosimy usunąć któryś filtr albo zasubskrybować ten wybór: wtedy dowiedzą się Państwo, gdy tylko coś się pojawi.',
    en: 'No such event is listed at the moment. Remove a filter, or subscribe to this selection: you will hear as soon as one is added.',
  },
  backwards: {
    de: 'Das Datum „bis“ liegt vor dem Datum „von“. Bitte ändern Sie eines von beiden.',
    cs: 'Datum „do“ je dříve než datum „od“. Změňte prosím jedno z nich.',
    pl: 'Data „do” jest wcześniejsza niż data „od”. Prosimy zmienić jedną z nich.',
    en: 'The date “to” is before the date “from”. Please change one of them.',
  },
  from: { de: 'Von', cs: 'Od', pl: 'Od', en: 'From' },
  to: { de: 'Bis', cs: 'Do', pl: 'Do', en: 'To' },
  topic: { de: 'Thema', cs: 'Téma', pl: 'Temat', en: 'Topic' },
  topics: { de: 'Themen', cs: 'Témata', pl: 'Tematy', en: 'Topics' },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  format: {
    de: 'Vor Ort oder online',
    cs: 'Na místě, nebo online',
    pl: 'Na miejscu czy online',
    en: 'On site or online',
  },
  kind: { de: 'Art', cs: 'Druh', pl: 'Rodzaj', en: 'Kind' },
  lang: {
    de: 'Sprache (gesprochen oder gedolmetscht)',
    cs: 'Jazyk (mluvený nebo tlumočený)',
    pl: 'Język (mówiony lub tłumaczony)',
    en: 'Language (spoken or interpreted)',
  },
  cost: { de: 'Kosten', cs: 'Cena', pl: 'Koszt', en: 'Cost' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  source: { de: 'Herkunft', cs: 'Původ', pl: 'Pochodzenie', en: 'Origin' },
  own: { de: 'Aus dem Netzwerk', cs: 'Ze sítě', pl: 'Z sieci', en: 'From the network' },
  subscribed: {
    de: 'Aus Kalendern anderer',
    cs: 'Z kalendářů jiných',
    pl: 'Z kalendarzy innych',
    en: 'From calendars of others',
  },
  place: { de: 'Ort', cs: 'Místo', pl: 'Miejsce', en: 'Place' },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  series: { de: 'Reihe', cs: 'Série', pl: 'Cykl', en: 'Series' },
  interpretedAs: {
    de: (langs: string) => `gedolmetscht: ${langs}`,
    cs: (langs: string) => `tlumočeno: ${langs}`,
    pl: (langs: string) => `tłumaczone: ${langs}`,
    en: (langs: string) => `interpreted: ${langs}`,
  },
  hasBegun: { de: 'Hat schon begonnen', cs: 'Již začalo', pl: 'Już trwa', en: 'Already begun' },
  cancelled: { de: 'Abgesagt', cs: 'Zrušeno', pl: 'Odwołane', en: 'Cancelled' },
  prevMonth: { de: 'Vorheriger Monat', cs: 'Předchozí měsíc', pl: 'Poprzedni miesiąc', en: 'Previous month' },
  nextMonth: { de: 'Nächster Monat', cs: 'Další měsíc', pl: 'Następny miesiąc', en: 'Next month' },
  thisMonth: { de: 'Heute', cs: 'Dnes', pl: 'Dzisiaj', en: 'Today' },
  week: { de: 'Woche', cs: 'Týden', pl: 'Tydzień', en: 'Week' },
  moreOnDay: {
    de: (count: number) => (count === 1 ? '+1 weitere' : `+${count} weitere`),
    cs: (count: number) => `+${plural('cs', count, { one: 'další', few: 'další', many: 'další', other: 'dalších' })}`,
    pl: (count: number) =>
      `+${plural('pl', count, { one: 'kolejne', few: 'kolejne', many: 'kolejnych', other: 'kolejnego' })}`,
    en: (count: number) => `+${count} more`,
  },
  runs: { de: 'läuft', cs: 'probíhá', pl: 'trwa', en: 'ongoing' },
  emptyMonth: {
    de: 'In diesem Monat ist nichts eingetragen.',
    cs: 'V tomto měsíci není nic zapsáno.',
    pl: 'W tym miesiącu nic nie zaplanowano.',
    en: 'Nothing is listed for this month.',
  },
  mapTitle: { de: 'Orte der Veranstaltungen', cs: 'Místa akcí', pl: 'Miejsca wydarzeń', en: 'Where the events are' },
  mapDescription: {
    de: 'Jeder Punkt führt zu den Veranstaltungen an diesem Ort; die Liste daneben nennt dieselben Orte.',
    cs: 'Každý bod vede na akce v daném místě; stejná místa uvádí i seznam vedle.',
    pl: 'Każdy punkt prowadzi do wydarzeń w tym miejscu; lista obok wymienia te same miejsca.',
    en: 'Each point leads to the events at this place; the list beside it names the same places.',
  },
  places: { de: 'Orte', cs: 'Místa', pl: 'Miejsca', en: 'Places' },
  withoutPlace: {
    de: (count: number) =>
      count === 1
        ? 'Eine Veranstaltung hat keinen Ort auf der Karte, zum Beispiel weil sie online stattfindet.'
        : `${count} Veranstaltungen haben keinen Ort auf der Karte, zum Beispiel weil sie online stattfinden.`,
    cs: (count: number) =>
      `${plural('cs', count, { one: 'akce nemá', few: 'akce nemají', many: 'akce nemá', other: 'akcí nemá' })} místo na mapě, například kvůli konání online.`,
    pl: (count: number) =>
      `${plural('pl', count, { one: 'wydarzenie nie jest zaznaczone', few: 'wydarzenia nie są zaznaczone', many: 'wydarzeń nie jest zaznaczonych', other: 'wydarzenia nie jest zaznaczone' })} na mapie, na przykład wydarzenia online.`,
    en: (count: number) =>
      count === 1
        ? 'One event has no place on the map, for instance because it is online.'
        : `${count} events have no place on the map, for instance because they are online.`,
  },
  seeThem: { de: 'In der Liste ansehen', cs: 'Zobrazit v seznamu', pl: 'Zobacz na liście', en: 'See them in the list' },
  addEvent: {
    de: 'Veranstaltung anlegen',
    cs: 'Založit akci',
    pl: 'Dodaj wydarzenie',
    en: 'Create an event',
  },
  myEvents: {
    de: 'Meine Veranstaltungen',
    cs: 'Moje akce',
    pl: 'Moje wydarzenia',
    en: 'My events',
  },

  subscribe: {
    de: 'Kalender abonnieren',
    cs: 'Odebírat kalendář',
    pl: 'Subskrybuj kalendarz',
    en: 'Subscribe to the calendar',
  },
  subscribeHow: {
    de: 'Ihr Kalenderprogramm zeigt dann genau diese Auswahl und hält sie aktuell: Neues kommt dazu, Verschobenes und Abgesagtes wird berichtigt.',
    cs: 'Váš kalendář pak ukazuje přesně tento výběr a udržuje ho aktuální: nové akce přibudou, přesunuté a zrušené se opraví.',
    pl: 'Państwa kalendarz pokaże wtedy dokładnie ten wybór i będzie go aktualizować: nowe wydarzenia się pojawią, przeniesione i odwołane zostaną poprawione.',
    en: 'Your calendar program then shows exactly this selection and keeps it up to date: new events are added, moved and cancelled ones corrected.',
  },
  subscribeOpen: {
    de: 'Im Kalenderprogramm öffnen',
    cs: 'Otevřít v kalendáři',
    pl: 'Otwórz w kalendarzu',
    en: 'Open in a calendar program',
  },
  subscribeAddress: {
    de: 'Wenn sich nichts öffnet, fügen Sie diese Adresse in Ihrem Kalender unter „Kalender abonnieren“ oder „Per URL hinzufügen“ ein:',
    cs: 'Pokud se nic neotevře, vložte tuto adresu ve svém kalendáři do „Přihlásit se k odběru kalendáře“ nebo „Přidat z adresy URL“:',
    pl: 'Jeśli nic się nie otworzy, prosimy wkleić ten adres w swoim kalendarzu w „Subskrybuj kalendarz” lub „Dodaj z adresu URL”:',
    en: 'If nothing opens, paste this address into your calendar under “Subscribe to calendar” or “Add from URL”:',
  },
  embed: { de: 'Einbetten', cs: 'Vložit na web', pl: 'Osadź na stronie', en: 'Embed' },
  embedHow: {
    de: 'Mit diesem Code zeigt Ihre eigene Webseite genau diese Auswahl, ohne Skript und ohne Cookies. Sie aktualisiert sich von selbst.',
    cs: 'S tímto kódem zobrazí vaše stránky přesně tento výběr, bez skriptů a bez cookies. Aktualizuje se sám.',
    pl: 'Dzięki temu kodowi Państwa strona pokaże dokładnie ten wybór, bez skryptów i bez plików cookie. Aktualizuje się sam.',
    en: 'With this code your own web site shows exactly this selection, without script and without cookies. It updates itself.',
  },
  embedCode: { de: 'Code zum Kopieren', cs: 'Kód ke zkopírování', pl: 'Kod do skopiowania', en: 'Code to copy' },
  embedPreview: { de: 'So sieht es aus', cs: 'Jak to vypadá', pl: 'Tak to wygląda', en: 'See what it looks like' },
  allEvents: {
    de: 'Alle Veranstaltungen ansehen',
    cs: 'Zobrazit všechny akce',
    pl: 'Zobacz wszystkie wydarzenia',
    en: 'See all events',
  },
  newTab: {
    de: 'öffnet sich in einem neuen Tab',
    cs: 'otevře se na nové kartě',
    pl: 'otwiera się w nowej karcie',
    en: 'opens in a new tab',
  },
  comingEvents: {
    de: 'Kommende Veranstaltungen',
    cs: 'Nadcházející akce',
    pl: 'Nadchodzące wydarzenia',
    en: 'Coming events',
  },

  nextDates: {
    de: 'Nächste Termine der Reihe',
    cs: 'Další termíny série',
    pl: 'Kolejne terminy cyklu',
    en: 'Next dates of the series',
  },
  comingDates: { de: 'Kommende Termine', cs: 'Nadcházející termíny', pl: 'Nadchodzące terminy', en: 'Coming dates' },
  pastDates: { de: 'Vergangene Termine', cs: 'Minulé termíny', pl: 'Minione terminy', en: 'Past dates' },
  noComingDates: {
    de: 'Zurzeit ist kein weiterer Termin bekannt. Abonnieren Sie die Reihe, dann erfahren Sie den nächsten.',
    cs: 'Další termín zatím není znám. Odebírejte sérii a dozvíte se o něm.',
    pl: 'Na razie nie ma kolejnego terminu. Kto zasubskrybuje cykl, dowie się o następnym.',
    en: 'No further date is known yet. Subscribe to the series and you will hear of the next one.',
  },
  seeAllPast: {
    de: 'Alle vergangenen Termine',
    cs: 'Všechny minulé termíny',
    pl: 'Wszystkie minione terminy',
    en: 'All past dates',
  },
});
