import { catalogue, plural } from '#platform/i18n';

/** The page of one's own, and the personal plan. */
export const ownTexts = catalogue({
  eventCancelled: {
    de: 'Die Veranstaltung findet nicht statt.',
    cs: 'Akce se nekoná.',
    pl: 'Wydarzenie się nie odbędzie.',
    en: 'The event will not take place.',
  },
  notRegistered: {
    de: 'Ihre Anmeldung zur Veranstaltung gilt nicht mehr. Deshalb nehmen Sie auch an den Gesprächen nicht teil.',
    cs: 'Vaše přihláška na akci už neplatí. Proto se neúčastníte ani schůzek.',
    pl: 'Państwa zgłoszenie na wydarzenie jest nieaktualne. Dlatego nie biorą Państwo udziału także w rozmowach.',
    en: 'Your registration for the event is no longer valid. So you do not take part in the meetings either.',
  },
  joinOver: {
    de: 'Bei diesen Gesprächen kann man nicht mehr mitmachen: Die Wünsche sind geschlossen.',
    cs: 'Do těchto schůzek se už nelze zapojit: přání jsou uzavřena.',
    pl: 'Do tych rozmów nie można już dołączyć: zgłaszanie życzeń jest zakończone.',
    en: 'It is too late to take part in these meetings: wishes are closed.',
  },
  leftDone: {
    de: 'Sie nehmen an den Gesprächen nicht mehr teil.',
    cs: 'Schůzek se už neúčastníte.',
    pl: 'Nie biorą już Państwo udziału w rozmowach.',
    en: 'You no longer take part in the meetings.',
  },
  joined: {
    de: 'Willkommen! Wählen Sie jetzt, wen Sie treffen möchten.',
    cs: 'Vítejte! Teď vyberte, s kým se chcete setkat.',
    pl: 'Witamy! Teraz można wybrać, z kim chcą się Państwo spotkać.',
    en: 'Welcome! Now choose whom you would like to meet.',
  },
  saved: { de: 'Gespeichert.', cs: 'Uloženo.', pl: 'Zapisano.', en: 'Saved.' },
  find: { de: 'Menschen finden', cs: 'Najít lidi', pl: 'Znajdź osoby', en: 'Find people' },
  whoTakesPart: { de: 'Wer mitmacht', cs: 'Kdo se účastní', pl: 'Kto bierze udział', en: 'Who takes part' },
  planningTitle: {
    de: 'Die Wünsche sind geschlossen',
    cs: 'Přání jsou uzavřena',
    pl: 'Zgłaszanie życzeń jest zakończone',
    en: 'Wishes are closed',
  },
  planning: {
    de: 'Das Team berechnet jetzt den Gesprächsplan. Sie erhalten ihn per Mail und finden ihn dann hier. Offene Anfragen an Sie können Sie noch beantworten, bis ihre Frist abläuft.',
    cs: 'Tým teď sestavuje plán schůzek. Dostanete ho e-mailem a najdete ho pak i zde. Na otevřené žádosti můžete ještě odpovídat, dokud jejich lhůta neuplyne.',
    pl: 'Zespół układa teraz plan rozmów. Przyślemy go e-mailem, będzie też tutaj. Na otwarte prośby można jeszcze odpowiadać, dopóki nie minie ich termin.',
    en: 'The team is now making the meeting plan. You will get it by e-mail and find it here. You can still answer open requests until their deadline.',
  },
  requestsTitle: {
    de: (count: number) => (count === 0 ? 'Anfragen an Sie' : `Anfragen an Sie (${count})`),
    cs: (count: number) => (count === 0 ? 'Žádosti o schůzku s vámi' : `Žádosti o schůzku s vámi (${count})`),
    pl: (count: number) => (count === 0 ? 'Prośby do Państwa' : `Prośby do Państwa (${count})`),
    en: (count: number) => (count === 0 ? 'Requests to you' : `Requests to you (${count})`),
  },
  noRequests: {
    de: 'Zurzeit wartet niemand auf Ihre Antwort.',
    cs: 'Nikdo teď na vaši odpověď nečeká.',
    pl: 'Nikt teraz nie czeka na odpowiedź.',
    en: 'Nobody is waiting for your answer at the moment.',
  },
  until: {
    de: (until: string) => `Antwort bis ${until}`,
    cs: (until: string) => `Odpovědět do: ${until}`,
    pl: (until: string) => `Odpowiedź do: ${until}`,
    en: (until: string) => `Answer by ${until}`,
  },
  wishesTitle: {
    de: 'Wünsche und Verabredungen',
    cs: 'Přání a domluvené schůzky',
    pl: 'Życzenia i umówione rozmowy',
    en: 'Wishes and agreed meetings',
  },
  noWishes: {
    de: 'Sie haben noch niemanden gewählt.',
    cs: 'Zatím jste nikoho nevybrali.',
    pl: 'Nikogo Państwo jeszcze nie wybrali.',
    en: 'You have not chosen anybody yet.',
  },
  older: { de: 'Erledigte Anfragen', cs: 'Vyřízené žádosti', pl: 'Zakończone prośby', en: 'Past requests' },
  detailsTitle: { de: 'Meine Angaben', cs: 'Moje údaje', pl: 'Moje dane', en: 'My details' },
  edit: { de: 'Angaben ändern', cs: 'Změnit údaje', pl: 'Zmień dane', en: 'Change details' },
  notFree: {
    de: (count: number) =>
      count === 0 ? 'immer frei' : count === 1 ? 'zu einer Zeit nicht frei' : `zu ${count} Zeiten nicht frei`,
    cs: (count: number) =>
      count === 0
        ? 'vždy volno'
        : `obsazeno: ${plural('cs', count, { one: 'termín', few: 'termíny', other: 'termínů' })}`,
    pl: (count: number) =>
      count === 0
        ? 'zawsze dostępne'
        : `niedostępne: ${plural('pl', count, { one: 'termin', few: 'terminy', many: 'terminów', other: 'terminów' })}`,
    en: (count: number) =>
      count === 0 ? 'always free' : `not free in ${plural('en', count, { one: 'slot', other: 'slots' })}`,
  },
  availability: { de: 'Zeiten', cs: 'Termíny', pl: 'Terminy', en: 'Times' },
  changeTimes: { de: 'Zeiten ändern', cs: 'Změnit termíny', pl: 'Zmień terminy', en: 'Change times' },

  // ---- the plan
  planTitle: { de: 'Mein Gesprächsplan', cs: 'Můj plán schůzek', pl: 'Mój plan rozmów', en: 'My meeting plan' },
  planEmpty: {
    de: 'Leider konnte kein Gespräch für Sie eingeplant werden. Unten steht, warum.',
    cs: 'Bohužel pro vás nebylo možné naplánovat žádnou schůzku. Důvod je níže.',
    pl: 'Niestety nie udało się zaplanować dla Państwa żadnej rozmowy. Powód jest poniżej.',
    en: 'Unfortunately no meeting could be planned for you. You find out why below.',
  },
  calendar: { de: 'In den Kalender', cs: 'Do kalendáře', pl: 'Do kalendarza', en: 'To my calendar' },
  print: { de: 'Auf einem Blatt', cs: 'Na jeden list', pl: 'Na jednej kartce', en: 'On one sheet' },
  changedTitle: {
    de: 'Ihr Plan hat sich geändert',
    cs: 'Váš plán se změnil',
    pl: 'Państwa plan się zmienił',
    en: 'Your plan has changed',
  },
  changedText: {
    de: 'Neues und Verschobenes ist unten markiert.',
    cs: 'Nové a přesunuté je níže označeno.',
    pl: 'Nowe i przesunięte rozmowy są niżej oznaczone.',
    en: 'What is new or moved is marked below.',
  },
  droppedOut: {
    de: (time: string, person: string) => `Entfällt: ${time}, ${person}`,
    cs: (time: string, person: string) => `Odpadá: ${time}, ${person}`,
    pl: (time: string, person: string) => `Odpada: ${time}, ${person}`,
    en: (time: string, person: string) => `Dropped: ${time}, ${person}`,
  },
  seen: { de: 'Verstanden', cs: 'Rozumím', pl: 'Rozumiem', en: 'Understood' },
  isNew: { de: 'neu', cs: 'nové', pl: 'nowe', en: 'new' },
  isMoved: { de: 'verschoben', cs: 'přesunuto', pl: 'przesunięte', en: 'moved' },
  isOff: {
    de: 'hat abgesagt; der Plan wird gerade angepasst',
    cs: 'nemůže přijít; plán se právě upravuje',
    pl: 'odwołano; plan jest właśnie zmieniany',
    en: 'cannot come; the plan is being changed',
  },
  online: { de: 'online', cs: 'online', pl: 'online', en: 'online' },
  enterRoom: {
    de: 'Online-Raum öffnen',
    cs: 'Otevřít online místnost',
    pl: 'Otwórz pokój online',
    en: 'Open the online room',
  },
  whyBoth: {
    de: (mine: string, theirs: string) => `Sie: „${mine}“, die andere Seite: „${theirs}“`,
    cs: (mine: string, theirs: string) => `vy: „${mine}“, druhá strana: „${theirs}“`,
    pl: (mine: string, theirs: string) => `Państwo: „${mine}”, druga strona: „${theirs}”`,
    en: (mine: string, theirs: string) => `you: “${mine}”, they: “${theirs}”`,
  },
  whyMine: {
    de: (mine: string) => `Ihr Wunsch („${mine}“), angenommen`,
    cs: (mine: string) => `vaše přání („${mine}“), přijato`,
    pl: (mine: string) => `Państwa życzenie („${mine}”), przyjęte`,
    en: (mine: string) => `your wish (“${mine}”), accepted`,
  },
  whyTheirs: {
    de: (theirs: string) => `Wunsch der anderen Seite („${theirs}“)`,
    cs: (theirs: string) => `přání druhé strany („${theirs}“)`,
    pl: (theirs: string) => `życzenie drugiej strony („${theirs}”)`,
    en: (theirs: string) => `their wish (“${theirs}”)`,
  },
  whyFixed: { de: 'vom Team festgelegt', cs: 'určil tým', pl: 'ustalone przez zespół', en: 'set by the team' },
  topics: {
    de: (topics: string) => `gemeinsam: ${topics}`,
    cs: (topics: string) => `společné: ${topics}`,
    pl: (topics: string) => `wspólne: ${topics}`,
    en: (topics: string) => `in common: ${topics}`,
  },
  rank: {
    de: (rank: number) => (rank === 1 ? 'Ihr wichtigstes Gespräch' : `Platz ${rank} Ihrer Wünsche`),
    cs: (rank: number) => (rank === 1 ? 'vaše nejdůležitější schůzka' : `${rank}. v pořadí vašich přání`),
    pl: (rank: number) => (rank === 1 ? 'najważniejsza rozmowa' : `${rank}. miejsce wśród życzeń`),
    en: (rank: number) => (rank === 1 ? 'your most important meeting' : `number ${rank} of your wishes`),
  },
  tookPlace: {
    de: 'Hat das Gespräch stattgefunden?',
    cs: 'Proběhla schůzka?',
    pl: 'Czy rozmowa się odbyła?',
    en: 'Did the meeting take place?',
  },
  held: { de: 'Fand statt', cs: 'Proběhla', pl: 'Odbyła się', en: 'Held' },
  notHeld: { de: 'Fand nicht statt', cs: 'Neproběhla', pl: 'Nie odbyła się', en: 'Not held' },
  saidHeld: { de: 'fand statt', cs: 'proběhla', pl: 'odbyła się', en: 'held' },
  saidNotHeld: { de: 'fand nicht statt', cs: 'neproběhla', pl: 'nie odbyła się', en: 'not held' },
  cannotCome: { de: 'Ich kann nicht kommen', cs: 'Nemohu přijít', pl: 'Nie mogę przyjść', en: 'I cannot come' },
  absenceText: {
    de: 'Das Team sieht es sofort und passt den Plan an. Wer Sie treffen wollte, erhält einen neuen Plan.',
    cs: 'Tým to hned uvidí a plán upraví. Kdo se s vámi měl setkat, dostane nový plán.',
    pl: 'Zespół zobaczy to od razu i zmieni plan. Kto miał się z Państwem spotkać, otrzyma nowy plan.',
    en: 'The team sees it at once and changes the plan. Those who were to meet you get a new plan.',
  },
  fromWhen: {
    de: 'Ab wann können Sie nicht?',
    cs: 'Odkdy nemůžete?',
    pl: 'Od kiedy Państwo nie mogą?',
    en: 'From when on can you not come?',
  },
  fromSlot: {
    de: (time: string) => `ab ${time} Uhr`,
    cs: (time: string) => `od ${time}`,
    pl: (time: string) => `od godz. ${time}`,
    en: (time: string) => `from ${time}`,
  },
  wholeTime: { de: 'die ganze Zeit', cs: 'po celou dobu', pl: 'przez cały czas', en: 'the whole time' },
  sendAbsence: { de: 'Absage senden', cs: 'Odeslat', pl: 'Wyślij odwołanie', en: 'Tell the team' },
  fromMissing: {
    de: 'Bitte wählen Sie, ab wann.',
    cs: 'Vyberte prosím, odkdy.',
    pl: 'Prosimy wybrać, od kiedy.',
    en: 'Please choose from when.',
  },
  saidBefore: {
    de: 'Sie haben schon gesagt, dass Sie dann nicht können. Das Team weiß Bescheid.',
    cs: 'Už jste uvedli, že v tu dobu nemůžete. Tým to ví.',
    pl: 'Już Państwo powiedzieli, że wtedy nie mogą. Zespół o tym wie.',
    en: 'You have said already that you cannot come then. The team knows.',
  },
  absent: {
    de: (time: string) => `Sie haben abgesagt, ab ${time} Uhr. Das Team passt den Plan an.`,
    cs: (time: string) => `Omluvili jste se od ${time}. Tým plán upravuje.`,
    pl: (time: string) => `Odwołali Państwo udział od godz. ${time}. Zespół zmienia plan.`,
    en: (time: string) => `You have said that you cannot come from ${time} on. The team is changing the plan.`,
  },
  unmetTitle: {
    de: (count: number) => `Was nicht eingeplant werden konnte (${count})`,
    cs: (count: number) => `Co nebylo možné naplánovat (${count})`,
    pl: (count: number) => `Czego nie udało się zaplanować (${count})`,
    en: (count: number) => `What could not be planned (${count})`,
  },
  unmetIntro: {
    de: 'Verabredete Gespräche, für die sich kein Platz fand. Oft lässt es sich in der Pause nachholen.',
    cs: 'Domluvené schůzky, na které se nenašlo místo. Často se dají dohnat o přestávce.',
    pl: 'Umówione rozmowy, dla których nie było miejsca. Często można je odbyć w przerwie.',
    en: 'Agreed meetings for which there was no room. Often a break is a good time for them.',
  },
  whyNoCommon: {
    de: 'Sie beide sind nie zur gleichen Zeit frei.',
    cs: 'Nikdy nemáte volno ve stejnou dobu.',
    pl: 'Nigdy nie są Państwo dostępni w tym samym czasie.',
    en: 'You are never free at the same time.',
  },
  whyForbidden: {
    de: 'Das Team hat dieses Gespräch ausgeschlossen.',
    cs: 'Tým tuto schůzku vyloučil.',
    pl: 'Zespół wykluczył tę rozmowę.',
    en: 'The team has ruled this meeting out.',
  },
  whyMostMine: {
    de: 'Sie haben schon so viele Gespräche, wie Sie wollten.',
    cs: 'Už máte tolik schůzek, kolik jste chtěli.',
    pl: 'Mają Państwo już tyle rozmów, ile chcieli.',
    en: 'You already have as many meetings as you wanted.',
  },
  whyMostAll: {
    de: 'Sie haben schon so viele Gespräche, wie für eine Person möglich sind.',
    cs: 'Už máte tolik schůzek, kolik je pro jednoho možné.',
    pl: 'Mają Państwo już tyle rozmów, ile jest możliwe dla jednej osoby.',
    en: 'You already have as many meetings as one person can have.',
  },
  whyMostTheirs: {
    de: 'Die andere Seite hat schon so viele Gespräche, wie möglich sind.',
    cs: 'Druhá strana už má tolik schůzek, kolik je možné.',
    pl: 'Druga strona ma już tyle rozmów, ile to możliwe.',
    en: 'The other side already has as many meetings as possible.',
  },
  whyOthers: {
    de: (slots: number, time: string) =>
      `Zu ${slots === 1 ? 'der einzigen Zeit, zu der Sie beide frei sind' : `den ${slots} Zeiten, zu denen Sie beide frei sind`}, stehen Gespräche, die mehr gewünscht waren; am ehesten wäre es um ${time} gegangen.`,
    cs: (slots: number, time: string) =>
      `V době, kdy máte oba volno (${plural('cs', slots, { one: 'termín', few: 'termíny', other: 'termínů' })}), jsou schůzky, o které byl větší zájem; nejspíše by to šlo v čase ${time}.`,
    pl: (slots: number, time: string) =>
      `W terminach, gdy obie strony są dostępne (${plural('pl', slots, { one: 'termin', few: 'terminy', many: 'terminów', other: 'terminów' })}), są rozmowy, na których bardziej zależało; najprędzej udałoby się o ${time}.`,
    en: (slots: number, time: string) =>
      `In ${slots === 1 ? 'the only slot in which you are both free' : `the ${slots} slots in which you are both free`} there are meetings that were wished for more; ${time} would have come closest.`,
  },
  whyNoTable: {
    de: 'Zu den gemeinsamen Zeiten war kein Tisch mehr frei.',
    cs: 'Ve společných termínech už nebyl volný stůl.',
    pl: 'We wspólnych terminach nie było wolnego stolika.',
    en: 'No table was left in the slots you have in common.',
  },
  whyNoRoom: {
    de: 'Zu den gemeinsamen Zeiten war kein Online-Raum mehr frei.',
    cs: 'Ve společných termínech už nebyla volná online místnost.',
    pl: 'We wspólnych terminach nie było wolnego pokoju online.',
    en: 'No online room was left in the slots you have in common.',
  },
  whyNoInterpreter: {
    de: 'Zu den gemeinsamen Zeiten war keine Dolmetschkraft mehr frei.',
    cs: 'Ve společných termínech už nebyl volný tlumočník.',
    pl: 'We wspólnych terminach nie było wolnego tłumacza.',
    en: 'No interpreter was left in the slots you have in common.',
  },
  whyUnknown: {
    de: 'Der Plan ist nach anderen Änderungen neu berechnet worden.',
    cs: 'Plán byl po jiných změnách přepočítán.',
    pl: 'Plan obliczono ponownie po innych zmianach.',
    en: 'The plan was computed again after other changes.',
  },
  whyNotHeld: {
    de: 'Das Gespräch hat nicht stattgefunden.',
    cs: 'Schůzka se neuskutečnila.',
    pl: 'Rozmowa się nie odbyła.',
    en: 'The meeting was not held.',
  },
  followWhen: {
    de: (contact: string) => `Einen Termin stimmt es mit Ihnen beiden ab: ${contact}.`,
    cs: (contact: string) => `Termín s vámi oběma domluví: ${contact}.`,
    pl: (contact: string) => `Termin uzgodni z obiema osobami: ${contact}.`,
    en: (contact: string) => `It will agree a time with both of you: ${contact}.`,
  },
  followOnline: {
    de: 'Das Team bietet Ihnen an, das Gespräch online nachzuholen.',
    cs: 'Tým nabízí uskutečnit schůzku dodatečně online.',
    pl: 'Zespół proponuje odbyć rozmowę później online.',
    en: 'The team offers to hold it online instead.',
  },
  followNext: {
    de: 'Bei der nächsten Gelegenheit schlagen wir es Ihnen wieder vor.',
    cs: 'Při příští příležitosti vám schůzku znovu navrhneme.',
    pl: 'Przy następnej okazji zaproponujemy ją ponownie.',
    en: 'We will suggest it to you again next time.',
  },
  thanks: {
    de: 'Die Gespräche sind vorbei. Danke, dass Sie dabei waren.',
    cs: 'Schůzky skončily. Děkujeme, že jste se zúčastnili.',
    pl: 'Rozmowy się zakończyły. Dziękujemy za udział.',
    en: 'The meetings are over. Thank you for taking part.',
  },
  sheetTime: { de: 'Zeit', cs: 'Čas', pl: 'Czas', en: 'Time' },
  sheetPlace: { de: 'Ort', cs: 'Místo', pl: 'Miejsce', en: 'Place' },
  sheetWho: { de: 'Mit wem', cs: 'S kým', pl: 'Z kim', en: 'With whom' },
  sheetNotes: { de: 'Notizen', cs: 'Poznámky', pl: 'Notatki', en: 'Notes' },
  contact: {
    de: (contact: string) => `Fragen? ${contact}`,
    cs: (contact: string) => `Dotazy? ${contact}`,
    pl: (contact: string) => `Pytania? ${contact}`,
    en: (contact: string) => `Questions? ${contact}`,
  },
  meetingUnknown: {
    de: 'Dieses Gespräch steht nicht mehr in Ihrem Plan.',
    cs: 'Tato schůzka už ve vašem plánu není.',
    pl: 'Tej rozmowy nie ma już w Państwa planie.',
    en: 'This meeting is no longer in your plan.',
  },
  tooEarly: {
    de: 'Das Gespräch hat noch nicht begonnen.',
    cs: 'Schůzka ještě nezačala.',
    pl: 'Rozmowa jeszcze się nie zaczęła.',
    en: 'The meeting has not begun yet.',
  },
});
