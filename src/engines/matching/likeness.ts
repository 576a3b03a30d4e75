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

/** Dice coefficient over letter pairs and the common beginning, 0 to 1. */
export function likeness(a: string, b: string): number {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(b.slice(i, i + 2), left - 1);
  }
  const dice = (2 * shared) / (a.length + b.length - 2);
  return 0.5 * dice + (0.5 * common) / Math.max(a.length, b.length);
}
