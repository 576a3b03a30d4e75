import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '#engines/kit';
import { vocabulary } from './fixtures.ts';
import { recognise } from './recognise.ts';

const found = (text: string, lang: Lang) => recognise(vocabulary, text, lang).map(({ concept }) => concept);

test('inflected labels are found in every language', () => {
  assert.deepEqual(found('An den Ladesäulen stehen Autos.', 'de'), ['charging-point']);
  assert.deepEqual(found('Chybí nám nabíjecích stanic.', 'cs'), ['charging-point']);
  assert.deepEqual(found('Budowa stacji ładowania w gminie.', 'pl'), ['charging-point']);
  assert.deepEqual(found('Too few charging points.', 'en'), ['charging-point']);
});

test('diacritics may be missing', () => {
  assert.deepEqual(found('chybi nabijeci stanice', 'cs'), ['charging-point']);
  assert.deepEqual(found('stacje ladowania', 'pl'), ['charging-point']);
});

test('compounds are looked into', () => {
  assert.deepEqual(found('Parkraumüberwachung', 'de'), ['parking', 'monitoring']);
});

test('words look alike and mean something else in another language', () => {
  assert.deepEqual(found('Die meisten trinken Most.', 'de'), []);
  assert.deepEqual(found('Opravujeme starý most.', 'cs'), ['bridge']);
});

test('words of a label may stand apart in a sentence, but not in two', () => {
  assert.deepEqual(found('Wo kann ich mein E-Auto in der Nacht laden?', 'de'), ['charging-point']);
  assert.deepEqual(found('Das E-Auto ist neu. Wir laden Gäste ein.', 'de').includes('charging-point'), false);
});

test('what is unwanted does not count, what is missing does', () => {
  assert.deepEqual(found('Bitte keine App und ohne Kamera.', 'de'), []);
  assert.deepEqual(found('Řešení bez kamer.', 'cs'), []);
  assert.deepEqual(found('Rozwiązanie bez aplikacji i kamer.', 'pl'), []);
  assert.deepEqual(found('Without cameras, please.', 'en'), []);
  assert.deepEqual(found('Wir haben keine Parkplätze.', 'de'), ['parking']);
  assert.deepEqual(found('We have no charging points.', 'en'), ['charging-point']);
});

test('spans point at the words', () => {
  const text = 'Mehr Ladesäulen auf dem Parkplatz';
  const spans = recognise(vocabulary, text, 'de').map(({ spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  assert.deepEqual(spans, [['Ladesäulen'], ['Parkplatz']]);
});

test('hostile texts are answered in bounded time', () => {
  const texts = [
    '',
    '🎉',
    '\ud800\udfff\ud800',
    '\u0000',
    '<script>alert(1)</script>',
    'a'.repeat(5_000_000),
    'Parkplatz '.repeat(500_000),
    'laden E-Auto '.repeat(400_000),
  ];
  const start = performance.now();
  for (const text of texts) for (const lang of ['de', 'cs', 'pl', 'en'] as const) recognise(vocabulary, text, lang);
  assert.ok(performance.now() - start < 10_000);
});
