import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import type { SettingInput } from '../model.ts';
import { canSet } from '../rights.ts';

/** Which comments a hub checks and how long it keeps addresses. Side effects: `comment_setting`, one audit entry. What waits goes on waiting. */
export async function saveSetting(
  db: Db,
  viewer: Viewer,
  hub: string,
  input: SettingInput,
  now: Date,
): Promise<Result<null, { type: 'not-allowed' }>> {
  if (!canSet(viewer, { hub })) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('hub').select('id').where('id', '=', hub).executeTakeFirst();
    if (known === undefined) return refuse({ type: 'not-allowed' });
    const values = { ...input, updated_at: now };
    await trx
      .insertInto('comment_setting')
      .values({ hub_id: hub, ...values })
      .onConflict((conflict) => conflict.column('hub_id').doUpdateSet(values))
      .execute();
    await audit(trx, viewer, 'comment.settings', `hub:${hub}`, { ...input });
    return ok(null);
  });
}
