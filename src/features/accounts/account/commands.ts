import { v7 as uuid } from 'uuid';
import type { Lang, PersonViewer } from '#engines/kit';
import { ok, type Result, refuse } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Config } from '#platform/config';
import type { Db, Trx } from '#platform/database';
import { hashPassword, verifyPassword } from '../sign-in/hash.ts';
import { findWeakness, type Weakness } from '../sign-in/strength.ts';
import { queueSecurityMail, type SecurityChange } from './mail.ts';

/** Saves name and language of the person; writes an audit entry. */
export async function saveProfile(
  db: Db,
  viewer: PersonViewer,
  input: { name: string; lang: Lang },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('person')
      .set({ ...input, updated_at: now })
      .where('id', '=', viewer.id)
      .execute();
    await audit(trx, viewer, 'person.save', `person:${viewer.id}`);
  });
}

/** Ends one session of the person, which may be this one; writes an audit entry. */
export async function endSession(
  db: Db,
  viewer: PersonViewer,
  session: string,
): Promise<Result<void, { type: 'unknown' }>> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .deleteFrom('sign_in_session')
      .where('id', '=', session)
      .where('person_id', '=', viewer.id)
      .returning('id')
      .executeTakeFirst();
    if (ended === undefined) return refuse({ type: 'unknown' as const });
    await audit(trx, viewer, 'session.end', `person:${viewer.id}`);
    return ok(undefined);
  });
}

/** Ends all sessions of the person but this one; writes an audit entry. */
export async function endOtherSessions(db: Db, viewer: PersonViewer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await endOthers(trx, viewer);
    await audit(trx, viewer, 'session.end-others', `person:${viewer.id}`);
  });
}

/**
 * Sets or changes the password. Who signed in with the old one has to say it again; who came by a mail link, a passkey or with a second factor
 * does not, that is how a forgotten one is replaced. Writes the hash, ends all other sessions, an audit entry, a mail to the person.
 */
export async function setPassword(
  db: Db,
  config: Pick<Config, 'baseUrl'>,
  viewer: PersonViewer,
  input: { password: string; current: string },
  now: Date,
): Promise<Result<void, { type: Weakness | 'currentWrong' }>> {
  const weakness = findWeakness(input.password, viewer);
  if (weakness !== undefined) return refuse({ type: weakness });
  const old = await findPassword(db, viewer);
  if (old?.needed === true && !(await verifyPassword({ hash: old.hash, password: input.current }))) {
    return refuse({ type: 'currentWrong' });
  }
  const password = await hashPassword(input.password);
  await db.transaction().execute(async (trx) => {
    const key = { account_id: viewer.id, provider_id: 'credential' };
    await trx
      .insertInto('sign_in_account')
      .values({ id: uuid(), person_id: viewer.id, ...key, password, created_at: now, updated_at: now })
      .onConflict((conflict) =>
        conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at: now }),
      )
      .execute();
    await endOthers(trx, viewer);
    await recordChange(trx, config, viewer, { kind: 'passwordSet' }, now);
  });
  return ok(undefined);
}

async function findPassword(db: Db, viewer: PersonViewer): Promise<{ hash: string; needed: boolean } | undefined> {
  const row = await db
    .selectFrom('sign_in_account')
    .innerJoin('sign_in_session', 'sign_in_session.person_id', 'sign_in_account.person_id')
    .select(['password', 'method'])
    .where('sign_in_session.id', '=', viewer.session.id)
    .where('provider_id', '=', 'credential')
    .where('account_id', '=', viewer.id)
    .executeTakeFirst();
  return row === undefined || row.password === null
    ? undefined
    : { hash: row.password, needed: row.method === 'password' };
}

async function endOthers(trx: Trx, viewer: PersonViewer): Promise<void> {
  await trx
    .deleteFrom('sign_in_session')
    .where('person_id', '=', viewer.id)
    .where('id', '<>', viewer.session.id)
    .execute();
}

/** Writes an audit entry of a change to the security of the account, and tells the person by mail. */
export async function recordChange(
  trx: Trx,
  config: Pick<Config, 'baseUrl'>,
  viewer: PersonViewer,
  change: SecurityChange,
  now: Date,
): Promise<void> {
  const { email, lang } = await trx
    .selectFrom('person')
    .select(['email', 'lang'])
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow();
  await audit(trx, viewer, `security.${change.kind}`, `person:${viewer.id}`);
  await queueSecurityMail(trx, config, { email, lang }, change, now);
}
