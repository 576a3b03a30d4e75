import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Lang, ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { World } from '#platform/feature';
import { type Localised, localise } from '#platform/i18n';
import { inSlices, type MailMessage, queueMails, type SliceLimits } from '#platform/mail';
import { emit } from '#platform/outbox';
import type { Move, OnlineRoom } from '../../model.ts';
import { meetingsUrl } from '../../wishes/links.ts';
import { calendarFile } from '../calendar-file.ts';
import { dayIn, mailTexts, timeIn } from '../mail-texts.ts';
import { droppedOf, type JsonMeeting, meetingsOf, sequenceOf } from '../queries/calendar.ts';
import { roomOf } from '../rooms.ts';
import { slicesOf } from '../work.ts';
import { insertMeetings } from './keep-plan.ts';
import { type LockRefusal, lockMatchmaking } from './lock.ts';
import { assignRooms } from './rooms.ts';

/** Mails put into the queue by one transaction, with a calendar file each. */
const SLICE = 10;

export type PublishRefusal =
  | LockRefusal
  | { type: 'unknown-plan' }
  | { type: 'wishes-open' }
  | { type: 'over' }
  | { type: 'edited' }
  | { type: 'replaced' }
  | { type: 'impossible'; requests: string[] }
  | { type: 'too-few-rooms'; slots: number[] };

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Meetings looked at at a time, for the same reason as `COPIED`. */
const LOOKED_AT = 200;
/** Impossible meetings that are named; more say no more. */
const NAMED = 20;

/**
 * Makes a plan the one that holds, whole and at once, and with it what has happened on the day. The mails follow in slices (`deliverPlans`): the first time
 * to everybody who takes part, later only to those for whom something is different.
 *
 * Side effects, in order: the meetings of a repair, changes of the day are applied, rooms for online meetings, outcomes of meetings that stay, the plan
 * before is `replaced`, this one `published`, `matchmaking.plan_id` and `state`, `meeting_notice` for who is to be told, audit, `meetings.published` or
 * `meetings.repaired`.
 */
export async function publishPlan(
  db: Db,
  viewer: Viewer,
  matchmaking: string,
  input: { plan: string; edits: number },
  now: Date,
): Promise<Result<{ told: number; repaired: boolean }, PublishRefusal>> {
  return db
    .transaction()
    .execute(async (trx) => {
      const locked = await lockMatchmaking(trx, viewer, matchmaking);
      if (!locked.ok) return locked;
      const { state, planId } = locked.value;
      if (state === 'draft' || state === 'wishing') return refuse({ type: 'wishes-open' });
      if (state === 'closed') return refuse({ type: 'over' });
      const plan = await trx
        .selectFrom('meeting_plan')
        .select(['id', 'edits', 'from_slot', 'based_on', 'moves'])
        .where('id', '=', input.plan)
        .where('matchmaking_id', '=', matchmaking)
        .where('state', '=', 'ready')
        .forUpdate()
        .executeTakeFirst();
      if (plan === undefined) return refuse({ type: 'unknown-plan' });
      if (plan.edits !== input.edits) return refuse({ type: 'edited' });
      // A repair is one of the plan that holds: meanwhile another may have been published.
      if (plan.from_slot !== null && plan.based_on !== planId) return refuse({ type: 'replaced' });
      if (plan.moves !== null && planId !== null) await writeRepair(trx, plan.id, planId, plan.moves);
      const changed = plan.from_slot === null ? 0 : await applyChanges(trx, matchmaking, plan.id, plan.from_slot, now);
      const impossible = await listImpossible(trx, matchmaking, plan.id, plan.from_slot ?? 0);
      // Nothing is to stay of what was applied.
      if (impossible.length > 0) throw new Refused({ type: 'impossible', requests: impossible });
      const { online_rooms: rooms } = await trx
        .selectFrom('matchmaking')
        .select('online_rooms')
        .where('id', '=', matchmaking)
        .executeTakeFirstOrThrow();
      const short = rooms.length === 0 ? [] : await assignRooms(trx, plan.id, planId, rooms.length);
      if (short.length > 0) throw new Refused({ type: 'too-few-rooms', slots: short });
      await acceptPlanned(trx, plan.id, now);
      if (planId !== null) await replacePlan(trx, planId, plan.id, now);
      await trx
        .updateTable('meeting_plan')
        .set({ state: 'published', moves: null, updated_at: now })
        .where('id', '=', plan.id)
        .execute();
      await trx
        .updateTable('matchmaking')
        .set({ plan_id: plan.id, state: 'published', published_at: now, updated_at: now })
        .where('id', '=', matchmaking)
        .execute();
      const told = await noteWhoIsTold(trx, matchmaking, plan, planId);
      const repaired = planId !== null;
      await audit(trx, viewer, repaired ? 'meetings.repaired' : 'meetings.published', `matchmaking:${matchmaking}`, {
        plan: plan.id,
        told,
        changes: changed,
      });
      await emit(trx, [
        { type: repaired ? 'meetings.repaired' : 'meetings.published', subject: `matchmaking:${matchmaking}` },
      ]);
      return ok({ told, repaired });
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return refuse(error.refusal);
      throw error;
    });
}

