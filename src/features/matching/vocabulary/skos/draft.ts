import { isLang, LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import { type Labels, SCHEME_LIMITS } from '../model.ts';
import type { Links } from './links.ts';

interface Term {
  termType: string;
  value: string;
  /** Tag of a literal, for instance `de-AT`. */
  language?: string;
}

/** A statement, as both parsers give it. */
export interface Statement {
  subject: Term;
  predicate: Term;
  object: Term;
}

/** What was left out or is doubtful, counted. */
export const WARNINGS = [
  'without-address',
  'without-labels',
  'missing-language',
  'labels-without-language',
  'long-labels',
  'labels-cut',
  'second-preferred',
  'shared-labels',
  'unknown-links',
  'links-cut',
  'circles',
  'too-deep',
] as const;
export type Warning = (typeof WARNINGS)[number];
export type Warnings = Record<Warning, number>;

export type LabelKind = 'preferred' | 'other';

/** A label with the language tag it had: `de` is preferred to `de-AT`. */
export interface Label {
  lang: Lang;
  text: string;
  tag: string;
}

/** What has been read of a thing so far. */
export interface Draft extends Links {
  isConcept: boolean;
  isScheme: boolean;
  preferred: Partial<Record<Lang, Label>>;
  others: Labels;
  notes: Localised;
}

export function emptyDraft(): Draft {
  return {
    isConcept: false,
    isScheme: false,
    preferred: {},
    others: { de: [], cs: [], pl: [], en: [] },
    notes: {},
    broader: new Set(),
    related: new Set(),
  };
}

/**
 * A copy. A piece cut out of a text holds on to all of that text, so a vocabulary would hold on to its whole file.
 */
export function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** One line without control characters, in composed form, so that the same label is the same text. */
export function tidy(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  const printable = text.replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '').toWellFormed();
  return printable.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A literal in one of our languages; undefined for anything else. */
export function readLabel(term: Term): Label | undefined {
  if (term.termType !== 'Literal') return undefined;
  const tag = (term.language ?? '').toLowerCase();
  const lang = tag.split('-')[0];
  if (!isLang(lang)) return undefined;
  const text = tidy(term.value);
  return text === '' ? undefined : { lang, text: copyOf(text), tag: copyOf(tag) };
}

/** Adds a label to what is known of a thing; what is too long or too much is counted. */
export function addLabel(draft: Draft, kind: LabelKind, label: Label, warnings: Warnings): void {
  const { lang, text, tag } = label;
  const before = draft.preferred[lang];
  if (text.length > SCHEME_LIMITS.labelLength) warnings['long-labels']++;
  else if (kind === 'other') addOther(draft, lang, text, warnings);
  else if (before === undefined) draft.preferred[lang] = label;
  else if (before.text !== text) {
    // `de` beside `de-AT` is no mistake, a second `de` is one.
    if (before.tag === tag) warnings['second-preferred']++;
    const better = tag === lang && before.tag !== lang;
    if (better) draft.preferred[lang] = label;
    addOther(draft, lang, better ? before.text : text, warnings);
  }
}

function addOther({ others }: Draft, lang: Lang, text: string, warnings: Warnings): void {
  if (others[lang].includes(text)) return;
  if (others[lang].length < SCHEME_LIMITS.labels) others[lang].push(text);
  else warnings['labels-cut']++;
}

export function hasLabel({ preferred, others }: Draft): boolean {
  return LANGS.some((lang) => preferred[lang] !== undefined || others[lang].length > 0);
}

/** The labels in their order, the preferred one first. */
export function labelsOf({ preferred, others }: Draft, warnings: Warnings): Labels {
  const labels: Labels = { de: [], cs: [], pl: [], en: [] };
  for (const lang of LANGS) {
    const first = preferred[lang];
    const all = new Set([...(first === undefined ? [] : [first.text]), ...others[lang]]);
    labels[lang] = [...all].slice(0, SCHEME_LIMITS.labels);
    warnings['labels-cut'] += all.size - labels[lang].length;
  }
  if (LANGS.some((lang) => labels[lang].length === 0)) warnings['missing-language']++;
  return labels;
}
