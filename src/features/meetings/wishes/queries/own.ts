import { sql } from 'kysely';
import type { Db } from '#platform/database';
import { findMatchmaking } from '../../queries.ts';
import { readMeetingsKey, type WishWorld } from '../links.ts';
import type { Me, Own } from '../model.ts';

const ME = sql`
  p.id, p.matchmaking_id as "matchmakingId", p.registration_id as "registrationId", p.state, r.state = 'confirmed' as "isRegistered",
  p.group_key as "groupKey", p.name, p.organisation, r.email, p.lang, p.langs, p.seeks, p.offers, p.entries, p.max_meetings as "maxMeetings",
  p.online_only as "onlineOnly", p.on_screen as "onScreen", p.unavailable, p.seeks_topics as "seeksTopics", p.offers_topics as "offersTopics",
  p.seen_plan_id as "seenPlanId"`;

/** Who opens this link, and where. Undefined for a key that was not made here, and while nothing is open yet. Two queries. */
export async function findOwn(world: Pick<WishWorld, 'db' | 'secret'>, key: string): Promise<Own | undefined> {
  const id = readMeetingsKey(world, key);
  if (id === undefined) return undefined;
  const me = await readMe(world.db, id);
  const matchmaking = me === undefined ? undefined : await findMatchmaking(world.db, me.matchmakingId);
  if (me === undefined || matchmaking === undefined || matchmaking.state === 'draft') return undefined;
  return { me, matchmaking };
}

async function readMe(db: Db, id: string): Promise<(Me & { matchmakingId: string }) | undefined> {
  const { rows } = await sql<Me & { matchmakingId: string }>`
    select ${ME} from meeting_participant p join registration r on r.id = p.registration_id where p.id = ${id}`.execute(
    db,
  );
  return rows[0];
}
