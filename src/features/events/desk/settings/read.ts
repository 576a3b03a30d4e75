import { placeWallTime, wallTime } from '#engines/calendar';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { hasOptions } from '../../registration/form.ts';
import {
  type CodeInput,
  FIELD_TYPES,
  type FormField,
  MOST_IN_GROUP,
  MOST_OPTIONS,
  MOST_PLACES,
  MOST_STAGES,
  type SettingsInput,
  type TicketInput,
} from '../../registration/model.ts';
import { foldForSearch } from '../../rules.ts';
import { isDay, plainTime } from '../../writing/when.ts';

/** What a form said, read: the value, and what is wrong with it by field. */
export interface Read<T> {
  value: T;
  errors: FieldError[];
}

const MAX_LINE = 200;
const MAX_TEXT = 4000;
/** Longer than any accept time that helps those behind in the queue. */
const MOST_HOURS = 14 * 24;
const MOST_REMINDERS = 5;
const MOST_REMINDER_DAYS = 60;
/** A week to send what was promised; two years where a grant wants proof. */
const KEEP_DAYS = { least: 7, most: 730 };

type Values = Record<string, string>;

/** Reads the fields of one form; each method notes what is wrong. */
class Reader {
  readonly errors: FieldError[] = [];
  readonly #values: Values;
  readonly #zone: string;

  constructor(values: Values, zone: string) {
    this.#values = values;
    this.#zone = zone;
  }

  wrong(field: string, code: string): void {
    this.errors.push({ field, code });
  }

  text(field: string): string {
    return (this.#values[field] ?? '').replaceAll('\r\n', '\n').trim();
  }

  isTicked(field: string): boolean {
    return this.#values[field] === 'yes';
  }

  /** A whole number, null where nothing was written. */
  number(field: string, least: number, most: number): number | null {
    const text = this.text(field).replaceAll(/[\s.]/g, '');
    if (text === '') return null;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(number)) this.wrong(field, 'numberWrong');
    else if (number < least || number > most) this.wrong(field, 'numberRange');
    else return number;
    return null;
  }

