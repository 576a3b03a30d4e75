import { catalogue } from '#platform/i18n';

export const mailTexts = catalogue({
  hello: { de: 'Guten Tag,', cs: 'Dobrý den,', pl: 'Dzień dobry,', en: 'Hello,' },
  toAccount: { de: 'Konto ansehen', cs: 'Zobrazit účet', pl: 'Zobacz konto', en: 'View account' },
  notYou: {
    de: 'Wir schreiben Ihnen, sobald sich an den Zugängen zu Ihrem Konto etwas ändert. Waren Sie das nicht? Dann melden Sie sich an, beenden Sie unter „Sitzungen“ alle anderen Anmeldungen und prüfen Sie Ihre Passkeys.',
    cs: 'Píšeme vám, kdykoli se u vašeho účtu změní něco, co se týká přihlašování. Nebyli jste to vy? Pak se přihlaste, v části „Přihlášení“ ukončete všechna ostatní přihlášení a zkontrolujte své přístupové klíče.',
    pl: 'Piszemy zawsze, gdy w dostępie do konta coś się zmienia. To nie Państwo? Prosimy zalogować się, w części „Sesje” zakończyć wszystkie inne sesje i sprawdzić swoje klucze dostępu.',
    en: 'We write to you whenever something about access to your account changes. Was this not you? Then sign in, end all other sessions under “Sessions” and check your passkeys.',
  },
  passwordSetSubject: {
    de: 'Ihr Passwort wurde geändert',
    cs: 'Vaše heslo bylo změněno',
    pl: 'Hasło zostało zmienione',
    en: 'Your password was changed',
  },
  passwordSet: {
    de: 'für Ihr Konto wurde ein neues Passwort festgelegt. Alle anderen Anmeldungen wurden beendet.',
    cs: 'pro váš účet bylo nastaveno nové heslo. Všechna ostatní přihlášení byla ukončena.',
    pl: 'dla Państwa konta ustawiono nowe hasło. Wszystkie inne sesje zostały zakończone.',
    en: 'A new password was set for your account. All other sessions were ended.',
  },
  factorOnSubject: {
    de: 'Zweiter Faktor eingeschaltet',
    cs: 'Druhý faktor byl zapnut',
    pl: 'Drugi składnik został włączony',
    en: 'Second factor switched on',
  },
  factorOn: {
    de: 'Ihr Konto ist jetzt mit einem zweiten Faktor gesichert. Bewahren Sie die Wiederherstellungscodes gut auf.',
    cs: 'váš účet je nyní zabezpečen druhým faktorem. Kódy pro obnovení si dobře uschovejte.',
    pl: 'Państwa konto jest teraz zabezpieczone drugim składnikiem. Prosimy dobrze przechowywać kody odzyskiwania.',
    en: 'Your account is now protected by a second factor. Keep the recovery codes in a safe place.',
  },
  factorOffSubject: {
    de: 'Zweiter Faktor ausgeschaltet',
    cs: 'Druhý faktor byl vypnut',
    pl: 'Drugi składnik został wyłączony',
    en: 'Second factor switched off',
  },
  factorOff: {
    de: 'der zweite Faktor Ihres Kontos wurde ausgeschaltet. Ab jetzt genügt beim Anmelden der erste.',
    cs: 'druhý faktor vašeho účtu byl vypnut. Od této chvíle při přihlášení stačí první.',
    pl: 'drugi składnik Państwa konta został wyłączony. Od teraz do zalogowania wystarczy pierwszy.',
    en: 'The second factor of your account was switched off. From now on the first is enough to sign in.',
  },
  codesNewSubject: {
    de: 'Neue Wiederherstellungscodes',
    cs: 'Nové kódy pro obnovení',
    pl: 'Nowe kody odzyskiwania',
    en: 'New recovery codes',
  },
  codesNew: {
    de: 'für Ihr Konto wurden neue Wiederherstellungscodes erzeugt. Die alten gelten nicht mehr.',
    cs: 'pro váš účet byly vytvořeny nové kódy pro obnovení. Staré už neplatí.',
    pl: 'dla Państwa konta utworzono nowe kody odzyskiwania. Stare już nie działają.',
    en: 'New recovery codes were made for your account. The old ones no longer work.',
  },
  passkeyAddedSubject: { de: 'Neuer Passkey', cs: 'Nový přístupový klíč', pl: 'Nowy klucz dostępu', en: 'New passkey' },
  passkeyAdded: {
    de: (name: string) => `zu Ihrem Konto wurde der Passkey „${name}“ hinzugefügt. Damit kann man sich anmelden.`,
    cs: (name: string) => `k vašemu účtu byl přidán přístupový klíč „${name}“. Lze se jím přihlásit.`,
    pl: (name: string) => `do Państwa konta dodano klucz dostępu „${name}”. Można się nim zalogować.`,
    en: (name: string) => `The passkey “${name}” was added to your account. It can be used to sign in.`,
  },
  passkeyRemovedSubject: {
    de: 'Passkey entfernt',
    cs: 'Přístupový klíč byl odebrán',
    pl: 'Usunięto klucz dostępu',
    en: 'Passkey removed',
  },
  passkeyRemoved: {
    de: (name: string) => `der Passkey „${name}“ wurde aus Ihrem Konto entfernt.`,
    cs: (name: string) => `přístupový klíč „${name}“ byl z vašeho účtu odebrán.`,
    pl: (name: string) => `klucz dostępu „${name}” został usunięty z Państwa konta.`,
    en: (name: string) => `The passkey “${name}” was removed from your account.`,
  },
  providerSubject: {
    de: 'Neuer Weg zum Anmelden',
    cs: 'Nový způsob přihlášení',
    pl: 'Nowy sposób logowania',
    en: 'New way to sign in',
  },
  provider: {
    de: (name: string) => `Sie haben sich zum ersten Mal mit ${name} angemeldet. Das geht ab jetzt immer.`,
    cs: (name: string) => `poprvé jste se přihlásili přes ${name}. Takto se můžete přihlašovat i nadále.`,
    pl: (name: string) =>
      `po raz pierwszy zalogowano się przez ${name}. Od teraz będzie to możliwe także w przyszłości.`,
    en: (name: string) => `You signed in with ${name} for the first time. From now on you can always use it.`,
  },
  addressAskedSubject: {
    de: 'Ihre E-Mail-Adresse soll geändert werden',
    cs: 'Vaše e-mailová adresa má být změněna',
    pl: 'Adres e-mail ma zostać zmieniony',
    en: 'Your e-mail address is to be changed',
  },
  addressAsked: {
    de: (email: string) =>
      `jemand, der in Ihrem Konto angemeldet ist, möchte die Adresse in ${email} ändern. Das gilt erst, wenn die neue Adresse bestätigt ist.`,
    cs: (email: string) =>
      `někdo, kdo je přihlášen ve vašem účtu, chce změnit adresu na ${email}. Změna platí až po potvrzení nové adresy.`,
    pl: (email: string) =>
      `osoba zalogowana na Państwa koncie chce zmienić adres na ${email}. Zmiana nastąpi dopiero po potwierdzeniu nowego adresu.`,
    en: (email: string) =>
      `Somebody who is signed in to your account wants to change the address to ${email}. This only takes effect once the new address has been confirmed.`,
  },
  addressChangedSubject: {
    de: 'Ihre E-Mail-Adresse wurde geändert',
    cs: 'Vaše e-mailová adresa byla změněna',
    pl: 'Adres e-mail został zmieniony',
    en: 'Your e-mail address was changed',
  },
  addressChanged: {
    de: (email: string) =>
      `die Adresse Ihres Kontos ist jetzt ${email}. An Ihre bisherige Adresse schreiben wir nicht mehr.`,
    cs: (email: string) => `adresa vašeho účtu je nyní ${email}. Na vaši dosavadní adresu už psát nebudeme.`,
    pl: (email: string) => `adres Państwa konta to teraz ${email}. Na dotychczasowy adres nie będziemy już pisać.`,
    en: (email: string) => `The address of your account is now ${email}. We will no longer write to your old address.`,
  },
  addressSubject: {
    de: 'Bestätigen Sie Ihre neue Adresse',
    cs: 'Potvrďte svou novou adresu',
    pl: 'Prosimy potwierdzić nowy adres',
    en: 'Confirm your new address',
  },
  addressConfirm: {
    de: 'bitte bestätigen Sie, dass wir Ihnen künftig an diese Adresse schreiben sollen. Der Link gilt eine Stunde.',
    cs: 'potvrďte prosím, že vám máme nadále psát na tuto adresu. Odkaz platí jednu hodinu.',
    pl: 'prosimy potwierdzić, że od teraz mamy pisać na ten adres. Link działa godzinę.',
    en: 'Please confirm that we should write to you at this address from now on. The link works for one hour.',
  },
  addressTaken: {
    de: 'jemand wollte diese Adresse für ein Konto bestätigen. Zu ihr gehört aber schon ein Konto; daran hat sich nichts geändert.',
    cs: 'někdo chtěl potvrdit tuto adresu pro účet. K adrese už ale účet patří; na něm se nic nezměnilo.',
    pl: 'ktoś chciał potwierdzić ten adres dla konta. Do adresu należy już jednak konto; nic się w nim nie zmieniło.',
    en: 'Somebody wanted to confirm this address for an account. There is an account with this address already; nothing about it has changed.',
  },
  confirm: { de: 'Adresse bestätigen', cs: 'Potvrdit adresu', pl: 'Potwierdź adres', en: 'Confirm address' },
  signIn: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
  ignore: {
    de: 'Diese Adresse wurde als neue Adresse für ein Konto angegeben. Waren Sie das nicht? Dann löschen Sie diese E-Mail. Es geschieht nichts.',
    cs: 'Tato adresa byla uvedena jako nová adresa k účtu. Nebyli jste to vy? Pak tento e-mail smažte. Nic se nestane.',
    pl: 'Ten adres podano jako nowy adres konta. Jeśli to nie Państwo, prosimy usunąć ten e-mail. Nic się nie stanie.',
    en: 'This address was given as the new address of an account. Was this not you? Then delete this e-mail. Nothing will happen.',
  },
});
