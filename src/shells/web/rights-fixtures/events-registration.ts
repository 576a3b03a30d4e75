import { randomUUID } from 'node:crypto';
import { stampForm } from '#features/comments/spam.ts';
import { makeEvent } from '#features/events/fixtures.ts';
import { cancelRegistration } from '#features/events/registration/commands/cancel.ts';
import { expireEvent } from '#features/events/registration/commands/expire.ts';
import { makeRegistration, openRegistration } from '#features/events/registration/fixtures.ts';
import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import { storeFile } from '#platform/files';
import type { Ask, Fixtures, Given } from '../rights-walk.ts';

type Wanted = 'held' | 'confirmed' | 'waiting' | 'offered' | 'expired';

const HOUR = 3_600_000;

async function openEvent({ world, places }: Given, capacity = 10) {
  const event = await makeEvent(world.db, { hub: places.own.hub });
  const { tickets } = await openRegistration(world.db, event, { capacity });
  return { ...event, ticket: tickets[0] ?? '' };
}

/** A registration in a state, and its key. */
async function registration(given: Given, wanted: Wanted): Promise<{ id: string; key: string; ticket: string }> {
  const { world } = given;
  const now = world.clock();
  const event = await openEvent(given, 1);
  if (wanted === 'held' || wanted === 'confirmed' || wanted === 'expired') {
    const state = wanted === 'confirmed' ? 'confirmed' : 'unconfirmed';
    const at = wanted === 'expired' ? new Date(now.getTime() - HOUR) : now;
    const made = await makeRegistration(world, event, { state, at });
    if (wanted === 'expired') await expireEvent(world, event.id, now);
    return { ...made, ticket: event.ticket };
  }
  const before = await makeRegistration(world, event, { at: now });
  const made = await makeRegistration(world, event, { at: now });
  if (wanted === 'offered') accepted(await cancelRegistration(world, OPERATOR, { id: before.id }, now));
  return { ...made, ticket: event.ticket };
}

function byLink(wanted: Wanted) {
  return async (given: Given): Promise<Ask> => ({ params: { key: (await registration(given, wanted)).key } });
}

async function withFile(given: Given): Promise<Ask> {
  const { db, clock } = given.world;
  const event = await openEvent(given);
  async function* bytes() {
    yield Buffer.from('%PDF-1.7\n%%EOF\n');
  }
  const file = accepted(
    await storeFile(
      { db, now: clock() },
      { name: 'a.pdf', kinds: ['document'], visibility: 'private', bytes: bytes() },
    ),
  );
  const fields = [{ key: 'proof', type: 'file', label: { de: 'Nachweis' }, required: true }];
  await db
    .insertInto('registration_form')
    .values({ event_id: event.id, version: 1, fields: JSON.stringify(fields), created_at: clock() })
    .execute();
  await db.updateTable('registration_setting').set({ form_version: 1 }).where('event_id', '=', event.id).execute();
  const more = { at: clock(), answers: { proof: file.id }, files: [file.id] };
  const { key } = await makeRegistration(given.world, event, more);
  return { params: { key, file: file.id } };
}

export const eventRegistrationFixtures: Fixtures = {
  'GET /events/:slug/registration': async (given) => ({ params: { slug: (await openEvent(given)).slug } }),
  'GET /events/:slug/registration/sent': async (given) => ({ params: { slug: (await openEvent(given)).slug } }),
  'POST /events/:slug/registration': async (given) => {
    const { secret, clock } = given.world;
    const { id, slug, ticket } = await openEvent(given);
    const stamp = stampForm(secret, `registration:${id}`, new Date(clock().getTime() - 60_000));
    const email = `${randomUUID()}@example.org`;
    return { params: { slug }, fields: { stamp, ticket, form: '0', name: 'Anna Beispiel', email } };
  },
  'GET /registrations/:key': byLink('confirmed'),
  'POST /registrations/:key/confirmation': byLink('held'),
  'POST /registrations/:key/acceptance': byLink('offered'),
  'GET /registrations/:key/cancellation': byLink('confirmed'),
  'POST /registrations/:key/cancellation': byLink('confirmed'),
  'POST /registrations/:key/departure': byLink('waiting'),
  'POST /registrations/:key/retry': byLink('expired'),
  'GET /registrations/:key/change': byLink('confirmed'),
  'POST /registrations/:key/change': async (given) => {
    const { key, ticket } = await registration(given, 'confirmed');
    return { params: { key }, fields: { ticket, form: '0', name: 'Berta Beispiel' } };
  },
  'GET /registrations/:key/calendar.ics': byLink('confirmed'),
  'GET /registrations/:key/files/:file': withFile,
};
