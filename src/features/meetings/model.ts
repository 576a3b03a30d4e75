import type { Generated } from 'kysely';
import type { Lang } from '#engines/kit';
import type { Json, JsonWithDefault, Spoken } from '#features/events/model.ts';
import type { Localised } from '#platform/i18n';

/** `wishing`: people say whom they want to meet. `planning`: wishes are closed. `published`: everybody has their plan. `closed`: it is over. */
export const MATCHMAKING_STATES = ['draft', 'wishing', 'planning', 'published', 'closed'] as const;
export type MatchmakingState = (typeof MATCHMAKING_STATES)[number];

export const PARTICIPANT_STATES = ['invited', 'joined', 'left'] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

export const REQUEST_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** How much somebody wants a meeting; 0 is only accepted. The weight of a request is 10 · (from + to) + fit / 10. */
export const WISHES = { must: 3, want: 2, would: 1 } as const;
export type Wish = keyof typeof WISHES;

export const PLAN_STATES = ['computing', 'ready', 'failed', 'published', 'replaced'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const OUTCOMES = ['held', 'not-held'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What becomes of a wish that was not met: an online meeting, or it is offered again at the hub's next matchmaking. */
export const FOLLOW_UPS = ['online', 'next'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** What happens on the day. `wish`: two who found each other there. */
export const CHANGE_KINDS = ['cancelled', 'no-show', 'late', 'table-lost', 'wish'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A room of the conference system, for one meeting at a time. */
export interface OnlineRoom {
  name: string;
  address: string;
}

/** Figures of a plan, as the scheduler counts them. */
export interface PlanFigures {
  value: number;
  score: number;
  meetings: number;
  breaks: number;
  tableChanges: number;
  floorShort: number;
}

declare module '#platform/database' {
  interface Tables {
    matchmaking: MatchmakingTable;
    meeting_slot: MeetingSlotTable;
    /** `lost_from`: it cannot be used from this slot on. */
    meeting_table: { matchmaking_id: string; number: number; name: string; lost_from: Generated<number | null> };
    meeting_change: MeetingChangeTable;
    meeting_edit: MeetingEditTable;
    meeting_notice: { plan_id: string; participant_id: string; mail_id: string | null };
    meeting_participant: MeetingParticipantTable;
    meeting_request: MeetingRequestTable;
    meeting_rule: MeetingRuleTable;
    meeting_plan: MeetingPlanTable;
    meeting: MeetingTable;
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'meetings.opened': 'matchmaking';
    'meetings.published': 'matchmaking';
    'meetings.repaired': 'matchmaking';
  }
}

interface MatchmakingTable {
  id: string;
  event_id: string;
  session_id: string | null;
  state: MatchmakingState;
  name: Json<Localised>;
  about: JsonWithDefault<Localised>;
  slot_minutes: number;
  change_minutes: number;
  wishes_close_at: Date;
  answer_hours: number;
  max_wishes: number;
  max_meetings: number;
  min_meetings: number;
  groups: JsonWithDefault<{ key: string; name: Localised }[]>;
  who_meets_whom: JsonWithDefault<[string, string][]>;
  has_online: boolean;
  /** One address with `{raum}`, or the rooms of a list. */
  online_address: string | null;
  online_rooms: JsonWithDefault<OnlineRoom[]>;
  plan_id: string | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  published_at: Date | null;
}

interface MeetingSlotTable {
  matchmaking_id: string;
  number: number;
  block: number;
  starts_at: Date;
  ends_at: Date;
  tables: number;
  interpreters: number;
}

interface MeetingParticipantTable {
  id: string;
  matchmaking_id: string;
  registration_id: string;
  state: ParticipantState;
  group_key: string | null;
  name: string;
  organisation: string | null;
  lang: Lang;
  langs: Spoken[];
  seeks: Generated<string>;
  offers: Generated<string>;
  /** References to their entries: `entry:ID`. */
  entries: Generated<string[]>;
  max_meetings: number | null;
  online_only: Generated<boolean>;
  unavailable: Generated<number[]>;
  /** On the day: not here before this slot. */
  late_from: number | null;
  /** Whether the big screen may show the name. */
  on_screen: Generated<boolean>;
  invited_at: Date | null;
  joined_at: Date | null;
  left_at: Date | null;
  /** Concepts that their texts and entries speak of: what suggestions are made of. */
  seeks_topics: Generated<string[]>;
  offers_topics: Generated<string[]>;
  /** The plan whose changes they have seen. */
  seen_plan_id: string | null;
  asked_mail_at: Date | null;
  reminded_at: Date | null;
  updated_at: Date;
}

interface MeetingRequestTable {
  id: string;
  matchmaking_id: string;
  from_id: string;
  to_id: string;
  state: RequestState;
  from_wish: number;
  to_wish: number | null;
  mode: Generated<'table' | 'online'>;
  message: string | null;
  decline_reason: string | null;
  fit: Generated<number>;
  expires_at: Date | null;
  created_at: Date;
  answered_at: Date | null;
  /** What becomes of a wish that was not met. */
  follow_up: Generated<FollowUp | null>;
  /** Concepts that the two have in common, as they were shown. */
  topics: Generated<string[]>;
  told_at: Date | null;
  reminded_at: Date | null;
}

interface MeetingRuleTable {
  id: string;
  matchmaking_id: string;
  kind: 'forbidden' | 'fixed';
  a_id: string;
  b_id: string;
  slot: number | null;
  table_number: number | null;
  reason: string | null;
  created_by: string | null;
  created_at: Date;
}

interface MeetingPlanTable {
  id: string;
  matchmaking_id: string;
  number: number;
  state: PlanState;
  version: number;
  edits: Generated<number>;
  based_on: string | null;
  seed: number;
  seconds: number;
  done: Generated<number>;
  /** Made with wishes, too, that nobody has answered. */
  with_open: Generated<boolean>;
  /** A repaired plan differs only from this slot on. */
  from_slot: Generated<number | null>;
  /** Of a proposed repair: only what is different from the plan it is of. It gets meetings when it is published. */
  moves: import('kysely').ColumnType<Move[] | null, string | null | undefined, string | null>;
  figures: import('kysely').ColumnType<PlanFigures | null, string | null, string | null>;
  problem: import('kysely').ColumnType<object | null, string | null, string | null>;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

interface MeetingTable {
  id: string;
  plan_id: string;
  request_id: string;
  slot: number;
  table_number: number | null;
  /** Of an online meeting in a published plan: its place in the list of rooms. */
  room_number: Generated<number | null>;
  outcome: Outcome | null;
  outcome_by: string | null;
  outcome_at: Date | null;
}

interface MeetingChangeTable {
  id: string;
  matchmaking_id: string;
  kind: ChangeKind;
  participant_id: string | null;
  request_id: string | null;
  table_number: number | null;
  slot: number;
  created_by: string | null;
  created_at: Date;
  plan_id: string | null;
  applied_at: Date | null;
}

/** Where a repair puts a meeting; `slot` null: it is given up. */
export interface Move {
  request: string;
  slot: number | null;
  table: number | null;
}

/** Where a meeting was before a move, by request. */
export interface Place {
  request: string;
  at: { slot: number; table: number | null } | null;
}

interface MeetingEditTable {
  plan_id: string;
  number: number;
  before: Json<Place[]>;
  created_by: string | null;
  created_at: Date;
}
