import { accordOf } from './accord.ts';
import type { Index, Match, MatchQuery } from './model.ts';
import { describeConcepts, readQuery } from './query.ts';
import { rank } from './rank.ts';
import { createExplainer, explain } from './reasons.ts';
import { createScorer } from './score.ts';
import { KINDS } from './store/columns.ts';
import { packLists, readAll } from './store/lists.ts';
import { loadStore, saveStore } from './store/snapshot.ts';
import { createStore, idOf, LAYERS, listOfConcept, putDocument, removeDocument, type Store } from './store/store.ts';
import { isAlive, kindIn, whatOf } from './store/traits.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An empty index over a vocabulary. It keeps the documents it is given, for the reasons. */
export function createIndex(vocabulary: Vocabulary): Index {
  return indexOf(createStore(vocabulary));
}

/**
 * The index that `save` wrote the parts of. `read` fills the array it is given with what comes next and returns how many bytes it had. Undefined
 * where that was another vocabulary or version, or not everything is there: then build it anew.
 */
export async function restoreIndex(
  vocabulary: Vocabulary,
  read: (into: Uint8Array) => number | Promise<number>,
): Promise<Index | undefined> {
  const store = await loadStore(vocabulary, read);
  return store === undefined ? undefined : indexOf(store);
}

function indexOf(store: Store): Index {
  const { vocabulary } = store;
  return {
    put: (document) => putDocument(store, document),
    remove: (id) => removeDocument(store, id),
    get size() {
      return store.live;
    },
    occurrences() {
      const counts = new Map<string, number>();
      for (const [concept, count] of store.conceptDocuments.entries())
        if (count > 0) counts.set(vocabulary.concepts[concept]!.id, count);
      return counts;
    },
    naming: (concept, limit) => naming(store, vocabulary.numberOf.get(concept), limit),
    pack: () => packLists(store.lists),
    save: () => saveStore(store),
    match(query: MatchQuery) {
      const asked = readQuery(store, query);
      const scorer = createScorer(store, asked, query);
      const { best, total, facets } = rank(store, asked, query, scorer);
      const explainer = createExplainer(store, asked, scorer);
      const accord = accordOf(store, asked, best);
      const matches: Match[] = best.map(({ slot, score, akin }, place) => ({
        id: idOf(store, slot),
        kind: KINDS[kindIn(whatOf(store.columns, slot))]!,
        score,
        akin,
        accord: accord[place]!,
        reasons: query.reasons === false ? [] : explain(explainer, slot),
      }));
      return {
        language: asked.language,
        concepts: describeConcepts(store, asked, asked.language.lang),
        matches,
        total,
        ...(facets === undefined ? {} : { facets }),
      };
    },
  };
}

/** The newest documents of the highest layers first. */
function naming(store: Store, concept: number | undefined, limit: number): string[] {
  const ids: string[] = [];
  if (concept === undefined) return ids;
  for (let layer = LAYERS - 1; layer >= 0 && ids.length < limit; layer--) {
    const slots = readAll(store.lists, listOfConcept(concept, layer));
    for (let i = slots.length - 1; i >= 0 && ids.length < limit; i--)
      if (isAlive(store.columns, slots[i]!)) ids.push(idOf(store, slots[i]!));
  }
  return ids;
}
