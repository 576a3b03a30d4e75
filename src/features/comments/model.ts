import type { ColumnType, Generated } from 'kysely';
import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { SubjectRef } from '#platform/outbox';

export const COMMENT_STATES = ['waiting', 'released', 'declined', 'withdrawn', 'deleted', 'erased'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** Which comments a hub reads before everybody can. */
export const CHECKS = ['always', 'guests', 'never'] as const;
export type Checks = (typeof CHECKS)[number];

/** What a moderator can decide: `keep` and `uphold` answer a report and an objection and leave the comment as it is. */
export const DECISIONS = ['release', 'decline', 'withdraw', 'keep', 'uphold'] as const;
export type DecisionAction = (typeof DECISIONS)[number];

export const REASONS = [
  'off-topic',
  'insulting',
  'personal-data',
  'advertising',
  'unlawful',
  'duplicate',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

export type ReportOutcome = 'kept' | 'removed';
/** `overtaken`: the author has changed the text meanwhile, so there is something new to decide. */
export type ObjectionOutcome = 'upheld' | 'overturned' | 'overtaken';

/** Why a comment waits although its hub would not have it checked, or what a moderator should look at. */
export type HeldFor = 'links' | 'repeated';

declare module '#platform/database' {
  interface Tables {
    comment: CommentTable;
    comment_setting: { hub_id: string; checks: Checks; ip_days: number; updated_at: Date };
    comment_decision: DecisionTable;
    comment_report: ReportTable;
    comment_objection: ObjectionTable;
    comment_received: { month: string; hub_id: string | null; received: number };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'comment.posted': 'comment';
    'comment.edited': 'comment';
    'comment.released': 'comment';
    'comment.declined': 'comment';
    'comment.withdrawn': 'comment';
    'comment.deleted': 'comment';
    'comment.reported': 'comment';
  }
}

declare module '#platform/link' {
  interface LinkPurposes {
    /** Opens one's own comment: read the decision, change, delete, follow, object. */
    'comment-own': true;
    /** Ends the mails about replies. */
    'comment-unfollow': true;
  }
}

export interface CommentTable {
  id: string;
  subject: SubjectRef;
  hub_id: string | null;
  root_id: string;
  parent_id: string | null;
  state: CommentState;
  version: Generated<number>;
  lang: Lang;
  text: string;
  author_id: string | null;
  author_name: string | null;
  author_email: string | null;
  author_lang: Lang;
  organisation_id: string | null;
  follows: Generated<boolean>;
  sealed_ip: string | null;
  address_mark: string | null;
  text_mark: string | null;
  form_key: string | null;
  held_for: HeldFor[];
  open_reports: Generated<number>;
  reported_since: Date | null;
  created_at: Date;
  waiting_since: Date | null;
  released_at: Date | null;
  edited_at: Date | null;
  announced_at: Date | null;
}

/** What an undone decision puts back. */
export interface Before {
  state: CommentState;
  waiting_since: string | null;
  released_at: string | null;
  announced_at: string | null;
  open_reports: number;
  reported_since: string | null;
}

interface DecisionTable {
  id: string;
  comment_id: string | null;
  hub_id: string | null;
  action: DecisionAction;
  reason: Reason | null;
  statement: string | null;
  lang: Lang;
  before: ColumnType<Before, string, string>;
  mail_ids: string[];
  batch: string;
  waited_seconds: number | null;
  decided_by: string | null;
  decided_at: Date;
}

interface ReportTable {
  id: string;
  comment_id: string | null;
  hub_id: string | null;
  reason: Reason;
  text: string;
  email: string | null;
  lang: Lang;
  person_id: string | null;
  reporter_mark: string | null;
  created_at: Date;
  decision_id: string | null;
  outcome: ReportOutcome | null;
}

interface ObjectionTable {
  id: string;
  comment_id: string | null;
  hub_id: string | null;
  lang: Lang;
  decision_id: string;
  text: string;
  created_at: Date;
  outcome: ObjectionOutcome | null;
  answer_id: string | null;
}

// ---- what pages need

export interface Author {
  kind: 'member' | 'guest';
  /** Null for guests who give none. */
  name: string | null;
  organisation: { name: string; slug: string } | null;
}

/** A comment as everybody sees it; without text and author it only keeps the place of its replies. */
export interface ThreadComment {
  id: string;
  parentId: string | null;
  rootId: string;
  state: CommentState;
  lang: Lang;
  text: string;
  author: Author;
  createdAt: Date;
  editedAt: Date | null;
}

/** A comment with its replies. Below the deepest level shown, replies stand beside each other and name whom they answer. */
export interface ThreadNode {
  comment: ThreadComment;
  answers?: Author;
  replies: ThreadNode[];
}

export interface HubName {
  id: string;
  slug: string;
  name: Localised;
}

// ---- input, with limits and their reasons

export const MIN_TEXT = 10;
/** Two printed pages: more is an article, not a comment. */
export const MAX_TEXT = 5_000;
const MAX_NAME = 80;

/** Characters that are not seen and turn lines around or pretend other text; line breaks and tabs stay. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

const length = (text: string) => [...text].length;

/** What somebody wrote, as it is kept: one kind of line break, no unseen characters, no towers of empty lines. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const text = z
  .string('textMissing')
  .transform(cleanText)
  .refine((value) => length(value) >= MIN_TEXT, 'textTooShort')
  .refine((value) => length(value) <= MAX_TEXT, 'textTooLong');

/** One line: a line break in a name could begin another header of a mail. */
const name = z
  .string()
  .transform((value) => cleanText(value).replace(/\s+/g, ' '))
  .refine((value) => length(value) <= MAX_NAME, 'nameTooLong')
  .transform((value) => (value === '' ? undefined : value));

const email = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .pipe(z.email('emailWrong').max(254, 'emailWrong').optional());

/** Empty: to be recognised from the text. */
const lang = z
  .string()
  .transform((value) => LANGS.find((known) => known === value))
  .optional();

export const commentInput = z.object({
  text,
  name: name.optional(),
  email: email.optional(),
  lang,
  organisation: z.string().optional(),
});
export type CommentInput = z.infer<typeof commentInput>;

export const editInput = z.object({ text, lang });
export type EditInput = z.infer<typeof editInput>;

const reason = z.enum(REASONS, 'reasonMissing');

export const reportInput = z.object({
  reason,
  text: z
    .string()
    .transform(cleanText)
    .refine((value) => length(value) <= 2_000, 'reportTooLong')
    .default(''),
  email: email.optional(),
});
export type ReportInput = z.infer<typeof reportInput>;

export const objectionInput = z.object({
  text: z
    .string('objectionMissing')
    .transform(cleanText)
    .refine((value) => length(value) >= 10, 'objectionMissing')
    .refine((value) => length(value) <= 5_000, 'textTooLong'),
});

/** A statement that says nothing is none. */
const MIN_STATEMENT = 20;
const statement = z
  .string()
  .transform(cleanText)
  .refine((value) => length(value) <= 10_000, 'statementTooLong');

export const decisionInput = z
  .object({
    action: z.enum(DECISIONS, 'actionMissing'),
    version: z.coerce.number('actionMissing').int(),
    reason: reason.optional(),
    statement: statement.optional(),
  })
  .superRefine((input, context) => {
    if (input.action === 'release' || input.action === 'keep') return;
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (input.action !== 'uphold' && input.reason === undefined) wrong('reason', 'reasonMissing');
    if (length(input.statement ?? '') < MIN_STATEMENT) wrong('statement', 'statementMissing');
  });
export type DecisionInput = z.infer<typeof decisionInput>;

/** Longer than a quarter of a year nobody needs an address to fight abuse. */
export const MAX_IP_DAYS = 90;
export const USUAL_IP_DAYS = 30;
export const settingInput = z.object({
  checks: z.enum(CHECKS, 'checksMissing'),
  ip_days: z.coerce.number('ipDaysWrong').int('ipDaysWrong').min(0, 'ipDaysWrong').max(MAX_IP_DAYS, 'ipDaysWrong'),
});
export type SettingInput = z.infer<typeof settingInput>;

export const addressReasonInput = z.object({
  reason: z
    .string('addressReasonMissing')
    .transform(cleanText)
    .refine((value) => length(value) >= 10 && length(value) <= 500, 'addressReasonMissing'),
});
