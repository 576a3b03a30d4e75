/**
 * Words of common origin are spelt by each language's own rules (`Photovoltaik`, `fotovoltaika`, `fotowoltaika`). Their
 * skeleton undoes these rules; two words are alike when their skeletons share most letter groups.
 */
export function skeleton(folded: string): string {
  return folded
    .replace(/sch|sh|sz/g, 's')
    .replace(/tsch|cz|ch/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ck|qu|c|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/z/g, 's')
    .replace(/ae|oe|ue/g, (pair) => pair[0]!)
    .replace(/(.)\1+/g, '$1');
}

/** By letter pair how often the first word has it, 0 between calls. */
const pairs = new Uint8Array(64 * 64);

function pairAt(word: string, at: number): number {
  return ((word.charCodeAt(at) & 63) << 6) | (word.charCodeAt(at + 1) & 63);
}

/** Dice coefficient over letter pairs and the common beginning, 0 to 1. */
export function likeness(a: string, b: string): number {
  let common = 0;
  while (common < a.length && common < b.length && a.charCodeAt(common) === b.charCodeAt(common)) common += 1;
  for (let i = 0; i < a.length - 1; i++) pairs[pairAt(a, i)]! += 1;
  let shared = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const pair = pairAt(b, i);
    if (pairs[pair] === 0) continue;
    shared += 1;
    pairs[pair]! -= 1;
  }
  for (let i = 0; i < a.length - 1; i++) pairs[pairAt(a, i)] = 0;
  const dice = (2 * shared) / (a.length + b.length - 2);
  return 0.5 * dice + (0.5 * common) / Math.max(a.length, b.length);
}