  /** Day and time on the clock of the event; the day alone means its beginning. */
  moment(name: string): Date | null {
    const date = this.text(`${name}_date`);
    const time = plainTime(this.#values[`${name}_time`]) || '00:00';
    if (date === '') {
      if (this.text(`${name}_time`) !== '') this.wrong(`${name}_date`, 'dateMissing');
      return null;
    }
    const placed = isDay(date) ? placeWallTime({ date, time }, this.#zone) : undefined;
    if (placed?.ok === true) return placed.value.instant;
    this.wrong(placed === undefined ? `${name}_date` : `${name}_time`, 'dateWrong');
    return null;
  }

  localised(name: string, most: number, original?: Lang): Localised {
    const text: Localised = {};
    for (const lang of LANGS) {
      const said = this.text(`${name}_${lang}`);
      if (said.length > most) this.wrong(`${name}_${lang}`, 'textTooLong');
      if (said !== '') text[lang] = said;
    }
    if (original !== undefined && text[original] === undefined) this.wrong(`${name}_${original}`, 'textMissing');
    return text;
  }
}

/** The fields of a moment, as `moment` reads them. */
export function momentFields(name: string, at: Date | null, zone: string): Values {
  if (at === null) return { [`${name}_date`]: '', [`${name}_time`]: '' };
  const { date, time } = wallTime(at, zone);
  return { [`${name}_date`]: date, [`${name}_time`]: time };
}

export const localisedFields = (name: string, text: Localised): Values =>
  Object.fromEntries(LANGS.map((lang) => [`${name}_${lang}`, text[lang] ?? '']));

/** Stages are written one a line; the same line of another language is its translation. */
function readStages(reader: Reader, original: Lang): Localised[] {
  const lines = (lang: Lang) => {
    const all = reader
      .text(`stages_${lang}`)
      .split('\n')
      .map((line) => line.trim());
    return lang === original ? all.filter((line) => line !== '') : all;
  };
  const stages = lines(original).map((line): Localised => ({ [original]: line.slice(0, MAX_LINE) }));
  if (stages.length > MOST_STAGES) reader.wrong(`stages_${original}`, 'tooManyStages');
  for (const lang of LANGS) {
    if (lang === original) continue;
    for (const [at, line] of lines(lang).entries()) {
      const stage = stages[at];
      if (stage !== undefined && line !== '') stage[lang] = line.slice(0, MAX_LINE);
    }
  }
  return stages;
}

export interface SettingsRead {
  settings: SettingsInput;
  keepDays: number;
}

export function readSettings(values: Values, zone: string, original: Lang): Read<SettingsRead> {
  const reader = new Reader(values, zone);
  const opensAt = reader.moment('opens');
  const closesAt = reader.moment('closes');
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) reader.wrong('closes_date', 'closesBeforeOpens');
  const days = reader
    .text('reminder_days')
    .split(/[\s,;]+/)
    .filter((day) => day !== '');
  const reminderDays = [...new Set(days.map(Number))];
  if (
    reminderDays.length > MOST_REMINDERS ||
    reminderDays.some((day) => !Number.isInteger(day) || day < 0 || day > MOST_REMINDER_DAYS)
  )
    reader.wrong('reminder_days', 'remindersWrong');
  const settings: SettingsInput = {
    isOpen: reader.isTicked('is_open'),
    opensAt,
    closesAt,
    changeUntil: reader.moment('change'),
    capacity: reader.number('capacity', 1, MOST_PLACES),
    hasWaitingList: reader.isTicked('has_waiting_list'),
    acceptHours: reader.number('accept_hours', 1, MOST_HOURS) ?? 48,
    maxGroup: reader.number('max_group', 1, MOST_IN_GROUP) ?? 1,
    needsCode: reader.isTicked('needs_code'),
    stages: readStages(reader, original),
    note: reader.localised('note', MAX_TEXT),
    reminderDays: reminderDays.toSorted((a, b) => b - a),
  };
  const keepDays = reader.number('keep_days', KEEP_DAYS.least, KEEP_DAYS.most) ?? 180;
  return { value: { settings, keepDays }, errors: reader.errors };
}

export function readTicket(values: Values, zone: string, original: Lang): Read<TicketInput> {
  const reader = new Reader(values, zone);
  const opensAt = reader.moment('opens');
  const closesAt = reader.moment('closes');
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) reader.wrong('closes_date', 'closesBeforeOpens');
  const value: TicketInput = {
    name: reader.localised('name', MAX_LINE, original),
    about: reader.localised('about', MAX_TEXT),
    priceText: reader.localised('price', MAX_LINE),
    capacity: reader.number('capacity', 1, MOST_PLACES),
    opensAt,
    closesAt,
    needsCode: reader.isTicked('needs_code'),
    needsApproval: reader.isTicked('needs_approval'),
  };
  return { value, errors: reader.errors };
}

/** Letters that are not mistaken for each other when read from paper. */
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code for people to type: eight letters of 32, 40 bits. */
export function newCode(random: Uint8Array): string {
  return [...random.slice(0, 8)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
}

export function readCode(
  values: Values,
  zone: string,
  tickets: readonly string[],
  random: Uint8Array,
): Read<CodeInput> {
  const reader = new Reader(values, zone);
  const code = reader.text('code').replace(/\s+/g, '').toUpperCase() || newCode(random);
  if (!/^[\p{L}\d_-]{4,40}$/u.test(code)) reader.wrong('code', 'codeWrong');
  const label = reader.text('label');
  if (label === '') reader.wrong('label', 'textMissing');
  if (label.length > MAX_LINE) reader.wrong('label', 'textTooLong');
  const ticket = tickets.find((id) => id === reader.text('ticket')) ?? null;
  const value = {
    code,
    label,
    ticket,
    places: reader.number('places', 1, MOST_PLACES),
    expiresAt: reader.moment('expires'),
  };
  return { value, errors: reader.errors };
}

/** A key that answers are kept by: from the words, so that people who read the data understand it, and never one that was used before. */
export function keyFor(words: string, used: ReadonlySet<string>): string {
  const plain = foldForSearch(words)
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  const stem = /^[a-z]/.test(plain) ? plain : `q${plain === '' ? '' : `-${plain}`}`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!used.has(key)) return key;
  }
}

