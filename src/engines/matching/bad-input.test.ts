import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS } from '#engines/kit';
import { createIndex } from './create-index.ts';
import { concepts, MOBILITY, makeDocument, seeded, vocabulary } from './fixtures.ts';
import type { Concept, MatchDocument } from './model.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { recognise } from './recognise.ts';
import { buildVocabulary } from './vocabulary.ts';

const today = '2026-06-01';

/** Pieces that texts go wrong with: control signs, half characters, right-to-left, homoglyphs, combining marks, markup, other alphabets. */
const PIECES = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\ufeff',
  '\ufffd',
  '\ud83d',
  '\udc00',
  '👩‍👩‍👧‍👦',
  '\u202eelpmaxe\u202c',
  'مرحبا بالعالم',
  'שלום',
  'Раrkрlаtz',
  'Ｐａｒｋｐｌａｔｚ',
  'P̷a̷r̷k̷',
  'e\u0301'.repeat(40),
  '<script>',
  '&amp;',
  '#{x}',
  "'; drop table",
  '%00',
  '\\',
  '\r\n',
  '\u2028',
  'ﬁre',
  'ǅ',
  'İstanbul',
  'Parkplatz',
  'nabíjecí stanice',
  'stacja ładowania',
  'nicht',
  'bez',
  'E-Auto',
  '1'.repeat(70),
  'x'.repeat(59),
  'constructor',
  '__proto__',
  'toString',
  '',
  '.',
  'Nous cherchons une borne de recharge',
  'Потрібна зарядна станція',
  '停车场',
];

test('whatever a text is made of, it is answered, spans lie inside it and parts add up', () => {
  const random = seeded(11);
  const text = () =>
    Array.from({ length: 1 + Math.floor(random() * 30) }, () => PIECES[Math.floor(random() * PIECES.length)]!).join(
      random() < 0.3 ? '' : ' ',
    );
  for (let round = 0; round < 150; round++) {
    const index = createIndex(vocabulary);
    const documents: MatchDocument[] = Array.from({ length: 5 }, (_, i) =>
      makeDocument(`${PIECES[Math.floor(random() * PIECES.length)]}${i}`, LANGS[round % 4]!, text(), text(), {
        problem: text(),
        region: text().slice(0, 5),
      }),
    );
    for (const document of documents) index.put(document);
    const query = { title: text(), text: text(), today, limit: 10, region: 'DED2' };
    for (const { id, score, reasons } of index.match(query).matches) {
      const found = documents.find((document) => document.id.toWellFormed() === id);
      assert.ok(found, 'ids come back as they were given, half characters aside');
      assert.equal(
        reasons.reduce((sum, reason) => sum + reason.contribution, 0),
        score,
      );
      for (const reason of reasons) {
        if (reason.type === 'fit') continue;
        for (const { field, start, end } of reason.querySpans) assert.ok(start < end && end <= query[field].length);
        for (const { field, start, end } of reason.documentSpans)
          assert.ok(start < end && end <= (found[field] ?? '').length);
      }
    }
    for (const { id } of documents) assert.equal(index.remove(id), true);
    assert.equal(index.size, 0);
  }
});

test('ten million letters of one word, and a million different words, are read to the limit and no further', () => {
  const index = createIndex(vocabulary);
  const many = Array.from({ length: 1_000_000 }, (_, i) => `wort${i.toString(36)}`).join(' ');
  for (const [i, text] of [
    'a'.repeat(10_000_000),
    'Parkplatz'.repeat(1_000_000),
    'Parkplatz '.repeat(1_000_000),
    many,
  ].entries()) {
    index.put(makeDocument(`d${i}`, 'de', 'Lang', text));
    index.match({ text, lang: 'de', today, limit: 5 });
  }
  assert.equal(index.match({ text: 'Parkplatz', lang: 'de', today, limit: 5 }).matches[0]?.id, 'd2');
});

test('a text in another language is said to be none of the four, and answered by what is recognised', () => {
  const index = createIndex(vocabulary);
  index.put(makeDocument('a', 'de', 'Parkplatz mit LoRaWAN'));
  for (const text of [
    'Nous cherchons une solution pour le parking avec LoRaWAN',
    'Потрібна зарядна станція, LoRaWAN і parking',
  ]) {
    const { language, matches } = index.match({ text, today, limit: 5 });
    assert.equal(language.confidence, 0);
    assert.equal(matches[0]?.id, 'a');
  }
});

test('letters of another alphabet that look the same are not taken for the word', () => {
  assert.deepEqual(recognise(vocabulary, 'Раrkрlаtz', 'de'), []);
});

test('a vocabulary whose concepts are wider than each other still works', () => {
  const circle = (id: string, broader: string[]): Concept => ({
    ...concepts[0]!,
    id,
    broader,
    related: [id, 'nowhere'],
    labels: { de: [id], en: [id], cs: [id], pl: [id] },
  });
  const built = buildVocabulary([
    circle('alpha', ['beta']),
    circle('beta', ['gamma']),
    circle('gamma', ['alpha']),
    circle('alone', ['alone']),
  ]);
  const index = createIndex(built);
  index.put(makeDocument('a', 'de', 'gamma'));
  const [match] = index.match({ text: 'alpha', lang: 'de', today, limit: 5 }).matches;
  assert.equal(match?.id, 'a');
});

test('an entry whose topic the vocabulary no longer has is found by what else it says', () => {
  const smaller = buildVocabulary(
    parseVocabulary([{ field: 'mobility', text: MOBILITY.slice(0, MOBILITY.indexOf('camera')) }]).concepts,
  );
  const index = createIndex(smaller);
  index.put(makeDocument('a', 'de', 'Parkplatz', '', { topics: ['camera', 'parking'] }));
  const { matches, concepts: asked } = index.match({
    text: 'Parkplatz',
    lang: 'de',
    today,
    limit: 5,
    with: ['camera'],
    without: ['monitoring'],
  });
  assert.equal(matches[0]?.id, 'a');
  assert.deepEqual(
    asked.map(({ id }) => id),
    ['parking'],
  );
});
