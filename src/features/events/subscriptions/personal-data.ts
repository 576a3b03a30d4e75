import { sql } from 'kysely';
import type { PersonalData } from '#platform/feature';

/** Who subscribed to a calendar. The calendar itself belongs to the hub. */
export const subscriptionPersonalData: PersonalData = {
  columns: {
    'calendar_subscription.created_by': {
      what: {
        de: 'Wer für einen Hub einen Kalender abonniert hat',
        cs: 'Kdo pro hub zavedl odběr kalendáře',
        pl: 'Kto dodał dla hubu subskrypcję kalendarza',
        en: 'Who subscribed to a calendar for a hub',
      },
      why: {
        de: 'Damit das Team nachfragen kann, wenn der Kalender nicht mehr stimmt',
        cs: 'Aby se tým mohl zeptat, když kalendář přestane být v pořádku',
        pl: 'Aby zespół mógł zapytać, gdy z kalendarzem jest coś nie tak',
        en: 'So that the team can ask when something is wrong with the calendar',
      },
      howLong: {
        de: 'Solange das Abonnement besteht, längstens bis zur Löschung des Kontos',
        cs: 'Dokud odběr trvá, nejdéle do smazání účtu',
        pl: 'Dopóki trwa subskrypcja, najdłużej do usunięcia konta',
        en: 'As long as there is the subscription, at most until the account is deleted',
      },
    },
  },
  async export(db, { person }) {
    if (person === undefined) return {};
    const { rows } = await sql<Record<string, unknown>>`
      select s.name, s.url, h.name as hub, s.created_at as "createdAt" from calendar_subscription s join hub h on h.id = s.hub_id
      where s.created_by = ${person} order by s.created_at, s.id limit 10000`.execute(db);
    return rows.length === 0 ? {} : { calendar_subscription: rows };
  },
  async erase(trx, { person }) {
    if (person === undefined) return [];
    const { numUpdatedRows } = await trx
      .updateTable('calendar_subscription')
      .set({ created_by: null })
      .where('created_by', '=', person)
      .executeTakeFirst();
    return numUpdatedRows === 0n
      ? []
      : [{ table: 'calendar_subscription', rows: Number(numUpdatedRows), how: 'anonymised' }];
  },
};
