import type { Concept, EntryKind, MatchDocument } from './model.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { buildVocabulary } from './vocabulary.ts';

/** A small vocabulary for tests. */
export const MOBILITY = `mobility
de: Mobilität; Verkehr
en: mobility; transport
cs: mobilita; doprava
pl: mobilność; transport

electromobility
de: Elektromobilität
en: electromobility
cs: elektromobilita
pl: elektromobilność
broader: mobility

charging-point
de: Ladesäule; E-Auto laden
en: charging point; charge electric cars
cs: nabíjecí stanice; dobíjecí stanice
pl: stacja ładowania; ładowarka
broader: electromobility
related: parking

parking
de: Parkplatz; Parkraum
en: parking; car park
cs: parkoviště; parkování
pl: parking; parkowanie
broader: mobility

bridge
de: Brücke
en: bridge
cs: most
pl: most
broader: mobility

app
de: App
en: app
cs: aplikace
pl: aplikacja
broader: mobility

camera
de: Kamera
en: camera
cs: kamera
pl: kamera
broader: mobility

monitoring
de: Überwachung
en: monitoring
cs: sledování
pl: monitorowanie
broader: mobility
`;

export const concepts: Concept[] = parseVocabulary([{ field: 'mobility', text: MOBILITY }]).concepts;
export const vocabulary = buildVocabulary(concepts);

export function makeDocument(
  id: string,
  lang: MatchDocument['lang'],
  title: string,
  text = '',
  more: Partial<MatchDocument> = {},
): MatchDocument {
  const kind: EntryKind = 'offer';
  return { id, kind, lang, title, text, ...more };
}

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
