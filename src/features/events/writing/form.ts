import { z } from 'zod';
import { LANGS, type Lang, ok, type Result, refuse } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import { ACCESS_FACTS, COSTS, EVENT_KINDS, FORMATS, SPOKEN } from '../model.ts';
import { type EventContent, type EventError, LIMITS, MAX_HOSTS, MAX_RELATED, type Where } from './model.ts';
import { parseWhen, whenFields } from './when.ts';

/** A form as it was filled in: texts by field, and lists of what was ticked. */
export interface EventForm {
  values: Record<string, string>;
  lists: Record<ListName, string[]>;
}

const LISTS = ['access', 'langs', 'interpreted', 'topics', 'hosts_hub'] as const;
type ListName = (typeof LISTS)[number];

/** Of a published event these are changed by moving it, so that everybody hears of it. */
export const MOVED = [
  'starts_on',
  'starts_time',
  'ends_on',
  'ends_time',
  'zone',
  'all_day',
  'format',
  'venue',
  'address',
  'place',
];

export function formFrom(values: Record<string, string>, all: URLSearchParams): EventForm {
  const list = (name: string) => [...new Set(all.getAll(name))].slice(0, 100);
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')])),
    lists: {
      access: list('access'),
      langs: list('langs'),
      interpreted: list('interpreted'),
      topics: list('topics'),
      hosts_hub: list('hosts_hub'),
    },
  };
}

/** An empty form of somebody who writes in this language. */
export function emptyForm(lang: Lang): EventForm {
  return {
    values: {
      lang,
      kind: 'workshop',
      format: 'on-site',
      zone: 'Europe/Berlin',
      cost: 'free',
      repeat: 'once',
      count: '4',
    },
    lists: { access: [], langs: [lang], interpreted: [], topics: [], hosts_hub: [] },
  };
}

/** A text in its languages, those that are empty left out. A line has no line breaks. */
export function localisedFrom(values: Record<string, string>, name: string, oneLine: boolean): Localised {
  const text: Localised = {};
  for (const lang of LANGS) {
    const value = (values[`${name}_${lang}`] ?? '').trim();
    if (value !== '') text[lang] = oneLine ? value.replace(/\s+/g, ' ') : value;
  }
  return text;
}

/** Fields of a form that say a text in its languages. */
export function localisedFields(name: string, text: Localised): Record<string, string> {
  return Object.fromEntries(LANGS.map((lang) => [`${name}_${lang}`, text[lang] ?? '']));
}

/** Each language of a text that is longer than it may be. */
export function tooLong(text: Localised, name: string, limit: number): EventError[] {
  return LANGS.filter((lang) => (text[lang]?.length ?? 0) > limit).map((lang) => ({
    field: `${name}_${lang}`,
    code: 'tooLong',
    limit,
  }));
}

const webAddress = z
  .string()
  .max(LIMITS.url)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
const mailAddress = z.email().max(254);

/** An address without its scheme, as people type it. */
function plainUrl(value: string): string {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(value) ? `https://${value}` : value;
}

interface Reader {
  errors: EventError[];
  one<const T extends string>(name: string, allowed: readonly T[]): T;
  many<const T extends string>(name: ListName, allowed: readonly T[]): T[];
  line(name: string, limit: number): string | null;
  url(name: string): string | null;
}

function reader({ values, lists }: EventForm): Reader {
  const errors: EventError[] = [];
  const text = (name: string) => (values[name] ?? '').replace(/\s+/g, ' ').trim();
  return {
    errors,
    one(name, allowed) {
      const found = allowed.find((one) => one === values[name]);
      if (found === undefined) errors.push({ field: name, code: 'choiceUnknown' });
      return found ?? (allowed[0] as (typeof allowed)[number]);
    },
    many(name, allowed) {
      const found = allowed.filter((one) => lists[name].includes(one));
      if (found.length !== lists[name].length) errors.push({ field: name, code: 'choiceUnknown' });
      return found;
    },
    line(name, limit) {
      const value = text(name);
      if (value.length > limit) errors.push({ field: name, code: 'tooLong', limit });
      return value === '' ? null : value;
    },
    url(name) {
      const value = plainUrl(text(name));
      if (value === '') return null;
      if (!webAddress.safeParse(value).success) errors.push({ field: name, code: 'urlWrong' });
      return value;
    },
  };
}

/** Where an event is held. The place is looked up by whoever saves it. */
export function parseWhere(form: EventForm): Result<Where, { type: 'invalid'; errors: EventError[] }> {
  const read = reader(form);
  const format = read.one('format', FORMATS);
  const address = (form.values.address ?? '').trim();
  if (address.length > LIMITS.address) read.errors.push({ field: 'address', code: 'tooLong', limit: LIMITS.address });
  const place = form.values.place?.trim() || null;
  if (place !== null && !isId(place)) read.errors.push({ field: 'place', code: 'choiceUnknown' });
  const where: Where = {
    format,
    venue: read.line('venue', LIMITS.venue),
    address: address === '' ? null : address,
    place,
    onlineUrl: read.url('online_url'),
  };
  if (read.errors.length > 0) return refuse({ type: 'invalid', errors: read.errors });
  // What is only online has no house, what is only on site no link: what was filled in before is dropped.
  if (format === 'online') return ok({ ...where, venue: null, address: null, place: null });
  return ok(format === 'on-site' ? { ...where, onlineUrl: null } : where);
}

