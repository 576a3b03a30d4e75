import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Candidate, findSuspicions } from './similarity.ts';

let count = 0;
const body = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  id: `${String(count++).padStart(8, '0')}-0000`,
  name,
  type: 'company',
  web: null,
  placeId: 'dresden',
  ...more,
});
const pairs = (...candidates: Candidate[]) => {
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  return findSuspicions(candidates, 50).map(({ a, b }) => [names.get(a), names.get(b)].join(' = '));
};

test('legal forms, spelling of umlauts, order of words and small slips do not hide a double', () => {
  assert.deepEqual(pairs(body('Müller Technik GmbH'), body('Mueller-Technik')), [
    'Müller Technik GmbH = Mueller-Technik',
  ]);
  assert.deepEqual(pairs(body('Stadt Leipzig', { type: 'municipality' }), body('Leipzig', { type: 'municipality' })), [
    'Stadt Leipzig = Leipzig',
  ]);
  assert.deepEqual(pairs(body('Energie Zentrum Sachsen'), body('Zentrum Energie Sachsen')), [
    'Energie Zentrum Sachsen = Zentrum Energie Sachsen',
  ]);
  assert.deepEqual(pairs(body('Photonikwerk'), body('Photonikwrek')), ['Photonikwerk = Photonikwrek']);
});

test('a shared web domain needs less of the name, a shared platform nothing', () => {
  const web = 'https://www.wbk.example.org/start';
  const away = { placeId: 'brno' };
  assert.deepEqual(
    pairs(
      body('Werkstatt für Bildung und Kultur', { web }),
      body('Werkstatt Kultur', { web: 'http://wbk.example.org', ...away }),
    ),
    ['Werkstatt für Bildung und Kultur = Werkstatt Kultur'],
  );
  const shared = 'https://www.facebook.com/x';
  assert.deepEqual(
    pairs(
      body('Werkstatt für Bildung und Kultur', { web: shared }),
      body('Werkstatt Kultur', { web: shared, ...away }),
    ),
    [],
  );
});

test('what only sounds alike is left in peace', () => {
  assert.deepEqual(
    pairs(body('Landkreis Leipzig', { type: 'district' }), body('Stadt Leipzig', { type: 'municipality' })),
    [],
  );
  assert.deepEqual(pairs(body('Digitalagentur Sachsen'), body('Digitalagentur Bayern')), []);
  assert.deepEqual(pairs(body('Nordlicht'), body('Nordlicht Solar', { placeId: 'brno' })), []);
});

test('names without a readable letter are compared too', () => {
  assert.deepEqual(pairs(body('Der die das'), body('Der die das')), ['Der die das = Der die das']);
  assert.deepEqual(pairs(body('🚀'), body('🛰️')).length <= 1, true);
});

test('no more are named than asked for, the most suspicious first', () => {
  const many = Array.from({ length: 12 }, () => body('Gleicher Name'));
  const found = findSuspicions([...many, body('Gleicher Nahme')], 5);
  assert.equal(found.length, 5);
  assert.deepEqual(new Set(found.map(({ name }) => name)), new Set([1]));
});
