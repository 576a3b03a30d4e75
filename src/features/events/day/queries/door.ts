import { type RawBuilder, sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import { type Localised, localise } from '#platform/i18n';
import { foldForSearch } from '../../rules.ts';
import { type DoorFigures, type DoorRow, LIST_PAGE } from '../model.ts';
import type { ListedPerson, PeopleList } from '../wire.ts';

/** Letters with marks and those without, in the order of each other. Both cases: a database in the locale C knows only those of English. */
const MARKED = 'äöüßáčďéěíňóřšťúůýžąćęłńśźżàèìòùâêîôûçÄÖÜÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĄĆĘŁŃŚŹŻÀÈÌÒÙÂÊÎÔÛÇ';
const PLAIN = 'aousacdeeinorstuuyzacelnszzaeiouaeioucaouacdeeinorstuuyzacelnszzaeiouaeiouc';

/** Names as `foldForSearch` writes them. */
const folded = (text: RawBuilder<unknown>) => sql`lower(translate(${text}, ${MARKED}, ${PLAIN}))`;

/** People with a place: those the door waits for. */
const EXPECTED = sql`a.event_id = r.event_id and r.state = 'confirmed'`;

export async function readDoorFigures(db: Db, event: string): Promise<DoorFigures> {
  const { rows } = await sql<DoorFigures>`
    select count(*)::int as expected, count(a.admitted_at)::int as inside,
      (count(*) - count(a.badge_at))::int as "withoutBadge"
    from attendee a join registration r on r.id = a.registration_id where a.event_id = ${event} and ${EXPECTED}`.execute(
    db,
  );
  return rows[0] ?? { expected: 0, inside: 0, withoutBadge: 0 };
}

export const DOOR_PAGE = 50;

const DOOR_COLUMNS = sql`
  a.id, a.name, coalesce(a.organisation, r.organisation) as organisation, k.name as ticket, r.state, a.admitted_at as "admittedAt",
  a.badge_at is not null as "hasBadge"`;

const DOOR_FROM = sql`
  attendee a join registration r on r.id = a.registration_id join ticket_kind k on k.id = r.ticket_kind_id`;

/** Those with a place whose name or organisation has these words, by name; one page and how many there are. */
export async function listDoor(
  db: Db,
  event: string,
  { q, page }: { q: string; page: number },
): Promise<{ rows: DoorRow[]; found: number }> {
  const text = folded(sql`a.name || ' ' || coalesce(a.organisation, r.organisation, '')`);
  const words = foldForSearch(q)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = words.map((word) => sql`and position(${word} in ${text}) > 0`);
  const { rows } = await sql<DoorRow & { found: number }>`
    select ${DOOR_COLUMNS}, count(*) over ()::int as found from ${DOOR_FROM}
    where a.event_id = ${event} and ${EXPECTED} ${sql.join(wanted, sql` `)}
    order by ${folded(sql`a.name`)}, a.id limit ${DOOR_PAGE} offset ${(page - 1) * DOOR_PAGE}`.execute(db);
  return { rows, found: rows[0]?.found ?? 0 };
}

/** Somebody of this event, with or without a place. */
export async function findDoorRow(db: Db, event: string, person: string): Promise<DoorRow | undefined> {
  const { rows } = await sql<DoorRow>`
    select ${DOOR_COLUMNS} from ${DOOR_FROM} where a.event_id = ${event} and a.id = ${person}`.execute(db);
  return rows[0];
}

/** The most people that one event has. */
const MOST = 6000;

/** All with a place, by name: for printing. */
export async function listAll(db: Db, event: string): Promise<DoorRow[]> {
  const { rows } = await sql<DoorRow>`
    select ${DOOR_COLUMNS} from ${DOOR_FROM} where a.event_id = ${event} and ${EXPECTED}
    order by ${folded(sql`a.name`)}, a.id limit ${MOST}`.execute(db);
  return rows;
}

interface ListRow {
  id: string;
  hash: string;
  change: string | number;
  valid: boolean;
  name: string;
  organisation: string | null;
  ticket: Localised;
  at: Date | null;
  device: string | null;
}

const LISTED = sql`
  a.id, encode(sha256(convert_to(a.ticket, 'UTF8')), 'hex') as hash, a.change, r.state = 'confirmed' as valid, a.name,
  coalesce(a.organisation, r.organisation) as organisation, k.name as ticket, a.admitted_at as at,
  (select d.device from event_admission d where d.attendee_id = a.id and not d.is_undo and d.at = a.admitted_at
    order by d.received_at, d.id limit 1) as device`;

/** One page of what a device at the door keeps, from a change number on. Of those without a place only that: no name. */
export async function readPeopleList(db: Db, event: string, since: number, lang: Lang): Promise<PeopleList> {
  const { rows } = await sql<ListRow>`
    select ${LISTED} from ${DOOR_FROM} where a.event_id = ${event} and a.change > ${since}
    order by a.change limit ${LIST_PAGE + 1}`.execute(db);
  const more = rows.length > LIST_PAGE;
  const shown = rows.slice(0, LIST_PAGE);
  const doubles = more ? [] : await listDoubles(db, event);
  // Who changes something now has taken a number already and shows it later: then the next question begins here again.
  const { rows: quiet } = await sql<{ quiet: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot()) as quiet`.execute(db);
  return {
    people: shown.map((row) => personOf(row, lang)),
    change: Number(shown.at(-1)?.change ?? since),
    settled: quiet[0]?.quiet === true,
    more,
    doubles,
  };
}

/** The same of some people, by id. */
export async function readPeople(db: Db, ids: readonly string[], lang: Lang): Promise<Map<string, ListedPerson>> {
  const { rows } = await sql<ListRow>`
    select ${LISTED} from ${DOOR_FROM} where a.id = any(${ids as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, personOf(row, lang)]));
}

function personOf(row: ListRow, lang: Lang): ListedPerson {
  // Who was let in although their place was gone is inside all the same.
  if (!row.valid && row.at === null) return { id: row.id, hash: row.hash, state: 'invalid' };
  return {
    id: row.id,
    hash: row.hash,
    state: row.at === null ? 'expected' : 'in',
    name: row.name,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ticket: localise(row.ticket, lang).text,
    ...(row.at === null ? {} : { at: row.at.toISOString() }),
    ...(row.device === null ? {} : { device: row.device }),
  };
}

const MOST_DOUBLES = 50;

/** Tickets that were let in more than once, the latest first. */
export async function listDoubles(db: Db, event: string): Promise<PeopleList['doubles']> {
  const { rows } = await sql<{ name: string; times: { at: string; device: string }[] }>`
    select a.name, json_agg(json_build_object('at', d.at, 'device', d.device) order by d.at, d.id) as times
    from attendee a join event_admission d on d.attendee_id = a.id
    where a.id in (select attendee_id from event_admission where event_id = ${event} and is_double)
      and not d.is_undo and (d.is_double or d.at = a.admitted_at)
    group by a.id, a.name order by max(d.at) desc, a.id limit ${MOST_DOUBLES}`.execute(db);
  return rows.map(({ name, times }) => ({
    name,
    times: times.map(({ at, device }) => ({ at: new Date(at).toISOString(), device })),
  }));
}
