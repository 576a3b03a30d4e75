import type { Lang } from '#engines/kit';
import type { FitDetail } from '#engines/matching';
import { CONFIRMATION_MONTHS, ORGANISATION_TYPES, SIZES } from '#features/network/model.ts';
import { sizeName, typeName } from '#features/network/texts.ts';
import { catalogue, formatDate, formatMoney, formatNumber, plural } from '#platform/i18n';

export const matchingTexts = catalogue({
  describeNeed: { de: 'Bedarf beschreiben', cs: 'Popsat potřebu', pl: 'Opisz potrzebę', en: 'Describe a need' },
  describeOffer: { de: 'Angebot beschreiben', cs: 'Popsat nabídku', pl: 'Opisz ofertę', en: 'Describe an offer' },
  needLead: {
    de: 'Schreiben Sie mit Ihren Worten, was nicht gut läuft und was besser werden soll. Sie sehen, wer das schon gelöst hat und wer helfen kann – in vier Sprachen und mit den Gründen.',
    cs: 'Napište vlastními slovy, co nefunguje a co se má zlepšit. Uvidíte, kdo to už vyřešil a kdo může pomoci – ve čtyřech jazycích a s důvody.',
    pl: 'Napisz własnymi słowami, co nie działa dobrze i co ma się poprawić. Zobaczysz, kto już to rozwiązał i kto może pomóc – w czterech językach i z uzasadnieniem.',
    en: 'Write in your own words what does not work well and what is to get better. You will see who has solved it already and who can help – in four languages and with the reasons.',
  },
  offerLead: {
    de: 'Beschreiben Sie, was Sie anbieten. Sie sehen die offenen Bedarfe, zu denen es passt – in vier Sprachen und mit den Gründen.',
    cs: 'Popište, co nabízíte. Uvidíte otevřené potřeby, ke kterým se to hodí – ve čtyřech jazycích a s důvody.',
    pl: 'Opisz, co oferujesz. Zobaczysz otwarte potrzeby, do których to pasuje – w czterech językach i z uzasadnieniem.',
    en: 'Describe what you offer. You will see the open needs it fits – in four languages and with the reasons.',
  },
  switchToOffer: {
    de: 'Sie möchten etwas anbieten? Angebot beschreiben',
    cs: 'Chcete něco nabídnout? Popište nabídku',
    pl: 'Chcesz coś zaoferować? Opisz ofertę',
    en: 'You want to offer something? Describe an offer',
  },
  switchToNeed: {
    de: 'Sie brauchen etwas? Bedarf beschreiben',
    cs: 'Něco potřebujete? Popište potřebu',
    pl: 'Czegoś potrzebujesz? Opisz potrzebę',
    en: 'You need something? Describe a need',
  },
  needText: { de: 'Was brauchen Sie?', cs: 'Co potřebujete?', pl: 'Czego potrzebujesz?', en: 'What do you need?' },
  offerText: { de: 'Was bieten Sie an?', cs: 'Co nabízíte?', pl: 'Co oferujesz?', en: 'What do you offer?' },
  needTextHint: {
    de: 'Ein paar Sätze genügen, auf Deutsch, Tschechisch, Polnisch oder Englisch. Sie können auch ein ganzes Schreiben einfügen.',
    cs: 'Stačí pár vět, česky, německy, polsky nebo anglicky. Můžete vložit i celý dopis.',
    pl: 'Wystarczy kilka zdań po polsku, niemiecku, czesku lub angielsku. Można też wkleić całe pismo.',
    en: 'A few sentences are enough, in German, Czech, Polish or English. You can also paste a whole letter.',
  },
  file: {
    de: 'Oder eine Datei hochladen',
    cs: 'Nebo nahrajte soubor',
    pl: 'Lub prześlij plik',
    en: 'Or upload a file',
  },
  fileHint: {
    de: 'Text, Word, PDF oder HTML (.txt, .docx, .pdf, .html), höchstens 5 MB. Der Text daraus wird an Ihren angehängt.',
    cs: 'Text, Word, PDF nebo HTML (.txt, .docx, .pdf, .html), nejvýše 5 MB. Text ze souboru se připojí k vašemu.',
    pl: 'Tekst, Word, PDF lub HTML (.txt, .docx, .pdf, .html), najwyżej 5 MB. Tekst z pliku zostanie dołączony do Twojego.',
    en: 'Text, Word, PDF or HTML (.txt, .docx, .pdf, .html), 5 MB at most. Its text is added to yours.',
  },
  profile: { de: 'Über Sie', cs: 'O vás', pl: 'O Tobie', en: 'About you' },
  profileHint: {
    de: 'Freiwillig. Damit erkennen wir, was zu Ihrer Region, Größe und Ihrem Budget passt.',
    cs: 'Nepovinné. Díky tomu poznáme, co se hodí k vašemu regionu, velikosti a rozpočtu.',
    pl: 'Opcjonalnie. Dzięki temu rozpoznamy, co pasuje do Twojego regionu, wielkości i budżetu.',
    en: 'Optional. It tells us what fits your region, size and budget.',
  },
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  organisationType: {
    de: 'Art der Organisation',
    cs: 'Typ organizace',
    pl: 'Rodzaj organizacji',
    en: 'Type of organisation',
  },
  size: { de: 'Beschäftigte', cs: 'Počet zaměstnanců', pl: 'Liczba pracowników', en: 'People employed' },
  inhabitants: { de: 'Einwohnerzahl', cs: 'Počet obyvatel', pl: 'Liczba mieszkańców', en: 'Inhabitants' },
  budget: { de: 'Budget in Euro', cs: 'Rozpočet v eurech', pl: 'Budżet w euro', en: 'Budget in euro' },
  noChoice: { de: 'keine Angabe', cs: 'neuvedeno', pl: 'nie podano', en: 'not stated' },
  submitNeed: { de: 'Passendes finden', cs: 'Najít vhodné', pl: 'Znajdź pasujące', en: 'Find what fits' },
  submitOffer: {
    de: 'Offene Bedarfe finden',
    cs: 'Najít otevřené potřeby',
    pl: 'Znajdź otwarte potrzeby',
    en: 'Find open needs',
  },
  whatHappens: {
    de: 'Ihr Text wird nicht veröffentlicht. Nur wer den Link zur Ergebnisseite kennt, kann ihn lesen. Nach 30 Tagen wird er gelöscht, auf Wunsch sofort.',
    cs: 'Váš text se nezveřejní. Přečte si ho jen ten, kdo zná odkaz na stránku s výsledky. Po 30 dnech se smaže, na přání ihned.',
    pl: 'Twój tekst nie zostanie opublikowany. Przeczyta go tylko ten, kto zna link do strony z wynikami. Po 30 dniach zostanie usunięty, na życzenie od razu.',
    en: 'Your text is not published. Only those who know the link to the result page can read it. It is deleted after 30 days, at once if you wish.',
  },
  previewTitle: { de: 'Während Sie schreiben', cs: 'Zatímco píšete', pl: 'Podczas pisania', en: 'While you write' },
  previewEmpty: {
    de: 'Hier erscheinen die erkannten Begriffe und erste Treffer.',
    cs: 'Zde se objeví rozpoznané pojmy a první shody.',
    pl: 'Tutaj pojawią się rozpoznane pojęcia i pierwsze trafienia.',
    en: 'Recognised concepts and first matches will appear here.',
  },
  previewFailed: {
    de: 'Die Vorschau ist gerade nicht möglich. Sie können den Text trotzdem absenden.',
    cs: 'Náhled teď není možný. Text můžete přesto odeslat.',
    pl: 'Podgląd jest teraz niedostępny. Tekst można mimo to wysłać.',
    en: 'The preview is not possible right now. You can send the text all the same.',
  },
  results: {
    de: 'Das passt zu Ihrem Bedarf',
    cs: 'To se hodí k vaší potřebě',
    pl: 'To pasuje do Twojej potrzeby',
    en: 'What fits your need',
  },
  resultsOffer: {
    de: 'Offene Bedarfe zu Ihrem Angebot',
    cs: 'Otevřené potřeby k vaší nabídce',
    pl: 'Otwarte potrzeby do Twojej oferty',
    en: 'Open needs for your offer',
  },
  yourText: { de: 'Ihr Text', cs: 'Váš text', pl: 'Twój tekst', en: 'Your text' },
  yourTextHint: {
    de: 'Markiert ist, was wir erkannt haben.',
    cs: 'Označeno je, co jsme rozpoznali.',
    pl: 'Zaznaczono to, co rozpoznaliśmy.',
    en: 'What we recognised is marked.',
  },
  cutOff: {
    de: (length: string) => `Der Text ist lang. Gesucht wurde mit den ersten ${length} Zeichen.`,
    cs: (length: string) => `Text je dlouhý. Hledali jsme podle prvních ${length} znaků.`,
    pl: (length: string) => `Tekst jest długi. Szukaliśmy według pierwszych ${length} znaków.`,
    en: (length: string) => `The text is long. We searched with its first ${length} characters.`,
  },
  change: { de: 'Text ändern', cs: 'Změnit text', pl: 'Zmień tekst', en: 'Change the text' },
  remove: { de: 'Text jetzt löschen', cs: 'Smazat text ihned', pl: 'Usuń tekst teraz', en: 'Delete the text now' },
  removedTitle: {
    de: 'Ihr Text wurde gelöscht',
    cs: 'Váš text byl smazán',
    pl: 'Twój tekst został usunięty',
    en: 'Your text was deleted',
  },
  removedText: {
    de: 'Er ist in unserer Datenbank nicht mehr vorhanden.',
    cs: 'V naší databázi už není.',
    pl: 'Nie ma go już w naszej bazie danych.',
    en: 'It is no longer in our database.',
  },
  keptUntil: {
    de: (date: string) => `Dieser Link gilt bis ${date}. Nur wer ihn kennt, kann den Text lesen.`,
    cs: (date: string) => `Tento odkaz platí do ${date}. Text si přečte jen ten, kdo ho zná.`,
    pl: (date: string) => `Ten link jest ważny do ${date}. Tekst może przeczytać tylko ten, kto go zna.`,
    en: (date: string) => `This link is valid until ${date}. Only those who know it can read the text.`,
  },
  language: {
    de: (name: string) => `Erkannte Sprache: ${name}`,
    cs: (name: string) => `Rozpoznaný jazyk: ${name}`,
    pl: (name: string) => `Rozpoznany język: ${name}`,
    en: (name: string) => `Recognised language: ${name}`,
  },
  languageUnsure: {
    de: 'Die Sprache war nicht sicher zu erkennen. Ein ganzer Satz mehr hilft.',
    cs: 'Jazyk se nepodařilo spolehlivě rozpoznat. Pomůže ještě jedna celá věta.',
    pl: 'Nie udało się pewnie rozpoznać języka. Pomoże jeszcze jedno pełne zdanie.',
    en: 'The language could not be recognised with certainty. One more whole sentence helps.',
  },
  concepts: { de: 'Erkannte Begriffe', cs: 'Rozpoznané pojmy', pl: 'Rozpoznane pojęcia', en: 'Recognised concepts' },
  conceptsHint: {
    de: 'Nach diesen Begriffen wird gesucht. Entfernen Sie, was Sie nicht meinen.',
    cs: 'Podle těchto pojmů hledáme. Odstraňte, co nemáte na mysli.',
    pl: 'Według tych pojęć szukamy. Usuń te, których nie masz na myśli.',
    en: 'We search by these concepts. Remove what you do not mean.',
  },
  noConcepts: {
    de: 'Wir haben in Ihrem Text keinen Begriff erkannt. Beschreiben Sie das Problem mit einem Satz mehr: Worum geht es, wo, für wen?',
    cs: 'V textu jsme nerozpoznali žádný pojem. Popište problém ještě jednou větou: o co jde, kde a pro koho?',
    pl: 'Nie rozpoznaliśmy w tekście żadnego pojęcia. Opisz problem jeszcze jednym zdaniem: o co chodzi, gdzie, dla kogo?',
    en: 'We recognised no concept in your text. Describe the problem with one more sentence: what is it about, where, for whom?',
  },
  drop: { de: 'entfernen', cs: 'odstranit', pl: 'usuń', en: 'remove' },
  dropped: { de: 'Entfernt', cs: 'Odstraněno', pl: 'Usunięte', en: 'Removed' },
  putBack: { de: 'wieder aufnehmen', cs: 'vrátit', pl: 'przywróć', en: 'put back' },
  addConcept: { de: 'Begriff hinzufügen', cs: 'Přidat pojem', pl: 'Dodaj pojęcie', en: 'Add a concept' },
  add: { de: 'Hinzufügen', cs: 'Přidat', pl: 'Dodaj', en: 'Add' },
  addUnknown: {
    de: (word: string) => `„${word}“ steht nicht in unserem Wortschatz. Versuchen Sie ein anderes Wort.`,
    cs: (word: string) => `„${word}“ v našem slovníku není. Zkuste jiné slovo.`,
    pl: (word: string) => `„${word}” nie ma w naszym słowniku. Spróbuj innego słowa.`,
    en: (word: string) => `“${word}” is not in our vocabulary. Try another word.`,
  },
  noMatches: {
    de: 'Dazu gibt es im Netzwerk noch nichts.',
    cs: 'K tomu v síti zatím nic není.',
    pl: 'W sieci nie ma jeszcze nic na ten temat.',
    en: 'There is nothing for this in the network yet.',
  },
  score: { de: 'Übereinstimmung', cs: 'Shoda', pl: 'Zgodność', en: 'Match' },
  points: {
    de: (count: string) => `${count} Punkte`,
    cs: (count: string) => `${count} bodů`,
    pl: (count: string) => `${count} pkt`,
    en: (count: string) => `${count} points`,
  },
  why: { de: 'Warum das passt', cs: 'Proč se to hodí', pl: 'Dlaczego to pasuje', en: 'Why this fits' },
  sumExplained: {
    de: 'Die Punkte der einzelnen Gründe ergeben zusammen genau die Übereinstimmung.',
    cs: 'Body jednotlivých důvodů dávají dohromady přesně uvedenou shodu.',
    pl: 'Punkty poszczególnych powodów dają w sumie dokładnie podaną zgodność.',
    en: 'The points of the reasons add up to the match exactly.',
  },
  reason: { de: 'Grund', cs: 'Důvod', pl: 'Powód', en: 'Reason' },
  inYourText: { de: 'In Ihrem Text', cs: 'Ve vašem textu', pl: 'W Twoim tekście', en: 'In your text' },
  inThisText: { de: 'In diesem Eintrag', cs: 'V tomto záznamu', pl: 'W tym wpisie', en: 'In this entry' },
  inTheirText: { de: 'Im Eintrag', cs: 'V záznamu', pl: 'We wpisie', en: 'In the entry' },
  share: { de: 'Punkte', cs: 'Body', pl: 'Punkty', en: 'Points' },
  sum: { de: 'Zusammen', cs: 'Celkem', pl: 'Razem', en: 'Total' },
  chosenTopic: { de: 'als Thema gewählt', cs: 'zvoleno jako téma', pl: 'wybrane jako temat', en: 'chosen as topic' },
  addedByYou: { de: 'von Ihnen hinzugefügt', cs: 'přidali jste vy', pl: 'dodane przez Ciebie', en: 'added by you' },
  over: { de: 'über', cs: 'přes', pl: 'przez', en: 'by way of' },
  sameField: { de: 'gleiches Fachgebiet', cs: 'stejný obor', pl: 'ta sama dziedzina', en: 'same field' },
  sameWord: { de: 'gleiches Wort', cs: 'stejné slovo', pl: 'to samo słowo', en: 'same word' },
  similarWord: { de: 'ähnliches Wort', cs: 'podobné slovo', pl: 'podobne słowo', en: 'similar word' },
  besideNeed: {
    de: 'Was zu diesem Bedarf passt',
    cs: 'Co se hodí k této potřebě',
    pl: 'Co pasuje do tej potrzeby',
    en: 'What fits this need',
  },
  besideOther: {
    de: 'Offene Bedarfe, zu denen das passt',
    cs: 'Otevřené potřeby, ke kterým se to hodí',
    pl: 'Otwarte potrzeby, do których to pasuje',
    en: 'Open needs this fits',
  },
  textTooShort: {
    de: 'Bitte beschreiben Sie mit mindestens einem kurzen Satz, worum es geht, oder laden Sie eine Datei hoch.',
    cs: 'Popište prosím aspoň jednou krátkou větou, o co jde, nebo nahrajte soubor.',
    pl: 'Opisz przynajmniej jednym krótkim zdaniem, o co chodzi, albo prześlij plik.',
    en: 'Please describe in at least one short sentence what it is about, or upload a file.',
  },
  textTooLong: {
    de: 'Der Text ist zu lang. Höchstens 200.000 Zeichen sind möglich, das sind etwa 80 Seiten.',
    cs: 'Text je příliš dlouhý. Možných je nejvýše 200 000 znaků, to je asi 80 stran.',
    pl: 'Tekst jest za długi. Najwyżej 200 000 znaków, czyli około 80 stron.',
    en: 'The text is too long. At most 200,000 characters are possible, which is about 80 pages.',
  },
  number: {
    de: 'Bitte geben Sie eine ganze Zahl ab 0 ein.',
    cs: 'Zadejte prosím celé číslo od 0.',
    pl: 'Podaj liczbę całkowitą od 0.',
    en: 'Please enter a whole number from 0.',
  },
  choiceUnknown: {
    de: 'Bitte wählen Sie einen Wert aus der Liste.',
    cs: 'Vyberte prosím hodnotu ze seznamu.',
    pl: 'Wybierz wartość z listy.',
    en: 'Please choose a value from the list.',
  },
  kindUnknown: {
    de: 'Bitte wählen Sie Bedarf oder Angebot.',
    cs: 'Vyberte prosím potřebu, nebo nabídku.',
    pl: 'Wybierz potrzebę lub ofertę.',
    en: 'Please choose need or offer.',
  },
  formBroken: {
    de: 'Das Formular war unvollständig. Bitte senden Sie es noch einmal ab.',
    cs: 'Formulář byl neúplný. Odešlete ho prosím znovu.',
    pl: 'Formularz był niekompletny. Wyślij go ponownie.',
    en: 'The form was incomplete. Please send it again.',
  },
  'file-too-large': {
    de: 'Die Datei ist größer als 5 MB.',
    cs: 'Soubor je větší než 5 MB.',
    pl: 'Plik jest większy niż 5 MB.',
    en: 'The file is larger than 5 MB.',
  },
  'file-unknown': {
    de: 'Diese Art von Datei können wir nicht lesen. Möglich sind .txt, .docx, .pdf und .html.',
    cs: 'Tento druh souboru neumíme přečíst. Možné jsou .txt, .docx, .pdf a .html.',
    pl: 'Nie potrafimy odczytać tego rodzaju pliku. Możliwe są .txt, .docx, .pdf i .html.',
    en: 'We cannot read this kind of file. Possible are .txt, .docx, .pdf and .html.',
  },
  'file-unreadable': {
    de: 'Die Datei ist beschädigt oder enthält nicht, was ihr Name verspricht.',
    cs: 'Soubor je poškozený nebo neobsahuje to, co slibuje jeho název.',
    pl: 'Plik jest uszkodzony albo nie zawiera tego, co obiecuje jego nazwa.',
    en: 'The file is damaged or does not contain what its name promises.',
  },
  'file-encoding': {
    de: 'Die Zeichen in dieser Datei sind nicht lesbar. Speichern Sie sie als „UTF-8“ und laden Sie sie noch einmal hoch.',
    cs: 'Znaky v souboru nelze přečíst. Uložte ho jako „UTF-8“ a nahrajte znovu.',
    pl: 'Nie można odczytać znaków w pliku. Zapisz go jako „UTF-8” i prześlij ponownie.',
    en: 'The characters in this file cannot be read. Save it as “UTF-8” and upload it again.',
  },
  'file-empty': {
    de: 'In der Datei steht kein Text. Vielleicht ist sie eingescannt: Bilder können wir nicht lesen.',
    cs: 'V souboru není žádný text. Možná je naskenovaný: obrázky číst neumíme.',
    pl: 'W pliku nie ma tekstu. Może to skan: obrazów nie potrafimy odczytać.',
    en: 'There is no text in the file. Perhaps it was scanned: we cannot read pictures.',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Treffer', other: 'Treffer' }),
    cs: (count: number) => plural('cs', count, { one: 'shoda', few: 'shody', many: 'shody', other: 'shod' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'trafienie', few: 'trafienia', many: 'trafień', other: 'trafienia' }),
    en: (count: number) => plural('en', count, { one: 'match', other: 'matches' }),
  },
});

