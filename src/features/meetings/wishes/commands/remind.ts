import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { Job } from '#platform/feature';
import { emit } from '#platform/outbox';
import type { WishWorld } from '../links.ts';
import { type Addressee, type Facts, type Listed, type Message, tell } from '../mails.ts';
import { bump, lockFrame } from './state.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Requests handled at a time; the next round takes the others. */
const BATCH = 1_000;
/** Who has not answered is reminded a day before it expires, or when half of a shorter time is over. */
const REMIND_HOURS = 24;
/** Before wishes close. */
const CLOSING_HOURS = 48;

interface Row {
  about: Facts;
  to: Addressee;
  request: Listed;
}

/** Of a request with its two people: whom the mail goes to, whom it speaks of, and the matchmaking. */
const COLUMNS = sql`
  json_build_object('name', m.name, 'title', e.title, 'zone', e.zone, 'wishesCloseAt', m.wishes_close_at) as about,
  json_build_object('id', t.id, 'name', t.name, 'email', tr.email, 'lang', t.lang) as "to",
  json_build_object('id', q.id, 'name', o.name, 'organisation', o.organisation, 'expiresAt', q.expires_at) as request`;

/** `told`: the side that is told. */
const joins = (told: 'from_id' | 'to_id') => sql`
  join matchmaking m on m.id = q.matchmaking_id join event e on e.id = m.event_id
  join meeting_participant t on t.id = ${sql.ref(`q.${told}`)} join registration tr on tr.id = t.registration_id
  join meeting_participant o on o.id = ${sql.ref(`q.${told === 'from_id' ? 'to_id' : 'from_id'}`)}`;

/** One mail to each person about all of theirs. */
function bundled(rows: readonly Row[], kind: 'asked' | 'remind' | 'expired'): Message[] {
  const byPerson = new Map<string, { row: Row; requests: Listed[] }>();
  for (const row of rows) {
    const known = byPerson.get(row.to.id) ?? { row, requests: [] };
    // Moments come as text from JSON.
    const { expiresAt } = row.request;
    known.requests.push({ ...row.request, expiresAt: expiresAt === null ? null : new Date(expiresAt) });
    byPerson.set(row.to.id, known);
  }
  return [...byPerson.values()].map(({ row: { to, about }, requests }) => ({
    to,
    about: { ...about, wishesCloseAt: new Date(about.wishesCloseAt) },
    told: { kind, requests },
  }));
}

/**
 * Ends requests that nobody answered in time and tells those who asked, once. Each matchmaking is a transaction. Side effects: `meeting_request`, mails, the
 * version, `meetings.answered`. Returns how many ended.
 */
export async function expireRequests(world: WishWorld, db: Db, now: Date): Promise<number> {
  const due = await db
    .selectFrom('meeting_request')
    .select('matchmaking_id')
    .where('state', '=', 'open')
    .where('expires_at', '<=', now)
    .distinct()
    .orderBy('matchmaking_id')
    .execute();
  let count = 0;
  for (const { matchmaking_id } of due)
    count += await db.transaction().execute((trx) => expireIn(world, trx, matchmaking_id, now));
  return count;
}

async function expireIn(world: WishWorld, trx: Trx, matchmaking: string, now: Date): Promise<number> {
  if ((await lockFrame(trx, matchmaking)) === undefined) return 0;
  const { rows } = await sql<Row>`
    with ended as (
      update meeting_request set state = 'expired', answered_at = ${now} where id in (
        select id from meeting_request where state = 'open' and expires_at <= ${now} and matchmaking_id = ${matchmaking}
        order by expires_at, id limit ${BATCH})
      returning *
    )
    select ${COLUMNS} from ended q ${joins('from_id')} order by q.id`.execute(trx);
  if (rows.length === 0) return 0;
  await tell(world, trx, bundled(rows, 'expired'), now);
  await bump(trx, matchmaking);
  await emit(trx, [{ type: 'meetings.answered', subject: `matchmaking:${matchmaking}` }]);
  return rows.length;
}

