import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Grant, Lang, PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { World } from '#platform/feature';
import { SIGN_IN_KEY, sessionCookie } from './session.ts';

const NOW = new Date('2026-03-01T09:00:00Z');

/** Somebody with these roles, with a session; `cookie` is what their browser sends. */
export async function makePerson(
  world: Pick<World, 'db' | 'config' | 'secret'>,
  given: { name?: string; email?: string; lang?: Lang; grants?: readonly Grant[] } = {},
): Promise<{ viewer: PersonViewer; cookie: string }> {
  const { db, config, secret } = world;
  const id = uuid();
  const { name = 'Anna Beispiel', email = `${id}@example.org`, lang = 'de', grants = [] } = given;
  await db
    .insertInto('person')
    .values({ id, name, email, email_verified: true, image: null, lang, created_at: NOW, updated_at: NOW })
    .execute();
  await grantRoles(db, id, grants);
  const session = { id: uuid(), token: randomBytes(24).toString('base64url') };
  await db
    .insertInto('sign_in_session')
    .values({
      ...session,
      person_id: id,
      expires_at: new Date('2100-01-01T00:00:00Z'),
      ip_address: null,
      user_agent: null,
      created_at: NOW,
      updated_at: NOW,
      method: 'test',
    })
    .execute();
  const signature = createHmac('sha256', secret.derive(SIGN_IN_KEY)).update(session.token).digest('base64');
  return {
    viewer: { kind: 'person', lang, id, name, email, grants, session: { id: session.id, signedInAt: NOW } },
    cookie: `${sessionCookie(config.baseUrl)}=${encodeURIComponent(`${session.token}.${signature}`)}`,
  };
}

export async function grantRoles(db: Db, personId: string, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return;
  await db
    .insertInto('role_grant')
    .values(grants.map((grant) => ({ ...grant, person_id: personId, granted_at: NOW })))
    .execute();
}
