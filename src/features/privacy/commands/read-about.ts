import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db } from '#platform/database';
import { type AuditEntry, type AuditFilter, findPersonName, listAudit } from '../queries.ts';
import { canReadAddress, canReadAudit } from '../rights.ts';

export interface AuditPage {
  entries: AuditEntry[];
  more: boolean;
  /** Whose entries these are, where somebody's were asked for. */
  person?: string | undefined;
}

/** Reads the audit log. Side effect: who looks at the entries of one person leaves an entry with that person, on the first page they see. */
export async function readAuditLog(
  db: Db,
  viewer: Viewer,
  filter: AuditFilter,
  page: number,
): Promise<Result<AuditPage, { type: 'not-allowed' }>> {
  if (!canReadAudit(viewer)) return refuse({ type: 'not-allowed' });
  const about = filter.person ?? /^person:(.+)$/.exec(filter.subject ?? '')?.[1];
  return db.transaction().execute(async (trx) => {
    const found = await listAudit(trx, filter, page);
    if (about === undefined) return ok(found);
    const person = await findPersonName(trx, about);
    const own = viewer.kind === 'person' && viewer.id === about;
    if (!own && person !== undefined && page === 1) await audit(trx, viewer, 'audit.read', `person:${about}`);
    return ok({ ...found, person });
  });
}

/** Shows staff the address of one person. Side effect: an audit entry that this person sees. */
export async function readAddress(
  db: Db,
  viewer: Viewer,
  person: string,
): Promise<Result<{ name: string; email: string }, { type: 'not-allowed' } | { type: 'not-found' }>> {
  if (!canReadAddress(viewer)) return refuse({ type: 'not-allowed' });
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('person').select(['name', 'email']).where('id', '=', person).executeTakeFirst();
    if (row === undefined) return refuse({ type: 'not-found' });
    await audit(trx, viewer, 'address.read', `person:${person}`);
    return ok(row);
  });
}
