import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';

/** What the tables that hold something about people are called on the page of one's own data. */
const titles = catalogue({
  person: { de: 'Konto', cs: 'Účet', pl: 'Konto', en: 'Account' },
  sign_in_session: { de: 'Anmeldungen', cs: 'Přihlášení', pl: 'Logowania', en: 'Sign-ins' },
  sign_in_account: { de: 'Anmeldeverfahren', cs: 'Způsoby přihlášení', pl: 'Sposoby logowania', en: 'Ways to sign in' },
  sign_in_verification: {
    de: 'Bestätigungen beim Anmelden',
    cs: 'Ověření při přihlašování',
    pl: 'Potwierdzenia przy logowaniu',
    en: 'Confirmations when signing in',
  },
  sign_in_two_factor: { de: 'Zweiter Faktor', cs: 'Druhý faktor', pl: 'Drugi składnik', en: 'Second factor' },
  sign_in_used_code: {
    de: 'Benutzte Einmalcodes',
    cs: 'Použité jednorázové kódy',
    pl: 'Użyte kody jednorazowe',
    en: 'Used one-time codes',
  },
  sign_in_passkey: { de: 'Passkeys', cs: 'Přístupové klíče', pl: 'Klucze dostępu', en: 'Passkeys' },
  role_grant: { de: 'Rollen', cs: 'Role', pl: 'Role', en: 'Roles' },
  role_invitation: {
    de: 'Einladungen zu Rollen',
    cs: 'Pozvánky k rolím',
    pl: 'Zaproszenia do ról',
    en: 'Invitations to roles',
  },
  notice: { de: 'Hinweise', cs: 'Upozornění', pl: 'Powiadomienia', en: 'Notices' },
  notice_choice: {
    de: 'Einstellungen zu Hinweisen',
    cs: 'Nastavení upozornění',
    pl: 'Ustawienia powiadomień',
    en: 'Settings for notices',
  },
  mail: { de: 'Mails', cs: 'E-maily', pl: 'Wiadomości e-mail', en: 'Mails' },
  link: { de: 'Links in Mails', cs: 'Odkazy v e-mailech', pl: 'Linki w wiadomościach', en: 'Links in mails' },
  audit: { de: 'Protokoll', cs: 'Protokol', pl: 'Dziennik', en: 'Audit log' },
  outbox: { de: 'Ereignisse', cs: 'Události', pl: 'Zdarzenia', en: 'Events' },
  consent: { de: 'Zustimmungen', cs: 'Souhlasy', pl: 'Zgody', en: 'Consents' },
  feedback: { de: 'Rückmeldungen', cs: 'Zpětná vazba', pl: 'Uwagi', en: 'Feedback' },
  erasure: { de: 'Löschprotokolle', cs: 'Protokoly o výmazu', pl: 'Protokoły usunięcia', en: 'Records of deletion' },
  network_page: {
    de: 'Angaben des Betreibers',
    cs: 'Údaje provozovatele',
    pl: 'Dane operatora',
    en: 'Details of the operator',
  },
  hub: { de: 'Hubs', cs: 'Huby', pl: 'Huby', en: 'Hubs' },
  site: { de: 'Standorte von Hubs', cs: 'Pobočky hubů', pl: 'Lokalizacje hubów', en: 'Sites of hubs' },
  organisation: { de: 'Organisationen', cs: 'Organizace', pl: 'Organizacje', en: 'Organisations' },
  admission: {
    de: 'Mitgliedsanträge',
    cs: 'Žádosti o přijetí',
    pl: 'Wnioski o przyjęcie',
    en: 'Applications for membership',
  },
  claim: {
    de: 'Anträge auf Übernahme eines Profils',
    cs: 'Žádosti o převzetí profilu',
    pl: 'Wnioski o przejęcie profilu',
    en: 'Claims to a profile',
  },
  invitation: {
    de: 'Einladungen in Organisationen',
    cs: 'Pozvánky do organizací',
    pl: 'Zaproszenia do organizacji',
    en: 'Invitations to organisations',
  },
  entry: { de: 'Einträge', cs: 'Záznamy', pl: 'Wpisy', en: 'Entries' },
  entry_version: { de: 'Fassungen von Einträgen', cs: 'Verze záznamů', pl: 'Wersje wpisów', en: 'Versions of entries' },
  entry_check: {
    de: 'Prüfungen von Einträgen',
    cs: 'Kontroly záznamů',
    pl: 'Sprawdzenia wpisów',
    en: 'Checks of entries',
  },
  draft: {
    de: 'Beschriebene Bedarfe und Angebote',
    cs: 'Popsané potřeby a nabídky',
    pl: 'Opisane potrzeby i oferty',
    en: 'Described needs and offers',
  },
  comment: { de: 'Kommentare', cs: 'Komentáře', pl: 'Komentarze', en: 'Comments' },
  comment_decision: {
    de: 'Entscheidungen über Kommentare',
    cs: 'Rozhodnutí o komentářích',
    pl: 'Decyzje o komentarzach',
    en: 'Decisions about comments',
  },
  comment_report: {
    de: 'Meldungen von Kommentaren',
    cs: 'Nahlášení komentářů',
    pl: 'Zgłoszenia komentarzy',
    en: 'Reports of comments',
  },
  comment_objection: {
    de: 'Widersprüche zu Kommentaren',
    cs: 'Námitky ke komentářům',
    pl: 'Sprzeciwy dotyczące komentarzy',
    en: 'Objections about comments',
  },
});

