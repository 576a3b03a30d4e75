import { v7 as uuid } from 'uuid';
import type { Grant, Lang, Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { giveRole } from './grant.ts';

/** Somebody as the operator of the machine knows them. */
export interface Appointed {
  email: string;
  name: string;
  lang: Lang;
}

/**
 * Gives somebody roles without asking them, for the operator of the machine: who is not known yet becomes a person with this address, who signs in with
 * a link by mail like anybody else. Writes the person and an audit entry where they are new, and each role with what belongs to it. Returns how
 * many roles they did not have before.
 */
export async function appoint(
  db: Db,
  viewer: Viewer,
  { email, name, lang }: Appointed,
  grants: readonly Grant[],
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const id = (await findPersonByEmail(trx, email)) ?? uuid();
    const added = await trx
      .insertInto('person')
      .values({ id, name, email, email_verified: false, image: null, lang, created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added !== undefined) await audit(trx, viewer, 'person.appoint', `person:${id}`);
    let given = 0;
    for (const grant of grants) if (await giveRole(trx, viewer, id, grant, now)) given++;
    return given;
  });
}

export async function findPersonByEmail(db: Db | Trx, email: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  return row?.id;
}
