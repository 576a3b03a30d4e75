import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, MAX_TEXT, tokenize } from './tokenize.ts';

const words = (text: string) => tokenize(text).map((token) => token.text);

test('names and codes stay whole, compounds with hyphens give their words', () => {
  assert.deepEqual(words('E-Akte, LoRaWAN-Sensor: 5G, XRechnung (NIS2)'), [
    'E-Akte',
    'LoRaWAN',
    'Sensor',
    '5G',
    'XRechnung',
    'NIS2',
  ]);
  assert.deepEqual(words('Bürger:innen, příliš žluťoučký, łódź'), ['Bürger', 'innen', 'příliš', 'žluťoučký', 'łódź']);
});

test('offsets point into the string that was given', () => {
  const text = 'Ein 🎉 Fest <b>für</b> Žďár\u0000 und e\u0301te';
  for (const { text: word, start, end } of tokenize(text)) assert.equal(text.slice(start, end), word);
});

test('what holds no words gives none', () => {
  for (const text of ['', ' \n', '🎉🎉', '\u0000', '\ud800', '…–“”', 'x'.repeat(100)])
    assert.deepEqual(words(text), []);
});

test('a huge text is read up to the limit', () => {
  const tokens = tokenize('wort '.repeat(1_000_000));
  assert.equal(tokens.length, MAX_TEXT / 5);
});

test('folding levels case, diacritics and joining signs', () => {
  assert.deepEqual(['Łódź', 'E-Akte', 'STRASSE', 'straße', 'Čidlo', 'œuvre'].map(fold), [
    'lodz',
    'eakte',
    'strasse',
    'strasse',
    'cidlo',
    'oeuvre',
  ]);
});
