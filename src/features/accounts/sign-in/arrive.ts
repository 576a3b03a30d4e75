import type { Lang, PersonViewer } from '#engines/kit';
import { ok, type Result, refuse } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Config } from '#platform/config';
import type { Db, Trx } from '#platform/database';
import { emit } from '#platform/outbox';
import { queueSecurityMail } from '../account/mail.ts';
import type { Method } from '../auth.ts';

/** The name of the configured provider in `sign_in_account` and in its callback's address. */
export const OIDC = 'oidc' satisfies Method;

/** A code of the second factor is good for a minute and a half; it is remembered somewhat longer. */
const CODE_REMEMBERED_MS = 5 * 60 * 1000;

/** What has to be known of somebody who has just signed in. */
export interface Arrival {
  person: string;
  session: string;
  /** They have not said their name yet. */
  nameless: boolean;
}

/**
 * Takes in somebody for whom better-auth has just made a session. In one transaction: refuses a code of the second factor that was used before (the
 * new session ends at once), ends the session that this browser had, writes `registered_at` and `person.registered` at the first time, tells by
 * mail of a provider that is new to the account, and writes an audit entry.
 */
export async function arrive(
  db: Db,
  config: Pick<Config, 'baseUrl' | 'oidc'>,
  given: { token: string; before: PersonViewer | undefined; code?: string; since: Date; lang: Lang },
  now: Date,
): Promise<Result<Arrival, { type: 'used' } | { type: 'not-confirmed' }>> {
  return db.transaction().execute(async (trx) => {
    const session = await trx
      .selectFrom('sign_in_session')
      .innerJoin('person', 'person.id', 'sign_in_session.person_id')
      .select(['sign_in_session.id', 'person_id', 'method', 'confirmed', 'person.name', 'person.email', 'person.lang'])
      .where('token', '=', given.token)
      .executeTakeFirst();
    if (session === undefined || !session.confirmed) return refuse({ type: 'not-confirmed' as const });
    const person = session.person_id;
    if (given.code !== undefined && !(await useCode(trx, person, given.code, now))) {
      await trx.deleteFrom('sign_in_session').where('id', '=', session.id).execute();
      return refuse({ type: 'used' as const });
    }
    if (given.before !== undefined) {
      await trx.deleteFrom('sign_in_session').where('id', '=', given.before.session.id).execute();
    }
    const first = await trx
      .updateTable('person')
      .set({ registered_at: now, lang: given.lang })
      .where('id', '=', person)
      .where('registered_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    const grants = { grants: [], session: { id: session.id, signedInAt: now } };
    const viewer: PersonViewer = {
      kind: 'person',
      id: person,
      name: session.name,
      email: session.email,
      lang: given.lang,
      ...grants,
    };
    if (first !== undefined) {
      await audit(trx, viewer, 'person.register', `person:${person}`, { method: session.method ?? 'code' });
      await emit(trx, [{ type: 'person.registered', subject: `person:${person}` }]);
    } else if (session.method === 'oidc' && (await hasNewProvider(trx, person, given.since))) {
      const to = { email: session.email, lang: session.lang };
      await queueSecurityMail(trx, config, to, { kind: 'provider', provider: config.oidc?.name ?? '' }, now);
    }
    await audit(trx, viewer, 'person.sign-in', `person:${person}`, { method: session.method ?? 'code' });
    return ok({ person, session: session.id, nameless: session.name.trim() === '' });
  });
}

/** Ends the session somebody had, when they sign in again and the second factor is still to come. */
export async function leave(db: Db, before: PersonViewer): Promise<void> {
  await db.deleteFrom('sign_in_session').where('id', '=', before.session.id).execute();
}

/** False when this code was used before: two at the same moment are told apart by the key of the table. */
export async function useCode(trx: Trx, person: string, code: string, now: Date): Promise<boolean> {
  const forgotten = new Date(now.getTime() - CODE_REMEMBERED_MS);
  await trx.deleteFrom('sign_in_used_code').where('person_id', '=', person).where('used_at', '<', forgotten).execute();
  const used = await trx
    .insertInto('sign_in_used_code')
    .values({ person_id: person, code, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return used !== undefined;
}

async function hasNewProvider(trx: Trx, person: string, since: Date): Promise<boolean> {
  const account = await trx
    .selectFrom('sign_in_account')
    .select('id')
    .where('person_id', '=', person)
    .where('provider_id', '=', OIDC)
    .where('created_at', '>=', since)
    .executeTakeFirst();
  return account !== undefined;
}
