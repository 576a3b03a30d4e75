import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Spoken } from '#features/events/model.ts';
import type { Trx } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { MatchmakingState, ParticipantState } from '../../model.ts';
import { readMeetingsKey, type WishWorld } from '../links.ts';
import type { Facts } from '../mails.ts';

/** What commands decide by: a person as they stand now, held until the transaction ends. */
export interface Standing {
  id: string;
  registrationId: string;
  state: ParticipantState;
  isRegistered: boolean;
  groupKey: string | null;
  name: string;
  organisation: string | null;
  email: string | null;
  lang: Lang;
  langs: Spoken[];
  onlineOnly: boolean;
  seeksTopics: string[];
  offersTopics: string[];
  seenPlanId: string | null;
}

/** What a matchmaking allows, and what mails say of it. */
export interface Frame extends Facts {
  id: string;
  state: MatchmakingState;
  answerHours: number;
  maxWishes: number;
  maxMeetings: number;
  groups: { key: string; name: Localised }[];
  whoMeetsWhom: [string, string][];
  hasOnline: boolean;
  planId: string | null;
  isCancelled: boolean;
}

/** People as they stand, held against jobs that mark them. Wants their matchmaking held. */
export async function lockPeople(
  trx: Trx,
  matchmaking: string,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select p.id, p.registration_id as "registrationId", p.state, r.state = 'confirmed' as "isRegistered",
      p.group_key as "groupKey", p.name, p.organisation, r.email, p.lang, p.langs, p.online_only as "onlineOnly",
      p.seeks_topics as "seeksTopics", p.offers_topics as "offersTopics", p.seen_plan_id as "seenPlanId"
    from meeting_participant p join registration r on r.id = p.registration_id
    where p.matchmaking_id = ${matchmaking} and p.id = any(${ids as string[]}::uuid[]) order by p.id for no key update of p`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const FRAME = sql`
  select m.id, m.state, m.name, m.answer_hours as "answerHours", m.max_wishes as "maxWishes", m.max_meetings as "maxMeetings", m.groups,
    m.who_meets_whom as "whoMeetsWhom", m.has_online as "hasOnline", m.plan_id as "planId", m.wishes_close_at as "wishesCloseAt",
    e.title, e.zone, e.state in ('cancelled', 'withdrawn') as "isCancelled"
  from matchmaking m join event e on e.id = m.event_id`;

/** Holds a matchmaking: everything that changes it begins so, the organiser's commands too, so that of two the second waits and none blocks the other. */
export async function lockFrame(trx: Trx, id: string): Promise<Frame | undefined> {
  const { rows } = await sql<Frame>`${FRAME} where m.id = ${id} for no key update of m`.execute(trx);
  return rows[0];
}

/**
 * Who claims this by the link, with the matchmaking held; undefined: there is no such page. `also`: other people, held too. Somebody of another matchmaking is
 * never among them.
 */
export async function lockClaimed(
  world: Pick<WishWorld, 'secret'>,
  trx: Trx,
  key: string,
  also: readonly string[] = [],
): Promise<{ me: Standing; frame: Frame; people: Map<string, Standing> } | undefined> {
  const id = readMeetingsKey(world, key);
  if (id === undefined) return undefined;
  const found = await trx
    .selectFrom('meeting_participant')
    .select('matchmaking_id')
    .where('id', '=', id)
    .executeTakeFirst();
  const frame = found === undefined ? undefined : await lockFrame(trx, found.matchmaking_id);
  if (frame === undefined || frame.state === 'draft') return undefined;
  const people = await lockPeople(trx, frame.id, [id, ...also]);
  const me = people.get(id);
  return me === undefined ? undefined : { me, frame, people };
}

/** Something of which plans are made has changed: a plan made before is told so. */
export async function bump(trx: Trx, matchmaking: string): Promise<void> {
  await sql`update matchmaking set version = version + 1 where id = ${matchmaking}`.execute(trx);
}
