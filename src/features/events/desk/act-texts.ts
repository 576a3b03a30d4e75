import type { Lang } from '#engines/kit';
import { catalogue, plural } from '#platform/i18n';
import { LIVING, type RegistrationState } from '../registration/model.ts';

/** What the team can do with several registrations at once. */
export const BULK_ACTIONS = ['approve', 'decline', 'offer', 'cancel', 'note', 'mail'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** In which states an action can be done; others are left alone. */
export const POSSIBLE_IN: Record<Exclude<BulkAction, 'mail' | 'note'>, readonly RegistrationState[]> = {
  approve: ['requested'],
  decline: ['requested'],
  offer: ['waiting'],
  cancel: LIVING,
};

const actions = catalogue({
  approve: { de: 'zusagen', cs: 'schválit', pl: 'zaakceptować', en: 'approve' },
  decline: { de: 'ablehnen', cs: 'zamítnout', pl: 'odmówić', en: 'decline' },
  offer: { de: 'Platz anbieten', cs: 'nabídnout místo', pl: 'zaproponować miejsce', en: 'offer a place' },
  cancel: { de: 'abmelden', cs: 'odhlásit', pl: 'wypisać', en: 'cancel the registration' },
  note: { de: 'Notiz setzen', cs: 'doplnit poznámku', pl: 'dodać notatkę', en: 'set a note' },
  mail: { de: 'Nachricht schreiben', cs: 'napsat zprávu', pl: 'napisać wiadomość', en: 'write a message' },
});
export const actionName = (lang: Lang, action: BulkAction): string => actions(lang)[action];

const titles = catalogue({
  approve: {
    de: 'Plätze zusagen',
    cs: 'Schválit přihlášky',
    pl: 'Zaakceptować zgłoszenia',
    en: 'Approve registrations',
  },
  decline: {
    de: 'Anmeldungen ablehnen',
    cs: 'Zamítnout přihlášky',
    pl: 'Odmówić zgłoszeniom',
    en: 'Decline registrations',
  },
  offer: {
    de: 'Plätze von der Warteliste anbieten',
    cs: 'Nabídnout místa z čekací listiny',
    pl: 'Zaproponować miejsca z listy oczekujących',
    en: 'Offer places to the waiting list',
  },
  cancel: { de: 'Personen abmelden', cs: 'Odhlásit osoby', pl: 'Wypisać osoby', en: 'Cancel registrations' },
  note: { de: 'Notiz setzen', cs: 'Doplnit poznámku', pl: 'Dodać notatkę', en: 'Set a note' },
  mail: { de: 'Nachricht schreiben', cs: 'Napsat zprávu', pl: 'Napisać wiadomość', en: 'Write a message' },
});
export const actionTitle = (lang: Lang, action: BulkAction): string => titles(lang)[action];

const effects = catalogue({
  approve: {
    de: 'Wer auf eine Entscheidung wartet, bekommt die Zusage per E-Mail. Gibt es mehrere Stufen, rückt die Anmeldung eine Stufe weiter. Ist kein Platz mehr frei, kommt die Person auf die Warteliste.',
    cs: 'Kdo čeká na rozhodnutí, dostane potvrzení e-mailem. Má-li schvalování více stupňů, přihláška postoupí o jeden. Není-li volné místo, přejde osoba na čekací listinu.',
    pl: 'Kto czeka na decyzję, otrzyma potwierdzenie e-mailem. Jeśli etapów jest kilka, zgłoszenie przechodzi o jeden dalej. Gdy nie ma wolnych miejsc, osoba trafia na listę oczekujących.',
    en: 'Those who await a decision are told by e-mail that they are in. Where there are several stages, the registration moves on by one. If no place is free, the person joins the waiting list.',
  },
  decline: {
    de: 'Wer auf eine Entscheidung wartet, bekommt die Absage mit Ihren Worten per E-Mail.',
    cs: 'Kdo čeká na rozhodnutí, dostane zamítnutí s vaším odůvodněním e-mailem.',
    pl: 'Kto czeka na decyzję, otrzyma e-mailem odmowę z podanym uzasadnieniem.',
    en: 'Those who await a decision are told by e-mail that they are declined, in your words.',
  },
  offer: {
    de: 'Wer auf der Warteliste steht, bekommt ein Angebot per E-Mail und eine Frist, es anzunehmen. Es werden nur freie Plätze angeboten.',
    cs: 'Kdo je na čekací listině, dostane e-mailem nabídku a lhůtu k přijetí. Nabízejí se jen volná místa.',
    pl: 'Osoby z listy oczekujących otrzymają e-mailem propozycję i termin jej przyjęcia. Proponowane są tylko wolne miejsca.',
    en: 'Those on the waiting list get an offer by e-mail and a time to accept it. Only free places are offered.',
  },
  cancel: {
    de: 'Die Plätze werden frei, die Warteliste rückt nach. Die Personen bekommen eine E-Mail. Das lässt sich nicht rückgängig machen.',
    cs: 'Místa se uvolní a čekací listina se posune. Osoby dostanou e-mail. Tento krok nelze vrátit zpět.',
    pl: 'Miejsca się zwolnią, a lista oczekujących przesunie się. Osoby otrzymają e-mail. Tej operacji nie można cofnąć.',
    en: 'The places become free and the waiting list moves up. The people are told by e-mail. This cannot be undone.',
  },
  note: {
    de: 'Die Notiz sieht nur das Team. Eine vorhandene Notiz wird ersetzt, ein leeres Feld löscht sie.',
    cs: 'Poznámku vidí jen tým. Existující poznámka se nahradí, prázdné pole ji smaže.',
    pl: 'Notatkę widzi tylko zespół. Istniejąca notatka zostanie zastąpiona, puste pole ją usunie.',
    en: 'Only the team sees the note. It replaces one that is there; an empty field deletes it.',
  },
});
export const actionEffect = (lang: Lang, action: Exclude<BulkAction, 'mail'>): string => effects(lang)[action];

const button = {
  de: (count: number) => plural('de', count, { one: 'Anmeldung', other: 'Anmeldungen' }),
  cs: (count: number) =>
    plural('cs', count, { one: 'přihláška', few: 'přihlášky', many: 'přihlášky', other: 'přihlášek' }),
  pl: (count: number) =>
    plural('pl', count, { one: 'zgłoszenie', few: 'zgłoszenia', many: 'zgłoszeń', other: 'zgłoszenia' }),
  en: (count: number) => plural('en', count, { one: 'registration', other: 'registrations' }),
};

export const actTexts = catalogue({
  concerns: {
    de: (count: number) => `Das betrifft ${button.de(count)}.`,
    cs: (count: number) => `Týká se: ${button.cs(count)}.`,
    pl: (count: number) => `Dotyczy: ${button.pl(count)}.`,
    en: (count: number) => `This concerns ${button.en(count)}.`,
  },
  andMore: {
    de: (count: string) => `und ${count} weitere`,
    cs: (count: string) => `a další (${count})`,
    pl: (count: string) => `i inne (${count})`,
    en: (count: string) => `and ${count} more`,
  },
  leftAlone: {
    de: (count: number) =>
      `${button.de(count)} der Auswahl ${count === 1 ? 'bleibt' : 'bleiben'} unverändert, weil das dort nicht möglich ist.`,
    cs: (count: number) => `Z výběru zůstane beze změny: ${button.cs(count)}, protože to u nich nejde.`,
    pl: (count: number) => `Z wyboru bez zmian pozostanie: ${button.pl(count)}, bo tam nie jest to możliwe.`,
    en: (count: number) =>
      `${button.en(count)} of the selection ${count === 1 ? 'stays' : 'stay'} unchanged because it is not possible there.`,
  },
  nobodyFits: {
    de: 'In der Auswahl ist keine Anmeldung, mit der das geht.',
    cs: 'Ve výběru není žádná přihláška, u které to jde.',
    pl: 'W wyborze nie ma zgłoszenia, dla którego jest to możliwe.',
    en: 'There is no registration in the selection with which this is possible.',
  },
  doIt: { de: 'Ausführen', cs: 'Provést', pl: 'Wykonaj', en: 'Do it' },
  back: { de: 'Zurück zur Liste', cs: 'Zpět na seznam', pl: 'Powrót do listy', en: 'Back to the list' },
  words: {
    de: 'Ihre Worte an die Person',
    cs: 'Vaše slova pro danou osobu',
    pl: 'Państwa słowa do tej osoby',
    en: 'Your words to the person',
  },
  wordsHint: {
    de: 'Sie stehen in der E-Mail. Schreiben Sie so, dass es für alle passt.',
    cs: 'Budou součástí e-mailu. Pište tak, aby to platilo pro všechny.',
    pl: 'Znajdą się w e-mailu. Prosimy pisać tak, by pasowały do wszystkich.',
    en: 'They are part of the e-mail. Write so that it fits everybody.',
  },
  note: { de: 'Notiz', cs: 'Poznámka', pl: 'Notatka', en: 'Note' },
  nobodyChosen: {
    de: 'Bitte kreuzen Sie mindestens eine Anmeldung an.',
    cs: 'Označte prosím alespoň jednu přihlášku.',
    pl: 'Prosimy zaznaczyć co najmniej jedno zgłoszenie.',
    en: 'Please tick at least one registration.',
  },
  tooMany: {
    de: (most: string) => `Auf einmal gehen höchstens ${most}. Bitte grenzen Sie die Auswahl ein.`,
    cs: (most: string) => `Najednou lze zpracovat nejvýše ${most}. Zužte prosím výběr.`,
    pl: (most: string) => `Jednorazowo można objąć najwyżej ${most}. Prosimy zawęzić wybór.`,
    en: (most: string) => `At most ${most} can be done at once. Please narrow the selection.`,
  },
  done: {
    de: (count: number) => `Erledigt: ${button.de(count)}.`,
    cs: (count: number) => `Hotovo: ${button.cs(count)}.`,
    pl: (count: number) => `Wykonano: ${button.pl(count)}.`,
    en: (count: number) => `Done: ${button.en(count)}.`,
  },
  skipped: {
    de: (count: number) =>
      `${button.de(count)} unverändert: Dort ging das nicht, oder jemand anderes hat inzwischen entschieden.`,
    cs: (count: number) => `Beze změny: ${button.cs(count)}. Nešlo to, nebo mezitím rozhodl někdo jiný.`,
    pl: (count: number) => `Bez zmian: ${button.pl(count)}. Nie było to możliwe albo ktoś inny już zdecydował.`,
    en: (count: number) =>
      `${button.en(count)} unchanged: it was not possible there, or somebody else has decided meanwhile.`,
  },
  wordsMissing: {
    de: 'Bitte schreiben Sie einen Satz zur Begründung.',
    cs: 'Napište prosím větu s odůvodněním.',
    pl: 'Prosimy napisać zdanie uzasadnienia.',
    en: 'Please write a sentence as a reason.',
  },
  wordsTooLong: {
    de: 'Bitte kürzen Sie auf höchstens 2.000 Zeichen.',
    cs: 'Zkraťte prosím text na nejvýše 2 000 znaků.',
    pl: 'Prosimy skrócić do najwyżej 2000 znaków.',
    en: 'Please shorten to at most 2,000 characters.',
  },
});
