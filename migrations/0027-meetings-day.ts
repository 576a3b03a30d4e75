import { type Kysely, sql } from 'kysely';

/**
 * The organiser's planning. What happens on the day is written down first (`meeting_change`) and holds for people and tables only once the repaired plan is
 * published, so that a slip of the finger can be taken back. Moves on the board are kept with what was before, for the same reason.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What becomes of a wish that was not met: `online` is offered as an online meeting, `next` waits for the hub's next matchmaking.
  await sql`alter table meeting_request add column follow_up text`.execute(db);
  // Whether the big screen may show the name; otherwise it says the organisation only.
  await sql`alter table meeting_participant add column on_screen boolean not null default true`.execute(db);
  // From this slot on it cannot be used.
  await sql`alter table meeting_table add column lost_from integer`.execute(db);
  // With wishes that nobody has answered yet; and from which slot on a repaired plan may differ.
  await sql`
    alter table meeting_plan
      add column with_open boolean not null default false,
      add column from_slot integer`.execute(db);
  await sql`
    create table meeting_change (
      id uuid primary key,
      matchmaking_id uuid not null references matchmaking on delete cascade,
      kind text not null,
      participant_id uuid references meeting_participant on delete cascade,
      request_id uuid references meeting_request on delete cascade,
      table_number integer,
      slot integer not null,
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      -- Published with this plan; without one it waits for it.
      plan_id uuid references meeting_plan on delete set null,
      applied_at timestamptz
    )`.execute(db);
  await sql`create index meeting_change_matchmaking on meeting_change (matchmaking_id, created_at)`.execute(db);
  await sql`create index meeting_change_participant on meeting_change (participant_id)`.execute(db);
  await sql`create index meeting_change_request on meeting_change (request_id)`.execute(db);
  await sql`create index meeting_change_person on meeting_change (created_by)`.execute(db);
  await sql`create index meeting_change_plan on meeting_change (plan_id)`.execute(db);
  await sql`
    create table meeting_edit (
      plan_id uuid not null references meeting_plan on delete cascade,
      number integer not null,
      -- Places of the meetings before, by request; null: it was not in the plan.
      before jsonb not null,
      created_by uuid references person on delete set null,
      created_at timestamptz not null,
      primary key (plan_id, number)
    )`.execute(db);
  await sql`create index meeting_edit_person on meeting_edit (created_by)`.execute(db);
  // Who is to be told of a published plan: written with the plan, sent slice by slice.
  await sql`
    create table meeting_notice (
      plan_id uuid not null references meeting_plan on delete cascade,
      participant_id uuid not null references meeting_participant on delete cascade,
      mail_id uuid,
      primary key (plan_id, participant_id)
    )`.execute(db);
  await sql`create index meeting_notice_participant on meeting_notice (participant_id)`.execute(db);
  await sql`create index meeting_notice_open on meeting_notice (plan_id) where mail_id is null`.execute(db);
}
