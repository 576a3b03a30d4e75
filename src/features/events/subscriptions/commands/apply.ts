import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { type DomainEvent, emit } from '#platform/outbox';
import type { EventState } from '../../model.ts';
import type { FetchProblem } from '../model.ts';
import type { ReadContent, ReadWithContents } from '../read.ts';
import { goneEvents, type SubscribedAs, type SubscribedContent } from '../rules.ts';

export interface Subscription extends SubscribedAs {
  id: string;
  hub_id: string;
}

/** What a calendar brought. */
export interface Applied {
  created: number;
  changed: number;
  withdrawn: number;
  problem?: FetchProblem;
}

interface Here {
  id: string;
  state: EventState;
  slug: string;
  starts_at: Date;
  ends_at: Date;
}

/** Events in one transaction: what was taken over when a process ends stays, and the next reading goes on with the rest. */
const AT_ONCE = 100;
/** Rows in one statement: on the embedded database everybody waits for each. */
const IN_STATEMENT = 25;

const SYSTEM: Viewer = { kind: 'system', lang: 'de' };

/**
 * Brings the events of a subscription to what its calendar says, a part after the other, between which other requests have their turn; undefined where
 * it was paused or removed in the meantime: then nothing more of it appears. Side effects, in a transaction for each part: `event` rows created, changed,
 * withdrawn; addresses of new ones; an event of the outbox for each; one audit entry where anything changed.
 */
export async function applyCalendar(
  db: Db,
  id: string,
  read: ReadWithContents,
  now: Date,
): Promise<Applied | undefined> {
  const sum: Applied = { created: 0, changed: 0, withdrawn: 0 };
  const apply = async (part: (trx: Trx, subscription: Subscription) => Promise<Applied>) => {
    await othersFirst();
    const done = await db.transaction().execute(async (trx) => {
      const subscription = await lockActive(trx, id);
      if (subscription === undefined) return undefined;
      const applied = await part(trx, subscription);
      if (applied.created + applied.changed + applied.withdrawn > 0)
        await audit(trx, SYSTEM, 'calendar.read', `calendar:${id}`, { ...applied });
      return applied;
    });
    sum.created += done?.created ?? 0;
    sum.changed += done?.changed ?? 0;
    sum.withdrawn += done?.withdrawn ?? 0;
    return done !== undefined;
  };
  for (let from = 0; from < read.contents.length; from += AT_ONCE) {
    const some = read.contents.slice(from, from + AT_ONCE);
    if (!(await apply((trx, subscription) => applyContents(trx, subscription, some, now)))) return undefined;
  }
  const { gone, problem } = goneEvents(await listHere(db, id), read, now);
  for (let from = 0; from < gone.length; from += AT_ONCE) {
    const ids = gone.slice(from, from + AT_ONCE).map((event) => event.id);
    if (!(await apply((trx) => applyGone(trx, ids, now)))) return undefined;
  }
  return problem === undefined ? sum : { ...sum, problem };
}

