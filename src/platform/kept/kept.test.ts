import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kept } from './index.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'hubwerk-kept-'));
});
after(() => rmSync(folder, { recursive: true }));

function counted(): { make: () => Map<string, number[]>; times: () => number } {
  let times = 0;
  return { make: () => new Map([['made', [++times]]]), times: () => times };
}

test('a result is made once and read back as it was', () => {
  const { make, times } = counted();
  const first = kept('once', ['a', 'b'], make, folder);
  const second = kept('once', ['a', 'b'], make, folder);
  assert.deepEqual(second, first);
  assert.equal(times(), 1);
});

test('other sources make it anew, also when only the border between two has moved', () => {
  const { make, times } = counted();
  kept('moved', ['ab', 'c'], make, folder);
  kept('moved', ['a', 'bc'], make, folder);
  assert.equal(times(), 2);
});

test('a file that is damaged or cut off is not believed', () => {
  const { make, times } = counted();
  kept('damaged', ['a'], make, folder);
  const file = join(folder, 'damaged');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 1));
  kept('damaged', ['a'], make, folder);
  assert.equal(times(), 2);
});

test('a folder that cannot be made costs only the time', () => {
  const { make, times } = counted();
  const nowhere = join(folder, 'once', 'below-a-file');
  assert.deepEqual(kept('x', ['a'], make, nowhere), new Map([['made', [1]]]));
  assert.deepEqual(kept('x', ['a'], make, nowhere), new Map([['made', [2]]]));
  assert.equal(times(), 2);
});
