import { catalogue, plural } from '#platform/i18n';

/** What mails about 1:1 meetings say. */
export const mailTexts = catalogue({
  hello: {
    de: (name: string) => `Guten Tag ${name},`,
    cs: (name: string) => `Dobrý den, ${name},`,
    pl: (name: string) => `Dzień dobry, ${name},`,
    en: (name: string) => `Hello ${name},`,
  },
  invitationAction: {
    de: 'Ansehen und mitmachen',
    cs: 'Zobrazit a zapojit se',
    pl: 'Zobacz i weź udział',
    en: 'View and take part',
  },
  askedSubject: {
    de: (count: number) => (count === 1 ? 'Jemand möchte mit Ihnen sprechen' : `${count} neue Gesprächswünsche an Sie`),
    cs: (count: number) =>
      count === 1
        ? 'Někdo s vámi chce mluvit'
        : plural('cs', count, {
            one: 'nová žádost o schůzku',
            few: 'nové žádosti o schůzku s vámi',
            other: 'nových žádostí o schůzku s vámi',
          }),
    pl: (count: number) =>
      count === 1
        ? 'Ktoś chce z Państwem porozmawiać'
        : plural('pl', count, {
            one: 'nowa prośba',
            few: 'nowe prośby o rozmowę',
            many: 'nowych próśb o rozmowę',
            other: 'nowych próśb o rozmowę',
          }),
    en: (count: number) => (count === 1 ? 'Somebody would like to meet you' : `${count} new meeting requests for you`),
  },
  askedBody: {
    de: (title: string) => `bei „${title}“ möchten mit Ihnen sprechen:`,
    cs: (title: string) => `na akci „${title}“ se s vámi chtějí setkat:`,
    pl: (title: string) => `podczas wydarzenia „${title}” chcą się z Państwem spotkać:`,
    en: (title: string) => `At “${title}” these people would like to meet you:`,
  },
  askedUntil: {
    de: (until: string) => `Bitte antworten Sie bis ${until}. Danach verfällt eine Anfrage von selbst.`,
    cs: (until: string) => `Odpovězte prosím do: ${until}. Poté žádost sama propadne.`,
    pl: (until: string) => `Prosimy o odpowiedź do: ${until}. Potem prośba sama wygasa.`,
    en: (until: string) => `Please answer by ${until}. After that a request expires by itself.`,
  },
  askedAction: { de: 'Antworten', cs: 'Odpovědět', pl: 'Odpowiedz', en: 'Answer' },
  askedOften: {
    de: 'Über weitere Anfragen schreiben wir Ihnen höchstens einmal am Tag.',
    cs: 'O dalších žádostech vám napíšeme nejvýše jednou denně.',
    pl: 'O kolejnych prośbach napiszemy najwyżej raz dziennie.',
    en: 'We write to you about further requests once a day at most.',
  },
  remindSubject: {
    de: 'Ihre Antwort fehlt noch',
    cs: 'Čeká se na vaši odpověď',
    pl: 'Czekamy na odpowiedź',
    en: 'Your answer is still missing',
  },
  remindBody: {
    de: 'diese Anfragen verfallen bald. Mit einer Antwort, auch einer Absage, helfen Sie den anderen beim Planen:',
    cs: 'tyto žádosti brzy propadnou. I odmítavou odpovědí pomůžete ostatním s plánováním:',
    pl: 'te prośby niedługo wygasną. Każda odpowiedź, także odmowna, pomaga innym w planowaniu:',
    en: 'These requests expire soon. Any answer, even a no, helps the others to plan:',
  },
  acceptedSubject: {
    de: (name: string) => `${name} hat Ihren Gesprächswunsch angenommen`,
    cs: (name: string) => `Schůzka je domluvena: ${name}`,
    pl: (name: string) => `Rozmowa jest umówiona: ${name}`,
    en: (name: string) => `${name} has accepted your request`,
  },
  acceptedBody: {
    de: (person: string) =>
      `${person} hat Ihren Gesprächswunsch angenommen. Wann und wo Sie sich treffen, steht in Ihrem Gesprächsplan, sobald er fertig ist.`,
    cs: (person: string) =>
      `${person}: vaše žádost o schůzku je přijata. Kdy a kde se sejdete, najdete ve svém plánu schůzek, jakmile bude hotový.`,
    pl: (person: string) =>
      `${person}: prośba o rozmowę została przyjęta. Kiedy i gdzie się Państwo spotkają, będzie w planie rozmów, gdy tylko będzie gotowy.`,
    en: (person: string) =>
      `${person} has accepted your request. When and where you meet will be in your meeting plan as soon as it is ready.`,
  },
  declinedSubject: {
    de: 'Ein Gespräch kommt nicht zustande',
    cs: 'Jedna schůzka se neuskuteční',
    pl: 'Jedna z rozmów nie dojdzie do skutku',
    en: 'One meeting will not take place',
  },
  declinedBody: {
    de: (person: string) => `danke für Ihren Gesprächswunsch. ${person} kann ihn dieses Mal leider nicht annehmen.`,
    cs: (person: string) => `děkujeme za vaši žádost o schůzku. Tentokrát ji bohužel nelze přijmout (${person}).`,
    pl: (person: string) => `dziękujemy za prośbę o rozmowę. Tym razem niestety nie może zostać przyjęta (${person}).`,
    en: (person: string) => `Thank you for your request. ${person} is sorry not to be able to accept it this time.`,
  },
  declinedFree: {
    de: 'Ihr Wunsch ist wieder frei: Sie können jemand anderen wählen.',
    cs: 'Vaše přání je opět volné: můžete si vybrat někoho jiného.',
    pl: 'Życzenie jest znów wolne: mogą Państwo wybrać kogoś innego.',
    en: 'Your wish is free again: you can choose somebody else.',
  },
  expiredSubject: {
    de: (count: number) =>
      count === 1 ? 'Ein Gesprächswunsch blieb ohne Antwort' : `${count} Gesprächswünsche blieben ohne Antwort`,
    cs: (count: number) =>
      count === 1 ? 'Jedna žádost zůstala bez odpovědi' : `Bez odpovědi zůstalo žádostí: ${count}`,
    pl: (count: number) =>
      count === 1 ? 'Jedna prośba pozostała bez odpowiedzi' : `Bez odpowiedzi pozostało próśb: ${count}`,
    en: (count: number) => (count === 1 ? 'One request was not answered' : `${count} requests were not answered`),
  },
  expiredBody: {
    de: 'auf diese Wünsche kam keine Antwort, sie sind verfallen. Ihre Wünsche sind wieder frei: Sie können jemand anderen wählen.',
    cs: 'na tato přání nepřišla odpověď a propadla. Vaše přání jsou opět volná: můžete si vybrat někoho jiného.',
    pl: 'na te prośby nie było odpowiedzi, więc wygasły. Życzenia są znów wolne: mogą Państwo wybrać kogoś innego.',
    en: 'These wishes were not answered and have expired. Your wishes are free again: you can choose somebody else.',
  },
  withdrawnSubject: {
    de: (name: string) => `${name} hat ein Gespräch zurückgezogen`,
    cs: (name: string) => `Zrušená schůzka: ${name}`,
    pl: (name: string) => `Wycofana rozmowa: ${name}`,
    en: (name: string) => `${name} has withdrawn a meeting`,
  },
  withdrawnBody: {
    de: (person: string) => `das Gespräch mit ${person} ist zurückgezogen worden und wird nicht eingeplant.`,
    cs: (person: string) => `schůzka byla zrušena a nebude zařazena do plánu (${person}).`,
    pl: (person: string) => `rozmowa została wycofana i nie będzie jej w planie (${person}).`,
    en: (person: string) => `The meeting with ${person} has been withdrawn and will not be planned.`,
  },
  leftSubject: {
    de: (name: string) => `${name} nimmt nicht mehr teil`,
    cs: (name: string) => `${name} se již neúčastní`,
    pl: (name: string) => `${name} nie bierze już udziału`,
    en: (name: string) => `${name} no longer takes part`,
  },
  leftBody: {
    de: (person: string) =>
      `${person} nimmt an den 1:1-Gesprächen nicht mehr teil. Ihr Gespräch wird deshalb nicht eingeplant.`,
    cs: (person: string) => `schůzek 1:1 se již neúčastní: ${person}. Vaše schůzka proto nebude zařazena do plánu.`,
    pl: (person: string) =>
      `w rozmowach 1:1 nie bierze już udziału: ${person}. Państwa rozmowy nie będzie więc w planie.`,
    en: (person: string) => `${person} no longer takes part in the 1:1 meetings. So your meeting will not be planned.`,
  },
  toWishes: { de: 'Zu meinen Gesprächen', cs: 'Na moje schůzky', pl: 'Do moich rozmów', en: 'To my meetings' },
  closingSubject: {
    de: (title: string) => `Bald Wunschschluss: ${title}`,
    cs: (title: string) => `Brzy končí zadávání přání: ${title}`,
    pl: (title: string) => `Wkrótce koniec zgłaszania życzeń: ${title}`,
    en: (title: string) => `Wishes close soon: ${title}`,
  },
  closingJoined: {
    de: (until: string, count: number) =>
      `nur noch bis ${until} können Sie sagen, wen Sie treffen möchten. Bisher haben Sie ${count === 0 ? 'noch keinen Wunsch' : count === 1 ? 'einen Wunsch' : `${count} Wünsche`} geäußert.`,
    cs: (until: string, count: number) =>
      `s kým se chcete setkat, můžete zadat už jen do: ${until}. Zatím máte zadáno: ${plural('cs', count, { one: 'přání', few: 'přání', other: 'přání' })}.`,
    pl: (until: string, count: number) =>
      `życzenia można zgłaszać już tylko do: ${until}. Dotąd zgłosili Państwo: ${plural('pl', count, { one: 'życzenie', few: 'życzenia', many: 'życzeń', other: 'życzeń' })}.`,
    en: (until: string, count: number) =>
      `You can say whom you would like to meet only until ${until}. So far you have made ${count === 0 ? 'no wish' : count === 1 ? 'one wish' : `${count} wishes`}.`,
  },
  closingInvited: {
    de: (until: string) =>
      `nur noch bis ${until} können Sie bei den 1:1-Gesprächen mitmachen. Wenn Sie nicht möchten, müssen Sie nichts tun.`,
    cs: (until: string) => `do schůzek 1:1 se můžete zapojit už jen do: ${until}. Pokud nechcete, nemusíte nic dělat.`,
    pl: (until: string) =>
      `do rozmów 1:1 można dołączyć już tylko do: ${until}. Jeśli nie chcą Państwo brać udziału, nic nie trzeba robić.`,
    en: (until: string) =>
      `You can join the 1:1 meetings only until ${until}. If you do not want to, there is nothing to do.`,
  },
  why: {
    de: 'Sie erhalten diese Nachricht, weil Sie für die Veranstaltung angemeldet sind.',
    cs: 'Tuto zprávu dostáváte, protože jste na akci přihlášeni.',
    pl: 'Wiadomość przychodzi, ponieważ mamy Państwa zgłoszenie na wydarzenie.',
    en: 'You get this message because you are registered for the event.',
  },
  keepLink: {
    de: 'Der Link führt nur zu Ihrer eigenen Seite. Bitte geben Sie ihn nicht weiter.',
    cs: 'Odkaz vede jen na vaši vlastní stránku. Nikomu ho prosím nepředávejte.',
    pl: 'Link prowadzi tylko do Państwa strony. Prosimy go nie przekazywać.',
    en: 'The link leads to your own page only. Please do not pass it on.',
  },
});
