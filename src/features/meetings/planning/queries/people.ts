import { sql } from 'kysely';
import type { FormField } from '#features/events/registration/model.ts';
import type { Db } from '#platform/database';
import type { Localised } from '#platform/i18n';

/** What one can choose people by who are to be invited. */
export interface InvitingView {
  confirmed: number;
  invitable: number;
  tickets: { id: string; name: Localised }[];
  fields: FormField[];
  states: { invited: number; joined: number; left: number };
  unsent: number;
}

export async function readInviting(db: Db, matchmaking: string, event: string): Promise<InvitingView> {
  const { rows } = await sql<Omit<InvitingView, 'fields'> & { fields: FormField[] | null }>`
    select
      (select count(*)::int from registration r where r.event_id = ${event} and r.state = 'confirmed') as confirmed,
      (select count(*)::int from registration r where r.event_id = ${event} and r.state = 'confirmed' and r.email is not null
        and not exists (select from meeting_participant p where p.matchmaking_id = ${matchmaking} and p.registration_id = r.id)) as invitable,
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by position, id) from ticket_kind
        where event_id = ${event} and removed_at is null), '[]') as tickets,
      (select fields from registration_form where event_id = ${event} order by version desc limit 1) as fields,
      (select json_build_object('invited', count(*) filter (where state = 'invited'), 'joined', count(*) filter (where state = 'joined'),
        'left', count(*) filter (where state = 'left')) from meeting_participant where matchmaking_id = ${matchmaking}) as states,
      (select count(*)::int from meeting_participant where matchmaking_id = ${matchmaking} and state = 'invited' and invited_at is null) as unsent`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('no row of counts');
  // Only answers one chooses from can be chosen by.
  const fields = (row.fields ?? []).filter(
    ({ options, type }) => options !== undefined && (type === 'choice' || type === 'choices'),
  );
  return { ...row, fields };
}

/** People a name may mean; more than these say that it is too short. */
const NAMED = 6;

export type FoundPerson = { found: string } | { several: string[] } | { none: true };

/** Says a person as the fields for people take it. */
export function personLabel({ name, organisation }: { name: string; organisation: string | null }): string {
  return organisation === null ? name : `${name} (${organisation})`;
}

/** Who is meant by a name that was typed: the label, or a part of it that only one has. */
export async function findByName(db: Db, matchmaking: string, text: string): Promise<FoundPerson> {
  const wanted = text.trim().replace(/\s+/g, ' ').slice(0, 300);
  if (wanted === '') return { none: true };
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string; name: string; organisation: string | null; exact: boolean }>`
    select id, name, organisation, lower(label) = lower(${wanted}) or lower(name) = lower(${wanted}) as exact from (
      select id, name, organisation, name || coalesce(' (' || organisation || ')', '') as label
      from meeting_participant where matchmaking_id = ${matchmaking} and state <> 'left'
    ) p where label ilike ${like} order by lower(label) = lower(${wanted}) desc, lower(name) = lower(${wanted}) desc, lower(name), id limit ${NAMED}`.execute(
    db,
  );
  const exact = rows.filter((row) => row.exact);
  const [one] = exact.length === 1 ? exact : rows;
  if (one === undefined) return { none: true };
  if (exact.length === 1 || rows.length === 1) return { found: one.id };
  return { several: rows.map(personLabel) };
}

/** Names to choose from while typing; with more people the names are typed. */
const OFFERED = 1500;

export async function listLabels(db: Db, matchmaking: string): Promise<string[]> {
  const rows = await db
    .selectFrom('meeting_participant')
    .select(['name', 'organisation'])
    .where('matchmaking_id', '=', matchmaking)
    .where('state', '=', 'joined')
    .orderBy('name')
    .orderBy('id')
    .limit(OFFERED + 1)
    .execute();
  return rows.length > OFFERED ? [] : rows.map(personLabel);
}

export interface RuleRow {
  id: string;
  kind: 'forbidden' | 'fixed';
  a: string;
  b: string;
  slot: number | null;
  table: number | null;
  reason: string | null;
  by: string | null;
}

const MOST_RULES = 500;

export async function listRules(db: Db, matchmaking: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select f.id, f.kind, a.name as a, b.name as b, f.slot, f.table_number as "table", f.reason, p.name as by
    from meeting_rule f join meeting_participant a on a.id = f.a_id join meeting_participant b on b.id = f.b_id
      left join person p on p.id = f.created_by
    where f.matchmaking_id = ${matchmaking} order by f.kind, f.slot, f.created_at, f.id limit ${MOST_RULES}`.execute(
    db,
  );
  return rows;
}
