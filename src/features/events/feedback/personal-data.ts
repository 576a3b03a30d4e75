import type { PersonalData } from '#platform/feature';

/** Answers know nobody, so they can be neither given to somebody nor deleted for them; what somebody wrote may tell of people all the same. */
export const personalData: PersonalData = {
  columns: {
    'event_feedback.answers': {
      what: {
        de: 'Antworten auf die Rückmeldung nach einer Veranstaltung, ohne die Person; Texte können Personen nennen',
        cs: 'Odpovědi ve zpětné vazbě po akci, bez osoby; texty mohou zmiňovat osoby',
        pl: 'Odpowiedzi w ankiecie po wydarzeniu, bez osoby; w tekstach mogą być wymienione osoby',
        en: 'Answers to the feedback after an event, without the person; texts may name people',
      },
      why: {
        de: 'Um Veranstaltungen auszuwerten und besser zu machen',
        cs: 'Pro vyhodnocení a zlepšování akcí',
        pl: 'Aby oceniać i ulepszać wydarzenia',
        en: 'To evaluate events and make them better',
      },
      howLong: {
        de: 'Zwei Jahre, die Zahlen daraus länger',
        cs: 'Dva roky, čísla z nich déle',
        pl: 'Dwa lata, liczby z nich dłużej',
        en: 'Two years, the figures from them longer',
      },
    },
  },
  export: async () => ({}),
  erase: async () => [],
};
