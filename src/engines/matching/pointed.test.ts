import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stem } from '#engines/language';
import type { Unit } from './lexicon.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { KEPT_STEP, keepPointed, roughKin } from './pointed.ts';
import { LENGTH, packShare } from './store/forward.ts';
import { buildVocabulary } from './vocabulary.ts';

/** A field of sixteen concepts; one word stands in labels of them all, and each has a word of its own. */
const many = Array.from({ length: 15 }, (_, i) => {
  const word = `${'abcdefghijklmno'[i]}kel`;
  return `c${i}\nde: ${word} Wagen\nen: ${word} wagon\ncs: ${word} vagon\npl: ${word} wagon\nbroader: ${i % 3 === 1 ? `c${i - 1}` : 'rail'}\n`;
});
const { concepts } = parseVocabulary([
  { field: 'rail', text: `rail\nde: Bahn\nen: rail\ncs: dráha\npl: kolej\n\n${many.join('\n')}` },
]);
const vocabulary = buildVocabulary(concepts);
const unitOf = (word: string): Unit => vocabulary.lexicons.de.stems.get(stem(word, 'de'))!;

/** The vector of concepts that words point to, each said with its whole share, spread over the links. */
function vectorOf(units: readonly Unit[]): Float64Array {
  const { kinship, similarities, weights } = vocabulary;
  const vector = new Float64Array(concepts.length);
  const { from, numbers, shares } = kinship.conceptsOf;
  for (const unit of units) {
    for (let i = from[unit]!; i < from[unit + 1]!; i++) {
      vector[numbers[i]!]! += shares[i]!;
      for (let near = similarities.from[numbers[i]!]!; near < similarities.from[numbers[i]! + 1]!; near++)
        vector[similarities.concepts[near]!]! += shares[i]! * similarities.values[near]! * weights.kinStep;
    }
  }
  return vector;
}

function keep(units: readonly Unit[]) {
  const into = new Uint32Array(2);
  const words = units.map((_, i) => packShare(i, 1));
  return { length: keepPointed(vocabulary, Int32Array.from(units), words, into, 0) / LENGTH, into };
}

const isNear = (one: number, other: number, share: number) => Math.abs(one - other) <= share * other;

test('the length of what words point to is that of the vector of their concepts, spread over the links', () => {
  const units = [unitOf('akel'), unitOf('ckel')];
  assert.ok(isNear(keep(units).length, Math.hypot(...vectorOf(units)), 0.01));
  assert.equal(keep([]).length, 0);
});

test('of a word in many labels what it says to most of them is taken as said evenly in their field', () => {
  const { from } = vocabulary.kinship.conceptsOf;
  const wagon = unitOf('Wagen');
  assert.equal(from[wagon + 1]! - from[wagon]!, 15);
  const units = [wagon, unitOf('akel')];
  assert.ok(isNear(keep(units).length, Math.hypot(...vectorOf(units)), 0.1));
});

test('the concepts pointed to most are kept with their part of the whole', () => {
  const { into, length } = keep([unitOf('akel'), unitOf('ckel')]);
  const rough = new Uint8Array(4096);
  rough[vocabulary.numberOf.get('c0')!] = 1;
  const { shares, from } = vocabulary.kinship.conceptsOf;
  const part = shares[from[unitOf('akel')]!]! / length;
  assert.equal(roughKin(rough, into[0]!, into[1]!), Math.min(15, Math.round(part / KEPT_STEP)));
});
