import { detectLanguage } from '#engines/language';
import type { EntryKind } from '../content.ts';
import type { ContentForm } from './form.ts';

/** A need or an offer that somebody has described, before it belonged to an organisation. */
export interface DescribedDraft {
  text: string;
  region: string | undefined;
  budget: number | undefined;
}

const MAX_TITLE = 100;
const MAX_SUMMARY = 400;
/** A passage of its own has room for so much. */
const MAX_PROBLEM = 2000;

/** What was described, put where the form has it, so that nothing is asked twice. Title and summary are a beginning to be changed. */
export function formOfDraft(draft: DescribedDraft, form: ContentForm, kind: EntryKind): ContentForm {
  const { text, region = '', budget } = draft;
  const { lang, confidence } = detectLanguage(text);
  const isProblem = kind === 'need' && text.length <= MAX_PROBLEM;
  const carried = {
    ...(confidence > 0 ? { lang } : {}),
    title: cutAtWord(firstSentence(text), MAX_TITLE),
    summary: cutAtWord(text.replace(/\s+/g, ' '), MAX_SUMMARY),
    [isProblem ? 'problem' : 'text']: text,
    region,
    budget_max: budget === undefined ? '' : String(budget),
  };
  return { ...form, values: { ...form.values, ...carried } };
}

function firstSentence(text: string): string {
  return (/^[^\n.!?]*/.exec(text.trim())?.[0] ?? '').trim();
}

function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 2);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))} …`;
}
