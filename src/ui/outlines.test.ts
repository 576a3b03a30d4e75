import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeOutlines } from '../../scripts/outlines.ts';

test('the outlines of the map are what the script makes of the atlas', () => {
  const kept = readFileSync(new URL('outlines.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(kept), JSON.parse(makeOutlines()), 'run `node scripts/outlines.ts`');
});
