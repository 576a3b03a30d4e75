import { catalogue, plural } from '#platform/i18n';

const many = {
  de: (count: number) => plural('de', count, { one: 'Hinweis', other: 'Hinweise' }),
  cs: (count: number) => plural('cs', count, { one: 'upozornění', other: 'upozornění' }),
  pl: (count: number) =>
    plural('pl', count, { one: 'powiadomienie', few: 'powiadomienia', many: 'powiadomień', other: 'powiadomień' }),
  en: (count: number) => plural('en', count, { one: 'notice', other: 'notices' }),
};

export const noticeTexts = catalogue({
  title: { de: 'Hinweise per Mail', cs: 'Upozornění e-mailem', pl: 'Powiadomienia e-mailem', en: 'Notices by e-mail' },
  lead: {
    de: 'Wählen Sie für jede Art von Hinweis, wie oft Sie eine Mail bekommen. Unter „Meine Aufgaben“ sehen Sie die Hinweise immer, auch ohne Mail.',
    cs: 'U každého druhu upozornění si zvolte, jak často chcete dostávat e-mail. V části „Moje úkoly“ upozornění uvidíte vždy, i bez e-mailu.',
    pl: 'Dla każdego rodzaju powiadomień można wybrać, jak często przychodzi e-mail. W części „Moje zadania” powiadomienia są zawsze widoczne, także bez e-maila.',
    en: 'Choose for each kind of notice how often you receive an e-mail. Under “My tasks” you always see your notices, even without e-mail.',
  },
  account: { de: 'Mein Konto', cs: 'Můj účet', pl: 'Moje konto', en: 'My account' },
  settingsTitle: {
    de: 'Wie oft möchten Sie eine Mail bekommen?',
    cs: 'Jak často chcete dostávat e-mail?',
    pl: 'Jak często mamy wysyłać e-mail?',
    en: 'How often would you like an e-mail?',
  },
  times: {
    de: 'Was gesammelt wird, kommt morgens um 7 Uhr, bei wöchentlichen Mails am Montag. Mails zum Anmelden und zu Ihrem Konto kommen immer sofort.',
    cs: 'Souhrnné e-maily přicházejí v 7 hodin ráno, týdenní vždy v pondělí. E-maily k přihlášení a k vašemu účtu přicházejí vždy hned.',
    pl: 'Zbiorcze wiadomości przychodzą o godzinie 7 rano, cotygodniowe w poniedziałek. Wiadomości dotyczące logowania i konta przychodzą zawsze od razu.',
    en: 'Digests arrive at 7 in the morning (Central European Time), weekly ones on Monday. E-mails about signing in and about your account always come at once.',
  },
  none: {
    de: 'Zurzeit gibt es keine Hinweise, die sich abstellen lassen.',
    cs: 'V současné době zde nejsou žádná upozornění, která by bylo možné vypnout.',
    pl: 'Obecnie nie ma powiadomień, które można wyłączyć.',
    en: 'At present there are no notices that can be switched off.',
  },
  'at-once': { de: 'sofort', cs: 'hned', pl: 'od razu', en: 'at once' },
  daily: { de: 'einmal am Tag', cs: 'jednou denně', pl: 'raz dziennie', en: 'once a day' },
  weekly: { de: 'einmal in der Woche', cs: 'jednou týdně', pl: 'raz w tygodniu', en: 'once a week' },
  off: { de: 'keine Mail', cs: 'žádný e-mail', pl: 'bez e-maila', en: 'no e-mail' },
  save: { de: 'Speichern', cs: 'Uložit', pl: 'Zapisz', en: 'Save' },
  saved: {
    de: 'Ihre Auswahl ist gespeichert.',
    cs: 'Vaše volba je uložena.',
    pl: 'Wybór został zapisany.',
    en: 'Your choice has been saved.',
  },
  unknownChoice: {
    de: 'Bitte wählen Sie, wie oft Sie eine Mail bekommen möchten.',
    cs: 'Zvolte prosím, jak často chcete dostávat e-mail.',
    pl: 'Prosimy wybrać, jak często mamy wysyłać e-mail.',
    en: 'Please choose how often you would like an e-mail.',
  },
  offTitle: {
    de: 'Mails abbestellen',
    cs: 'Odhlásit odběr e-mailů',
    pl: 'Rezygnacja z wiadomości',
    en: 'Stop these e-mails',
  },
  offLead: {
    de: 'Sie bekommen dann keine Mails dieser Art mehr. Ihre Aufgaben und Hinweise sehen Sie weiterhin, wenn Sie sich anmelden.',
    cs: 'E-maily tohoto druhu už vám nebudou chodit. Své úkoly a upozornění po přihlášení uvidíte i nadále.',
    pl: 'Wiadomości tego rodzaju nie będą już przychodzić. Zadania i powiadomienia pozostaną widoczne po zalogowaniu.',
    en: 'You will no longer receive e-mails of this kind. You still see your tasks and notices when you sign in.',
  },
  offOne: {
    de: (label: string) => `„${label}“ abbestellen`,
    cs: (label: string) => `Odhlásit odběr: „${label}“`,
    pl: (label: string) => `Zrezygnuj z „${label}”`,
    en: (label: string) => `Stop “${label}”`,
  },
  offAll: {
    de: 'Alle diese Mails abbestellen',
    cs: 'Odhlásit odběr všech těchto e-mailů',
    pl: 'Zrezygnuj ze wszystkich tych wiadomości',
    en: 'Stop all of these e-mails',
  },
  offDone: {
    de: 'Abbestellt. Sie bekommen dazu keine Mails mehr.',
    cs: 'Odhlášeno. E-maily k tomuto tématu už vám nebudou chodit.',
    pl: 'Gotowe. Wiadomości na ten temat nie będą już przychodzić.',
    en: 'Done. You will receive no more e-mails about this.',
  },
  offChange: {
    de: 'Das können Sie jederzeit in Ihrem Konto ändern.',
    cs: 'Kdykoli to můžete změnit ve svém účtu.',
    pl: 'Można to w każdej chwili zmienić na swoim koncie.',
    en: 'You can change this in your account at any time.',
  },
  offGone: {
    de: 'Dieser Link gilt nicht mehr',
    cs: 'Tento odkaz již neplatí',
    pl: 'Ten link jest już nieważny',
    en: 'This link is no longer valid',
  },
  offGoneText: {
    de: 'Welche Mails Sie bekommen, können Sie in Ihrem Konto festlegen. Dazu melden Sie sich bitte an.',
    cs: 'Které e-maily chcete dostávat, si můžete nastavit ve svém účtu. K tomu se prosím přihlaste.',
    pl: 'Na swoim koncie można ustawić, które wiadomości mają przychodzić. W tym celu prosimy się zalogować.',
    en: 'You can choose in your account which e-mails you receive. Please sign in to do so.',
  },
  toSettings: {
    de: 'Hinweise einstellen',
    cs: 'Nastavit upozornění',
    pl: 'Ustaw powiadomienia',
    en: 'Choose notices',
  },
  quoted: {
    de: (text: string) => `„${text}“`,
    cs: (text: string) => `„${text}“`,
    pl: (text: string) => `„${text}”`,
    en: (text: string) => `“${text}”`,
  },
  hello: {
    de: (name: string) => `Guten Tag ${name},`,
    cs: (name: string) => `Dobrý den, ${name},`,
    pl: (name: string) => `Dzień dobry, ${name},`,
    en: (name: string) => `Hello ${name},`,
  },
  mailSubject: {
    de: (count: number) => `${many.de(count)} für Sie`,
    cs: (count: number) => `${many.cs(count)} pro vás`,
    pl: (count: number) => `${many.pl(count)} dla Państwa`,
    en: (count: number) => `${many.en(count)} for you`,
  },
  mailSubjectMore: {
    de: (count: number) => `Mehr als ${many.de(count)} für Sie`,
    cs: (count: number) => `Více než ${many.cs(count)} pro vás`,
    pl: (count: number) => `Ponad ${many.pl(count)} dla Państwa`,
    en: (count: number) => `More than ${many.en(count)} for you`,
  },
  mailIntro: {
    de: 'es gibt Neues für Sie:',
    cs: 'máme pro vás něco nového:',
    pl: 'mamy dla Państwa coś nowego:',
    en: 'There is news for you:',
  },
  mailMore: {
    de: 'Weitere Hinweise finden Sie unter „Meine Aufgaben“.',
    cs: 'Další upozornění najdete v části „Moje úkoly“.',
    pl: 'Pozostałe powiadomienia znajdują się w części „Moje zadania”.',
    en: 'You find further notices under “My tasks”.',
  },
  toDesk: { de: 'Zu meinen Aufgaben', cs: 'Na moje úkoly', pl: 'Do moich zadań', en: 'Go to my tasks' },
  mailWhy: {
    de: (labels: string) => `Sie haben ein Konto und bekommen Mails zu: ${labels}.`,
    cs: (labels: string) => `Máte u nás účet a dostáváte e-maily k těmto událostem: ${labels}.`,
    pl: (labels: string) => `Mają Państwo konto i otrzymują wiadomości na temat: ${labels}.`,
    en: (labels: string) => `You have an account and receive e-mails about: ${labels}.`,
  },
  mailSettings: {
    de: 'Einstellen, wie oft Sie Mails bekommen',
    cs: 'Nastavit, jak často e-maily dostáváte',
    pl: 'Ustaw, jak często przychodzą wiadomości',
    en: 'Choose how often you receive e-mails',
  },
  mailOff: {
    de: 'Diese Mails abbestellen',
    cs: 'Odhlásit odběr těchto e-mailů',
    pl: 'Zrezygnuj z tych wiadomości',
    en: 'Stop these e-mails',
  },
});
