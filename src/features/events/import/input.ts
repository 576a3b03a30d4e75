import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import { webAddress } from '#features/network/model.ts';
import type { Localised } from '#platform/i18n';
import { ACCESS_FACTS, COSTS, EVENT_KINDS, FORMATS, SPOKEN } from '../model.ts';
import { LIMITS, MAX_HOSTS } from '../writing/model.ts';
import { MAX_DAYS, parseWhen } from '../writing/when.ts';
import { programmeInput } from './programme.ts';

const key = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'small letters, digits, . _ - ; at most 100 characters');
const line = (most: number) => z.string().trim().min(1).max(most);

/** A text in the language of the row, or an object by language; in a table that object is written as JSON. */
const said = z.union([z.string(), z.partialRecord(z.enum(LANGS), z.string())]);
const SAID = ['title', 'summary', 'text', 'access_note', 'price_note', 'state_reason'] as const;
const MOST: Record<(typeof SAID)[number], number> = { ...LIMITS, state_reason: LIMITS.reason };

/** What the codes of `parseWhen` mean to whoever keeps a table. */
const WHEN: Record<string, string> = {
  dateMissing: 'a date as YYYY-MM-DD',
  dateWrong: 'a date as YYYY-MM-DD',
  dateFar: 'from the year 2000 to five years ahead',
  timeMissing: 'a time as HH:MM, or all_day yes',
  timeWrong: 'a time as HH:MM',
  timeSkipped: 'a time that the clock shows on this day',
  zoneUnknown: 'a zone of the IANA database, for instance Europe/Berlin',
  endsBeforeStart: 'not before the beginning',
  eventTooLong: `at most ${MAX_DAYS} days`,
};

/** A row of events to be imported. Public events need what a publication on the page needs. */
export function eventInput(topics: readonly string[], now: Date) {
  return z
    .strictObject({
      key,
      slug: key.optional(),
      hub: key,
      kind: z.enum(EVENT_KINDS).default('other'),
      format: z.enum(FORMATS),
      lang: z.enum(LANGS),
      title: said,
      summary: said.optional(),
      text: said.optional(),
      starts_on: z.iso.date(),
      starts_time: z.string().max(5).optional(),
      ends_on: z.iso.date().optional(),
      ends_time: z.string().max(5).optional(),
      zone: z.string().default('Europe/Berlin'),
      all_day: z.enum(['yes', 'no']).default('no'),
      venue: line(LIMITS.venue).optional(),
      address: line(LIMITS.address).optional(),
      place: key.optional(),
      access: z.array(z.enum(ACCESS_FACTS)).max(ACCESS_FACTS.length).default([]),
      access_note: said.optional(),
      online_url: webAddress.optional(),
      langs: z.array(z.enum(SPOKEN)).max(SPOKEN.length).default([]),
      interpreted: z.array(z.enum(SPOKEN)).max(SPOKEN.length).default([]),
      topics: z.array(z.enum(topics)).max(8).default([]),
      cost: z.enum(COSTS).default('free'),
      price_note: said.optional(),
      external_url: webAddress.optional(),
      contact_name: line(LIMITS.contact_name).optional(),
      contact_email: z.email().max(254).optional(),
      contact_phone: line(LIMITS.contact_phone).optional(),
      on_behalf_of: key.optional(),
      hosts: z.array(key).max(MAX_HOSTS).default([]),
      state: z.enum(['draft', 'published', 'cancelled', 'withdrawn']).default('published'),
      state_reason: said.optional(),
      programme: programmeInput.optional(),
    })
    .transform((row, context) => {
      const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      const texts = Object.fromEntries(
        SAID.map((name) => {
          const text = localised(row[name], row.lang);
          if (text === undefined) wrong(name, 'a text, or texts by language: {"de": "…", "en": "…"}');
          for (const lang of LANGS) {
            if ((text?.[lang]?.length ?? 0) > MOST[name]) wrong(name, `at most ${MOST[name]} characters`);
          }
          return [name, text ?? {}];
        }),
      ) as Record<(typeof SAID)[number], Localised>;
      const { starts_on, ends_on = starts_on, starts_time = '', ends_time = '', zone, all_day } = row;
      const when = parseWhen({ starts_on, ends_on, starts_time, ends_time, zone, all_day }, now);
      if (!when.ok) {
        for (const { field, code } of when.refusal.errors) wrong(field, WHEN[code] ?? code);
      }
      if (texts.title[row.lang] === undefined) wrong('title', `must be there in the language of the row, ${row.lang}`);
      if (row.state !== 'draft' && row.state !== 'withdrawn') {
        if (texts.summary[row.lang] === undefined) wrong('summary', 'must not be empty for a public event');
        if (row.langs.length === 0) wrong('langs', 'the languages spoken; must not be empty for a public event');
        if (row.format !== 'online' && row.venue === undefined)
          wrong('venue', 'must not be empty for an event on site');
        if (row.format !== 'online' && row.place === undefined)
          wrong('place', 'must not be empty for an event on site');
      }
      if (row.format === 'online' && (row.venue ?? row.address ?? row.place) !== undefined) {
        wrong('format', 'hybrid or on-site for an event with a venue');
      }
      return when.ok ? { ...row, ...texts, when: when.value } : z.NEVER;
    });
}
export type EventInput = z.output<ReturnType<typeof eventInput>>;

/** Texts by language, without empty ones; undefined where they cannot be understood. */
function localised(value: string | Partial<Record<Lang, string>> | undefined, lang: Lang): Localised | undefined {
  if (value === undefined) return {};
  let texts: unknown = value;
  if (typeof value === 'string') texts = value.trimStart().startsWith('{') ? json(value) : { [lang]: value };
  if (typeof texts !== 'object' || texts === null) return undefined;
  const found: Localised = {};
  for (const [name, text] of Object.entries(texts)) {
    const known = LANGS.find((one) => one === name);
    if (known === undefined || typeof text !== 'string') return undefined;
    if (text.trim() !== '') found[known] = text.trim();
  }
  return found;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