/** Ends the transaction: a refusal as a value would keep what was written. */
class Refused extends Error {
  readonly refusal: PublishRefusal;
  constructor(refusal: PublishRefusal) {
    super(refusal.type);
    this.refusal = refusal;
  }
}

/** Meetings copied at a time: the embedded database holds up the process meanwhile. */
const COPIED = 60;

/** A repair gets its meetings: those of the plan it is of, and what it changes. */
async function writeRepair(trx: Trx, plan: string, before: string, moves: readonly Move[]): Promise<void> {
  const changed = moves.map(({ request }) => request);
  for (let after = FIRST; ; ) {
    const { rows } = await sql<{ last: string | null; count: number }>`
      with page as (
        select * from meeting_page(${before}, ${after}, ${COPIED})
      ), copied as (
        insert into meeting (id, plan_id, request_id, slot, table_number, outcome, outcome_by, outcome_at)
        select gen_random_uuid(), ${plan}, request_id, slot, table_number, outcome, outcome_by, outcome_at from page
        where request_id <> all(${changed}::uuid[])
      )
      select max(request_id::text) as last, count(*)::int as count from page`.execute(trx);
    const { last = null, count = 0 } = rows[0] ?? {};
    if (last === null || count < COPIED) break;
    after = last;
  }
  await insertMeetings(trx, plan, slicesOf(moves.filter(({ slot }) => slot !== null)));
}

/**
 * Changes of the day hold from now on for people, tables and wishes: those that a repair knows. Who cannot come from a later slot on is here until then; who
 * comes to nothing more has left.
 */
