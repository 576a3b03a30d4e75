import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from './create-index.ts';
import { rankAll } from './evaluate.ts';
import { MOBILITY, makeDocument } from './fixtures.ts';
import type { MatchDocument } from './model.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

const HOME = `home
de: Haushalt
en: household
cs: domácnost
pl: gospodarstwo domowe

sofa
de: Sofa
en: sofa
cs: pohovka
pl: sofa
broader: home

curtain
de: Vorhang
en: curtain
cs: záclona
pl: zasłona
broader: home

carpet
de: Teppich
en: carpet
cs: koberec
pl: dywan
broader: home
`;

const { concepts } = parseVocabulary([
  { field: 'mobility', text: MOBILITY },
  { field: 'home', text: HOME },
]);

/** In so small a vocabulary three words tell enough, all texts are much akin, and every concept brings many points. */
const NUMBERS = { ...WEIGHTS, asideWords: 3, closeFrom: 0.9, closeFully: 0.7, namedEnough: 100 };

function indexOf(...documents: MatchDocument[]) {
  return indexWith(NUMBERS, ...documents);
}

function indexWith(weights: Weights, ...documents: MatchDocument[]) {
  const index = createIndex(buildVocabulary(concepts, weights));
  for (const document of documents) index.put(document);
  return index;
}

const HELP = makeDocument('help', 'cs', 'Nabíjecí stanice', 'Nabíjecí stanice a parkoviště.');
const FURNITURE = makeDocument('furniture', 'cs', 'Pohovka, záclona, koberec', 'Pohovka, koberec a nabíjecí stanice.');
const QUESTION = {
  text: 'Uns fehlen Ladesäulen am Parkplatz.',
  lang: 'de',
  today: '2026-06-01',
  limit: 10,
} as const;

test('an entry that names what is needed and speaks mostly of other things loses points, and the reason names these', () => {
  const { matches } = indexOf(HELP, FURNITURE).match(QUESTION);
  assert.deepEqual(
    matches.map(({ id }) => id),
    ['help', 'furniture'],
  );
  assert.ok(matches[0]!.reasons.every(({ type }) => type !== 'aside'));
  const { reasons, score } = matches[1]!;
  const aside = reasons.find((reason) => reason.type === 'aside');
  assert.ok(aside?.type === 'aside' && aside.contribution < 0);
  assert.deepEqual(aside.labels.toSorted(), ['Sofa', 'Teppich', 'Vorhang']);
  assert.deepEqual(aside.documentSpans.map(({ field, start, end }) => FURNITURE[field]?.slice(start, end)).toSorted(), [
    'Pohovka',
    'koberec',
    'záclona',
  ]);
  assert.equal(
    reasons.reduce((sum, { contribution }) => sum + contribution, 0),
    score,
  );
});

test('an entry that earns enough for the concepts it names loses nothing, whatever else it speaks of', () => {
  const [, furniture] = indexWith({ ...NUMBERS, namedEnough: 8 }, HELP, FURNITURE).match(QUESTION).matches;
  assert.equal(furniture?.id, 'furniture');
  assert.ok(furniture.reasons.every(({ type }) => type !== 'aside'));
});

test('what an entry is mostly about counts for nothing where the question points nowhere', () => {
  const names = makeDocument('names', 'cs', 'Pohovka, záclona, koberec: LoRaWAN');
  const [match] = indexOf(names).match({ ...QUESTION, text: 'LoRaWAN' }).matches;
  assert.equal(match?.id, 'names');
  assert.ok(match.reasons.every(({ type }) => type !== 'aside'));
});

test('how akin an entry is does not decide of a question of a word, which asks for that word', () => {
  const index = indexOf(HELP, FURNITURE);
  const [word] = index.match({ ...QUESTION, text: 'Ladesäulen' }).matches;
  const [told] = index.match(QUESTION).matches;
  assert.ok(word!.akin > 0.9 && told!.akin < word!.akin, `${word!.akin} ${told!.akin}`);
});

test('a ranking is measured as it is shown: what is far behind is not in it', () => {
  const need = { id: 'n', lang: 'de', title: 'Ladesäulen', text: QUESTION.text } as const;
  assert.deepEqual(
    rankAll(indexOf(HELP, FURNITURE), need).map(({ entry }) => entry),
    ['help'],
  );
});
