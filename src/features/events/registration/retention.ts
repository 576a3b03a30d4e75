import { sql } from 'kysely';
import { audit } from '#platform/audit';
import { daysBefore } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { RetentionRule } from '#platform/feature';
import { countFigures } from '../desk/queries/figures.ts';

const SYSTEM = { kind: 'system', lang: 'de' } as const;

/** What an event has where nobody has set anything; the rule looks at each event's own. */
const USUAL_DAYS = 180;
/** Who never confirmed may not even know of it. */
const UNCONFIRMED_DAYS = 7;

/** Events cleared in a run; the next day takes the others. */
const BATCH = 200;

/**
 * Deletes everything about the participants of an event that is over for so many days as it says; figures without names are counted before and stay. Side effects:
 * `event_figure`; mails about it, files, `registration` with all that hangs on it, the numbers taken; `event.participants_deleted_at`; an audit entry with
 * how many, which is the protocol.
 */
export async function clearParticipants(trx: Trx, event: string, now: Date): Promise<number> {
  const figures = await countFigures(trx, event);
  if (figures.length > 0)
    await trx
      .insertInto('event_figure')
      .values(figures.map((figure) => ({ event_id: event, ...figure, computed_at: now })))
      .onConflict((conflict) =>
        conflict.columns(['event_id', 'figure', 'value']).doUpdateSet((eb) => ({
          count: eb.ref('excluded.count'),
          computed_at: now,
        })),
      )
      .execute();
  const { rows } = await sql<{ mails: number; files: number }>`
    with gone as (
      delete from mail m using event e
      where e.id = ${event} and m.state <> 'queued' and m.kind ~ '^(registration|event|meetings)-'
        and m.created_at < e.ends_at + interval '1 day'
        and lower(m.to_address) in (select lower(email) from registration where event_id = ${event} and email is not null)
      returning 1
    ), unused as (
      delete from file f using file_use u, registration r
      where r.event_id = ${event} and u.subject = 'registration:' || r.id and f.id = u.file_id
        and not exists (select 1 from file_use other where other.file_id = f.id and other.subject <> u.subject)
      returning 1
    )
    select (select count(*)::int from gone) as mails, (select count(*)::int from unused) as files`.execute(trx);
  const attendees = await trx
    .selectFrom('attendee')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('event_id', '=', event)
    .executeTakeFirstOrThrow();
  const deleted = await trx.deleteFrom('registration').where('event_id', '=', event).executeTakeFirst();
  const registrations = Number(deleted.numDeletedRows);
  await trx.updateTable('registration_setting').set({ taken: 0 }).where('event_id', '=', event).execute();
  await trx.updateTable('ticket_kind').set({ taken: 0 }).where('event_id', '=', event).execute();
  await trx.updateTable('registration_code').set({ used: 0 }).where('event_id', '=', event).execute();
  await trx.updateTable('event').set({ participants_deleted_at: now }).where('id', '=', event).execute();
  const counted = {
    registrations,
    attendees: Number(attendees.count),
    mails: rows[0]?.mails ?? 0,
    files: rows[0]?.files ?? 0,
  };
  await audit(trx, SYSTEM, 'event.participants-deleted', `event:${event}`, counted);
  return registrations;
}

const participants: RetentionRule = {
  name: 'participants',
  label: {
    de: 'Angaben von Teilnehmenden nach dem Ende einer Veranstaltung (jede kann eine andere Frist festlegen)',
    cs: 'Údaje účastníků po skončení akce (každá akce může určit jinou lhůtu)',
    pl: 'Dane osób uczestniczących po zakończeniu wydarzenia (każde może mieć inny termin)',
    en: 'Details of participants after the end of an event (each can set another time)',
  },
  days: USUAL_DAYS,
  async run(trx, now) {
    const { rows } = await sql<{ id: string }>`
      select e.id from event e where e.participants_deleted_at is null and e.ends_at < ${now}::timestamptz - make_interval(days => e.keep_days)
        and exists (select 1 from registration r where r.event_id = e.id)
      order by e.id limit ${BATCH} for no key update`.execute(trx);
    let deleted = 0;
    for (const { id } of rows) deleted += await clearParticipants(trx, id, now);
    return deleted;
  },
};

const unconfirmed: RetentionRule = {
  name: 'unconfirmed-registrations',
  label: {
    de: 'Anmeldungen, die niemand bestätigt hat',
    cs: 'Přihlášky, které nikdo nepotvrdil',
    pl: 'Zgłoszenia, których nikt nie potwierdził',
    en: 'Registrations that nobody confirmed',
  },
  days: UNCONFIRMED_DAYS,
  async run(trx, now) {
    const deleted = await trx
      .deleteFrom('registration')
      .where('state', '=', 'expired')
      .where('email_confirmed_at', 'is', null)
      .where('ended_at', '<', daysBefore(now, UNCONFIRMED_DAYS))
      .executeTakeFirst();
    return Number(deleted.numDeletedRows);
  },
};

const marks: RetentionRule = {
  name: 'registration-marks',
  label: {
    de: 'Kennzeichen gegen Missbrauch zu Anmeldungen',
    cs: 'Značky proti zneužití u přihlášek',
    pl: 'Oznaczenia przeciw nadużyciom przy zgłoszeniach',
    en: 'Marks against misuse of registrations',
  },
  days: 1,
  async run(trx, now) {
    const emptied = await trx
      .updateTable('registration')
      .set({ address_mark: null })
      .where('address_mark', 'is not', null)
      .where('created_at', '<', daysBefore(now, 1))
      .executeTakeFirst();
    return Number(emptied.numUpdatedRows);
  },
};

export const retentionRules: RetentionRule[] = [participants, unconfirmed, marks];