async function applyChanges(trx: Trx, matchmaking: string, plan: string, fromSlot: number, now: Date): Promise<number> {
  const waiting = sql`c.matchmaking_id = ${matchmaking} and c.applied_at is null`;
  await sql`
    update meeting_participant p set updated_at = ${now},
      state = case when x.slot <= ${fromSlot} then 'left' else p.state end,
      left_at = case when x.slot <= ${fromSlot} then ${now}::timestamptz else p.left_at end,
      unavailable = array(select unnest(p.unavailable) union
        select number from meeting_slot where matchmaking_id = ${matchmaking} and number >= x.slot order by 1)
    from (select c.participant_id, min(c.slot) as slot from meeting_change c
      where ${waiting} and c.kind in ('cancelled', 'no-show') group by 1) x
    where x.participant_id = p.id`.execute(trx);
  await sql`
    update meeting_participant p set late_from = x.slot, updated_at = ${now}
    from (select c.participant_id, max(c.slot) as slot from meeting_change c where ${waiting} and c.kind = 'late' group by 1) x
    where x.participant_id = p.id`.execute(trx);
  await sql`
    update meeting_table t set lost_from = least(coalesce(t.lost_from, x.slot), x.slot)
    from (select c.table_number, min(c.slot) as slot from meeting_change c where ${waiting} and c.kind = 'table-lost' group by 1) x
    where t.matchmaking_id = ${matchmaking} and t.number = x.table_number`.execute(trx);
  await sql`
    update meeting_request r set state = 'accepted', answered_at = ${now}, expires_at = null
    from meeting_change c where ${waiting} and c.kind = 'wish' and c.request_id = r.id`.execute(trx);
  const { numUpdatedRows } = await trx
    .updateTable('meeting_change')
    .set({ applied_at: now, plan_id: plan })
    .where('matchmaking_id', '=', matchmaking)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Meetings of a plan that cannot be held: somebody has left or has no registration any more, or the wish was taken back since it was made, or the table is gone. */
export async function listImpossible(db: Db, matchmaking: string, plan: string, fromSlot: number): Promise<string[]> {
  const found: string[] = [];
  for (let after = FIRST; found.length < NAMED; ) {
    const { rows } = await sql<{ found: string[] | null; last: string | null; count: number }>`
      select array_agg(r.id::text order by x.slot, r.id) filter (where x.slot >= ${fromSlot} and (
          a.state <> 'joined' or b.state <> 'joined' or ra.state <> 'confirmed' or rb.state <> 'confirmed' or r.state not in ('accepted', 'open')
          or x.slot = any(a.unavailable) or x.slot = any(b.unavailable)
          or x.slot < a.late_from or x.slot < b.late_from
          or (x.table_number is not null and (t.number is null or x.table_number >= s.tables or t.lost_from <= x.slot))
          or (least(r.from_id, r.to_id), greatest(r.from_id, r.to_id)) in (
            select least(a_id, b_id), greatest(a_id, b_id) from meeting_rule where kind = 'forbidden' and matchmaking_id = ${matchmaking})
        )) as found, max(x.request_id::text) as last, count(*)::int as count
      from meeting_page(${plan}, ${after}, ${LOOKED_AT}) x join meeting_request r on r.id = x.request_id
        join meeting_participant a on a.id = r.from_id join meeting_participant b on b.id = r.to_id
        join registration ra on ra.id = a.registration_id join registration rb on rb.id = b.registration_id
        join meeting_slot s on s.matchmaking_id = ${matchmaking} and s.number = x.slot
        left join meeting_table t on t.matchmaking_id = ${matchmaking} and t.number = x.table_number`.execute(db);
    const { found: some = null, last = null, count = 0 } = rows[0] ?? {};
    found.push(...(some ?? []));
    if (last === null || count < LOOKED_AT) break;
    after = last;
  }
  return found.slice(0, NAMED);
}

/** A wish that nobody has answered and that is planned all the same counts as accepted: who does not want it can say so. */
async function acceptPlanned(trx: Trx, plan: string, now: Date): Promise<void> {
  await sql`
    update meeting_request r set state = 'accepted', to_wish = coalesce(to_wish, 0), answered_at = ${now}, expires_at = null
    from meeting x where x.plan_id = ${plan} and x.request_id = r.id and r.state = 'open'`.execute(trx);
}

/**
 * What was noted of meetings that stay where they are goes over to the new plan. `+ 0`: a planner without statistics would look through all meetings of the
 * slot for each.
 */
async function replacePlan(trx: Trx, before: string, after: string, now: Date): Promise<void> {
  await sql`
    with o as materialized (select * from meeting where plan_id = ${before} and outcome is not null)
    update meeting n set outcome = o.outcome, outcome_by = o.outcome_by, outcome_at = o.outcome_at
    from o where n.plan_id = ${after} and o.request_id = n.request_id and o.slot = n.slot + 0 and n.outcome is null`.execute(
    trx,
  );
  await trx.updateTable('meeting_plan').set({ state: 'replaced', updated_at: now }).where('id', '=', before).execute();
}

/** Everybody the first time, then those whose meetings are others, elsewhere or gone: of a repair the people of its moves. */
async function noteWhoIsTold(
  trx: Trx,
  matchmaking: string,
  { id: plan, moves }: { id: string; moves: readonly Move[] | null },
  before: string | null,
): Promise<number> {
  const differs = (one: string, other: string | null) => sql`
    select x.request_id from meeting x where x.plan_id = ${one} and not exists (
      select from meeting y where y.plan_id = ${other}::uuid and y.request_id = x.request_id and y.slot + 0 = x.slot
        and y.table_number is not distinct from x.table_number and y.room_number is not distinct from x.room_number)`;
  const changed =
    moves === null
      ? sql`in (${differs(plan, before)} union ${differs(before ?? plan, plan)})`
      : sql`= any(${moves.map(({ request }) => request)}::uuid[])`;
  const affected =
    before === null
      ? sql`true`
      : sql`p.id in (select unnest(array[r.from_id, r.to_id]) from meeting_request r where r.id ${changed})`;
  const { numAffectedRows } = await sql`
    insert into meeting_notice (plan_id, participant_id)
    select ${plan}, p.id from meeting_participant p join registration r on r.id = p.registration_id
    where p.matchmaking_id = ${matchmaking} and p.state = 'joined' and r.state = 'confirmed' and r.email is not null and ${affected}`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0n);
}

