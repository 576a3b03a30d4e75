import type { Lang, Role, ScopeKind } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';

const roleTexts = catalogue({
  'network-admin': { de: 'Netzwerkleitung', cs: 'Správa sítě', pl: 'Zarząd sieci', en: 'Network management' },
  'hub-manager': { de: 'Hub-Leitung', cs: 'Vedení hubu', pl: 'Kierownictwo hubu', en: 'Hub management' },
  editor: { de: 'Redaktion', cs: 'Redakce', pl: 'Redakcja', en: 'Editing' },
  moderator: { de: 'Moderation', cs: 'Moderace', pl: 'Moderacja', en: 'Moderation' },
  organiser: {
    de: 'Veranstaltungsorganisation',
    cs: 'Organizace akcí',
    pl: 'Organizacja wydarzeń',
    en: 'Event organisation',
  },
  'event-helper': {
    de: 'Einlass bei Veranstaltungen',
    cs: 'Vstup na akce',
    pl: 'Obsługa wejścia na wydarzenia',
    en: 'Event entrance',
  },
  juror: { de: 'Jury', cs: 'Porota', pl: 'Jury', en: 'Jury' },
  'organisation-owner': {
    de: 'Vertretung der Organisation',
    cs: 'Zastoupení organizace',
    pl: 'Reprezentacja organizacji',
    en: 'Representing the organisation',
  },
  'organisation-member': {
    de: 'Mitarbeit in der Organisation',
    cs: 'Spolupráce v organizaci',
    pl: 'Praca na rzecz organizacji',
    en: 'Working in the organisation',
  },
});

/** What each role is there for, in one sentence. */
export const roleMeanings = catalogue({
  'network-admin': {
    de: 'Trägt die Verantwortung für die ganze Plattform und darf in jedem Hub alles tun.',
    cs: 'Odpovídá za celou platformu a v každém hubu smí vše.',
    pl: 'Odpowiada za całą platformę i w każdym hubie może wszystko.',
    en: 'Is responsible for the whole platform and may do everything in every hub.',
  },
  'hub-manager': {
    de: 'Leitet einen Hub: nimmt Mitglieder auf, prüft Einträge, vergibt die Rollen in diesem Hub.',
    cs: 'Vede hub: přijímá členy, kontroluje záznamy a přiděluje role v tomto hubu.',
    pl: 'Kieruje hubem: przyjmuje członków, sprawdza wpisy i nadaje role w tym hubie.',
    en: 'Leads a hub: admits members, checks entries, gives the roles in this hub.',
  },
  editor: {
    de: 'Pflegt und prüft Inhalte.',
    cs: 'Upravuje a kontroluje obsah.',
    pl: 'Redaguje i sprawdza treści.',
    en: 'Looks after contents and checks them.',
  },
  moderator: {
    de: 'Gibt Kommentare frei und bearbeitet Meldungen.',
    cs: 'Zveřejňuje komentáře a vyřizuje nahlášení.',
    pl: 'Publikuje komentarze i rozpatruje zgłoszenia.',
    en: 'Releases comments and handles reports.',
  },
  organiser: {
    de: 'Bereitet Veranstaltungen vor und begleitet sie.',
    cs: 'Připravuje akce a stará se o jejich průběh.',
    pl: 'Przygotowuje wydarzenia i czuwa nad ich przebiegiem.',
    en: 'Prepares events and runs them.',
  },
  'event-helper': {
    de: 'Hilft am Tag der Veranstaltung beim Einlass.',
    cs: 'Pomáhá v den akce u vstupu.',
    pl: 'Pomaga w dniu wydarzenia przy wejściu.',
    en: 'Helps at the entrance on the day of the event.',
  },
  juror: {
    de: 'Bewertet die Einreichungen zu einem Aufruf.',
    cs: 'Hodnotí přihlášky do jedné výzvy.',
    pl: 'Ocenia zgłoszenia w jednym naborze.',
    en: 'Assesses the submissions to one call.',
  },
  'organisation-owner': {
    de: 'Verantwortet das Profil einer Organisation und lädt Kolleginnen und Kollegen ein.',
    cs: 'Odpovídá za profil organizace a zve kolegyně a kolegy.',
    pl: 'Odpowiada za profil organizacji oraz zaprasza współpracowniczki i współpracowników.',
    en: 'Answers for the profile of an organisation and invites colleagues.',
  },
  'organisation-member': {
    de: 'Schreibt Einträge für eine Organisation.',
    cs: 'Píše záznamy za organizaci.',
    pl: 'Pisze wpisy w imieniu organizacji.',
    en: 'Writes entries for an organisation.',
  },
});

