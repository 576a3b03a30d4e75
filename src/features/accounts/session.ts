import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import { sql } from 'kysely';
import type { Grant, Lang, PersonViewer } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';

/** Purpose of the key that sessions are signed with. */
export const SIGN_IN_KEY = 'sign-in';

/** Security matters ask for a sign-in not older than this. */
export const FRESH_MINUTES = 15;

/** Whether somebody has signed in so lately that they may do what concerns security or cannot be undone: an open browser at the office is not enough. */
export function isFresh({ session }: PersonViewer, now: Date): boolean {
  return now.getTime() - session.signedInAt.getTime() <= FRESH_MINUTES * 60_000;
}

/** As better-auth names it: browsers keep `__Secure-` cookies from being set over plain HTTP. */
export function sessionCookie(baseUrl: string): string {
  return `${baseUrl.startsWith('https:') ? '__Secure-' : ''}hubwerk.session_token`;
}

interface SessionRow {
  id: string;
  name: string;
  email: string;
  session: string;
  signed_in_at: Date;
  grants: Grant[];
}

/**
 * Who has signed in, from the session cookie, in one statement: better-auth makes and ends sessions, this only reads them (its own look-up
 * takes three times as long).
 */
export function findPersonOf({ db, config, secret }: Pick<World, 'db' | 'config' | 'secret'>) {
  const name = sessionCookie(config.baseUrl);
  const key = secret.derive(SIGN_IN_KEY);
  return async (c: Context<AppEnv>): Promise<PersonViewer | undefined> => {
    const token = await getSignedCookie(c, key, name);
    if (typeof token !== 'string') return undefined;
    const { rows } = await sql<SessionRow>`
      select person.id, person.name, person.email, s.id as session, s.created_at as signed_in_at, (
        select coalesce(json_agg(json_build_object('role', role, 'scope', scope) order by role, scope), '[]')
        from role_grant where person_id = person.id
      ) as grants
      from sign_in_session s join person on person.id = s.person_id
      where s.token = ${token} and s.expires_at > now() and s.confirmed`.execute(db);
    const row = rows[0];
    return row === undefined ? undefined : viewerOf(row, c.var.lang);
  };
}

function viewerOf(row: SessionRow, lang: Lang): PersonViewer {
  return {
    kind: 'person',
    lang,
    id: row.id,
    name: row.name,
    email: row.email,
    grants: row.grants,
    session: { id: row.session, signedInAt: row.signed_in_at },
  };
}
