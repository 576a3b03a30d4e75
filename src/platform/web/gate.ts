import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { PersonViewer } from '#engines/kit';
import type { AppEnv } from '#platform/feature';

/** What is behind this address is for people who have signed in: the shell answers with the way there and back. */
export class SignInNeeded extends Error {}

/** The person who asks; who has not signed in is sent to do so. */
export function requirePerson(c: Context<AppEnv>): PersonViewer {
  const { viewer } = c.var;
  if (viewer.kind === 'person') return viewer;
  throw new SignInNeeded();
}

/** Lets through who may: others are told to sign in, or that they may not. Where even that would tell too much, answer 404 instead. */
export function requireRight(c: Context<AppEnv>, allowed: boolean): void {
  if (allowed) return;
  if (c.var.viewer.kind === 'anonymous') throw new SignInNeeded();
  throw new HTTPException(403);
}
