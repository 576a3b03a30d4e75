import { catalogue } from '#platform/i18n';

export const signInTexts = catalogue({
  signIn: { de: 'Anmelden', cs: 'Přihlášení', pl: 'Logowanie', en: 'Sign in' },
  signInLead: {
    de: 'Sie brauchen dafür kein Passwort: Wir schicken Ihnen einen Link per E-Mail. Wenn Sie noch kein Konto haben, entsteht es mit dem ersten Anmelden.',
    cs: 'Heslo k tomu nepotřebujete: pošleme vám odkaz e-mailem. Pokud ještě nemáte účet, vznikne při prvním přihlášení.',
    pl: 'Nie potrzebują Państwo hasła: wyślemy link e-mailem. Jeśli nie mają Państwo jeszcze konta, powstanie ono przy pierwszym logowaniu.',
    en: 'You do not need a password: we will send you a link by e-mail. If you have no account yet, it is created when you first sign in.',
  },
  again: {
    de: 'Bitte melden Sie sich noch einmal an',
    cs: 'Přihlaste se prosím znovu',
    pl: 'Prosimy zalogować się ponownie',
    en: 'Please sign in again',
  },
  againWhy: {
    de: 'Was Sie ändern möchten, betrifft die Sicherheit Ihres Kontos. Deshalb muss die Anmeldung weniger als 15 Minuten her sein. Danach geht es dort weiter, wo Sie waren.',
    cs: 'To, co chcete změnit, se týká bezpečnosti vašeho účtu. Proto nesmí být přihlášení starší než 15 minut. Poté budete pokračovat tam, kde jste byli.',
    pl: 'Zmiana dotyczy bezpieczeństwa konta, dlatego od zalogowania nie może upłynąć więcej niż 15 minut. Potem wrócą Państwo do tego samego miejsca.',
    en: 'What you want to change concerns the security of your account. That is why you must have signed in less than 15 minutes ago. You will then continue where you were.',
  },
  email: { de: 'E-Mail-Adresse', cs: 'E-mailová adresa', pl: 'Adres e-mail', en: 'E-mail address' },
  sendLink: { de: 'Link schicken', cs: 'Poslat odkaz', pl: 'Wyślij link', en: 'Send link' },
  otherWays: { de: 'Andere Wege', cs: 'Jiné způsoby', pl: 'Inne sposoby', en: 'Other ways' },
  withPasskey: {
    de: 'Mit Passkey anmelden',
    cs: 'Přihlásit se přístupovým klíčem',
    pl: 'Zaloguj się kluczem dostępu',
    en: 'Sign in with a passkey',
  },
  withPassword: {
    de: 'Mit Passwort anmelden',
    cs: 'Přihlásit se heslem',
    pl: 'Zaloguj się hasłem',
    en: 'Sign in with a password',
  },
  withProvider: {
    de: (name: string) => `Mit ${name} anmelden`,
    cs: (name: string) => `Přihlásit se přes ${name}`,
    pl: (name: string) => `Zaloguj się przez ${name}`,
    en: (name: string) => `Sign in with ${name}`,
  },
  passkeyFailed: {
    de: 'Das hat nicht geklappt. Versuchen Sie es noch einmal oder lassen Sie sich einen Link schicken.',
    cs: 'To se nepodařilo. Zkuste to prosím znovu nebo si nechte poslat odkaz.',
    pl: 'Nie udało się. Prosimy spróbować ponownie lub poprosić o link.',
    en: 'That did not work. Please try again, or have a link sent to you.',
  },
  sent: {
    de: 'Sehen Sie in Ihr Postfach',
    cs: 'Podívejte se do své schránky',
    pl: 'Prosimy zajrzeć do skrzynki',
    en: 'Look in your mailbox',
  },
  sentLead: {
    de: 'Wenn die Adresse stimmt, ist jetzt eine E-Mail unterwegs. Der Link darin gilt 15 Minuten und nur einmal.',
    cs: 'Pokud je adresa správná, e-mail je už na cestě. Odkaz v něm platí 15 minut a jen jednou.',
    pl: 'Jeśli adres jest poprawny, e-mail jest już w drodze. Link w nim działa 15 minut i tylko raz.',
    en: 'If the address is right, an e-mail is now on its way. The link in it works for 15 minutes and only once.',
  },
  sentNothing: {
    de: 'Keine E-Mail da? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse.',
    cs: 'E-mail nepřišel? Podívejte se do složky se spamem a zkontrolujte adresu.',
    pl: 'E-mail nie dotarł? Prosimy sprawdzić folder ze spamem oraz adres.',
    en: 'No e-mail? Look in your spam folder and check the address.',
  },
  mailStays: {
    de: 'Hier ist noch kein Mailserver eingerichtet: Die E-Mail bleibt auf diesem Rechner.',
    cs: 'Zde zatím není nastaven poštovní server: e-mail zůstává v tomto počítači.',
    pl: 'Nie ustawiono tu jeszcze serwera pocztowego: e-mail pozostaje na tym komputerze.',
    en: 'No mail server is set up here yet: the e-mail stays on this machine.',
  },
  toMailbox: {
    de: 'Postfach dieser Installation öffnen',
    cs: 'Otevřít schránku této instalace',
    pl: 'Otwórz skrzynkę tej instalacji',
    en: 'Open the mailbox of this installation',
  },
  sendAgain: { de: 'Neuen Link schicken', cs: 'Poslat nový odkaz', pl: 'Wyślij nowy link', en: 'Send a new link' },
  confirm: {
    de: 'Fast geschafft',
    cs: 'Už jen krok',
    pl: 'Jeszcze jeden krok',
    en: 'Nearly there',
  },
  confirmLead: {
    de: 'Ein Klick noch, dann sind Sie angemeldet. Wenn Sie den Link nicht selbst angefordert haben, schließen Sie diese Seite.',
    cs: 'Ještě jedno kliknutí a budete přihlášeni. Pokud jste o odkaz nežádali, stránku zavřete.',
    pl: 'Jeszcze jedno kliknięcie i będą Państwo zalogowani. Jeśli to nie Państwo prosili o link, prosimy zamknąć tę stronę.',
    en: 'One more click and you are signed in. If you did not ask for this link yourself, close this page.',
  },
  signInNow: { de: 'Jetzt anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in now' },
  linkGone: {
    de: 'Dieser Link gilt nicht mehr',
    cs: 'Tento odkaz už neplatí',
    pl: 'Ten link już nie działa',
    en: 'This link no longer works',
  },
  linkGoneLead: {
    de: 'Er wurde schon benutzt oder ist älter als 15 Minuten. Lassen Sie sich einfach einen neuen schicken.',
    cs: 'Už byl použit nebo je starší než 15 minut. Nechte si prosím poslat nový.',
    pl: 'Został już użyty lub ma więcej niż 15 minut. Można po prostu poprosić o nowy.',
    en: 'It was used before or is older than 15 minutes. Simply have a new one sent to you.',
  },
  password: { de: 'Passwort', cs: 'Heslo', pl: 'Hasło', en: 'Password' },
  passwordLead: {
    de: 'Für Konten, in denen ein Passwort eingerichtet ist.',
    cs: 'Pro účty, ve kterých je nastaveno heslo.',
    pl: 'Dla kont, w których ustawiono hasło.',
    en: 'For accounts that have a password.',
  },
  forgotten: {
    de: 'Passwort vergessen?',
    cs: 'Zapomněli jste heslo?',
    pl: 'Nie pamiętają Państwo hasła?',
    en: 'Forgotten your password?',
  },
  byLink: {
    de: 'Lieber mit Link per E-Mail anmelden',
    cs: 'Raději se přihlásit odkazem v e-mailu',
    pl: 'Wolę zalogować się linkiem z e-maila',
    en: 'Sign in with a link by e-mail instead',
  },
  reset: { de: 'Passwort vergessen', cs: 'Zapomenuté heslo', pl: 'Zapomniane hasło', en: 'Forgotten password' },
  resetLead: {
    de: 'Wir schicken Ihnen einen Link. Damit melden Sie sich an und legen dann ein neues Passwort fest.',
    cs: 'Pošleme vám odkaz. Tím se přihlásíte a poté si nastavíte nové heslo.',
    pl: 'Wyślemy Państwu link. Po zalogowaniu się nim można ustawić nowe hasło.',
    en: 'We will send you a link. It signs you in, and you then choose a new password.',
  },
  code: { de: 'Zweiter Faktor', cs: 'Druhý faktor', pl: 'Drugi składnik', en: 'Second factor' },
  codeLead: {
    de: 'Ihr Konto ist mit einem zweiten Faktor gesichert. Öffnen Sie Ihre Authentifizierungs-App und geben Sie den Code ein, der dort gerade steht.',
    cs: 'Váš účet je zabezpečen druhým faktorem. Otevřete ověřovací aplikaci a zadejte kód, který právě ukazuje.',
    pl: 'Państwa konto jest zabezpieczone drugim składnikiem. Prosimy otworzyć aplikację uwierzytelniającą i wpisać wyświetlany kod.',
    en: 'Your account is protected by a second factor. Open your authenticator app and enter the code that it shows now.',
  },
  codeField: { de: 'Code', cs: 'Kód', pl: 'Kod', en: 'Code' },
  codeHint: {
    de: 'Sechs Ziffern aus der App, oder einer Ihrer Wiederherstellungscodes',
    cs: 'Šest číslic z aplikace nebo jeden z vašich kódů pro obnovení',
    pl: 'Sześć cyfr z aplikacji lub jeden z kodów odzyskiwania',
    en: 'Six digits from the app, or one of your recovery codes',
  },
  check: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
  codeGone: {
    de: 'Das hat zu lange gedauert oder der Code war zu oft falsch. Bitte melden Sie sich noch einmal an.',
    cs: 'Trvalo to příliš dlouho nebo byl kód příliš často chybný. Přihlaste se prosím znovu.',
    pl: 'Trwało to zbyt długo lub kod był zbyt często błędny. Prosimy zalogować się ponownie.',
    en: 'That took too long, or the code was wrong too often. Please sign in again.',
  },
  codeLocked: {
    de: 'Der Code war zu oft falsch. Bitte warten Sie 15 Minuten und melden Sie sich dann noch einmal an.',
    cs: 'Kód byl příliš často chybný. Počkejte prosím 15 minut a pak se přihlaste znovu.',
    pl: 'Kod był zbyt często błędny. Prosimy odczekać 15 minut i zalogować się ponownie.',
    en: 'The code was wrong too often. Please wait 15 minutes and then sign in again.',
  },
  toProvider: {
    de: (name: string) => `Weiter zu ${name}`,
    cs: (name: string) => `Pokračovat na ${name}`,
    pl: (name: string) => `Przejdź do ${name}`,
    en: (name: string) => `Continue to ${name}`,
  },
  toProviderLead: {
    de: 'Sie werden gleich dorthin geleitet. Wenn nichts passiert, folgen Sie dem Link.',
    cs: 'Za okamžik tam budete přesměrováni. Pokud se nic neděje, použijte odkaz.',
    pl: 'Za chwilę nastąpi przekierowanie. Jeśli nic się nie dzieje, prosimy użyć linku.',
    en: 'You will be taken there in a moment. If nothing happens, follow the link.',
  },
  providerSilent: {
    de: (name: string) =>
      `${name} antwortet im Moment nicht. Bitte melden Sie sich auf einem anderen Weg an oder versuchen Sie es später.`,
    cs: (name: string) => `${name} momentálně neodpovídá. Přihlaste se prosím jiným způsobem nebo to zkuste později.`,
    pl: (name: string) =>
      `${name} w tej chwili nie odpowiada. Prosimy zalogować się w inny sposób lub spróbować później.`,
    en: (name: string) => `${name} is not answering at the moment. Please sign in another way or try again later.`,
  },
  providerFailed: {
    de: (name: string) =>
      `Die Anmeldung mit ${name} wurde abgebrochen oder ist nicht gelungen. Sie können es noch einmal versuchen oder einen anderen Weg nehmen.`,
    cs: (name: string) =>
      `Přihlášení přes ${name} bylo přerušeno nebo se nezdařilo. Můžete to zkusit znovu nebo zvolit jiný způsob.`,
    pl: (name: string) =>
      `Logowanie przez ${name} zostało przerwane lub się nie powiodło. Można spróbować ponownie lub wybrać inny sposób.`,
    en: (name: string) =>
      `Signing in with ${name} was cancelled or did not succeed. You can try again or take another way.`,
  },
  providerUnverified: {
    de: (name: string) =>
      `${name} hat uns keine bestätigte E-Mail-Adresse genannt. Bitte melden Sie sich mit einem Link per E-Mail an.`,
    cs: (name: string) => `Nedostali jsme ověřenou e-mailovou adresu (${name}). Přihlaste se prosím odkazem v e-mailu.`,
    pl: (name: string) =>
      `Nie otrzymaliśmy potwierdzonego adresu e-mail (${name}). Prosimy zalogować się linkiem z e-maila.`,
    en: (name: string) => `${name} has not given us a confirmed e-mail address. Please sign in with a link by e-mail.`,
  },
  welcome: { de: 'Willkommen', cs: 'Vítejte', pl: 'Witamy', en: 'Welcome' },
  welcomeLead: {
    de: 'Ihr Konto ist angelegt. Sagen Sie uns noch, wie Sie heißen und in welcher Sprache wir Ihnen schreiben sollen.',
    cs: 'Váš účet je založen. Řekněte nám ještě, jak se jmenujete a v jakém jazyce vám máme psát.',
    pl: 'Konto zostało utworzone. Prosimy jeszcze podać imię i nazwisko oraz język, w którym mamy pisać.',
    en: 'Your account has been created. Please tell us your name and the language in which we should write to you.',
  },
  name: { de: 'Vor- und Nachname', cs: 'Jméno a příjmení', pl: 'Imię i nazwisko', en: 'First and last name' },
  nameHint: {
    de: 'So sehen Sie andere, wenn Sie zum Beispiel einen Eintrag veröffentlichen.',
    cs: 'Tak vás uvidí ostatní, například když zveřejníte záznam.',
    pl: 'Tak zobaczą Państwa inni, na przykład po opublikowaniu wpisu.',
    en: 'This is how others see you, for example when you publish an entry.',
  },
  lang: { de: 'Sprache für E-Mails', cs: 'Jazyk e-mailů', pl: 'Język e-maili', en: 'Language of e-mails' },
  goOn: { de: 'Weiter', cs: 'Pokračovat', pl: 'Dalej', en: 'Continue' },

  emailWrong: {
    de: 'Geben Sie eine E-Mail-Adresse an, zum Beispiel name@stadt.de.',
    cs: 'Zadejte e-mailovou adresu, například jmeno@mesto.cz.',
    pl: 'Prosimy podać adres e-mail, na przykład imie@miasto.pl.',
    en: 'Enter an e-mail address, for example name@town.org.',
  },
  passwordMissing: {
    de: 'Geben Sie Ihr Passwort ein.',
    cs: 'Zadejte své heslo.',
    pl: 'Prosimy wpisać hasło.',
    en: 'Enter your password.',
  },
  passwordWrong: {
    de: 'E-Mail-Adresse oder Passwort stimmt nicht.',
    cs: 'E-mailová adresa nebo heslo nesouhlasí.',
    pl: 'Adres e-mail lub hasło jest nieprawidłowe.',
    en: 'The e-mail address or the password is wrong.',
  },
  passwordOften: {
    de: 'Das Passwort war zu oft falsch. Warten Sie 15 Minuten oder melden Sie sich mit einem Link per E-Mail an.',
    cs: 'Heslo bylo příliš často chybné. Počkejte 15 minut nebo se přihlaste odkazem v e-mailu.',
    pl: 'Hasło było zbyt często błędne. Prosimy odczekać 15 minut lub zalogować się linkiem z e-maila.',
    en: 'The password was wrong too often. Wait 15 minutes or sign in with a link by e-mail.',
  },
  tooOften: {
    de: 'Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Bitte warten Sie eine Weile.',
    cs: 'Z vašeho připojení právě přišlo velmi mnoho požadavků. Počkejte prosím chvíli.',
    pl: 'Z Państwa łącza nadeszło właśnie bardzo wiele zapytań. Prosimy chwilę odczekać.',
    en: 'Very many requests have just come from your connection. Please wait a while.',
  },
  codeForm: {
    de: 'Der Code hat sechs Ziffern, ein Wiederherstellungscode zehn Zeichen.',
    cs: 'Kód má šest číslic, kód pro obnovení deset znaků.',
    pl: 'Kod ma sześć cyfr, kod odzyskiwania – dziesięć znaków.',
    en: 'The code has six digits, a recovery code has ten characters.',
  },
  codeWrong: {
    de: 'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.',
    cs: 'Tento kód nesouhlasí nebo už byl použit. Počkejte na další.',
    pl: 'Ten kod jest nieprawidłowy lub został już użyty. Prosimy poczekać na następny.',
    en: 'This code is wrong or was used before. Wait for the next one.',
  },
  nameMissing: {
    de: 'Geben Sie Ihren Namen an.',
    cs: 'Zadejte své jméno.',
    pl: 'Prosimy podać imię i nazwisko.',
    en: 'Enter your name.',
  },
  nameLong: {
    de: 'Der Name hat mehr als 120 Zeichen.',
    cs: 'Jméno má více než 120 znaků.',
    pl: 'Imię i nazwisko mają więcej niż 120 znaków.',
    en: 'The name has more than 120 characters.',
  },
  langWrong: {
    de: 'Wählen Sie eine der vier Sprachen.',
    cs: 'Vyberte jeden ze čtyř jazyků.',
    pl: 'Prosimy wybrać jeden z czterech języków.',
    en: 'Choose one of the four languages.',
  },

  mailSubject: {
    de: 'Ihr Link zum Anmelden',
    cs: 'Váš odkaz k přihlášení',
    pl: 'Link do logowania',
    en: 'Your link to sign in',
  },
  mailBody: {
    de: 'Guten Tag,\nmit diesem Link melden Sie sich an. Er gilt 15 Minuten und nur einmal.',
    cs: 'Dobrý den,\ntímto odkazem se přihlásíte. Platí 15 minut a jen jednou.',
    pl: 'Dzień dobry,\nten link służy do zalogowania się. Działa 15 minut i tylko raz.',
    en: 'Hello,\nthis link signs you in. It works for 15 minutes and only once.',
  },
  mailAfter: {
    de: 'Mit Ihrer Adresse wurde auf unserer Seite ein Link zum Anmelden angefordert. Waren Sie das nicht? Dann löschen Sie diese E-Mail: Ohne den Link geschieht nichts. Geben Sie ihn niemandem weiter.',
    cs: 'Na našich stránkách si někdo s vaší adresou vyžádal odkaz k přihlášení. Nebyli jste to vy? Pak tento e-mail smažte: bez odkazu se nic nestane. Nikomu jej nepředávejte.',
    pl: 'Na naszej stronie ktoś poprosił o link do logowania, podając ten adres. Jeśli to nie Państwo, prosimy usunąć ten e-mail: bez użycia linku nic się nie stanie. Prosimy nikomu go nie przekazywać.',
    en: 'Somebody asked for a sign-in link on our site with your address. Was this not you? Then delete this e-mail: nothing happens without the link. Do not pass it on to anybody.',
  },
});

type Key = keyof ReturnType<typeof signInTexts>;

/** What is said about a field; codes are keys of the texts. */
export function signInError(lang: Parameters<typeof signInTexts>[0], code: string): string {
  const text = signInTexts(lang)[code as Key];
  return typeof text === 'string' ? text : code;
}