const fitTexts = catalogue({
  region: { de: 'Region', cs: 'Region', pl: 'Region', en: 'Region' },
  same: {
    de: 'gilt genau für diese Region',
    cs: 'platí přesně pro tento region',
    pl: 'dotyczy dokładnie tego regionu',
    en: 'is for exactly this region',
  },
  inside: {
    de: 'gilt für ein größeres Gebiet, zu dem sie gehört',
    cs: 'platí pro větší území, kam patří',
    pl: 'dotyczy większego obszaru, do którego należy',
    en: 'is for a larger area that it belongs to',
  },
  contains: {
    de: 'gilt für einen Teil der Region',
    cs: 'platí pro část regionu',
    pl: 'dotyczy części regionu',
    en: 'is for a part of the region',
  },
  near: { de: 'Nachbarregion', cs: 'sousední region', pl: 'sąsiedni region', en: 'neighbouring region' },
  country: { de: 'gleiches Land', cs: 'stejná země', pl: 'ten sam kraj', en: 'same country' },
  elsewhere: {
    de: 'gilt für eine andere Region',
    cs: 'platí pro jiný region',
    pl: 'dotyczy innego regionu',
    en: 'is for another region',
  },
  forYou: {
    de: 'richtet sich an Organisationen dieser Art',
    cs: 'je určeno organizacím tohoto typu',
    pl: 'jest skierowane do organizacji tego rodzaju',
    en: 'is meant for organisations of this type',
  },
  notForYou: {
    de: (who: string) => `richtet sich an andere: ${who}`,
    cs: (who: string) => `je určeno jiným: ${who}`,
    pl: (who: string) => `jest skierowane do innych: ${who}`,
    en: (who: string) => `is meant for others: ${who}`,
  },
  sizeFits: {
    de: 'passt zur Größe',
    cs: 'hodí se k velikosti',
    pl: 'pasuje do wielkości',
    en: 'fits the size',
  },
  sizeOther: {
    de: (sizes: string) => `ist für eine andere Größe gedacht: ${sizes}`,
    cs: (sizes: string) => `je určeno pro jinou velikost: ${sizes}`,
    pl: (sizes: string) => `jest przeznaczone dla innej wielkości: ${sizes}`,
    en: (sizes: string) => `is meant for another size: ${sizes}`,
  },
  inhabitantsFit: {
    de: 'passt zur Einwohnerzahl',
    cs: 'hodí se k počtu obyvatel',
    pl: 'pasuje do liczby mieszkańców',
    en: 'fits the number of inhabitants',
  },
  inhabitantsOther: {
    de: (range: string) => `erprobt in Orten mit ${range} Einwohnerinnen und Einwohnern`,
    cs: (range: string) => `vyzkoušeno v obcích s ${range} obyvateli`,
    pl: (range: string) => `sprawdzone w miejscowościach liczących ${range} mieszkańców`,
    en: (range: string) => `tried in places with ${range} inhabitants`,
  },
  budgetFits: {
    de: 'passt zum Budget',
    cs: 'hodí se k rozpočtu',
    pl: 'mieści się w budżecie',
    en: 'fits the budget',
  },
  budgetOther: {
    de: (range: string) => `liegt außerhalb des Budgets: ${range}`,
    cs: (range: string) => `je mimo rozpočet: ${range}`,
    pl: (range: string) => `nie mieści się w budżecie: ${range}`,
    en: (range: string) => `is outside the budget: ${range}`,
  },
  expired: {
    de: (day: string) => `abgelaufen am ${day}`,
    cs: (day: string) => `platnost skončila ${day}`,
    pl: (day: string) => `wygasło ${day}`,
    en: (day: string) => `expired on ${day}`,
  },
  ended: {
    de: (day: string) => `beendet am ${day}`,
    cs: (day: string) => `ukončeno ${day}`,
    pl: (day: string) => `zakończone ${day}`,
    en: (day: string) => `ended on ${day}`,
  },
  'deadline-passed': {
    de: (day: string) => `Frist abgelaufen am ${day}`,
    cs: (day: string) => `termín uplynul ${day}`,
    pl: (day: string) => `termin minął ${day}`,
    en: (day: string) => `deadline passed on ${day}`,
  },
  'deadline-near': {
    de: (day: string) => `Frist endet bald, am ${day}`,
    cs: (day: string) => `termín brzy končí, ${day}`,
    pl: (day: string) => `termin wkrótce mija, ${day}`,
    en: (day: string) => `deadline ends soon, on ${day}`,
  },
  idea: { de: 'ist noch eine Idee', cs: 'je zatím nápad', pl: 'to na razie pomysł', en: 'is still an idea' },
  prototype: { de: 'ist ein Prototyp', cs: 'je prototyp', pl: 'to prototyp', en: 'is a prototype' },
  pilot: { de: 'ist im Pilotbetrieb', cs: 'je v pilotním provozu', pl: 'jest w pilotażu', en: 'is in pilot use' },
  market: {
    de: 'ist bei Kunden im Einsatz',
    cs: 'používají ho zákazníci',
    pl: 'jest wdrożone u klientów',
    en: 'is in use with customers',
  },
  confirmed: {
    de: 'Angaben in den letzten zwölf Monaten bestätigt',
    cs: 'údaje potvrzeny v posledních dvanácti měsících',
    pl: 'dane potwierdzone w ostatnich dwunastu miesiącach',
    en: 'details confirmed within the last twelve months',
  },
  unconfirmed: {
    de: 'Angaben seit über zwölf Monaten nicht bestätigt',
    cs: 'údaje nebyly potvrzeny déle než dvanáct měsíců',
    pl: 'dane niepotwierdzane od ponad dwunastu miesięcy',
    en: 'details not confirmed for more than twelve months',
  },
});

