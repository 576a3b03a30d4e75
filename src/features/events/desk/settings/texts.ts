import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { FieldType } from '../../registration/model.ts';

const types = catalogue({
  text: { de: 'Kurzer Text', cs: 'Krátký text', pl: 'Krótki tekst', en: 'Short text' },
  long: { de: 'Langer Text', cs: 'Dlouhý text', pl: 'Długi tekst', en: 'Long text' },
  choice: {
    de: 'Eine Antwort aus einer Liste',
    cs: 'Jedna odpověď ze seznamu',
    pl: 'Jedna odpowiedź z listy',
    en: 'One answer from a list',
  },
  choices: {
    de: 'Mehrere Antworten aus einer Liste',
    cs: 'Více odpovědí ze seznamu',
    pl: 'Kilka odpowiedzi z listy',
    en: 'Several answers from a list',
  },
  number: { de: 'Zahl', cs: 'Číslo', pl: 'Liczba', en: 'Number' },
  date: { de: 'Datum', cs: 'Datum', pl: 'Data', en: 'Date' },
  file: { de: 'Datei', cs: 'Soubor', pl: 'Plik', en: 'File' },
  consent: { de: 'Einwilligung', cs: 'Souhlas', pl: 'Zgoda', en: 'Consent' },
});
export const fieldTypeName = (lang: Lang, type: FieldType): string => types(lang)[type];

const answers = {
  de: (count: number) => plural('de', count, { one: 'Antwort', other: 'Antworten' }),
  cs: (count: number) => plural('cs', count, { one: 'odpověď', few: 'odpovědi', many: 'odpovědi', other: 'odpovědí' }),
  pl: (count: number) =>
    plural('pl', count, { one: 'odpowiedź', few: 'odpowiedzi', many: 'odpowiedzi', other: 'odpowiedzi' }),
  en: (count: number) => plural('en', count, { one: 'answer', other: 'answers' }),
};

