import { LANGS, type Lang } from '#engines/kit';
import type { Concept, ConceptId } from '#engines/matching';
import type { ImportedScheme, KnownConcept, SchemeConcept } from './model.ts';

/** Changes with what this file makes of the same sources, so that nothing older is read back. */
export const JOINING = '1';

/** The field of words that belong to no field; the engine lets them say nothing about what a text is about. */
export const NO_FIELD = 'general';

/** Preferred labels in this many languages make two concepts the same: one may be chance, as *most* is a bridge in Czech. */
const SAME_IN = 2;

/**
 * Our own vocabulary and imported ones as one list. An imported concept whose preferred labels are labels of the same own concept in two languages
 * or more is taken as that one: its other labels join it, unless another own concept has them. The others stand beside, without the labels that an
 * own concept has: our own vocabulary wins.
 */
export function joinSchemes(own: readonly Concept[], schemes: readonly ImportedScheme[]): KnownConcept[] {
  const joined = new Map<ConceptId, KnownConcept>();
  for (const concept of own) {
    joined.set(concept.id, { ...concept, sameAs: [], notes: noteOf(concept), shownField: concept.field });
  }
  const ownLabels = ownersOf(own);
  /** The same, and what joins them. */
  const taken = ownersOf(own);
  /** Which known concept an imported one is. */
  const meant = new Map<string, ConceptId>();
  const beside: { scheme: string; concept: SchemeConcept }[] = [];
  for (const { name, concepts } of schemes) {
    for (const concept of concepts) {
      const same = findSame(concept, ownLabels);
      const id = `${name}:${concept.code}`;
      meant.set(id, same ?? id);
      if (same === undefined) beside.push({ scheme: name, concept });
      else joined.set(same, merge(joined.get(same)!, { id, scheme: name, uri: concept.uri }, concept, taken));
    }
  }
  const left = beside.flatMap(({ scheme, concept }) => {
    const kept = freeLabels(concept, taken);
    return LANGS.every((lang) => kept[lang].length === 0) ? [] : [{ scheme, concept, labels: kept }];
  });
  const there = new Set([...joined.keys(), ...left.map(({ scheme, concept }) => `${scheme}:${concept.code}`)]);
  for (const { scheme, concept, labels: kept } of left) {
    const id = `${scheme}:${concept.code}`;
    const known = (codes: readonly string[]) => {
      const ids = codes.map((code) => meant.get(`${scheme}:${code}`) ?? '');
      return [...new Set(ids)].filter((one) => there.has(one) && one !== id);
    };
    joined.set(id, {
      id,
      field: NO_FIELD,
      labels: kept,
      around: { de: [], cs: [], pl: [], en: [] },
      broader: known(concept.broader),
      related: known(concept.related),
      senses: [],
      file: scheme,
      line: 0,
      scheme,
      uri: concept.uri,
      sameAs: [],
      notes: concept.notes,
    });
  }
  for (const concept of joined.values()) {
    if (concept.scheme === undefined) continue;
    const field = fieldAbove(concept, joined);
    if (field !== undefined) joined.set(concept.id, { ...concept, field, shownField: field });
  }
  return [...joined.values()];
}

function noteOf({ note }: Concept): KnownConcept['notes'] {
  // Notes of our vocabulary are written in English.
  return note === undefined ? {} : { en: note };
}

type Owners = Record<Lang, Map<string, ConceptId[]>>;

/** The same label in another case, or with another apostrophe or hyphen, is the same label. */
function keyOf(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/[‑–]/g, '-').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
}

function ownersOf(concepts: readonly Concept[]): Owners {
  const owners: Owners = { de: new Map(), cs: new Map(), pl: new Map(), en: new Map() };
  for (const { id, labels } of concepts) {
    for (const lang of LANGS) {
      for (const key of new Set(labels[lang].map(keyOf))) {
        const known = owners[lang].get(key);
        if (known === undefined) owners[lang].set(key, [id]);
        else known.push(id);
      }
    }
  }
  return owners;
}

/** The own concept that has the preferred labels in most languages, if in enough. */
function findSame({ labels }: SchemeConcept, owners: Owners): ConceptId | undefined {
  const counts = new Map<ConceptId, number>();
  for (const lang of LANGS) {
    const [preferred] = labels[lang];
    if (preferred === undefined) continue;
    for (const id of owners[lang].get(keyOf(preferred)) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best !== undefined && best[1] >= SAME_IN ? best[0] : undefined;
}

/** Takes the labels that nobody has yet, and notes in `taken` who has them now. */
function merge(
  known: KnownConcept,
  as: KnownConcept['sameAs'][number],
  concept: SchemeConcept,
  taken: Owners,
): KnownConcept {
  const labels = { ...known.labels };
  for (const lang of LANGS) {
    const fresh = concept.labels[lang].filter((label) => {
      const key = keyOf(label);
      if (taken[lang].has(key)) return false;
      taken[lang].set(key, [known.id]);
      return true;
    });
    labels[lang] = [...labels[lang], ...fresh];
  }
  return { ...known, labels, sameAs: [...known.sameAs, as] };
}

function freeLabels({ labels }: SchemeConcept, taken: Owners): Record<Lang, string[]> {
  const kept = { ...labels };
  for (const lang of LANGS) kept[lang] = labels[lang].filter((label) => !taken[lang].has(keyOf(label)));
  return kept;
}

/** The field of the nearest own concept above, over as many steps as it takes. */
function fieldAbove(concept: KnownConcept, all: ReadonlyMap<ConceptId, KnownConcept>): string | undefined {
  const seen = new Set([concept.id]);
  const queue = [...concept.broader];
  for (let at = 0; at < queue.length; at++) {
    const above = all.get(queue[at]!);
    if (above === undefined || seen.has(above.id)) continue;
    if (above.scheme === undefined) return above.field;
    seen.add(above.id);
    queue.push(...above.broader);
  }
  return undefined;
}

/** Under a concept with more narrower ones than this, they are no neighbours of one another: every pair of them would be one. */
const TOO_WIDE = 100;

/** The concepts as the engine takes them: without the links that would make it slow and bring nothing together. */
export function forEngine(concepts: readonly KnownConcept[]): Concept[] {
  const narrower = new Map<ConceptId, number>();
  for (const { broader } of concepts) for (const id of broader) narrower.set(id, (narrower.get(id) ?? 0) + 1);
  return concepts.map(({ scheme, uri: _, sameAs: __, notes: ___, shownField: ____, ...concept }) => {
    if (scheme === undefined) return concept;
    return { ...concept, broader: concept.broader.filter((id) => (narrower.get(id) ?? 0) <= TOO_WIDE) };
  });
}
