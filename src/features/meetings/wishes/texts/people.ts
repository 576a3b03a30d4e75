import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import type { Wish } from '../../model.ts';

/** Whom one can meet, wishes and answers. */
export const peopleTexts = catalogue({
  title: {
    de: 'Wen möchten Sie treffen?',
    cs: 'S kým se chcete setkat?',
    pl: 'Z kim chcą się Państwo spotkać?',
    en: 'Whom would you like to meet?',
  },
  lead: {
    de: 'Zuerst kommt, wer am besten zu dem passt, was Sie suchen und anbieten.',
    cs: 'Nejdříve ti, kdo nejlépe odpovídají tomu, co hledáte a nabízíte.',
    pl: 'Na początku są osoby, które najlepiej pasują do tego, czego Państwo szukają i co oferują.',
    en: 'First come those who fit best what you seek and offer.',
  },
  left: {
    de: (left: number, of: number) =>
      left === 0 ? `Ihre ${of} Wünsche sind vergeben` : `Noch ${left} von ${of} Wünschen frei`,
    cs: (left: number, of: number) =>
      left === 0 ? `Všechna přání (${of}) jsou využita` : `Zbývá přání: ${left} z ${of}`,
    pl: (left: number, of: number) =>
      left === 0 ? `Wszystkie życzenia (${of}) są wykorzystane` : `Pozostało życzeń: ${left} z ${of}`,
    en: (left: number, of: number) => (left === 0 ? `Your ${of} wishes are used up` : `${left} of ${of} wishes left`),
  },
  noneLeftMore: {
    de: 'Ziehen Sie einen zurück, um jemand anderen zu wählen. Anfragen annehmen können Sie weiterhin.',
    cs: 'Chcete-li vybrat někoho jiného, jedno stáhněte. Žádosti přijímat můžete dál.',
    pl: 'Aby wybrać kogoś innego, trzeba jedno wycofać. Prośby nadal można przyjmować.',
    en: 'Withdraw one to choose somebody else. You can still accept requests.',
  },
  leftMore: {
    de: (until: string) => `Wählen können Sie bis ${until}. Anfragen anzunehmen kostet keinen Wunsch.`,
    cs: (until: string) => `Vybírat můžete do: ${until}. Přijetí žádosti žádné přání nestojí.`,
    pl: (until: string) => `Wybierać można do: ${until}. Przyjęcie prośby nie zużywa życzenia.`,
    en: (until: string) => `You can choose until ${until}. Accepting a request costs no wish.`,
  },
  moreAbout: {
    de: (name: string) => `Mehr über ${name}`,
    cs: (name: string) => `Více: ${name}`,
    pl: (name: string) => `Więcej: ${name}`,
    en: (name: string) => `More about ${name}`,
  },
  closedNow: {
    de: 'Die Wünsche sind geschlossen. Hier können Sie noch nachlesen, wer mitmacht.',
    cs: 'Přání jsou uzavřena. Zde si můžete jen přečíst, kdo se účastní.',
    pl: 'Zgłaszanie życzeń jest zakończone. Można jeszcze sprawdzić, kto bierze udział.',
    en: 'Wishes are closed. Here you can still read who takes part.',
  },
  found: {
    de: (count: number) => (count === 1 ? 'Eine Person' : `${count} Personen`),
    cs: (count: number) => plural('cs', count, { one: 'osoba', few: 'osoby', other: 'osob' }),
    pl: (count: number) => plural('pl', count, { one: 'osoba', few: 'osoby', many: 'osób', other: 'osób' }),
    en: (count: number) => plural('en', count, { one: 'person', other: 'people' }),
  },
  search: {
    de: 'Name, Organisation oder Thema',
    cs: 'Jméno, organizace nebo téma',
    pl: 'Nazwisko, organizacja lub temat',
    en: 'Name, organisation or topic',
  },
  sortFit: { de: 'Passt am besten', cs: 'Nejlépe odpovídá', pl: 'Najlepiej pasuje', en: 'Best fit' },
  sortName: { de: 'Name', cs: 'Jméno', pl: 'Nazwisko', en: 'Name' },
  facetGroup: { de: 'Gruppe', cs: 'Skupina', pl: 'Grupa', en: 'Group' },
  facetSpeaks: { de: 'Spricht', cs: 'Mluví', pl: 'Mówi', en: 'Speaks' },
  facetType: {
    de: 'Art der Organisation',
    cs: 'Typ organizace',
    pl: 'Rodzaj organizacji',
    en: 'Type of organisation',
  },
  nobody: {
    de: 'Niemand passt zu dieser Suche. Nehmen Sie einen Filter weg oder suchen Sie mit anderen Worten.',
    cs: 'Hledání nikdo neodpovídá. Zrušte některý filtr nebo hledejte jinými slovy.',
    pl: 'Nikt nie pasuje do tego wyszukiwania. Prosimy usunąć filtr lub użyć innych słów.',
    en: 'Nobody matches this search. Remove a filter or search with other words.',
  },
  nobodyYet: {
    de: 'Noch macht niemand sonst mit. Schauen Sie in ein paar Tagen wieder herein.',
    cs: 'Zatím se nikdo další neúčastní. Podívejte se za pár dní.',
    pl: 'Na razie nikt inny nie bierze udziału. Prosimy zajrzeć za kilka dni.',
    en: 'Nobody else takes part yet. Please look again in a few days.',
  },
  fits: {
    de: (points: number) => `Passt zu ${points} %`,
    cs: (points: number) => `Shoda ${points} %`,
    pl: (points: number) => `Zgodność ${points}%`,
    en: (points: number) => `Fits ${points}%`,
  },
  why: {
    de: 'Darum schlagen wir das vor',
    cs: 'Proč to navrhujeme',
    pl: 'Dlaczego to proponujemy',
    en: 'Why we suggest this',
  },
  theyOffer: {
    de: (topics: string) => `Bietet, was Sie suchen: ${topics}`,
    cs: (topics: string) => `Nabízí, co hledáte: ${topics}`,
    pl: (topics: string) => `Oferuje to, czego Państwo szukają: ${topics}`,
    en: (topics: string) => `Offers what you seek: ${topics}`,
  },
  theySeek: {
    de: (topics: string) => `Sucht, was Sie anbieten: ${topics}`,
    cs: (topics: string) => `Hledá, co nabízíte: ${topics}`,
    pl: (topics: string) => `Szuka tego, co Państwo oferują: ${topics}`,
    en: (topics: string) => `Seeks what you offer: ${topics}`,
  },
  entriesFit: {
    de: (mine: string, theirs: string, topics: string) =>
      `Ihr Eintrag „${mine}“ passt zu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    cs: (mine: string, theirs: string, topics: string) =>
      `Váš záznam „${mine}“ odpovídá záznamu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    pl: (mine: string, theirs: string, topics: string) =>
      `Państwa wpis „${mine}” pasuje do „${theirs}”${topics === '' ? '' : `: ${topics}`}`,
    en: (mine: string, theirs: string, topics: string) =>
      `Your entry “${mine}” fits “${theirs}”${topics === '' ? '' : `: ${topics}`}`,
  },
  seeksFit: {
    de: (theirs: string, topics: string) => `Was Sie suchen, passt zu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    cs: (theirs: string, topics: string) =>
      `Co hledáte, odpovídá záznamu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    pl: (theirs: string, topics: string) =>
      `To, czego Państwo szukają, pasuje do „${theirs}”${topics === '' ? '' : `: ${topics}`}`,
    en: (theirs: string, topics: string) => `What you seek fits “${theirs}”${topics === '' ? '' : `: ${topics}`}`,
  },
  offersFit: {
    de: (theirs: string, topics: string) =>
      `Was Sie anbieten, passt zu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    cs: (theirs: string, topics: string) =>
      `Co nabízíte, odpovídá záznamu „${theirs}“${topics === '' ? '' : `: ${topics}`}`,
    pl: (theirs: string, topics: string) =>
      `To, co Państwo oferują, pasuje do „${theirs}”${topics === '' ? '' : `: ${topics}`}`,
    en: (theirs: string, topics: string) => `What you offer fits “${theirs}”${topics === '' ? '' : `: ${topics}`}`,
  },
  missed: {
    de: 'Sie wollten sich schon einmal treffen; damals hat es nicht geklappt',
    cs: 'Už jste se chtěli setkat, ale tehdy to nevyšlo',
    pl: 'Już kiedyś mieli się Państwo spotkać, ale wtedy się nie udało',
    en: 'You wanted to meet before, and it did not work out then',
  },
  speaks: {
    de: (langs: string) => `Spricht ${langs}`,
    cs: (langs: string) => `Mluví: ${langs}`,
    pl: (langs: string) => `Mówi: ${langs}`,
    en: (langs: string) => `Speaks ${langs}`,
  },
  interpreterNeeded: {
    de: 'Sie haben keine gemeinsame Sprache: Das Gespräch braucht eine Dolmetschkraft, und davon gibt es nur wenige.',
    cs: 'Nemáte společný jazyk: schůzka potřebuje tlumočení a tlumočníků je málo.',
    pl: 'Nie mają Państwo wspólnego języka: potrzebny jest tłumacz, a tłumaczy jest niewielu.',
    en: 'You have no language in common: the meeting needs an interpreter, and there are only a few.',
  },
  noInterpreter: {
    de: 'Sie haben keine gemeinsame Sprache, und gedolmetscht wird hier nicht. Deshalb kann dieses Gespräch nicht geplant werden.',
    cs: 'Nemáte společný jazyk a netlumočí se. Proto tuto schůzku nelze naplánovat.',
    pl: 'Nie mają Państwo wspólnego języka, a tłumaczenia tu nie ma. Tej rozmowy nie da się więc zaplanować.',
    en: 'You have no language in common, and there is no interpreting here. So this meeting cannot be planned.',
  },
  onlyOnline: { de: 'nur online', cs: 'jen online', pl: 'tylko online', en: 'online only' },
  seeks: { de: 'Sucht', cs: 'Hledá', pl: 'Szuka', en: 'Seeks' },
  offers: { de: 'Bietet', cs: 'Nabízí', pl: 'Oferuje', en: 'Offers' },
  brings: { de: 'Bringt mit', cs: 'Přináší', pl: 'Przedstawia', en: 'Brings along' },
  wishLegend: {
    de: (name: string) => `Möchten Sie ${name} treffen?`,
    cs: (name: string) => `Chcete se setkat? (${name})`,
    pl: (name: string) => `Czy chcą się Państwo spotkać? (${name})`,
    en: (name: string) => `Would you like to meet ${name}?`,
  },
  must: { de: 'Unbedingt', cs: 'Rozhodně', pl: 'Koniecznie', en: 'Definitely' },
  want: { de: 'Gern', cs: 'Uvítám to', pl: 'Chętnie', en: 'Gladly' },
  would: { de: 'Wenn Platz ist', cs: 'Bude-li místo', pl: 'Jeśli będzie miejsce', en: 'If there is room' },
  only: {
    de: 'Annehmen, ohne eigenen Wunsch',
    cs: 'Přijmout bez vlastního přání',
    pl: 'Przyjmuję, bez własnego życzenia',
    en: 'Accept, without a wish of my own',
  },
  message: { de: 'Ein Satz dazu', cs: 'Připojit větu', pl: 'Dodaj zdanie', en: 'Add a sentence' },
  messageHint: {
    de: 'Worüber möchten Sie sprechen? Höchstens 300 Zeichen.',
    cs: 'O čem chcete mluvit? Nejvýše 300 znaků.',
    pl: 'O czym chcą Państwo porozmawiać? Najwyżej 300 znaków.',
    en: 'What would you like to talk about? 300 characters at most.',
  },
  online: { de: 'lieber online', cs: 'raději online', pl: 'raczej online', en: 'preferably online' },
  asked: {
    de: (wish: string) => `Angefragt: „${wish}“`,
    cs: (wish: string) => `Požádáno: „${wish}“`,
    pl: (wish: string) => `Wysłano prośbę: „${wish}”`,
    en: (wish: string) => `Asked: “${wish}”`,
  },
  asksYou: {
    de: 'Möchte Sie treffen',
    cs: 'Chce se s vámi setkat',
    pl: 'Chce się z Państwem spotkać',
    en: 'Would like to meet you',
  },
  agreed: { de: 'Verabredet', cs: 'Domluveno', pl: 'Umówiono', en: 'Agreed' },
  declinedByThem: { de: 'Hat abgesagt', cs: 'Odmítnuto', pl: 'Odmówiono', en: 'Has declined' },
  declinedByMe: { de: 'Von Ihnen abgelehnt', cs: 'Vámi odmítnuto', pl: 'Odmówili Państwo', en: 'Declined by you' },
  expired: {
    de: 'Ohne Antwort verfallen',
    cs: 'Propadlo bez odpovědi',
    pl: 'Wygasło bez odpowiedzi',
    en: 'Expired without an answer',
  },
  withdrawn: { de: 'Zurückgezogen', cs: 'Staženo', pl: 'Wycofano', en: 'Withdrawn' },
  open: { de: 'Wartet auf Antwort', cs: 'Čeká na odpověď', pl: 'Czeka na odpowiedź', en: 'Waiting for an answer' },
  look: { de: 'Ansehen', cs: 'Zobrazit', pl: 'Zobacz', en: 'View' },
  answer: { de: 'Ansehen und antworten', cs: 'Zobrazit a odpovědět', pl: 'Zobacz i odpowiedz', en: 'View and answer' },
  done: {
    de: (name: string) => `Ihr Wunsch ist notiert: ${name}.`,
    cs: (name: string) => `Vaše přání je zaznamenáno: ${name}.`,
    pl: (name: string) => `Życzenie zapisane: ${name}.`,
    en: (name: string) => `Your wish is noted: ${name}.`,
  },
  doneMutual: {
    de: (name: string) => `Sie möchten sich beide treffen: ${name}. Das Gespräch ist verabredet.`,
    cs: (name: string) => `Chcete se setkat oba: ${name}. Schůzka je domluvena.`,
    pl: (name: string) => `Obie strony chcą się spotkać: ${name}. Rozmowa jest umówiona.`,
    en: (name: string) => `You both want to meet: ${name}. The meeting is agreed.`,
  },
  toMine: { de: 'Zu meinen Gesprächen', cs: 'Na moje schůzky', pl: 'Do moich rozmów', en: 'To my meetings' },

  // ---- a request
  requestTo: {
    de: (name: string) => `Ihr Wunsch: ${name}`,
    cs: (name: string) => `Vaše přání: ${name}`,
    pl: (name: string) => `Państwa życzenie: ${name}`,
    en: (name: string) => `Your wish: ${name}`,
  },
  requestFrom: {
    de: (name: string) => `${name} möchte Sie treffen`,
    cs: (name: string) => `${name} se s vámi chce setkat`,
    pl: (name: string) => `${name} chce się z Państwem spotkać`,
    en: (name: string) => `${name} would like to meet you`,
  },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  theirWish: {
    de: 'Wunsch der anderen Seite',
    cs: 'Přání druhé strany',
    pl: 'Życzenie drugiej strony',
    en: 'Their wish',
  },
  myWish: { de: 'Ihr Wunsch', cs: 'Vaše přání', pl: 'Państwa życzenie', en: 'Your wish' },
  noWish: {
    de: 'angenommen, ohne eigenen Wunsch',
    cs: 'přijato, bez vlastního přání',
    pl: 'przyjęto, bez własnego życzenia',
    en: 'accepted, without a wish of one’s own',
  },
  answerBy: { de: 'Antwort bis', cs: 'Odpovědět do', pl: 'Odpowiedź do', en: 'Answer by' },
  how: { de: 'Wie', cs: 'Jak', pl: 'Jak', en: 'How' },
  atTable: { de: 'an einem Tisch', cs: 'u stolu', pl: 'przy stoliku', en: 'at a table' },
  viaOnline: { de: 'online', cs: 'online', pl: 'online', en: 'online' },
  common: { de: 'Gemeinsame Themen', cs: 'Společná témata', pl: 'Wspólne tematy', en: 'Common topics' },
  saidReason: { de: 'Grund', cs: 'Důvod', pl: 'Powód', en: 'Reason' },
  accept: { de: 'Annehmen', cs: 'Přijmout', pl: 'Przyjmuję', en: 'Accept' },
  acceptLegend: {
    de: 'Wie gern möchten Sie das Gespräch?',
    cs: 'Jak moc o schůzku stojíte?',
    pl: 'Jak bardzo zależy Państwu na rozmowie?',
    en: 'How much do you want this meeting?',
  },
  declineTitle: { de: 'Absagen', cs: 'Odmítnout', pl: 'Odmowa', en: 'Decline' },
  declineLegend: {
    de: 'Was dürfen wir ausrichten?',
    cs: 'Co máme vyřídit?',
    pl: 'Co mamy przekazać?',
    en: 'What may we pass on?',
  },
  ownWords: { de: 'Eigene Worte', cs: 'Vlastní slova', pl: 'Własne słowa', en: 'Your own words' },
  decline: { de: 'Absage senden', cs: 'Odeslat odmítnutí', pl: 'Wyślij odmowę', en: 'Decline the request' },
  withdraw: { de: 'Wunsch zurückziehen', cs: 'Stáhnout přání', pl: 'Wycofaj życzenie', en: 'Withdraw the wish' },
  withdrawAgreed: {
    de: 'Verabredung lösen',
    cs: 'Zrušit domluvenou schůzku',
    pl: 'Odwołaj umówioną rozmowę',
    en: 'Cancel the agreed meeting',
  },
  changeWish: { de: 'Wunsch ändern', cs: 'Změnit přání', pl: 'Zmień życzenie', en: 'Change the wish' },
  rethink: {
    de: 'Sie haben abgesagt. Möchten Sie sich doch treffen?',
    cs: 'Odmítli jste. Chcete se přece jen setkat?',
    pl: 'Odmówili Państwo. Czy jednak chcą się Państwo spotkać?',
    en: 'You have declined. Would you like to meet after all?',
  },
  accepted: {
    de: 'Angenommen. Das Gespräch ist verabredet.',
    cs: 'Přijato. Schůzka je domluvena.',
    pl: 'Przyjęto. Rozmowa jest umówiona.',
    en: 'Accepted. The meeting is agreed.',
  },
  declined: {
    de: 'Abgesagt. Wir haben es ausgerichtet.',
    cs: 'Odmítnuto. Vyřídili jsme to.',
    pl: 'Odmówiono. Przekazaliśmy to.',
    en: 'Declined. We have passed it on.',
  },
  withdrawnDone: {
    de: 'Zurückgezogen. Der Wunsch ist wieder frei.',
    cs: 'Staženo. Přání je opět volné.',
    pl: 'Wycofano. Życzenie jest znów wolne.',
    en: 'Withdrawn. The wish is free again.',
  },

  // ---- what can be wrong
  wishMissing: {
    de: 'Bitte wählen Sie, wie gern Sie das Gespräch möchten.',
    cs: 'Vyberte prosím, jak moc o schůzku stojíte.',
    pl: 'Prosimy wybrać, jak bardzo zależy Państwu na rozmowie.',
    en: 'Please choose how much you want the meeting.',
  },
  messageTooLong: {
    de: 'Der Satz darf höchstens 300 Zeichen haben.',
    cs: 'Věta může mít nejvýše 300 znaků.',
    pl: 'Zdanie może mieć najwyżej 300 znaków.',
    en: 'The sentence may have 300 characters at most.',
  },
  reasonMissing: {
    de: 'Bitte wählen Sie, was wir ausrichten dürfen.',
    cs: 'Vyberte prosím, co máme vyřídit.',
    pl: 'Prosimy wybrać, co mamy przekazać.',
    en: 'Please choose what we may pass on.',
  },
  wordsMissing: {
    de: 'Bitte schreiben Sie Ihre Worte in das Feld.',
    cs: 'Napište prosím svá slova do pole.',
    pl: 'Prosimy wpisać własne słowa.',
    en: 'Please write your words into the field.',
  },
  personUnknown: {
    de: 'Diese Person macht hier nicht oder nicht mehr mit.',
    cs: 'Tato osoba se zde neúčastní, nebo už ne.',
    pl: 'Ta osoba tu nie uczestniczy albo już zrezygnowała.',
    en: 'This person does not take part here, or not any more.',
  },
  oneself: {
    de: 'Mit sich selbst können Sie sich hier nicht verabreden.',
    cs: 'Sami se sebou se zde setkat nemůžete.',
    pl: 'Nie można umówić się z samym sobą.',
    en: 'You cannot meet yourself here.',
  },
  notAllowed: {
    de: 'Dieses Gespräch ist bei dieser Veranstaltung nicht vorgesehen.',
    cs: 'Tato schůzka není na této akci možná.',
    pl: 'Tej rozmowy na tym wydarzeniu nie przewidziano.',
    en: 'This meeting is not provided for at this event.',
  },
  limit: {
    de: 'Alle Ihre Wünsche sind vergeben. Ziehen Sie einen zurück, um jemand anderen zu wählen.',
    cs: 'Všechna přání jsou využita. Chcete-li vybrat někoho jiného, jedno stáhněte.',
    pl: 'Wszystkie życzenia są wykorzystane. Aby wybrać kogoś innego, trzeba jedno wycofać.',
    en: 'All your wishes are used up. Withdraw one to choose somebody else.',
  },
  declinedBefore: {
    de: 'Diese Person hat Ihnen schon abgesagt. Bitte fragen Sie nicht noch einmal.',
    cs: 'Tato osoba vás už odmítla. Nežádejte prosím znovu.',
    pl: 'Ta osoba już odmówiła. Prosimy nie pytać ponownie.',
    en: 'This person has already declined. Please do not ask again.',
  },
  answered: {
    de: 'Diese Anfrage ist schon beantwortet oder zurückgezogen.',
    cs: 'Tato žádost už je vyřízena nebo stažena.',
    pl: 'Na tę prośbę już odpowiedziano albo została wycofana.',
    en: 'This request has been answered or withdrawn already.',
  },
  closed: {
    de: 'Das geht jetzt nicht mehr: Die Frist ist abgelaufen.',
    cs: 'To už nejde: lhůta uplynula.',
    pl: 'To już niemożliwe: termin minął.',
    en: 'This is no longer possible: the time for it is over.',
  },
  notJoined: {
    de: 'Sie machen bei diesen Gesprächen noch nicht mit.',
    cs: 'Těchto schůzek se zatím neúčastníte.',
    pl: 'Nie biorą Państwo jeszcze udziału w tych rozmowach.',
    en: 'You do not take part in these meetings yet.',
  },
});

/** A wish in words: „unbedingt“ as a button says it. */
export const wishName = (lang: Lang, wish: Wish): string => peopleTexts(lang)[wish];
