import type { BrokenReason } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import type { FetchProblem } from './model.ts';

const problems = catalogue({
  'no-web-address': {
    de: 'Die Adresse leitet zu etwas weiter, das keine Webadresse ist.',
    cs: 'Adresa přesměrovává na něco, co není webová adresa.',
    pl: 'Adres przekierowuje do czegoś, co nie jest adresem internetowym.',
    en: 'The address redirects to something that is not a web address.',
  },
  'inner-address': {
    de: 'Die Adresse führt in ein internes Netz. Solche Kalender werden nicht gelesen.',
    cs: 'Adresa vede do vnitřní sítě. Takové kalendáře se nečtou.',
    pl: 'Adres prowadzi do sieci wewnętrznej. Takie kalendarze nie są odczytywane.',
    en: 'The address leads into an internal network. Such calendars are not read.',
  },
  'too-many-redirects': {
    de: 'Die Adresse leitet zu oft weiter.',
    cs: 'Adresa příliš mnohokrát přesměrovává.',
    pl: 'Adres przekierowuje zbyt wiele razy.',
    en: 'The address redirects too many times.',
  },
  unreachable: {
    de: 'Der Server ist nicht zu erreichen oder hat die Verbindung abgebrochen.',
    cs: 'Server není dostupný nebo přerušil spojení.',
    pl: 'Serwer jest niedostępny lub przerwał połączenie.',
    en: 'The server cannot be reached or has broken off the connection.',
  },
  timeout: {
    de: 'Der Server hat nicht rechtzeitig geantwortet.',
    cs: 'Server neodpověděl včas.',
    pl: 'Serwer nie odpowiedział na czas.',
    en: 'The server did not answer in time.',
  },
  status: {
    de: 'Der Server gibt den Kalender nicht heraus. Vielleicht gibt es ihn nicht mehr, oder er ist nicht öffentlich.',
    cs: 'Server kalendář neposkytl. Možná už neexistuje nebo není veřejný.',
    pl: 'Serwer nie udostępnił kalendarza. Być może już nie istnieje lub nie jest publiczny.',
    en: 'The server does not hand the calendar out. Perhaps it no longer exists, or it is not public.',
  },
  'too-large': {
    de: 'Der Kalender ist zu groß. Gelesen werden bis zu 5 MB.',
    cs: 'Kalendář je příliš velký. Čtou se kalendáře do 5 MB.',
    pl: 'Kalendarz jest za duży. Odczytywane są kalendarze do 5 MB.',
    en: 'The calendar is too large. Calendars of up to 5 MB are read.',
  },
  'no-calendar': {
    de: 'Unter der Adresse liegt kein Kalender im Format iCalendar, sondern etwas anderes, zum Beispiel eine Webseite.',
    cs: 'Na adrese není kalendář ve formátu iCalendar, ale něco jiného, například webová stránka.',
    pl: 'Pod tym adresem nie ma kalendarza w formacie iCalendar, lecz coś innego, na przykład strona internetowa.',
    en: 'The address holds no calendar in the iCalendar format but something else, for instance a web page.',
  },
  'cut-off': {
    de: 'Der Kalender bricht mittendrin ab.',
    cs: 'Kalendář je neúplný: uprostřed končí.',
    pl: 'Kalendarz urywa się w środku.',
    en: 'The calendar breaks off in the middle.',
  },
  unreadable: {
    de: 'Der Kalender lässt sich nicht lesen.',
    cs: 'Kalendář nelze přečíst.',
    pl: 'Kalendarza nie da się odczytać.',
    en: 'The calendar cannot be read.',
  },
  'too-many-events': {
    de: 'Der Kalender enthält mehr als 5.000 kommende Termine. So viele werden nicht übernommen.',
    cs: 'Kalendář obsahuje více než 5 000 nadcházejících termínů. Tolik se jich nepřebírá.',
    pl: 'Kalendarz zawiera ponad 5000 nadchodzących terminów. Tak wiele nie jest przejmowanych.',
    en: 'The calendar contains more than 5,000 coming events. We do not take in that many.',
  },
  'suddenly-empty': {
    de: 'Der Kalender ist plötzlich leer. Die Veranstaltungen bleiben deshalb stehen, bis er wieder Termine enthält oder Sie ihn entfernen.',
    cs: 'Kalendář je najednou prázdný. Akce proto zůstávají, dokud se v něm opět neobjeví termíny nebo dokud ho neodeberete.',
    pl: 'Kalendarz jest nagle pusty. Wydarzenia pozostają więc do czasu, aż znów będą w nim terminy albo usuną go Państwo.',
    en: 'The calendar is suddenly empty. Its events therefore stay until it contains some again or you remove it.',
  },
  'broken-kept': {
    de: 'Im Kalender stehen fehlerhafte Termine. Veranstaltungen, die darin fehlen, wurden deshalb nicht zurückgezogen.',
    cs: 'V kalendáři jsou chybné termíny. Akce, které v něm chybějí, proto nebyly staženy.',
    pl: 'W kalendarzu są błędne terminy. Dlatego wydarzenia, których w nim brakuje, nie zostały wycofane.',
    en: 'The calendar contains faulty events. Those missing in it have therefore not been withdrawn.',
  },
});
export const problemText = (lang: Lang, problem: FetchProblem): string => problems(lang)[problem];

