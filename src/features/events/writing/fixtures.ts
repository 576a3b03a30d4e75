import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import type { RegistrationState } from '../registration/model.ts';
import { emptyForm, parseEvent } from './form.ts';
import type { EventContent } from './model.ts';

const NOW = new Date('2026-03-02T12:00:00Z');

/** What a filled-in form says: a workshop in Dresden on 12 May 2026, with changes. */
export function makeContent(changes: Record<string, string> = {}, more: Partial<EventContent> = {}): EventContent {
  const form = emptyForm('de');
  const values = {
    ...form.values,
    title_de: 'Werkstatt Ladesäulen',
    title_cs: 'Dílna nabíjecích stanic',
    summary_de: 'Wie Städte laden.',
    starts_on: '2026-05-12',
    starts_time: '10:00',
    ends_time: '16:00',
    format: 'online',
    online_url: 'https://meet.example.org/secret-room',
    ...changes,
  };
  const parsed = parseEvent({ ...form, values }, [], NOW);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const { hubs, named: _, ...content } = parsed.value;
  const hosts = hubs.map((id) => ({ kind: 'hub' as const, id }));
  return { ...content, hosts, onBehalfOf: null, related: [], ...more };
}

/** Somebody who has registered, with what registration needs. */
export async function makeRegistered(
  db: Db,
  event: string,
  { email, lang = 'de', state = 'confirmed' }: { email: string; lang?: Lang; state?: RegistrationState },
): Promise<string> {
  await db
    .insertInto('registration_setting')
    .values({ event_id: event, opens_at: null, closes_at: null, change_until: null, capacity: 10, updated_at: NOW })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kind = await db.selectFrom('ticket_kind').select('id').where('event_id', '=', event).executeTakeFirst();
  const ticket = kind?.id ?? uuid();
  if (kind === undefined) {
    await db
      .insertInto('ticket_kind')
      .values({
        id: ticket,
        event_id: event,
        position: 0,
        name: JSON.stringify({ de: 'Teilnahme' }),
        capacity: null,
      })
      .execute();
  }
  const id = uuid();
  await db
    .insertInto('registration')
    .values({
      id,
      event_id: event,
      ticket_kind_id: ticket,
      state,
      quantity: 1,
      places: state === 'confirmed' ? 1 : 0,
      name: 'Erika Mustermann',
      email,
      lang,
      form_version: 0,
      created_at: NOW,
      updated_at: NOW,
      email_confirmed_at: state === 'held' ? null : NOW,
    } as never)
    .execute();
  return id;
}

/** So many more who have registered just like somebody, with addresses of their own. */
export async function makeMore(db: Db, like: string, count: number): Promise<void> {
  await sql`
    insert into registration (id, event_id, ticket_kind_id, state, places, quantity, name, email, lang, form_version, answers, created_at, updated_at,
      email_confirmed_at, confirmed_at)
    select gen_random_uuid(), event_id, ticket_kind_id, state, places, quantity, name, 'p' || n || '@example.org', lang, form_version, answers, created_at,
      updated_at, email_confirmed_at, confirmed_at
    from registration, generate_series(1, ${count}::int) n where email = ${like}`.execute(db);
}
