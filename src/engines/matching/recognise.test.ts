import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '#engines/kit';
import { MOBILITY, vocabulary } from './fixtures.ts';
import { parseVocabulary } from './parse-vocabulary.ts';
import { recognise } from './recognise.ts';
import { buildVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

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

test('Czech and Polish verbs are found in the nouns made of them', () => {
  assert.deepEqual(found('Monitorujemy mosty.', 'pl'), ['bridge', 'monitoring']);
  assert.deepEqual(found('Zaparkovali jsme, parkujeme a parkovali.', 'cs'), ['parking']);
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

test('a compound is recognised by the part that is known', () => {
  assert.deepEqual(found('Parkplatzxyzung', 'de'), ['parking']);
});

test('a label that asks for function words around it is not found by its only other word', () => {
  const blocks = `${MOBILITY}\nnear\nde: vor Ort\nen: on the spot\ncs: na místě\npl: na miejscu\nbroader: mobility\n`;
  const local = buildVocabulary(parseVocabulary([{ field: 'mobility', text: blocks }]).concepts);
  const strength = (text: string) => recognise(local, text, 'de').map((each) => each.strength);
  assert.deepEqual(strength('Hilfe vor Ort.'), [1]);
  assert.deepEqual(strength('Der Ort liegt am Fluss.'), []);
});

test('German nouns and verbs that look alike are told apart by their capital', () => {
  const blocks = `${MOBILITY}\nfair\nde: Messe\nen: trade fair\ncs: veletrh\npl: targi\nbroader: mobility\n`;
  const local = buildVocabulary(parseVocabulary([{ field: 'mobility', text: blocks }]).concepts);
  const strength = (text: string) => recognise(local, text, 'de').map((each) => each.strength);
  assert.deepEqual(strength('Wir gehen auf Messen.'), [1]);
  assert.deepEqual(strength('Wir wollen in Dresden messen.'), []);
});

test('of two senses the one that goes with the rest of the text wins', () => {
  const blocks = `${MOBILITY}
seat
de: Bank
en: park seat
cs: lavička
pl: ławka
broader: parking
sense: Bank

money-house
de: Bank
en: bank
cs: banka
pl: bank
broader: app
sense: Bank
`;
  const local = buildVocabulary(parseVocabulary([{ field: 'mobility', text: blocks }]).concepts);
  const strengths = new Map(
    recognise(local, 'Eine Bank am Parkplatz', 'de').map(({ concept, strength }) => [concept, strength]),
  );
  assert.equal(strengths.get('seat'), 1);
  assert.equal(strengths.get('money-house'), WEIGHTS.wrongSense);
});

test('spans point at the words', () => {
  const text = 'Mehr Ladesäulen auf dem Parkplatz';
  const spans = recognise(vocabulary, text, 'de').map(({ spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  assert.deepEqual(spans, [['Ladesäulen'], ['Parkplatz']]);
});

test('a question word and a common verb do not stand for a label whose telling word is missing', () => {
  const question =
    'erfindung\nde: Diensterfindung; wem gehört die Erfindung\nen: invention\ncs: vynález\npl: wynalazek';
  // Other labels have the telling word too, so that it is not the rarest.
  const others = ['Erfindung melden', 'Erfindung schützen', 'Erfindung verkaufen'].map(
    (label, i) => `other-${i}\nde: ${label}\nen: other ${i}\ncs: jiné ${i}\npl: inne ${i}`,
  );
  const { concepts } = parseVocabulary([{ field: 'research', text: [question, ...others].join('\n\n') }]);
  const small = buildVocabulary(concepts);
  const named = (text: string) => recognise(small, text, 'de').map(({ concept }) => concept);
  assert.deepEqual(named('Keiner weiß, wem das Haus gehört.'), []);
  assert.ok(named('Wem gehört eigentlich so eine Erfindung?').includes('erfindung'));
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
  const start = process.cpuUsage();
  for (const text of texts) for (const lang of ['de', 'cs', 'pl', 'en'] as const) recognise(vocabulary, text, lang);
  // Time of the processor, which other work on the machine does not lengthen.
  assert.ok(process.cpuUsage(start).user < 10_000_000);
});

test('one typing error in a longer word is forgiven', () => {
  assert.deepEqual(found('Wir brauchen eine Ladesuäle', 'de'), ['charging-point']);
  assert.deepEqual(found('Dostępna jest ładowrka', 'pl'), ['charging-point']);
  assert.deepEqual(found('chybí nám parkovště', 'cs'), ['parking']);
  assert.deepEqual(found('Elektomobilität', 'de'), ['electromobility']);
  assert.deepEqual(found('Der Ep steht', 'de'), []);
});

test('a sentence in another language is read as such, and so are labels within a sentence', () => {
  const text =
    'Wir haben das im Nachbarort gesehen. Chceme také nové nabíjecí stanice v naší obci. Danke für Ihre Hilfe!';
  assert.deepEqual(found(text, 'de'), ['charging-point']);
  assert.deepEqual(found('Wir brauchen nabíjecí stanice', 'de'), ['charging-point']);
  assert.deepEqual(found('Potřebujeme charging point u školy', 'cs'), ['charging-point']);
});
