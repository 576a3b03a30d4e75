import type { ColumnType } from 'kysely';
import { z } from 'zod';
import type { Localised } from '#platform/i18n';
import type { EntryContent, EntryKind } from '../content.ts';
import type { EntryState, EntryView } from '../model.ts';

declare module '#platform/database' {
  interface Tables {
    entry_version: EntryVersionTable;
    entry_check: EntryCheckTable;
    hub_exchange: HubExchangeTable;
  }
}

declare module '#platform/link' {
  interface LinkPurposes {
    'entry-renew': true;
  }
}

export type VersionReason = 'imported' | 'written' | 'edited';

interface EntryVersionTable {
  entry_id: string;
  number: number;
  content: ColumnType<EntryContent, string, never>;
  why: VersionReason;
  /** What the author says about the change. */
  note: string | null;
  saved_by: string | null;
  saved_at: Date;
}

export type CheckDecision = 'published' | 'returned';

/** What was given for a criterion, with its wording at that time. */
export interface GivenPoints {
  label: Localised;
  points: number;
}

interface EntryCheckTable {
  id: string;
  entry_id: string;
  version: number;
  decision: CheckDecision;
  points: ColumnType<GivenPoints[], string, never>;
  comment: string | null;
  checker_id: string | null;
  decided_at: Date;
}

export const CHECKS_OF_NEW = ['always', 'first', 'never'] as const;
export type CheckOfNew = (typeof CHECKS_OF_NEW)[number];

interface HubExchangeTable {
  hub_id: string;
  check_new: CheckOfNew;
  check_edits: boolean;
  threshold: number;
  criteria: ColumnType<Localised[], string, string>;
  updated_at: Date;
}

/** How a hub checks entries. */
export interface ExchangeSettings {
  checkNew: CheckOfNew;
  checkEdits: boolean;
  /** The mean of the points that an entry needs: a mean stays the same when criteria are added or dropped. */
  threshold: number;
  criteria: Localised[];
}

export const MAX_CRITERIA = 8;
export const MAX_POINTS = 5;

/** What holds in a hub that has decided nothing. */
export const USUAL_SETTINGS: ExchangeSettings = {
  checkNew: 'always',
  checkEdits: true,
  threshold: 3,
  criteria: [
    { de: 'Verständlich', cs: 'Srozumitelnost', pl: 'Zrozumiałość', en: 'Easy to understand' },
    { de: 'Vollständig', cs: 'Úplnost', pl: 'Kompletność', en: 'Complete' },
    { de: 'Passt zum Netzwerk', cs: 'Hodí se do sítě', pl: 'Pasuje do sieci', en: 'Fits the network' },
    {
      de: 'Ohne personenbezogene Daten und Werbung',
      cs: 'Bez osobních údajů a reklamy',
      pl: 'Bez danych osobowych i reklamy',
      en: 'No personal data, no advertising',
    },
  ],
};

/** An entry as its people and the hub's team see it. */
export interface OwnEntry extends EntryView {
  hubId: string;
  ownerId: string;
  ownerName: string;
  ownerSlug: string;
  ownerWeb: string | null;
  ownerHubId: string | null;
  version: number;
  editState: 'draft' | 'submitted' | null;
  editVersion: number | null;
  submittedAt: Date | null;
  /** Content of the version that waits: an edit of a published entry. */
  editContent: EntryContent | null;
  /** Who wrote the newest version. */
  savedBy: string | null;
}

/** A line of the lists of one's own entries and of the queue. */
export interface WorkRow {
  slug: string;
  kind: EntryKind;
  lang: EntryView['lang'];
  title: string;
  state: EntryState;
  editState: 'draft' | 'submitted' | null;
  ownerName: string;
  ownerId: string;
  savedBy: string | null;
  returnedAt: Date | null;
  submittedAt: Date | null;
  updatedAt: Date;
  validUntil: string | null;
  deadline: string | null;
}

export interface CheckRecord {
  decision: CheckDecision;
  version: number;
  points: GivenPoints[];
  comment: string | null;
  decidedAt: Date;
}

/** People hear of an expiry this long before. */
export const EXPIRY_NOTICE_DAYS = 14;
/** A draft that nobody touches is deleted after a year, and this long before somebody is told. */
export const DRAFT_DAYS = 365;
export const DRAFT_WARNING_DAYS = 30;
/** What was said about an entry is of use as long as people remember it. */
export const COMMENT_DAYS = 730;

// ---- input beside the content

/** As long as a mail that somebody reads to its end. */
export const MAX_COMMENT = 4000;
export const MAX_NOTE = 300;

export const outcomeInput = z.object({ outcome: z.string().trim().min(10, 'outcomeTooShort').max(2000, 'tooLong') });

export const settingsInput = z.object({
  check_new: z.enum(CHECKS_OF_NEW, 'choiceUnknown'),
  check_edits: z.enum(['yes', 'no'], 'choiceUnknown'),
  threshold: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().replace(',', '.') : value),
    z.coerce.number('thresholdWrong').min(0, 'thresholdWrong').max(MAX_POINTS, 'thresholdWrong'),
  ),
});

/** A criterion is a line beside a scale. */
export const criterionLabel = z.string().trim().max(120, 'criterionTooLong');
