/**
 * Words by what is left of them when a letter is taken out (Garbe's symmetric deletion): two words that differ by one letter added, left out,
 * wrong or swapped with its neighbour share such a rest. Hashes and places in the list of words, sorted by hash; those whose hash begins with the
 * same 16 bits stand from `from[bits]` to before `from[bits + 1]`.
 */
export type Variants = { hashes: Uint32Array; places: Uint32Array; from: Uint32Array };

/** Words of a list by their variants; those shorter than `shortest` are left out. */
export function listVariants(words: readonly string[], shortest: number): Variants {
  const pairs: number[] = [];
  for (const [place, word] of words.entries()) {
    if (word.length < shortest) continue;
    for (let without = -1; without < word.length; without++) pairs.push(hash(word, without) * PLACES + place);
  }
  const sorted = Float64Array.from(pairs).sort();
  const hashes = Uint32Array.from(sorted, (pair) => Math.floor(pair / PLACES));
  const from = new Uint32Array(BUCKETS + 1);
  for (const each of hashes) from[(each >>> 16) + 1]! += 1;
  for (let bucket = 0; bucket < BUCKETS; bucket++) from[bucket + 1]! += from[bucket]!;
  return { hashes, places: Uint32Array.from(sorted, (pair) => pair % PLACES), from };
}

const BUCKETS = 2 ** 16;

/** 32 bits of hash and 20 of place fit a number exactly. */
const PLACES = 2 ** 20;

/** Places of the words that differ from this one by one typing error, the first letter being right. */
export function findVariants({ hashes, places, from }: Variants, words: readonly string[], word: string): number[] {
  const found = new Set<number>();
  for (let without = -1; without < word.length; without++) {
    // Of words that begin alike those are found by another letter taken out.
    if (without === 0) continue;
    const wanted = hash(word, without);
    const bucket = wanted >>> 16;
    for (let at = from[bucket]!; at < from[bucket + 1]!; at++) {
      if (hashes[at] !== wanted) continue;
      const other = words[places[at]!]!;
      if (other[0] === word[0] && isOneEditApart(word, other)) found.add(places[at]!);
    }
  }
  return [...found];
}

/** FNV-1a of the word without one letter (-1: the whole). */
function hash(word: string, without: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) if (i !== without) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** One letter added, left out, wrong, or two neighbours swapped (Damerau 1964). */
export function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
