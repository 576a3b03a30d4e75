import { tabulateAnswers } from './answers.ts';
import type { Index, Match, MatchQuery } from './model.ts';
import { describeConcepts, readQuery } from './query.ts';
import { rank } from './rank.ts';
import { explain } from './reasons.ts';
import { createStore, putDocument, removeDocument } from './store.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An empty index over a vocabulary. It keeps the documents it is given, for the reasons. */
export function createIndex(vocabulary: Vocabulary): Index {
  const store = createStore(vocabulary);
  return {
    put: (document) => putDocument(store, document),
    remove: (id) => removeDocument(store, id),
    get size() {
      return store.slotOf.size;
    },
    match(query: MatchQuery) {
      const asked = readQuery(store, query);
      const { best, total } = rank(store, asked, query);
      const table = query.reasons === false ? undefined : tabulateAnswers(asked);
      const matches: Match[] = best.map(({ slot, score }) => {
        const { id, kind } = store.slots[slot]!.document;
        return { id, kind, score, reasons: table === undefined ? [] : explain(store, asked, table, query, slot) };
      });
      return {
        language: asked.language,
        concepts: describeConcepts(store, asked, asked.language.lang),
        matches,
        total,
      };
    },
  };
}
