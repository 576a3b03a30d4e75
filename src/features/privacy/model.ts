import type { ColumnType } from 'kysely';
import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';

declare module '#platform/database' {
  interface Tables {
    erasure: {
      id: string;
      at: Date;
      /** Keyed, see `hashAddress`. */
      address_hashes: string[];
      counts: ColumnType<ErasedCount[], string, never>;
    };
    retention_run: { rule: string; at: Date; rows: number | null; error: string | null };
    consent: {
      id: string;
      person_id: string | null;
      address_hash: string | null;
      what: string;
      version: number;
      at: Date;
      withdrawn_at: Date | null;
    };
    network_page: { name: PageName; text: ColumnType<Localised, string, string>; version: number; updated_at: Date };
    feedback: {
      id: string;
      about: FeedbackTopic;
      text: string;
      email: string | null;
      lang: Lang;
      created_at: Date;
      answered_at: Date | null;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'page.saved': 'page';
    'feedback.given': 'feedback';
    'feedback.answered': 'feedback';
    'data.erased': 'erasure';
  }
}

declare module '#platform/link' {
  interface LinkPurposes {
    /** Shows a guest what is stored under an address, and lets them delete it. */
    'personal-data': true;
    /** Shows the protocol of an erasure. */
    'erasure-protocol': true;
  }
}

/** How many rows of which table were erased, and how. */
export interface ErasedCount {
  table: string;
  rows: number;
  how: 'deleted' | 'anonymised';
}

/** A guest has a day to look into a mailbox that is perhaps read at the office only. */
export const DATA_LINK_HOURS = 24;

/** Long enough to print it, short enough that nobody asks whose it was. */
export const PROTOCOL_LINK_DAYS = 90;

/** Mails with a link to the same address in a day: more is somebody filling another's mailbox. */
export const MAX_LINK_MAILS = 3;

/** What the operator of a network says about itself; each is a text in four languages. */
export const PAGE_NAMES = [
  'operator',
  'contact',
  'responsible',
  'officer',
  'supervision',
  'privacy',
  'enforcement',
  'accessibility',
  'terms',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** Without these the law is not kept; the pages say so visibly. The others have a text of ours or may be silent. */
export const REQUIRED_PAGES: readonly PageName[] = ['operator', 'contact', 'responsible', 'enforcement'];

export interface NetworkPage {
  name: PageName;
  text: Localised;
  version: number;
}

/** What the operator has filled in, by name. */
export type Pages = ReadonlyMap<PageName, NetworkPage>;

export function hasText(pages: Pages, name: PageName): boolean {
  return Object.keys(pages.get(name)?.text ?? {}).length > 0;
}

/** Terms of use fill pages; nothing else here does. */
const MAX_TEXT = 20_000;

const localisedText = z.strictObject(
  Object.fromEntries(LANGS.map((lang) => [lang, z.string().trim().max(MAX_TEXT, 'pageTooLong').optional()])) as Record<
    (typeof LANGS)[number],
    z.ZodOptional<z.ZodString>
  >,
);

export const pageInput = z.object({ name: z.enum(PAGE_NAMES), text: localisedText });
export type PageInput = z.infer<typeof pageInput>;

export const FEEDBACK_TOPICS = ['accessibility', 'privacy', 'other'] as const;
export type FeedbackTopic = (typeof FEEDBACK_TOPICS)[number];

export const address = z.string().trim().toLowerCase().max(254, 'emailWrong').pipe(z.email('emailWrong'));

export const feedbackInput = z.object({
  about: z.enum(FEEDBACK_TOPICS).catch('other'),
  /** A page of text says what is wrong; more hides it. */
  text: z.string().trim().min(5, 'feedbackEmpty').max(4000, 'feedbackTooLong'),
  email: z.union([z.literal(''), address]).transform((value) => (value === '' ? undefined : value)),
});
export type FeedbackInput = z.infer<typeof feedbackInput>;

export const answerInput = z.object({ text: z.string().trim().min(2, 'answerEmpty').max(4000, 'feedbackTooLong') });

/** Messages to the operator in an hour, from everybody together: far above what comes, far below what floods a mailbox. */
export const MAX_FEEDBACK_AN_HOUR = 60;

export const linkRequest = z.object({ email: address });
