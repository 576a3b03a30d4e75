import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job, World } from '#platform/feature';
import { openLog } from '#platform/log';
import { describeOn } from '#platform/testing';
import { runJob, startJobs } from './index.ts';

describeOn('postgres', 'jobs', (database) => {
  const world = () =>
    ({ db: database.db, clock: () => new Date('2026-03-01T00:00:00Z'), log: openLog('silent') }) as World;

  test('a job gets the time and a transaction', async () => {
    const days: string[] = [];
    await runJob(world(), { name: 'note', everyMinutes: 1, run: async (_, now) => void days.push(now.toISOString()) });
    assert.deepEqual(days, ['2026-03-01T00:00:00.000Z']);
  });

  test('two processes that come at the same time run it once', async () => {
    let runs = 0;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const job = {
      name: 'slow',
      everyMinutes: 1,
      run: async () => {
        runs++;
        await finished;
      },
    };
    const first = runJob(world(), job);
    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await runJob(world(), job);
    finish();
    await first;
    assert.equal(runs, 1);
    await runJob(world(), job);
    assert.equal(runs, 2);
  });

  test('a job that fails does not end the process and comes round again', async () => {
    let runs = 0;
    const job = {
      name: 'failing',
      everyMinutes: 1,
      run: async () => {
        runs++;
        throw new Error('not today');
      },
    };
    await runJob(world(), job);
    await runJob(world(), job);
    assert.equal(runs, 2);
  });

  test('a job that runs by itself begins at once without a transaction, comes once at a time and is told to stop', async () => {
    let runs = 0;
    let transaction: boolean | undefined;
    const job: Job = {
      name: 'waiting',
      everyMinutes: 0.0002,
      runs: 'by-itself',
      run: async (db, _, signal) => {
        runs++;
        transaction = db.isTransaction;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    };
    const jobs = startJobs(world(), [job]);
    assert.equal(runs, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await jobs.stop();
    assert.deepEqual([runs, transaction], [1, false]);
  });
});
