import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Right } from '#engines/kit';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { requirePerson } from '#platform/web';
import type { EventView } from './model.ts';
import { findEvent, findTeamEvent } from './queries.ts';

/** The event of the address, for who may do this with it. To others a draft does not exist; of what is public they hear that they may not. */
export async function teamEvent(c: Context<AppEnv>, db: Db, right: Right): Promise<EventView> {
  requirePerson(c);
  const slug = c.req.param('slug') ?? '';
  const event = await findTeamEvent(db, c.var.viewer, right, slug);
  if (event !== undefined) return event;
  throw new HTTPException((await findEvent(db, slug)) === undefined ? 404 : 403);
}
