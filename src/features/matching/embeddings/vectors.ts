import type { EntryKind } from '#features/exchange/model.ts';
import type { Vector } from './model.ts';

/** Multiplications at a stretch, 1 to 2 ms: between two stretches everything else has its turn. */
const STRETCH = 1_000_000;

const NONE: Vector = new Float32Array(0);

export interface Near {
  id: string;
  similarity: number;
}

/** Vectors in memory, 4 bytes a number. All have the same dimension: that of the first one. */
export interface Vectors {
  readonly dimension: number | undefined;
  readonly size: number;
  put(id: string, kind: EntryKind, vector: Vector): void;
  remove(id: string): void;
  find(id: string): Vector | undefined;
  /** The ids nearest to a vector, `count` of each kind, the nearest first. Exact: every vector is looked at. */
  near(vector: Vector, kinds: readonly EntryKind[], count: number): Promise<Map<EntryKind, Near[]>>;
}

export function createVectors(): Vectors {
  const places = new Map<string, number>();
  /** By place; an empty place has no id. */
  const ids: (string | undefined)[] = [];
  const kinds: EntryKind[] = [];
  const vectors: Vector[] = [];
  const empty: number[] = [];

  return {
    get dimension() {
      const [place] = places.values();
      return place === undefined ? undefined : vectors[place]?.length;
    },
    get size() {
      return places.size;
    },
    put(id, kind, vector) {
      const place = places.get(id) ?? empty.pop() ?? ids.length;
      places.set(id, place);
      ids[place] = id;
      kinds[place] = kind;
      vectors[place] = vector;
    },
    remove(id) {
      const place = places.get(id);
      if (place === undefined) return;
      places.delete(id);
      ids[place] = undefined;
      vectors[place] = NONE;
      empty.push(place);
    },
    find(id) {
      const place = places.get(id);
      return place === undefined ? undefined : vectors[place];
    },
    async near(vector, wanted, count) {
      const best = new Map(wanted.map((kind): [EntryKind, Near[]] => [kind, []]));
      const stretch = Math.max(1, Math.floor(STRETCH / vector.length));
      for (let from = 0; from < ids.length; from += stretch) {
        if (from > 0) await turn();
        for (let place = from; place < Math.min(from + stretch, ids.length); place++) {
          const id = ids[place];
          const list = best.get(kinds[place]!);
          const other = vectors[place]!;
          if (id === undefined || list === undefined || other.length !== vector.length) continue;
          offer(list, count, id, cosine(vector, other));
        }
      }
      return best;
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Of vectors of length 1. */
export function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return Math.max(-1, Math.min(1, sum));
}

/** Keeps the `count` nearest in order; equal ones in the order of their ids. */
function offer(list: Near[], count: number, id: string, similarity: number): void {
  const last = list.at(-1);
  if (list.length === count && last !== undefined && !isNearer(id, similarity, last)) return;
  const at = list.findIndex((one) => isNearer(id, similarity, one));
  list.splice(at === -1 ? list.length : at, 0, { id, similarity });
  if (list.length > count) list.pop();
}

function isNearer(id: string, similarity: number, other: Near): boolean {
  return similarity > other.similarity || (similarity === other.similarity && id < other.id);
}
