import { catalogue, plural } from '#platform/i18n';

export const feedbackTexts = catalogue({
  title: { de: 'Ihre Rückmeldung', cs: 'Vaše zpětná vazba', pl: 'Państwa opinia', en: 'Your feedback' },
  lead: {
    de: 'Das dauert etwa eine Minute. Sie können Fragen auslassen.',
    cs: 'Zabere to asi minutu. Otázky můžete vynechat.',
    pl: 'Zajmie to około minuty. Pytania można pominąć.',
    en: 'This takes about a minute. You can leave questions out.',
  },
  anonymous: {
    de: 'Ihre Antworten werden ohne Ihren Namen gespeichert. Wir merken uns nur, dass dieser Link benutzt wurde. Bitte nennen Sie in Ihren Texten keine Personen.',
    cs: 'Vaše odpovědi ukládáme bez vašeho jména. Zaznamenáme jen to, že byl tento odkaz použit. V textech prosím nejmenujte konkrétní osoby.',
    pl: 'Odpowiedzi zapisujemy bez nazwiska. Odnotowujemy tylko, że ten link został użyty. Prosimy nie podawać w tekstach danych konkretnych osób.',
    en: 'Your answers are kept without your name. We only remember that this link has been used. Please do not name anybody in your texts.',
  },
  worst: { de: '1 – gar nicht', cs: '1 – vůbec ne', pl: '1 – wcale', en: '1 – not at all' },
  best: { de: '5 – sehr', cs: '5 – velmi', pl: '5 – bardzo', en: '5 – very much' },
  send: { de: 'Absenden', cs: 'Odeslat', pl: 'Wyślij', en: 'Send' },
  empty: {
    de: 'Beantworten Sie mindestens eine Frage.',
    cs: 'Odpovězte alespoň na jednu otázku.',
    pl: 'Prosimy odpowiedzieć przynajmniej na jedno pytanie.',
    en: 'Answer at least one question.',
  },
  thanks: { de: 'Vielen Dank!', cs: 'Děkujeme!', pl: 'Dziękujemy!', en: 'Thank you!' },
  thanksLead: {
    de: 'Ihre Antworten sind angekommen.',
    cs: 'Vaše odpovědi jsme obdrželi.',
    pl: 'Odpowiedzi dotarły.',
    en: 'Your answers have arrived.',
  },
  given: {
    de: 'Mit diesem Link wurde schon geantwortet.',
    cs: 'Na tento odkaz již bylo odpovězeno.',
    pl: 'Z tego linku już udzielono odpowiedzi.',
    en: 'This link has been used to answer already.',
  },
  tooEarly: {
    de: 'Die Veranstaltung ist noch nicht vorbei.',
    cs: 'Akce ještě neskončila.',
    pl: 'Wydarzenie jeszcze się nie skończyło.',
    en: 'The event is not over yet.',
  },
  closed: {
    de: 'Die Zeit für Rückmeldungen ist vorbei.',
    cs: 'Doba pro zpětnou vazbu již uplynula.',
    pl: 'Czas na przesyłanie opinii już minął.',
    en: 'The time for feedback is over.',
  },
});

export const feedbackMailTexts = catalogue({
  subject: {
    de: (title: string) => `Wie war „${title}“?`,
    cs: (title: string) => `Jaká byla akce „${title}“?`,
    pl: (title: string) => `Jak oceniają Państwo wydarzenie „${title}”?`,
    en: (title: string) => `How was “${title}”?`,
  },
  hello: {
    de: (name: string) => `Guten Tag ${name},`,
    cs: (name: string) => `Dobrý den, ${name},`,
    pl: (name: string) => `Dzień dobry, ${name},`,
    en: (name: string) => `Hello ${name},`,
  },
  ask: {
    de: (title: string) =>
      `vielen Dank für Ihre Teilnahme an „${title}“. Was hat es Ihnen gebracht? Wir freuen uns über Ihre Rückmeldung; sie dauert etwa eine Minute.`,
    cs: (title: string) =>
      `děkujeme za účast na akci „${title}“. Co vám přinesla? Budeme rádi za vaši zpětnou vazbu; zabere asi minutu.`,
    pl: (title: string) =>
      `dziękujemy za udział w wydarzeniu „${title}”. Co Państwu dało? Będziemy wdzięczni za opinię; zajmie to około minuty.`,
    en: (title: string) =>
      `Thank you for taking part in “${title}”. What was it worth to you? We would be glad of your feedback; it takes about a minute.`,
  },
  anonymous: {
    de: 'Ihre Antworten werden ohne Ihren Namen gespeichert.',
    cs: 'Vaše odpovědi ukládáme bez vašeho jména.',
    pl: 'Odpowiedzi zapisujemy bez nazwiska.',
    en: 'Your answers are kept without your name.',
  },
  action: { de: 'Rückmeldung geben', cs: 'Poskytnout zpětnou vazbu', pl: 'Przekaż opinię', en: 'Give feedback' },
  certificate: {
    de: 'Ihre Teilnahmebescheinigung (PDF)',
    cs: 'Vaše potvrzení o účasti (PDF)',
    pl: 'Zaświadczenie o udziale (PDF)',
    en: 'Your certificate of attendance (PDF)',
  },
  once: {
    de: 'Wir fragen nur dieses eine Mal.',
    cs: 'Ptáme se jen tentokrát.',
    pl: 'Pytamy tylko ten jeden raz.',
    en: 'We ask only this once.',
  },
});

