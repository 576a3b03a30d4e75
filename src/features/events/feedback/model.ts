import { z } from 'zod';
import type { Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { Json } from '../model.ts';

export const QUESTION_TYPES = ['scale', 'choice', 'text'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** A question of an event. Answers are kept by `key`; a question that is no longer asked stays, so that its answers can be read. */
export interface Question {
  key: string;
  type: QuestionType;
  label: Localised;
  options?: { key: string; label: Localised }[];
  isOff?: boolean;
}

/** 1 (not at all) to 5 (very much), the key of an option, or words. */
export type FeedbackAnswers = Record<string, number | string>;

declare module '#platform/database' {
  interface Tables {
    event_feedback_form: {
      event_id: string;
      questions: Json<Question[]>;
      closes_on: string | null;
      updated_at: Date;
    };
    /** An answer knows nobody: which registration it came from is nowhere. */
    event_feedback: { id: string; event_id: string; lang: Lang; answers: Json<FeedbackAnswers>; given_on: string };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'event.feedback-given': 'event';
    /** Held or not held. */
    'event.evaluated': 'event';
  }
}

/** Figures of fewer people than this are not shown: one would know whose they are. */
export const FEWEST = 5;

/** Own questions beside the usual ones; more nobody answers. */
export const MAX_OWN = 5;
export const MAX_OPTIONS = 10;
export const MAX_WORDS = 2000;
/** Days after the last day of an event during which it can be answered. */
export const OPEN_DAYS = 28;

const label = z.string().trim().max(300, { error: 'labelLong' }).default('');

export const questionForm = z
  .object({
    type: z.enum(QUESTION_TYPES, { error: 'typeMissing' }),
    de: label,
    cs: label,
    pl: label,
    en: label,
    options: z.string().trim().max(2000, { error: 'labelLong' }).default(''),
  })
  .refine(({ de, cs, pl, en }) => [de, cs, pl, en].some((text) => text !== ''), {
    path: ['de'],
    error: 'labelMissing',
  });
export type QuestionInput = z.infer<typeof questionForm>;

export const heldForm = z.object({ held: z.enum(['held', 'not-held', ''], { error: 'heldMissing' }) });