/** The name of a role. */
export function roleName(lang: Lang, role: Role): string {
  return roleTexts(lang)[role];
}

export const scopeTexts = catalogue({
  network: { de: 'das ganze Netzwerk', cs: 'celá síť', pl: 'całą sieć', en: 'the whole network' },
  hub: {
    de: 'einen Hub mit seinen Standorten',
    cs: 'jeden hub s jeho pobočkami',
    pl: 'jeden hub z jego lokalizacjami',
    en: 'one hub with its sites',
  },
  organisation: { de: 'eine Organisation', cs: 'jednu organizaci', pl: 'jedną organizację', en: 'one organisation' },
  event: { de: 'eine Veranstaltung', cs: 'jednu akci', pl: 'jedno wydarzenie', en: 'one event' },
  call: { de: 'einen Aufruf', cs: 'jednu výzvu', pl: 'jeden nabór', en: 'one call' },
}) satisfies (lang: Lang) => Record<ScopeKind, string>;

export const rolesTexts = catalogue({
  title: { de: 'Rollen', cs: 'Role', pl: 'Role', en: 'Roles' },
  lead: {
    de: 'Wer hier welche Aufgabe hat. Sie sehen die Rollen, die Sie vergeben und entziehen dürfen.',
    cs: 'Kdo zde má jaký úkol. Vidíte role, které smíte přidělovat a odebírat.',
    pl: 'Kto ma tu jakie zadanie. Widoczne są role, które wolno Pani/Panu nadawać i odbierać.',
    en: 'Who has which task here. You see the roles that you may give and withdraw.',
  },
  searchPeople: {
    de: 'Nach Namen suchen',
    cs: 'Hledat podle jména',
    pl: 'Szukaj według nazwiska',
    en: 'Search by name',
  },
  role: { de: 'Rolle', cs: 'Role', pl: 'Rola', en: 'Role' },
  scope: { de: 'Für', cs: 'Pro', pl: 'Dla', en: 'For' },
  person: { de: 'Person', cs: 'Osoba', pl: 'Osoba', en: 'Person' },
  since: { de: 'Seit', cs: 'Od', pl: 'Od', en: 'Since' },
  action: { de: 'Aktion', cs: 'Akce', pl: 'Działanie', en: 'Action' },
  sortName: { de: 'Name', cs: 'Jméno', pl: 'Nazwisko', en: 'Name' },
  sortNewest: { de: 'Neueste zuerst', cs: 'Nejnovější nejdříve', pl: 'Od najnowszych', en: 'Newest first' },
  found: {
    de: (count: number) => (count === 1 ? 'Eine vergebene Rolle' : `${count} vergebene Rollen`),
    cs: (count: number) =>
      plural('cs', count, { one: 'přidělená role', few: 'přidělené role', other: 'přidělených rolí' }),
    pl: (count: number) => plural('pl', count, { one: 'nadana rola', few: 'nadane role', other: 'nadanych ról' }),
    en: (count: number) => (count === 1 ? 'One role given' : `${count} roles given`),
  },
  nobody: {
    de: 'Hierzu ist keine Rolle vergeben.',
    cs: 'K tomuto výběru není přidělena žádná role.',
    pl: 'Dla tego wyboru nie nadano żadnej roli.',
    en: 'No role has been given that fits this.',
  },
  noName: { de: '(noch ohne Namen)', cs: '(zatím beze jména)', pl: '(jeszcze bez nazwiska)', en: '(no name yet)' },
  wholeNetwork: { de: 'Ganzes Netzwerk', cs: 'Celá síť', pl: 'Cała sieć', en: 'Whole network' },
  unknownPlace: { de: 'gibt es nicht mehr', cs: 'již neexistuje', pl: 'już nie istnieje', en: 'no longer exists' },
  give: { de: 'Rolle vergeben', cs: 'Přidělit roli', pl: 'Nadaj rolę', en: 'Give a role' },
  giveLead: {
    de: 'Wer unter der Adresse schon ein Konto hat, bekommt die Rolle sofort und eine Nachricht darüber. Alle anderen bekommen eine Einladung, die 14 Tage gilt.',
    cs: 'Kdo má pod touto adresou již účet, získá roli ihned a dostane o tom zprávu. Všichni ostatní dostanou pozvánku, která platí 14 dní.',
    pl: 'Kto ma już konto pod tym adresem, otrzyma rolę od razu wraz z wiadomością. Pozostałe osoby otrzymają zaproszenie ważne 14 dni.',
    en: 'Anybody who already has an account with this address gets the role at once and is told so. Everybody else gets an invitation that is valid for 14 days.',
  },
  email: { de: 'E-Mail-Adresse', cs: 'E-mailová adresa', pl: 'Adres e-mail', en: 'E-mail address' },
  emailHint: {
    de: 'Zum Beispiel vorname.name@stadt.example. Die Adresse wird anderen nicht angezeigt.',
    cs: 'Například jmeno.prijmeni@mesto.example. Adresa se ostatním nezobrazuje.',
    pl: 'Na przykład imie.nazwisko@miasto.example. Adres nie jest pokazywany innym.',
    en: 'For instance first.last@town.example. The address is not shown to others.',
  },
  choose: { de: 'Bitte wählen', cs: 'Vyberte prosím', pl: 'Prosimy wybrać', en: 'Please choose' },
  emailWrong: {
    de: 'Geben Sie eine vollständige E-Mail-Adresse ein.',
    cs: 'Zadejte úplnou e-mailovou adresu.',
    pl: 'Prosimy podać pełny adres e-mail.',
    en: 'Enter a complete e-mail address.',
  },
  roleMissing: { de: 'Wählen Sie eine Rolle.', cs: 'Vyberte roli.', pl: 'Prosimy wybrać rolę.', en: 'Choose a role.' },
  scopeWrong: {
    de: 'Wählen Sie, wofür die Rolle gilt. Leitung gibt es für einen Hub, Netzwerkleitung nur für das ganze Netzwerk.',
    cs: 'Vyberte, pro co role platí. Vedení hubu lze přidělit jen pro hub, správu sítě jen pro celou síť.',
    pl: 'Prosimy wybrać, czego dotyczy rola. Kierownictwo hubu dotyczy jednego hubu, zarząd sieci tylko całej sieci.',
    en: 'Choose what the role is for. Hub management is for one hub, network management only for the whole network.',
  },
  self: {
    de: 'Sich selbst kann niemand eine Rolle geben. Bitten Sie eine andere Person darum, die das darf.',
    cs: 'Sám sobě nemůže roli přidělit nikdo. Požádejte jinou osobu, která to smí.',
    pl: 'Nikt nie może nadać roli samemu sobie. Prosimy zwrócić się do innej uprawnionej osoby.',
    en: 'Nobody can give a role to themselves. Ask another person who may.',
  },
  sentTitle: {
    de: 'Die Rolle ist vergeben',
    cs: 'Role je přidělena',
    pl: 'Rola została nadana',
    en: 'The role has been given',
  },
  sentBody: {
    de: 'Wir haben eine Nachricht an die Adresse geschickt. Gehört sie zu einem Konto, gilt die Rolle ab sofort. Sonst gilt sie, sobald die Einladung angenommen ist.',
    cs: 'Na adresu jsme poslali zprávu. Patří-li k účtu, platí role ihned. Jinak začne platit, jakmile bude pozvánka přijata.',
    pl: 'Wysłaliśmy wiadomość na ten adres. Jeśli należy on do konta, rola obowiązuje od razu. W przeciwnym razie zacznie obowiązywać po przyjęciu zaproszenia.',
    en: 'We have sent a message to the address. If it belongs to an account, the role applies from now on. Otherwise it applies as soon as the invitation is accepted.',
  },
  backToRoles: { de: 'Zu den Rollen', cs: 'Zpět na role', pl: 'Do listy ról', en: 'To the roles' },
  invitations: { de: 'Offene Einladungen', cs: 'Otevřené pozvánky', pl: 'Otwarte zaproszenia', en: 'Open invitations' },
  invitationsLead: {
    de: 'Noch nicht angenommen. Die Adressen zeigen wir nicht an.',
    cs: 'Dosud nepřijaté. Adresy nezobrazujeme.',
    pl: 'Jeszcze nieprzyjęte. Adresów nie pokazujemy.',
    en: 'Not accepted yet. The addresses are not shown.',
  },
  validUntil: { de: 'gültig bis', cs: 'platí do', pl: 'ważne do', en: 'valid until' },
  takeBack: { de: 'Zurückziehen', cs: 'Vzít zpět', pl: 'Wycofaj', en: 'Take back' },
  withdraw: { de: 'Entziehen', cs: 'Odebrat', pl: 'Odbierz', en: 'Withdraw' },
  withdrawTitle: { de: 'Rolle entziehen?', cs: 'Odebrat roli?', pl: 'Odebrać rolę?', en: 'Withdraw the role?' },
  withdrawLead: {
    de: 'Die Person verliert die Rolle sofort und erfährt es per E-Mail. Einladungen, die sie verschickt hat und die noch offen sind, gelten dann nicht mehr.',
    cs: 'Osoba roli ihned ztratí a dozví se to e-mailem. Její dosud nepřijaté pozvánky přestanou platit.',
    pl: 'Osoba natychmiast traci rolę i dowiaduje się o tym e-mailem. Wysłane przez nią, jeszcze nieprzyjęte zaproszenia tracą ważność.',
    en: 'The person loses the role at once and is told by e-mail. Invitations they have sent that are still open are no longer valid.',
  },
  withdrawConfirm: {
    de: 'Ja, Rolle entziehen',
    cs: 'Ano, odebrat roli',
    pl: 'Tak, odbierz rolę',
    en: 'Yes, withdraw the role',
  },
  keep: { de: 'Abbrechen', cs: 'Zrušit', pl: 'Anuluj', en: 'Cancel' },
  last: {
    de: 'Das ist die letzte Person in der Netzwerkleitung. Vergeben Sie die Rolle zuerst an eine weitere Person.',
    cs: 'Toto je poslední osoba ve správě sítě. Nejprve roli přidělte další osobě.',
    pl: 'To ostatnia osoba w zarządzie sieci. Prosimy najpierw nadać tę rolę kolejnej osobie.',
    en: 'This is the last person in network management. Give the role to somebody else first.',
  },
  gone: {
    de: 'Diese Person hat die Rolle nicht mehr.',
    cs: 'Tato osoba už tuto roli nemá.',
    pl: 'Ta osoba nie ma już tej roli.',
    en: 'This person no longer has the role.',
  },
  whatRolesMay: {
    de: 'Wer was darf',
    cs: 'Kdo smí co',
    pl: 'Kto co może',
    en: 'Who may do what',
  },
  toHome: { de: 'Zur Startseite', cs: 'Na úvodní stránku', pl: 'Do strony głównej', en: 'To the home page' },
  // Mails
  hello: { de: 'Guten Tag,', cs: 'Dobrý den,', pl: 'Dzień dobry,', en: 'Hello,' },
  invitationSubject: {
    de: (role: string) => `Einladung: ${role}`,
    cs: (role: string) => `Pozvánka: ${role}`,
    pl: (role: string) => `Zaproszenie: ${role}`,
    en: (role: string) => `Invitation: ${role}`,
  },
  invitationBody: {
    de: (role: string, place: string) => `Sie sind eingeladen, diese Aufgabe zu übernehmen: ${role} (${place}).`,
    cs: (role: string, place: string) => `zveme vás k převzetí tohoto úkolu: ${role} (${place}).`,
    pl: (role: string, place: string) => `Zapraszamy do objęcia tego zadania: ${role} (${place}).`,
    en: (role: string, place: string) => `You are invited to take on this task: ${role} (${place}).`,
  },
  invitationHow: {
    de: 'Öffnen Sie den Link und melden Sie sich mit der Adresse an, an die diese E-Mail ging. Erst danach gilt die Rolle.',
    cs: 'Otevřete odkaz a přihlaste se adresou, na kterou tento e-mail přišel. Teprve poté role platí.',
    pl: 'Prosimy otworzyć link i zalogować się adresem, na który przyszła ta wiadomość. Dopiero wtedy rola zacznie obowiązywać.',
    en: 'Open the link and sign in with the address this e-mail was sent to. The role applies only after that.',
  },
  invitationAction: {
    de: 'Einladung ansehen',
    cs: 'Zobrazit pozvánku',
    pl: 'Zobacz zaproszenie',
    en: 'See the invitation',
  },
  invitationAfter: {
    de: (days: number) =>
      `Jemand aus dem Netzwerk hat Ihre Adresse für diese Rolle angegeben. Der Link gilt ${days} Tage. Wenn Sie mit der Einladung nichts anfangen können, brauchen Sie nichts zu tun: Ihre Adresse wird dann gelöscht.`,
    cs: (days: number) =>
      `Někdo ze sítě uvedl vaši adresu pro tuto roli. Odkaz platí ${days} dní. Pokud se vás pozvánka netýká, nemusíte nic dělat: vaše adresa bude poté smazána.`,
    pl: (days: number) =>
      `Ktoś z sieci podał ten adres dla tej roli. Link jest ważny ${days} dni. Jeśli zaproszenie nie jest dla Państwa, nie trzeba nic robić: adres zostanie potem usunięty.`,
    en: (days: number) =>
      `Somebody in the network gave your address for this role. The link is valid for ${days} days. If the invitation means nothing to you, you need not do anything: your address is then deleted.`,
  },
  givenSubject: {
    de: (role: string) => `Ihre neue Rolle: ${role}`,
    cs: (role: string) => `Vaše nová role: ${role}`,
    pl: (role: string) => `Nowa rola: ${role}`,
    en: (role: string) => `Your new role: ${role}`,
  },
  givenBody: {
    de: (role: string, place: string) => `Sie haben ab sofort diese Rolle: ${role} (${place}).`,
    cs: (role: string, place: string) => `od této chvíle máte tuto roli: ${role} (${place}).`,
    pl: (role: string, place: string) => `Od teraz ma Pani/Pan tę rolę: ${role} (${place}).`,
    en: (role: string, place: string) => `From now on you have this role: ${role} (${place}).`,
  },
  withdrawnSubject: {
    de: (role: string) => `Rolle entzogen: ${role}`,
    cs: (role: string) => `Role odebrána: ${role}`,
    pl: (role: string) => `Rola odebrana: ${role}`,
    en: (role: string) => `Role withdrawn: ${role}`,
  },
  withdrawnBody: {
    de: (role: string, place: string) => `Diese Rolle haben Sie nicht mehr: ${role} (${place}).`,
    cs: (role: string, place: string) => `tuto roli již nemáte: ${role} (${place}).`,
    pl: (role: string, place: string) => `Nie ma już Pani/Pan tej roli: ${role} (${place}).`,
    en: (role: string, place: string) => `You no longer have this role: ${role} (${place}).`,
  },
  // The page of an invitation
  acceptTitle: {
    de: 'Einladung annehmen',
    cs: 'Přijmout pozvánku',
    pl: 'Przyjmij zaproszenie',
    en: 'Accept the invitation',
  },
  acceptLead: {
    de: (role: string, place: string) => `Sie sind eingeladen: ${role} (${place}).`,
    cs: (role: string, place: string) => `Jste zváni: ${role} (${place}).`,
    pl: (role: string, place: string) => `Zaproszenie dotyczy roli: ${role} (${place}).`,
    en: (role: string, place: string) => `You are invited: ${role} (${place}).`,
  },
  acceptNeedsSignIn: {
    de: 'Melden Sie sich zuerst mit der Adresse an, an die die Einladung ging. Danach kommen Sie hierher zurück.',
    cs: 'Nejprve se přihlaste adresou, na kterou pozvánka přišla. Poté se vrátíte sem.',
    pl: 'Prosimy najpierw zalogować się adresem, na który przyszło zaproszenie. Potem nastąpi powrót na tę stronę.',
    en: 'First sign in with the address the invitation was sent to. After that you come back here.',
  },
  signIn: { de: 'Anmelden', cs: 'Přihlásit se', pl: 'Zaloguj się', en: 'Sign in' },
  accept: { de: 'Rolle annehmen', cs: 'Přijmout roli', pl: 'Przyjmij rolę', en: 'Accept the role' },
  otherAddress: {
    de: 'Diese Einladung ging an eine andere Adresse als die Ihres Kontos. Melden Sie sich ab und mit der Adresse an, die die E-Mail bekommen hat.',
    cs: 'Tato pozvánka přišla na jinou adresu, než má váš účet. Odhlaste se a přihlaste se adresou, na kterou e-mail přišel.',
    pl: 'To zaproszenie wysłano na inny adres niż adres tego konta. Prosimy wylogować się i zalogować adresem, na który przyszła wiadomość.',
    en: 'This invitation was sent to a different address from that of your account. Sign out and sign in with the address that got the e-mail.',
  },
  acceptedTitle: { de: 'Sie haben die Rolle', cs: 'Roli máte', pl: 'Rola została przyjęta', en: 'You have the role' },
  acceptedBody: {
    de: 'Was auf Sie wartet, steht unter „Meine Aufgaben“.',
    cs: 'Co na vás čeká, najdete v části „Moje úkoly“.',
    pl: 'To, co czeka na załatwienie, znajduje się w części „Moje zadania”.',
    en: 'What waits for you is under “My tasks”.',
  },
  toDesk: { de: 'Zu meinen Aufgaben', cs: 'Na moje úkoly', pl: 'Do moich zadań', en: 'To my tasks' },
  goneTitle: {
    de: 'Diese Einladung gilt nicht mehr',
    cs: 'Tato pozvánka již neplatí',
    pl: 'To zaproszenie nie jest już ważne',
    en: 'This invitation is no longer valid',
  },
  goneBody: {
    de: 'Sie wurde angenommen, zurückgezogen oder ist älter als 14 Tage. Bitten Sie gegebenenfalls um eine neue.',
    cs: 'Byla přijata, vzata zpět nebo je starší než 14 dní. V případě potřeby požádejte o novou.',
    pl: 'Zostało przyjęte, wycofane albo ma więcej niż 14 dni. W razie potrzeby można poprosić o nowe.',
    en: 'It was accepted, taken back, or is older than 14 days. Ask for a new one if you need it.',
  },
});

