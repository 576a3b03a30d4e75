import { createHash } from 'node:crypto';
import type { EntryView } from '#features/exchange/model.ts';
import { textOf } from '../queries.ts';
import { EMBEDDED_LENGTH } from './model.ts';

/** What is sent of a text. Cutting may halve an emoji, which is no text to any service. */
export function sentOf(text: string): string {
  return text.slice(0, EMBEDDED_LENGTH).toWellFormed();
}

export function sentOfEntry(entry: EntryView): string {
  return sentOf(`${entry.title}\n\n${textOf(entry)}`);
}

/** Says of everything a vector depends on whether it is still the same. */
export function digestOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url');
}

export function digestOfEntry(model: string, entry: EntryView): string {
  return digestOf(model, entry.kind, sentOfEntry(entry));
}
