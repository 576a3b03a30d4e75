import { catalogue } from '#platform/i18n';

/** Heads of columns in files about participants. */
export const fileTexts = catalogue({
  persons: { de: 'Personen', cs: 'Počet osob', pl: 'Liczba osób', en: 'People' },
  others: { de: 'Weitere Personen', cs: 'Další osoby', pl: 'Pozostałe osoby', en: 'Other people' },
  code: { de: 'Einladungscode', cs: 'Kód pozvánky', pl: 'Kod zaproszenia', en: 'Invitation code' },
  received: { de: 'Eingegangen am', cs: 'Přijato', pl: 'Wpłynęło', en: 'Received on' },
  confirmed: { de: 'Zugesagt am', cs: 'Potvrzeno', pl: 'Potwierdzono', en: 'Confirmed on' },
  ended: { de: 'Beendet am', cs: 'Ukončeno', pl: 'Zakończono', en: 'Ended on' },
  arrived: {
    de: 'Eingetroffen (Personen)',
    cs: 'Na místě (počet osob)',
    pl: 'Na miejscu (liczba osób)',
    en: 'Arrived (people)',
  },
  note: { de: 'Notiz des Teams', cs: 'Poznámka týmu', pl: 'Notatka zespołu', en: 'Note of the team' },
  answer: {
    de: 'Begründung der Entscheidung',
    cs: 'Odůvodnění rozhodnutí',
    pl: 'Uzasadnienie decyzji',
    en: 'Reason given with the decision',
  },
});
