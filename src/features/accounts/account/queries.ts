import { sql } from 'kysely';
import type { Lang, PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';

/** More sessions than one page shows are ended together. */
const MAX_SESSIONS = 50;
/** Nobody has more keys than that. */
const MAX_PASSKEYS = 50;

export interface AccountView {
  name: string;
  email: string;
  lang: Lang;
  secondFactor: boolean;
  hasPassword: boolean;
  /** How this session began. */
  method: string | null;
  passkeys: number;
  sessions: number;
}

/** What the person's own page shows. */
export async function getAccount(db: Db, viewer: PersonViewer): Promise<AccountView> {
  const { rows } = await sql<AccountView>`
    select name, email, lang, two_factor_enabled as "secondFactor",
      exists (select 1 from sign_in_account where person_id = person.id and password is not null) as "hasPassword",
      (select method from sign_in_session where id = ${viewer.session.id}) as method,
      (select count(*)::int from sign_in_passkey where person_id = person.id) as passkeys,
      (select count(*)::int from sign_in_session where person_id = person.id and confirmed and expires_at > now()) as sessions
    from person where id = ${viewer.id}`.execute(db);
  const account = rows[0];
  if (account === undefined) throw new Error('somebody has signed in who is gone');
  return account;
}

export interface SessionView {
  id: string;
  userAgent: string | null;
  method: string | null;
  since: Date;
  /** It is the one that asks. */
  own: boolean;
}

export async function listSessions(db: Db, viewer: PersonViewer): Promise<SessionView[]> {
  const rows = await db
    .selectFrom('sign_in_session')
    .select(['id', 'user_agent as userAgent', 'method', 'created_at as since'])
    .where('person_id', '=', viewer.id)
    .where('confirmed', '=', true)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_SESSIONS)
    .execute();
  return rows.map((row) => ({ ...row, own: row.id === viewer.session.id }));
}

export interface PasskeyView {
  id: string;
  name: string;
  since: Date | null;
}

export async function listPasskeys(db: Db, viewer: PersonViewer): Promise<PasskeyView[]> {
  const rows = await db
    .selectFrom('sign_in_passkey')
    .select(['id', 'name', 'created_at as since'])
    .where('person_id', '=', viewer.id)
    .orderBy('created_at')
    .orderBy('id')
    .limit(MAX_PASSKEYS)
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}
