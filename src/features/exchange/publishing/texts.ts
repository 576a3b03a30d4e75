import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { MineFilter } from './queries.ts';

export const publishingTexts = catalogue({
  // ---- my entries
  mine: { de: 'Meine Einträge', cs: 'Moje záznamy', pl: 'Moje wpisy', en: 'My entries' },
  mineLead: {
    de: 'Alle Einträge Ihrer Organisationen: Entwürfe, was geprüft wird und was veröffentlicht ist.',
    cs: 'Všechny záznamy vašich organizací: koncepty, co se kontroluje a co je zveřejněno.',
    pl: 'Wszystkie wpisy Państwa organizacji: szkice, wpisy w trakcie sprawdzania i opublikowane.',
    en: 'All entries of your organisations: drafts, what is being checked, and what is published.',
  },
  mineEmpty: {
    de: 'Hier ist noch nichts. Schreiben Sie den ersten Eintrag.',
    cs: 'Zatím tu nic není. Napište první záznam.',
    pl: 'Nic tu jeszcze nie ma. Prosimy napisać pierwszy wpis.',
    en: 'There is nothing here yet. Write the first entry.',
  },
  all: { de: 'Alle', cs: 'Všechny', pl: 'Wszystkie', en: 'All' },
  states: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  newEntry: { de: 'Neuer Eintrag', cs: 'Nový záznam', pl: 'Nowy wpis', en: 'New entry' },
  returnedBadge: { de: 'zurückgegeben', cs: 'vráceno', pl: 'zwrócony', en: 'returned' },
  editBadge: { de: 'Änderung', cs: 'úprava', pl: 'zmiana', en: 'change' },
  editInCheckBadge: {
    de: 'Änderung in Prüfung',
    cs: 'úprava se kontroluje',
    pl: 'zmiana jest sprawdzana',
    en: 'change being checked',
  },
  lastChange: {
    de: (day: string) => `zuletzt geändert am ${day}`,
    cs: (day: string) => `naposledy změněno ${day}`,
    pl: (day: string) => `ostatnia zmiana: ${day}`,
    en: (day: string) => `last changed on ${day}`,
  },
  // ---- new entry
  chooseKind: {
    de: 'Was möchten Sie veröffentlichen?',
    cs: 'Co chcete zveřejnit?',
    pl: 'Co chcą Państwo opublikować?',
    en: 'What would you like to publish?',
  },
  chooseKindLead: {
    de: 'Sie schreiben zuerst einen Entwurf. Veröffentlicht wird nichts, bevor Sie es sagen.',
    cs: 'Nejprve píšete koncept. Nic se nezveřejní, dokud to sami nepotvrdíte.',
    pl: 'Najpierw powstaje szkic. Nic nie zostanie opublikowane bez Państwa decyzji.',
    en: 'You write a draft first. Nothing is published before you say so.',
  },
  aboutNeed: {
    de: 'Sie suchen eine Lösung. Fünf Fragen helfen, das Problem zu beschreiben.',
    cs: 'Hledáte řešení. Pět otázek pomůže problém popsat.',
    pl: 'Szukają Państwo rozwiązania. Pięć pytań pomoże opisać problem.',
    en: 'You are looking for a solution. Five questions help to describe the problem.',
  },
  aboutOffer: {
    de: 'Sie haben etwas, das andere brauchen: ein Produkt, eine Dienstleistung, Wissen.',
    cs: 'Máte něco, co ostatní potřebují: výrobek, službu, znalosti.',
    pl: 'Mają Państwo coś, czego potrzebują inni: produkt, usługę, wiedzę.',
    en: 'You have something that others need: a product, a service, knowledge.',
  },
  aboutPractice: {
    de: 'Bei Ihnen ist etwas gelungen, das andere übernehmen können.',
    cs: 'Podařilo se vám něco, co mohou ostatní převzít.',
    pl: 'Udało się Państwu coś, z czego mogą skorzystać inni.',
    en: 'Something has worked for you that others can copy.',
  },
  aboutProgramme: {
    de: 'Sie fördern Vorhaben anderer.',
    cs: 'Podporujete projekty ostatních.',
    pl: 'Wspierają Państwo projekty innych.',
    en: 'You fund the projects of others.',
  },
  aboutProject: {
    de: 'Sie sind schon dabei und suchen Beteiligte oder möchten darüber berichten.',
    cs: 'Už na něčem pracujete a hledáte partnery, nebo o tom chcete informovat.',
    pl: 'Już Państwo działają i szukają partnerów lub chcą o tym opowiedzieć.',
    en: 'You are already at it and look for partners, or want to report on it.',
  },
  noOrganisation: {
    de: 'Einträge erscheinen im Namen einer Organisation. Sie gehören noch zu keiner: Suchen Sie Ihre Organisation im Verzeichnis und übernehmen Sie ihr Profil, oder lassen Sie sich von ihr einladen.',
    cs: 'Záznamy vycházejí jménem organizace. Zatím k žádné nepatříte: najděte svou organizaci v adresáři a převezměte její profil, nebo se jí nechte pozvat.',
    pl: 'Wpisy ukazują się w imieniu organizacji. Nie należą Państwo jeszcze do żadnej: prosimy znaleźć swoją organizację w katalogu i przejąć jej profil albo poprosić ją o zaproszenie.',
    en: 'Entries appear in the name of an organisation. You belong to none yet: find your organisation in the directory and claim its profile, or ask it to invite you.',
  },
  toDirectory: {
    de: 'Zum Verzeichnis',
    cs: 'Do adresáře',
    pl: 'Do katalogu',
    en: 'To the directory',
  },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  hubOfEntry: {
    de: 'Hub, der den Eintrag prüft',
    cs: 'Hub, který záznam zkontroluje',
    pl: 'Hub, który sprawdzi wpis',
    en: 'Hub that checks the entry',
  },
  hubOfEntryHint: {
    de: 'Nur wenn Ihre Organisation noch in keinem Hub Mitglied ist.',
    cs: 'Jen pokud vaše organizace ještě není členem žádného hubu.',
    pl: 'Tylko jeśli Państwa organizacja nie jest jeszcze członkiem żadnego hubu.',
    en: 'Only if your organisation is not a member of a hub yet.',
  },
  carriedOver: {
    de: 'Ihre Beschreibung ist übernommen. Ergänzen Sie, was noch fehlt.',
    cs: 'Váš popis je převzat. Doplňte, co ještě chybí.',
    pl: 'Opis został przeniesiony. Prosimy uzupełnić to, czego brakuje.',
    en: 'Your description has been carried over. Add what is missing.',
  },
  saveDraft: {
    de: 'Entwurf speichern und ansehen',
    cs: 'Uložit koncept a zobrazit',
    pl: 'Zapisz szkic i zobacz',
    en: 'Save draft and look at it',
  },
  saveEdit: {
    de: 'Änderung speichern und ansehen',
    cs: 'Uložit úpravu a zobrazit',
    pl: 'Zapisz zmianę i zobacz',
    en: 'Save change and look at it',
  },
  saveLive: {
    de: 'Änderung veröffentlichen',
    cs: 'Zveřejnit úpravu',
    pl: 'Opublikuj zmianę',
    en: 'Publish change',
  },
  editTitle: { de: 'Eintrag bearbeiten', cs: 'Upravit záznam', pl: 'Edytuj wpis', en: 'Edit entry' },
  changedMeanwhile: {
    de: 'Jemand anderes hat inzwischen gespeichert. Ihre Eingaben stehen noch hier; öffnen Sie den Eintrag in einem neuen Fenster und vergleichen Sie, bevor Sie erneut speichern.',
    cs: 'Mezitím uložil změny někdo jiný. Vaše údaje tu zůstaly; otevřete záznam v novém okně a porovnejte je, než uložíte znovu.',
    pl: 'W międzyczasie ktoś inny zapisał zmiany. Państwa dane są nadal tutaj; prosimy otworzyć wpis w nowym oknie i porównać przed ponownym zapisaniem.',
    en: 'Somebody else has saved meanwhile. What you entered is still here; open the entry in a new window and compare before you save again.',
  },
  inCheck: {
    de: 'Der Eintrag wird gerade geprüft und bleibt so lange, wie er ist. Nehmen Sie ihn zurück, wenn Sie ihn ändern möchten.',
    cs: 'Záznam se právě kontroluje a do té doby zůstává beze změny. Chcete-li ho upravit, vezměte ho zpět.',
    pl: 'Wpis jest właśnie sprawdzany i do tego czasu pozostaje bez zmian. Aby go zmienić, prosimy go najpierw wycofać ze sprawdzania.',
    en: 'The entry is being checked and stays as it is until then. Take it back if you would like to change it.',
  },
  notPossible: {
    de: 'Das ist nicht mehr möglich: Der Stand des Eintrags hat sich inzwischen geändert.',
    cs: 'To už není možné: stav záznamu se mezitím změnil.',
    pl: 'To już nie jest możliwe: stan wpisu zmienił się w międzyczasie.',
    en: 'This is no longer possible: the state of the entry has changed meanwhile.',
  },
  // ---- what stands above an entry for its people
  previewOf: { de: 'Vorschau', cs: 'Náhled', pl: 'Podgląd', en: 'Preview' },
  draftTitle: {
    de: 'Entwurf: So wird der Eintrag aussehen. Noch sieht ihn niemand außer Ihnen und dem Hub-Team.',
    cs: 'Koncept: takto bude záznam vypadat. Zatím ho vidíte jen vy a tým hubu.',
    pl: 'Szkic: tak będzie wyglądał wpis. Na razie widzą go tylko Państwo i zespół hubu.',
    en: 'Draft: this is how the entry will look. So far only you and the hub team see it.',
  },
  editDraftTitle: {
    de: 'Geänderte Fassung: So wird der Eintrag aussehen. Bis dahin lesen alle die bisherige.',
    cs: 'Upravená verze: takto bude záznam vypadat. Do té doby všichni čtou dosavadní.',
    pl: 'Zmieniona wersja: tak będzie wyglądał wpis. Do tego czasu wszyscy czytają dotychczasową.',
    en: 'Changed version: this is how the entry will look. Until then everybody reads the present one.',
  },
  submittedTitle: {
    de: 'In Prüfung: Das Hub-Team sieht sich den Eintrag an. Sie bekommen Nachricht.',
    cs: 'Kontroluje se: tým hubu si záznam prohlíží. Dáme vám vědět.',
    pl: 'W trakcie sprawdzania: zespół hubu przegląda wpis. Otrzymają Państwo wiadomość.',
    en: 'Being checked: the hub team is looking at the entry. You will be told.',
  },
  returnedTitle: {
    de: 'Zurückgegeben: Bitte überarbeiten Sie den Eintrag und reichen Sie ihn erneut ein.',
    cs: 'Vráceno: záznam prosím přepracujte a podejte znovu.',
    pl: 'Zwrócony: prosimy poprawić wpis i przesłać go ponownie.',
    en: 'Returned: please revise the entry and submit it again.',
  },
  yours: {
    de: 'Sie dürfen diesen Eintrag bearbeiten.',
    cs: 'Tento záznam můžete upravovat.',
    pl: 'Mogą Państwo edytować ten wpis.',
    en: 'You may edit this entry.',
  },
  submitForCheck: {
    de: 'Zur Prüfung einreichen',
    cs: 'Podat ke kontrole',
    pl: 'Prześlij do sprawdzenia',
    en: 'Submit for checking',
  },
  publishNow: { de: 'Jetzt veröffentlichen', cs: 'Zveřejnit', pl: 'Opublikuj teraz', en: 'Publish now' },
  obstacles: {
    de: 'Vor dem Einreichen fehlt noch etwas:',
    cs: 'Před podáním ještě něco chybí:',
    pl: 'Przed przesłaniem trzeba jeszcze coś uzupełnić:',
    en: 'Something is missing before it can be submitted:',
  },
  edit: { de: 'Bearbeiten', cs: 'Upravit', pl: 'Edytuj', en: 'Edit' },
  continueEdit: {
    de: 'Änderung weiter bearbeiten',
    cs: 'Pokračovat v úpravě',
    pl: 'Kontynuuj zmianę',
    en: 'Go on with the change',
  },
  history: { de: 'Verlauf', cs: 'Historie', pl: 'Historia', en: 'History' },
  recall: {
    de: 'Aus der Prüfung zurücknehmen',
    cs: 'Vzít zpět z kontroly',
    pl: 'Wycofaj ze sprawdzania',
    en: 'Take back from checking',
  },
  deleteDraft: { de: 'Entwurf löschen', cs: 'Smazat koncept', pl: 'Usuń szkic', en: 'Delete draft' },
  dropEdit: { de: 'Änderung verwerfen', cs: 'Zahodit úpravu', pl: 'Odrzuć zmianę', en: 'Drop the change' },
  withdraw: { de: 'Eintrag zurückziehen', cs: 'Stáhnout záznam', pl: 'Wycofaj wpis', en: 'Withdraw entry' },
  withdrawSure: {
    de: 'Der Eintrag verschwindet für alle Lesenden. Das lässt sich nicht rückgängig machen; Ihre Organisation behält den Verlauf.',
    cs: 'Záznam zmizí všem čtenářům. Nelze to vrátit; vaší organizaci zůstane historie.',
    pl: 'Wpis zniknie dla wszystkich czytających. Nie można tego cofnąć; Państwa organizacja zachowa historię.',
    en: 'The entry disappears for all readers. This cannot be undone; your organisation keeps the history.',
  },
  deleteSure: {
    de: 'Der Entwurf wird mit allen Fassungen gelöscht. Das lässt sich nicht rückgängig machen.',
    cs: 'Koncept se smaže se všemi verzemi. Nelze to vrátit.',
    pl: 'Szkic zostanie usunięty ze wszystkimi wersjami. Nie można tego cofnąć.',
    en: 'The draft is deleted with all its versions. This cannot be undone.',
  },
  renew: { de: 'Um ein Jahr verlängern', cs: 'Prodloužit o rok', pl: 'Przedłuż o rok', en: 'Renew for a year' },
  close: { de: 'Abschließen', cs: 'Uzavřít', pl: 'Zamknij', en: 'Close' },
  closeNeed: {
    de: 'Bedarf ist gedeckt',
    cs: 'Potřeba je vyřešena',
    pl: 'Potrzeba zaspokojona',
    en: 'The need has been met',
  },
  closeLead: {
    de: 'Der Eintrag bleibt zum Nachlesen stehen, wird aber nicht mehr vorgeschlagen. Ihre Worte lesen alle.',
    cs: 'Záznam zůstane k přečtení, ale už se nebude nabízet. Váš text si přečtou všichni.',
    pl: 'Wpis pozostanie do przeczytania, ale nie będzie już proponowany. Państwa słowa przeczytają wszyscy.',
    en: 'The entry stays for reference but is no longer suggested. Everybody can read your words.',
  },
  howSolved: {
    de: 'Wie wurde der Bedarf gedeckt?',
    cs: 'Jak se potřeba vyřešila?',
    pl: 'Jak zaspokojono tę potrzebę?',
    en: 'How was the need met?',
  },
  howEnded: { de: 'Wie ging es aus?', cs: 'Jak to dopadlo?', pl: 'Jaki był wynik?', en: 'What came of it?' },
  howHint: {
    de: 'Ein paar Sätze für andere, die vor derselben Frage stehen.',
    cs: 'Několik vět pro ty, kdo řeší totéž.',
    pl: 'Kilka zdań dla tych, którzy mają do rozwiązania to samo zadanie.',
    en: 'A few sentences for others who face the same question.',
  },
  outcomeTooShort: {
    de: 'Bitte schreiben Sie wenigstens einen Satz.',
    cs: 'Napište prosím alespoň jednu větu.',
    pl: 'Prosimy napisać przynajmniej jedno zdanie.',
    en: 'Please write at least one sentence.',
  },
  tooLong: {
    de: 'Bitte kürzen Sie den Text.',
    cs: 'Zkraťte prosím text.',
    pl: 'Prosimy skrócić tekst.',
    en: 'Please shorten the text.',
  },
  back: { de: 'Zurück', cs: 'Zpět', pl: 'Wstecz', en: 'Back' },
  lookAtIt: { de: 'Eintrag ansehen', cs: 'Zobrazit záznam', pl: 'Zobacz wpis', en: 'Look at the entry' },
  // ---- the mail before expiry
  renewTitle: {
    de: 'Eintrag verlängern',
    cs: 'Prodloužit záznam',
    pl: 'Przedłuż wpis',
    en: 'Renew an entry',
  },
  renewAsk: {
    de: 'Gilt dieser Eintrag noch? Dann verlängern Sie ihn mit einem Klick um ein Jahr.',
    cs: 'Platí tento záznam stále? Pak ho jedním kliknutím prodloužíte o rok.',
    pl: 'Czy ten wpis jest nadal aktualny? Można go jednym kliknięciem przedłużyć o rok.',
    en: 'Is this entry still valid? Then renew it for a year with one click.',
  },
  renewGone: {
    de: 'Dieser Link gilt nicht mehr. Der Eintrag ist schon verlängert oder nicht mehr veröffentlicht.',
    cs: 'Tento odkaz už neplatí. Záznam je již prodloužen, nebo už není zveřejněn.',
    pl: 'Ten link już nie działa. Wpis został już przedłużony albo nie jest już opublikowany.',
    en: 'This link no longer works. The entry has been renewed already or is no longer published.',
  },
  mailSubject: {
    de: (title: string) => `Läuft bald ab: ${title}`,
    cs: (title: string) => `Brzy skončí platnost: ${title}`,
    pl: (title: string) => `Wkrótce wygaśnie: ${title}`,
    en: (title: string) => `Expires soon: ${title}`,
  },
  mailBody: {
    de: (title: string, day: string) =>
      `Ihr Eintrag „${title}“ gilt bis zum ${day}. Danach wird er nicht mehr vorgeschlagen.`,
    cs: (title: string, day: string) => `Váš záznam „${title}“ platí do ${day}. Potom se už nebude nabízet.`,
    pl: (title: string, day: string) =>
      `Państwa wpis „${title}” jest ważny do ${day}. Potem nie będzie już proponowany.`,
    en: (title: string, day: string) =>
      `Your entry “${title}” is valid until ${day}. After that it is no longer suggested.`,
  },
  mailAfter: {
    de: 'Sie schreiben für die Organisation, von der der Eintrag ist. Wenn Sie nichts tun, läuft er an diesem Tag ab.',
    cs: 'Píšete za organizaci, od níž záznam je. Pokud nic neuděláte, jeho platnost tento den skončí.',
    pl: 'Piszą Państwo w imieniu organizacji, od której pochodzi wpis. Jeśli nic Państwo nie zrobią, wygaśnie on tego dnia.',
    en: 'You write for the organisation that the entry is from. If you do nothing, it expires on that day.',
  },
  draftMailSubject: {
    de: (title: string) => `Entwurf wird bald gelöscht: ${title}`,
    cs: (title: string) => `Koncept bude brzy smazán: ${title}`,
    pl: (title: string) => `Szkic zostanie wkrótce usunięty: ${title}`,
    en: (title: string) => `Draft will soon be deleted: ${title}`,
  },
  draftMailBody: {
    de: (title: string) =>
      `Der Entwurf „${title}“ wurde fast ein Jahr lang nicht bearbeitet. In 30 Tagen löschen wir ihn. Wenn Sie ihn behalten möchten, speichern Sie ihn einmal.`,
    cs: (title: string) =>
      `Koncept „${title}“ nebyl téměř rok upravován. Za 30 dní ho smažeme. Chcete-li ho ponechat, jednou ho uložte.`,
    pl: (title: string) =>
      `Szkic „${title}” nie był edytowany od prawie roku. Za 30 dni go usuniemy. Aby go zachować, wystarczy go raz zapisać.`,
    en: (title: string) =>
      `The draft “${title}” has not been edited for almost a year. We delete it in 30 days. If you would like to keep it, save it once.`,
  },
  openDraft: { de: 'Entwurf öffnen', cs: 'Otevřít koncept', pl: 'Otwórz szkic', en: 'Open draft' },
  // ---- check
  queue: { de: 'Einträge prüfen', cs: 'Kontrola záznamů', pl: 'Sprawdzanie wpisów', en: 'Check entries' },
  queueLead: {
    de: 'Was Organisationen eingereicht haben, das Älteste zuerst.',
    cs: 'Co organizace podaly, nejstarší nejdříve.',
    pl: 'Co przesłały organizacje, od najstarszych.',
    en: 'What organisations have submitted, the oldest first.',
  },
  waiting: {
    de: (count: number) =>
      count === 0 ? 'Nichts wartet' : plural('de', count, { one: 'Eintrag wartet', other: 'Einträge warten' }),
    cs: (count: number) =>
      count === 0
        ? 'Nic nečeká'
        : plural('cs', count, {
            one: 'záznam čeká',
            few: 'záznamy čekají',
            many: 'záznamu čeká',
            other: 'záznamů čeká',
          }),
    pl: (count: number) =>
      count === 0
        ? 'Nic nie czeka'
        : plural('pl', count, { one: 'wpis czeka', few: 'wpisy czekają', many: 'wpisów czeka', other: 'wpisu czeka' }),
    en: (count: number) =>
      count === 0
        ? 'Nothing is waiting'
        : plural('en', count, { one: 'entry is waiting', other: 'entries are waiting' }),
  },
  kind: { de: 'Art', cs: 'Druh', pl: 'Rodzaj', en: 'Kind' },
  language: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  filter: { de: 'Filtern', cs: 'Filtrovat', pl: 'Filtruj', en: 'Filter' },
  queueEmpty: {
    de: 'Es ist nichts zu prüfen.',
    cs: 'Není co kontrolovat.',
    pl: 'Nie ma nic do sprawdzenia.',
    en: 'There is nothing to check.',
  },
  waitingSince: {
    de: (day: string) => `wartet seit dem ${day}`,
    cs: (day: string) => `čeká od ${day}`,
    pl: (day: string) => `czeka od ${day}`,
    en: (day: string) => `waiting since ${day}`,
  },
  notYours: {
    de: 'Von Ihnen oder Ihrer Organisation: prüft jemand anderes',
    cs: 'Od vás nebo vaší organizace: kontroluje někdo jiný',
    pl: 'Od Państwa lub Państwa organizacji: sprawdza ktoś inny',
    en: 'From you or your organisation: somebody else checks it',
  },
  check: { de: 'Prüfen', cs: 'Zkontrolovat', pl: 'Sprawdź', en: 'Check' },
  checkTitle: { de: 'Eintrag prüfen', cs: 'Kontrola záznamu', pl: 'Sprawdzenie wpisu', en: 'Check an entry' },
  readFirst: {
    de: 'Lesen Sie den Eintrag, wie ihn alle lesen werden.',
    cs: 'Přečtěte si záznam tak, jak ho budou číst všichni.',
    pl: 'Prosimy przeczytać wpis tak, jak będą go czytać wszyscy.',
    en: 'Read the entry as everybody will read it.',
  },
  toPoints: { de: 'Zu den Punkten', cs: 'K bodování', pl: 'Do punktacji', en: 'To the points' },
  checkHint: {
    de: (mean: string) =>
      `Vergeben Sie für jedes Kriterium 0 bis 5 Punkte. Zum Veröffentlichen braucht es im Mittel mindestens ${mean}; eine 0 schließt es aus.`,
    cs: (mean: string) =>
      `Za každé kritérium udělte 0 až 5 bodů. Ke zveřejnění je třeba průměr nejméně ${mean}; 0 ho vylučuje.`,
    pl: (mean: string) =>
      `Za każde kryterium prosimy przyznać od 0 do 5 punktów. Do publikacji potrzebna jest średnia co najmniej ${mean}; 0 ją wyklucza.`,
    en: (mean: string) =>
      `Give 0 to 5 points for each criterion. To be published it needs a mean of ${mean} at least; a 0 rules it out.`,
  },
  comment: {
    de: 'Bemerkung an die Organisation',
    cs: 'Poznámka pro organizaci',
    pl: 'Uwagi dla organizacji',
    en: 'Comment to the organisation',
  },
  commentHint: {
    de: 'Was gut ist und was noch fehlt. Beim Zurückgeben nötig.',
    cs: 'Co je dobré a co ještě chybí. Při vrácení povinné.',
    pl: 'Co jest dobre, a czego jeszcze brakuje. Wymagane przy zwrocie.',
    en: 'What is good and what is missing. Needed when you return it.',
  },
  publish: { de: 'Veröffentlichen', cs: 'Zveřejnit', pl: 'Opublikuj', en: 'Publish' },
  return: { de: 'Zurückgeben', cs: 'Vrátit', pl: 'Zwróć', en: 'Return' },
  changedParts: {
    de: 'Was sich gegenüber der veröffentlichten Fassung ändert',
    cs: 'Co se mění oproti zveřejněné verzi',
    pl: 'Co się zmienia w stosunku do opublikowanej wersji',
    en: 'What changes compared with the published version',
  },
  own: {
    de: 'Sie können das nicht prüfen: Der Eintrag ist von Ihnen oder von Ihrer Organisation. Das Vier-Augen-Prinzip verlangt eine andere Person.',
    cs: 'Toto nemůžete kontrolovat: záznam je od vás nebo od vaší organizace. Zásada čtyř očí vyžaduje jinou osobu.',
    pl: 'Nie mogą Państwo tego sprawdzić: wpis pochodzi od Państwa lub od Państwa organizacji. Zasada dwóch par oczu wymaga innej osoby.',
    en: 'You cannot check this: the entry is by you or your organisation. Two pairs of eyes are needed, so somebody else must check it.',
  },
  'not-in-check': {
    de: 'Darüber ist schon entschieden, oder die Organisation hat den Eintrag zurückgenommen.',
    cs: 'Už je rozhodnuto, nebo organizace vzala záznam zpět.',
    pl: 'Już rozstrzygnięto albo organizacja wycofała wpis ze sprawdzania.',
    en: 'This has been decided already, or the organisation has taken the entry back.',
  },
  'criteria-changed': {
    de: 'Die Kriterien des Hubs haben sich geändert. Bitte vergeben Sie die Punkte neu.',
    cs: 'Kritéria hubu se změnila. Udělte prosím body znovu.',
    pl: 'Kryteria hubu się zmieniły. Prosimy przyznać punkty ponownie.',
    en: 'The hub’s criteria have changed. Please give the points again.',
  },
  incomplete: {
    de: 'Bitte vergeben Sie für jedes Kriterium Punkte.',
    cs: 'Udělte prosím body za každé kritérium.',
    pl: 'Prosimy przyznać punkty za każde kryterium.',
    en: 'Please give points for every criterion.',
  },
  zero: {
    de: 'Mit 0 Punkten in einem Kriterium kann der Eintrag nicht veröffentlicht werden. Geben Sie ihn zurück.',
    cs: 'S 0 body v některém kritériu nelze záznam zveřejnit. Vraťte ho.',
    pl: 'Z 0 punktów w którymś kryterium wpisu nie można opublikować. Prosimy go zwrócić.',
    en: 'With 0 points in a criterion the entry cannot be published. Return it.',
  },
  belowThreshold: {
    de: 'Die Punkte reichen nicht für eine Veröffentlichung. Geben Sie den Eintrag zurück.',
    cs: 'Body na zveřejnění nestačí. Záznam vraťte.',
    pl: 'Punktów jest za mało do publikacji. Prosimy zwrócić wpis.',
    en: 'The points are not enough for publication. Return the entry.',
  },
  'no-comment': {
    de: 'Bitte schreiben Sie, was zu überarbeiten ist.',
    cs: 'Napište prosím, co je třeba přepracovat.',
    pl: 'Prosimy napisać, co należy poprawić.',
    en: 'Please write what has to be revised.',
  },
  // ---- settings
  settings: {
    de: 'Wie Einträge geprüft werden',
    cs: 'Jak se záznamy kontrolují',
    pl: 'Jak sprawdzane są wpisy',
    en: 'How entries are checked',
  },
  settingsLead: {
    de: 'Wie Ihr Hub Einträge prüft, bevor andere sie lesen.',
    cs: 'Jak váš hub kontroluje záznamy, než si je ostatní přečtou.',
    pl: 'Jak Państwa hub sprawdza wpisy, zanim przeczytają je inni.',
    en: 'How your hub checks entries before others read them.',
  },
  checkNew: {
    de: 'Neue Einträge prüfen',
    cs: 'Kontrolovat nové záznamy',
    pl: 'Sprawdzać nowe wpisy',
    en: 'Check new entries',
  },
  checkNewHint: {
    de: 'Organisationen, die nicht Mitglied des Hubs sind, werden immer geprüft.',
    cs: 'Organizace, které nejsou členem hubu, se kontrolují vždy.',
    pl: 'Organizacje, które nie są członkami hubu, sprawdza się zawsze.',
    en: 'Organisations that are not members of the hub are always checked.',
  },
  always: { de: 'immer', cs: 'vždy', pl: 'zawsze', en: 'always' },
  first: {
    de: 'nur den ersten Eintrag einer Organisation',
    cs: 'jen první záznam organizace',
    pl: 'tylko pierwszy wpis organizacji',
    en: 'only the first entry of an organisation',
  },
  never: { de: 'nie', cs: 'nikdy', pl: 'nigdy', en: 'never' },
  checkEdits: {
    de: 'Änderungen an veröffentlichten Einträgen',
    cs: 'Úpravy zveřejněných záznamů',
    pl: 'Zmiany w opublikowanych wpisach',
    en: 'Changes to published entries',
  },
  editsChecked: {
    de: 'werden geprüft; bis dahin bleibt die bisherige Fassung sichtbar',
    cs: 'se kontrolují; do té doby zůstává viditelná dosavadní verze',
    pl: 'są sprawdzane; do tego czasu widoczna jest dotychczasowa wersja',
    en: 'are checked; until then the present version stays visible',
  },
  editsLive: {
    de: 'erscheinen sofort',
    cs: 'se zveřejní ihned',
    pl: 'ukazują się od razu',
    en: 'go live at once',
  },
  threshold: {
    de: 'Nötige Punkte im Mittel',
    cs: 'Potřebný průměr bodů',
    pl: 'Wymagana średnia punktów',
    en: 'Points needed on average',
  },
  thresholdHint: {
    de: 'Zwischen 0 und 5, zum Beispiel 3 oder 3,5. Eine 0 in einem Kriterium schließt die Veröffentlichung immer aus.',
    cs: 'Mezi 0 a 5, například 3 nebo 3,5. Nula v některém kritériu zveřejnění vždy vylučuje.',
    pl: 'Od 0 do 5, na przykład 3 lub 3,5. Zero w którymkolwiek kryterium zawsze wyklucza publikację.',
    en: 'Between 0 and 5, for example 3 or 3.5. A 0 in any criterion always rules out publication.',
  },
  thresholdWrong: {
    de: 'Bitte geben Sie eine Zahl zwischen 0 und 5 an.',
    cs: 'Zadejte prosím číslo od 0 do 5.',
    pl: 'Prosimy podać liczbę od 0 do 5.',
    en: 'Please enter a number between 0 and 5.',
  },
  criteria: { de: 'Kriterien', cs: 'Kritéria', pl: 'Kryteria', en: 'Criteria' },
  criteriaHint: {
    de: 'Bis zu acht, in der Sprache dieser Seite; in anderen Sprachen ändern Sie sie auf deren Seite. Ein leeres Feld streicht das Kriterium.',
    cs: 'Až osm, v jazyce této stránky; v jiných jazycích je změníte na jejich stránce. Prázdné pole kritérium vyškrtne.',
    pl: 'Do ośmiu, w języku tej strony; w innych językach zmienia się je na ich stronach. Puste pole usuwa kryterium.',
    en: 'Up to eight, in the language of this page; in other languages you change them on that page. An empty field removes the criterion.',
  },
  criterion: {
    de: (at: number) => `Kriterium ${at}`,
    cs: (at: number) => `Kritérium ${at}`,
    pl: (at: number) => `Kryterium ${at}`,
    en: (at: number) => `Criterion ${at}`,
  },
  criterionTooLong: {
    de: 'Bitte kürzen Sie das Kriterium auf 120 Zeichen.',
    cs: 'Zkraťte prosím kritérium na 120 znaků.',
    pl: 'Prosimy skrócić kryterium do 120 znaków.',
    en: 'Please shorten the criterion to 120 characters.',
  },
  criteriaNeeded: {
    de: 'Bitte nennen Sie mindestens ein Kriterium.',
    cs: 'Uveďte prosím alespoň jedno kritérium.',
    pl: 'Prosimy podać przynajmniej jedno kryterium.',
    en: 'Please name at least one criterion.',
  },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  saved: { de: 'Gespeichert.', cs: 'Uloženo.', pl: 'Zapisano.', en: 'Saved.' },
  choiceUnknown: {
    de: 'Bitte wählen Sie aus der Liste.',
    cs: 'Vyberte prosím ze seznamu.',
    pl: 'Prosimy wybrać z listy.',
    en: 'Please choose from the list.',
  },
  // ---- history
  historyLead: {
    de: 'Jede gespeicherte Fassung. Nur Ihre Organisation und das Hub-Team sehen diese Seite.',
    cs: 'Každá uložená verze. Tuto stránku vidí jen vaše organizace a tým hubu.',
    pl: 'Każda zapisana wersja. Tę stronę widzi tylko Państwa organizacja i zespół hubu.',
    en: 'Every saved version. Only your organisation and the hub team see this page.',
  },
  version: {
    de: (number: number) => `Fassung ${number}`,
    cs: (number: number) => `Verze ${number}`,
    pl: (number: number) => `Wersja ${number}`,
    en: (number: number) => `Version ${number}`,
  },
  when: { de: 'Wann', cs: 'Kdy', pl: 'Kiedy', en: 'When' },
  who: { de: 'Wer', cs: 'Kdo', pl: 'Kto', en: 'Who' },
  why: { de: 'Was', cs: 'Co', pl: 'Co', en: 'What' },
  someone: { de: 'nicht mehr bekannt', cs: 'už není známo', pl: 'już nieznane', en: 'no longer known' },
  imported: { de: 'aus einer Datei', cs: 'ze souboru', pl: 'z pliku', en: 'from a file' },
  written: { de: 'neu geschrieben', cs: 'nově napsáno', pl: 'nowo napisane', en: 'newly written' },
  edited: { de: 'geändert', cs: 'změněno', pl: 'zmienione', en: 'changed' },
  noVersions: {
    de: 'Dieser Eintrag kam aus einer Datei; bearbeitet hat ihn noch niemand.',
    cs: 'Tento záznam pochází ze souboru; zatím ho nikdo neupravoval.',
    pl: 'Ten wpis pochodzi z pliku; nikt go jeszcze nie edytował.',
    en: 'This entry came from a file; nobody has edited it yet.',
  },
  compare: { de: 'Vergleichen', cs: 'Porovnat', pl: 'Porównaj', en: 'Compare' },
  from: { de: 'Frühere Fassung', cs: 'Dřívější verze', pl: 'Wcześniejsza wersja', en: 'Earlier version' },
  to: { de: 'Spätere Fassung', cs: 'Pozdější verze', pl: 'Późniejsza wersja', en: 'Later version' },
  same: {
    de: 'Diese Fassungen unterscheiden sich nicht.',
    cs: 'Tyto verze se neliší.',
    pl: 'Te wersje się nie różnią.',
    en: 'These versions do not differ.',
  },
  marks: {
    de: 'Neues ist unterstrichen und beginnt mit +, Gestrichenes ist durchgestrichen und beginnt mit −.',
    cs: 'Nové je podtržené a začíná +, odstraněné je přeškrtnuté a začíná −.',
    pl: 'Nowe jest podkreślone i zaczyna się od +, usunięte jest przekreślone i zaczyna się od −.',
    en: 'What is new is underlined and begins with +, what was struck out is crossed out and begins with −.',
  },
  inserted: { de: 'eingefügt:', cs: 'vloženo:', pl: 'wstawiono:', en: 'inserted:' },
  deleted: { de: 'gestrichen:', cs: 'vyškrtnuto:', pl: 'usunięto:', en: 'deleted:' },
  endOfMark: { de: 'Ende', cs: 'konec', pl: 'koniec', en: 'end' },
  decisions: {
    de: 'Entscheidungen des Hubs',
    cs: 'Rozhodnutí hubu',
    pl: 'Decyzje hubu',
    en: 'Decisions of the hub',
  },
  decidedPublished: { de: 'veröffentlicht', cs: 'zveřejněno', pl: 'opublikowano', en: 'published' },
  decidedReturned: { de: 'zurückgegeben', cs: 'vráceno', pl: 'zwrócono', en: 'returned' },
  points: {
    de: (points: number) => plural('de', points, { one: 'Punkt', other: 'Punkte' }),
    cs: (points: number) => plural('cs', points, { one: 'bod', few: 'body', many: 'bodu', other: 'bodů' }),
    pl: (points: number) => plural('pl', points, { one: 'punkt', few: 'punkty', many: 'punktów', other: 'punktu' }),
    en: (points: number) => plural('en', points, { one: 'point', other: 'points' }),
  },
  // ---- the desk
  deskReturned: {
    de: 'Zurückgegebene Einträge überarbeiten',
    cs: 'Přepracovat vrácené záznamy',
    pl: 'Poprawić zwrócone wpisy',
    en: 'Revise returned entries',
  },
  deskExpiring: {
    de: 'Einträge laufen bald ab',
    cs: 'Záznamům brzy skončí platnost',
    pl: 'Wpisy wkrótce wygasną',
    en: 'Entries expire soon',
  },
});

const FILTER_NAMES: Record<MineFilter, Record<Lang, string>> = {
  draft: { de: 'Entwurf', cs: 'koncept', pl: 'szkic', en: 'draft' },
  submitted: { de: 'in Prüfung', cs: 'kontroluje se', pl: 'w trakcie sprawdzania', en: 'being checked' },
  published: { de: 'veröffentlicht', cs: 'zveřejněno', pl: 'opublikowany', en: 'published' },
  expired: { de: 'abgelaufen', cs: 'platnost skončila', pl: 'wygasł', en: 'expired' },
  closed: { de: 'abgeschlossen', cs: 'uzavřeno', pl: 'zamknięty', en: 'closed' },
  withdrawn: { de: 'zurückgezogen', cs: 'staženo', pl: 'wycofany', en: 'withdrawn' },
};

export function filterName(lang: Lang, filter: MineFilter): string {
  return FILTER_NAMES[filter][lang];
}
