import { type Selectable, sql } from 'kysely';
import { ok, type Result, refuse, type Viewer } from '#engines/kit';
import { giveRole, takeRole } from '#features/accounts/roles/grant.ts';
import { audit } from '#platform/audit';
import type { Db, Tables, Trx } from '#platform/database';
import { withdrawLinks } from '#platform/link';
import { emit } from '#platform/outbox';
import type { OwnedThings } from '../admission/commands/leave.ts';
import { canMerge } from '../rights.ts';
import type { MergedField } from './model.ts';

export type MergeRefusal = { type: 'same' | 'not-found' | 'not-allowed' };

/**
 * Makes two organisations one. The survivor keeps its address; that of the other leads to it for ever, and later imports leave the other alone. Side effects, all in one
 * transaction: both `organisation` rows, `relation`, `funding`, roles, `claim`, `invitation`, `admission`, `address`, what other features own by it,
 * `organisation.saved` for the survivor, `organisation.merged` and `organisation.removed` for the other, audit entries.
 */
export async function mergeOrganisations(
  db: Db,
  viewer: Viewer,
  { survivor, other, fields }: { survivor: string; other: string; fields: Record<MergedField, 'survivor' | 'other'> },
  { owned, now }: { owned: OwnedThings; now: Date },
): Promise<Result<{ slug: string }, MergeRefusal>> {
  if (survivor === other) return refuse({ type: 'same' });
  return db.transaction().execute(async (trx) => {
    // In the order of ids, so that two merges of the same pair the other way round wait rather than block each other.
    const rows = await trx
      .selectFrom('organisation')
      .selectAll()
      .where('id', 'in', [survivor, other])
      .where('removed_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const kept = rows.find(({ id }) => id === survivor);
    const gone = rows.find(({ id }) => id === other);
    if (kept === undefined || gone === undefined) return refuse({ type: 'not-found' });
    const place = (row: typeof kept) => ({ id: row.id, hubId: row.hub_id });
    if (!canMerge(viewer, place(kept), place(gone))) return refuse({ type: 'not-allowed' });

    await moveFacts(trx, other, survivor);
    await movePeople(trx, viewer, other, survivor, now);
    await trx
      .updateTable('address')
      .set({ subject_id: survivor })
      .where('kind', '=', 'organisation')
      .where('subject_id', '=', other)
      .execute();
    await owned.move(trx, viewer, other, survivor, now);
    await trx
      .updateTable('organisation')
      .set({ removed_at: now, updated_at: now, merged_into: survivor, slug: `merged-${other}` })
      .where('id', '=', other)
      .execute();
    // What was merged into the other earlier now stands for the survivor too.
    await trx.updateTable('organisation').set({ merged_into: survivor }).where('merged_into', '=', other).execute();
    const values = chosenValues(gone, fields);
    const confirmed_on =
      [kept.confirmed_on, gone.confirmed_on]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    await trx
      .updateTable('organisation')
      .set({ ...values, confirmed_on, hub_id: kept.hub_id ?? gone.hub_id, edited_at: now, updated_at: now })
      .where('id', '=', survivor)
      .execute();
    await emit(trx, [
      { type: 'organisation.saved', subject: `organisation:${survivor}` },
      { type: 'organisation.merged', subject: `organisation:${other}` },
      { type: 'organisation.removed', subject: `organisation:${other}` },
    ]);
    await audit(trx, viewer, 'organisation.merge', `organisation:${survivor}`, { merged: other });
    return ok({ slug: kept.slug });
  });
}

type Organisation = Selectable<Tables['organisation']>;

const COLUMNS: Record<MergedField, (keyof Organisation)[]> = {
  name: ['name'],
  type: ['type'],
  size: ['size'],
  inhabitants: ['inhabitants'],
  place: ['place_id'],
  web: ['web'],
  topics: ['topics'],
  summary: ['summary'],
  // There is one language for both; that of the longer text decides.
  text: ['text', 'lang'],
};

function chosenValues(gone: Organisation, fields: Record<MergedField, 'survivor' | 'other'>): Partial<Organisation> {
  const taken = Object.entries(COLUMNS).filter(([field]) => fields[field as MergedField] === 'other');
  return Object.fromEntries(taken.flatMap(([, columns]) => columns.map((column) => [column, gone[column]])));
}

/** Relations and funding of the other become the survivor's; what both say is said once, and nobody is related to oneself. */
async function moveFacts(trx: Trx, from: string, to: string): Promise<void> {
  await sql`
    insert into relation (from_id, kind, to_id)
    select ${to}::uuid, kind, to_id from relation where from_id = ${from} and to_id <> ${to}
    union select from_id, kind, ${to}::uuid from relation where to_id = ${from} and from_id <> ${to}
    on conflict do nothing`.execute(trx);
  await trx
    .deleteFrom('relation')
    .where((eb) => eb.or([eb('from_id', '=', from), eb('to_id', '=', from)]))
    .execute();
  await sql`
    delete from funding f using funding g where f.organisation_id = ${from} and g.organisation_id = ${to}
      and (f.amount, f.currency, f.directive, f.year) = (g.amount, g.currency, g.directive, g.year)`.execute(trx);
  await trx.updateTable('funding').set({ organisation_id: to }).where('organisation_id', '=', from).execute();
  await trx.updateTable('admission').set({ organisation_id: to }).where('organisation_id', '=', from).execute();
  await trx
    .deleteFrom('duplicate_dismissal')
    .where((eb) => eb.or([eb('a_id', '=', from), eb('b_id', '=', from)]))
    .execute();
}

/** Whoever spoke for the other speaks for the survivor. Its open invitations and claims move unless the survivor has the same. */
async function movePeople(trx: Trx, viewer: Viewer, from: string, to: string, now: Date): Promise<void> {
  const grants = await trx
    .selectFrom('role_grant')
    .select(['person_id', 'role'])
    .where('scope', '=', `organisation:${from}`)
    .execute();
  for (const { person_id, role } of grants) {
    await takeRole(trx, viewer, person_id, { role, scope: `organisation:${from}` });
    await giveRole(trx, viewer, person_id, { role, scope: `organisation:${to}` }, now);
  }
  await sql`
    delete from role_grant m using role_grant o where m.scope = ${`organisation:${to}`} and o.scope = m.scope
      and m.person_id = o.person_id and m.role = 'organisation-member' and o.role = 'organisation-owner'`.execute(trx);
  await sql`
    delete from invitation i using invitation j where i.organisation_id = ${from} and j.organisation_id = ${to}
      and i.email = j.email and i.accepted_at is null and j.accepted_at is null`.execute(trx);
  await trx.updateTable('invitation').set({ organisation_id: to }).where('organisation_id', '=', from).execute();
  await sql`
    delete from claim c using claim d where c.organisation_id = ${from} and d.organisation_id = ${to}
      and c.person_id = d.person_id and c.state = 'open' and d.state = 'open'`.execute(trx);
  await trx.updateTable('claim').set({ organisation_id: to }).where('organisation_id', '=', from).execute();
  await withdrawLinks(trx, `organisation:${from}`, 'organisation-confirm');
}

/** Remembers that two are not the same, for everybody who looks for duplicates. Side effects: `duplicate_dismissal`, one audit entry. */
export async function dismissDuplicate(
  db: Db,
  viewer: Viewer,
  pair: readonly [string, string],
  now: Date,
): Promise<Result<undefined, MergeRefusal>> {
  const [a, b] = [...pair].sort() as [string, string];
  if (a === b) return refuse({ type: 'same' });
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('organisation')
      .select(['id', 'hub_id as hubId'])
      .where('id', 'in', [a, b])
      .where('removed_at', 'is', null)
      .execute();
    const [one, other] = rows;
    if (one === undefined || other === undefined) return refuse({ type: 'not-found' });
    if (!canMerge(viewer, one, other)) return refuse({ type: 'not-allowed' });
    await trx
      .insertInto('duplicate_dismissal')
      .values({ a_id: a, b_id: b, dismissed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await audit(trx, viewer, 'duplicate.dismiss', `organisation:${a}`, { other: b });
    return ok(undefined);
  });
}
