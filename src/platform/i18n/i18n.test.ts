import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, chooseLang, compareTexts, formatDate, formatMoney, localise, plural } from './index.ts';

test('the language is chosen by what the browser prefers of what there is', () => {
  const cases: [header: string | undefined, lang: string][] = [
    [undefined, 'de'],
    ['', 'de'],
    ['cs', 'cs'],
    ['pl-PL,pl;q=0.9,en;q=0.8', 'pl'],
    ['fr,es;q=0.9', 'de'],
    ['fr,en;q=0.5', 'en'],
    ['de;q=0.2, CS ; q=0.7', 'cs'],
    ['en;q=0,pl;q=0.1', 'pl'],
    ['*', 'de'],
    [';;;,,q=,=', 'de'],
    ['en;q=abc,cs;q=0.1', 'cs'],
  ];
  for (const [header, lang] of cases) assert.equal(chooseLang(header), lang, String(header));
});

test('counts take the grammatical form of each language', () => {
  const czech = { one: 'nabídka', few: 'nabídky', many: 'nabídky', other: 'nabídek' };
  assert.deepEqual(
    [0, 1, 3, 5, 1.5].map((count) => plural('cs', count, czech)),
    ['0 nabídek', '1 nabídka', '3 nabídky', '5 nabídek', '1,5 nabídky'],
  );
  const polish = { one: 'oferta', few: 'oferty', many: 'ofert', other: 'oferty' };
  assert.deepEqual(
    [1, 2, 5, 12, 22, 25].map((count) => plural('pl', count, polish)),
    ['1 oferta', '2 oferty', '5 ofert', '12 ofert', '22 oferty', '25 ofert'],
  );
  const german = { one: 'Angebot', other: 'Angebote' };
  assert.deepEqual(
    [0, 1, 1234].map((count) => plural('de', count, german)),
    ['0 Angebote', '1 Angebot', '1.234 Angebote'],
  );
});

test('a form that a language does not have falls back to the general one', () => {
  assert.equal(plural('pl', 5, { one: 'oferta', other: 'oferty' }), '5 oferty');
});

test('a text is given in the language asked for, then English, then any other, and says which it is', () => {
  assert.deepEqual(localise({ de: 'Hallo', cs: 'Ahoj' }, 'cs'), { text: 'Ahoj', lang: 'cs' });
  assert.deepEqual(localise({ de: 'Hallo', en: 'Hello' }, 'pl'), { text: 'Hello', lang: 'en' });
  assert.deepEqual(localise({ pl: 'Cześć' }, 'en'), { text: 'Cześć', lang: 'pl' });
  assert.deepEqual(localise({}, 'en'), { text: '', lang: 'en' });
});

test('dates, amounts and order follow the language', () => {
  assert.equal(formatDate('de', '2026-03-01'), '1. März 2026');
  assert.equal(formatDate('en', '2026-03-01'), '1 March 2026');
  assert.equal(formatMoney('de', 12345).replace(/\s/g, ' '), '12.345 €');
  assert.equal(compareTexts('cs', 'hora', 'chata') < 0, true, 'ch comes after h in Czech');
  assert.equal(compareTexts('de', 'hora', 'chata') > 0, true);
});

test('a catalogue gives the texts of one language', () => {
  const texts = catalogue({
    hello: { de: 'Hallo', cs: 'Ahoj', pl: 'Cześć', en: 'Hello' },
    to: {
      de: (n: string) => `an ${n}`,
      cs: (n: string) => `pro ${n}`,
      pl: (n: string) => `do ${n}`,
      en: (n: string) => `to ${n}`,
    },
  });
  assert.equal(texts('pl').hello, 'Cześć');
  assert.equal(texts('en').to('you'), 'to you');
});
