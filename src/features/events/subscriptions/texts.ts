import { catalogue, plural } from '#platform/i18n';

export const subscriptionTexts = catalogue({
  title: {
    de: 'Kalender anderer Stellen',
    cs: 'Kalendáře jiných subjektů',
    pl: 'Kalendarze innych podmiotów',
    en: 'Calendars of others',
  },
  lead: {
    de: 'Termine aus öffentlichen Kalendern anderer Stellen erscheinen hier von selbst als Veranstaltungen des Hubs: neue kommen hinzu, geänderte werden angepasst, gestrichene verschwinden.',
    cs: 'Termíny z veřejných kalendářů jiných subjektů se tu samy objevují jako akce hubu: nové přibudou, změněné se upraví, zrušené zmizí.',
    pl: 'Terminy z publicznych kalendarzy innych podmiotów pojawiają się tu same jako wydarzenia hubu: nowe są dodawane, zmienione dostosowywane, skreślone znikają.',
    en: 'Events from public calendars of others appear here by themselves as events of the hub: new ones are added, changed ones are adapted, deleted ones disappear.',
  },
  add: { de: 'Kalender abonnieren', cs: 'Odebírat kalendář', pl: 'Dodaj subskrypcję', en: 'Subscribe to a calendar' },
  none: {
    de: 'Der Hub hat noch keinen Kalender abonniert.',
    cs: 'Hub zatím neodebírá žádný kalendář.',
    pl: 'Hub nie subskrybuje jeszcze żadnego kalendarza.',
    en: 'The hub has not subscribed to any calendar yet.',
  },
  addLead: {
    de: 'Sie sehen zuerst, welche Termine kommen würden. Erst danach entscheiden Sie, ob der Hub den Kalender abonniert.',
    cs: 'Nejprve uvidíte, které termíny by přibyly. Teprve potom rozhodnete, zda bude hub kalendář odebírat.',
    pl: 'Najpierw zobaczą Państwo, jakie terminy zostałyby dodane. Dopiero potem zdecydują Państwo, czy hub ma subskrybować ten kalendarz.',
    en: 'You first see which events would come. Only then do you decide whether the hub subscribes to the calendar.',
  },
  url: { de: 'Adresse des Kalenders', cs: 'Adresa kalendáře', pl: 'Adres kalendarza', en: 'Address of the calendar' },
  urlHint: {
    de: 'Öffentliche Adresse im Format iCalendar. Sie endet oft auf .ics und heißt in Kalenderprogrammen „Abonnieren“ oder „iCal“.',
    cs: 'Veřejná adresa ve formátu iCalendar. Často končí na .ics a v kalendářích se jmenuje „Odebírat“ nebo „iCal“.',
    pl: 'Publiczny adres w formacie iCalendar. Często kończy się na .ics, a w programach kalendarza nosi nazwę „Subskrybuj” lub „iCal”.',
    en: 'A public address in the iCalendar format. It often ends in .ics and is called “Subscribe” or “iCal” in calendar programs.',
  },
  name: { de: 'Name', cs: 'Název', pl: 'Nazwa', en: 'Name' },
  nameHint: {
    de: 'Wessen Kalender es ist, zum Beispiel „Stadt Musterheim“. Nur das Team sieht den Namen.',
    cs: 'Čí kalendář to je, například „Město Vzorov“. Název vidí jen tým.',
    pl: 'Czyj to kalendarz, na przykład „Miasto Wzorowo”. Nazwę widzi tylko zespół.',
    en: 'Whose calendar it is, for instance “Town of Sampleton”. Only the team sees the name.',
  },
  lang: { de: 'Sprache der Termine', cs: 'Jazyk termínů', pl: 'Język terminów', en: 'Language of the events' },
  topics: { de: 'Themen', cs: 'Témata', pl: 'Tematy', en: 'Topics' },
  topicsHint: {
    de: 'Alle Termine des Kalenders bekommen diese Themen, damit sie über den Filter zu finden sind. Höchstens acht.',
    cs: 'Všechny termíny kalendáře dostanou tato témata, aby je bylo možné najít filtrem. Nejvýše osm.',
    pl: 'Wszystkie terminy kalendarza otrzymają te tematy, aby można je było znaleźć za pomocą filtra. Najwyżej osiem.',
    en: 'All events of the calendar get these topics, so that the filter finds them. Eight at most.',
  },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  noRegion: { de: 'Keine Angabe', cs: 'Neuvedeno', pl: 'Brak danych', en: 'Not stated' },
  preview: { de: 'Vorschau ansehen', cs: 'Zobrazit náhled', pl: 'Pokaż podgląd', en: 'See the preview' },
  previewAgain: { de: 'Vorschau erneuern', cs: 'Obnovit náhled', pl: 'Odśwież podgląd', en: 'Renew the preview' },
  subscribe: { de: 'Jetzt abonnieren', cs: 'Nyní odebírat', pl: 'Subskrybuj teraz', en: 'Subscribe now' },
  previewTitle: { de: 'Was kommen würde', cs: 'Co by přibylo', pl: 'Co zostałoby dodane', en: 'What would come' },
  previewIntro: {
    de: (count: number, name: string) =>
      `${plural('de', count, { one: 'kommender Termin', other: 'kommende Termine' })}${name === '' ? '' : ` aus „${name}“`}`,
    cs: (count: number, name: string) =>
      `${plural('cs', count, { one: 'nadcházející termín', few: 'nadcházející termíny', other: 'nadcházejících termínů' })}${name === '' ? '' : ` z kalendáře „${name}“`}`,
    pl: (count: number, name: string) =>
      `${plural('pl', count, { one: 'nadchodzący termin', few: 'nadchodzące terminy', many: 'nadchodzących terminów', other: 'nadchodzących terminów' })}${name === '' ? '' : ` z kalendarza „${name}”`}`,
    en: (count: number, name: string) =>
      `${plural('en', count, { one: 'coming event', other: 'coming events' })}${name === '' ? '' : ` from “${name}”`}`,
  },
  previewNone: {
    de: 'In dem Kalender stehen keine kommenden Termine. Sie können ihn trotzdem abonnieren.',
    cs: 'V kalendáři nejsou žádné nadcházející termíny. Přesto jej můžete odebírat.',
    pl: 'W kalendarzu nie ma nadchodzących terminów. Mimo to mogą go Państwo subskrybować.',
    en: 'There are no coming events in the calendar. You can subscribe to it nevertheless.',
  },
  andMore: {
    de: (count: number) => `und ${plural('de', count, { one: 'weiterer', other: 'weitere' })}`,
    cs: (count: number) => `a ${plural('cs', count, { one: 'další', few: 'další', other: 'dalších' })}`,
    pl: (count: number) =>
      `i ${plural('pl', count, { one: 'kolejny', few: 'kolejne', many: 'kolejnych', other: 'kolejnych' })}`,
    en: (count: number) => `and ${count} more`,
  },
  brokenTitle: { de: 'Was ausgelassen wird', cs: 'Co se vynechá', pl: 'Co zostanie pominięte', en: 'What is left out' },
  brokenIntro: {
    de: (count: number) =>
      `${plural('de', count, { one: 'Stelle', other: 'Stellen' })} im Kalender. Wer ihn führt, kann sie dort berichtigen.`,
    cs: (count: number) =>
      `${plural('cs', count, { one: 'místo', few: 'místa', other: 'míst' })} v kalendáři. Opravit je může ten, kdo kalendář vede.`,
    pl: (count: number) =>
      `${plural('pl', count, { one: 'miejsce', few: 'miejsca', many: 'miejsc', other: 'miejsc' })} w kalendarzu. Poprawić je może ten, kto prowadzi kalendarz.`,
    en: (count: number) =>
      `${plural('en', count, { one: 'place', other: 'places' })} in the calendar. Whoever keeps it can correct them there.`,
  },
  line: { de: 'Zeile', cs: 'Řádek', pl: 'Wiersz', en: 'Line' },
  what: { de: 'Was nicht stimmt', cs: 'Co není v pořádku', pl: 'Co się nie zgadza', en: 'What is wrong' },
  uid: { de: 'Kennung', cs: 'Identifikátor', pl: 'Identyfikator', en: 'Identifier' },
  event: { de: 'Termin', cs: 'Termín', pl: 'Termin', en: 'Event' },
  when: { de: 'Wann', cs: 'Kdy', pl: 'Kiedy', en: 'When' },
  where: { de: 'Wo', cs: 'Kde', pl: 'Gdzie', en: 'Where' },
  calendar: { de: 'Kalender', cs: 'Kalendář', pl: 'Kalendarz', en: 'Calendar' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  coming: { de: 'Kommende Termine', cs: 'Nadcházející termíny', pl: 'Nadchodzące terminy', en: 'Coming events' },
  lastRead: { de: 'Zuletzt gelesen', cs: 'Naposledy přečteno', pl: 'Ostatnio odczytano', en: 'Last read' },
  nextRead: { de: 'Wird wieder gelesen', cs: 'Bude znovu přečteno', pl: 'Następny odczyt', en: 'Next read' },
  never: { de: 'Noch nie', cs: 'Zatím nikdy', pl: 'Jeszcze nigdy', en: 'Not yet' },
  active: { de: 'Wird gelesen', cs: 'Čte se', pl: 'Odczytywany', en: 'Being read' },
  paused: { de: 'Angehalten', cs: 'Pozastaveno', pl: 'Wstrzymany', en: 'Paused' },
  failing: { de: 'Nicht lesbar', cs: 'Nelze přečíst', pl: 'Nieodczytany', en: 'Not readable' },
  careful: { de: 'Bitte prüfen', cs: 'Prosím zkontrolujte', pl: 'Proszę sprawdzić', en: 'Please check' },
  waiting: { de: 'Noch nicht gelesen', cs: 'Zatím nepřečteno', pl: 'Jeszcze nieodczytany', en: 'Not read yet' },
  failedTitle: {
    de: 'Der Kalender konnte nicht gelesen werden',
    cs: 'Kalendář se nepodařilo přečíst',
    pl: 'Nie udało się odczytać kalendarza',
    en: 'The calendar could not be read',
  },
  failedTimes: {
    de: (count: number) =>
      `Versuche ohne Erfolg: ${count}. Die Veranstaltungen bleiben, wie sie sind; es wird weiter versucht.`,
    cs: (count: number) => `Neúspěšné pokusy: ${count}. Akce zůstávají, jak jsou; pokusy pokračují.`,
    pl: (count: number) => `Nieudane próby: ${count}. Wydarzenia pozostają bez zmian; próby są ponawiane.`,
    en: (count: number) => `Attempts without success: ${count}. The events stay as they are; attempts go on.`,
  },
  carefulTitle: {
    de: 'Der Kalender wurde mit Vorsicht gelesen',
    cs: 'Kalendář byl přečten s opatrností',
    pl: 'Kalendarz odczytano z ostrożnością',
    en: 'The calendar was read with care',
  },
  nextEvents: {
    de: 'Nächste Veranstaltungen daraus',
    cs: 'Nejbližší akce z kalendáře',
    pl: 'Najbliższe wydarzenia z kalendarza',
    en: 'Next events from it',
  },
  noEvents: {
    de: 'Aus diesem Kalender stehen zurzeit keine Veranstaltungen bevor.',
    cs: 'Z tohoto kalendáře se nyní nechystají žádné akce.',
    pl: 'Z tego kalendarza nie ma obecnie nadchodzących wydarzeń.',
    en: 'No events from this calendar are coming up at the moment.',
  },
  notHere: {
    de: 'Diese Veranstaltungen werden nicht hier bearbeitet, und man meldet sich nicht hier zu ihnen an. Maßgeblich ist der Kalender der anderen Stelle.',
    cs: 'Tyto akce se neupravují zde a nelze se na ně zde přihlásit. Rozhodující je kalendář jiného subjektu.',
    pl: 'Tych wydarzeń nie edytuje się tutaj ani nie można się tutaj na nie zgłosić. Rozstrzyga kalendarz innego podmiotu.',
    en: 'These events are not edited here, and registration for them is not here. The calendar of the other body decides.',
  },
  pause: { de: 'Anhalten', cs: 'Pozastavit', pl: 'Wstrzymaj', en: 'Pause' },
  resume: { de: 'Wieder lesen', cs: 'Znovu číst', pl: 'Odczytuj ponownie', en: 'Read again' },
  remove: { de: 'Abonnement beenden', cs: 'Ukončit odběr', pl: 'Zakończ subskrypcję', en: 'End the subscription' },
  removeLead: {
    de: (count: number) =>
      `Alle Veranstaltungen aus diesem Kalender werden zurückgezogen, auch vergangene. Kommende Termine: ${count}.`,
    cs: (count: number) => `Všechny akce z tohoto kalendáře budou staženy, i minulé. Nadcházející termíny: ${count}.`,
    pl: (count: number) =>
      `Wszystkie wydarzenia z tego kalendarza zostaną wycofane, także minione. Nadchodzące terminy: ${count}.`,
    en: (count: number) => `All events from this calendar will be withdrawn, past ones too. Coming events: ${count}.`,
  },
  keep: { de: 'Abbrechen', cs: 'Zrušit', pl: 'Anuluj', en: 'Cancel' },
  subscribed: {
    de: 'Der Kalender ist abonniert.',
    cs: 'Kalendář se odebírá.',
    pl: 'Kalendarz jest subskrybowany.',
    en: 'The calendar is subscribed to.',
  },
  removed: {
    de: 'Das Abonnement ist beendet. Die Veranstaltungen daraus sind zurückgezogen.',
    cs: 'Odběr je ukončen. Akce z něj jsou staženy.',
    pl: 'Subskrypcja jest zakończona. Pochodzące z niej wydarzenia są wycofane.',
    en: 'The subscription has ended. Its events are withdrawn.',
  },
  deskUnread: {
    de: 'Abonnierte Kalender lassen sich nicht lesen',
    cs: 'Odebírané kalendáře nelze přečíst',
    pl: 'Nie można odczytać subskrybowanych kalendarzy',
    en: 'Subscribed calendars cannot be read',
  },
  urlWrong: {
    de: 'Geben Sie eine vollständige Webadresse an, zum Beispiel https://www.musterheim.de/kalender.ics.',
    cs: 'Zadejte úplnou webovou adresu, například https://www.vzorov.cz/kalendar.ics.',
    pl: 'Proszę podać pełny adres internetowy, na przykład https://www.wzorowo.pl/kalendarz.ics.',
    en: 'Enter a complete web address, for instance https://www.sampleton.eu/calendar.ics.',
  },
  urlSecret: {
    de: 'Geben Sie eine Adresse ohne Benutzernamen und Passwort an.',
    cs: 'Zadejte adresu bez uživatelského jména a hesla.',
    pl: 'Proszę podać adres bez nazwy użytkownika i hasła.',
    en: 'Enter an address without user name and password.',
  },
  urlKnown: {
    de: 'Der Hub hat diesen Kalender schon abonniert.',
    cs: 'Hub tento kalendář už odebírá.',
    pl: 'Hub już subskrybuje ten kalendarz.',
    en: 'The hub has already subscribed to this calendar.',
  },
  tooMany: {
    de: (most: number) => `Ein Hub kann höchstens ${most} Kalender abonnieren.`,
    cs: (most: number) => `Hub může odebírat nejvýše ${most} kalendářů.`,
    pl: (most: number) => `Hub może subskrybować najwyżej ${most} kalendarzy.`,
    en: (most: number) => `A hub can subscribe to ${most} calendars at most.`,
  },
  nameMissing: {
    de: 'Geben Sie einen Namen an.',
    cs: 'Zadejte název.',
    pl: 'Proszę podać nazwę.',
    en: 'Enter a name.',
  },
  nameLong: {
    de: 'Der Name ist zu lang. Möglich sind 120 Zeichen.',
    cs: 'Název je příliš dlouhý. Možných je 120 znaků.',
    pl: 'Nazwa jest za długa. Dopuszczalnych jest 120 znaków.',
    en: 'The name is too long. 120 characters are possible.',
  },
  langWrong: {
    de: 'Wählen Sie eine Sprache aus.',
    cs: 'Vyberte jazyk.',
    pl: 'Proszę wybrać język.',
    en: 'Choose a language.',
  },
  topicsWrong: {
    de: 'Wählen Sie Themen aus der Liste aus.',
    cs: 'Vyberte témata ze seznamu.',
    pl: 'Proszę wybrać tematy z listy.',
    en: 'Choose topics from the list.',
  },
  topicsMany: {
    de: 'Wählen Sie höchstens acht Themen aus.',
    cs: 'Vyberte nejvýše osm témat.',
    pl: 'Proszę wybrać najwyżej osiem tematów.',
    en: 'Choose eight topics at most.',
  },
  regionWrong: {
    de: 'Wählen Sie eine Region aus der Liste aus.',
    cs: 'Vyberte region ze seznamu.',
    pl: 'Proszę wybrać region z listy.',
    en: 'Choose a region from the list.',
  },
});
