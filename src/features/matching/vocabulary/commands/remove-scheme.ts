import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { canImport } from '#features/network/rules.ts';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { emit } from '#platform/outbox';

export type RemoveSchemeRefusal = { type: 'not-allowed' } | { type: 'not-found' };

/** Takes an imported vocabulary away. Side effects: `scheme_concept`, `scheme`, one audit entry, `scheme.removed`. */
export async function removeScheme(
  db: Db,
  viewer: Viewer,
  name: string,
): Promise<Result<{ concepts: number }, RemoveSchemeRefusal>> {
  if (!canImport(viewer)) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const scheme = await trx.selectFrom('scheme').select('id').where('name', '=', name).forUpdate().executeTakeFirst();
    if (scheme === undefined) return refuse({ type: 'not-found' });
    const { id } = scheme;
    const { numDeletedRows } = await trx
      .deleteFrom('scheme_concept')
      .where('scheme_id', '=', id)
      .executeTakeFirstOrThrow();
    await trx.deleteFrom('scheme').where('id', '=', id).execute();
    const concepts = Number(numDeletedRows);
    await emit(trx, [{ type: 'scheme.removed', subject: `scheme:${id}` }]);
    await audit(trx, viewer, 'scheme.removed', `scheme:${id}`, { name, concepts });
    return ok({ concepts });
  });
}
