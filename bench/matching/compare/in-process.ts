/** Engines that are JavaScript in this process. */
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { createIndex, type Vocabulary } from '#engines/matching';
import { LIMIT } from './corpus.ts';
import { type Engine, measureInProcess } from './engine.ts';

/** With all it does: it reads the raw texts, finds concepts and says the reasons of every match. */
export function hubwerk(vocabulary: Vocabulary): Engine {
  return {
    name: 'Hubwerk',
    measure(corpus) {
      const index = createIndex(vocabulary);
      return measureInProcess(
        corpus,
        ({ document }) => index.put(document),
        ({ need }) => index.match(need).matches.filter(({ reasons }) => reasons.length > 0).length,
        () => index.pack(),
      );
    },
  };
}

const split = (words: string) => words.split(' ');

export const miniSearch: Engine = {
  name: 'MiniSearch',
  measure(corpus) {
    const index = new MiniSearch<{ id: number; words: string }>({
      fields: ['words'],
      tokenize: split,
      processTerm: (word) => word,
      searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false },
    });
    return measureInProcess(
      corpus,
      ({ words }, id) => index.add({ id, words }),
      ({ words }) => index.search(words.join(' ')).slice(0, LIMIT).length,
    );
  },
};

/** It has no scores to sum: with `suggest` entries come in the order of how many of the words they have. */
export const flexSearch: Engine = {
  name: 'FlexSearch',
  measure(corpus) {
    const index = new Index({ tokenize: 'strict', encoder: split, cache: false });
    return measureInProcess(
      corpus,
      ({ words }, id) => index.add(id, words),
      ({ words }) => index.search(words.join(' '), { limit: LIMIT, suggest: true }).length,
    );
  },
};
