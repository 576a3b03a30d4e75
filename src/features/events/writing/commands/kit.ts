import { sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import type { Trx } from '#platform/database';
import { searchText } from '../../rules.ts';
import type { EventContent, HostRef, WrittenEvent } from '../model.ts';
import { findWritten } from '../queries.ts';

/** What nobody may change any more, or what somebody else has changed meanwhile. */
export type LockRefusal = { type: 'not-found' } | { type: 'changed-meanwhile' } | { type: 'not-possible' };

/**
 * The event as it is now, for who may write it; nobody else changes it before this transaction ends. Registrations that are written meanwhile hold on to
 * its key only, so that they need not wait, nor we for them.
 */
export async function lockEvent(trx: Trx, viewer: Viewer, id: string): Promise<WrittenEvent | undefined> {
  const row = await trx.selectFrom('event').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row === undefined ? undefined : findWritten(trx, viewer, id);
}

/** Columns of `event` that hold what organisers write. Asks for the region of the place. */
export async function columnsOf(trx: Trx, content: EventContent) {
  const place =
    content.place === null
      ? undefined
      : await trx.selectFrom('place').select(['id', 'name', 'nuts']).where('id', '=', content.place).executeTakeFirst();
  return {
    kind: content.kind,
    format: content.format,
    lang: content.lang,
    title: JSON.stringify(content.title),
    summary: JSON.stringify(content.summary),
    text: JSON.stringify(content.text),
    starts_at: content.startsAt,
    ends_at: content.endsAt,
    zone: content.zone,
    all_day: content.allDay,
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    venue: content.venue,
    address: content.address,
    place_id: place?.id ?? null,
    region: place?.nuts ?? null,
    access: content.access,
    access_note: JSON.stringify(content.accessNote),
    online_url: content.onlineUrl,
    langs: content.langs,
    interpreted: content.interpreted,
    topics: content.topics,
    cost: content.cost,
    price_note: JSON.stringify(content.priceNote),
    external_url: content.externalUrl,
    contact_name: content.contactName,
    contact_email: content.contactEmail,
    contact_phone: content.contactPhone,
    on_behalf_of: content.onBehalfOf,
    search: searchText([content.title, content.summary, content.text], [content.venue, place?.name ?? null]),
  };
}

/** Replaces hosts and related things by those of the content. Hosts that no longer exist are left out. */
export async function writeHosts(trx: Trx, event: string, { hosts, related }: EventContent): Promise<void> {
  await trx.deleteFrom('event_host').where('event_id', '=', event).execute();
  await trx.deleteFrom('event_related').where('event_id', '=', event).execute();
  const ids = (kind: HostRef['kind']) => hosts.filter((host) => host.kind === kind).map((host) => host.id);
  const { rows } = await sql<{ id: string }>`
    select id from hub where id = any(${ids('hub')}::uuid[])
    union all select id from organisation where id = any(${ids('organisation')}::uuid[])`.execute(trx);
  const there = new Set(rows.map((row) => row.id));
  const known = hosts.filter((host) => there.has(host.id));
  if (known.length > 0) {
    await trx
      .insertInto('event_host')
      .values(
        known.map(({ kind, id }, position) => ({
          event_id: event,
          position,
          hub_id: kind === 'hub' ? id : null,
          organisation_id: kind === 'organisation' ? id : null,
        })),
      )
      .execute();
  }
  if (related.length > 0) {
    await trx
      .insertInto('event_related')
      .values(related.map((subject, position) => ({ event_id: event, position, subject })))
      .execute();
  }
}
