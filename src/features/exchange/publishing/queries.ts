import { sql } from 'kysely';
import type { PersonViewer, Viewer } from '#engines/kit';
import { findAddressee } from '#platform/address';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';
import type { EntryContent } from '../content.ts';
import { columnsFor, FROM, MORE_COLUMNS } from '../queries.ts';
import { canReadHistory, canWriteEntry } from '../rights.ts';
import {
  type CheckRecord,
  type ExchangeSettings,
  type OwnEntry,
  USUAL_SETTINGS,
  type VersionReason,
  type WorkRow,
} from './model.ts';

export const PAGE_SIZE = 50;

/** An entry in any state, for its people and the hub's team; for others it does not exist. */
export async function findOwnEntry(db: Db, viewer: Viewer, slug: string): Promise<OwnEntry | undefined> {
  const id = await findAddressee(db, 'entry', slug);
  return id === undefined ? undefined : findOwnEntryById(db, viewer, id);
}

export async function findOwnEntryById(db: Db, viewer: Viewer, id: string): Promise<OwnEntry | undefined> {
  const { rows } = await sql<OwnEntry>`
    select ${columnsFor(viewer)}, ${MORE_COLUMNS}, e.hub_id as "hubId", e.owner_id as "ownerId", o.name as "ownerName",
      o.slug as "ownerSlug", o.web as "ownerWeb", o.hub_id as "ownerHubId", e.version, e.edit_state as "editState",
      e.edit_version as "editVersion", e.submitted_at as "submittedAt", edit.content as "editContent",
      newest.saved_by as "savedBy"
    from ${FROM}
    left join entry_version edit on edit.entry_id = e.id and edit.number = e.edit_version
    left join entry_version newest on newest.entry_id = e.id and newest.number = e.version
    where e.id = ${id}`.execute(db);
  const entry = rows[0];
  if (entry === undefined || !isOfTheirs(viewer, entry)) return undefined;
  return entry;
}

/** Writers and checkers are the same circle: the organisation's people and the hub's team. */
function isOfTheirs(viewer: Viewer, { hubId, ownerId }: OwnEntry): boolean {
  return canWriteEntry(viewer, { hub: hubId, organisation: ownerId });
}

/** What a published entry is called. */
export async function findTitle(db: Db, id: string) {
  return db
    .selectFrom('entry')
    .select(['slug', 'title', 'lang'])
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst();
}

/** An organisation for which somebody writes. */
export interface Writer {
  id: string;
  slug: string;
  name: string;
  lang: string;
  hubId: string | null;
}

/** Ids of the organisations that a person belongs to. */
export function organisationsOf(viewer: PersonViewer): string[] {
  const own = viewer.grants.filter(({ scope }) => scope.startsWith('organisation:'));
  return [...new Set(own.map(({ scope }) => scope.slice('organisation:'.length)))];
}

/** The organisations that a person can write for by themselves; the one asked for is among them if they may write for it as the hub's team. */
export async function listWriters(db: Db, viewer: PersonViewer, asked?: string): Promise<Writer[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'lang', 'hub_id as hubId'])
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('id', 'in', [...organisationsOf(viewer), NOBODY]), ...(asked ? [eb('slug', '=', asked)] : [])]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.filter((one) => canWriteEntry(viewer, { hub: one.hubId, organisation: one.id }));
}

/** An empty list is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const WORK_COLUMNS = sql`
  e.slug, e.kind, e.lang, e.title, e.state, e.edit_state as "editState", o.name as "ownerName", e.owner_id as "ownerId",
  newest.saved_by as "savedBy", e.returned_at as "returnedAt", e.submitted_at as "submittedAt", e.updated_at as "updatedAt",
  e.valid_until as "validUntil", e.deadline`;

const WORK_FROM = sql`
  entry e join organisation o on o.id = e.owner_id
  left join entry_version newest on newest.entry_id = e.id and newest.number = e.version`;

/** As people ask for their entries; `expired` is what is published and past its day. */
export const MINE_FILTERS = ['draft', 'submitted', 'published', 'expired', 'closed', 'withdrawn'] as const;
export type MineFilter = (typeof MINE_FILTERS)[number];