/** A table that has no title yet is called by its own name. */
export function tableTitle(lang: Lang, table: string): string {
  const t: Record<string, string> = titles(lang);
  return t[table] ?? table;
}

/** Columns that say the same in every table; what a feature says of its own goes before. */
const fields = catalogue({
  at: { de: 'Zeitpunkt', cs: 'Čas', pl: 'Czas', en: 'Time' },
  created_at: { de: 'Angelegt', cs: 'Vytvořeno', pl: 'Utworzono', en: 'Created' },
  updated_at: { de: 'Zuletzt geändert', cs: 'Naposledy změněno', pl: 'Ostatnio zmieniono', en: 'Last changed' },
  sent_at: { de: 'Verschickt', cs: 'Odesláno', pl: 'Wysłano', en: 'Sent' },
  expires_at: { de: 'Gültig bis', cs: 'Platí do', pl: 'Ważne do', en: 'Valid until' },
  used_at: { de: 'Benutzt', cs: 'Použito', pl: 'Użyto', en: 'Used' },
  granted_at: { de: 'Vergeben', cs: 'Přiděleno', pl: 'Nadano', en: 'Given' },
  answered_at: { de: 'Beantwortet', cs: 'Zodpovězeno', pl: 'Odpowiedziano', en: 'Answered' },
  withdrawn_at: { de: 'Zurückgenommen', cs: 'Odvoláno', pl: 'Cofnięto', en: 'Withdrawn' },
  decided_at: { de: 'Entschieden', cs: 'Rozhodnuto', pl: 'Rozstrzygnięto', en: 'Decided' },
  name: { de: 'Name', cs: 'Jméno', pl: 'Nazwisko', en: 'Name' },
  email: { de: 'E-Mail-Adresse', cs: 'E-mailová adresa', pl: 'Adres e-mail', en: 'E-mail address' },
  text: { de: 'Text', cs: 'Text', pl: 'Tekst', en: 'Text' },
  title: { de: 'Titel', cs: 'Název', pl: 'Tytuł', en: 'Title' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  lang: { de: 'Sprache', cs: 'Jazyk', pl: 'Język', en: 'Language' },
  kind: { de: 'Art', cs: 'Druh', pl: 'Rodzaj', en: 'Kind' },
  subject: { de: 'Worum es ging', cs: 'Čeho se týká', pl: 'Czego dotyczy', en: 'What it is about' },
  purpose: { de: 'Zweck', cs: 'Účel', pl: 'Cel', en: 'Purpose' },
  action: { de: 'Was geschah', cs: 'Co se stalo', pl: 'Co się stało', en: 'What happened' },
  details: { de: 'Einzelheiten', cs: 'Podrobnosti', pl: 'Szczegóły', en: 'Details' },
  role: { de: 'Rolle', cs: 'Role', pl: 'Rola', en: 'Role' },
  scope: { de: 'Gilt für', cs: 'Platí pro', pl: 'Dotyczy', en: 'Applies to' },
  about: { de: 'Thema', cs: 'Téma', pl: 'Temat', en: 'About' },
  what: { de: 'Was', cs: 'Co', pl: 'Co', en: 'What' },
  version: { de: 'Fassung', cs: 'Verze', pl: 'Wersja', en: 'Version' },
  url: { de: 'Adresse', cs: 'Adresa', pl: 'Adres', en: 'Address' },
  method: { de: 'Wie angemeldet', cs: 'Způsob přihlášení', pl: 'Sposób logowania', en: 'How signed in' },
  two_factor_enabled: { de: 'Zweiter Faktor', cs: 'Druhý faktor', pl: 'Drugi składnik', en: 'Second factor' },
  registered_at: { de: 'Zuerst angemeldet', cs: 'První přihlášení', pl: 'Pierwsze logowanie', en: 'First signed in' },
  provider_id: { de: 'Anbieter', cs: 'Poskytovatel', pl: 'Dostawca', en: 'Provider' },
  mailed_at: { de: 'Per Mail mitgeteilt', cs: 'Oznámeno e-mailem', pl: 'Powiadomiono e-mailem', en: 'Told by e-mail' },
  how_often: { de: 'Wie oft', cs: 'Jak často', pl: 'Jak często', en: 'How often' },
  released_at: { de: 'Freigegeben', cs: 'Zveřejněno', pl: 'Opublikowano', en: 'Released' },
  edited_at: { de: 'Bearbeitet', cs: 'Upraveno', pl: 'Edytowano', en: 'Edited' },
  comment_id: {
    de: 'Nummer des Kommentars',
    cs: 'Číslo komentáře',
    pl: 'Numer komentarza',
    en: 'Number of the comment',
  },
  outcome: { de: 'Ergebnis', cs: 'Výsledek', pl: 'Wynik', en: 'Outcome' },
  reason: { de: 'Grund', cs: 'Důvod', pl: 'Powód', en: 'Reason' },
  invited: { de: 'Von Ihnen eingeladen', cs: 'Pozváno vámi', pl: 'Zaproszenie od Państwa', en: 'Invited by you' },
  ip_address_kept: {
    de: 'IP-Adresse noch gespeichert',
    cs: 'IP adresa ještě uložena',
    pl: 'Adres IP nadal przechowywany',
    en: 'IP address still stored',
  },
  submitted_at: { de: 'Eingereicht', cs: 'Podáno', pl: 'Złożono', en: 'Submitted' },
  claimed_at: { de: 'Beantragt', cs: 'Požádáno', pl: 'Złożono', en: 'Claimed' },
  invited_at: { de: 'Eingeladen', cs: 'Pozváno', pl: 'Zaproszono', en: 'Invited' },
  organisation: { de: 'Organisation', cs: 'Organizace', pl: 'Organizacja', en: 'Organisation' },
  hub: { de: 'Hub', cs: 'Hub', pl: 'Hub', en: 'Hub' },
  id: { de: 'Nummer', cs: 'Číslo', pl: 'Numer', en: 'Number' },
});

export function fieldTitle(lang: Lang, field: string): string {
  const t: Record<string, string> = fields(lang);
  return t[field] ?? field.replaceAll('_', ' ');
}
