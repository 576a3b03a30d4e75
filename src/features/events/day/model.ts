import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { RegistrationState } from '../registration/model.ts';

declare module '#platform/database' {
  interface Tables {
    event_admission: {
      id: string;
      attendee_id: string;
      event_id: string;
      is_undo: boolean;
      device: string;
      /** When somebody was let in: by the clock of the device, put right by how far it was off when it sent this. */
      at: Date;
      received_at: Date;
      is_double: boolean;
      admitted_by: string | null;
    };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    /** Somebody was let in, or that was taken back. */
    'event.attended': 'event';
  }
}

/** More than a door does in the time that a net is gone; devices send the rest next. */
export const MAX_SENT = 200;
/** People of a page of the list that devices fetch. */
export const LIST_PAGE = 1000;
export const MAX_DEVICE_NAME = 60;

const moment = z.iso.datetime().transform((text) => new Date(text));

export const sentAdmissions = z.object({
  device: z.string().trim().min(1).max(MAX_DEVICE_NAME),
  sentAt: moment,
  admissions: z
    .array(
      z.object({
        id: z.uuid(),
        person: z.uuid().optional(),
        code: z.string().min(1).max(500).optional(),
        at: moment,
        isUndo: z.boolean().default(false),
      }),
    )
    .max(MAX_SENT),
});
export type SentInput = z.infer<typeof sentAdmissions>;

/** Without script: one person, one button. The id was made with the page, so that pressing twice is once. */
export const admissionForm = z.object({
  id: z.uuid({ error: 'againForm' }),
  undo: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});

export const walkInForm = z.object({
  /** Made with the page: pressing twice is once. */
  id: z.uuid({ error: 'againForm' }),
  name: z.string().trim().min(1, { error: 'nameMissing' }).max(200, { error: 'tooLong' }),
  organisation: z.string().trim().max(200, { error: 'tooLong' }).default(''),
  ticket: z.uuid({ error: 'ticketMissing' }),
  lang: z.enum(LANGS, { error: 'againForm' }),
  over: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});
export type WalkInInput = z.infer<typeof walkInForm>;

/** A line of the door's list. */
export interface DoorRow {
  id: string;
  name: string;
  organisation: string | null;
  ticket: Localised;
  state: RegistrationState;
  admittedAt: Date | null;
  hasBadge: boolean;
}

export interface DoorFigures {
  /** People with a place. */
  expected: number;
  inside: number;
  withoutBadge: number;
}

/** Somebody whose attendance is certified, in their language. */
export interface CertifiedPerson {
  name: string;
  organisation: string | null;
  lang: Lang;
  admittedAt: Date;
}
