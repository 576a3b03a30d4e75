import { v7 as uuid } from 'uuid';
import type { Viewer } from '#engines/kit';
import { testWorld } from '#features/events/registration/fixtures.ts';
import type { Db } from '#platform/database';
import { type MadeMatchmaking, type MadePerson, type MatchmakingFields, makeMatchmaking } from '../fixtures.ts';
import type { Wish } from '../model.ts';
import type { MeetingSlots } from '../slots.ts';
import { wishFor } from './commands/wish.ts';
import { meetingsKey, type WishWorld } from './links.ts';

/** While wishes are open for the workshop in May. */
export const NOW = new Date('2026-03-02T12:00:00Z');
export const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

export const GUEST: Viewer = { kind: 'anonymous', lang: 'de' };

/** An exchange without entries, whose topics are the words of a text that begin with a capital. */
export const NO_ENTRIES: MeetingSlots = {
  entriesOf: async () => [],
  entries: async () => [],
  subjectOf: async () => undefined,
  fits: async () => [],
  topicsOf: async (text) =>
    [...new Set(text.match(/\p{Lu}\p{L}+/gu) ?? [])].map((word) => `word:${word.toLowerCase()}`),
};

export interface MadeWishing extends MadeMatchmaking {
  world: WishWorld & { slots: MeetingSlots };
  /** By place: keys of the pages of their own. */
  keys: string[];
}

/** A matchmaking in which people can wish until ten days before it begins in May. */
export async function makeWishing(
  db: Db,
  fields: MatchmakingFields & { people?: number | MadePerson[] } = {},
): Promise<MadeWishing> {
  const world = { ...testWorld(db), slots: NO_ENTRIES };
  const made = await makeMatchmaking({ db }, { state: 'wishing', ...fields });
  return { ...made, world, keys: made.people.map((id) => meetingsKey(world, id)) };
}

/** The person at `from` wishes for the one at `to`. */
export function wishAt(
  made: MadeWishing,
  from: number,
  to: number,
  wish: Wish = 'want',
  now = NOW,
  message: string | null = null,
) {
  const input = { to: made.people[to] ?? '', wish, message, online: false };
  return wishFor(made.world, GUEST, made.keys[from] ?? '', input, { points: 50, topics: ['mobility'] }, now);
}

/** Publishes a plan of these meetings, by places in `requests`; a second one replaces the first. Returns its id. */
export async function publishAt(
  db: Db,
  made: Pick<MadeMatchmaking, 'id' | 'requests'>,
  meetings: readonly { request: number; slot: number; table: number | null }[],
  now = NOW,
): Promise<string> {
  const before = await db
    .selectFrom('meeting_plan')
    .select(['id', 'number'])
    .where('matchmaking_id', '=', made.id)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const id = uuid();
  await db.updateTable('meeting_plan').set({ state: 'replaced' }).where('matchmaking_id', '=', made.id).execute();
  await db
    .insertInto('meeting_plan')
    .values({
      id,
      matchmaking_id: made.id,
      number: (before?.number ?? 0) + 1,
      state: 'published',
      version: 1,
      based_on: before?.id ?? null,
      seed: 1,
      seconds: 1,
      created_by: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  if (meetings.length > 0)
    await db
      .insertInto('meeting')
      .values(
        meetings.map(({ request, slot, table }) => {
          return {
            id: uuid(),
            plan_id: id,
            request_id: made.requests[request] ?? '',
            slot,
            table_number: table,
            outcome: null,
            outcome_by: null,
            outcome_at: null,
          };
        }),
      )
      .execute();
  await db
    .updateTable('matchmaking')
    .set({ plan_id: id, state: 'published', published_at: now })
    .where('id', '=', made.id)
    .execute();
  return id;
}
