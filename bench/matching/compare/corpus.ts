import type { Concept, MatchDocument, MatchQuery } from '#engines/matching';
import { createGenerator } from '../generate.ts';

/** `words`: the lower-case words of title and text with a blank between, which every engine but Hubwerk is given. */
export type Entry = { document: MatchDocument; words: string };

/** `words`: each word of the need once. */
export type Question = { need: MatchQuery; words: string[] };

export type Corpus = { entries: Entry[]; warmUp: Question[]; measured: Question[] };

/** How many results each engine is asked for. */
export const LIMIT = 50;

/** Questions there are for warming up; see `warm`. */
const WARM_UP = 2000;
const MEASURED = 100;
const NEED_WORDS = 30;
/** Share of the entries that have a word; function words are far above, words that tell something are below. */
const FREQUENT = 0.1;

export function createCorpus(concepts: readonly Concept[], size: number, withoutFrequent: boolean): Corpus {
  const { entry, need } = createGenerator(concepts);
  const entries = Array.from({ length: size }, (_, i) => {
    const document = entry(i);
    return { document, words: wordsOf(`${document.title} ${document.text}`).join(' ') };
  });
  const left = withoutFrequent ? frequentWords(entries) : new Set<string>();
  const questions = Array.from({ length: WARM_UP + MEASURED }, (_, i) => {
    const asked = need(i, NEED_WORDS);
    return {
      need: { ...asked, limit: LIMIT },
      words: [...new Set(wordsOf(asked.text))].filter((word) => !left.has(word)),
    };
  });
  return { entries, warmUp: questions.slice(0, WARM_UP), measured: questions.slice(WARM_UP) };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function frequentWords(entries: readonly Entry[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { words } of entries) {
    for (const word of new Set(words.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const least = entries.length * FREQUENT;
  return new Set([...counts].filter(([, count]) => count > least).map(([word]) => word));
}
