import { sql } from 'kysely';
import type { RetentionRule } from '#platform/feature';

const KEEP_DAYS = 730;

/** What people wrote goes after two years; numbers stay, and how often each choice was made was kept with the figures. */
export const retention: RetentionRule[] = [
  {
    name: 'event-feedback',
    label: {
      de: 'Texte aus Rückmeldungen zu Veranstaltungen',
      cs: 'Texty ze zpětné vazby k akcím',
      pl: 'Teksty z ankiet po wydarzeniach',
      en: 'Texts from the feedback on events',
    },
    days: KEEP_DAYS,
    async run(trx, now) {
      const { numAffectedRows } = await sql`
        update event_feedback f set answers = (
          select coalesce(jsonb_object_agg(x.key, x.value), '{}') from jsonb_each(f.answers) x
          where jsonb_typeof(x.value) = 'number')
        where f.given_on < (${now}::timestamptz - make_interval(days => ${KEEP_DAYS}))::date
          and exists (select 1 from jsonb_each(f.answers) x
            where jsonb_typeof(x.value) <> 'number')`.execute(trx);
      return Number(numAffectedRows ?? 0);
    },
  },
];