/** Tells people of the requests that came since they were last told, at most once a day. Side effects: `told_at`, `asked_mail_at`, mails. */
export async function tellRequests(world: WishWorld, trx: Trx, now: Date): Promise<number> {
  const { rows } = await sql<Row>`
    with due as (
      update meeting_participant p set asked_mail_at = ${now}
      where p.id in (
        select p.id from meeting_participant p
        where (p.asked_mail_at is null or p.asked_mail_at <= ${new Date(now.getTime() - DAY)}) and p.state = 'joined'
          and exists (select from meeting_request q where q.to_id = p.id and q.state = 'open' and q.told_at is null)
        order by p.id limit ${BATCH} for update of p skip locked)
      returning p.id
    ), told as (
      update meeting_request q set told_at = ${now} from due where q.to_id = due.id and q.state = 'open' and q.told_at is null returning q.*
    )
    select ${COLUMNS} from told q ${joins('to_id')} order by q.to_id, q.created_at, q.id`.execute(trx);
  await tell(world, trx, bundled(rows, 'asked'), now);
  return rows.length;
}

/** Reminds those who have not answered, once for each request. Side effects: `reminded_at`, mails. */
export async function remindOfRequests(world: WishWorld, trx: Trx, now: Date): Promise<number> {
  const { rows } = await sql<Row>`
    with due as (
      update meeting_request set reminded_at = ${now} where id in (
        select q.id from meeting_request q join matchmaking m on m.id = q.matchmaking_id
        where q.state = 'open' and q.reminded_at is null and q.told_at is not null and q.expires_at > ${now}
          and q.expires_at - least(${REMIND_HOURS}, m.answer_hours / 2) * interval '1 hour' <= ${now}
        order by q.expires_at, q.id limit ${BATCH} for update of q skip locked)
      returning *
    )
    select ${COLUMNS} from due q ${joins('to_id')} where t.state = 'joined' order by q.to_id, q.created_at, q.id`.execute(
    trx,
  );
  await tell(world, trx, bundled(rows, 'remind'), now);
  return rows.length;
}

/** Says once that wishes close soon, to those who take part and those who might. Side effects: `meeting_participant.reminded_at`, mails. */
export async function remindOfClosing(world: WishWorld, trx: Trx, now: Date): Promise<number> {
  const { rows } = await sql<{ about: Facts; to: Addressee; joined: boolean; wishes: number }>`
    with due as (
      update meeting_participant set reminded_at = ${now} where id in (
        select p.id from meeting_participant p join matchmaking m on m.id = p.matchmaking_id join registration r on r.id = p.registration_id
        join event e on e.id = m.event_id
        where m.state = 'wishing' and m.wishes_close_at > ${now} and m.wishes_close_at <= ${new Date(now.getTime() + CLOSING_HOURS * HOUR)}
          and e.state = 'published' and p.reminded_at is null and p.state in ('invited', 'joined') and r.state = 'confirmed'
          -- Who was invited just now has read it there.
          and p.invited_at <= ${new Date(now.getTime() - DAY)}
        order by p.id limit ${BATCH} for update of p skip locked)
      returning *
    )
    select json_build_object('name', m.name, 'title', e.title, 'zone', e.zone, 'wishesCloseAt', m.wishes_close_at) as about,
      json_build_object('id', p.id, 'name', p.name, 'email', r.email, 'lang', p.lang) as "to", p.state = 'joined' as joined,
      (select count(*)::int from meeting_request q where q.state in ('open', 'accepted') and ((q.from_id = p.id and q.from_wish > 0)
        or (q.to_id = p.id and q.to_wish > 0))) as wishes
    from due p join matchmaking m on m.id = p.matchmaking_id join event e on e.id = m.event_id join registration r on r.id = p.registration_id
    order by p.id`.execute(trx);
  const messages = rows.map(({ about, to, joined, wishes }): Message => {
    return {
      to,
      about: { ...about, wishesCloseAt: new Date(about.wishesCloseAt) },
      told: { kind: 'closing', joined, wishes },
    };
  });
  await tell(world, trx, messages, now);
  return rows.length;
}

/** Every few minutes, each in a transaction of its own: what was told is marked with the mail, so nobody is told twice. */
export function requestJob(world: WishWorld): Job {
  return {
    name: 'meeting-requests',
    everyMinutes: 5,
    runs: 'by-itself',
    async run(db: Db, now, signal) {
      const own = { ...world, db };
      await expireRequests(own, db, now);
      for (const step of [tellRequests, remindOfRequests, remindOfClosing]) {
        if (signal.aborted) return;
        await db.transaction().execute((trx) => step(own, trx, now));
      }
    },
  };
}
