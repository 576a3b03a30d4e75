import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { type DomainEvent, emit } from '#platform/outbox';
import type { EventState } from '../../model.ts';
import type { FetchProblem } from '../model.ts';
import type { ReadWithContents } from '../read.ts';
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
  source_uid: string;
  import_hash: string;
  state: EventState;
  slug: string;
  starts_at: Date;
  ends_at: Date;
}

/** Rows in one statement: on the embedded database everybody waits for each. */
const AT_ONCE = 25;

const SYSTEM: Viewer = { kind: 'system', lang: 'de' };

/**
 * Brings the events of a subscription to what its calendar says. The subscription's row must be locked by the caller. Side effects:
 * `event` rows created, changed, withdrawn; addresses of new ones; an event of the outbox for each; one audit entry when anything changed.
 */
export async function applyCalendar(
  trx: Trx,
  subscription: Subscription,
  read: ReadWithContents,
  now: Date,
): Promise<Applied> {
  const here = (await trx
    .selectFrom('event')
    .select(['id', 'source_uid', 'import_hash', 'state', 'slug', 'starts_at', 'ends_at'])
    .where('subscription_id', '=', subscription.id)
    .execute()) as Here[];
  const byKey = new Map(here.map((event) => [event.source_uid, event]));
  const changes = read.contents.flatMap(({ content, hash }) => {
    const before = byKey.get(content.source_uid);
    if (before?.import_hash === hash && before.state !== 'withdrawn') return [];
    return [{ id: before?.id ?? uuid(), content, hash, before }];
  });
  const { gone, problem } = goneEvents(here, read, now);

  await save(trx, subscription, changes, now);
  for (let from = 0; from < gone.length; from += AT_ONCE) {
    const ids = gone.slice(from, from + AT_ONCE).map(({ id }) => id);
    await withdraw(trx, ids, now);
  }
  const created = changes.filter(({ before }) => before === undefined).length;
  const applied = { created, changed: changes.length - created, withdrawn: gone.length };
  await emit(trx, [
    ...changes.map((change): DomainEvent => ({ type: whatHappened(change), subject: `event:${change.id}` })),
    ...gone.map(({ id }): DomainEvent => ({ type: 'event.withdrawn', subject: `event:${id}` })),
  ]);
  if (changes.length + gone.length > 0) {
    await audit(trx, SYSTEM, 'calendar.read', `calendar:${subscription.id}`, { ...applied });
  }
  return problem === undefined ? applied : { ...applied, problem };
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
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const rows = changes.slice(from, from + AT_ONCE).map(({ id, content, hash, before }) => ({
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
