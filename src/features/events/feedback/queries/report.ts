import { type RawBuilder, sql } from 'kysely';
import { regionLevel } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import { countFigures, readKeptFigures } from '../../desk/queries/figures.ts';
import { readForm } from './form.ts';

export interface ReportFigure {
  figure: string;
  value: string;
  count: number;
}

/** By what the participants are told apart. */
export const GROUPS = ['type', 'region', 'hub', 'lang'] as const;
export type GroupName = (typeof GROUPS)[number];

/**
 * What an evaluation needs beside the figures of participants: who came by group, who came without a registration, how many were asked and
 * answered, and how often each answer to a scale or choice was given. Names and words are not in it.
 */
export async function countReport(db: Db, event: string): Promise<ReportFigure[]> {
  const { questions } = await readForm(db, event);
  // Only what could be chosen: a word that somebody wrote is never a figure.
  const choosable = questions.flatMap(({ key, type, options = [] }) =>
    type === 'scale'
      ? ['1', '2', '3', '4', '5'].map((value) => ({ key, value }))
      : type === 'choice'
        ? options.map((option) => ({ key, value: option.key }))
        : [],
  );
  const came = (name: GroupName, value: RawBuilder<unknown>) => sql`
    select ${`came-${name}`}::text as figure, coalesce(${value}::text, '') as value, count(*)::int as count
    from inside group by 2`;
  const { rows } = await sql<ReportFigure>`
    with inside as materialized (
      select r.organisation_type, r.region, r.country, r.hub_id, r.lang, r.is_walk_in
      from attendee a join registration r on r.id = a.registration_id
      where a.event_id = ${event} and a.admitted_at is not null and r.state = 'confirmed'
    ), answer as materialized (
      select x.key, x.value from event_feedback f, jsonb_each_text(f.answers) x
      join json_to_recordset(${JSON.stringify(choosable)}::json) as c(key text, value text) using (key, value)
      where f.event_id = ${event}
    )
    select 'came' as figure, '' as value, count(*)::int as count from inside
    union all ${came('type', sql`organisation_type`)}
    union all ${came('region', regionLevel(sql`coalesce(region, country)`))}
    union all ${came('hub', sql`hub_id`)}
    union all ${came('lang', sql`lang`)}
    union all select 'walk-in', '', count(*)::int from inside where is_walk_in
    union all select 'asked', '', count(*)::int from registration where event_id = ${event} and feedback_asked_at is not null
    union all select 'answered', '', count(*)::int from event_feedback where event_id = ${event}
    union all select 'answer-' || key, value, count(*)::int from answer group by key, value`.execute(db);
  return rows;
}

/** All figures of an event: as they are, or as they were kept when its participants were deleted. */
export async function readReportFigures(db: Db, event: string): Promise<ReportFigure[]> {
  const row = await db.selectFrom('event').select('participants_deleted_at').where('id', '=', event).executeTakeFirst();
  if (row?.participants_deleted_at == null) {
    const [figures, report] = await Promise.all([countFigures(db, event), countReport(db, event)]);
    return [...figures, ...report];
  }
  const [figures, own, now] = await Promise.all([
    readKeptFigures(db, event),
    readOwnKept(db, event),
    countReport(db, event),
  ]);
  // Answers are nobody's, so they are still there and may even grow.
  const answers = now.filter(({ figure }) => figure === 'answered' || figure.startsWith('answer-'));
  const kept = own.filter(({ figure }) => !answers.some((one) => one.figure === figure));
  return [...figures, ...kept, ...answers];
}

async function readOwnKept(db: Db, event: string): Promise<ReportFigure[]> {
  return db
    .selectFrom('event_figure')
    .select(['figure', 'value', 'count'])
    .where('event_id', '=', event)
    .where((eb) =>
      eb.or([
        eb('figure', 'in', ['came', 'walk-in', 'asked', 'answered']),
        eb('figure', 'like', 'came-%'),
        eb('figure', 'like', 'answer-%'),
      ]),
    )
    .orderBy('figure')
    .orderBy('value')
    .execute();
}

/** The day on which the data of the participants was deleted. */
export async function readDeletedOn(db: Db, event: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select (participants_deleted_at at time zone zone)::date::text as day from event where id = ${event}`.execute(db);
  return rows[0]?.day ?? null;
}

const MOST_COMMENTS = 500;

/** What people wrote, by question; in an order that says nothing of when. */
export async function listComments(
  db: Db,
  event: string,
  keys: readonly string[],
): Promise<{ key: string; lang: string; text: string }[]> {
  const { rows } = await sql<{ key: string; lang: string; text: string }>`
    select x.key, f.lang, x.value as text from event_feedback f, jsonb_each_text(f.answers) x
    where f.event_id = ${event} and x.key = any(${keys as string[]}::text[]) order by x.key, f.id limit ${MOST_COMMENTS}`.execute(
    db,
  );
  return rows;
}