function range(low: number | undefined, high: number | undefined, say: (value: number) => string): string {
  if (low !== undefined && high !== undefined) return `${say(low)} – ${say(high)}`;
  return low !== undefined ? `≥ ${say(low)}` : high !== undefined ? `≤ ${say(high)}` : '';
}

/** A fit factor in words. */
export function fitText(lang: Lang, fit: FitDetail): string {
  const t = fitTexts(lang);
  const types = (values: readonly string[]) =>
    ORGANISATION_TYPES.filter((type) => values.includes(type))
      .map((type) => typeName(lang, type))
      .join(', ');
  switch (fit.factor) {
    case 'region':
      return `${t.region}: ${t[fit.relation]}`;
    case 'audience':
      return fit.fits ? t.forYou : t.notForYou(types(fit.offered));
    case 'size': {
      const sizes = SIZES.filter((size) => fit.offered.includes(size)).map((size) => sizeName(lang, size));
      return fit.fits ? t.sizeFits : t.sizeOther(sizes.join(', '));
    }
    case 'inhabitants':
      return fit.fits ? t.inhabitantsFit : t.inhabitantsOther(range(fit.min, fit.max, (n) => formatNumber(lang, n)));
    case 'budget':
      return fit.fits ? t.budgetFits : t.budgetOther(range(fit.min, fit.max, (n) => formatMoney(lang, n)));
    case 'time':
      return t[fit.state](formatDate(lang, fit.date));
    case 'maturity':
      return t[fit.maturity];
    case 'confirmed':
      return fit.months < CONFIRMATION_MONTHS ? t.confirmed : t.unconfirmed;
  }
}
