import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { Reason } from '../model.ts';

/** Months shown, and so what is counted at most. */
export const MONTHS = 24;

export interface MonthFigures {
  /** The first day of the month. */
  month: string;
  received: number;
  released: number;
  declined: number;
  withdrawn: number;
  reasons: Partial<Record<Reason, number>>;
  /** From arrival to release or decline; null where nothing was decided. */
  medianSeconds: number | null;
  reports: number;
  reportsRemoved: number;
  reportsKept: number;
  objections: number;
  objectionsUpheld: number;
  objectionsOverturned: number;
}

/**
 * What moderation did, month by month, for one hub or the whole network, the newest month first. It counts texts, not people, and tells of none, so
 * small numbers are shown as they are. The running month is left out: its figures would tell of a comment that waits. One query over two years.
 */
export async function readStatistics(db: Db, hub: string | undefined, today: string): Promise<MonthFigures[]> {
  const here = hub === undefined ? sql`true` : sql`hub_id = ${hub}::uuid`;
  const { rows } = await sql<MonthFigures>`
    with months as (
      select (date_trunc('month', ${today}::date) - make_interval(months => ago))::date as month from generate_series(1, ${MONTHS}) as ago
    ), first as (select min(month) as day from months),
    received as (
      select month, sum(received)::int as n from comment_received, first where month >= first.day and ${here} group by 1
    ), decided as (
      select date_trunc('month', decided_at)::date as month,
        count(*) filter (where action = 'release') as released, count(*) filter (where action = 'decline') as declined,
        count(*) filter (where action = 'withdraw') as withdrawn,
        percentile_cont(0.5) within group (order by waited_seconds) filter (
          where action in ('release', 'decline') and waited_seconds is not null) as median
      from comment_decision, first where decided_at >= first.day and ${here} group by 1
    ), reasons as (
      select month, json_object_agg(reason, n) as by_reason from (
        select date_trunc('month', decided_at)::date as month, reason, count(*) as n
        from comment_decision, first where decided_at >= first.day and reason is not null and ${here} group by 1, 2) x group by 1
    ), reported as (
      select date_trunc('month', created_at)::date as month, count(*) as n, count(*) filter (where outcome = 'removed') as removed,
        count(*) filter (where outcome = 'kept') as kept
      from comment_report, first where created_at >= first.day and ${here} group by 1
    ), objected as (
      select date_trunc('month', created_at)::date as month, count(*) as n, count(*) filter (where outcome = 'upheld') as upheld,
        count(*) filter (where outcome = 'overturned') as overturned
      from comment_objection, first where created_at >= first.day and ${here} group by 1
    )
    select m.month, coalesce(received.n, 0) as received, coalesce(released, 0) as released, coalesce(declined, 0) as declined,
      coalesce(withdrawn, 0) as withdrawn, coalesce(by_reason, '{}') as reasons, median as "medianSeconds",
      coalesce(reported.n, 0) as reports, coalesce(removed, 0) as "reportsRemoved", coalesce(kept, 0) as "reportsKept",
      coalesce(objected.n, 0) as objections, coalesce(upheld, 0) as "objectionsUpheld", coalesce(overturned, 0) as "objectionsOverturned"
    from months m left join received using (month) left join decided using (month) left join reasons using (month)
      left join reported using (month) left join objected using (month)
    where received.n is not null or decided.month is not null or reported.n is not null or objected.n is not null
    order by m.month desc`.execute(db);
  return rows;
}