/** A subscription that is not paused, which nobody else changes until the end of the transaction. */
export async function lockActive(trx: Trx, id: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    select id, hub_id, url, lang, topics, region from calendar_subscription
    where id = ${id} and state = 'active' for update`.execute(trx);
  return rows[0];
}

async function applyContents(
  trx: Trx,
  subscription: Subscription,
  contents: readonly ReadContent[],
  now: Date,
): Promise<Applied> {
  const keys = contents.map(({ content }) => content.source_uid);
  const here = await trx
    .selectFrom('event')
    .select(['id', 'hub_id', 'source_uid', 'import_hash', 'state', 'slug', 'starts_at', 'ends_at'])
    .where('subscription_id', '=', subscription.id)
    .where('source_uid', 'in', keys)
    .execute();
  const byKey = new Map(here.map((event) => [event.source_uid, event]));
  const changes = contents.flatMap(({ content, hash }) => {
    const before = byKey.get(content.source_uid);
    const isSame = before?.import_hash === hash && before.hub_id === subscription.hub_id;
    if (isSame && before.state !== 'withdrawn') return [];
    return [{ id: before?.id ?? uuid(), content, hash, before }];
  });
  if (changes.length > 0) await save(trx, subscription, changes, now);
  await emit(
    trx,
    changes.map((change): DomainEvent => ({ type: whatHappened(change), subject: `event:${change.id}` })),
  );
  const created = changes.filter(({ before }) => before === undefined).length;
  return { created, changed: changes.length - created, withdrawn: 0 };
}

async function applyGone(trx: Trx, ids: string[], now: Date): Promise<Applied> {
  await withdraw(trx, ids, now);
  await emit(
    trx,
    ids.map((id): DomainEvent => ({ type: 'event.withdrawn', subject: `event:${id}` })),
  );
  return { created: 0, changed: 0, withdrawn: ids.length };
}

type Listed = Pick<Here, 'id' | 'state' | 'ends_at'> & { source_uid: string };

/** What of a subscription is here, read in parts as it is written. */
async function listHere(db: Db, subscription: string): Promise<Listed[]> {
  const all: Listed[] = [];
  for (;;) {
    await othersFirst();
    const last = all.at(-1)?.id;
    const { rows } = await sql<Listed>`
      select id, source_uid, state, ends_at from event
      where subscription_id = ${subscription} and (${last ?? null}::uuid is null or id > ${last ?? null}::uuid)
      order by id limit ${AT_ONCE}`.execute(db);
    all.push(...rows);
    if (rows.length < AT_ONCE) return all;
  }
}

/** Withdraws events, so that they are nowhere to be read any more. */
export async function withdraw(trx: Trx, ids: string[], now: Date): Promise<void> {
  await trx
    .updateTable('event')
    .set((eb) => ({
      state: 'withdrawn',
      version: eb('version', '+', 1),
      sequence: eb('sequence', '+', 1),
      updated_at: now,
    }))
    .where('id', 'in', ids)
    .execute();
}

interface Change {
  id: string;
  content: SubscribedContent;
  hash: string;
  before: Here | undefined;
}

function whatHappened({ content, before }: Change): DomainEvent['type'] {
  if (before === undefined || before.state === 'withdrawn') return 'event.published';
  if (content.state === 'cancelled' && before.state !== 'cancelled') return 'event.cancelled';
  return hasMoved(before, content) ? 'event.moved' : 'event.changed';
}

function hasMoved(before: Here, content: SubscribedContent): boolean {
  return (
    before.starts_at.getTime() !== content.starts_at.getTime() || before.ends_at.getTime() !== content.ends_at.getTime()
  );
}

async function save(trx: Trx, subscription: Subscription, changes: Change[], now: Date): Promise<void> {
  const fresh = changes.filter(({ before }) => before === undefined);
  const wanted = fresh.map(({ id, content }) => ({
    id,
    wanted: `${(JSON.parse(content.title) as Record<string, string>)[subscription.lang] ?? ''} ${content.starts_on}`,
  }));
  const slugs = await claimAddresses(trx, 'event', wanted);
  for (let from = 0; from < changes.length; from += IN_STATEMENT) {
    await othersFirst();
    const rows = changes.slice(from, from + IN_STATEMENT).map(({ id, content, hash, before }) => ({
      id,
      external_key: `calendar-${id}`,
      slug: before?.slug ?? slugs.get(id) ?? id,
      hub_id: subscription.hub_id,
      series_id: null,
      on_behalf_of: null,
      ...content,
      address: null,
      place_id: null,
      online_url: null,
      external_url: null,
      contact_name: null,
      contact_email: null,
      contact_phone: null,
      publish_at: null,
      published_at: now,
      ended_at: null,
      held: null,
      participants_deleted_at: null,
      subscription_id: subscription.id,
      created_by: null,
      import_hash: hash,
      created_at: now,
      updated_at: now,
    }));
    await trx
      .insertInto('event')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          hub_id: eb.ref('excluded.hub_id'),
          lang: eb.ref('excluded.lang'),
          langs: eb.ref('excluded.langs'),
          topics: eb.ref('excluded.topics'),
          format: eb.ref('excluded.format'),
          title: eb.ref('excluded.title'),
          summary: eb.ref('excluded.summary'),
          text: eb.ref('excluded.text'),
          starts_at: eb.ref('excluded.starts_at'),
          ends_at: eb.ref('excluded.ends_at'),
          zone: eb.ref('excluded.zone'),
          all_day: eb.ref('excluded.all_day'),
          starts_on: eb.ref('excluded.starts_on'),
          ends_on: eb.ref('excluded.ends_on'),
          venue: eb.ref('excluded.venue'),
          region: eb.ref('excluded.region'),
          search: eb.ref('excluded.search'),
          source_url: eb.ref('excluded.source_url'),
          import_hash: eb.ref('excluded.import_hash'),
          version: sql<number>`event.version + 1`,
          // Grows with time, place and state, as for events of our own: who has it in a calendar takes the newer.
          sequence: sql<number>`event.sequence + case when (event.starts_at, event.ends_at, event.state, coalesce(event.venue, ''))
            is distinct from (excluded.starts_at, excluded.ends_at, excluded.state, coalesce(excluded.venue, '')) then 1 else 0 end`,
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}
