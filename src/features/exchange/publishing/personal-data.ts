import type { PersonalData } from '#platform/feature';

const WHY_HISTORY = {
  de: 'Damit die Organisation und das Hub-Team sehen, wer was geändert hat, und niemand den eigenen Text prüft.',
  cs: 'Aby organizace a tým hubu viděly, kdo co změnil, a nikdo nekontroloval vlastní text.',
  pl: 'Aby organizacja i zespół hubu widziały, kto co zmienił, i nikt nie sprawdzał własnego tekstu.',
  en: 'So that the organisation and the hub team see who changed what, and nobody checks their own text.',
};
const WHY_CHECK = {
  de: 'Damit nachvollziehbar bleibt, wie über einen Eintrag entschieden wurde.',
  cs: 'Aby bylo zpětně jasné, jak se o záznamu rozhodlo.',
  pl: 'Aby można było prześledzić, jak zdecydowano o wpisie.',
  en: 'So that it can be traced how an entry was decided on.',
};
const AS_LONG_AS_ENTRY = {
  de: 'Solange es den Eintrag gibt, längstens bis zur Löschung des Kontos.',
  cs: 'Dokud záznam existuje, nejdéle do smazání účtu.',
  pl: 'Dopóki istnieje wpis, najdłużej do usunięcia konta.',
  en: 'As long as there is the entry, at most until the account is deleted.',
};
const TWO_YEARS = {
  de: 'Zwei Jahre, längstens bis zur Löschung des Kontos.',
  cs: 'Dva roky, nejdéle do smazání účtu.',
  pl: 'Dwa lata, najdłużej do usunięcia konta.',
  en: 'Two years, at most until the account is deleted.',
};

export const entryPersonalData: PersonalData = {
  columns: {
    'entry_version.saved_by': {
      what: {
        de: 'Wer eine Fassung eines Eintrags gespeichert hat',
        cs: 'Kdo uložil verzi záznamu',
        pl: 'Kto zapisał wersję wpisu',
        en: 'Who saved a version of an entry',
      },
      why: WHY_HISTORY,
      howLong: AS_LONG_AS_ENTRY,
    },
    'entry_version.note': {
      what: {
        de: 'Was die Person dazu vermerkt hat',
        cs: 'Co k tomu osoba poznamenala',
        pl: 'Co dana osoba do tego zanotowała',
        en: 'What the person noted about it',
      },
      why: WHY_HISTORY,
      howLong: AS_LONG_AS_ENTRY,
    },
    'entry_check.checker_id': {
      what: {
        de: 'Wer einen Eintrag geprüft hat',
        cs: 'Kdo záznam zkontroloval',
        pl: 'Kto sprawdził wpis',
        en: 'Who checked an entry',
      },
      why: WHY_CHECK,
      howLong: TWO_YEARS,
    },
    'entry_check.comment': {
      what: {
        de: 'Die Bemerkung aus der Prüfung',
        cs: 'Poznámka z kontroly',
        pl: 'Uwagi ze sprawdzenia',
        en: 'The comment from the check',
      },
      why: WHY_CHECK,
      howLong: TWO_YEARS,
    },
  },
  async export(db, { person }) {
    if (person === undefined) return {};
    return {
      entry_version: await db
        .selectFrom('entry_version')
        .innerJoin('entry', 'entry.id', 'entry_version.entry_id')
        .select(['entry.title', 'entry_version.number', 'entry_version.note', 'entry_version.saved_at'])
        .where('saved_by', '=', person)
        .orderBy('saved_at')
        .orderBy('entry.id')
        .orderBy('entry_version.number')
        .execute(),
      entry_check: await db
        .selectFrom('entry_check')
        .innerJoin('entry', 'entry.id', 'entry_check.entry_id')
        .select(['entry.title', 'entry_check.decision', 'entry_check.comment', 'entry_check.decided_at'])
        .where('checker_id', '=', person)
        .orderBy('decided_at')
        .orderBy('entry_check.id')
        .execute(),
    };
  },
  async erase(trx, { person }) {
    if (person === undefined) return [];
    // What they wrote for the organisation stays its history; that it was they does not.
    const versions = await trx
      .updateTable('entry_version')
      .set({ saved_by: null, note: null })
      .where('saved_by', '=', person)
      .executeTakeFirst();
    const checks = await trx
      .updateTable('entry_check')
      .set({ checker_id: null, comment: null })
      .where('checker_id', '=', person)
      .executeTakeFirst();
    return [
      { table: 'entry_version', rows: Number(versions.numUpdatedRows), how: 'anonymised' },
      { table: 'entry_check', rows: Number(checks.numUpdatedRows), how: 'anonymised' },
    ];
  },
};
