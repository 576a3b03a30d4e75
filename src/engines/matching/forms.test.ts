import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS } from '#engines/kit';
import { seeded } from './fixtures.ts';
import {
  addForm,
  createForms,
  FORM,
  findForm,
  firstPiece,
  firstUnit,
  foreignUnits,
  hasKey,
  keyOf,
  langOf,
  nextPiece,
  numberOf,
  PIECE,
  pieceCount,
  rememberNumber,
  strengthOf,
  unitCount,
  wordOf,
} from './forms.ts';

const LETTERS = [...'abcdeäöüßřžłąЖ字'];

test('forms give back what is known of each word, found inside a text by its letters, language and kind of text', () => {
  const random = seeded(11);
  const below = (most: number) => Math.floor(random() * most);
  const list = (most: number) => Array.from({ length: below(most) }, () => below(100_000));
  const letters = (most: number) =>
    Array.from({ length: 1 + below(most) }, () => LETTERS[below(LETTERS.length)]!).join('');
  const forms = createForms();
  const known = new Map<
    string,
    { address: number; content: Parameters<typeof addForm>[4]; word: string; lang: number }
  >();
  for (let i = 0; i < 4000; i++) {
    const word = letters(9);
    const lang = below(4);
    const when = (['plain', 'marked'] as const)[below(2)]!;
    const key = `${word} ${lang} ${when}`;
    const [text, end] = [`…${word}.`, 1 + word.length];
    const written = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    const words = {
      letters: written,
      count: 1,
      start: Int32Array.of(1),
      end: Int32Array.of(end),
      plain: when === 'plain',
    };
    const found = findForm(forms, words, 0, lang);
    assert.equal(found, known.get(key)?.address ?? 0, key);
    if (found > 0) continue;
    const pieces = Array.from({ length: below(5) }, () => ({
      flags: PIECE.searchWord,
      strength: below(8),
      units: list(4),
      foreign: random() < 0.3 ? [list(3), list(3), list(3)] : [],
      key: letters(12),
    }));
    const content = { flags: FORM.capital | FORM.joining, points: [below(256), 1, 2, below(256), below(256)], pieces };
    known.set(key, { address: addForm(forms, word, LANGS[lang]!, when, content), content, word, lang });
  }
  for (const { address, content, word, lang } of known.values()) {
    const { data } = forms;
    assert.equal(wordOf(forms, address), word);
    assert.equal(langOf(forms, address), LANGS[lang]);
    assert.equal(data[address]! & FORM.joining, FORM.joining);
    assert.equal(data[address]! & FORM.excluding, 0);
    assert.deepEqual([data[address + 1]! & 255, data[address + 1]! >>> 24], [content.points[0], content.points[3]]);
    assert.equal(pieceCount(data[address]!), content.pieces.length);
    let piece = firstPiece(data, address);
    for (const { strength, units, foreign, key } of content.pieces) {
      const shape = data[piece]!;
      assert.equal(strengthOf(shape), strength);
      assert.deepEqual([...data.subarray(firstUnit(piece), firstUnit(piece) + unitCount(shape))], units);
      assert.equal((shape & PIECE.foreign) !== 0, foreign.length > 0);
      for (const [other, expected] of foreign.entries()) {
        const at = foreignUnits(data, piece, other);
        assert.deepEqual([...data.subarray(at + 1, at + 1 + data[at]!)], expected);
      }
      assert.equal(keyOf(forms, piece), key);
      assert.equal(hasKey(forms, piece, key), true);
      assert.equal(hasKey(forms, piece, `${key}x`), false);
      assert.equal(numberOf(data, piece, 1), -1);
      rememberNumber(data, piece, 1, 7);
      assert.deepEqual([numberOf(data, piece, 1), numberOf(data, piece, 2)], [7, -1]);
      piece = nextPiece(data, piece);
    }
  }
});
