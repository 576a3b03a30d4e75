import type { Lang } from '#engines/kit';
import { catalogue, formatNumber, plural } from '#platform/i18n';
import type { PlanState } from '../model.ts';
import type { Reason } from './explain.ts';
import type { Clash } from './work.ts';

const states = catalogue({
  computing: { de: 'wird berechnet', cs: 'počítá se', pl: 'obliczany', en: 'being computed' },
  ready: { de: 'fertig', cs: 'hotovo', pl: 'gotowy', en: 'ready' },
  failed: { de: 'fehlgeschlagen', cs: 'nezdařilo se', pl: 'nie powiodło się', en: 'failed' },
  published: { de: 'gilt', cs: 'platí', pl: 'obowiązuje', en: 'in force' },
  replaced: { de: 'ersetzt', cs: 'nahrazen', pl: 'zastąpiony', en: 'replaced' },
});
export const planState = (lang: Lang, state: PlanState): string => states(lang)[state];

/** What pages about plans say. */
export const planTexts = catalogue({
  plans: { de: 'Pläne', cs: 'Plány', pl: 'Plany', en: 'Plans' },
  lead: {
    de: 'Jede Berechnung ergibt einen eigenen Plan. Erst wenn Sie einen veröffentlichen, gilt er.',
    cs: 'Každý výpočet vytvoří samostatný plán. Platí až ten, který zveřejníte.',
    pl: 'Każde obliczenie daje osobny plan. Obowiązuje dopiero ten, który zostanie opublikowany.',
    en: 'Each computation makes a plan of its own. It takes effect only when you publish it.',
  },
  plan: {
    de: (n: number) => `Plan ${n}`,
    cs: (n: number) => `Plán ${n}`,
    pl: (n: number) => `Plan ${n}`,
    en: (n: number) => `Plan ${n}`,
  },
  compute: { de: 'Plan berechnen', cs: 'Spočítat plán', pl: 'Oblicz plan', en: 'Compute a plan' },
  seconds: { de: 'Rechenzeit', cs: 'Doba výpočtu', pl: 'Czas obliczeń', en: 'Computing time' },
  secondsOf: {
    de: (n: number) => `${n} Sekunden`,
    cs: (n: number) => `${n} sekund`,
    pl: (n: number) => `${n} sekund`,
    en: (n: number) => `${n} seconds`,
  },
  seed: { de: 'Startzahl', cs: 'Počáteční číslo', pl: 'Liczba początkowa', en: 'Seed' },
  seedHint: {
    de: 'Eine andere Zahl ergibt einen anderen Plan zum Vergleichen.',
    cs: 'Jiné číslo dá jiný plán k porovnání.',
    pl: 'Inna liczba daje inny plan do porównania.',
    en: 'Another number gives another plan to compare.',
  },
  from: { de: 'Ausgehen von', cs: 'Vycházet z', pl: 'Na podstawie', en: 'Start from' },
  fromScratch: {
    de: 'nichts: ganz neu planen',
    cs: 'ničeho: naplánovat úplně nově',
    pl: 'niczego: zaplanować od nowa',
    en: 'nothing: plan from scratch',
  },
  fromPlan: {
    de: (n: number) => `Plan ${n}: wenig ändern`,
    cs: (n: number) => `plánu ${n}: změnit málo`,
    pl: (n: number) => `planu ${n}: zmienić niewiele`,
    en: (n: number) => `Plan ${n}: change little`,
  },
  withOpen: {
    de: 'Auch Wünsche einplanen, die noch niemand beantwortet hat',
    cs: 'Naplánovat i přání, na která zatím nikdo neodpověděl',
    pl: 'Zaplanować także życzenia bez odpowiedzi',
    en: 'Plan also wishes that nobody has answered yet',
  },
  input: {
    de: (people: number, wishes: number, seats: number) =>
      `${formatNumber('de', people)} Personen, ${formatNumber('de', wishes)} angenommene Wünsche, Platz für ${formatNumber('de', seats)} Gespräche an Tischen`,
    cs: (people: number, wishes: number, seats: number) =>
      `Osoby: ${formatNumber('cs', people)}, přijatá přání: ${formatNumber('cs', wishes)}, místa u stolů: ${formatNumber('cs', seats)}`,
    pl: (people: number, wishes: number, seats: number) =>
      `Osoby: ${formatNumber('pl', people)}, przyjęte życzenia: ${formatNumber('pl', wishes)}, miejsca przy stolikach: ${formatNumber('pl', seats)}`,
    en: (people: number, wishes: number, seats: number) =>
      `${formatNumber('en', people)} people, ${formatNumber('en', wishes)} accepted wishes, room for ${formatNumber('en', seats)} meetings at tables`,
  },
  fewSeats: {
    de: 'Es gibt mehr Wünsche als Plätze an Tischen: Nicht alle können erfüllt werden.',
    cs: 'Přání je víc než míst u stolů: nebude možné splnit všechna.',
    pl: 'Życzeń jest więcej niż miejsc przy stolikach: nie wszystkie można spełnić.',
    en: 'There are more wishes than places at tables: not all can be met.',
  },
  none: { de: 'Noch kein Plan.', cs: 'Zatím žádný plán.', pl: 'Nie ma jeszcze planu.', en: 'No plan yet.' },
  number: { de: 'Plan', cs: 'Plán', pl: 'Plan', en: 'Plan' },
  state: { de: 'Stand', cs: 'Stav', pl: 'Stan', en: 'State' },
  meetings: { de: 'Gespräche', cs: 'Schůzky', pl: 'Rozmowy', en: 'Meetings' },
  value: { de: 'Wert', cs: 'Hodnota', pl: 'Wartość', en: 'Value' },
  score: { de: 'Punkte', cs: 'Body', pl: 'Punkty', en: 'Score' },
  breaks: { de: 'Lücken', cs: 'Mezery', pl: 'Przerwy', en: 'Breaks' },
  tableChanges: { de: 'Tischwechsel', cs: 'Změny stolu', pl: 'Zmiany stolika', en: 'Table changes' },
  floorShort: {
    de: 'Zur Mindestzahl fehlen',
    cs: 'Chybí do minima',
    pl: 'Brakuje do minimum',
    en: 'Short of the minimum',
  },
  created: { de: 'Angelegt', cs: 'Vytvořeno', pl: 'Utworzono', en: 'Created' },
  progress: {
    de: (percent: number) =>
      `Wird berechnet: ${percent} %. Sie können diese Seite verlassen; die Berechnung läuft weiter.`,
    cs: (percent: number) => `Počítá se: ${percent} %. Stránku můžete opustit, výpočet pokračuje.`,
    pl: (percent: number) => `Obliczanie: ${percent}%. Można opuścić tę stronę; obliczanie trwa dalej.`,
    en: (percent: number) => `Being computed: ${percent}%. You can leave this page; computing goes on.`,
  },
  soFar: { de: 'Das Beste bisher', cs: 'Zatím nejlepší', pl: 'Najlepszy dotąd', en: 'The best so far' },
  failed: {
    de: 'Die Berechnung wurde unterbrochen. Bitte berechnen Sie neu; verloren ging nichts.',
    cs: 'Výpočet byl přerušen. Spočítejte plán znovu; nic se neztratilo.',
    pl: 'Obliczanie zostało przerwane. Prosimy obliczyć ponownie; nic nie zginęło.',
    en: 'The computation was interrupted. Please compute it again; nothing was lost.',
  },
  changedSince: {
    de: (what: string) => `Seitdem hat sich geändert: ${what}.`,
    cs: (what: string) => `Od té doby se změnilo: ${what}.`,
    pl: (what: string) => `Od tego czasu zmieniło się: ${what}.`,
    en: (what: string) => `Changed since then: ${what}.`,
  },
  changedWishes: {
    de: (n: number) => plural('de', n, { one: 'Wunsch', other: 'Wünsche' }),
    cs: (n: number) => plural('cs', n, { one: 'přání', few: 'přání', other: 'přání' }),
    pl: (n: number) => plural('pl', n, { one: 'życzenie', few: 'życzenia', many: 'życzeń', other: 'życzenia' }),
    en: (n: number) => plural('en', n, { one: 'wish', other: 'wishes' }),
  },
  changedPeople: {
    de: (n: number) => `Angaben von ${plural('de', n, { one: 'Person', other: 'Personen' })}`,
    cs: (n: number) => `údaje ${plural('cs', n, { one: 'osoby', few: 'osob', other: 'osob' })}`,
    pl: (n: number) => `dane ${plural('pl', n, { one: 'osoby', few: 'osób', many: 'osób', other: 'osób' })}`,
    en: (n: number) => `details of ${plural('en', n, { one: 'person', other: 'people' })}`,
  },
  changedRules: {
    de: (n: number) => plural('de', n, { one: 'Regel', other: 'Regeln' }),
    cs: (n: number) => plural('cs', n, { one: 'pravidlo', few: 'pravidla', other: 'pravidel' }),
    pl: (n: number) => plural('pl', n, { one: 'reguła', few: 'reguły', many: 'reguł', other: 'reguły' }),
    en: (n: number) => plural('en', n, { one: 'rule', other: 'rules' }),
  },
  changedSettings: { de: 'Einstellungen', cs: 'nastavení', pl: 'ustawienia', en: 'settings' },
  again: {
    de: 'Von diesem Plan aus neu berechnen',
    cs: 'Spočítat znovu z tohoto plánu',
    pl: 'Oblicz ponownie na podstawie tego planu',
    en: 'Compute again from this plan',
  },
  board: {
    de: 'Auf der Tafel ansehen und ändern',
    cs: 'Zobrazit a upravit na tabuli',
    pl: 'Zobacz i zmień na tablicy',
    en: 'See and change on the board',
  },
  publish: { de: 'Veröffentlichen …', cs: 'Zveřejnit…', pl: 'Opublikuj…', en: 'Publish…' },
  publishTitle: { de: 'Plan veröffentlichen', cs: 'Zveřejnit plán', pl: 'Opublikuj plan', en: 'Publish the plan' },
  publishLead: {
    de: (people: number) =>
      `Mit der Veröffentlichung gilt der Plan. ${plural('de', people, { one: 'Person bekommt', other: 'Personen bekommen' })} eine Mail mit dem eigenen Plan und der Kalenderdatei.`,
    cs: (people: number) =>
      `Zveřejněním začne plán platit. E-mail s vlastním plánem a kalendářem dostane osob: ${formatNumber('cs', people)}.`,
    pl: (people: number) =>
      `Po publikacji plan obowiązuje. Liczba osób, które otrzymają e-mail z własnym planem i plikiem kalendarza: ${formatNumber('pl', people)}.`,
    en: (people: number) =>
      `Publishing puts the plan into force. ${plural('en', people, { one: 'person gets', other: 'people get' })} an e-mail with their own plan and the calendar file.`,
  },
  publishNow: { de: 'Jetzt veröffentlichen', cs: 'Zveřejnit nyní', pl: 'Opublikuj teraz', en: 'Publish now' },
  published: {
    de: (n: number) =>
      `Veröffentlicht. ${plural('de', n, { one: 'Person wird', other: 'Personen werden' })} benachrichtigt.`,
    cs: (n: number) => `Zveřejněno. Upozorněno bude osob: ${formatNumber('cs', n)}.`,
    pl: (n: number) => `Opublikowano. Powiadomione osoby: ${formatNumber('pl', n)}.`,
    en: (n: number) => `Published. ${plural('en', n, { one: 'person is', other: 'people are' })} being told.`,
  },
  copy: {
    de: 'Kopie zum Ändern anlegen',
    cs: 'Vytvořit kopii k úpravám',
    pl: 'Utwórz kopię do zmian',
    en: 'Make a copy to change',
  },
  remove: { de: 'Plan löschen', cs: 'Smazat plán', pl: 'Usuń plan', en: 'Delete the plan' },
  compare: {
    de: 'Zwei Pläne vergleichen',
    cs: 'Porovnat dva plány',
    pl: 'Porównaj dwa plany',
    en: 'Compare two plans',
  },
  compareIt: { de: 'Vergleichen', cs: 'Porovnat', pl: 'Porównaj', en: 'Compare' },
  gain: { de: 'Wer gewinnt', cs: 'Kdo získá', pl: 'Kto zyskuje', en: 'Who gains' },
  lose: { de: 'Wer verliert', cs: 'Kdo ztratí', pl: 'Kto traci', en: 'Who loses' },
  person: { de: 'Person', cs: 'Osoba', pl: 'Osoba', en: 'Person' },
  moved: { de: 'Was anders ist', cs: 'Co se liší', pl: 'Co się różni', en: 'What differs' },
  movedCounts: {
    de: (moved: number, dropped: number, added: number, table: number) =>
      `${moved} verschoben, ${dropped} entfallen, ${added} neu, ${table} nur an anderem Tisch`,
    cs: (moved: number, dropped: number, added: number, table: number) =>
      `přesunuto ${moved}, zrušeno ${dropped}, nově ${added}, jen jiný stůl ${table}`,
    pl: (moved: number, dropped: number, added: number, table: number) =>
      `przesunięte: ${moved}, usunięte: ${dropped}, nowe: ${added}, tylko inny stolik: ${table}`,
    en: (moved: number, dropped: number, added: number, table: number) =>
      `${moved} moved, ${dropped} dropped, ${added} new, ${table} at another table only`,
  },
  before: { de: 'vorher', cs: 'předtím', pl: 'przedtem', en: 'before' },
  after: { de: 'nachher', cs: 'potom', pl: 'potem', en: 'after' },
  same: {
    de: 'Beide Pläne sind gleich.',
    cs: 'Oba plány jsou stejné.',
    pl: 'Oba plany są takie same.',
    en: 'Both plans are the same.',
  },
  notPlanned: { de: 'nicht geplant', cs: 'nenaplánováno', pl: 'nie zaplanowano', en: 'not planned' },
  wishes: { de: 'Wünsche und Gründe', cs: 'Přání a důvody', pl: 'Życzenia i powody', en: 'Wishes and reasons' },
  pair: { de: 'Wer mit wem', cs: 'Kdo s kým', pl: 'Kto z kim', en: 'Who with whom' },
  place: { de: 'Wann und wo', cs: 'Kdy a kde', pl: 'Kiedy i gdzie', en: 'When and where' },
  why: { de: 'Warum', cs: 'Proč', pl: 'Dlaczego', en: 'Why' },
  all: { de: 'alle', cs: 'všechna', pl: 'wszystkie', en: 'all' },
  met: { de: 'erfüllt', cs: 'splněná', pl: 'spełnione', en: 'met' },
  unmet: { de: 'nicht erfüllt', cs: 'nesplněná', pl: 'niespełnione', en: 'not met' },
  show: { de: 'Anzeigen', cs: 'Zobrazit', pl: 'Pokaż', en: 'Show' },
  search: { de: 'Name', cs: 'Jméno', pl: 'Imię i nazwisko', en: 'Name' },
  online: { de: 'online', cs: 'online', pl: 'online', en: 'online' },
  // Refusals.
  busy: {
    de: 'Es werden schon zwei Pläne berechnet. Bitte warten Sie, bis einer fertig ist.',
    cs: 'Už se počítají dva plány. Počkejte prosím, až bude jeden hotový.',
    pl: 'Obliczane są już dwa plany. Prosimy poczekać, aż jeden będzie gotowy.',
    en: 'Two plans are already being computed. Please wait until one is ready.',
  },
  over: {
    de: 'Diese Gespräche sind abgeschlossen.',
    cs: 'Tyto schůzky jsou uzavřeny.',
    pl: 'Te rozmowy są zakończone.',
    en: 'These meetings are closed.',
  },
  'no-slots': {
    de: 'Es gibt noch keine Zeitfenster.',
    cs: 'Zatím nejsou žádné časové úseky.',
    pl: 'Nie ma jeszcze przedziałów czasu.',
    en: 'There are no slots yet.',
  },
  'no-people': {
    de: 'Noch machen keine zwei Personen mit.',
    cs: 'Zatím se neúčastní ani dvě osoby.',
    pl: 'Nie biorą jeszcze udziału nawet dwie osoby.',
    en: 'Not even two people take part yet.',
  },
  'no-requests': {
    de: 'Noch ist kein Wunsch angenommen.',
    cs: 'Zatím nebylo přijato žádné přání.',
    pl: 'Nie przyjęto jeszcze żadnego życzenia.',
    en: 'No wish has been accepted yet.',
  },
  'no-tables': {
    de: 'Es gibt keinen Tisch und keine Gespräche online.',
    cs: 'Není žádný stůl ani schůzky online.',
    pl: 'Nie ma stolików ani rozmów online.',
    en: 'There is no table and there are no meetings online.',
  },
  'too-many-requests': {
    de: 'Das sind mehr als 200.000 Wünsche.',
    cs: 'To je víc než 200 000 přání.',
    pl: 'To więcej niż 200 000 życzeń.',
    en: 'That is more than 200,000 wishes.',
  },
  'wishes-open': {
    de: 'Die Wünsche sind noch offen. Schließen Sie sie zuerst in den Einstellungen.',
    cs: 'Přání jsou ještě otevřena. Nejprve je uzavřete v nastavení.',
    pl: 'Zbieranie życzeń jest jeszcze otwarte. Prosimy je najpierw zamknąć w ustawieniach.',
    en: 'Wishes are still open. Close them in the settings first.',
  },
  edited: {
    de: 'Inzwischen hat jemand diesen Plan geändert. Bitte sehen Sie ihn noch einmal an.',
    cs: 'Mezitím někdo tento plán změnil. Podívejte se na něj prosím znovu.',
    pl: 'W międzyczasie ktoś zmienił ten plan. Prosimy obejrzeć go ponownie.',
    en: 'Somebody has changed this plan meanwhile. Please look at it again.',
  },
  replaced: {
    de: 'Inzwischen gilt ein anderer Plan. Bitte lassen Sie die Änderung neu vorschlagen.',
    cs: 'Mezitím platí jiný plán. Nechte si opravu navrhnout znovu.',
    pl: 'W międzyczasie obowiązuje inny plan. Zmianę trzeba zaproponować ponownie.',
    en: 'Meanwhile another plan is in force. Please have the change proposed again.',
  },
  tooFewRooms: {
    de: (when: string) =>
      `In diesen Zeitfenstern sind mehr Online-Gespräche geplant, als es Online-Räume gibt: ${when}. Nennen Sie in den Einstellungen mehr Räume, oder legen Sie die Gespräche auf der Tafel anders.`,
    cs: (when: string) =>
      `V těchto časových úsecích je naplánováno více online schůzek, než kolik je online místností: ${when}. Přidejte v nastavení další místnosti, nebo schůzky na tabuli přesuňte.`,
    pl: (when: string) =>
      `W tych przedziałach czasu zaplanowano więcej rozmów online, niż jest pokojów online: ${when}. Prosimy dodać pokoje w ustawieniach albo przesunąć rozmowy na tablicy.`,
    en: (when: string) =>
      `In these slots more online meetings are planned than there are online rooms: ${when}. Name more rooms in the settings, or move the meetings on the board.`,
  },
  impossible: {
    de: (pairs: string) =>
      `Diese Gespräche sind inzwischen nicht mehr möglich: ${pairs}. Bitte berechnen Sie von diesem Plan aus neu.`,
    cs: (pairs: string) => `Tyto schůzky už mezitím nejsou možné: ${pairs}. Spočítejte prosím z tohoto plánu nový.`,
    pl: (pairs: string) =>
      `Te rozmowy nie są już możliwe: ${pairs}. Prosimy obliczyć ponownie na podstawie tego planu.`,
    en: (pairs: string) => `These meetings are no longer possible: ${pairs}. Please compute again from this plan.`,
  },
});