export const settingsTexts = catalogue({
  title: {
    de: 'Anmeldung einrichten',
    cs: 'Nastavení přihlašování',
    pl: 'Ustawienia zgłoszeń',
    en: 'Set up registration',
  },
  lead: {
    de: 'Wer sich anmelden kann, wie viele Plätze es gibt und was Sie fragen.',
    cs: 'Kdo se může přihlásit, kolik je míst a na co se ptáte.',
    pl: 'Kto może się zgłosić, ile jest miejsc i o co Państwo pytają.',
    en: 'Who can register, how many places there are and what you ask.',
  },
  off: {
    de: 'Die Anmeldung ist noch nicht eingerichtet',
    cs: 'Přihlašování zatím není nastaveno',
    pl: 'Zgłoszenia nie są jeszcze skonfigurowane',
    en: 'Registration is not set up yet',
  },
  offText: {
    de: 'Speichern Sie diese Seite, dann können sich Menschen anmelden. Fragen, Teilnahmearten und Einladungscodes kommen danach.',
    cs: 'Uložte tuto stránku a lidé se budou moci přihlásit. Otázky, druhy účasti a kódy pozvánek doplníte poté.',
    pl: 'Po zapisaniu tej strony można się zgłaszać. Pytania, rodzaje udziału i kody zaproszeń dodaje się potem.',
    en: 'Save this page and people can register. Questions, kinds of ticket and invitation codes come after that.',
  },
  elsewhere: {
    de: 'Für diese Veranstaltung ist eine Anmeldung auf einer anderen Website angegeben. Solange sie dort steht, wird niemand hierher geführt.',
    cs: 'Pro tuto akci je uvedeno přihlašování na jiném webu. Dokud je tam, nikdo nebude veden sem.',
    pl: 'Dla tego wydarzenia podano zgłoszenia na innej stronie. Dopóki są tam, nikt nie trafi tutaj.',
    en: 'This event names a registration on another website. As long as it does, nobody is sent here.',
  },
  switch: { de: 'Wann und wie viele', cs: 'Kdy a kolik', pl: 'Kiedy i ilu', en: 'When and how many' },
  is_open: {
    de: 'Die Anmeldung ist eingeschaltet',
    cs: 'Přihlašování je zapnuto',
    pl: 'Zgłoszenia są włączone',
    en: 'Registration is switched on',
  },
  opens: { de: 'Beginnt am', cs: 'Začíná', pl: 'Rozpoczyna się', en: 'Opens on' },
  closes: { de: 'Endet am', cs: 'Končí', pl: 'Kończy się', en: 'Closes on' },
  change: {
    de: 'Teilnehmende können ändern und absagen bis',
    cs: 'Účastníci mohou měnit a odhlásit se do',
    pl: 'Zmiany i rezygnacja możliwe do',
    en: 'Participants can change and cancel until',
  },
  time: { de: 'Uhrzeit', cs: 'Čas', pl: 'Godzina', en: 'Time' },
  zoneHint: {
    de: (zone: string) =>
      `Uhrzeiten gelten für ${zone}. Leer heißt: sofort, bis zum Ende, bis zum Beginn der Veranstaltung.`,
    cs: (zone: string) => `Časy platí pro ${zone}. Prázdné pole znamená: ihned, do konce, do začátku akce.`,
    pl: (zone: string) =>
      `Godziny dotyczą strefy ${zone}. Puste pole oznacza: od razu, do końca, do rozpoczęcia wydarzenia.`,
    en: (zone: string) => `Times are those of ${zone}. Empty means: at once, until the end, until the event begins.`,
  },
  capacity: { de: 'Plätze insgesamt', cs: 'Míst celkem', pl: 'Liczba miejsc', en: 'Places altogether' },
  capacityHint: {
    de: (taken: number) =>
      `Leer heißt unbegrenzt. Schon vergeben: ${taken}. Weniger Plätze nehmen niemandem den Platz weg.`,
    cs: (taken: number) => `Prázdné znamená bez omezení. Obsazeno je ${taken}; snížením o místo nikdo nepřijde.`,
    pl: (taken: number) =>
      `Puste oznacza bez ograniczeń. Zajętych jest ${taken}; zmniejszenie nikomu miejsca nie odbierze.`,
    en: (taken: number) => `Empty means no limit. Already taken: ${taken}. Fewer places take nobody’s away.`,
  },
  max_group: {
    de: 'Personen je Anmeldung, höchstens',
    cs: 'Nejvýše osob na přihlášku',
    pl: 'Najwięcej osób w zgłoszeniu',
    en: 'People per registration, at most',
  },
  waiting: { de: 'Warteliste', cs: 'Čekací listina', pl: 'Lista oczekujących', en: 'Waiting list' },
  has_waiting_list: {
    de: 'Wenn alles belegt ist, kommen weitere Anmeldungen auf eine Warteliste, die von selbst nachrückt',
    cs: 'Když je plno, další přihlášky jdou na čekací listinu, která se sama posouvá',
    pl: 'Gdy brak miejsc, kolejne zgłoszenia trafiają na listę oczekujących, która przesuwa się sama',
    en: 'When everything is taken, further registrations join a waiting list that moves up by itself',
  },
  accept_hours: {
    de: 'Stunden, um einen angebotenen Platz anzunehmen',
    cs: 'Hodin na přijetí nabídnutého místa',
    pl: 'Ile godzin na przyjęcie zaproponowanego miejsca',
    en: 'Hours to accept an offered place',
  },
  circles: {
    de: 'Eingeladene und Freigabe',
    cs: 'Pozvaní a schvalování',
    pl: 'Zaproszeni i akceptacja',
    en: 'Invited circles and approval',
  },
  needs_code: {
    de: 'Anmelden kann sich nur, wer einen Einladungscode hat',
    cs: 'Přihlásit se může jen ten, kdo má kód pozvánky',
    pl: 'Zgłosić się może tylko osoba z kodem zaproszenia',
    en: 'Only those with an invitation code can register',
  },
  stages: { de: 'Stufen der Freigabe', cs: 'Stupně schvalování', pl: 'Etapy akceptacji', en: 'Stages of approval' },
  stagesHint: {
    de: 'Eine Stufe je Zeile, zum Beispiel „Fachbereich“ und „Leitung“. Leer: eine Freigabe genügt. Ob überhaupt freigegeben wird, sagt die Teilnahmeart.',
    cs: 'Jeden stupeň na řádek, například „Odbor“ a „Vedení“. Prázdné: stačí jedno schválení. Zda se vůbec schvaluje, určuje druh účasti.',
    pl: 'Jeden etap w wierszu, na przykład „Wydział” i „Kierownictwo”. Puste: wystarczy jedna akceptacja. O tym, czy jest potrzebna, decyduje rodzaj udziału.',
    en: 'One stage per line, for instance “Department” and “Management”. Empty: one approval is enough. Whether approval is needed at all is said by the kind of ticket.',
  },
  after: { de: 'Danach', cs: 'Poté', pl: 'Potem', en: 'Afterwards' },
  note: {
    de: 'Hinweis an alle, die teilnehmen',
    cs: 'Sdělení všem účastníkům',
    pl: 'Informacja dla osób uczestniczących',
    en: 'Note to everybody who takes part',
  },
  noteHint: {
    de: 'Steht in der Zusage und in der Erinnerung.',
    cs: 'Je v potvrzení i v připomenutí.',
    pl: 'Jest w potwierdzeniu i w przypomnieniu.',
    en: 'Part of the confirmation and of the reminder.',
  },
  reminder_days: {
    de: 'Erinnerungen, Tage vorher',
    cs: 'Připomenutí, dnů předem',
    pl: 'Przypomnienia: ile dni wcześniej',
    en: 'Reminders, days before',
  },
  reminderHint: {
    de: 'Zum Beispiel „7, 1“. Leer: keine Erinnerung.',
    cs: 'Například „7, 1“. Prázdné: bez připomenutí.',
    pl: 'Na przykład „7, 1”. Puste: bez przypomnień.',
    en: 'For instance “7, 1”. Empty: no reminder.',
  },
  keep_days: {
    de: 'Angaben der Teilnehmenden löschen, Tage nach der Veranstaltung',
    cs: 'Smazat údaje účastníků, dnů po akci',
    pl: 'Po ilu dniach od wydarzenia usunąć dane osób uczestniczących',
    en: 'Delete participants’ data, days after the event',
  },
  keepHint: {
    de: 'Die Zahlen bleiben, ohne Bezug zu Personen.',
    cs: 'Čísla zůstanou, bez vztahu k osobám.',
    pl: 'Liczby pozostaną, bez powiązania z osobami.',
    en: 'The figures remain, without any link to persons.',
  },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  saved: { de: 'Gespeichert', cs: 'Uloženo', pl: 'Zapisano', en: 'Saved' },
  over: {
    de: (count: number) =>
      `Gespeichert. Es ${count === 1 ? 'ist 1 Platz' : `sind ${count} Plätze`} mehr vergeben, als es jetzt gibt: Niemand verliert seinen Platz, aber niemand rückt nach.`,
    cs: (count: number) =>
      `Uloženo. Obsazených míst je o ${count} více, než kolik jich teď je: nikdo o místo nepřijde, ale nikdo se neposune.`,
    pl: (count: number) =>
      `Zapisano. Zajętych miejsc jest o ${count} więcej niż dostępnych: nikt nie straci miejsca, ale nikt się nie przesunie.`,
    en: (count: number) =>
      `Saved. ${count === 1 ? '1 more place is' : `${count} more places are`} taken than there are now: nobody loses theirs, but nobody moves up.`,
  },
  otherLanguages: {
    de: 'In weiteren Sprachen',
    cs: 'V dalších jazycích',
    pl: 'W innych językach',
    en: 'In other languages',
  },
  // ---- kinds of ticket
  tickets: { de: 'Teilnahmearten', cs: 'Druhy účasti', pl: 'Rodzaje udziału', en: 'Kinds of ticket' },
  ticketsIntro: {
    de: 'Zum Beispiel „Vor Ort“ und „Online“, mit eigenen Plätzen, Preisen und Fristen. Bezahlt wird nicht hier.',
    cs: 'Například „Na místě“ a „Online“, s vlastními místy, cenami a lhůtami. Platba probíhá jinde.',
    pl: 'Na przykład „Na miejscu” i „Online”, z osobnymi miejscami, cenami i terminami. Płatność odbywa się gdzie indziej.',
    en: 'For instance “On site” and “Online”, with places, prices and times of their own. Payment is not made here.',
  },
  ticketName: { de: 'Bezeichnung', cs: 'Název', pl: 'Nazwa', en: 'Name' },
  about: { de: 'Beschreibung', cs: 'Popis', pl: 'Opis', en: 'Description' },
  price: { de: 'Preis in Worten', cs: 'Cena slovy', pl: 'Opis ceny', en: 'Price in words' },
  priceHint: {
    de: 'Zum Beispiel „30 Euro, Rechnung folgt“.',
    cs: 'Například „30 eur, faktura bude zaslána“.',
    pl: 'Na przykład „30 euro, faktura zostanie przesłana”.',
    en: 'For instance “30 euros, invoice follows”.',
  },
  ticketCapacity: {
    de: 'Plätze dieser Art',
    cs: 'Míst tohoto druhu',
    pl: 'Miejsca tego rodzaju',
    en: 'Places of this kind',
  },
  ticketCapacityHint: {
    de: 'Leer: nur durch die Plätze insgesamt begrenzt.',
    cs: 'Prázdné: omezeno jen celkovým počtem míst.',
    pl: 'Puste: ogranicza je tylko łączna liczba miejsc.',
    en: 'Empty: limited only by the places altogether.',
  },
  ticketNeedsCode: {
    de: 'Nur mit Einladungscode',
    cs: 'Jen s kódem pozvánky',
    pl: 'Tylko z kodem zaproszenia',
    en: 'Only with an invitation code',
  },
  ticketNeedsApproval: {
    de: 'Das Team entscheidet über jede Anmeldung',
    cs: 'O každé přihlášce rozhoduje tým',
    pl: 'O każdym zgłoszeniu decyduje zespół',
    en: 'The team decides about each registration',
  },
  taken: { de: 'Vergeben', cs: 'Obsazeno', pl: 'Zajęte', en: 'Taken' },
  conditions: { de: 'Bedingungen', cs: 'Podmínky', pl: 'Warunki', en: 'Conditions' },
  order: { de: 'Ändern', cs: 'Úpravy', pl: 'Zmiany', en: 'Change' },
  addTicket: { de: 'Art hinzufügen', cs: 'Přidat druh', pl: 'Dodaj rodzaj', en: 'Add a kind' },
  editTicket: { de: 'Teilnahmeart', cs: 'Druh účasti', pl: 'Rodzaj udziału', en: 'Kind of ticket' },
  lastTicket: {
    de: 'Eine Teilnahmeart muss bleiben.',
    cs: 'Jeden druh účasti musí zůstat.',
    pl: 'Jeden rodzaj udziału musi pozostać.',
    en: 'One kind of ticket has to stay.',
  },
  up: {
    de: (name: string) => `„${name}“ nach oben`,
    cs: (name: string) => `„${name}“ nahoru`,
    pl: (name: string) => `„${name}” w górę`,
    en: (name: string) => `Move “${name}” up`,
  },
  down: {
    de: (name: string) => `„${name}“ nach unten`,
    cs: (name: string) => `„${name}“ dolů`,
    pl: (name: string) => `„${name}” w dół`,
    en: (name: string) => `Move “${name}” down`,
  },
  removeNamed: {
    de: (name: string) => `„${name}“ entfernen`,
    cs: (name: string) => `Odebrat „${name}“`,
    pl: (name: string) => `Usuń „${name}”`,
    en: (name: string) => `Remove “${name}”`,
  },
  remove: { de: 'Entfernen', cs: 'Odebrat', pl: 'Usuń', en: 'Remove' },
  upShort: { de: 'Nach oben', cs: 'Nahoru', pl: 'W górę', en: 'Up' },
  downShort: { de: 'Nach unten', cs: 'Dolů', pl: 'W dół', en: 'Down' },
  // ---- the form
  form: {
    de: 'Fragen bei der Anmeldung',
    cs: 'Otázky při přihlášení',
    pl: 'Pytania przy zgłoszeniu',
    en: 'Questions on registration',
  },
  formIntro: {
    de: 'Name, E-Mail, Organisation und Region werden immer gefragt. Fragen Sie darüber hinaus nur, was Sie wirklich brauchen.',
    cs: 'Jméno, e-mail, organizace a region se zjišťují vždy. Nad rámec toho se ptejte jen na to, co opravdu potřebujete.',
    pl: 'O imię i nazwisko, e-mail, organizację i region pytamy zawsze. Poza tym prosimy pytać tylko o to, co naprawdę potrzebne.',
    en: 'Name, e-mail, organisation and region are always asked. Beyond that, ask only for what you really need.',
  },
  question: { de: 'Frage', cs: 'Otázka', pl: 'Pytanie', en: 'Question' },
  type: { de: 'Art der Antwort', cs: 'Druh odpovědi', pl: 'Rodzaj odpowiedzi', en: 'Type of answer' },
  addQuestion: { de: 'Frage hinzufügen', cs: 'Přidat otázku', pl: 'Dodaj pytanie', en: 'Add a question' },
  newQuestion: { de: 'Neue Frage', cs: 'Nová otázka', pl: 'Nowe pytanie', en: 'New question' },
  noQuestions: {
    de: 'Bisher werden keine weiteren Fragen gestellt.',
    cs: 'Zatím se na nic dalšího neptáte.',
    pl: 'Na razie nie ma dodatkowych pytań.',
    en: 'No further questions are asked so far.',
  },
  required: { de: 'Pflichtfrage', cs: 'Povinná otázka', pl: 'Pytanie obowiązkowe', en: 'Has to be answered' },
  hint: { de: 'Hinweis dazu', cs: 'Vysvětlení', pl: 'Wskazówka', en: 'Hint' },
  optionsTitle: { de: 'Antworten', cs: 'Odpovědi', pl: 'Odpowiedzi', en: 'Answers' },
  optionsHint: {
    de: 'Was leer bleibt, wird nicht angeboten.',
    cs: 'Co zůstane prázdné, se nenabídne.',
    pl: 'Puste pola nie będą widoczne.',
    en: 'What stays empty is not offered.',
  },
  option: {
    de: (at: number) => `Antwort ${at}`,
    cs: (at: number) => `Odpověď ${at}`,
    pl: (at: number) => `Odpowiedź ${at}`,
    en: (at: number) => `Answer ${at}`,
  },
  more: { de: 'Weitere Antworten', cs: 'Další odpovědi', pl: 'Więcej odpowiedzi', en: 'More answers' },
  min: { de: 'Mindestens', cs: 'Nejméně', pl: 'Co najmniej', en: 'At least' },
  max: { de: 'Höchstens', cs: 'Nejvýše', pl: 'Najwyżej', en: 'At most' },
  rangeNumber: { de: 'Zahl von … bis …', cs: 'Číslo od do', pl: 'Liczba od do', en: 'Number from … to …' },
  rangeChoices: { de: 'Wie viele Antworten', cs: 'Kolik odpovědí', pl: 'Ile odpowiedzi', en: 'How many answers' },
  rangeText: { de: 'Wie viele Zeichen', cs: 'Kolik znaků', pl: 'Ile znaków', en: 'How many characters' },
  when: {
    de: 'Nur fragen, wenn so geantwortet wurde',
    cs: 'Ptát se, jen když byla odpověď',
    pl: 'Pytać tylko przy takiej odpowiedzi',
    en: 'Ask only after one of these answers',
  },
  whenHint: {
    de: 'Nichts angekreuzt: immer fragen. Es gelten Antworten auf eine Frage, die davor steht.',
    cs: 'Nic neoznačeno: ptát se vždy. Platí odpovědi na jednu otázku, která předchází.',
    pl: 'Nic niezaznaczone: pytać zawsze. Liczą się odpowiedzi na jedno wcześniejsze pytanie.',
    en: 'Nothing ticked: always ask. Only answers to one earlier question count.',
  },
  onlyFor: {
    de: 'Nur bei diesen Teilnahmearten',
    cs: 'Jen u těchto druhů účasti',
    pl: 'Tylko przy tych rodzajach udziału',
    en: 'Only for these kinds of ticket',
  },
  onlyForHint: {
    de: 'Nichts angekreuzt: bei allen.',
    cs: 'Nic neoznačeno: u všech.',
    pl: 'Nic niezaznaczone: przy wszystkich.',
    en: 'Nothing ticked: for all.',
  },
  answered: {
    de: (count: number) => `${answers.de(count)} liegen vor`,
    cs: (count: number) => `Už přišlo: ${answers.cs(count)}`,
    pl: (count: number) => `Już wpłynęło: ${answers.pl(count)}`,
    en: (count: number) => `${answers.en(count)} already given`,
  },
  answeredText: {
    de: 'Sie bleiben lesbar, so wie die Frage gestellt war. Ändern Sie hier nur den Wortlaut; für eine andere Frage legen Sie besser eine neue an.',
    cs: 'Zůstanou čitelné tak, jak byla otázka položena. Měňte zde jen znění; pro jinou otázku založte raději novou.',
    pl: 'Pozostaną czytelne tak, jak zadano pytanie. Prosimy zmieniać tu tylko sformułowanie; na inne pytanie lepiej dodać nowe.',
    en: 'They stay readable as the question was asked. Change only the wording here; for another question better add a new one.',
  },
  preview: { de: 'Formular ansehen', cs: 'Zobrazit formulář', pl: 'Zobacz formularz', en: 'See the form' },
  previewTitle: {
    de: 'So sieht das Formular aus',
    cs: 'Takto formulář vypadá',
    pl: 'Tak wygląda formularz',
    en: 'This is how the form looks',
  },
  previewLead: {
    de: 'Zum Ansehen, mit allen Fragen, auch denen mit Bedingung. Abschicken können Sie hier nichts.',
    cs: 'Jen k nahlédnutí, se všemi otázkami i těmi s podmínkou. Nic se zde neodesílá.',
    pl: 'Tylko do podglądu, ze wszystkimi pytaniami, także warunkowymi. Niczego się tu nie wysyła.',
    en: 'To look at, with all questions, also those with a condition. Nothing can be sent here.',
  },
  // ---- codes
  codes: { de: 'Einladungscodes', cs: 'Kódy pozvánek', pl: 'Kody zaproszeń', en: 'Invitation codes' },
  codesIntro: {
    de: 'Für eingeladene Kreise: Wer den Code hat, kann sich anmelden, auch wo sonst niemand kann.',
    cs: 'Pro okruhy pozvaných: kdo má kód, může se přihlásit i tam, kde jinak nikdo.',
    pl: 'Dla zaproszonych grup: kto ma kod, może się zgłosić także tam, gdzie inni nie mogą.',
    en: 'For invited circles: those with the code can register even where nobody else can.',
  },
  code: { de: 'Code', cs: 'Kód', pl: 'Kod', en: 'Code' },
  codeHint: {
    de: 'Leer: wir denken uns einen aus.',
    cs: 'Prázdné: vymyslíme ho za vás.',
    pl: 'Puste: kod zostanie utworzony.',
    en: 'Empty: we make one up.',
  },
  codeLabel: { de: 'Für wen', cs: 'Pro koho', pl: 'Dla kogo', en: 'For whom' },
  codePlaces: { de: 'Plätze', cs: 'Míst', pl: 'Miejsca', en: 'Places' },
  codePlacesHint: {
    de: 'Leer: beliebig viele.',
    cs: 'Prázdné: bez omezení.',
    pl: 'Puste: bez ograniczeń.',
    en: 'Empty: as many as come.',
  },
  codeUsed: { de: 'Genutzt', cs: 'Využito', pl: 'Wykorzystano', en: 'Used' },
  usedOf: {
    de: (used: number, of: number | null) => (of === null ? String(used) : `${used} von ${of}`),
    cs: (used: number, of: number | null) => (of === null ? String(used) : `${used} z ${of}`),
    pl: (used: number, of: number | null) => (of === null ? String(used) : `${used} z ${of}`),
    en: (used: number, of: number | null) => (of === null ? String(used) : `${used} of ${of}`),
  },
  expires: { de: 'Gilt bis', cs: 'Platí do', pl: 'Ważny do', en: 'Valid until' },
  anyTicket: { de: 'alle', cs: 'všechny', pl: 'wszystkie', en: 'all' },
  addCode: { de: 'Code anlegen', cs: 'Vytvořit kód', pl: 'Utwórz kod', en: 'Make a code' },
  withdraw: { de: 'Zurückziehen', cs: 'Zrušit', pl: 'Wycofaj', en: 'Withdraw' },
  withdrawNamed: {
    de: (code: string) => `Code ${code} zurückziehen`,
    cs: (code: string) => `Zrušit kód ${code}`,
    pl: (code: string) => `Wycofaj kod ${code}`,
    en: (code: string) => `Withdraw code ${code}`,
  },
  noCodes: {
    de: 'Noch gibt es keinen Code.',
    cs: 'Zatím žádný kód není.',
    pl: 'Nie ma jeszcze kodów.',
    en: 'There is no code yet.',
  },
  back: { de: 'Zurück zur Anmeldung', cs: 'Zpět na nastavení', pl: 'Powrót do ustawień', en: 'Back to the settings' },
});

