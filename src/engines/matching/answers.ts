import type { Asked, AskedWord } from './query.ts';
import { conceptNorm, wordNorm } from './rank.ts';
import type { Store } from './store.ts';

/** Per concept a document may name, the concepts asked for that it answers: their places in `asked.concepts` and among the neighbours. */
export type AnswerTable = Map<number, { asked: number; neighbour: number; value: number }[]>;

/** Built once a query, so that explaining a document costs its own concepts and not all neighbours of what is asked. */
export function tabulateAnswers(asked: Asked): AnswerTable {
  const table: AnswerTable = new Map();
  for (const [place, { answers }] of asked.concepts.entries()) {
    for (const { concept, neighbour, value } of answers) {
      const list = table.get(concept);
      if (list === undefined) table.set(concept, [{ asked: place, neighbour, value }]);
      else list.push({ asked: place, neighbour, value });
    }
  }
  return table;
}

/** For each concept asked for the neighbour by which the document answers it best, as in `rank`; undefined where it does not. */
export function bestConcepts(store: Store, asked: Asked, table: AnswerTable, slot: number) {
  const norm = conceptNorm(store, slot);
  const best: ({ neighbour: number; share: number } | undefined)[] = asked.concepts.map(() => undefined);
  for (const [concept, frequency] of store.slots[slot]!.concepts) {
    for (const { asked: place, neighbour, value } of table.get(concept) ?? []) {
      const share = (value * frequency) / (frequency + norm);
      const known = best[place];
      if (known === undefined || share > known.share || (share === known.share && neighbour < known.neighbour))
        best[place] = { neighbour, share };
    }
  }
  return best;
}

export function bestWord(store: Store, asked: AskedWord, slot: number) {
  const { words } = store.slots[slot]!;
  const norm = wordNorm(store, slot);
  let best: { word: number; value: number; share: number } | undefined;
  for (const { word, value } of asked.answers) {
    const frequency = words.get(word);
    if (frequency === undefined) continue;
    const share = (value * frequency) / (frequency + norm);
    if (share > (best?.share ?? 0)) best = { word, value, share };
  }
  return best;
}
