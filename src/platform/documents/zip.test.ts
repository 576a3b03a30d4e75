import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { checkZip } from './zip.ts';

const MB = 1024 * 1024;

test('an ordinary zip file is sound', () => {
  assert.deepEqual(checkZip(zipSync({ 'a.txt': strToU8('hello'), 'b/c.txt': strToU8('world') })), {
    ok: true,
    value: null,
  });
});

test('a zip bomb is refused: 150 MB of zeros in 150 kB', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(150 * MB) }, { level: 9 });
  assert.equal(bomb.byteLength < MB, true);
  assert.deepEqual(checkZip(bomb), { ok: false, refusal: { type: 'zip-bomb' } });
});

test('a bomb that lies about its size is refused all the same', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(150 * MB) }, { level: 9 });
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  // Uncompressed size in the local header (offset 22) and in the central directory (offset 24): ten bytes.
  view.setUint32(22, 10, true);
  for (let at = bomb.byteLength - 22; at > 0; at--) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + 24, 10, true);
      break;
    }
  }
  assert.deepEqual(checkZip(bomb), { ok: false, refusal: { type: 'zip-bomb' } });
});

test('many small parts are refused', () => {
  const parts = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}.txt`, new Uint8Array(1)]));
  assert.deepEqual(checkZip(zipSync(parts)), { ok: false, refusal: { type: 'zip-bomb' } });
});

test('what is no zip file, or half of one, is refused', () => {
  const whole = zipSync({ 'a.txt': crypto.getRandomValues(new Uint8Array(50_000)) });
  const broken = zipSync({ 'a.txt': strToU8('hello '.repeat(1000)) });
  broken.fill(0xff, 40, broken.byteLength - 100);
  for (const bytes of [new Uint8Array(0), strToU8('hello'), strToU8('PK'), broken]) {
    assert.deepEqual(checkZip(bytes), { ok: false, refusal: { type: 'not-a-zip' } });
  }
  assert.equal(checkZip(whole.subarray(0, 100)).ok, false);
});
