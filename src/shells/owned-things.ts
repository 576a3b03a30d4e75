import { sql } from 'kysely';
import type { OwnedThings } from '#features/network/admission/commands/leave.ts';
import { audit } from '#platform/audit';
import type { Trx } from '#platform/database';
import { emit } from '#platform/outbox';

/**
 * What an organisation has in features above the network, when it is merged or leaves: its entries, and what was said about it. The network knows nothing of
 * them, so where they meet is here; the transaction is that of the decision.
 */
export const ownedThings: OwnedThings = {
  async move(trx, viewer, from, to, now) {
    const moved = await sql<{ id: string; state: string }>`
      update entry set owner_id = ${to}, updated_at = ${now} where owner_id = ${from} returning id, state`.execute(trx);
    await tell(
      trx,
      'entry.published',
      moved.rows.filter(({ state }) => state === 'published'),
    );
    await sql`update comment set subject = ${`organisation:${to}`} where subject = ${`organisation:${from}`}`.execute(
      trx,
    );
    await audit(trx, viewer, 'entries.move', `organisation:${to}`, { entries: moved.rows.length });
  },

  async withdraw(trx, viewer, organisation, now) {
    const gone = await sql<{ id: string }>`
      update entry set state = 'withdrawn', edit_state = null, edit_version = null, submitted_at = null, returned_at = null, updated_at = ${now}
      where owner_id = ${organisation} and state in ('published', 'closed') returning id`.execute(trx);
    await tell(trx, 'entry.withdrawn', gone.rows);
    // What was never published goes back to a draft, which nobody reads and which is deleted in time.
    await sql`
      update entry set state = 'draft', submitted_at = null, returned_at = null, updated_at = ${now}
      where owner_id = ${organisation} and state = 'submitted'`.execute(trx);
    await audit(trx, viewer, 'entries.withdraw', `organisation:${organisation}`, { entries: gone.rows.length });
  },
};

function tell(trx: Trx, type: 'entry.published' | 'entry.withdrawn', rows: readonly { id: string }[]): Promise<void> {
  return emit(
    trx,
    rows.map(({ id }) => ({ type, subject: `entry:${id}` as const })),
  );
}
