import { sql } from 'kysely';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import type { Job } from '#platform/feature';
import { tell } from '../mails.ts';
import type { RegistrationWorld } from '../world.ts';
import { endRegistration } from './end.ts';
import { moveUp } from './places.ts';
import { type EventFacts, lockFacts, type RegistrationRow } from './state.ts';

const SYSTEM = { kind: 'system', lang: 'de' } as const;

/** Ended at a time; the next round takes the others. */
const BATCH = 500;

/** What has had its time: places kept for an address that nobody confirmed, offers that nobody took, requests that nobody confirmed. */
export function isDue(row: RegistrationRow, now: Date): boolean {
  if (row.state === 'offered') return row.offered_until !== null && row.offered_until <= now;
  if (row.state === 'held') return row.held_until !== null && row.held_until <= now;
  if (row.state !== 'requested' && row.state !== 'waiting') return false;
  return row.email_confirmed_at === null && row.held_until !== null && row.held_until <= now;
}

const DUE = (now: Date) => sql<boolean>`(
  (state = 'held' and held_until <= ${now}) or (state = 'offered' and offered_until <= ${now})
  or (state in ('requested', 'waiting') and email_confirmed_at is null and held_until <= ${now}))`;

/** Ends one that is due. Who did not confirm hears nothing; who let an offer pass is told. Wants the event held; nobody moves up yet. */
export async function expireOne(
  world: RegistrationWorld,
  trx: Trx,
  facts: EventFacts,
  row: RegistrationRow,
  now: Date,
): Promise<RegistrationRow | undefined> {
  const ended = await endRegistration(trx, row, 'expire', {}, now);
  if (ended === undefined) return undefined;
  if (row.state === 'offered') await tell(world, trx, 'offer-expired', facts, ended, now);
  await audit(trx, SYSTEM, 'registration.expired', `registration:${row.id}`, { was: row.state });
  return ended;
}

/** Ends everything of an event that is due, then lets those who wait move up. Returns how many ended. Wants the event held. */
export async function expireDue(world: RegistrationWorld, trx: Trx, facts: EventFacts, now: Date): Promise<number> {
  const due = await trx
    .selectFrom('registration')
    .selectAll()
    .where('event_id', '=', facts.id)
    .where(DUE(now))
    .orderBy('id')
    .limit(BATCH)
    .forNoKeyUpdate()
    .execute();
  for (const row of due) await expireOne(world, trx, facts, row, now);
  if (due.length > 0) await moveUp(world, trx, facts.id, now);
  return due.length;
}

/** The same in a transaction of its own. */
export async function expireEvent(world: RegistrationWorld, event: string, now: Date): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    const facts = await lockFacts(trx, event);
    if (facts !== undefined) await expireDue(world, trx, facts, now);
  });
}

/** Once a minute; who looks at a registration earlier ends it then. An event is one transaction. */
export function expireJob(world: RegistrationWorld): Job {
  return {
    name: 'expire-registrations',
    everyMinutes: 1,
    runs: 'by-itself',
    async run(db, now, signal) {
      const events = await db
        .selectFrom('registration')
        .select('event_id')
        .where((eb) =>
          eb.or([
            eb.and([eb('state', '=', 'held'), eb('held_until', '<=', now)]),
            eb.and([eb('state', '=', 'offered'), eb('offered_until', '<=', now)]),
            eb.and([
              eb('state', 'in', ['requested', 'waiting']),
              eb('email_confirmed_at', 'is', null),
              eb('held_until', '<=', now),
            ]),
          ]),
        )
        .distinct()
        .orderBy('event_id')
        .execute();
      for (const { event_id } of events) {
        if (signal.aborted) return;
        await expireEvent({ ...world, db }, event_id, now);
      }
    },
  };
}
