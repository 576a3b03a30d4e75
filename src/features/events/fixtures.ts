import { v7 as uuid } from 'uuid';
import { makeHub } from '#features/network/fixtures.ts';
import { claimAddresses } from '#platform/address';
import type { Db, Tables } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { EventState, Format } from './model.ts';
import { searchText } from './rules.ts';

export interface EventFields {
  key?: string;
  /** Id of a hub; without it the one in Dresden. */
  hub?: string;
  state?: EventState;
  title?: Localised;
  summary?: Localised;
  text?: Localised;
  format?: Format;
  startsAt?: Date;
  endsAt?: Date;
  zone?: string;
  more?: Partial<Record<keyof Tables['event'], unknown>>;
}

/** A published workshop in Dresden on 12 May 2026 from 10:00 to 16:00, unless something else is given. */
export async function makeEvent(db: Db, fields: EventFields = {}): Promise<{ id: string; slug: string; hub: string }> {
  const hub = fields.hub ?? (await makeHub(db)).id;
  const {
    key = `event-${uuid()}`,
    state = 'published',
    title = { de: 'Werkstatt Ladesäulen' },
    summary = { de: 'Wie Städte laden.' },
    text = { de: 'Ein Tag mit Beispielen.' },
    format = 'on-site',
    startsAt = new Date('2026-05-12T08:00:00Z'),
    endsAt = new Date(startsAt.getTime() + 6 * 3_600_000),
    zone = 'Europe/Berlin',
  } = fields;
  const id = uuid();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  const slugs = await db
    .transaction()
    .execute((trx) => claimAddresses(trx, 'event', [{ id, wanted: title.de ?? key }]));
  const place = await db.selectFrom('place').select(['id', 'nuts']).orderBy('id').executeTakeFirst();
  const slug = slugs.get(id) ?? key;
  const now = new Date('2026-03-01T10:00:00Z');
  await db
    .insertInto('event')
    .values({
      id,
      external_key: key,
      slug,
      hub_id: hub,
      state,
      kind: 'workshop',
      format,
      lang: 'de',
      title: JSON.stringify(title),
      summary: JSON.stringify(summary),
      text: JSON.stringify(text),
      starts_at: startsAt,
      ends_at: endsAt,
      zone,
      starts_on: day.format(startsAt),
      ends_on: day.format(endsAt),
      venue: format === 'online' ? null : 'Kulturpalast',
      address: format === 'online' ? null : 'Schloßstraße 2',
      place_id: format === 'online' ? null : (place?.id ?? null),
      region: place?.nuts ?? null,
      online_url: format === 'on-site' ? null : 'https://meet.example.org/secret-room',
      langs: ['de'],
      topics: ['mobility'],
      search: searchText([title, summary, text], []),
      published_at: state === 'draft' ? null : now,
      created_at: now,
      updated_at: now,
      ...(fields.more as object),
    })
    .execute();
  return { id, slug, hub };
}
