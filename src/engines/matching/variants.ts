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
    const rests = hashRests(word);
    for (let i = 0; i <= word.length; i++) pairs.push(rests[i]! * PLACES + place);
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
  const found: number[] = [];
  const rests = hashRests(word);
  for (let i = 0; i <= word.length; i++) {
    // Without its first letter: of words that begin alike those are found by another letter taken out.
    if (i === 1) continue;
    const wanted = rests[i]!;
    const bucket = wanted >>> 16;
    for (let at = from[bucket]!; at < from[bucket + 1]!; at++) {
      if (hashes[at] !== wanted) continue;
      const other = words[places[at]!]!;
      if (other[0] === word[0] && !found.includes(places[at]!) && isOneEditApart(word, other)) found.push(places[at]!);
    }
  }
  return found;
}

/** A text is hashed as a number whose digits its letters are, with this base: so what is left without a letter is known from what stands before and after it. */
const BASE = 0x01000193;
/** Odd, and spreads the bits over the high ones too. */
const SPREAD = 0x9e3779b1;

let restHashes = new Uint32Array(64);
/** By letter the hash of it and those after it, and the power of the base by which what stands before it is multiplied. */
let ends = new Int32Array(64);
let powers = new Int32Array(64);

/** Hashes of a word, then of what is left of it without its first letter, its second, and so on; valid until the next word. */
function hashRests(word: string): Uint32Array {
  const { length } = word;
  if (length + 1 >= ends.length) {
    restHashes = new Uint32Array(length * 2);
    ends = new Int32Array(length * 2);
    powers = new Int32Array(length * 2);
  }
  ends[length] = 0;
  powers[length] = 1;
  for (let i = length - 1; i >= 0; i--) {
    ends[i] = ends[i + 1]! + Math.imul(word.charCodeAt(i), powers[i + 1]!);
    powers[i] = Math.imul(powers[i + 1]!, BASE);
  }
  restHashes[0] = Math.imul(ends[0]!, SPREAD);
  let before = 0;
  for (let i = 0; i < length; i++) {
    restHashes[i + 1] = Math.imul(ends[i + 1]! + Math.imul(before, powers[i + 1]!), SPREAD);
    before = Math.imul(before, BASE) + word.charCodeAt(i);
  }
  return restHashes;
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
