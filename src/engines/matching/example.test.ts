import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');

test('the example in docs/matching.md runs as it stands there and finds the charging points alone', async () => {
  const page = await readFile(join(ROOT, 'docs/matching.md'), 'utf8');
  const [, code = ''] = /```ts\n(import[\s\S]*?)```/.exec(page) ?? [];
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', code], {
    cwd: ROOT,
  });
  const [line = '', ...others] = stdout.trim().split('\n');
  assert.deepEqual(others, []);
  const [, score, parts = ''] = /^a ([\d.]+) \[([^\]]+)\]$/.exec(line.replace(/\s+/g, ' ')) ?? [];
  const sum = parts.split(',').reduce((total, part) => total + Number(part), 0);
  assert.equal(sum, Number(score));
});