/** The page that says who may do what. */
export const rightsTexts = catalogue({
  lead: {
    de: 'Diese Übersicht entsteht aus denselben Regeln, nach denen die Plattform entscheidet. Was hier steht, gilt.',
    cs: 'Tento přehled vzniká ze stejných pravidel, podle nichž platforma rozhoduje. Co je zde uvedeno, platí.',
    pl: 'To zestawienie powstaje z tych samych reguł, według których platforma podejmuje decyzje. Co tu jest napisane, obowiązuje.',
    en: 'This overview is made from the same rules by which the platform decides. What it says is what applies.',
  },
  roles: { de: 'Die Rollen', cs: 'Role', pl: 'Role', en: 'The roles' },
  role: { de: 'Rolle', cs: 'Role', pl: 'Rola', en: 'Role' },
  task: { de: 'Aufgabe', cs: 'Úkol', pl: 'Zadanie', en: 'Task' },
  givenFor: { de: 'Wird vergeben für', cs: 'Přiděluje se pro', pl: 'Nadawana na', en: 'Is given for' },
  howTitle: { de: 'So gilt eine Rolle', cs: 'Jak role platí', pl: 'Jak działa rola', en: 'Where a role applies' },
  how: {
    de: 'Eine Rolle gilt nur dort, wofür sie vergeben ist. Wer einen Hub leitet, darf in einem anderen Hub nicht mehr als alle anderen. Eine Rolle für einen Hub gilt auch an seinen Standorten. Eine Rolle für das ganze Netzwerk gilt in jedem Hub. Eine Person kann mehrere Rollen haben.',
    cs: 'Role platí jen tam, pro co je přidělena. Kdo vede jeden hub, nesmí v jiném hubu nic navíc oproti ostatním. Role pro hub platí i na jeho pobočkách. Role pro celou síť platí v každém hubu. Jedna osoba může mít více rolí.',
    pl: 'Rola obowiązuje tylko tam, gdzie została nadana. Kto kieruje jednym hubem, w innym hubie nie może więcej niż pozostali. Rola w hubie obejmuje także jego lokalizacje. Rola dla całej sieci obowiązuje w każdym hubie. Jedna osoba może mieć kilka ról.',
    en: 'A role applies only where it was given. Somebody who leads one hub may do no more in another hub than anybody else. A role for a hub applies at its sites too. A role for the whole network applies in every hub. One person can have several roles.',
  },
  what: { de: 'Was', cs: 'Co', pl: 'Co', en: 'What' },
  who: { de: 'Wer', cs: 'Kdo', pl: 'Kto', en: 'Who' },
  anyone: {
    de: 'alle, auch ohne Konto',
    cs: 'všichni, i bez účtu',
    pl: 'wszyscy, także bez konta',
    en: 'everybody, also without an account',
  },
  person: { de: 'wer angemeldet ist', cs: 'kdo je přihlášen', pl: 'kto jest zalogowany', en: 'anyone signed in' },
  self: {
    de: 'wen es selbst betrifft',
    cs: 'koho se to přímo týká',
    pl: 'kogo to bezpośrednio dotyczy',
    en: 'the person it is about',
  },
});