interface ToTell {
  id: string;
  name: string;
  email: string;
  lang: Lang;
  plan: string;
  sequence: number;
  holds: boolean;
  isChange: boolean;
  title: Localised;
  zone: string;
  venue: string | null;
  onlineAddress: string | null;
  onlineRooms: OnlineRoom[];
  contactEmail: string | null;
  meetings: JsonMeeting[];
  dropped: JsonMeeting[];
}

/**
 * Puts the mails with the personal plans into the queue, slice by slice, each a transaction. Two processes do not take the same people; what a stopped one
 * left is done by the next. Whose plan is no longer the one that holds is told by the mail of the next one only.
 */
export async function deliverPlans(
  world: Pick<World, 'config' | 'secret'>,
  db: Db,
  now: Date,
  limits: SliceLimits = {},
): Promise<void> {
  await inSlices(SLICE, limits, () => deliverSlice(world, db, now));
}

async function deliverSlice(world: Pick<World, 'config' | 'secret'>, db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<ToTell>`
      select p.id, p.name, r.email, p.lang, n.plan_id as plan, m.plan_id = n.plan_id as holds, e.title, e.zone, e.venue,
        exists (select from meeting_notice o where o.participant_id = p.id and o.plan_id <> n.plan_id and o.mail_id is not null) as "isChange",
        m.online_address as "onlineAddress", m.online_rooms as "onlineRooms", e.contact_email as "contactEmail",
        ${sequenceOf(sql.ref('m.id'))} as sequence, ${meetingsOf(sql.ref('p.id'), sql.ref('n.plan_id'))} as meetings,
        ${droppedOf(sql.ref('p.id'), sql.ref('n.plan_id'), sql.ref('m.id'))} as dropped
      from meeting_notice n join meeting_participant p on p.id = n.participant_id join registration r on r.id = p.registration_id
        join matchmaking m on m.id = p.matchmaking_id join event e on e.id = m.event_id
      where n.mail_id is null and r.email is not null
      order by n.plan_id, n.participant_id limit ${SLICE} for update of n skip locked`.execute(trx);
    if (rows.length === 0) return 0;
    const telling = rows.filter(({ holds }) => holds);
    const mails: MailMessage[] = [];
    for (const row of telling) {
      await othersFirst();
      mails.push(planMail(world, row, now));
    }
    const ids = await queueMails(trx, mails, now);
    await sql`
      update meeting_notice n set mail_id = x.mail
      from unnest(${telling.map(({ plan }) => plan)}::uuid[], ${telling.map(({ id }) => id)}::uuid[], ${ids}::uuid[]) as x(plan, person, mail)
      where n.plan_id = x.plan and n.participant_id = x.person`.execute(trx);
    const over = rows.filter(({ holds }) => !holds);
    await sql`
      delete from meeting_notice n using unnest(${over.map(({ plan }) => plan)}::uuid[], ${over.map(({ id }) => id)}::uuid[]) as x(plan, person)
      where n.plan_id = x.plan and n.participant_id = x.person`.execute(trx);
    return rows.length;
  });
}

function planMail(world: Pick<World, 'config' | 'secret'>, row: ToTell, now: Date): MailMessage {
  const { lang, zone, isChange } = row;
  const t = mailTexts(lang);
  const title = localise(row.title, lang).text;
  const url = meetingsUrl(world, lang, row.id);
  const lines = row.meetings.map(({ request, starts, table, roomNumber, name, organisation }) => {
    const startsAt = new Date(starts);
    const when = `${dayIn(lang, startsAt, zone)}, ${timeIn(lang, startsAt, zone)}`;
    const room = table === null ? roomOf(row, request, roomNumber) : null;
    const online = [t.online, room?.name, room?.address].filter(Boolean).join(', ');
    return `${when}: ${organisation === null ? name : `${name} (${organisation})`}, ${table ?? online}`;
  });
  const count = row.meetings.length;
  const intro = count === 0 ? (isChange ? t.nothingLeft : t.nothing) : isChange ? t.changed : t.plan(count);
  return {
    kind: isChange ? 'meetings-changed' : 'meetings-plan',
    to: row.email,
    lang,
    subject: isChange ? t.changedSubject(title) : t.planSubject(title),
    body: [t.hello(row.name), intro, ...lines],
    action: { label: t.seePlan, url },
    after: [t.planLink],
    replyTo: row.contactEmail ?? undefined,
    attachments: [calendarFile(world.config.baseUrl, { ...row, title }, { url, now })],
  };
}