/** One question. `known`: as it was, its answers keep their keys; undefined for a new one. `used`: keys of all questions there ever were. */
export function readQuestion(
  values: Values,
  all: URLSearchParams,
  given: {
    original: Lang;
    known: FormField | undefined;
    used: ReadonlySet<string>;
    tickets: readonly string[];
    before: readonly FormField[];
  },
): Read<FormField> {
  const { original, known, used, tickets, before } = given;
  const reader = new Reader(values, 'UTC');
  const type = known?.type ?? FIELD_TYPES.find((one) => one === values.type) ?? 'text';
  const label = reader.localised('label', MAX_TEXT, original);
  const hint = reader.localised('hint', MAX_TEXT);
  const field: FormField = {
    key: known?.key ?? keyFor(label[original] ?? '', used),
    type,
    label,
    required: reader.isTicked('required'),
  };
  if (Object.keys(hint).length > 0) field.hint = hint;
  if (hasOptions(field)) {
    field.options = readOptions(reader, original, known);
    if (field.options.length < 2) reader.wrong(`option_0_${original}`, 'optionsMissing');
  }
  const ranged = type === 'number' || type === 'choices' || type === 'text' || type === 'long';
  const [min, max] = ranged ? [reader.number('min', 0, 1_000_000), reader.number('max', 0, 1_000_000)] : [null, null];
  if (min !== null && max !== null && min > max) reader.wrong('max', 'rangeWrong');
  if (min !== null) field.min = min;
  if (max !== null) field.max = max;
  const when = readCondition(all.getAll('when'), before);
  if (when === 'several') reader.wrong('when', 'conditionSeveral');
  else if (when !== undefined) field.when = when;
  const only = all.getAll('tickets').filter((id) => tickets.includes(id));
  if (only.length > 0 && only.length < tickets.length) field.tickets = only;
  return { value: field, errors: reader.errors };
}

/** Answers to choose from; one whose words are taken away is gone, its key stays with the older form. */
function readOptions(reader: Reader, original: Lang, known: FormField | undefined): NonNullable<FormField['options']> {
  const options: NonNullable<FormField['options']> = [];
  const used = new Set(known?.options?.map(({ key }) => key));
  for (let at = 0; at < MOST_OPTIONS; at++) {
    const label: Localised = {};
    for (const lang of LANGS) {
      const said = reader.text(`option_${at}_${lang}`).slice(0, MAX_LINE);
      if (said !== '') label[lang] = said;
    }
    const words = label[original];
    if (words === undefined) {
      if (Object.keys(label).length > 0) reader.wrong(`option_${at}_${original}`, 'textMissing');
      continue;
    }
    const kept = known?.options?.find(({ key }) => key === reader.text(`option_${at}_key`));
    const key = kept?.key ?? keyFor(words, used);
    used.add(key);
    if (!options.some((option) => option.key === key)) options.push({ key, label });
  }
  return options;
}

/** `question=answer`, ticked as often as answers fit; all of one question. */
function readCondition(ticked: readonly string[], before: readonly FormField[]): FormField['when'] | 'several' {
  const pairs = ticked.flatMap((one) => {
    const at = one.indexOf('=');
    const field = before.find(({ key }) => key === one.slice(0, at));
    return field === undefined ? [] : [{ field: field.key, is: one.slice(at + 1) }];
  });
  const [first] = pairs;
  if (first === undefined) return undefined;
  if (pairs.some(({ field }) => field !== first.field)) return 'several';
  return { field: first.field, is: pairs.map(({ is }) => is) };
}
