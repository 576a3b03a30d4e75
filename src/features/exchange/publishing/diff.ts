import { diffWordsWithSpace } from 'diff';
import type { EntryContent } from '../content.ts';

/** A stretch of words that both versions have, or only one. */
export interface Piece {
  text: string;
  is: 'same' | 'inserted' | 'deleted';
}

export interface FieldDiff {
  field: string;
  pieces: Piece[];
}

/** Beyond this many words that differ a text is a new one: old and new stand one after the other, and the search ends. */
const MAX_EDITS = 1_000;

/** What differs between two versions, field by field; texts word by word. */
export function compareContents(
  from: EntryContent,
  to: EntryContent,
  say: (field: string, value: unknown) => string,
): FieldDiff[] {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])] as (keyof EntryContent)[];
  return fields.flatMap((field) => {
    const [before, after] = [say(field, inOrder(from[field])), say(field, inOrder(to[field]))];
    return before === after ? [] : [{ field, pieces: compareTexts(before, after) }];
  });
}

/** Topics and sizes are sets: a form hands them back in another order. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

function compareTexts(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  if (changes === undefined) {
    const whole: Piece[] = [
      { text: before, is: 'deleted' },
      { text: after, is: 'inserted' },
    ];
    return whole.filter(({ text }) => text !== '');
  }
  return changes.map(({ value, added, removed }) => {
    return { text: value, is: added ? 'inserted' : removed ? 'deleted' : 'same' };
  });
}
