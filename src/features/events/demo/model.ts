import { z } from 'zod';
import { LANGS } from '#engines/kit';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { ACCESS_FACTS, COSTS, EVENT_KINDS, EVENT_STATES, FORMATS, HELD, SESSION_KINDS, SPOKEN } from '../model.ts';
import { FIELD_TYPES, REGISTRATION_STATES } from '../registration/model.ts';

/** Texts by language; the demo leaves out what nobody wrote. */
const text = z.partialRecord(z.enum(LANGS), z.string());
const time = z.string().regex(/^\d\d:\d\d$/);
const spoken = z.array(z.enum(SPOKEN)).default([]);
const keyed = z.string();

const session = z.strictObject({
  /** The first day is 1. */
  day: z.number().int().default(1),
  from: time,
  to: time,
  kind: z.enum(SESSION_KINDS),
  track: keyed.optional(),
  room: keyed.optional(),
  title: text,
  text: text.default({}),
  speakers: z.array(keyed).default([]),
  interpreted: spoken,
});

const field = z.strictObject({
  key: keyed,
  type: z.enum(FIELD_TYPES),
  label: text,
  required: z.boolean(),
  options: z.array(z.strictObject({ key: keyed, label: text })).optional(),
  when: z.strictObject({ field: keyed, is: z.array(keyed) }).optional(),
});

const registration = z.strictObject({
  capacity: z.number().int(),
  max_group: z.number().int().default(1),
  closes_days_before: z.number().int(),
  tickets: z.array(
    z.strictObject({ key: keyed, name: text, price_text: text.default({}), capacity: z.number().int().optional() }),
  ),
  fields: z.array(field),
});

const event = z.strictObject({
  key: keyed,
  series: keyed.optional(),
  hub: keyed,
  state: z.enum(EVENT_STATES).default('published'),
  state_reason: text.default({}),
  kind: z.enum(EVENT_KINDS),
  format: z.enum(FORMATS),
  lang: z.enum(LANGS),
  title: text,
  summary: text,
  text,
  /** From the day on which the demo is loaded, so that it never grows old. */
  in_days: z.number().int(),
  days: z.number().int().default(1),
  all_day: z.boolean().default(false),
  from: time.default('00:00'),
  to: time.default('00:00'),
  venue: z.string().optional(),
  address: z.string().optional(),
  place: keyed.optional(),
  online_url: z.string().optional(),
  access: z.array(z.enum(ACCESS_FACTS)).default([]),
  access_note: text.default({}),
  langs: spoken,
  interpreted: spoken,
  topics: z.array(keyed),
  cost: z.enum(COSTS).default('free'),
  price_note: text.default({}),
  external_url: z.string().optional(),
  contact_name: z.string().optional(),
  contact_email: z.string().optional(),
  contact_phone: z.string().optional(),
  hosts: z.array(z.string().regex(/^hub:/)),
  held: z.enum(HELD).optional(),
  tracks: z.array(z.strictObject({ key: keyed, name: text })).default([]),
  rooms: z.array(z.strictObject({ key: keyed, name: z.string(), capacity: z.number().int() })).default([]),
  speakers: z
    .array(z.strictObject({ key: keyed, name: z.string(), organisation: z.string(), about: text }))
    .default([]),
  sessions: z.array(session).default([]),
  registration: registration.optional(),
  /** Name of a file in `participants/`. */
  participants: keyed.optional(),
  feedback: z
    .array(
      z.strictObject({ lang: z.enum(LANGS), overall: z.number(), useful: z.number(), comment: z.string().optional() }),
    )
    .default([]),
});
export type DemoEvent = z.infer<typeof event>;
export type DemoRegistration = z.infer<typeof registration>;

const series = z.strictObject({ key: keyed, hub: keyed, lang: z.enum(LANGS), title: text, text });
export type DemoSeries = z.infer<typeof series>;

/** A file of `demo/events/`: a list of events, or events with the series they belong to. */
export const demoFile = z.preprocess(
  (value) => (Array.isArray(value) ? { events: value } : value),
  z.strictObject({ series: z.array(series).default([]), events: z.array(event) }),
);

/** A file of `demo/events/participants/`. All of them are invented. */
export const demoParticipants = z.array(
  z.strictObject({
    name: z.string(),
    email: z.email(),
    lang: z.enum(LANGS),
    organisation: z.string(),
    organisation_type: z.enum(ORGANISATION_TYPES),
    country: z.string().length(2),
    region: z.string(),
    hub: keyed.optional(),
    days_before: z.number(),
    ticket: keyed,
    answers: z.record(z.string(), z.union([z.string(), z.boolean()])),
    state: z.enum(REGISTRATION_STATES),
    came: z.boolean().optional(),
  }),
);
export type DemoParticipant = z.infer<typeof demoParticipants>[number];