/** What a form says in words that only the database understands. */
export interface Named {
  /** One organisation a line: name, address of its page, or `Name (slug)`. */
  organisations: string[];
  onBehalfOf: string | null;
  /** Addresses of entries and events. */
  related: string[];
}

export type ParsedForm = Omit<EventContent, 'hosts' | 'onBehalfOf' | 'related'> & { hubs: string[]; named: Named };

const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Reads the whole form. A draft needs its title and its day; what else a publication needs is asked for then. */
export function parseEvent(
  form: EventForm,
  topics: readonly string[],
  now: Date,
): Result<ParsedForm, { type: 'invalid'; errors: EventError[] }> {
  const { values } = form;
  const read = reader(form);
  const lang = read.one('lang', LANGS);
  const title = localisedFrom(values, 'title', true);
  const [summary, text] = [localisedFrom(values, 'summary', true), localisedFrom(values, 'text', false)];
  const [accessNote, priceNote] = [
    localisedFrom(values, 'access_note', false),
    localisedFrom(values, 'price_note', false),
  ];
  if (title[lang] === undefined) read.errors.push({ field: `title_${lang}`, code: 'missing' });
  read.errors.push(
    ...tooLong(title, 'title', LIMITS.title),
    ...tooLong(summary, 'summary', LIMITS.summary),
    ...tooLong(text, 'text', LIMITS.text),
    ...tooLong(accessNote, 'access_note', LIMITS.access_note),
    ...tooLong(priceNote, 'price_note', LIMITS.price_note),
  );
  const when = parseWhen(values, now);
  const where = parseWhere(form);
  const contactEmail = read.line('contact_email', 254);
  if (contactEmail !== null && !mailAddress.safeParse(contactEmail).success)
    read.errors.push({ field: 'contact_email', code: 'emailWrong' });
  const named: Named = {
    organisations: lines(values.hosts_organisations),
    onBehalfOf: read.line('on_behalf_of', 300),
    related: lines(values.related),
  };
  const { hosts_hub: hubs } = form.lists;
  if (hubs.length + named.organisations.length > MAX_HOSTS)
    read.errors.push({ field: 'hosts_organisations', code: 'tooMany', limit: MAX_HOSTS });
  if (!hubs.every(isId)) read.errors.push({ field: 'hosts_hub', code: 'choiceUnknown' });
  if (named.related.length > MAX_RELATED) read.errors.push({ field: 'related', code: 'tooMany', limit: MAX_RELATED });
  const content = {
    kind: read.one('kind', EVENT_KINDS),
    lang,
    title,
    summary,
    text,
    access: read.many('access', ACCESS_FACTS),
    accessNote,
    langs: read.many('langs', SPOKEN),
    interpreted: read.many('interpreted', SPOKEN),
    topics: read.many('topics', topics),
    cost: read.one('cost', COSTS),
    priceNote,
    externalUrl: read.url('external_url'),
    contactName: read.line('contact_name', LIMITS.contact_name),
    contactEmail,
    contactPhone: read.line('contact_phone', LIMITS.contact_phone),
    hubs,
    named,
  };
  const errors = [...(when.ok ? [] : when.refusal.errors), ...(where.ok ? [] : where.refusal.errors), ...read.errors];
  if (!when.ok || !where.ok || errors.length > 0) return refuse({ type: 'invalid', errors });
  return ok({ ...content, ...when.value, ...where.value });
}

/** How things that the form names are written in it. */
export interface Names {
  organisation(id: string): string;
  related(subject: string): string;
}

/** The form filled with what there is. */
export function formOf(content: EventContent, names: Names): EventForm {
  const { hosts } = content;
  return {
    values: {
      lang: content.lang,
      kind: content.kind,
      cost: content.cost,
      ...localisedFields('title', content.title),
      ...localisedFields('summary', content.summary),
      ...localisedFields('text', content.text),
      ...localisedFields('access_note', content.accessNote),
      ...localisedFields('price_note', content.priceNote),
      ...whenFields(content),
      ...whereFields(content),
      external_url: content.externalUrl ?? '',
      contact_name: content.contactName ?? '',
      contact_email: content.contactEmail ?? '',
      contact_phone: content.contactPhone ?? '',
      hosts_organisations: hosts
        .filter((host) => host.kind === 'organisation')
        .map((host) => names.organisation(host.id))
        .join('\n'),
      on_behalf_of: content.onBehalfOf === null ? '' : names.organisation(content.onBehalfOf),
      related: content.related.map(names.related).join('\n'),
      repeat: 'once',
      count: '4',
    },
    lists: {
      access: content.access,
      langs: content.langs,
      interpreted: content.interpreted,
      topics: content.topics,
      hosts_hub: hosts.filter((host) => host.kind === 'hub').map((host) => host.id),
    },
  };
}

export function whereFields({ format, venue, address, place, onlineUrl }: Where): Record<string, string> {
  return {
    format,
    venue: venue ?? '',
    address: address ?? '',
    place: place ?? '',
    online_url: onlineUrl ?? '',
  };
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Names of the fields in which two contents differ, as the log names them. */
export function changedFields(before: EventContent, after: EventContent): (keyof EventContent)[] {
  return (Object.keys(after) as (keyof EventContent)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  );
}

/** Texts by language are the same in whatever order they come. */
function canonical(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value);
}
