import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOBILITY } from './fixtures.ts';
import { parseVocabulary } from './parse-vocabulary.ts';

const problemsOf = (text: string, field = 'mobility') =>
  parseVocabulary([{ field, text }]).problems.map(({ type, line }) => `${type} ${line}`);
const block = (id: string, more = 'broader: mobility') =>
  `${id}\nde: ${id}-d\nen: ${id}-e\ncs: ${id}-c\npl: ${id}-p\n${more}\n\n`;
const FIELD = block('mobility', '# the field');

test('a sound file has no problems', () => {
  const { concepts, problems } = parseVocabulary([{ field: 'mobility', text: MOBILITY }]);
  assert.deepEqual(problems, []);
  assert.deepEqual(concepts[2]!.labels.cs, ['nabíjecí stanice', 'dobíjecí stanice']);
  assert.deepEqual(concepts[2]!.related, ['parking']);
  assert.equal(concepts[2]!.line, 14);
});

test('a byte order mark and Windows line ends change nothing', () => {
  const plain = parseVocabulary([{ field: 'mobility', text: MOBILITY }]);
  assert.deepEqual(parseVocabulary([{ field: 'mobility', text: `\uFEFF${MOBILITY.replaceAll('\n', '\r\n')}` }]), plain);
});

test('every kind of problem is found with its line', () => {
  assert.deepEqual(problemsOf(FIELD + block('bus').replace('cs: bus-c\n', '')), ['missing-language 8']);
  assert.deepEqual(problemsOf(FIELD + block('bus', '')), ['missing-broader 8']);
  assert.deepEqual(problemsOf(FIELD + block('bus', 'broader: train')), ['unknown-link 8']);
  assert.deepEqual(problemsOf(FIELD + block('bus') + block('bus')), ['duplicate-id 15']);
  assert.deepEqual(problemsOf(FIELD + block('bus', 'broader: tram') + block('tram', 'broader: bus')), ['cycle 8']);
  assert.deepEqual(problemsOf(FIELD + block('bus').replace('bus-d', 'MOBILITY-D')), ['duplicate-label 8']);
  assert.deepEqual(problemsOf(FIELD + block('bus').replace('en:', 'fr:')), ['malformed-line 10', 'missing-language 8']);
  assert.deepEqual(problemsOf(`${FIELD}Big Bus\nde: x\n`)[0], 'malformed-id 8');
  assert.deepEqual(problemsOf(FIELD + block('bus', 'broader: mobility\nde around: Haltestelle; an Bord')), [
    'phrase-around 8',
  ]);
  assert.deepEqual(problemsOf(FIELD + block('bus', 'broader: mobility\nde around: bus-d')), ['label-around 8']);
  assert.deepEqual(problemsOf(FIELD, 'water'), ['missing-field 1', 'missing-broader 1']);
});

test('one label may stand in two concepts when both say that it has two senses', () => {
  const shared = (sense: string) =>
    FIELD +
    block('net', `broader: mobility\nsense: Netz`).replace('net-d', 'Netz') +
    block('grid', `broader: mobility${sense}`).replace('grid-d', 'Netz');
  assert.deepEqual(problemsOf(shared('\nsense: Netz')), []);
  assert.deepEqual(problemsOf(shared('')), ['duplicate-label 16']);
});
