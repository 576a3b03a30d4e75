import { type Analysis, isSearchWord, type Part } from '../analyse.ts';
import { keyOf, numberOf, rememberNumber } from '../forms.ts';
import type { Reading } from '../reading.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { numberWord, type Words } from '../word-list.ts';
import { LAST_WORD, MOST_CONCEPTS, MOST_WORDS, packShare, SHARES } from './forward.ts';

/**
 * The share of its points that a frequency earns, under 1: saturated, and smaller in longer documents (BM25 without its factor k + 1; Robertson
 * and Zaragoza 2009). The length is measured against a fixed one, so that no document's share changes when others come.
 */
function shareOfFrequency(frequency: number, length: number, usual: number, k: number, b: number): number {
  return frequency / (frequency + k * (1 - b + (b * length) / usual));
}

/** By field, of the document that is put in. */
let shares = new Uint8Array(0);

/** By field how much of a document is of it, in steps of 1/255. Valid until the next. */
export function fieldShares({ fields }: Analysis): Uint8Array {
  if (shares.length !== fields.length) shares = new Uint8Array(fields.length);
  for (let field = 0; field < fields.length; field++) shares[field] = Math.round(fields[field]! * SHARES);
  return shares;
}

/** The concepts that a document names or a person chose for it (`topics`), with their shares (`packShare`). Loops and not `map`: this is done for every document. */
export function conceptShares({ weights }: Vocabulary, analysis: Analysis, topics: readonly number[]): number[] {
  const concepts: number[] = [];
  const frequencies: number[] = [];
  for (let i = 0; i < analysis.concepts.length && i < MOST_CONCEPTS; i++) {
    concepts.push(analysis.concepts[i]!);
    frequencies.push(analysis.frequencies[i]! * (1 - weights.documentSupport * (1 - analysis.support[i]!)));
  }
  for (const topic of topics) {
    const known = concepts.indexOf(topic);
    if (known >= 0) frequencies[known]! += weights.topic;
    else if (concepts.length < MOST_CONCEPTS) frequencies[concepts.push(topic) - 1] = weights.topic;
  }
  const { usualConcepts, conceptSaturation, conceptLength } = weights;
  let length = 0;
  for (let i = 0; i < frequencies.length; i++) length += frequencies[i]!;
  for (let i = 0; i < concepts.length; i++) {
    const share = shareOfFrequency(frequencies[i]!, length, usualConcepts, conceptSaturation, conceptLength);
    concepts[i] = packShare(concepts[i]!, share);
  }
  return concepts;
}

/** By position of the document the number of its search word, -1 for none. */
let numbers = new Int32Array(256);

/** Numbers of the document's search words with their shares, and which word of the text each is first. */
export function wordShares(
  { weights }: Vocabulary,
  words: Words,
  { reading }: Analysis,
  parts: readonly Part<string>[],
) {
  const { usualWords, wordSaturation, wordLength } = weights;
  if (reading.count > numbers.length) numbers = new Int32Array(reading.count * 2);
  for (let at = 0; at < reading.count; at++)
    numbers[at] = isSearchWord(reading, at) ? numberAt(words, reading, at) : -1;
  // Nothing is called here, so that the waits for far memory overlap.
  const { frequencies } = words;
  const found: number[] = [];
  const firsts: number[] = [];
  let length = 0;
  for (let at = 0; at < reading.count; at++) {
    const number = numbers[at]!;
    if (number < 0) continue;
    const { weight } = parts[reading.part[at]!]!;
    if (frequencies[number] === 0) {
      if (found.length === MOST_WORDS) continue;
      found.push(number);
      firsts.push(Math.min(LAST_WORD, reading.word[at]!));
    }
    frequencies[number]! += weight;
    length += weight;
  }
  for (let i = 0; i < found.length; i++) {
    const number = found[i]!;
    const frequency = frequencies[number]!;
    frequencies[number] = 0;
    found[i] = packShare(number, shareOfFrequency(frequency, length, usualWords, wordSaturation, wordLength));
  }
  return { words: found, firsts };
}

function numberAt(words: Words, { forms, piece }: Reading, at: number): number {
  const known = numberOf(forms.data, piece[at]!, words.id);
  if (known >= 0) return known;
  const number = numberWord(words, keyOf(forms, piece[at]!));
  rememberNumber(forms.data, piece[at]!, words.id, number);
  return number;
}
