import { sql } from 'kysely';
import { may, ok, type PersonViewer, type Result, refuse, type Viewer } from '#engines/kit';
import { audit } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { findLink, useLink, withdrawLinks } from '#platform/link';
import { emit } from '#platform/outbox';
import { confirmedNow } from '../profile/save-profile.ts';
import { rights } from '../rights.ts';
import type { ConfirmedRecord } from './model.ts';

export type ConfirmRefusal = { type: 'not-found' | 'not-allowed' };

/** Says that a record is still right. Side effects: `organisation` or `hub`, links that asked about it, `….saved`, one audit entry. */
export async function confirmRecord(
  db: Db,
  viewer: Viewer,
  subject: `${ConfirmedRecord['kind']}:${string}`,
  now: Date,
): Promise<Result<ConfirmedRecord, ConfirmRefusal>> {
  return db.transaction().execute(async (trx) => {
    const record = await findRecord(trx, subject);
    if (record === undefined) return refuse({ type: 'not-found' });
    if (!canConfirm(viewer, record)) return refuse({ type: 'not-allowed' });
    await confirm(trx, viewer, record, now);
    return ok(record);
  });
}

/** The same by the link in a mail, without signing in: as long as who got it may still confirm. Uses the link up; side effects as above. */
export async function confirmByLink(
  db: Db,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<Result<ConfirmedRecord, ConfirmRefusal>> {
  return db.transaction().execute(async (trx) => {
    const link = await useLink(trx, 'organisation-confirm', key, now);
    const record = link === undefined ? undefined : await recordOfLink(trx, link);
    if (record === undefined) return refuse({ type: 'not-found' });
    await confirm(trx, viewer, record, now);
    return ok(record);
  });
}

/** What a link asks about, as long as it may be used. */
export async function findConfirmation(db: Db, key: string, now: Date): Promise<ConfirmedRecord | undefined> {
  const link = await findLink(db, 'organisation-confirm', key, now);
  return link === undefined ? undefined : recordOfLink(db, link);
}

export function canConfirm(viewer: Viewer, { kind, id, hubId }: ConfirmedRecord): boolean {
  return kind === 'hub'
    ? may(viewer, rights['hub.confirm'], { hub: id })
    : may(viewer, rights['organisation.confirm'], { organisation: id, hub: hubId });
}

async function confirm(trx: Trx, viewer: Viewer, { kind, id }: ConfirmedRecord, now: Date): Promise<void> {
  const confirmed = { ...confirmedNow(now), edited_at: now, updated_at: now };
  await trx.updateTable(kind).set(confirmed).where('id', '=', id).execute();
  await withdrawLinks(trx, `${kind}:${id}`, 'organisation-confirm');
  await emit(trx, [{ type: `${kind}.saved`, subject: `${kind}:${id}` }]);
  await audit(trx, viewer, `${kind}.confirm`, `${kind}:${id}`);
}

/** The record of a link whose receiver may still confirm it: a role that was taken back takes its links along. */
async function recordOfLink(
  db: Db,
  link: { subject: string; email: string | null },
): Promise<ConfirmedRecord | undefined> {
  const record = await findRecord(db, link.subject);
  if (record === undefined || link.email === null) return undefined;
  const { rows } = await sql<Pick<PersonViewer, 'id' | 'name' | 'email' | 'lang' | 'grants'>>`
    select id, name, email, lang, (
      select coalesce(json_agg(json_build_object('role', role, 'scope', scope)), '[]') from role_grant where person_id = person.id
    ) as grants
    from person where email = ${link.email}`.execute(db);
  const [person] = rows;
  if (person === undefined) return undefined;
  const viewer: PersonViewer = { kind: 'person', ...person, session: { id: '', signedInAt: new Date(0) } };
  return canConfirm(viewer, record) ? record : undefined;
}

async function findRecord(db: Db, subject: string): Promise<ConfirmedRecord | undefined> {
  const [kind = '', id = ''] = subject.split(':');
  if (kind === 'hub') {
    const hub = await db.selectFrom('hub').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst();
    return hub && { kind, ...hub, hubId: hub.id };
  }
  if (kind !== 'organisation') return undefined;
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'lang', 'hub_id'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && { kind, id: row.id, slug: row.slug, hubId: row.hub_id, name: { [row.lang]: row.name } };
}
