import { makeEvent } from '#features/events/fixtures.ts';
import type { EventState } from '#features/events/model.ts';
import type { Given } from '../rights-walk.ts';

/** The event that people have a role for, of the own hub, made anew in this state. */
export async function ownEvent(
  { world: { db }, places: { own } }: Given,
  state: EventState = 'published',
): Promise<{ id: string; slug: string }> {
  await db.deleteFrom('event').where('id', '=', own.event).execute();
  await db.deleteFrom('address').where('kind', '=', 'event').where('subject_id', '=', own.event).execute();
  const made = await makeEvent(db, { hub: own.hub, state, ...LATER });
  await db.updateTable('event').set({ id: own.event }).where('id', '=', made.id).execute();
  await db
    .updateTable('address')
    .set({ subject_id: own.event })
    .where('kind', '=', 'event')
    .where('subject_id', '=', made.id)
    .execute();
  await db
    .insertInto('event_host')
    .values({ event_id: own.event, position: 0, hub_id: own.hub, organisation_id: null })
    .execute();
  return { id: own.event, slug: made.slug };
}

const LATER = { startsAt: new Date('2026-05-12T08:00:00Z') };
