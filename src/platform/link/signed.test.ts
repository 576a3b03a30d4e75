import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSecret } from '#platform/secret';
import { readSignedKey, signedKey } from './signed.ts';

const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });
const other = openSecret({ secret: 'another-secret-that-only-the-tests-know-012', dataDir: '' });
const ID = '0192f5a4-7c1e-7b3a-9c55-0f2d8e6a1b42';

test('a signed key opens its id, for its purpose and installation only', () => {
  const key = signedKey(secret, 'registration', ID);
  assert.match(key, /^[\w-]{43}$/);
  assert.equal(readSignedKey(secret, 'registration', key), ID);
  assert.equal(readSignedKey(secret, 'feedback', key), undefined);
  assert.equal(readSignedKey(other, 'registration', key), undefined);
});

test('a key that was changed in any letter, cut or lengthened opens nothing', () => {
  const key = signedKey(secret, 'registration', ID);
  for (let at = 0; at < key.length; at++) {
    const letter = key[at] === 'A' ? 'B' : 'A';
    assert.equal(readSignedKey(secret, 'registration', key.slice(0, at) + letter + key.slice(at + 1)), undefined);
  }
  for (const wrong of ['', key.slice(1), `${key}A`, `${key} `, `${key.slice(0, 20)}!${key.slice(20)}`])
    assert.equal(readSignedKey(secret, 'registration', wrong), undefined);
});
