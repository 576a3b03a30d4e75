import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Job } from '#platform/feature';
import { readFacts } from './commands/state.ts';
import { tell } from './mails.ts';
import type { RegistrationWorld } from './world.ts';

/** Reminded in one transaction. */
const BATCH = 100;

/**
 * Who has a place is reminded so many days before as the event says, each time once: also when several processes look, and when one is killed in between. Who
 * registered after that moment has just had the confirmation. An event that was moved reminds again.
 */
export async function remind(world: RegistrationWorld, db: Db, now: Date, signal: AbortSignal): Promise<number> {
  let reminded = 0;
  while (!signal.aborted) {
    const some = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        select r.id from event e
        join registration_setting s on s.event_id = e.id
        join registration r on r.event_id = e.id
        cross join lateral (select max(e.starts_at - make_interval(days => d)) as due from unnest(s.reminder_days) d
          where e.starts_at - make_interval(days => d) <= ${now}) latest
        where e.state = 'published' and e.starts_at > ${now} and e.starts_at < ${now}::timestamptz + interval '61 days'
          and r.state = 'confirmed' and r.email is not null and r.bounced_at is null
          and r.confirmed_at < latest.due and (r.reminded_at is null or r.reminded_at < latest.due)
        order by e.id, r.id limit ${BATCH} for no key update of r skip locked`.execute(trx);
      const events = new Map<string, Awaited<ReturnType<typeof readFacts>>>();
      const due =
        rows.length === 0
          ? []
          : await trx
              .updateTable('registration')
              .set({ reminded_at: now })
              .where(
                'id',
                'in',
                rows.map(({ id }) => id),
              )
              .returningAll()
              .execute();
      for (const row of due) {
        if (!events.has(row.event_id)) events.set(row.event_id, await readFacts(trx, row.event_id));
        const facts = events.get(row.event_id);
        if (facts !== undefined) await tell(world, trx, 'reminder', facts, row, now);
      }
      return due.length;
    });
    reminded += some;
    if (some < BATCH) break;
  }
  return reminded;
}

/** A mail that failed for good marks the registrations that hang on its address, so that the team sees whom no mail reaches. */
export async function markBounces(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update registration r set bounced_at = ${now} from mail m
    where m.state = 'failed' and lower(m.to_address) = lower(r.email) and r.bounced_at is null and m.created_at >= r.created_at
      and r.state in ('held', 'requested', 'waiting', 'offered', 'confirmed')`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export function registrationJobs(world: RegistrationWorld): Job[] {
  return [
    {
      name: 'remind-participants',
      everyMinutes: 10,
      runs: 'by-itself',
      run: async (db, now, signal) => void (await remind(world, db, now, signal)),
    },
    { name: 'mark-bounced-participants', everyMinutes: 5, run: async (db, now) => void (await markBounces(db, now)) },
  ];
}