export const reportTexts = catalogue({
  title: { de: 'Auswertung', cs: 'Vyhodnocení', pl: 'Ewaluacja', en: 'Evaluation' },
  lead: {
    de: 'Wer angemeldet war, wer gekommen ist und was die Rückmeldungen sagen. Gruppen unter fünf werden zusammengefasst, damit niemand zu erkennen ist.',
    cs: 'Kdo byl přihlášen, kdo přišel a co říká zpětná vazba. Skupiny menší než pět se slučují, aby nikdo nebyl rozpoznatelný.',
    pl: 'Kto się zgłosił, kto przyszedł i co mówią opinie. Grupy mniejsze niż pięć osób są łączone, aby nikogo nie dało się rozpoznać.',
    en: 'Who was registered, who came, and what the feedback says. Groups below five are put together so that nobody can be recognised.',
  },
  pdf: { de: 'Als PDF', cs: 'Jako PDF', pl: 'Jako PDF', en: 'As PDF' },
  form: {
    de: 'Fragen der Rückmeldung',
    cs: 'Otázky zpětné vazby',
    pl: 'Pytania ankiety',
    en: 'Questions of the feedback',
  },
  held: {
    de: 'Hat die Veranstaltung stattgefunden?',
    cs: 'Konala se akce?',
    pl: 'Czy wydarzenie się odbyło?',
    en: 'Was the event held?',
  },
  heldYes: { de: 'Sie hat stattgefunden', cs: 'Konala se', pl: 'Odbyło się', en: 'It was held' },
  heldNo: { de: 'Sie hat nicht stattgefunden', cs: 'Nekonala se', pl: 'Nie odbyło się', en: 'It was not held' },
  heldOpen: { de: 'Noch offen', cs: 'Zatím neuvedeno', pl: 'Jeszcze nie podano', en: 'Not said yet' },
  heldHint: {
    de: 'Hat sie nicht stattgefunden, wird niemand um eine Rückmeldung gebeten.',
    cs: 'Pokud se nekonala, nikdo nebude o zpětnou vazbu požádán.',
    pl: 'Jeśli się nie odbyło, nikt nie zostanie poproszony o opinię.',
    en: 'If it was not held, nobody is asked for feedback.',
  },
  heldMissing: {
    de: 'Wählen Sie eine Antwort.',
    cs: 'Vyberte odpověď.',
    pl: 'Prosimy wybrać odpowiedź.',
    en: 'Choose an answer.',
  },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  saved: { de: 'Gespeichert.', cs: 'Uloženo.', pl: 'Zapisano.', en: 'Saved.' },
  attendance: { de: 'Teilnahme', cs: 'Účast', pl: 'Frekwencja', en: 'Attendance' },
  registered: { de: 'Angemeldet', cs: 'Přihlášeno', pl: 'Zgłoszono', en: 'Registered' },
  came: { de: 'Gekommen', cs: 'Přišlo', pl: 'Przyszło', en: 'Came' },
  noShows: { de: 'Nicht gekommen', cs: 'Nepřišlo', pl: 'Nie przyszło', en: 'Did not come' },
  walkIns: {
    de: 'Ohne Anmeldung gekommen',
    cs: 'Přišlo bez přihlášky',
    pl: 'Przyszło bez zgłoszenia',
    en: 'Came without registering',
  },
  cancelled: { de: 'Abgesagt', cs: 'Odhlásilo se', pl: 'Zrezygnowało', en: 'Cancelled' },
  waiting: {
    de: 'Auf der Warteliste geblieben',
    cs: 'Zůstalo na čekací listině',
    pl: 'Pozostało na liście oczekujących',
    en: 'Stayed on the waiting list',
  },
  noCheckIn: {
    de: 'Der Einlass wurde nicht erfasst, deshalb ist nicht bekannt, wer gekommen ist.',
    cs: 'Vstup nebyl zaznamenán, proto není známo, kdo přišel.',
    pl: 'Wejść nie rejestrowano, dlatego nie wiadomo, kto przyszedł.',
    en: 'Arrivals were not recorded, so it is not known who came.',
  },
  unknown: { de: 'nicht bekannt', cs: 'není známo', pl: 'nie wiadomo', en: 'not known' },
  type: {
    de: 'Nach Art der Organisation',
    cs: 'Podle typu organizace',
    pl: 'Według rodzaju organizacji',
    en: 'By type of organisation',
  },
  region: { de: 'Nach Region', cs: 'Podle regionu', pl: 'Według regionu', en: 'By region' },
  hub: { de: 'Nach Hub', cs: 'Podle hubu', pl: 'Według hubu', en: 'By hub' },
  lang: { de: 'Nach Sprache', cs: 'Podle jazyka', pl: 'Według języka', en: 'By language' },
  group: { de: 'Gruppe', cs: 'Skupina', pl: 'Grupa', en: 'Group' },
  unsaid: { de: 'ohne Angabe', cs: 'neuvedeno', pl: 'nie podano', en: 'not stated' },
  others: { de: 'Übrige', cs: 'Ostatní', pl: 'Pozostałe', en: 'Others' },
  tooSmall: {
    de: 'Die Gruppen sind zu klein, um sie zu zeigen.',
    cs: 'Skupiny jsou příliš malé na to, aby mohly být zobrazeny.',
    pl: 'Grupy są zbyt małe, aby je pokazać.',
    en: 'The groups are too small to be shown.',
  },
  feedback: { de: 'Rückmeldungen', cs: 'Zpětná vazba', pl: 'Opinie', en: 'Feedback' },
  answers: {
    de: (answered: number, asked: number) =>
      `${plural('de', answered, { one: 'Antwort', other: 'Antworten' })}, gefragt wurden ${asked}.`,
    cs: (answered: number, asked: number) =>
      `${plural('cs', answered, { one: 'odpověď', few: 'odpovědi', many: 'odpovědi', other: 'odpovědí' })}, dotázáno ${asked}.`,
    pl: (answered: number, asked: number) =>
      `${plural('pl', answered, { one: 'odpowiedź', few: 'odpowiedzi', many: 'odpowiedzi', other: 'odpowiedzi' })}, zapytano ${asked}.`,
    en: (answered: number, asked: number) =>
      `${plural('en', answered, { one: 'answer', other: 'answers' })}, ${asked} were asked.`,
  },
  fewAnswers: {
    de: 'Ab fünf Antworten sind hier Mittelwerte und Texte zu sehen.',
    cs: 'Od pěti odpovědí se zde zobrazí průměry a texty.',
    pl: 'Od pięciu odpowiedzi widać tu średnie i teksty.',
    en: 'From five answers on, means and texts can be seen here.',
  },
  question: { de: 'Frage', cs: 'Otázka', pl: 'Pytanie', en: 'Question' },
  choiceMade: { de: 'Antwort', cs: 'Odpověď', pl: 'Odpowiedź', en: 'Answer' },
  mean: { de: 'Mittelwert (1–5)', cs: 'Průměr (1–5)', pl: 'Średnia (1–5)', en: 'Mean (1–5)' },
  count: { de: 'Antworten', cs: 'Odpovědi', pl: 'Odpowiedzi', en: 'Answers' },
  spread: { de: 'Verteilung', cs: 'Rozložení', pl: 'Rozkład', en: 'Distribution' },
  tooFew: { de: 'zu wenige Antworten', cs: 'příliš málo odpovědí', pl: 'za mało odpowiedzi', en: 'too few answers' },
  comments: {
    de: 'Texte (nur für das Team)',
    cs: 'Texty (jen pro tým)',
    pl: 'Teksty (tylko dla zespołu)',
    en: 'Texts (for the team only)',
  },
  commentsLead: {
    de: 'Diese Texte stehen nicht im PDF.',
    cs: 'Tyto texty v PDF nejsou.',
    pl: 'Tych tekstów nie ma w pliku PDF.',
    en: 'These texts are not in the PDF.',
  },
  formLead: {
    de: 'Nach dem Ende der Veranstaltung bekommen alle, die da waren, einmal einen Link zu diesen Fragen.',
    cs: 'Po skončení akce dostanou všichni, kdo přišli, jednou odkaz na tyto otázky.',
    pl: 'Po zakończeniu wydarzenia wszyscy, którzy przyszli, dostaną jednorazowo link do tych pytań.',
    en: 'After the event everybody who was there is sent a link to these questions once.',
  },
  askedQuestions: { de: 'Gefragt wird', cs: 'Ptáme se', pl: 'Pytamy', en: 'What is asked' },
  askedHint: {
    de: 'Antworten auf Fragen, die Sie abwählen, bleiben erhalten.',
    cs: 'Odpovědi na otázky, které zrušíte, zůstanou zachovány.',
    pl: 'Odpowiedzi na pytania, które zostaną odznaczone, pozostaną.',
    en: 'Answers to questions that you untick are kept.',
  },
  addQuestion: {
    de: 'Eigene Frage hinzufügen',
    cs: 'Přidat vlastní otázku',
    pl: 'Dodaj własne pytanie',
    en: 'Add a question of your own',
  },
  add: { de: 'Frage hinzufügen', cs: 'Přidat otázku', pl: 'Dodaj pytanie', en: 'Add question' },
  questionIn: {
    de: (lang: string) => `Frage auf ${lang}`,
    cs: (lang: string) => `Otázka: ${lang}`,
    pl: (lang: string) => `Pytanie: ${lang}`,
    en: (lang: string) => `Question in ${lang}`,
  },
  typeOf: { de: 'Art der Antwort', cs: 'Druh odpovědi', pl: 'Rodzaj odpowiedzi', en: 'Kind of answer' },
  scale: { de: 'Skala von 1 bis 5', cs: 'Stupnice od 1 do 5', pl: 'Skala od 1 do 5', en: 'Scale from 1 to 5' },
  choice: { de: 'Auswahl', cs: 'Výběr', pl: 'Wybór', en: 'Choice' },
  text: { de: 'Text', cs: 'Text', pl: 'Tekst', en: 'Text' },
  options: {
    de: 'Antworten zur Auswahl',
    cs: 'Odpovědi na výběr',
    pl: 'Odpowiedzi do wyboru',
    en: 'Answers to choose from',
  },
  optionsHint: {
    de: 'Nur bei „Auswahl“: jede Antwort in einer eigenen Zeile, höchstens zehn.',
    cs: 'Jen u „Výběr“: každá odpověď na vlastním řádku, nejvýše deset.',
    pl: 'Tylko przy „Wybór”: każda odpowiedź w osobnym wierszu, najwyżej dziesięć.',
    en: 'Only for “Choice”: each answer on a line of its own, at most ten.',
  },
  labelMissing: {
    de: 'Geben Sie die Frage in mindestens einer Sprache an.',
    cs: 'Uveďte otázku alespoň v jednom jazyce.',
    pl: 'Prosimy podać pytanie przynajmniej w jednym języku.',
    en: 'Enter the question in at least one language.',
  },
  labelLong: {
    de: 'Dieser Text ist zu lang.',
    cs: 'Tento text je příliš dlouhý.',
    pl: 'Ten tekst jest za długi.',
    en: 'This text is too long.',
  },
  typeMissing: {
    de: 'Wählen Sie die Art der Antwort.',
    cs: 'Vyberte druh odpovědi.',
    pl: 'Prosimy wybrać rodzaj odpowiedzi.',
    en: 'Choose the kind of answer.',
  },
  noOptions: {
    de: 'Geben Sie mindestens zwei Antworten zur Auswahl an.',
    cs: 'Uveďte alespoň dvě odpovědi na výběr.',
    pl: 'Prosimy podać przynajmniej dwie odpowiedzi do wyboru.',
    en: 'Enter at least two answers to choose from.',
  },
  tooMany: {
    de: 'Höchstens fünf eigene Fragen: Mehr beantwortet kaum jemand.',
    cs: 'Nejvýše pět vlastních otázek: na více jich téměř nikdo neodpoví.',
    pl: 'Najwyżej pięć własnych pytań: na więcej prawie nikt nie odpowie.',
    en: 'At most five questions of your own: hardly anybody answers more.',
  },
  kept: {
    de: (day: string) =>
      `Die Daten der Teilnehmenden wurden am ${day} gelöscht. Diese Zahlen wurden vorher festgehalten.`,
    cs: (day: string) => `Údaje účastníků byly smazány ${day}. Tato čísla byla zaznamenána předtím.`,
    pl: (day: string) => `Dane osób uczestniczących usunięto ${day}. Te liczby zapisano wcześniej.`,
    en: (day: string) => `The data of the participants was deleted on ${day}. These figures were recorded before that.`,
  },
});
