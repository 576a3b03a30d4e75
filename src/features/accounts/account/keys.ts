import { sql } from 'kysely';
import type { PersonViewer } from '#engines/kit';
import { ok, type Result, refuse } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Config } from '#platform/config';
import type { Db } from '#platform/database';
import { useCode } from '../sign-in/arrive.ts';
import { recordChange } from './commands.ts';

type Site = Pick<Config, 'baseUrl'>;

/** After better-auth has kept a passkey: an audit entry and a mail to the person. */
export async function recordPasskey(
  db: Db,
  config: Site,
  viewer: PersonViewer,
  name: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute((trx) => recordChange(trx, config, viewer, { kind: 'passkeyAdded', name }, now));
}

/** Gives a passkey of the person another name; writes an audit entry. */
export async function renamePasskey(
  db: Db,
  viewer: PersonViewer,
  id: string,
  name: string,
): Promise<Result<void, { type: 'unknown' }>> {
  return db.transaction().execute(async (trx) => {
    const renamed = await trx
      .updateTable('sign_in_passkey')
      .set({ name })
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .returning('id')
      .executeTakeFirst();
    if (renamed === undefined) return refuse({ type: 'unknown' as const });
    await audit(trx, viewer, 'passkey.rename', `person:${viewer.id}`);
    return ok(undefined);
  });
}

/** Removes a passkey of the person; writes an audit entry and a mail to them. */
export async function removePasskey(
  db: Db,
  config: Site,
  viewer: PersonViewer,
  id: string,
  now: Date,
): Promise<Result<void, { type: 'unknown' }>> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('sign_in_passkey')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .returning('name')
      .executeTakeFirst();
    if (removed === undefined) return refuse({ type: 'unknown' as const });
    await recordChange(trx, config, viewer, { kind: 'passkeyRemoved', name: removed.name ?? '' }, now);
    return ok(undefined);
  });
}

/** After better-auth has switched the second factor on: the code is used up; an audit entry and a mail to the person. */
export async function recordSecondFactor(
  db: Db,
  config: Site,
  viewer: PersonViewer,
  code: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await useCode(trx, viewer.id, code, now);
    await recordChange(trx, config, viewer, { kind: 'factorOn' }, now);
  });
}

/** After better-auth has made new recovery codes: an audit entry and a mail to the person. */
export async function recordRecoveryCodes(db: Db, config: Site, viewer: PersonViewer, now: Date): Promise<void> {
  await db.transaction().execute((trx) => recordChange(trx, config, viewer, { kind: 'codesNew' }, now));
}

/** Switches the second factor off. Deletes its key and recovery codes, writes an audit entry and a mail to the person. */
export async function removeSecondFactor(db: Db, config: Site, viewer: PersonViewer, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const off = await trx
      .updateTable('person')
      .set({ two_factor_enabled: false, updated_at: now })
      .where('id', '=', viewer.id)
      .where('two_factor_enabled', '=', true)
      .returning('id')
      .executeTakeFirst();
    if (off === undefined) return;
    await trx.deleteFrom('sign_in_two_factor').where('person_id', '=', viewer.id).execute();
    // Who is between the first and the second factor has to begin again.
    await sql`delete from sign_in_verification where value = ${viewer.id}`.execute(trx);
    await recordChange(trx, config, viewer, { kind: 'factorOff' }, now);
  });
}
