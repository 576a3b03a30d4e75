import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { localise } from '#platform/i18n';
import { canWriteEvent } from '../../rights.ts';
import { isId } from '../form.ts';
import type { EventContent } from '../model.ts';
import { findWritten } from '../queries.ts';
import type { When } from '../when.ts';
import { copyParts } from './copy.ts';
import { columnsOf, writeHosts } from './kit.ts';

export interface NewEvents {
  /** A secret of the form, so that a form sent twice is one event, or one series. */
  key: string;
  hub: string;
  /** An event to copy the programme, the media and the registration of. */
  from: string | undefined;
  content: EventContent;
  /** When it is held; several are a series. */
  dates: readonly When[];
}

/**
 * Begins an event as a draft, or a series of drafts. The same form sent again answers with the same drafts. Side effects: `event` with hosts and related
 * things, `address`, perhaps `event_series`, copies of programme, files and registration; an audit entry for each.
 */
export async function createEvents(
  db: Db,
  viewer: Viewer,
  input: NewEvents,
  now: Date,
): Promise<Result<{ slugs: string[] }, { type: 'not-allowed' } | { type: 'no-source' }>> {
  if (!isId(input.key) || !isId(input.hub)) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const hub = await trx.selectFrom('hub').select('id').where('id', '=', input.hub).executeTakeFirst();
    if (hub === undefined || !canWriteEvent(viewer, { hub: hub.id })) return refuse({ type: 'not-allowed' });
    const source = input.from === undefined ? undefined : await findWritten(trx, viewer, input.from);
    if (input.from !== undefined && source === undefined) return refuse({ type: 'no-source' });
    const keys = input.dates.map((_, at) => (at === 0 ? input.key : `${input.key}-${at + 1}`));
    const first = await insert(trx, viewer, input, { key: input.key, when: input.dates[0] ?? input.content }, now);
    if (first === undefined) return findSent(trx, keys, hub.id);
    const events = [{ ...first, when: input.dates[0] ?? input.content }];
    for (const [at, when] of input.dates.entries()) {
      const made = at === 0 ? undefined : await insert(trx, viewer, input, { key: keys[at] ?? '', when }, now);
      if (made !== undefined) events.push({ ...made, when });
    }
    if (events.length > 1) {
      const series = await createSeries(trx, input, now);
      const ids = events.map((event) => event.id);
      await trx.updateTable('event').set({ series_id: series }).where('id', 'in', ids).execute();
    }
    for (const event of events) {
      if (source !== undefined)
        await copyParts(trx, source.id, event.id, { from: source.content, to: event.when }, now);
      const details = source === undefined ? {} : { from: source.id };
      await audit(trx, viewer, 'event.created', `event:${event.id}`, details);
    }
    return ok({ slugs: events.map((event) => event.slug) });
  });
}

/** Undefined when the same form was sent before. */
async function insert(
  trx: Trx,
  viewer: Viewer,
  input: Pick<NewEvents, 'hub' | 'content'>,
  { key, when, isTemplate = false }: { key: string; when: When; isTemplate?: boolean },
  now: Date,
): Promise<{ id: string; slug: string } | undefined> {
  const id = uuid();
  const content = { ...input.content, ...when };
  const made = await trx
    .insertInto('event')
    .values({
      ...(await columnsOf(trx, content)),
      id,
      external_key: key,
      slug: id,
      hub_id: input.hub,
      state: 'draft',
      is_template: isTemplate,
      published_at: null,
      created_by: viewer.kind === 'person' ? viewer.id : null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('external_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return undefined;
  const wanted = localise(content.title, content.lang).text;
  const slug = (await claimAddresses(trx, 'event', [{ id, wanted }])).get(id) ?? id;
  await trx.updateTable('event').set({ slug }).where('id', '=', id).execute();
  await writeHosts(trx, id, content);
  return { id, slug };
}

async function createSeries(trx: Trx, { key, hub, content }: NewEvents, now: Date): Promise<string> {
  const id = uuid();
  const wanted = localise(content.title, content.lang).text;
  const slug = (await claimAddresses(trx, 'event-series', [{ id, wanted }])).get(id) ?? id;
  await trx
    .insertInto('event_series')
    .values({
      id,
      external_key: key,
      slug,
      hub_id: hub,
      lang: content.lang,
      title: JSON.stringify(content.title),
      text: JSON.stringify(content.summary),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** What the same form has made before; a key of somebody else's opens nothing. */
async function findSent(
  trx: Trx,
  keys: readonly string[],
  hub: string,
): Promise<Result<{ slugs: string[] }, { type: 'not-allowed' }>> {
  const rows = await trx
    .selectFrom('event')
    .select('slug')
    .where('external_key', 'in', keys)
    .where('hub_id', '=', hub)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.length === 0 ? refuse({ type: 'not-allowed' }) : ok({ slugs: rows.map((row) => row.slug) });
}

/**
 * Keeps an event as a template of its hub: a copy, so that what is changed there does not change the event. Side effects as for a new event; a second
 * press makes no second template.
 */
export async function keepAsTemplate(
  db: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<{ slug: string }, { type: 'not-found' }>> {
  return db.transaction().execute(async (trx) => {
    const source = await findWritten(trx, viewer, id);
    // A template is the hub's: who has this event alone cannot make one.
    if (source === undefined || !canWriteEvent(viewer, { hub: source.hubId })) return refuse({ type: 'not-found' });
    const key = `template-${id}`;
    const input = { hub: source.hubId, content: source.content };
    const made = await insert(trx, viewer, input, { key, when: source.content, isTemplate: true }, now);
    if (made === undefined) {
      const { slug } = await trx
        .selectFrom('event')
        .select('slug')
        .where('external_key', '=', key)
        .executeTakeFirstOrThrow();
      return ok({ slug });
    }
    await copyParts(trx, id, made.id, { from: source.content, to: source.content }, now);
    await audit(trx, viewer, 'event.template-kept', `event:${made.id}`, { from: id });
    return ok({ slug: made.slug });
  });
}
