import type { EntryContent } from '../content.ts';
import { namesOwner } from '../rules.ts';
import { type ContentError, formOf, parseContent } from './form.ts';
import type { OwnEntry } from './model.ts';

const TEXT_FIELDS = [
  'title',
  'summary',
  'text',
  'problem',
  'result',
  'data_status',
] as const satisfies readonly (keyof EntryContent)[];

/** What still stands between this content and its publication, by field. */
export function findObstacles(
  entry: Pick<OwnEntry, 'ownerName' | 'ownerWeb'>,
  content: EntryContent,
  topics: readonly string[],
  today: string,
): ContentError[] {
  const parsed = parseContent(content.kind, formOf(content), topics, 'complete');
  const errors: ContentError[] = parsed.ok ? [] : [...parsed.refusal.errors];
  if (content.valid_until !== undefined && content.valid_until < today) {
    errors.push({ field: 'valid_until', code: 'dayPast' });
  }
  if (content.deadline !== undefined && content.deadline < today) errors.push({ field: 'deadline', code: 'dayPast' });
  if (content.anonymous === 'yes') {
    const owner = { name: entry.ownerName, web: entry.ownerWeb };
    for (const field of TEXT_FIELDS) {
      if (namesOwner(content[field] ?? '', owner)) errors.push({ field, code: 'namesOwner' });
    }
  }
  return errors;
}
