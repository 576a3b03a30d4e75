import type { Lang } from '#engines/kit';
import type { Hit } from './hit.ts';
import type { Span } from './model.ts';
import type { Position } from './positions.ts';
import type { Vocabulary } from './vocabulary.ts';

const SUREST_PART = 0.6;

type Gathered = { weight: number; first: number; places: Span[]; units: number[]; strength: number };

/**
 * Labels of several words whose words stand in one sentence with others between or in another order. Concepts that the
 * text names properly are left alone.
 */
export function findScattered(
  vocabulary: Vocabulary,
  positions: readonly Position[],
  lang: Lang,
  named: readonly Hit[],
): Hit[] {
  const taken = new Set(named.map((hit) => hit.concept));
  const found: Hit[] = [];
  for (let from = 0; from < positions.length; ) {
    let to = from + 1;
    while (to < positions.length && positions[to]!.sentence === positions[from]!.sentence) to += 1;
    const gathered = gather(vocabulary, positions, lang, taken, from, to);
    if (gathered !== undefined) found.push(...complete(vocabulary, lang, gathered));
    from = to;
  }
  return found;
}

/** Per label what the sentence has of it; undefined when nothing. */
function gather(
  vocabulary: Vocabulary,
  positions: readonly Position[],
  lang: Lang,
  taken: ReadonlySet<number>,
  from: number,
  to: number,
) {
  const { loose, looseOf, unitWeight } = vocabulary.labels[lang];
  const reach = vocabulary.weights.looseReach;
  let labels: Map<number, Gathered> | undefined;
  for (let index = from; index < to; index++) {
    const { piece, excluded, start, end } = positions[index]!;
    if (excluded || piece.strength < SUREST_PART) continue;
    for (const unit of piece.units) {
      const candidates = looseOf[unit];
      if (candidates === undefined) continue;
      const weight = unitWeight[unit]!;
      for (const candidate of candidates) {
        if (taken.has(loose[candidate]!.concept)) continue;
        labels ??= new Map();
        const label = labels.get(candidate);
        if (label === undefined || (index - label.first > reach && label.units.length < 2)) {
          labels.set(candidate, {
            weight,
            first: index,
            places: [{ start, end }],
            units: [unit],
            strength: piece.strength,
          });
        } else if (index - label.first <= reach && !label.units.includes(unit)) {
          label.units.push(unit);
          label.weight += weight;
          label.places.push({ start, end });
          label.strength = Math.min(label.strength, piece.strength);
        }
      }
    }
  }
  return labels;
}

/** The best label of each concept of which enough is there. */
function complete(vocabulary: Vocabulary, lang: Lang, gathered: ReadonlyMap<number, Gathered>): Hit[] {
  const { loose, unitWeight } = vocabulary.labels[lang];
  const { looseLabel, looseCoverage } = vocabulary.weights;
  const best = new Map<number, Hit>();
  for (const [index, { weight, places, units, strength: sure }] of gathered) {
    // Parts of one and the same compound do not stand apart.
    if (places.every(({ start }) => start === places[0]!.start)) continue;
    const { concept, weight: whole, telling } = loose[index]!;
    // Without its rarest word a label says something else (`umělá inteligence` is not yet `okrajová umělá inteligence`).
    if (!units.some((unit) => unitWeight[unit]! >= telling)) continue;
    const coverage = weight / whole;
    const strength = looseLabel * coverage * sure;
    if (coverage < looseCoverage || strength <= (best.get(concept)?.strength ?? 0)) continue;
    best.set(concept, {
      concept,
      start: places[0]!.start,
      end: places.at(-1)!.end,
      strength,
      ambiguous: false,
      places,
    });
  }
  return [...best.values()];
}
