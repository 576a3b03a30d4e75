import { z } from 'zod';
import type { Lang } from '#engines/kit';
import { SPOKEN, type Spoken } from '#features/events/model.ts';
import type { OrganisationType } from '#features/network/model.ts';
import { OUTCOMES, type ParticipantState, type RequestState, WISHES, type Wish } from '../model.ts';
import type { MatchmakingView } from '../queries.ts';

declare module '#platform/outbox' {
  interface DomainEvents {
    'meetings.joined': 'matchmaking';
    'meetings.left': 'matchmaking';
    'meetings.wished': 'matchmaking';
    'meetings.answered': 'matchmaking';
    'meetings.absence': 'matchmaking';
  }
}

/** What somebody seeks or offers: some sentences that others read on a phone, between two talks. */
export const TEXT_LENGTH = 1_000;
/** The sentence that goes with a wish, and the words of a decline. */
export const MESSAGE_LENGTH = 300;
export const NAME_LENGTH = 120;
export const ORGANISATION_LENGTH = 160;
/** Entries somebody brings along: more are an exhibition. */
export const MOST_ENTRIES = 5;
/** Concepts kept of what somebody seeks, and of what they offer. */
export const MOST_TOPICS = 16;

export const DECLINE_REASONS = ['no-time', 'not-fitting', 'colleague', 'know-each-other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const WISH_KEYS = Object.keys(WISHES) as Wish[];

// ---- what the pages show

/** Who opened the link. */
export interface Me {
  id: string;
  registrationId: string;
  state: ParticipantState;
  /** False where the registration was cancelled or is not confirmed: then nothing of this holds. */
  isRegistered: boolean;
  groupKey: string | null;
  name: string;
  organisation: string | null;
  email: string | null;
  lang: Lang;
  langs: Spoken[];
  seeks: string;
  offers: string;
  entries: string[];
  maxMeetings: number | null;
  onlineOnly: boolean;
  onScreen: boolean;
  unavailable: number[];
  seeksTopics: string[];
  offersTopics: string[];
  seenPlanId: string | null;
}

export interface Own {
  me: Me;
  matchmaking: MatchmakingView;
}

/** Somebody else, as all who take part see them: never an address. */
export interface PersonView {
  id: string;
  name: string;
  organisation: string | null;
  organisationType: OrganisationType | null;
  groupKey: string | null;
  lang: Lang;
  langs: Spoken[];
  seeks: string;
  offers: string;
  entries: string[];
  onlineOnly: boolean;
}

/** A request between me and somebody else. */
export interface RequestView {
  id: string;
  state: RequestState;
  /** I asked first. */
  isMine: boolean;
  myWish: number | null;
  theirWish: number | null;
  message: string | null;
  declineReason: string | null;
  mode: 'table' | 'online';
  topics: string[];
  expiresAt: Date | null;
  createdAt: Date;
  person: PersonView;
}

// ---- input: messages are keys of the interface texts

const text = (most: number, tooLong: string) => z.string().trim().max(most, tooLong);
const checkbox = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

export const participationInput = z.object({
  name: text(NAME_LENGTH, 'nameTooLong').min(1, 'nameMissing'),
  organisation: text(ORGANISATION_LENGTH, 'organisationTooLong').transform((value) => value || null),
  group: z.string().transform((value) => value || null),
  langs: z.array(z.enum(SPOKEN, 'langsWrong')).min(1, 'langsMissing').max(SPOKEN.length, 'langsWrong'),
  seeks: text(TEXT_LENGTH, 'textTooLong'),
  offers: text(TEXT_LENGTH, 'textTooLong'),
  /** Addresses of entries, or references of those chosen from a list. */
  entries: z.array(z.string().trim().max(500, 'entryUnknown')).max(50, 'tooManyEntries'),
  maxMeetings: z
    .string()
    .trim()
    .transform((value) => (value === '' ? null : Number(value)))
    .refine((value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 100), 'maxMeetingsWrong'),
  onlineOnly: checkbox,
  onScreen: checkbox,
});
export type ParticipationInput = z.infer<typeof participationInput>;

const wish = z.enum(WISH_KEYS, 'wishMissing');

export const wishInput = z.object({
  to: z.uuid('personUnknown'),
  wish,
  message: text(MESSAGE_LENGTH, 'messageTooLong').transform((value) => value || null),
  online: checkbox,
});
export type WishInput = z.infer<typeof wishInput>;

/** `only`: accepted without a wish of one's own. */
export const acceptInput = z.object({ wish: z.enum([...WISH_KEYS, 'only'], 'wishMissing') });

export const declineInput = z
  .object({
    reason: z.enum([...DECLINE_REASONS, 'words'], 'reasonMissing'),
    words: text(MESSAGE_LENGTH, 'messageTooLong'),
  })
  .refine(({ reason, words }) => reason !== 'words' || words !== '', { path: ['words'], message: 'wordsMissing' });

export const outcomeInput = z.object({
  meeting: z.uuid('meetingUnknown'),
  outcome: z.enum(OUTCOMES, 'outcomeMissing'),
});
