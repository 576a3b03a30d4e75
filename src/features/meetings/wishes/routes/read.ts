import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type AppEnv, conceptLabel, type World } from '#platform/feature';
import type { Reasons } from '../../planning/reasons.ts';
import type { BroughtEntry, MeetingSlots } from '../../slots.ts';
import type { Own } from '../model.ts';
import { findOwn } from '../queries/own.ts';
import { isLiving } from '../rules.ts';
import type { Suggestions } from '../suggestions.ts';

/** What the pages of participants need. */
export interface WishParts {
  world: World & { slots: MeetingSlots };
  suggestions: Suggestions;
  reasons: Reasons;
}

/** Who opened the link, and the address of their first page. A key that was not made here opens nothing. */
export async function ownOf(world: World, c: Context<AppEnv>): Promise<Own & { key: string; address: string }> {
  const key = c.req.param('key') ?? '';
  const own = await findOwn(world, key);
  if (own === undefined) throw new HTTPException(404);
  return { ...own, key, address: `/${c.var.lang}/meetings/${key}` };
}

/** The same, for who takes part with a registration that holds, at an event that takes place; others are sent to the first page, which says why not. */
export async function livingOf(
  world: World,
  c: Context<AppEnv>,
): Promise<(Own & { key: string; address: string }) | Response> {
  const own = await ownOf(world, c);
  const { me, matchmaking, address } = own;
  return isLiving(me) && !isOff(matchmaking) ? own : c.redirect(address, 303);
}

export function isOff({ event }: Own['matchmaking']): boolean {
  return event.state === 'cancelled' || event.state === 'withdrawn';
}

export const labelOf = (world: World, c: Context<AppEnv>) => conceptLabel(world, c.var.lang);

/** Entries that people bring, by reference. One query. */
export async function entriesOf(
  { slots }: { slots: MeetingSlots },
  c: Context<AppEnv>,
  subjects: readonly string[],
): Promise<Map<string, BroughtEntry>> {
  const entries = await slots.entries(c.var.lang, [...new Set(subjects)]);
  return new Map(entries.map((entry) => [entry.subject, entry]));
}