/** Entries of all organisations of a person, newest change first, with how many there are in each state: two queries. */
export async function listMine(
  db: Db,
  viewer: PersonViewer,
  asked: { filter: MineFilter | undefined; page: number },
  today: string,
): Promise<{ rows: WorkRow[]; counts: Partial<Record<MineFilter, number>> }> {
  const own = organisationsOf(viewer);
  const shown = sql<MineFilter>`
    case when e.state = 'published' and least(e.valid_until, e.deadline) < ${today}::date then 'expired' else e.state end`;
  const filter = asked.filter === undefined ? sql`true` : sql`${shown} = ${asked.filter}`;
  const { rows } = await sql<WorkRow>`
    select ${WORK_COLUMNS} from ${WORK_FROM} where e.owner_id = any(${own}::uuid[]) and ${filter}
    order by e.updated_at desc, e.id limit ${PAGE_SIZE} offset ${(asked.page - 1) * PAGE_SIZE}`.execute(db);
  const counted = await sql<{ filter: MineFilter; count: number }>`
    select ${shown} as filter, count(*) as count from entry e where e.owner_id = any(${own}::uuid[]) group by 1`.execute(
    db,
  );
  return { rows, counts: Object.fromEntries(counted.rows.map(({ filter, count }) => [filter, count])) };
}

export interface HubName {
  id: string;
  slug: string;
  name: Localised;
}

export async function findHubName(db: Db, slug: string): Promise<HubName | undefined> {
  return db.selectFrom('hub').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst();
}

export async function listHubNames(db: Db): Promise<HubName[]> {
  return db.selectFrom('hub').select(['id', 'slug', 'name']).orderBy('position').orderBy('slug').execute();
}

/** What waits for a hub's check, oldest first, with how many there are: one query. */
export async function listInCheck(
  db: Db,
  hub: string,
  asked: { kind: readonly string[]; lang: readonly string[]; page: number },
): Promise<{ rows: WorkRow[]; total: number }> {
  const kind = asked.kind.length === 0 ? sql`true` : sql`e.kind = any(${asked.kind}::text[])`;
  const lang = asked.lang.length === 0 ? sql`true` : sql`e.lang = any(${asked.lang}::text[])`;
  const { rows } = await sql<WorkRow & { total: number }>`
    select ${WORK_COLUMNS}, count(*) over () as total from ${WORK_FROM}
    where e.hub_id = ${hub} and e.submitted_at is not null and ${kind} and ${lang}
    order by e.submitted_at, e.id limit ${PAGE_SIZE} offset ${(asked.page - 1) * PAGE_SIZE}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How a hub checks; the usual where it has decided nothing. */
export async function readSettings(db: Db, hub: string): Promise<ExchangeSettings> {
  const row = await db
    .selectFrom('hub_exchange')
    .select(['check_new as checkNew', 'check_edits as checkEdits', 'threshold', 'criteria'])
    .where('hub_id', '=', hub)
    .executeTakeFirst();
  return row ?? USUAL_SETTINGS;
}

/** Decisions about an entry, newest first. */
export async function listChecks(db: Db, entry: string): Promise<CheckRecord[]> {
  return db
    .selectFrom('entry_check')
    .select(['decision', 'version', 'points', 'comment', 'decided_at as decidedAt'])
    .where('entry_id', '=', entry)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export interface VersionRow {
  number: number;
  why: VersionReason;
  note: string | null;
  savedAt: Date;
  savedBy: string | null;
}

/** Versions of an entry, newest first, without their content. */
export async function listVersions(
  db: Db,
  viewer: Viewer,
  entry: OwnEntry,
  page: number,
): Promise<{ rows: VersionRow[]; total: number }> {
  if (!canReadHistory(viewer, { hub: entry.hubId, organisation: entry.ownerId })) return { rows: [], total: 0 };
  const { rows } = await sql<VersionRow & { total: number }>`
    select v.number, v.why, v.note, v.saved_at as "savedAt", p.name as "savedBy", count(*) over () as total
    from entry_version v left join person p on p.id = v.saved_by
    where v.entry_id = ${entry.id} order by v.number desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(
    db,
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The content of versions, by number. */
export async function readVersions(db: Db, entry: string, numbers: number[]): Promise<Map<number, EntryContent>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry_version')
    .select(['number', 'content'])
    .where('entry_id', '=', entry)
    .where('number', 'in', numbers)
    .execute();
  return new Map(rows.map(({ number, content }) => [number, content]));
}
