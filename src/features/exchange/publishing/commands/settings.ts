import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { canSetExchange } from '../../rights.ts';
import type { ExchangeSettings } from '../model.ts';

/** Decides how a hub checks entries; what is in check already is decided by the new criteria. Side effects: `hub_exchange`, one audit entry. */
export async function saveSettings(
  db: Db,
  viewer: Viewer,
  hub: string,
  settings: ExchangeSettings,
  now: Date,
): Promise<Result<null, { type: 'not-allowed' }>> {
  if (!canSetExchange(viewer, hub)) return refuse({ type: 'not-allowed' });
  const row = {
    check_new: settings.checkNew,
    check_edits: settings.checkEdits,
    threshold: settings.threshold,
    criteria: JSON.stringify(settings.criteria),
    updated_at: now,
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('hub_exchange')
      .values({ hub_id: hub, ...row })
      .onConflict((conflict) => conflict.column('hub_id').doUpdateSet(row))
      .execute();
    await audit(trx, viewer, 'hub.exchange-set', `hub:${hub}`, { check: settings.checkNew });
  });
  return ok(null);
}
