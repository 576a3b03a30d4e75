import type { Lang } from '#engines/kit';
import { formatDate, formatNumber, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import {
  type Answer,
  type Answers,
  FIELD_TYPES,
  type FormField,
  LONG_LENGTH,
  MOST_FIELDS,
  MOST_OPTIONS,
  TEXT_LENGTH,
} from './model.ts';
import { participantTexts } from './texts.ts';

/** What is wrong with a form: where, and a code. */
export interface FormFault {
  field: string;
  code:
    | 'too-many-fields'
    | 'key-wrong'
    | 'key-twice'
    | 'type-unknown'
    | 'label-missing'
    | 'options-missing'
    | 'too-many-options'
    | 'option-twice'
    | 'condition-unknown'
    | 'range-wrong';
}

const KEY = /^[a-z][a-z0-9_-]{0,39}$/;

/** Faults of a form that an organiser has put together; none where it can be asked. */
export function checkForm(fields: readonly FormField[]): FormFault[] {
  const faults: FormFault[] = [];
  if (fields.length > MOST_FIELDS) faults.push({ field: '', code: 'too-many-fields' });
  const before = new Map<string, FormField>();
  for (const field of fields) {
    const add = (code: FormFault['code']) => faults.push({ field: field.key, code });
    if (!KEY.test(field.key)) add('key-wrong');
    if (before.has(field.key)) add('key-twice');
    if (!(FIELD_TYPES as readonly string[]).includes(field.type)) add('type-unknown');
    if (Object.values(field.label).every((text) => text.trim() === '')) add('label-missing');
    const options = field.options ?? [];
    if (hasOptions(field)) {
      if (options.length === 0) add('options-missing');
      if (options.length > MOST_OPTIONS) add('too-many-options');
      if (new Set(options.map(({ key }) => key)).size < options.length) add('option-twice');
      if (options.some(({ key, label }) => key === '' || Object.keys(label).length === 0)) add('options-missing');
    }
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) add('range-wrong');
    // A condition looks back: so forms are read from top to bottom, and no two wait for each other.
    if (field.when !== undefined && !canDecide(before.get(field.when.field), field.when.is)) add('condition-unknown');
    before.set(field.key, field);
  }
  return faults;
}

export function hasOptions({ type }: Pick<FormField, 'type'>): boolean {
  return type === 'choice' || type === 'choices';
}

function canDecide(other: FormField | undefined, is: readonly string[]): boolean {
  if (other === undefined || is.length === 0) return false;
  if (other.type === 'consent') return is.every((value) => value === 'yes');
  return hasOptions(other) && is.every((value) => (other.options ?? []).some(({ key }) => key === value));
}

/** Whether a field is asked, with what was answered before it. */
export function isAsked(field: FormField, answers: Answers, ticket: string): boolean {
  if (field.tickets !== undefined && field.tickets.length > 0 && !field.tickets.includes(ticket)) return false;
  if (field.when === undefined) return true;
  const { is } = field.when;
  const answer = answers[field.when.field];
  if (answer === true) return is.includes('yes');
  if (Array.isArray(answer)) return answer.some((one) => is.includes(one));
  return typeof answer === 'string' && is.includes(answer);
}

export type AnswerCode =
  | 'answerMissing'
  | 'answerLong'
  | 'answerNoOption'
  | 'answerNoNumber'
  | 'answerRange'
  | 'answerNoDate'
  | 'consentMissing';

export interface ReadAnswers {
  answers: Answers;
  files: string[];
  errors: (FieldError & { code: AnswerCode })[];
  /** Asked now because of an answer given just now, and not shown before: who sent the form has not seen them. */
  unseen: string[];
}

/** The name of a field in the page: those of the form itself have names without this. */
export const inputName = (field: Pick<FormField, 'key'>): string => `f-${field.key}`;

/**
 * Reads the answers of a form that was sent. `shown`: the fields that the page had. Answers to what is not asked are left out, so nobody stores what
 * they took back. `fileOf` gives the file that was sent for a field, by its name.
 */
export function readAnswers(
  fields: readonly FormField[],
  ticket: string,
  values: URLSearchParams,
  shown: readonly string[],
  fileOf: (name: string) => string | undefined,
): ReadAnswers {
  const read: ReadAnswers = { answers: {}, files: [], errors: [], unseen: [] };
  for (const field of fields) {
    if (!isAsked(field, read.answers, ticket)) continue;
    if (!shown.includes(field.key)) {
      read.unseen.push(field.key);
      continue;
    }
    const answer = field.type === 'file' ? fileOf(inputName(field)) : readAnswer(field, values);
    if (typeof answer === 'object' && 'code' in answer) {
      read.errors.push({ field: inputName(field), code: answer.code });
    } else if (answer === undefined) {
      if (field.required)
        read.errors.push({
          field: inputName(field),
          code: field.type === 'consent' ? 'consentMissing' : 'answerMissing',
        });
    } else {
      read.answers[field.key] = answer;
      if (field.type === 'file') read.files.push(String(answer));
    }
  }
  return read;
}

/** Undefined where nothing was answered. */
function readAnswer(field: FormField, values: URLSearchParams): Answer | { code: AnswerCode } | undefined {
  const all = values.getAll(inputName(field)).map((value) => value.trim());
  const text = all.at(-1) ?? '';
  const known = (value: string) => (field.options ?? []).some(({ key }) => key === value);
  switch (field.type) {
    case 'text':
    case 'long': {
      if (text === '') return undefined;
      const most = Math.min(field.max ?? Number.POSITIVE_INFINITY, field.type === 'text' ? TEXT_LENGTH : LONG_LENGTH);
      return text.length > most ? { code: 'answerLong' } : text;
    }
    case 'choice':
      if (text === '') return undefined;
      return known(text) ? text : { code: 'answerNoOption' };
    case 'choices': {
      const chosen = [...new Set(all.filter((value) => value !== ''))];
      if (chosen.length === 0) return undefined;
      if (!chosen.every(known)) return { code: 'answerNoOption' };
      const { min = 0, max = chosen.length } = field;
      return chosen.length < min || chosen.length > max ? { code: 'answerRange' } : chosen;
    }
    case 'number': {
      if (text === '') return undefined;
      // „2,5“ as it is written here.
      const number = /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
      if (Number.isNaN(number)) return { code: 'answerNoNumber' };
      return number < (field.min ?? number) || number > (field.max ?? number) ? { code: 'answerRange' } : number;
    }
    case 'date':
      if (text === '') return undefined;
      return isDay(text) ? text : { code: 'answerNoDate' };
    case 'consent':
      return text === 'yes' ? true : undefined;
    case 'file':
      return undefined;
  }
}

function isDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** An answer as it is read: options by their labels, numbers and days as people of this language write them. */
export function answerText(lang: Lang, field: FormField, answer: Answer): string {
  const label = (key: string) => {
    const option = (field.options ?? []).find((one) => one.key === key);
    return option === undefined ? key : localise(option.label, lang).text;
  };
  if (Array.isArray(answer)) return answer.map(label).join(', ');
  if (answer === true) return participantTexts(lang).yes;
  if (typeof answer === 'number') return formatNumber(lang, answer);
  if (field.type === 'choice') return label(String(answer));
  if (field.type === 'date' && isDay(String(answer))) return formatDate(lang, String(answer));
  return String(answer);
}
