/** Numbers that look random and are the same for the same seed (xorshift32; Marsaglia 2003). */
export type Random = {
  /** From 0 up to but not 1. */
  share(): number;
  /** A whole number from 0 up to but not `below`. */
  below(below: number): number;
};

export function createRandom(seed: number): Random {
  // Zero would stay zero for ever.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return { share: () => next() / 2 ** 32, below: (below) => Math.floor((next() / 2 ** 32) * below) };
}
