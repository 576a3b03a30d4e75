import { sql } from 'kysely';
import type { PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { Secret } from '#platform/secret';
import type { ErasedCount, FeedbackTopic, Pages } from './model.ts';
import { hashAddress } from './rules.ts';

export const PAGE_SIZE = 50;

/** Organisations whose only owner is this person, with the hub they belong to. */
export async function listOrphanedOrganisations(
  db: Db,
  person: string,
): Promise<{ organisation: string; hub: string | null }[]> {
  const { rows } = await sql<{ organisation: string; hub: string | null }>`
    select o.id as organisation, o.hub_id as hub from role_grant g join organisation o on g.scope = 'organisation:' || o.id
    where g.person_id = ${person} and g.role = 'organisation-owner' and o.removed_at is null and not exists (
      select 1 from role_grant other
      where other.scope = g.scope and other.role = g.role and other.person_id <> g.person_id
    ) order by lower(o.name), o.id`.execute(db);
  return rows;
}

export interface Protocol {
  id: string;
  at: Date;
  counts: ErasedCount[];
}

export async function findProtocol(db: Db, id: string): Promise<Protocol | undefined> {
  return db.selectFrom('erasure').select(['id', 'at', 'counts']).where('id', '=', id).executeTakeFirst();
}

/** The newest erasures of an address; they can be found by the address only, never the other way round. */
export async function listErasuresOf(db: Db, secret: Secret, email: string): Promise<Protocol[]> {
  return db
    .selectFrom('erasure')
    .select(['id', 'at', 'counts'])
    .where(sql<boolean>`address_hashes @> array[${hashAddress(secret, email)}]`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE)
    .execute();
}

export interface AuditEntry {
  id: string;
  at: Date;
  actor: string;
  /** Name of the person who did it, as long as there is one. */
  actorName: string | null;
  action: string;
  subject: string;
  details: Record<string, string | number> | null;
}

export interface AuditFilter {
  action?: string | undefined;
  subject?: string | undefined;
  /** Who did it or whom it was about. */
  person?: string | undefined;
}

/** One page of the audit log, newest first, with one entry more where there is another page. One query. */
async function readAudit(db: Db, filter: AuditFilter, page: number): Promise<{ entries: AuditEntry[]; more: boolean }> {
  const { action, subject, person } = filter;
  const wanted = [
    ...(action === undefined ? [] : [sql`a.action = ${action}`]),
    ...(subject === undefined ? [] : [sql`a.subject = ${subject}`]),
    ...(person === undefined ? [] : [sql`(a.actor = ${`person:${person}`} or a.subject = ${`person:${person}`})`]),
    sql`true`,
  ];
  const { rows } = await sql<AuditEntry>`
    select a.id, a.at, a.actor, person.name as "actorName", a.action, a.subject, a.details
    from audit a left join person on a.actor = 'person:' || person.id
    where ${sql.join(wanted, sql` and `)}
    order by a.at desc, a.id desc limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`.execute(db);
  return { entries: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

/** What this person did, and what others did to their account. */
export function listActivity(db: Db, viewer: PersonViewer, page: number) {
  return readAudit(db, { person: viewer.id }, page);
}

/** The whole log for those who may read it; `readAuditLog` in commands writes down whose entries were read. */
export function listAudit(db: Db, filter: AuditFilter, page: number) {
  return readAudit(db, filter, page);
}

/** All actions that occur, for the filter: a few dozen names, found by jumping through the index of them. */
export async function listActions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive names as (
      (select action from audit order by action limit 1)
      union all
      select (select a.action from audit a where a.action > names.action order by a.action limit 1) from names
      where names.action is not null
    ) select action from names where action is not null limit 500`.execute(db);
  return rows.map((row) => row.action);
}

export interface RetentionState {
  rule: string;
  at: Date;
  rows: number | null;
  error: string | null;
  /** Rows deleted in all runs that are remembered. */
  total: number;
}

/** The last run of each rule. */
export async function listRetentionRuns(db: Db): Promise<RetentionState[]> {
  const { rows } = await sql<RetentionState>`
    select distinct on (rule) rule, at, rows, error, (sum(rows) over (partition by rule))::float8 as total
    from retention_run order by rule, at desc limit 200`.execute(db);
  return rows;
}

/** What the operator has filled in. At most one row for each name. */
export async function listNetworkPages(db: Db): Promise<Pages> {
  const rows = await db.selectFrom('network_page').select(['name', 'text', 'version']).execute();
  return new Map(rows.map((row) => [row.name, row]));
}

export interface FeedbackItem {
  id: string;
  about: FeedbackTopic;
  text: string;
  /** Whether there is somewhere to answer to; the address itself is not shown. */
  answerable: boolean;
  created_at: Date;
}

/** What waits for an answer, the oldest first. */
export async function listOpenFeedback(db: Db): Promise<FeedbackItem[]> {
  return db
    .selectFrom('feedback')
    .select(['id', 'about', 'text', 'created_at', sql<boolean>`email is not null`.as('answerable')])
    .where('answered_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(PAGE_SIZE)
    .execute();
}

export async function countOpenFeedback(db: Db): Promise<{ count: number; since: Date | null }> {
  return db
    .selectFrom('feedback')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('since')])
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
}

/** Name of a person, for those who may read their entries. */
export async function findPersonName(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}

export async function hasAccount(db: Db, email: string): Promise<boolean> {
  const found = await sql`select 1 from person where lower(email) = ${email.toLowerCase()}`.execute(db);
  return found.rows.length > 0;
}

/** The version of the terms in force; 0 are those that come with the product. */
export async function readTermsVersion(db: Db): Promise<number> {
  const row = await db.selectFrom('network_page').select('version').where('name', '=', 'terms').executeTakeFirst();
  return row?.version ?? 0;
}

/** What a notice about an organisation names, as long as it is there. */
export async function findOrganisationOf(db: Db, subject: string): Promise<{ name: string; slug: string } | undefined> {
  return db
    .selectFrom('organisation')
    .select(['name', 'slug'])
    .where('id', '=', subject.slice('organisation:'.length))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}