/** What rights are about, by the first part of their name. */
export const thingTexts = catalogue({
  role: { de: 'Rollen', cs: 'Role', pl: 'Role', en: 'Roles' },
  hub: { de: 'Hubs', cs: 'Huby', pl: 'Huby', en: 'Hubs' },
  organisation: { de: 'Organisationen', cs: 'Organizace', pl: 'Organizacje', en: 'Organisations' },
  admission: {
    de: 'Aufnahme von Mitgliedern',
    cs: 'Přijímání členů',
    pl: 'Przyjmowanie członków',
    en: 'Admission of members',
  },
  claim: { de: 'Übernahme von Profilen', cs: 'Převzetí profilů', pl: 'Przejmowanie profili', en: 'Claims to profiles' },
  entry: { de: 'Einträge', cs: 'Záznamy', pl: 'Wpisy', en: 'Entries' },
  event: { de: 'Veranstaltungen', cs: 'Akce', pl: 'Wydarzenia', en: 'Events' },
  meetings: { de: '1:1-Gespräche', cs: 'Schůzky 1:1', pl: 'Rozmowy 1:1', en: '1:1 meetings' },
  comment: { de: 'Kommentare', cs: 'Komentáře', pl: 'Komentarze', en: 'Comments' },
  address: { de: 'E-Mail-Adressen', cs: 'E-mailové adresy', pl: 'Adresy e-mail', en: 'E-mail addresses' },
  audit: { de: 'Protokoll', cs: 'Protokol', pl: 'Dziennik zdarzeń', en: 'Audit log' },
  feedback: { de: 'Rückmeldungen', cs: 'Zpětná vazba', pl: 'Uwagi', en: 'Feedback' },
  pages: { de: 'Rechtliche Seiten', cs: 'Právní stránky', pl: 'Strony prawne', en: 'Legal pages' },
  retention: { de: 'Aufbewahrungsfristen', cs: 'Doby uchování', pl: 'Okresy przechowywania', en: 'Retention periods' },
});
