import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';

/** What the board says. */
export const boardTexts = catalogue({
  title: { de: 'Tafel', cs: 'Tabule', pl: 'Tablica', en: 'Board' },
  lead: {
    de: 'Ziehen Sie Gespräche mit der Maus. Mit der Tastatur: Eingabetaste nimmt auf, Pfeiltasten führen zum Ziel, Eingabetaste legt ab, Escape bricht ab. Ein Klick auf ein Gespräch, oder Tabulator und Eingabetaste, öffnet ein Formular zum Verschieben, Festlegen, Ausschließen und Herausnehmen.',
    cs: 'Schůzky přetahujte myší. Na klávesnici: Enter vezme, šipky vedou k cíli, Enter položí, Escape zruší. Kliknutí na schůzku, nebo Tab a Enter, otevře formulář, kde ji přesunete, pevně stanovíte, vyloučíte nebo vyřadíte z plánu.',
    pl: 'Rozmowy można przeciągać myszą. Na klawiaturze: Enter podnosi, strzałki prowadzą do celu, Enter kładzie, Escape przerywa. Kliknięcie rozmowy albo Tab i Enter otwiera formularz, w którym można ją przenieść, ustalić, wykluczyć lub usunąć z planu.',
    en: 'Drag meetings with the mouse. With the keyboard: Enter picks up, arrow keys lead to the target, Enter puts down, Escape cancels. A click on a meeting, or Tab and Enter, opens a form to move, fix or rule it out, or to take it off the plan.',
  },
  readOnly: {
    de: 'Dieser Plan wird nicht mehr geändert. Legen Sie eine Kopie an, um daran zu arbeiten.',
    cs: 'Tento plán se už nemění. Chcete-li na něm pracovat, vytvořte kopii.',
    pl: 'Ten plan nie jest już zmieniany. Aby nad nim pracować, prosimy utworzyć kopię.',
    en: 'This plan can no longer be changed. Make a copy to work on it.',
  },
  byTables: { de: 'nach Tischen', cs: 'podle stolů', pl: 'według stolików', en: 'by tables' },
  byPeople: { de: 'nach Personen', cs: 'podle osob', pl: 'według osób', en: 'by people' },
  halfDay: {
    de: (n: number) => `Halber Tag ${n}`,
    cs: (n: number) => `Půlden ${n}`,
    pl: (n: number) => `Pół dnia ${n}`,
    en: (n: number) => `Half day ${n}`,
  },
  view: { de: 'Ansicht', cs: 'Zobrazení', pl: 'Widok', en: 'View' },
  table: { de: 'Tisch', cs: 'Stůl', pl: 'Stolik', en: 'Table' },
  person: { de: 'Person', cs: 'Osoba', pl: 'Osoba', en: 'Person' },
  free: { de: 'frei', cs: 'volno', pl: 'wolne', en: 'free' },
  away: { de: 'nicht da', cs: 'nepřítomen', pl: 'nieobecność', en: 'away' },
  lost: { de: 'fällt aus', cs: 'není k dispozici', pl: 'niedostępny', en: 'out of use' },
  fixed: { de: 'festgelegt', cs: 'pevná', pl: 'ustalona', en: 'fixed' },
  online: { de: 'online', cs: 'online', pl: 'online', en: 'online' },
  unplaced: {
    de: 'Wünsche ohne Platz',
    cs: 'Přání bez místa',
    pl: 'Życzenia bez miejsca',
    en: 'Wishes without a place',
  },
  unplacedIntro: {
    de: 'Die wertvollsten zuerst. Wählen Sie einen Wunsch, um zu sehen, wo er noch Platz hat.',
    cs: 'Nejcennější jako první. Vyberte přání a uvidíte, kde má ještě místo.',
    pl: 'Najcenniejsze najpierw. Prosimy wybrać życzenie, aby zobaczyć, gdzie jest jeszcze miejsce.',
    en: 'The most valuable first. Choose a wish to see where it still has room.',
  },
  undo: {
    de: 'Letzte Änderung zurücknehmen',
    cs: 'Vzít zpět poslední změnu',
    pl: 'Cofnij ostatnią zmianę',
    en: 'Undo the last change',
  },
  moveTo: { de: 'Verschieben nach', cs: 'Přesunout na', pl: 'Przenieś do', en: 'Move to' },
  move: { de: 'Verschieben', cs: 'Přesunout', pl: 'Przenieś', en: 'Move' },
  takeOut: { de: 'Aus dem Plan nehmen', cs: 'Vyřadit z plánu', pl: 'Usuń z planu', en: 'Take out of the plan' },
  fixHere: { de: 'Hier festlegen', cs: 'Pevně stanovit zde', pl: 'Ustal tutaj', en: 'Fix here' },
  forbid: { de: 'Gespräch ausschließen', cs: 'Vyloučit schůzku', pl: 'Wyklucz rozmowę', en: 'Rule this meeting out' },
  chosen: { de: 'Ausgewähltes Gespräch', cs: 'Vybraná schůzka', pl: 'Wybrana rozmowa', en: 'Chosen meeting' },
  nowhere: {
    de: 'Dieses Gespräch passt an keinen anderen Platz dieses halben Tages.',
    cs: 'Tato schůzka se v tomto půldni nehodí nikam jinam.',
    pl: 'Ta rozmowa nie pasuje do innego miejsca w tej połowie dnia.',
    en: 'This meeting fits no other place of this half day.',
  },
  swap: { de: 'tauscht mit', cs: 'vymění se s', pl: 'zamienia się z', en: 'swaps with' },
  moved: { de: 'Verschoben.', cs: 'Přesunuto.', pl: 'Przeniesiono.', en: 'Moved.' },
  undone: { de: 'Zurückgenommen.', cs: 'Vráceno zpět.', pl: 'Cofnięto.', en: 'Undone.' },
  // For the script.
  picked: {
    de: 'Aufgenommen. Mit den Pfeiltasten zum Ziel, Eingabetaste legt ab, Escape bricht ab.',
    cs: 'Vzato. Šipkami k cíli, Enter položí, Escape zruší.',
    pl: 'Podniesiono. Strzałkami do celu, Enter kładzie, Escape przerywa.',
    en: 'Picked up. Arrow keys to the target, Enter puts down, Escape cancels.',
  },
  empty: {
    de: 'Hier ist kein Gespräch.',
    cs: 'Zde není žádná schůzka.',
    pl: 'Tu nie ma rozmowy.',
    en: 'There is no meeting here.',
  },
  cancelled: {
    de: 'Abgebrochen, nichts geändert.',
    cs: 'Zrušeno, nic se nezměnilo.',
    pl: 'Przerwano, nic nie zmieniono.',
    en: 'Cancelled, nothing changed.',
  },
  allowed: { de: 'hier möglich', cs: 'zde možné', pl: 'tu można', en: 'possible here' },
  failed: {
    de: 'Das hat nicht geklappt. Bitte laden Sie die Seite neu.',
    cs: 'To se nepovedlo. Načtěte prosím stránku znovu.',
    pl: 'Nie udało się. Prosimy odświeżyć stronę.',
    en: 'That did not work. Please load the page again.',
  },
  // Refusals.
  edited: {
    de: (who: string | null) =>
      `Inzwischen hat ${who ?? 'jemand'} diesen Plan geändert. Sie sehen jetzt den neuen Stand; verschoben wurde nichts.`,
    cs: (who: string | null) =>
      `Mezitím tento plán změnil(a) ${who ?? 'někdo jiný'}. Vidíte nový stav, nic se nepřesunulo.`,
    pl: (who: string | null) =>
      `W międzyczasie zmieniono plan (${who ?? 'ktoś inny'}). Widać nowy stan; niczego nie przeniesiono.`,
    en: (who: string | null) =>
      `Meanwhile ${who ?? 'somebody'} has changed this plan. You see the new state; nothing was moved.`,
  },
  'nothing-to-undo': {
    de: 'Es gibt nichts zurückzunehmen.',
    cs: 'Není co vzít zpět.',
    pl: 'Nie ma czego cofnąć.',
    en: 'There is nothing to undo.',
  },
  'not-editable': {
    de: 'Dieser Plan wird nicht mehr geändert.',
    cs: 'Tento plán se už nemění.',
    pl: 'Ten plan nie jest już zmieniany.',
    en: 'This plan can no longer be changed.',
  },
  'unknown-meeting': {
    de: 'Dieses Gespräch gibt es nicht mehr.',
    cs: 'Tato schůzka už neexistuje.',
    pl: 'Tej rozmowy już nie ma.',
    en: 'This meeting is no longer there.',
  },
  'unknown-place': {
    de: 'Diesen Platz gibt es nicht.',
    cs: 'Toto místo neexistuje.',
    pl: 'Nie ma takiego miejsca.',
    en: 'There is no such place.',
  },
  isFixed: {
    de: 'Das Gespräch ist festgelegt. Heben Sie zuerst die Regel auf.',
    cs: 'Schůzka je pevná. Nejprve zrušte pravidlo.',
    pl: 'Rozmowa jest ustalona. Najpierw prosimy usunąć regułę.',
    en: 'The meeting is fixed. Remove the rule first.',
  },
  'other-fixed': {
    de: 'Dort steht ein festgelegtes Gespräch.',
    cs: 'Je tam pevná schůzka.',
    pl: 'Jest tam ustalona rozmowa.',
    en: 'A fixed meeting is there.',
  },
  'not-live': {
    de: 'Der Wunsch gilt nicht mehr.',
    cs: 'Přání už neplatí.',
    pl: 'Życzenie jest już nieaktualne.',
    en: 'The wish no longer counts.',
  },
  forbidden: {
    de: 'Dieses Gespräch ist durch eine Regel ausgeschlossen.',
    cs: 'Tato schůzka je vyloučena pravidlem.',
    pl: 'Tę rozmowę wyklucza reguła.',
    en: 'A rule excludes this meeting.',
  },
  'no-table': {
    de: 'Kein Tisch ist frei.',
    cs: 'Žádný stůl není volný.',
    pl: 'Nie ma wolnego stolika.',
    en: 'No table is free.',
  },
  'no-online-room': {
    de: 'Kein Online-Raum ist frei.',
    cs: 'Žádná online místnost není volná.',
    pl: 'Nie ma wolnego pokoju online.',
    en: 'No online room is free.',
  },
  'no-interpreter': {
    de: 'Niemand zum Dolmetschen ist frei.',
    cs: 'Žádný tlumočník není volný.',
    pl: 'Nikt nie może tłumaczyć.',
    en: 'No interpreter is free.',
  },
  'online-here': {
    de: 'Das Gespräch ist online und braucht keinen Tisch.',
    cs: 'Schůzka je online a nepotřebuje stůl.',
    pl: 'Rozmowa jest online i nie potrzebuje stolika.',
    en: 'The meeting is online and needs no table.',
  },
  'has-meeting': {
    de: (who: string) => `${who} hat dann ein anderes Gespräch.`,
    cs: (who: string) => `${who} má v tu dobu jinou schůzku.`,
    pl: (who: string) => `${who} ma wtedy inną rozmowę.`,
    en: (who: string) => `${who} has another meeting then.`,
  },
  isAway: {
    de: (who: string) => `${who} ist dann nicht da.`,
    cs: (who: string) => `${who} v tu dobu není k dispozici.`,
    pl: (who: string) => `${who}: osoba wtedy nieobecna.`,
    en: (who: string) => `${who} is not there then.`,
  },
  'most-meetings': {
    de: (who: string) => `${who} hat schon so viele Gespräche wie gewünscht.`,
    cs: (who: string) => `${who} už má tolik schůzek, kolik si přeje.`,
    pl: (who: string) => `${who} ma już tyle rozmów, ile chce.`,
    en: (who: string) => `${who} already has as many meetings as wanted.`,
  },
});

/** Why a move cannot be, in words. */
export function sayMove(
  lang: Lang,
  refusal: { type: string; person?: string; by?: string | null },
  nameOf: (person: string) => string,
): string {
  const t = boardTexts(lang);
  const who = nameOf(refusal.person ?? '');
  switch (refusal.type) {
    case 'edited':
      return t.edited(refusal.by ?? null);
    case 'fixed':
      return t.isFixed;
    case 'away':
      return t.isAway(who);
    case 'has-meeting':
      return t['has-meeting'](who);
    case 'most-meetings':
      return t['most-meetings'](who);
    default: {
      const text = new Map(Object.entries(t)).get(refusal.type);
      return typeof text === 'string' ? text : t.failed;
    }
  }
}
