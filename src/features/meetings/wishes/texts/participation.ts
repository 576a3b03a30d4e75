import { catalogue, plural } from '#platform/i18n';

/** Joining, changing what was said, when one is free, leaving; and what can be wrong with any of it. */
export const participationTexts = catalogue({
  joinTitle: {
    de: 'Möchten Sie andere zu zweit treffen?',
    cs: 'Chcete se setkat s ostatními ve dvou?',
    pl: 'Chcą Państwo spotkać innych w cztery oczy?',
    en: 'Would you like to meet others one to one?',
  },
  joinHow: {
    de: (slots: number, minutes: number) =>
      `Es gibt ${slots} Zeiten von je ${minutes} Minuten. Sie sagen, wen Sie treffen möchten, andere sagen es von Ihnen; daraus entsteht vor der Veranstaltung Ihr persönlicher Plan.`,
    cs: (slots: number, minutes: number) =>
      `${plural('cs', slots, { one: 'termín', few: 'termíny', other: 'termínů' })} po ${plural('cs', minutes, { one: 'minutě', few: 'minutách', other: 'minutách' })}. Uvedete, s kým se chcete setkat, ostatní udělají totéž; z toho před akcí vznikne váš osobní plán.`,
    pl: (slots: number, minutes: number) =>
      `${plural('pl', slots, { one: 'termin', few: 'terminy', many: 'terminów', other: 'terminów' })} po ${minutes} min. Wskazują Państwo, z kim chcą się spotkać, inni robią to samo; przed wydarzeniem powstaje z tego osobisty plan.`,
    en: (slots: number, minutes: number) =>
      `There are ${slots} slots of ${minutes} minutes each. You say whom you would like to meet, and others say it of you; your personal plan is made from that before the event.`,
  },
  dataTitle: {
    de: 'Was mit Ihren Angaben geschieht',
    cs: 'Co se s vašimi údaji stane',
    pl: 'Co stanie się z danymi',
    en: 'What happens with your data',
  },
  data: {
    de: 'Was Sie hier eintragen, sehen nur die anderen, die bei diesen Gesprächen mitmachen, und das Team der Veranstaltung; Ihre E-Mail-Adresse sieht niemand von ihnen. Alles wird zusammen mit Ihrer Anmeldung gelöscht, und Sie können jederzeit wieder aussteigen.',
    cs: 'Co zde vyplníte, uvidí jen ostatní, kdo se schůzek účastní, a tým akce; vaši e-mailovou adresu ostatní neuvidí. Vše se smaže spolu s vaší přihláškou a kdykoli můžete odstoupit.',
    pl: 'To, co Państwo tu wpiszą, zobaczą tylko inne osoby biorące udział w rozmowach i zespół wydarzenia; adresu e-mail inni nie zobaczą. Wszystko zostanie usunięte razem ze zgłoszeniem, a zrezygnować można w każdej chwili.',
    en: 'What you enter here is seen only by the others who take part in these meetings, and by the team of the event; the others do not see your e-mail address. All of it is deleted together with your registration, and you can leave at any time.',
  },
  join: { de: 'Mitmachen', cs: 'Zapojit se', pl: 'Wezmę udział', en: 'Take part' },
  rejoin: {
    de: 'Sie haben sich von den Gesprächen abgemeldet. Bis zum Wunschschluss können Sie wieder mitmachen.',
    cs: 'Ze schůzek jste se odhlásili. Do uzávěrky přání se můžete znovu zapojit.',
    pl: 'Zrezygnowali Państwo z rozmów. Do końca zgłaszania życzeń można dołączyć ponownie.',
    en: 'You have left the meetings. You can take part again until wishes close.',
  },
  editTitle: {
    de: 'Meine Angaben ändern',
    cs: 'Změnit moje údaje',
    pl: 'Zmiana moich danych',
    en: 'Change my details',
  },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  back: { de: 'Zurück', cs: 'Zpět', pl: 'Wstecz', en: 'Back' },
  asOthersSee: {
    de: 'Was andere von Ihnen sehen',
    cs: 'Jak vás uvidí ostatní',
    pl: 'Tak widzą Państwa inni',
    en: 'How others see you',
  },
  name: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  group: {
    de: 'Zu welcher Gruppe gehören Sie?',
    cs: 'Do které skupiny patříte?',
    pl: 'Do której grupy Państwo należą?',
    en: 'Which group do you belong to?',
  },
  langs: {
    de: 'In welchen Sprachen können Sie ein Gespräch führen?',
    cs: 'V jakých jazycích můžete mluvit?',
    pl: 'W jakich językach mogą Państwo rozmawiać?',
    en: 'In which languages can you hold a conversation?',
  },
  langsHint: {
    de: 'Wer keine gemeinsame Sprache hat, wird nur mit Dolmetschen zusammengebracht.',
    cs: 'Kdo nemá společný jazyk, setká se jen s tlumočením.',
    pl: 'Osoby bez wspólnego języka spotykają się tylko z udziałem tłumacza.',
    en: 'People without a common language meet only with an interpreter.',
  },
  seeks: { de: 'Was suchen Sie?', cs: 'Co hledáte?', pl: 'Czego Państwo szukają?', en: 'What are you looking for?' },
  seeksHint: {
    de: 'In ein paar Sätzen. Zum Beispiel: Erfahrungen mit Ladesäulen in kleinen Gemeinden, Partner für einen Förderantrag.',
    cs: 'Několik vět. Například: zkušenosti s nabíjecími stanicemi v malých obcích, partner pro žádost o dotaci.',
    pl: 'W kilku zdaniach. Na przykład: doświadczenia ze stacjami ładowania w małych gminach, partner do wniosku o dofinansowanie.',
    en: 'In a few sentences. For example: experience with charging points in small towns, a partner for a funding application.',
  },
  offers: { de: 'Was bieten Sie an?', cs: 'Co nabízíte?', pl: 'Co Państwo oferują?', en: 'What do you offer?' },
  offersHint: {
    de: 'Zum Beispiel: was bei Ihnen gut läuft, wozu man Sie fragen kann, ein Produkt.',
    cs: 'Například: co se vám daří, na co se vás lze zeptat, produkt.',
    pl: 'Na przykład: co się u Państwa sprawdza, o co można zapytać, produkt.',
    en: 'For example: what works well at your place, what people can ask you about, a product.',
  },
  entriesOwn: {
    de: 'Welche Einträge Ihrer Organisation bringen Sie mit?',
    cs: 'Které záznamy své organizace přinášíte?',
    pl: 'Które wpisy swojej organizacji chcą Państwo przedstawić?',
    en: 'Which entries of your organisation do you bring along?',
  },
  entries: {
    de: 'Einträge mitbringen',
    cs: 'Přinést záznamy',
    pl: 'Przedstawiane wpisy',
    en: 'Bring entries along',
  },
  entriesHint: {
    de: (most: number) =>
      `Adresse eines Eintrags aus diesem Netzwerk, je Zeile eine, höchstens ${most}. Vorschläge werden damit besser.`,
    cs: (most: number) => `Adresa záznamu z této sítě, na každém řádku jedna, nejvýše ${most}. Návrhy tak budou lepší.`,
    pl: (most: number) =>
      `Adres wpisu z tej sieci, w każdym wierszu jeden, najwyżej ${most}. Dzięki temu propozycje będą lepsze.`,
    en: (most: number) =>
      `Address of an entry in this network, one per line, ${most} at most. It makes suggestions better.`,
  },
  maxMeetings: {
    de: 'Wie viele Gespräche höchstens?',
    cs: 'Kolik schůzek nejvýše?',
    pl: 'Ile rozmów najwyżej?',
    en: 'How many meetings at most?',
  },
  maxMeetingsHint: {
    de: (most: number) => `Leer: so viele wie möglich, höchstens ${most}.`,
    cs: (most: number) => `Prázdné: co nejvíce, nejvýše ${most}.`,
    pl: (most: number) => `Puste: jak najwięcej, najwyżej ${most}.`,
    en: (most: number) => `Empty: as many as possible, ${most} at most.`,
  },
  onlineOnly: {
    de: 'Ich kann nur online teilnehmen',
    cs: 'Mohu se účastnit jen online',
    pl: 'Mogę uczestniczyć tylko online',
    en: 'I can take part online only',
  },
  onScreen: {
    de: 'Mein Name darf während der Gespräche auf der Anzeige im Saal stehen',
    cs: 'Moje jméno může být během schůzek na obrazovce v sále',
    pl: 'Moje imię i nazwisko mogą być na ekranie w sali podczas rozmów',
    en: 'My name may be on the screen in the hall during the meetings',
  },
  more: { de: 'Weitere Angaben', cs: 'Další údaje', pl: 'Pozostałe dane', en: 'More' },
  whenNotFree: {
    de: 'Wann können Sie nicht?',
    cs: 'Kdy nemůžete?',
    pl: 'Kiedy nie mogą Państwo przyjść?',
    en: 'When are you not free?',
  },
  whenNotFreeHint: {
    de: 'Haken Sie nur an, was nicht geht, zum Beispiel während eines Vortrags, den Sie hören möchten.',
    cs: 'Zaškrtněte jen to, co nejde, například během přednášky, kterou chcete slyšet.',
    pl: 'Prosimy zaznaczyć tylko to, co nie pasuje, na przykład podczas wykładu, którego chcą Państwo wysłuchać.',
    en: 'Tick only what does not work, for example during a talk you want to hear.',
  },
  meanwhile: {
    de: (titles: string) => `gleichzeitig: ${titles}`,
    cs: (titles: string) => `současně: ${titles}`,
    pl: (titles: string) => `w tym samym czasie: ${titles}`,
    en: (titles: string) => `at the same time: ${titles}`,
  },
  availabilityTitle: {
    de: 'Wann ich nicht kann',
    cs: 'Kdy nemohu',
    pl: 'Kiedy nie mogę',
    en: 'When I am not free',
  },
  leaveTitle: {
    de: 'Nicht mehr mitmachen',
    cs: 'Už se neúčastnit',
    pl: 'Rezygnacja z rozmów',
    en: 'Leave the meetings',
  },
  leaveText: {
    de: (count: number) =>
      count === 0
        ? 'Ihre Angaben sind dann für andere nicht mehr zu sehen. Für die Veranstaltung bleiben Sie angemeldet.'
        : `Ihre ${count === 1 ? 'Anfrage wird' : `${count} Anfragen und Verabredungen werden`} zurückgezogen, die anderen erfahren es per Mail. Für die Veranstaltung bleiben Sie angemeldet.`,
    cs: (count: number) =>
      count === 0
        ? 'Ostatní pak vaše údaje neuvidí. Na akci zůstáváte přihlášeni.'
        : `Vaše žádosti a domluvené schůzky (${count}) budou staženy a ostatní se to dozvědí e-mailem. Na akci zůstáváte přihlášeni.`,
    pl: (count: number) =>
      count === 0
        ? 'Inni nie zobaczą już Państwa danych. Zgłoszenie na wydarzenie pozostaje ważne.'
        : `Państwa prośby i umówione rozmowy (${count}) zostaną wycofane, a inni dowiedzą się o tym e-mailem. Zgłoszenie na wydarzenie pozostaje ważne.`,
    en: (count: number) =>
      count === 0
        ? 'Others then no longer see your details. You stay registered for the event.'
        : `Your ${count === 1 ? 'request is' : `${count} requests and agreed meetings are`} withdrawn, and the others are told by e-mail. You stay registered for the event.`,
  },
  leave: {
    de: 'Von den Gesprächen abmelden',
    cs: 'Odhlásit se ze schůzek',
    pl: 'Zrezygnuj z rozmów',
    en: 'Leave the meetings',
  },
  stay: { de: 'Doch dabeibleiben', cs: 'Přece jen zůstat', pl: 'Jednak zostaję', en: 'Stay after all' },

  // ---- what can be wrong
  nameMissing: {
    de: 'Bitte geben Sie Ihren Namen an.',
    cs: 'Uveďte prosím své jméno.',
    pl: 'Prosimy podać imię i nazwisko.',
    en: 'Please enter your name.',
  },
  nameTooLong: {
    de: 'Der Name darf höchstens 120 Zeichen haben.',
    cs: 'Jméno může mít nejvýše 120 znaků.',
    pl: 'Imię i nazwisko mogą mieć najwyżej 120 znaków.',
    en: 'The name may have 120 characters at most.',
  },
  organisationTooLong: {
    de: 'Der Name der Organisation darf höchstens 160 Zeichen haben.',
    cs: 'Název organizace může mít nejvýše 160 znaků.',
    pl: 'Nazwa organizacji może mieć najwyżej 160 znaków.',
    en: 'The name of the organisation may have 160 characters at most.',
  },
  langsMissing: {
    de: 'Bitte wählen Sie mindestens eine Sprache.',
    cs: 'Vyberte prosím alespoň jeden jazyk.',
    pl: 'Prosimy wybrać co najmniej jeden język.',
    en: 'Please choose at least one language.',
  },
  langsWrong: {
    de: 'Diese Sprache steht nicht zur Wahl.',
    cs: 'Tento jazyk nelze zvolit.',
    pl: 'Tego języka nie można wybrać.',
    en: 'This language cannot be chosen.',
  },
  textTooLong: {
    de: 'Bitte kürzen Sie: höchstens 1.000 Zeichen.',
    cs: 'Zkraťte prosím text: nejvýše 1 000 znaků.',
    pl: 'Prosimy skrócić: najwyżej 1000 znaków.',
    en: 'Please shorten this: 1,000 characters at most.',
  },
  groupMissing: {
    de: 'Bitte wählen Sie, zu welcher Gruppe Sie gehören.',
    cs: 'Vyberte prosím, do které skupiny patříte.',
    pl: 'Prosimy wybrać grupę.',
    en: 'Please choose the group you belong to.',
  },
  groupFixed: {
    de: 'Ihre Gruppe legt das Team der Veranstaltung fest. Bitte wenden Sie sich dorthin.',
    cs: 'Vaši skupinu určuje tým akce. Obraťte se prosím na něj.',
    pl: 'Grupę ustala zespół wydarzenia. Prosimy o kontakt z zespołem.',
    en: 'Your group is set by the team of the event. Please ask them.',
  },
  noOnline: {
    de: 'Bei diesen Gesprächen gibt es keine Online-Räume.',
    cs: 'Tyto schůzky nemají online místnosti.',
    pl: 'Przy tych rozmowach nie ma pokojów online.',
    en: 'These meetings have no online rooms.',
  },
  maxMeetingsWrong: {
    de: 'Bitte geben Sie eine ganze Zahl ab 1 an oder lassen Sie das Feld leer.',
    cs: 'Uveďte prosím celé číslo od 1 nebo nechte pole prázdné.',
    pl: 'Prosimy podać liczbę całkowitą od 1 lub zostawić puste pole.',
    en: 'Please enter a whole number from 1, or leave the field empty.',
  },
  tooManyMeetings: {
    de: 'So viele Gespräche sind hier nicht möglich.',
    cs: 'Tolik schůzek zde není možných.',
    pl: 'Tylu rozmów tu nie przewidziano.',
    en: 'So many meetings are not possible here.',
  },
  slotUnknown: {
    de: 'Eine der Zeiten gibt es nicht mehr. Bitte prüfen Sie Ihre Auswahl.',
    cs: 'Některý z termínů už neexistuje. Zkontrolujte prosím svůj výběr.',
    pl: 'Jednego z terminów już nie ma. Prosimy sprawdzić wybór.',
    en: 'One of the slots does not exist any more. Please check your choice.',
  },
  tooManyEntries: {
    de: 'Bitte bringen Sie höchstens 5 Einträge mit.',
    cs: 'Přineste prosím nejvýše 5 záznamů.',
    pl: 'Prosimy o najwyżej 5 wpisów.',
    en: 'Please bring 5 entries at most.',
  },
  entryUnknown: {
    de: 'Einen dieser Einträge finden wir in diesem Netzwerk nicht. Bitte kopieren Sie die Adresse aus Ihrem Browser.',
    cs: 'Některý z těchto záznamů jsme v této síti nenašli. Zkopírujte prosím adresu z prohlížeče.',
    pl: 'Jednego z tych wpisów nie ma w tej sieci. Prosimy skopiować adres z przeglądarki.',
    en: 'We do not find one of these entries in this network. Please copy the address from your browser.',
  },
  closed: {
    de: 'Das geht jetzt nicht mehr: Die Frist ist abgelaufen.',
    cs: 'To už nejde: lhůta uplynula.',
    pl: 'To już niemożliwe: termin minął.',
    en: 'This is no longer possible: the time for it is over.',
  },
});
