import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '#engines/kit';
import { createIndex } from './create-index.ts';
import { makeDocument } from './fixtures.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { recognise } from './recognise.ts';
import { buildVocabulary } from './vocabulary.ts';

const { concepts, problems } = parseVocabulary([
  {
    field: 'water',
    text: `water
de: Wasser
en: water
cs: voda
pl: woda

irrigation
de: Bewässerung
en: irrigation
cs: zavlažování
pl: nawadnianie
de around: Beet; Schlauch; Gießkanne; Sommerhitze; Baumpate; verpacken
en around: hose; drought; soil
cs around: hadice; sucho; záhon
pl around: wąż; susza; grządka
broader: water

sewer
de: Kanal; Verpackung
en: sewer
cs: kanalizace
pl: kanalizacja
de around: Deckel; Gestank
en around: manhole; stench
cs around: poklop; zápach
pl around: właz; smród
broader: water
`,
  },
]);
const vocabulary = buildVocabulary(concepts);
const named = (text: string, lang: Lang = 'de') => recognise(vocabulary, text, lang).map(({ concept }) => concept);

function match(text: string) {
  const index = createIndex(vocabulary);
  index.put(makeDocument('hose', 'cs', 'Hadice na záhony', 'Když je sucho.'));
  index.put(makeDocument('lid', 'cs', 'Poklop proti zápachu', 'Zápach z poklopu.'));
  return index.match({ text, lang: 'de', today: '2026-06-01', limit: 10, exhaustive: true }).matches;
}

test('words around a concept bring texts together that say no label of it, and the reason names it', () => {
  assert.deepEqual(problems, []);
  const [best] = match('Mit Schlauch und Gießkanne von Beet zu Beet');
  assert.equal(best?.id, 'hose');
  const kin = best.reasons.find((each) => each.type === 'kin');
  assert.ok(kin?.type === 'kin');
  assert.equal(kin.concept, 'irrigation');
  assert.deepEqual(kin.documentSpans[0], { field: 'title', start: 0, end: 6 });
  assert.deepEqual(kin.querySpans[0], { field: 'text', start: 4, end: 12 });
});

test('words around a concept tell of its field', () => {
  const [best] = match('Der Deckel und der Gestank');
  assert.equal(best?.id, 'lid');
  assert.ok(best.reasons.some((each) => each.type === 'field' && each.field === 'water'));
});

test('a word around a concept does not name it', () => {
  assert.deepEqual(named('Gießkanne und Schlauch'), []);
  assert.deepEqual(named('hose and drought', 'en'), []);
});

test('a word around a concept is no part of compounds, and takes no word from a label', () => {
  assert.deepEqual(named('Schlauchkanal'), ['sewer']);
  assert.deepEqual(named('Die Verpackung'), ['sewer']);
  assert.deepEqual(named('Wir verpacken das'), ['sewer']);
});

test('a number in a label tells nothing by itself, and belongs to the label', () => {
  const text = `noise
de: Lärm; Lärm nach 22 Uhr
en: noise; noise after 22 h
cs: hluk; hluk po 22 hodině
pl: hałas; hałas po 22 godzinie
`;
  const index = createIndex(buildVocabulary(parseVocabulary([{ field: 'noise', text }]).concepts));
  index.put(makeDocument('chairs', 'cs', '22 židlí'));
  index.put(makeDocument('noise', 'cs', 'Hluk po 22 hodině'));
  const ask = (text: string) =>
    index.match({ text, lang: 'de', today: '2026-06-01', limit: 10, exhaustive: true }).matches;
  const reasons = ask('Wir haben 22 Hefte.').flatMap(({ reasons }) => reasons);
  assert.ok(reasons.every(({ type }) => type !== 'kin' && type !== 'field'));
  assert.ok(ask('Lärm nach 22 Uhr')[0]?.reasons.some(({ type }) => type === 'concept'));
});
