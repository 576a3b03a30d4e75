import type { Question } from './model.ts';

/** What is asked after every event unless the team changes it: short enough for a minute, the same everywhere, so that events compare. */
export const USUAL: Question[] = [
  {
    key: 'overall',
    type: 'scale',
    label: {
      de: 'Wie zufrieden sind Sie mit der Veranstaltung insgesamt?',
      cs: 'Jak hodnotíte akci celkově?',
      pl: 'Jak ogólnie oceniają Państwo to wydarzenie?',
      en: 'How satisfied are you with the event overall?',
    },
  },
  {
    key: 'useful',
    type: 'scale',
    label: {
      de: 'Wie nützlich waren die Inhalte für Ihre Arbeit?',
      cs: 'Jak užitečný byl obsah pro vaši práci?',
      pl: 'Jak przydatne były treści w Państwa pracy?',
      en: 'How useful was the content for your work?',
    },
  },
  {
    key: 'organised',
    type: 'scale',
    label: {
      de: 'Wie gut war die Veranstaltung organisiert?',
      cs: 'Jak dobře byla akce zorganizována?',
      pl: 'Jak dobrze wydarzenie było zorganizowane?',
      en: 'How well was the event organised?',
    },
  },
  {
    key: 'contacts',
    type: 'scale',
    label: {
      de: 'Wie hilfreich waren die Kontakte, die Sie geknüpft haben?',
      cs: 'Jak přínosné byly kontakty, které jste navázali?',
      pl: 'Jak pomocne były nawiązane kontakty?',
      en: 'How helpful were the contacts that you made?',
    },
  },
  {
    key: 'next',
    type: 'choice',
    label: {
      de: 'Was ergibt sich für Sie aus der Veranstaltung?',
      cs: 'Co pro vás z akce vyplývá?',
      pl: 'Co wynika dla Państwa z tego wydarzenia?',
      en: 'What follows from the event for you?',
    },
    options: [
      {
        key: 'project',
        label: { de: 'Ein Vorhaben', cs: 'Projekt', pl: 'Projekt', en: 'A project' },
      },
      {
        key: 'contact',
        label: {
          de: 'Ein Kontakt, den ich weiterverfolge',
          cs: 'Kontakt, na který navážu',
          pl: 'Kontakt, który będę rozwijać',
          en: 'A contact that I will follow up',
        },
      },
      {
        key: 'idea',
        label: {
          de: 'Ideen für meine Arbeit',
          cs: 'Nápady pro mou práci',
          pl: 'Pomysły do mojej pracy',
          en: 'Ideas for my work',
        },
      },
      { key: 'nothing', label: { de: 'Noch nichts', cs: 'Zatím nic', pl: 'Na razie nic', en: 'Nothing yet' } },
    ],
  },
  {
    key: 'comment',
    type: 'text',
    label: {
      de: 'Was war gut, und was sollten wir beim nächsten Mal anders machen?',
      cs: 'Co bylo dobré a co bychom měli příště udělat jinak?',
      pl: 'Co było dobre, a co następnym razem zrobić inaczej?',
      en: 'What was good, and what should we do differently next time?',
    },
  },
];