/** What can be wrong, by the code of the error. */
export const settingsErrors = catalogue({
  changedMeanwhile: {
    de: 'Jemand anderes hat die Anmeldung inzwischen geändert. Bitte laden Sie die Seite neu und ändern Sie noch einmal.',
    cs: 'Nastavení mezitím změnil někdo jiný. Načtěte prosím stránku znovu a změnu zopakujte.',
    pl: 'Ktoś inny zmienił w międzyczasie ustawienia. Prosimy odświeżyć stronę i wprowadzić zmianę ponownie.',
    en: 'Somebody else has changed the registration meanwhile. Please load the page again and change it once more.',
  },
  numberWrong: {
    de: 'Bitte geben Sie eine ganze Zahl ein.',
    cs: 'Zadejte prosím celé číslo.',
    pl: 'Prosimy podać liczbę całkowitą.',
    en: 'Please enter a whole number.',
  },
  numberRange: {
    de: 'Diese Zahl ist zu klein oder zu groß.',
    cs: 'Toto číslo je příliš malé nebo příliš velké.',
    pl: 'Ta liczba jest za mała albo za duża.',
    en: 'This number is too small or too large.',
  },
  dateMissing: {
    de: 'Bitte geben Sie auch den Tag an.',
    cs: 'Zadejte prosím také den.',
    pl: 'Prosimy podać także dzień.',
    en: 'Please give the day, too.',
  },
  dateWrong: {
    de: 'Dieses Datum oder diese Uhrzeit gibt es nicht.',
    cs: 'Takové datum nebo čas neexistuje.',
    pl: 'Nie ma takiej daty lub godziny.',
    en: 'There is no such date or time.',
  },
  closesBeforeOpens: {
    de: 'Das Ende liegt vor dem Beginn.',
    cs: 'Konec je před začátkem.',
    pl: 'Koniec jest przed początkiem.',
    en: 'The end is before the beginning.',
  },
  remindersWrong: {
    de: 'Bitte geben Sie bis zu fünf Zahlen von 0 bis 60 an, mit Komma getrennt.',
    cs: 'Zadejte prosím nejvýše pět čísel od 0 do 60, oddělených čárkou.',
    pl: 'Prosimy podać do pięciu liczb od 0 do 60, oddzielonych przecinkami.',
    en: 'Please give up to five numbers from 0 to 60, separated by commas.',
  },
  tooManyStages: {
    de: 'Es gehen höchstens fünf Stufen.',
    cs: 'Stupňů může být nejvýše pět.',
    pl: 'Etapów może być najwyżej pięć.',
    en: 'There can be at most five stages.',
  },
  textMissing: {
    de: 'Bitte füllen Sie dieses Feld aus.',
    cs: 'Vyplňte prosím toto pole.',
    pl: 'Prosimy wypełnić to pole.',
    en: 'Please fill in this field.',
  },
  textTooLong: {
    de: 'Dieser Text ist zu lang.',
    cs: 'Tento text je příliš dlouhý.',
    pl: 'Ten tekst jest za długi.',
    en: 'This text is too long.',
  },
  codeWrong: {
    de: 'Ein Code hat 4 bis 40 Buchstaben oder Ziffern.',
    cs: 'Kód má 4 až 40 písmen nebo číslic.',
    pl: 'Kod ma od 4 do 40 liter lub cyfr.',
    en: 'A code has 4 to 40 letters or digits.',
  },
  codeTwice: {
    de: 'Diesen Code gibt es schon.',
    cs: 'Tento kód už existuje.',
    pl: 'Taki kod już istnieje.',
    en: 'This code exists already.',
  },
  tooMany: {
    de: 'Mehr gehen nicht.',
    cs: 'Více už jich nelze přidat.',
    pl: 'Więcej nie można dodać.',
    en: 'No more can be added.',
  },
  optionsMissing: {
    de: 'Bitte geben Sie mindestens zwei Antworten an.',
    cs: 'Zadejte prosím alespoň dvě odpovědi.',
    pl: 'Prosimy podać co najmniej dwie odpowiedzi.',
    en: 'Please give at least two answers.',
  },
  rangeWrong: {
    de: 'Die Höchstzahl ist kleiner als die Mindestzahl.',
    cs: 'Nejvyšší hodnota je menší než nejnižší.',
    pl: 'Wartość największa jest mniejsza od najmniejszej.',
    en: 'The maximum is less than the minimum.',
  },
  conditionSeveral: {
    de: 'Bitte kreuzen Sie nur Antworten auf eine Frage an.',
    cs: 'Označte prosím jen odpovědi na jednu otázku.',
    pl: 'Prosimy zaznaczyć odpowiedzi tylko na jedno pytanie.',
    en: 'Please tick answers to one question only.',
  },
  conditionBroken: {
    de: 'So würde eine Frage von einer Antwort abhängen, die erst danach kommt oder die es nicht mehr gibt. Ändern Sie zuerst die Bedingung.',
    cs: 'Otázka by tak závisela na odpovědi, která přijde až po ní nebo už neexistuje. Nejdřív změňte podmínku.',
    pl: 'Pytanie zależałoby wtedy od odpowiedzi, która pojawia się później albo już nie istnieje. Najpierw prosimy zmienić warunek.',
    en: 'A question would then depend on an answer that comes later or no longer exists. Change the condition first.',
  },
});

export function errorText(lang: Lang, code: string): string {
  const known: Record<string, string> = settingsErrors(lang);
  return known[code] ?? code;
}
