import type { PersonalColumn, PersonalData, RetentionRule } from '#platform/feature';
import { deleteExpiredDrafts } from './commands.ts';
import { DRAFT_DAYS } from './model.ts';

const KEPT: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'damit Sie wiederfinden, was zu Ihrem Bedarf oder Angebot passt',
    cs: 'abyste znovu našli, co se hodí k vaší potřebě nebo nabídce',
    pl: 'aby można było wrócić do tego, co pasuje do potrzeby lub oferty',
    en: 'so that you find again what fits your need or offer',
  },
  howLong: {
    de: '30 Tage nach dem letzten Speichern, oder bis Sie es auf der Seite selbst löschen',
    cs: '30 dnů po posledním uložení, nebo dokud to na stránce sami nesmažete',
    pl: '30 dni od ostatniego zapisania albo do samodzielnego usunięcia na stronie',
    en: '30 days after it was last saved, or until you delete it on its page',
  },
};

/**
 * Descriptions of needs and offers can tell of a person, but no row tells of whom: only the link of who wrote one opens it, so only that link can
 * show and delete it.
 */
export const draftData: PersonalData = {
  columns: {
    'draft.text': {
      what: {
        de: 'was Sie als Bedarf oder Angebot beschreiben',
        cs: 'co popíšete jako potřebu nebo nabídku',
        pl: 'co zostanie opisane jako potrzeba lub oferta',
        en: 'what you describe as a need or an offer',
      },
      ...KEPT,
    },
    'draft.profile': {
      what: {
        de: 'Angaben dazu: Region, Art und Größe der Organisation, Budget',
        cs: 'údaje k tomu: region, typ a velikost organizace, rozpočet',
        pl: 'dane do tego: region, rodzaj i wielkość organizacji, budżet',
        en: 'details of it: region, kind and size of the organisation, budget',
      },
      ...KEPT,
    },
  },
  export: async () => ({}),
  erase: async () => [],
};

export const expiredDrafts: RetentionRule = {
  name: 'drafts',
  label: {
    de: 'Beschriebene Bedarfe und Angebote',
    cs: 'Popsané potřeby a nabídky',
    pl: 'Opisane potrzeby i oferty',
    en: 'Described needs and offers',
  },
  days: DRAFT_DAYS,
  run: deleteExpiredDrafts,
};
