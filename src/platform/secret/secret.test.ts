import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSecret } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'hubwerk-secret-'));
test.after(() => rmSync(folder, { recursive: true }));

test('what was sealed is opened again, by the same installation and for the same purpose only', () => {
  const secret = openSecret({ secret: 'a'.repeat(40), dataDir: folder });
  const sealed = secret.seal('ip', '2001:db8::7');
  assert.ok(!sealed.includes('2001'));
  assert.notEqual(secret.seal('ip', '2001:db8::7'), sealed);
  assert.equal(secret.open('ip', sealed), '2001:db8::7');
  assert.equal(secret.open('other', sealed), undefined);
  assert.equal(openSecret({ secret: 'b'.repeat(40), dataDir: folder }).open('ip', sealed), undefined);
});

test('what was changed, cut off or never sealed is not opened', () => {
  const secret = openSecret({ secret: 'a'.repeat(40), dataDir: folder });
  const sealed = secret.seal('ip', '192.0.2.1');
  const middle = sealed[20] === 'A' ? 'B' : 'A';
  for (const wrong of [sealed.slice(0, 20) + middle + sealed.slice(21), sealed.slice(0, -4), '', 'abc', '☃'])
    assert.equal(secret.open('ip', wrong), undefined, wrong);
});

test('without a setting the installation makes a key of its own, that only its owner reads', () => {
  const first = openSecret({ secret: undefined, dataDir: folder }).derive('x');
  assert.equal(openSecret({ secret: undefined, dataDir: folder }).derive('x'), first);
  assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600);
});
