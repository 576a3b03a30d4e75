import type { Lang } from '#engines/kit';
import { catalogue, formatNumber, plural } from '#platform/i18n';
import type { Checks, DecisionAction } from './model.ts';
import type { Queue } from './queries/queue.ts';

/** What those read who decide about comments, and the public figures about it. */
export const moderationTexts = catalogue({
  moderation: { de: 'Kommentare prüfen', cs: 'Kontrola komentářů', pl: 'Sprawdzanie komentarzy', en: 'Check comments' },
  lead: {
    de: 'Das Älteste zuerst. Über jeden Kommentar entscheidet eine Person; wer ihn geschrieben hat, erfährt die Gründe.',
    cs: 'Nejstarší první. O každém komentáři rozhoduje člověk; autor se dozví důvody.',
    pl: 'Najstarsze na początku. O każdym komentarzu decyduje człowiek; autor poznaje powody.',
    en: 'The oldest first. A person decides about every comment; whoever wrote it is told the reasons.',
  },
  queue: { de: 'Was ansteht', cs: 'Co čeká', pl: 'Do zrobienia', en: 'What is to be done' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  language: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  noHub: { de: 'Ganzes Netzwerk', cs: 'Celá síť', pl: 'Cała sieć', en: 'Whole network' },
  all: { de: 'alle', cs: 'vše', pl: 'wszystkie', en: 'all' },
  show: { de: 'Anzeigen', cs: 'Zobrazit', pl: 'Pokaż', en: 'Show' },
  nothing: {
    de: 'Hier wartet nichts.',
    cs: 'Nic zde nečeká.',
    pl: 'Nic tu nie czeka.',
    en: 'Nothing is waiting here.',
  },
  found: {
    de: (count: number) => plural('de', count, { one: 'Kommentar', other: 'Kommentare' }),
    cs: (count: number) => plural('cs', count, { one: 'komentář', few: 'komentáře', other: 'komentářů' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'komentarz', few: 'komentarze', many: 'komentarzy', other: 'komentarza' }),
    en: (count: number) => plural('en', count, { one: 'comment', other: 'comments' }),
  },
  release: { de: 'Freigeben', cs: 'Zveřejnit', pl: 'Opublikuj', en: 'Release' },
  decline: { de: 'Ablehnen …', cs: 'Zamítnout…', pl: 'Odrzuć…', en: 'Decline…' },
  withdraw: { de: 'Zurückziehen …', cs: 'Stáhnout…', pl: 'Wycofaj…', en: 'Withdraw…' },
  keep: { de: 'Stehen lassen', cs: 'Ponechat', pl: 'Pozostaw', en: 'Leave it' },
  uphold: {
    de: 'Widerspruch zurückweisen …',
    cs: 'Zamítnout námitku…',
    pl: 'Oddal sprzeciw…',
    en: 'Reject the objection…',
  },
  open: { de: 'Alles dazu', cs: 'Podrobnosti', pl: 'Szczegóły', en: 'Everything about it' },
  select: { de: 'Auswählen', cs: 'Vybrat', pl: 'Zaznacz', en: 'Select' },
  selectOf: {
    de: (name: string) => `Kommentar von ${name} auswählen`,
    cs: (name: string) => `Vybrat komentář, autor: ${name}`,
    pl: (name: string) => `Zaznacz komentarz, autor: ${name}`,
    en: (name: string) => `Select the comment by ${name}`,
  },
  releaseChosen: {
    de: 'Ausgewählte freigeben',
    cs: 'Zveřejnit vybrané',
    pl: 'Opublikuj zaznaczone',
    en: 'Release the selected',
  },
  answerTo: {
    de: (name: string) => `Antwort an ${name}:`,
    cs: (name: string) => `Odpověď pro: ${name}`,
    pl: (name: string) => `Odpowiedź do: ${name}:`,
    en: (name: string) => `Reply to ${name}:`,
  },
  earlier: {
    de: (count: number) =>
      count === 0
        ? 'erster Kommentar'
        : `${count === 100 ? 'mehr als 99' : plural('de', count, { one: 'weiterer Kommentar', other: 'weitere Kommentare' })}`,
    cs: (count: number) =>
      count === 0
        ? 'první komentář'
        : count === 100
          ? 'více než 99 dalších'
          : plural('cs', count, { one: 'další komentář', few: 'další komentáře', other: 'dalších komentářů' }),
    pl: (count: number) =>
      count === 0
        ? 'pierwszy komentarz'
        : count === 100
          ? 'ponad 99 innych'
          : plural('pl', count, { one: 'inny komentarz', few: 'inne komentarze', other: 'innych komentarzy' }),
    en: (count: number) =>
      count === 0
        ? 'first comment'
        : count === 100
          ? 'more than 99 others'
          : plural('en', count, { one: 'other comment', other: 'other comments' }),
  },
  waitsSince: {
    de: (when: string) => `wartet seit ${when}`,
    cs: (when: string) => `čeká od ${when}`,
    pl: (when: string) => `czeka od ${when}`,
    en: (when: string) => `waiting since ${when}`,
  },
  heldLinks: { de: 'viele Links', cs: 'mnoho odkazů', pl: 'wiele linków', en: 'many links' },
  heldRepeated: {
    de: 'gleicher Text mehrfach',
    cs: 'opakovaný text',
    pl: 'powtarzający się tekst',
    en: 'same text repeated',
  },
  editedAgain: { de: 'nach Änderung', cs: 'po úpravě', pl: 'po zmianie', en: 'after a change' },
  reportedTimes: {
    de: (count: number) => `${formatNumber('de', count)}-mal gemeldet`,
    cs: (count: number) => `nahlášeno ${formatNumber('cs', count)}×`,
    pl: (count: number) => `zgłoszono ${formatNumber('pl', count)}×`,
    en: (count: number) => (count === 1 ? 'reported once' : `reported ${formatNumber('en', count)} times`),
  },
  // ---- one comment
  comment: { de: 'Kommentar', cs: 'Komentář', pl: 'Komentarz', en: 'Comment' },
  reason: { de: 'Grund', cs: 'Důvod', pl: 'Powód', en: 'Reason' },
  otherReason: {
    de: 'Anderen Grund wählen',
    cs: 'Vybrat jiný důvod',
    pl: 'Wybierz inny powód',
    en: 'Choose another reason',
  },
  next: {
    de: 'Weiter zur Begründung',
    cs: 'Pokračovat k odůvodnění',
    pl: 'Dalej do uzasadnienia',
    en: 'Continue to the reasons',
  },
  mailText: { de: 'Text der Mail', cs: 'Text e-mailu', pl: 'Treść wiadomości', en: 'Text of the mail' },
  mailHint: {
    de: (language: string) =>
      `Auf ${language}, der Sprache, in der geschrieben wurde. Ändern Sie den Text, wie es nötig ist: was entschieden wurde, auf welcher Grundlage, wie man widersprechen kann. Die Mail geht nach fünf Minuten ab; bis dahin können Sie die Entscheidung zurücknehmen.`,
    cs: (language: string) =>
      `Jazyk: ${language}, v něm autor psal. Text upravte, jak je třeba: co bylo rozhodnuto, na jakém základě, jak lze podat námitku. E-mail odejde za pět minut; do té doby můžete rozhodnutí vzít zpět.`,
    pl: (language: string) =>
      `Język wiadomości: ${language}, taki jak język komentarza. Prosimy dostosować tekst: co postanowiono, na jakiej podstawie, jak wnieść sprzeciw. Wiadomość wyjdzie po pięciu minutach; do tego czasu decyzję można cofnąć.`,
    en: (language: string) =>
      `In ${language}, the language the author used. Change the text as needed: what was decided, on what ground, how to object. The mail leaves after five minutes; until then you can take the decision back.`,
  },
  noMail: {
    de: 'Es ist keine E-Mail-Adresse bekannt. Der Text steht auf der Seite, die sich mit dem Link zum Kommentar öffnet.',
    cs: 'E-mailová adresa není známa. Text bude na stránce, která se otevře odkazem ke komentáři.',
    pl: 'Adres e-mail nie jest znany. Tekst będzie na stronie, którą otwiera link do komentarza.',
    en: 'No e-mail address is known. The text is on the page that the link to the comment opens.',
  },
  withOwnWords: {
    de: 'Mit eigenen Worten freigeben …',
    cs: 'Zveřejnit s vlastním textem…',
    pl: 'Opublikuj z własnymi słowami…',
    en: 'Release with your own words…',
  },
  confirmRelease: { de: 'Freigeben', cs: 'Zveřejnit', pl: 'Opublikuj', en: 'Release' },
  confirmDecline: { de: 'Ablehnen', cs: 'Zamítnout', pl: 'Odrzuć', en: 'Decline' },
  confirmWithdraw: { de: 'Zurückziehen', cs: 'Stáhnout', pl: 'Wycofaj', en: 'Withdraw' },
  confirmUphold: {
    de: 'Widerspruch zurückweisen',
    cs: 'Zamítnout námitku',
    pl: 'Oddal sprzeciw',
    en: 'Reject the objection',
  },
  statementMissing: {
    de: 'Schreiben Sie eine Begründung von mindestens 20 Zeichen.',
    cs: 'Napište odůvodnění, alespoň 20 znaků.',
    pl: 'Prosimy napisać uzasadnienie, co najmniej 20 znaków.',
    en: 'Write reasons of at least 20 characters.',
  },
  statementTooLong: {
    de: 'Der Text ist zu lang.',
    cs: 'Text je příliš dlouhý.',
    pl: 'Tekst jest za długi.',
    en: 'The text is too long.',
  },
  actionMissing: {
    de: 'Bitte laden Sie die Seite neu.',
    cs: 'Načtěte prosím stránku znovu.',
    pl: 'Prosimy odświeżyć stronę.',
    en: 'Please load the page again.',
  },
  reasonMissing: {
    de: 'Wählen Sie einen Grund.',
    cs: 'Vyberte důvod.',
    pl: 'Prosimy wybrać powód.',
    en: 'Choose a reason.',
  },
  changed: {
    de: 'Inzwischen hat jemand anderes entschieden, oder der Text wurde geändert. So steht es jetzt.',
    cs: 'Mezitím rozhodl někdo jiný, nebo se text změnil. Toto je současný stav.',
    pl: 'W międzyczasie zdecydował ktoś inny albo zmieniono tekst. Oto obecny stan.',
    en: 'Meanwhile somebody else has decided, or the text was changed. This is how it is now.',
  },
  'own-decision': {
    de: 'Über den Widerspruch gegen die eigene Entscheidung entscheidet jemand anderes aus dem Team.',
    cs: 'O námitce proti vlastnímu rozhodnutí rozhoduje někdo jiný z týmu.',
    pl: 'Sprzeciw wobec własnej decyzji rozpatruje inna osoba z zespołu.',
    en: 'An objection to one’s own decision is decided by somebody else from the team.',
  },
  history: {
    de: 'Bisherige Entscheidungen',
    cs: 'Dosavadní rozhodnutí',
    pl: 'Dotychczasowe decyzje',
    en: 'Decisions so far',
  },
  reports: { de: 'Meldungen', cs: 'Nahlášení', pl: 'Zgłoszenia', en: 'Reports' },
  objection: { de: 'Widerspruch', cs: 'Námitka', pl: 'Sprzeciw', en: 'Objection' },
  subject: { de: 'Steht bei', cs: 'Komentovaný obsah', pl: 'Znajduje się przy', en: 'Comment on' },
  unseenSubject: {
    de: 'nicht mehr öffentlich oder für Sie nicht zu sehen',
    cs: 'už není veřejné nebo ho nevidíte',
    pl: 'nie jest już publiczne lub nie jest dla Państwa widoczne',
    en: 'no longer public, or not for you to see',
  },
  author: { de: 'Geschrieben von', cs: 'Autor', pl: 'Autor', en: 'Written by' },
  written: { de: 'Geschrieben', cs: 'Napsáno', pl: 'Napisano', en: 'Written' },
  address: { de: 'IP-Adresse', cs: 'IP adresa', pl: 'Adres IP', en: 'IP address' },
  addressHint: {
    de: 'Nur mit Grund, zum Beispiel für eine Strafanzeige. Wer nachsieht und warum, wird protokolliert.',
    cs: 'Jen s důvodem, například pro trestní oznámení. Kdo a proč nahlížel, se zaznamenává.',
    pl: 'Tylko z powodem, na przykład do zawiadomienia o przestępstwie. Zapisuje się, kto i dlaczego sprawdzał.',
    en: 'Only with a reason, for instance to report a crime. Who looks and why is recorded.',
  },
  addressReason: {
    de: 'Warum brauchen Sie sie?',
    cs: 'Proč ji potřebujete?',
    pl: 'Do czego jest potrzebny?',
    en: 'Why do you need it?',
  },
  addressReasonMissing: {
    de: 'Nennen Sie den Grund in 10 bis 500 Zeichen.',
    cs: 'Uveďte důvod, 10 až 500 znaků.',
    pl: 'Prosimy podać powód, od 10 do 500 znaków.',
    en: 'Give the reason in 10 to 500 characters.',
  },
  addressShow: { de: 'Adresse anzeigen', cs: 'Zobrazit adresu', pl: 'Pokaż adres', en: 'Show the address' },
  addressGone: {
    de: 'Zu diesem Kommentar ist keine Adresse mehr gespeichert.',
    cs: 'K tomuto komentáři už žádná adresa uložena není.',
    pl: 'Dla tego komentarza nie ma już zapisanego adresu.',
    en: 'No address is kept for this comment any more.',
  },
  // ---- undo
  undo: { de: 'Rückgängig machen', cs: 'Vrátit zpět', pl: 'Cofnij', en: 'Undo' },
  undoTitle: {
    de: 'Können Sie noch zurücknehmen',
    cs: 'Můžete ještě vzít zpět',
    pl: 'Można jeszcze cofnąć',
    en: 'You can still take back',
  },
  undone: { de: 'Zurückgenommen.', cs: 'Vráceno zpět.', pl: 'Cofnięto.', en: 'Taken back.' },
  tooLate: {
    de: 'Das lässt sich nicht mehr zurücknehmen: Fünf Minuten sind vorbei, oder der Kommentar wurde seither geändert.',
    cs: 'To už nelze vrátit: uplynulo pět minut, nebo se komentář mezitím změnil.',
    pl: 'Tego nie można już cofnąć: minęło pięć minut albo komentarz się zmienił.',
    en: 'This can no longer be taken back: five minutes have passed, or the comment has changed since.',
  },
  // ---- keyboard
  keys: { de: 'Tastatur', cs: 'Klávesy', pl: 'Klawisze', en: 'Keyboard' },
  keysUse: {
    de: 'Tastenkürzel verwenden',
    cs: 'Používat klávesové zkratky',
    pl: 'Używaj skrótów klawiszowych',
    en: 'Use keyboard shortcuts',
  },
  keyNext: { de: 'nächster Kommentar', cs: 'další komentář', pl: 'następny komentarz', en: 'next comment' },
  keyPrevious: { de: 'voriger Kommentar', cs: 'předchozí komentář', pl: 'poprzedni komentarz', en: 'previous comment' },
  keyRelease: { de: 'freigeben', cs: 'zveřejnit', pl: 'opublikuj', en: 'release' },
  keyDecline: {
    de: 'ablehnen oder zurückziehen',
    cs: 'zamítnout nebo stáhnout',
    pl: 'odrzuć lub wycofaj',
    en: 'decline or withdraw',
  },
  keyUndo: {
    de: 'letzte Entscheidung zurücknehmen',
    cs: 'vzít zpět poslední rozhodnutí',
    pl: 'cofnij ostatnią decyzję',
    en: 'take back the last decision',
  },
  keySelect: { de: 'auswählen', cs: 'vybrat', pl: 'zaznacz', en: 'select' },
  keyHelp: { de: 'diese Hilfe', cs: 'tato nápověda', pl: 'ta pomoc', en: 'this help' },
  // ---- settings
  settings: {
    de: 'Welche Kommentare geprüft werden',
    cs: 'Které komentáře se kontrolují',
    pl: 'Które komentarze są sprawdzane',
    en: 'Which comments are checked',
  },
  settingsLead: {
    de: 'Was gilt, steht unter dem Formular, mit dem kommentiert wird. Eine Änderung gilt für neue Kommentare; was schon wartet, wartet weiter.',
    cs: 'Co platí, je uvedeno pod formulářem pro komentáře. Změna platí pro nové komentáře; co už čeká, čeká dál.',
    pl: 'Obowiązujące zasady są podane pod formularzem komentarza. Zmiana dotyczy nowych komentarzy; to, co już czeka, czeka nadal.',
    en: 'What applies is said below the form for comments. A change applies to new comments; those already waiting go on waiting.',
  },
  checks: {
    de: 'Vor dem Erscheinen prüfen',
    cs: 'Kontrolovat před zobrazením',
    pl: 'Sprawdzać przed pojawieniem się',
    en: 'Check before they appear',
  },
  ipDays: {
    de: 'IP-Adressen so viele Tage aufbewahren',
    cs: 'Kolik dní uchovávat IP adresy',
    pl: 'Przez ile dni przechowywać adresy IP',
    en: 'Keep IP addresses for so many days',
  },
  ipDaysHint: {
    de: '0 bis 90. Bei 0 wird keine gespeichert.',
    cs: '0 až 90. Při 0 se žádná neukládá.',
    pl: 'Od 0 do 90. Przy 0 żaden nie jest zapisywany.',
    en: '0 to 90. With 0 none is stored.',
  },
  ipDaysWrong: {
    de: 'Geben Sie eine Zahl von 0 bis 90 an.',
    cs: 'Uveďte číslo od 0 do 90.',
    pl: 'Prosimy podać liczbę od 0 do 90.',
    en: 'Give a number from 0 to 90.',
  },
  checksMissing: {
    de: 'Wählen Sie, was geprüft wird.',
    cs: 'Vyberte, co se kontroluje.',
    pl: 'Prosimy wybrać, co jest sprawdzane.',
    en: 'Choose what is checked.',
  },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  saved: { de: 'Gespeichert.', cs: 'Uloženo.', pl: 'Zapisano.', en: 'Saved.' },
  // ---- statistics
  statistics: {
    de: 'Wie über Kommentare entschieden wird',
    cs: 'Jak se o komentářích rozhoduje',
    pl: 'Jak zapadają decyzje o komentarzach',
    en: 'How comments are decided on',
  },
  statisticsLead: {
    de: 'Jeder Monat, sobald er vorbei ist, zwei Jahre lang. Gezählt werden Texte und Entscheidungen, keine Personen.',
    cs: 'Každý měsíc po jeho skončení, po dobu dvou let. Počítají se texty a rozhodnutí, nikoli osoby.',
    pl: 'Każdy miesiąc po jego zakończeniu, przez dwa lata. Liczone są teksty i decyzje, nie osoby.',
    en: 'Every month once it is over, for two years. Texts and decisions are counted, not people.',
  },
  noFigures: {
    de: 'Noch keine Zahlen.',
    cs: 'Zatím žádné údaje.',
    pl: 'Nie ma jeszcze danych.',
    en: 'No figures yet.',
  },
  month: { de: 'Monat', cs: 'Měsíc', pl: 'Miesiąc', en: 'Month' },
  received: { de: 'Eingegangen', cs: 'Přijato', pl: 'Wpłynęło', en: 'Received' },
  released: {
    de: 'Nach Prüfung freigegeben',
    cs: 'Po kontrole zveřejněno',
    pl: 'Opublikowano po sprawdzeniu',
    en: 'Released after a check',
  },
  declined: { de: 'Abgelehnt', cs: 'Zamítnuto', pl: 'Odrzucono', en: 'Declined' },
  withdrawn: { de: 'Zurückgezogen', cs: 'Staženo', pl: 'Wycofano', en: 'Withdrawn' },
  reasonsColumn: { de: 'Gründe', cs: 'Důvody', pl: 'Powody', en: 'Reasons' },
  median: {
    de: 'Mittlere Zeit bis zur Entscheidung',
    cs: 'Střední doba do rozhodnutí',
    pl: 'Mediana czasu do decyzji',
    en: 'Median time to decision',
  },
  reportsColumn: { de: 'Meldungen', cs: 'Nahlášení', pl: 'Zgłoszenia', en: 'Reports' },
  objectionsColumn: { de: 'Widersprüche', cs: 'Námitky', pl: 'Sprzeciwy', en: 'Objections' },
  reportsOf: {
    de: (all: string, removed: string, kept: string) => `${all} (${removed} entfernt, ${kept} stehen gelassen)`,
    cs: (all: string, removed: string, kept: string) => `${all} (odstraněno ${removed}, ponecháno ${kept})`,
    pl: (all: string, removed: string, kept: string) => `${all} (usunięto ${removed}, pozostawiono ${kept})`,
    en: (all: string, removed: string, kept: string) => `${all} (${removed} removed, ${kept} left in place)`,
  },
  objectionsOf: {
    de: (all: string, overturned: string, upheld: string) => `${all} (${overturned} mit Erfolg, ${upheld} ohne)`,
    cs: (all: string, overturned: string, upheld: string) => `${all} (vyhověno ${overturned}, zamítnuto ${upheld})`,
    pl: (all: string, overturned: string, upheld: string) => `${all} (uwzględniono ${overturned}, oddalono ${upheld})`,
    en: (all: string, overturned: string, upheld: string) => `${all} (${overturned} successful, ${upheld} not)`,
  },
  minutes: {
    de: (count: number) => plural('de', count, { one: 'Minute', other: 'Minuten' }),
    cs: (count: number) => plural('cs', count, { one: 'minuta', few: 'minuty', other: 'minut' }),
    pl: (count: number) => plural('pl', count, { one: 'minuta', few: 'minuty', many: 'minut', other: 'minuty' }),
    en: (count: number) => plural('en', count, { one: 'minute', other: 'minutes' }),
  },
  hours: {
    de: (count: number) => plural('de', count, { one: 'Stunde', other: 'Stunden' }),
    cs: (count: number) => plural('cs', count, { one: 'hodina', few: 'hodiny', other: 'hodin' }),
    pl: (count: number) => plural('pl', count, { one: 'godzina', few: 'godziny', many: 'godzin', other: 'godziny' }),
    en: (count: number) => plural('en', count, { one: 'hour', other: 'hours' }),
  },
  days: {
    de: (count: number) => plural('de', count, { one: 'Tag', other: 'Tage' }),
    cs: (count: number) => plural('cs', count, { one: 'den', few: 'dny', other: 'dní' }),
    pl: (count: number) => plural('pl', count, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' }),
    en: (count: number) => plural('en', count, { one: 'day', other: 'days' }),
  },
  // ---- notices and desk
  waitingNotice: {
    de: (count: number) =>
      `${plural('de', count, { one: 'Kommentar wartet', other: 'Kommentare warten' })} auf Freigabe`,
    cs: (count: number) =>
      `${plural('cs', count, { one: 'komentář čeká', few: 'komentáře čekají', other: 'komentářů čeká' })} na zveřejnění`,
    pl: (count: number) =>
      `${plural('pl', count, { one: 'komentarz czeka', few: 'komentarze czekają', many: 'komentarzy czeka', other: 'komentarza czeka' })} na publikację`,
    en: (count: number) => `${plural('en', count, { one: 'comment is', other: 'comments are' })} waiting for release`,
  },
  reportedNotice: {
    de: (count: number) => `${plural('de', count, { one: 'gemeldeter Kommentar', other: 'gemeldete Kommentare' })}`,
    cs: (count: number) =>
      plural('cs', count, { one: 'nahlášený komentář', few: 'nahlášené komentáře', other: 'nahlášených komentářů' }),
    pl: (count: number) =>
      plural('pl', count, {
        one: 'zgłoszony komentarz',
        few: 'zgłoszone komentarze',
        many: 'zgłoszonych komentarzy',
        other: 'zgłoszonego komentarza',
      }),
    en: (count: number) => plural('en', count, { one: 'reported comment', other: 'reported comments' }),
  },
  objectionNotice: {
    de: (count: number) =>
      plural('de', count, { one: 'Widerspruch zu einem Kommentar', other: 'Widersprüche zu Kommentaren' }),
    cs: (count: number) =>
      plural('cs', count, {
        one: 'námitka ke komentáři',
        few: 'námitky ke komentářům',
        other: 'námitek ke komentářům',
      }),
    pl: (count: number) =>
      plural('pl', count, {
        one: 'sprzeciw dotyczący komentarza',
        few: 'sprzeciwy dotyczące komentarzy',
        many: 'sprzeciwów dotyczących komentarzy',
        other: 'sprzeciwu dotyczącego komentarza',
      }),
    en: (count: number) =>
      plural('en', count, { one: 'objection about a comment', other: 'objections about comments' }),
  },
});

const QUEUE_NAMES = catalogue({
  waiting: {
    de: 'Wartet auf Freigabe',
    cs: 'Čeká na zveřejnění',
    pl: 'Czeka na publikację',
    en: 'Waiting for release',
  },
  reported: { de: 'Gemeldet', cs: 'Nahlášeno', pl: 'Zgłoszone', en: 'Reported' },
  objections: { de: 'Widersprüche', cs: 'Námitky', pl: 'Sprzeciwy', en: 'Objections' },
});

export const queueName = (lang: Lang, queue: Queue): string => QUEUE_NAMES(lang)[queue];

const CHECKS_NAMES = catalogue({
  always: { de: 'alle Kommentare', cs: 'všechny komentáře', pl: 'wszystkie komentarze', en: 'all comments' },
  guests: { de: 'nur die von Gästen', cs: 'jen od hostů', pl: 'tylko od gości', en: 'only those of guests' },
  never: { de: 'keine', cs: 'žádné', pl: 'żadne', en: 'none' },
});

export const checksName = (lang: Lang, checks: Checks): string => CHECKS_NAMES(lang)[checks];

const DONE = catalogue({
  release: { de: 'freigegeben', cs: 'zveřejněno', pl: 'opublikowano', en: 'released' },
  decline: { de: 'abgelehnt', cs: 'zamítnuto', pl: 'odrzucono', en: 'declined' },
  withdraw: { de: 'zurückgezogen', cs: 'staženo', pl: 'wycofano', en: 'withdrawn' },
  keep: { de: 'stehen gelassen', cs: 'ponecháno', pl: 'pozostawiono', en: 'left in place' },
  uphold: {
    de: 'Widerspruch zurückgewiesen',
    cs: 'námitka zamítnuta',
    pl: 'sprzeciw oddalono',
    en: 'objection rejected',
  },
});

export const decisionName = (lang: Lang, action: DecisionAction): string => DONE(lang)[action];

export function moderationError(lang: Lang, code: string): string {
  const text = (moderationTexts(lang) as Record<string, unknown>)[code];
  return typeof text === 'string' ? text : moderationTexts(lang).actionMissing;
}