const reasons = catalogue({
  line: {
    de: 'Die Zeile lässt sich nicht lesen.',
    cs: 'Řádek nelze přečíst.',
    pl: 'Wiersza nie da się odczytać.',
    en: 'The line cannot be read.',
  },
  uid: {
    de: 'Der Termin hat keine gültige Kennung (UID).',
    cs: 'Termín nemá platný identifikátor (UID).',
    pl: 'Termin nie ma prawidłowego identyfikatora (UID).',
    en: 'The event has no valid identifier (UID).',
  },
  title: {
    de: 'Der Termin hat keinen Titel.',
    cs: 'Termín nemá název.',
    pl: 'Termin nie ma tytułu.',
    en: 'The event has no title.',
  },
  time: {
    de: 'Beginn oder Ende fehlt oder ist keine gültige Zeit.',
    cs: 'Začátek nebo konec chybí nebo není platným časem.',
    pl: 'Brakuje początku lub końca albo nie jest to prawidłowy czas.',
    en: 'Beginning or end is missing or is not a valid time.',
  },
  zone: {
    de: 'Die Zeitzone ist unbekannt.',
    cs: 'Časové pásmo není známé.',
    pl: 'Strefa czasowa jest nieznana.',
    en: 'The time zone is unknown.',
  },
  'end-before-start': {
    de: 'Das Ende liegt vor dem Beginn.',
    cs: 'Konec je před začátkem.',
    pl: 'Koniec jest przed początkiem.',
    en: 'The end is before the beginning.',
  },
  'too-long': {
    de: 'Der Termin dauert länger als zwei Jahre.',
    cs: 'Termín trvá déle než dva roky.',
    pl: 'Termin trwa dłużej niż dwa lata.',
    en: 'The event lasts longer than two years.',
  },
  'far-away': {
    de: 'Der Termin liegt mehr als 20 Jahre in der Zukunft.',
    cs: 'Termín je více než 20 let v budoucnosti.',
    pl: 'Termin przypada za ponad 20 lat.',
    en: 'The event is more than 20 years ahead.',
  },
  rule: {
    de: 'Die Wiederholung ist nicht richtig angegeben.',
    cs: 'Opakování není správně zadáno.',
    pl: 'Powtarzanie jest nieprawidłowo podane.',
    en: 'The recurrence is not stated correctly.',
  },
  'rule-too-often': {
    de: 'Der Termin wiederholt sich zu oft, zum Beispiel mehrmals am Tag.',
    cs: 'Termín se opakuje příliš často, například vícekrát denně.',
    pl: 'Termin powtarza się zbyt często, na przykład kilka razy dziennie.',
    en: 'The event recurs too often, for instance several times a day.',
  },
  'rule-too-much': {
    de: 'Die Wiederholung ist zu aufwendig zu berechnen.',
    cs: 'Výpočet opakování je příliš náročný.',
    pl: 'Obliczenie powtórzeń wymaga zbyt wiele pracy.',
    en: 'The recurrence takes too much work to calculate.',
  },
  private: {
    de: 'Der Termin ist als privat gekennzeichnet.',
    cs: 'Termín je označen jako soukromý.',
    pl: 'Termin jest oznaczony jako prywatny.',
    en: 'The event is marked as private.',
  },
});
export const reasonText = (lang: Lang, reason: BrokenReason): string => reasons(lang)[reason];