const clashTexts = catalogue({
  'fixed-at-once': {
    de: (pairs: string, slot: string, who: string) => `${pairs}: ${who} wäre um ${slot} in zwei Gesprächen zugleich.`,
    cs: (pairs: string, slot: string, who: string) => `${pairs}: ${who} by měl(a) dvě schůzky najednou (${slot}).`,
    pl: (pairs: string, slot: string, who: string) => `${pairs}: ${who}, ${slot} – dwie rozmowy jednocześnie.`,
    en: (pairs: string, slot: string, who: string) => `${pairs}: ${who} would be in two meetings at once at ${slot}.`,
  },
  'fixed-but-unavailable': {
    de: (pairs: string, slot: string, who: string) => `${pairs}: ${who} ist um ${slot} nicht da.`,
    cs: (pairs: string, slot: string, who: string) => `${pairs}: ${who} není k dispozici (${slot}).`,
    pl: (pairs: string, slot: string, who: string) => `${pairs}: ${who}, ${slot} – osoba nieobecna.`,
    en: (pairs: string, slot: string, who: string) => `${pairs}: ${who} is not there at ${slot}.`,
  },
  'fixed-but-forbidden': {
    de: (pairs: string) => `${pairs}: Das Gespräch ist zugleich festgelegt und ausgeschlossen.`,
    cs: (pairs: string) => `${pairs}: Schůzka je zároveň pevná i vyloučená.`,
    pl: (pairs: string) => `${pairs}: Rozmowa jest jednocześnie ustalona i wykluczona.`,
    en: (pairs: string) => `${pairs}: The meeting is both fixed and ruled out.`,
  },
  'fixed-without-table': {
    de: (pairs: string, slot: string) => `${pairs}: Um ${slot} gibt es nicht genug Tische dafür.`,
    cs: (pairs: string, slot: string) => `${pairs}: Není na to dost stolů (${slot}).`,
    pl: (pairs: string, slot: string) => `${pairs}: ${slot} – za mało stolików.`,
    en: (pairs: string, slot: string) => `${pairs}: There are not enough tables for them at ${slot}.`,
  },
  'fixed-without-room': {
    de: (pairs: string, slot: string) => `${pairs}: Um ${slot} gibt es nicht genug Online-Räume dafür.`,
    cs: (pairs: string, slot: string) => `${pairs}: V ${slot} na to není dost online místností.`,
    pl: (pairs: string, slot: string) => `${pairs}: ${slot} – za mało pokojów online.`,
    en: (pairs: string, slot: string) => `${pairs}: There are not enough online rooms for them at ${slot}.`,
  },
  'fixed-more-than-most': {
    de: (pairs: string, who: string) => `${pairs}: ${who} möchte nicht so viele Gespräche.`,
    cs: (pairs: string, who: string) => `${pairs}: ${who} nechce tolik schůzek.`,
    pl: (pairs: string, who: string) => `${pairs}: ${who} nie chce tylu rozmów.`,
    en: (pairs: string, who: string) => `${pairs}: ${who} does not want so many meetings.`,
  },
  'fixed-at-one-table': {
    de: (pairs: string, slot: string) => `${pairs}: Beide sind um ${slot} an demselben Tisch festgelegt.`,
    cs: (pairs: string, slot: string) => `${pairs}: Obě jsou u stejného stolu (${slot}).`,
    pl: (pairs: string, slot: string) => `${pairs}: ${slot} – obie przy tym samym stoliku.`,
    en: (pairs: string, slot: string) => `${pairs}: Both are fixed at the same table at ${slot}.`,
  },
  'fixed-at-no-table': {
    de: (pairs: string, slot: string) => `${pairs}: Den Tisch gibt es um ${slot} nicht.`,
    cs: (pairs: string, slot: string) => `${pairs}: Ten stůl není k dispozici (${slot}).`,
    pl: (pairs: string, slot: string) => `${pairs}: ${slot} – nie ma tego stolika.`,
    en: (pairs: string, slot: string) => `${pairs}: The table is not there at ${slot}.`,
  },
  other: {
    de: (pairs: string) => `${pairs}: Diese Festlegung ist nicht möglich.`,
    cs: (pairs: string) => `${pairs}: Toto určení není možné.`,
    pl: (pairs: string) => `${pairs}: To ustalenie nie jest możliwe.`,
    en: (pairs: string) => `${pairs}: This cannot be fixed.`,
  },
});

