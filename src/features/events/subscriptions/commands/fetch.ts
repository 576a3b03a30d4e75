import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { type FetchProblem, KEPT_PROBLEMS, type Preview } from '../model.ts';
import { type FetchCalendar, readInThread } from '../read.ts';
import { nextFetch, zoneOfCalendar } from '../rules.ts';
import { type Applied, applyCalendar, type Subscription } from './apply.ts';

type Due = Subscription & { etag: string | null; last_modified: string | null; failures: number; next_fetch_at: Date };

/** Takes this long at most; if the process ends before, another asks again after it. */
const CLAIMED_MINUTES = 10;
/** Calendars in one round: the next ones come five minutes later. */
const AT_ONCE = 40;

/** Fetches the calendars that are due, one after the other; several processes divide them. */
export async function fetchDue(db: Db, ask: FetchCalendar, now: Date, signal: AbortSignal): Promise<void> {
  for (let count = 0; count < AT_ONCE && !signal.aborted; count++) {
    const due = await claim(db, now);
    if (due === undefined) return;
    await fetchOne(db, ask, due, now, signal);
  }
}

/** Fetches one calendar now, if nobody else is just doing so. Undefined when there was nothing to do. */
export async function fetchNow(
  db: Db,
  ask: FetchCalendar,
  id: string,
  now: Date,
): Promise<Applied | FetchProblem | undefined> {
  const due = await claim(db, now, id);
  return due === undefined ? undefined : fetchOne(db, ask, due, now);
}

/** Takes the one that has waited longest, so that no other process takes it too. */
async function claim(db: Db, now: Date, id?: string): Promise<Due | undefined> {
  const until = new Date(now.getTime() + CLAIMED_MINUTES * 60_000);
  const { rows } = await sql<Due>`
    update calendar_subscription set next_fetch_at = ${until} where id = (
      select id from calendar_subscription where state = 'active' and next_fetch_at <= ${now}
        and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      order by next_fetch_at, id limit 1 for update skip locked
    ) returning id, hub_id, url, lang, topics, region, etag, last_modified, failures, next_fetch_at`.execute(db);
  return rows[0];
}

/**
 * Asks for a calendar and brings its events up to date. Side effects: those of `applyCalendar`, and what the subscription says of this
 * fetch. No transaction is open while the network is waited for.
 */
async function fetchOne(
  db: Db,
  ask: FetchCalendar,
  due: Due,
  now: Date,
  signal?: AbortSignal,
): Promise<Applied | FetchProblem | undefined> {
  const answer = await ask(due.url, { etag: due.etag, lastModified: due.last_modified }, signal);
  if (!answer.ok) {
    // The process is about to end: it was no failure of theirs.
    if (answer.refusal.type === 'aborted') return undefined;
    return failed(db, due, answer.refusal.type, now);
  }
  const { status, text, etag = null, lastModified = null } = answer.value;
  if (status === 304) {
    await db
      .updateTable('calendar_subscription')
      .set({ fetched_at: now, succeeded_at: now, failures: 0, error: null, next_fetch_at: nextFetch(now, 0) })
      .where('id', '=', due.id)
      .execute();
    return { created: 0, changed: 0, withdrawn: 0 };
  }
  const read = await readInThread({ text, zone: zoneOfCalendar(due.lang), now, subscription: due });
  if (!read.ok) return failed(db, due, problemOf(read.refusal.type), now);
  const applied = await applyCalendar(db, due.id, read.value, now);
  if (applied === undefined) return undefined;
  // What was taken with care is asked for in full the next time.
  const isSure = applied.problem === undefined;
  await db
    .updateTable('calendar_subscription')
    .set({
      fetched_at: now,
      succeeded_at: now,
      failures: 0,
      error: applied.problem ?? null,
      broken: read.value.brokenCount,
      problems: JSON.stringify(read.value.broken.slice(0, KEPT_PROBLEMS)),
      etag: isSure ? cut(etag) : null,
      last_modified: isSure ? cut(lastModified) : null,
      next_fetch_at: nextFetch(now, 0),
    })
    .where('id', '=', due.id)
    // It was changed meanwhile and is due again: this is no longer about it.
    .where('next_fetch_at', '=', due.next_fetch_at)
    .execute();
  return applied;
}

async function failed(db: Db, due: Due, error: FetchProblem, now: Date): Promise<FetchProblem> {
  await db
    .updateTable('calendar_subscription')
    .set((eb) => ({
      fetched_at: now,
      failures: eb('failures', '+', 1),
      error,
      next_fetch_at: nextFetch(now, due.failures + 1),
    }))
    .where('id', '=', due.id)
    .execute();
  return error;
}

/** What a calendar at this address would bring, before anybody subscribes to it. Writes nothing. */
export async function previewCalendar(ask: FetchCalendar, url: string, zone: string, now: Date): Promise<Preview> {
  const answer = await ask(url, { etag: null, lastModified: null });
  if (!answer.ok) {
    const { type } = answer.refusal;
    return { ok: false, problem: type === 'aborted' ? 'unreachable' : type };
  }
  const read = await readInThread({ text: answer.value.text, zone, now });
  return read.ok ? { ok: true, read: read.value } : { ok: false, problem: problemOf(read.refusal.type) };
}

/** What reading tells in detail is told to people in these words. */
function problemOf(type: string): FetchProblem {
  switch (type) {
    case 'no-calendar':
    case 'cut-off':
    case 'too-large':
    case 'too-many-events':
      return type;
    case 'too-many-lines':
      return 'too-large';
    default:
      return 'unreadable';
  }
}

/** What another server says is not longer than a line. */
function cut(header: string | null): string | null {
  return header !== null && header.length <= 500 ? header : null;
}
