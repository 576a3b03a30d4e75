import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataDirInUse, lockDataDir } from './lock.ts';

describe('the lock on the data directory', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'hubwerk-lock-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('lets one in and names the directory to the second', () => {
    const lock = lockDataDir(dataDir);
    assert.throws(
      () => lockDataDir(dataDir),
      (error) => error instanceof DataDirInUse && error.dataDir === dataDir,
    );
    lock.release();
  });

  test('is free again once it is released', () => {
    lockDataDir(dataDir).release();
    lockDataDir(dataDir).release();
  });

  test('makes the directory where there is none', () => {
    lockDataDir(join(dataDir, 'new', 'folder')).release();
  });

  test('is held against another process, and ends with a process that is killed', async () => {
    const script = `import { lockDataDir } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
      lockDataDir(process.argv[1]); process.stdout.write('locked'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    assert.throws(() => lockDataDir(dataDir), DataDirInUse);
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockDataDir(dataDir).release();
  });
});