/** A contradiction in words. */
export function sayClash(
  lang: Lang,
  clash: Clash,
  say: { pairs: ReadonlyMap<string, string>; people: ReadonlyMap<string, string>; slot(number: number): string },
): string {
  const texts = clashTexts(lang);
  const pairs = clash.requests.map((id) => say.pairs.get(id) ?? '?').join('; ');
  const who = say.people.get(clash.person ?? '') ?? '?';
  const slot = clash.slot === undefined ? '' : say.slot(clash.slot);
  switch (clash.type) {
    case 'fixed-more-than-most':
      return texts['fixed-more-than-most'](pairs, who);
    case 'fixed-at-once':
    case 'fixed-but-unavailable':
      return texts[clash.type](pairs, slot, who);
    case 'fixed-without-table':
    case 'fixed-without-room':
    case 'fixed-at-one-table':
    case 'fixed-at-no-table':
      return texts[clash.type](pairs, slot);
    case 'fixed-but-forbidden':
      return texts[clash.type](pairs);
    default:
      return texts.other(pairs);
  }
}

const reasonTexts = catalogue({
  fixed: { de: 'So festgelegt.', cs: 'Takto pevně stanoveno.', pl: 'Tak ustalono.', en: 'Fixed like this.' },
  held: {
    de: (a: string, ra: number, b: string, rb: number) =>
      `Unter den Wünschen von ${a} auf Platz ${ra}, bei ${b} auf Platz ${rb}.`,
    cs: (a: string, ra: number, b: string, rb: number) => `Mezi přáními: ${a} – ${ra}. místo, ${b} – ${rb}. místo.`,
    pl: (a: string, ra: number, b: string, rb: number) => `Wśród życzeń: ${a} – miejsce ${ra}, ${b} – miejsce ${rb}.`,
    en: (a: string, ra: number, b: string, rb: number) =>
      `Number ${ra} among the wishes of ${a}, number ${rb} for ${b}.`,
  },
  forbidden: {
    de: 'Dieses Gespräch ist durch eine Regel ausgeschlossen.',
    cs: 'Tato schůzka je vyloučena pravidlem.',
    pl: 'Tę rozmowę wyklucza reguła.',
    en: 'A rule excludes this meeting.',
  },
  'no-common-slot': {
    de: 'Beide sind nie zur selben Zeit da.',
    cs: 'Oba nejsou nikdy přítomni ve stejnou dobu.',
    pl: 'Obie osoby nigdy nie są obecne w tym samym czasie.',
    en: 'The two are never there at the same time.',
  },
  'not-live': {
    de: 'Der Wunsch gilt nicht mehr.',
    cs: 'Přání už neplatí.',
    pl: 'Życzenie jest już nieaktualne.',
    en: 'The wish no longer counts.',
  },
  most: {
    de: (who: string) => `${who} hat schon so viele Gespräche wie gewünscht.`,
    cs: (who: string) => `${who} už má tolik schůzek, kolik si přeje.`,
    pl: (who: string) => `${who} ma już tyle rozmów, ile chce.`,
    en: (who: string) => `${who} already has as many meetings as wanted.`,
  },
  other: {
    de: (slots: number, slot: string, pairs: string) =>
      `${slots === 1 ? 'Beide sind nur einmal gemeinsam frei' : `Beide wären zu ${slots} Zeiten da`}; dort gingen wichtigere Gespräche vor. Um ${slot} zum Beispiel: ${pairs}.`,
    cs: (slots: number, slot: string, pairs: string) =>
      `Společných časů: ${slots}; přednost dostaly důležitější schůzky. Například ${slot}: ${pairs}.`,
    pl: (slots: number, slot: string, pairs: string) =>
      `Wspólne terminy: ${slots}; pierwszeństwo miały ważniejsze rozmowy. Na przykład ${slot}: ${pairs}.`,
    en: (slots: number, slot: string, pairs: string) =>
      `${slots === 1 ? 'Both are there together only once' : `Both are there at ${slots} times`}; more important meetings came first. At ${slot}, for example: ${pairs}.`,
  },
  better: {
    de: (slots: number) =>
      `Zu ${slots === 1 ? 'einer gemeinsamen Zeit' : `${slots} gemeinsamen Zeiten`} wäre Platz, aber der ganze Plan würde dadurch schlechter (mehr Lücken oder Wechsel).`,
    cs: (slots: number) => `Společných časů je ${slots}, ale celý plán by se tím zhoršil (více mezer nebo přesunů).`,
    pl: (slots: number) => `Wspólnych terminów jest ${slots}, ale cały plan byłby gorszy (więcej przerw lub zmian).`,
    en: (slots: number) =>
      `There would be room at ${slots === 1 ? 'one common time' : `${slots} common times`}, but the whole plan would be worse (more breaks or changes).`,
  },
  'no-table': {
    de: 'Wenn beide frei sind, ist kein Tisch frei.',
    cs: 'Když mají oba čas, není volný stůl.',
    pl: 'Gdy obie osoby mają czas, nie ma wolnego stolika.',
    en: 'When both are free, no table is.',
  },
  'no-online-room': {
    de: 'Wenn beide frei sind, ist kein Online-Raum frei.',
    cs: 'Když mají oba čas, není volná online místnost.',
    pl: 'Gdy obie osoby są wolne, nie ma wolnego pokoju online.',
    en: 'When both are free, no online room is.',
  },
  'no-interpreter': {
    de: 'Beide haben keine gemeinsame Sprache, und niemand zum Dolmetschen ist frei.',
    cs: 'Oba nemají společný jazyk a žádný tlumočník není volný.',
    pl: 'Osoby nie mają wspólnego języka, a nikt nie może tłumaczyć.',
    en: 'The two have no common language, and no interpreter is free.',
  },
});

/** Why a wish was met or not, in words. */
export function sayReason(
  lang: Lang,
  reason: Reason,
  say: {
    names: readonly [string, string];
    pairs: ReadonlyMap<string, string>;
    people: ReadonlyMap<string, string>;
    slot(number: number): string;
  },
): string {
  const t = reasonTexts(lang);
  if (reason.held) {
    if (reason.fixed) return t.fixed;
    return t.held(say.names[0], reason.ranks[0] ?? 1, say.names[1], reason.ranks[1] ?? 1);
  }
  switch (reason.reason) {
    case 'most-meetings':
      return t.most(say.people.get(reason.person) ?? '?');
    case 'other-meetings': {
      if (reason.instead.length === 0) return t.better(reason.slots);
      return t.other(
        reason.slots,
        say.slot(reason.slot),
        reason.instead.map((id) => say.pairs.get(id) ?? '?').join('; '),
      );
    }
    default:
      return t[reason.reason];
  }
}
