import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { readId } from '#features/network/params.ts';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { requirePerson } from '#platform/web';
import { findMatchmaking, type MatchmakingView } from '../queries.ts';
import { canPlanMeetings } from '../rights.ts';

/** The matchmaking of the address, for who may plan it. */
export async function teamMatchmaking(c: Context<AppEnv>, db: Db): Promise<MatchmakingView> {
  requirePerson(c);
  const found = await findMatchmaking(db, readId(c, 'id'));
  if (found === undefined) throw new HTTPException(404);
  if (!canPlanMeetings(c.var.viewer, { hub: found.event.hubId, event: found.event.id })) throw new HTTPException(403);
  return found;
}

/** An answer to who may not, or to what is not there; other refusals are said on the page. */
export function stopAt(refusal: { type: string }): void {
  if (refusal.type === 'not-allowed') throw new HTTPException(403);
  if (refusal.type === 'missing' || refusal.type === 'unknown-plan') throw new HTTPException(404);
}

/** Says a refusal by the text of its type. */
export function sayRefusal(texts: object, type: string): string {
  const text = new Map(Object.entries(texts)).get(type);
  return typeof text === 'string' ? text : type;
}
