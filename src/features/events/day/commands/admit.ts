import { sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { canCheckIn } from '../../rights.ts';
import type { SentInput } from '../model.ts';
import { readPeople } from '../queries/door.ts';
import { attendanceOf, rightTime, type Shown } from '../rules.ts';
import type { AdmissionResult, Outcome } from '../wire.ts';

export type AdmitRefusal = { type: 'not-found' } | { type: 'not-allowed' };

/** Locks nothing of the event: doors work beside each other. */
export async function findDoor(trx: Trx, viewer: Viewer, event: string): Promise<Result<null, AdmitRefusal>> {
  const row = await trx.selectFrom('event').select(['hub_id']).where('id', '=', event).executeTakeFirst();
  if (row === undefined) return refuse({ type: 'not-found' });
  return canCheckIn(viewer, { hub: row.hub_id, event }) ? ok(null) : refuse({ type: 'not-allowed' });
}

/**
 * Keeps what a device tells: who was let in, and what was taken back. The same told twice is once, by the ids made on the device; two devices that
 * let in the same ticket are both kept, the later as a double. Nothing that was done at the door is refused, because it has been done. Side effects, in
 * this order: the rows of admissions; the attendance of each person with a new change number; `event.attended`; one audit entry.
 */
export async function admit(
  db: Db,
  viewer: Viewer,
  event: string,
  input: SentInput,
  now: Date,
): Promise<Result<AdmissionResult[], AdmitRefusal>> {
  return db.transaction().execute(async (trx) => {
    const door = await findDoor(trx, viewer, event);
    if (!door.ok) return door;
    const people = await lockPeople(trx, event, input.admissions);
    const told = input.admissions.map((admission) => ({
      ...admission,
      person: people.find(({ id, ticket }) => id === admission.person || ticket === admission.code?.trim()),
    }));
    const known = await listKnown(
      trx,
      event,
      told.map(({ id }) => id),
    );
    const fresh = told.filter(({ id }, at) => !known.has(id) && told.findIndex((other) => other.id === id) === at);
    const last = await readLast(
      trx,
      input.device,
      people.map(({ id }) => id),
    );
    const rows = fresh.flatMap(({ id, person, at, isUndo }) => {
      if (person === undefined) return [];
      // What one device tells of a person stays in its order, however long the net took: an undo comes after what it takes back.
      const right = Math.max(rightTime(at, input.sentAt, now).getTime(), (last.get(person.id) ?? 0) + 1);
      last.set(person.id, right);
      return [
        {
          id,
          attendee_id: person.id,
          event_id: event,
          is_undo: isUndo,
          device: input.device,
          at: new Date(right),
          received_at: now,
          is_double: false,
          admitted_by: viewer.kind === 'person' ? viewer.id : null,
        },
      ];
    });
    // An id that some other event has is a mistake or an attempt: nothing of the other event may show.
    if (rows.length > 0)
      await trx
        .insertInto('event_admission')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const touched = [...new Set(rows.map((row) => row.attendee_id))];
    const doubles = await settle(trx, touched);
    if (rows.length > 0) {
      await emit(trx, [{ type: 'event.attended', subject: `event:${event}` }]);
      await audit(trx, viewer, 'event.admit', `event:${event}`, { count: rows.length });
    }
    const listed = await readPeople(trx, [...new Set(told.flatMap(({ person }) => person?.id ?? []))], viewer.lang);
    return ok(
      told.map(({ id, person, isUndo }): AdmissionResult => {
        if (person === undefined) return { id, outcome: 'unknown' };
        const outcome: Outcome = isUndo
          ? 'undone'
          : person.state !== 'confirmed'
            ? 'no-place'
            : doubles.has(id) || known.get(id) === true
              ? 'double'
              : 'admitted';
        const shown = listed.get(person.id);
        return { id, outcome, ...(shown === undefined ? {} : { person: shown }) };
      }),
    );
  });
}

type Told = SentInput['admissions'];

/** The people meant, locked in one order, so that two devices that tell of the same do not wait for each other for ever. */
async function lockPeople(trx: Trx, event: string, admissions: Told) {
  const ids = admissions.flatMap(({ person }) => person ?? []);
  const codes = admissions.flatMap(({ code }) => code?.trim() ?? []);
  const { rows } = await sql<{ id: string; ticket: string; state: string }>`
    select a.id, a.ticket, r.state from attendee a join registration r on r.id = a.registration_id
    where a.event_id = ${event} and (a.id = any(${ids}::uuid[]) or a.ticket = any(${codes}::text[]))
    order by a.id for update of a`.execute(trx);
  return rows;
}

/** When this device told of these people last, in milliseconds. */
async function readLast(trx: Trx, device: string, people: string[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await trx
    .selectFrom('event_admission')
    .select((eb) => ['attendee_id', eb.fn.max('at').as('at')])
    .where('attendee_id', 'in', people)
    .where('device', '=', device)
    .groupBy('attendee_id')
    .execute();
  return new Map(rows.map((row) => [row.attendee_id, row.at.getTime()]));
}

/** Which of these ids are kept already, and whether as a double. */
async function listKnown(trx: Trx, event: string, ids: string[]): Promise<Map<string, boolean>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('event_admission')
    .select(['id', 'is_double'])
    .where('event_id', '=', event)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.is_double]));
}

/** Says anew what all admissions of these people come to; returns the ids of doubles. */
async function settle(trx: Trx, people: string[]): Promise<Set<string>> {
  const doubles = new Set<string>();
  if (people.length === 0) return doubles;
  const rows = await trx
    .selectFrom('event_admission')
    .select(['id', 'attendee_id', 'at', 'received_at', 'device', 'is_undo', 'is_double'])
    .where('attendee_id', 'in', people)
    .execute();
  const first: { id: string; at: Date | null }[] = [];
  for (const person of people) {
    const shown = rows.filter((row) => row.attendee_id === person).map(shownOf);
    const attendance = attendanceOf(shown);
    for (const { id } of attendance.doubles) doubles.add(id);
    first.push({ id: person, at: attendance.first?.at ?? null });
  }
  const changed = rows.filter((row) => row.is_double !== doubles.has(row.id));
  for (const isDouble of [true, false]) {
    const ids = changed.filter((row) => doubles.has(row.id) === isDouble).map((row) => row.id);
    if (ids.length > 0)
      await trx.updateTable('event_admission').set({ is_double: isDouble }).where('id', 'in', ids).execute();
  }
  await sql`
    update attendee set admitted_at = x.at::timestamptz, change = default
    from json_to_recordset(${JSON.stringify(first)}::json) as x(id uuid, at text) where attendee.id = x.id`.execute(
    trx,
  );
  return doubles;
}

const shownOf = (row: { id: string; at: Date; received_at: Date; device: string; is_undo: boolean }): Shown => ({
  id: row.id,
  at: row.at,
  receivedAt: row.received_at,
  device: row.device,
  isUndo: row.is_undo,
});
