import { v7 as uuid } from 'uuid';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';

/** Who agrees: an account, or a guest by the keyed hash of the address (see `hashAddress`). */
export type ConsentOf = { person: string } | { addressHash: string };

const columnsOf = (who: ConsentOf) =>
  'person' in who ? { person_id: who.person, address_hash: null } : { person_id: null, address_hash: who.addressHash };

/**
 * Writes down that somebody agreed to a version of a text, in the transaction of what they agreed to; agreeing again to the same is not written
 * twice. Side effects: a row of `consent`, an audit entry.
 */
export async function recordConsent(
  trx: Trx,
  viewer: Viewer,
  who: ConsentOf,
  given: { what: string; version: number },
  now: Date,
): Promise<void> {
  const valid = await findConsents(trx, who);
  if (valid.some(({ what, version }) => what === given.what && version === given.version)) return;
  const id = uuid();
  await trx
    .insertInto('consent')
    .values({ id, ...columnsOf(who), ...given, at: now, withdrawn_at: null })
    .execute();
  await audit(trx, viewer, 'consent.give', `consent:${id}`, given);
}

/** Takes one's own consent back; what was done before stays lawful. Side effects: `withdrawn_at`, an audit entry. */
export async function withdrawConsent(
  db: Db,
  viewer: Viewer,
  who: ConsentOf,
  what: string,
  now: Date,
): Promise<Result<null, { type: 'not-found' }>> {
  return db.transaction().execute(async (trx) => {
    const own = columnsOf(who);
    const gone = await trx
      .updateTable('consent')
      .set({ withdrawn_at: now })
      .where('person_id', own.person_id === null ? 'is' : '=', own.person_id)
      .where('address_hash', own.address_hash === null ? 'is' : '=', own.address_hash)
      .where('what', '=', what)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .execute();
    const [first] = gone;
    if (first === undefined) return refuse({ type: 'not-found' });
    await audit(trx, viewer, 'consent.withdraw', `consent:${first.id}`, { what });
    return ok(null);
  });
}

export interface Consent {
  what: string;
  version: number;
  at: Date;
}

/** What somebody agrees to at present. */
export async function findConsents(db: Db, who: ConsentOf): Promise<Consent[]> {
  const own = columnsOf(who);
  return db
    .selectFrom('consent')
    .select(['what', 'version', 'at'])
    .where('person_id', own.person_id === null ? 'is' : '=', own.person_id)
    .where('address_hash', own.address_hash === null ? 'is' : '=', own.address_hash)
    .where('withdrawn_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}
