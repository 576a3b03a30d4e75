import { hashOf } from './hash.ts';

/** Numbers of documents by their ids: open addressing, the ids themselves are read where the documents are kept. */
export type Ids = { places: Int32Array; used: number };

const FREE = 0;
const GONE = -1;

export function createIds(capacity = 64): Ids {
  return { places: new Int32Array(capacity), used: 0 };
}

/** Number of the document of this id, -1 when there is none. */
export function findSlot({ places }: Ids, id: string, idOf: (slot: number) => string): number {
  const mask = places.length - 1;
  for (let at = hashOf(id, 0, id.length) & mask; places[at] !== FREE; at = (at + 1) & mask) {
    const slot = places[at]! - 1;
    if (slot >= 0 && idOf(slot) === id) return slot;
  }
  return -1;
}

export function addId(ids: Ids, id: string, slot: number, idOf: (slot: number) => string): void {
  if ((ids.used + 1) * 2 > ids.places.length) rehash(ids, idOf);
  const mask = ids.places.length - 1;
  let at = hashOf(id, 0, id.length) & mask;
  while (ids.places[at] !== FREE) at = (at + 1) & mask;
  ids.places[at] = slot + 1;
  ids.used += 1;
}

export function removeId({ places }: Ids, id: string, slot: number): void {
  const mask = places.length - 1;
  let at = hashOf(id, 0, id.length) & mask;
  while (places[at] !== slot + 1) at = (at + 1) & mask;
  places[at] = GONE;
}

function rehash(ids: Ids, idOf: (slot: number) => string): void {
  const slots = ids.places.filter((place) => place > 0);
  let capacity = ids.places.length;
  while (slots.length * 4 > capacity) capacity *= 2;
  const places = new Int32Array(capacity);
  for (const slot of slots) {
    const id = idOf(slot - 1);
    let at = hashOf(id, 0, id.length) & (capacity - 1);
    while (places[at] !== FREE) at = (at + 1) & (capacity - 1);
    places[at] = slot;
  }
  ids.places = places;
  ids.used = slots.length;
}
