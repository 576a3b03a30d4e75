import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as uuid } from 'uuid';
import { readConfig } from '#platform/config';
import type { RetentionRule } from '#platform/feature';
import { openLog } from '#platform/log';
import { queueMail } from '#platform/mail';
import { forEachDatabase } from '#platform/testing';
import { listRetentionRuns } from './queries.ts';
import { forgetLastMails, ownRules, runRetention } from './retention.ts';

const NOW = new Date('2026-03-02T03:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

forEachDatabase('retention', (database) => {
  const run = (rules: RetentionRule[], now = NOW) =>
    runRetention({ db: database.db, log: openLog('silent') }, rules, now);
  const counting = (name: string) => {
    const seen = { runs: 0 };
    const rule: RetentionRule = {
      name,
      label: { de: name, cs: name, pl: name, en: name },
      days: 1,
      async run() {
        return ++seen.runs;
      },
    };
    return { rule, seen };
  };

  test('a rule runs once a day, whoever comes first', async () => {
    const { rule, seen } = counting('one');
    await Promise.all([run([rule]), run([rule])]);
    await run([rule], later(2));
    assert.equal(seen.runs, 1);
    await run([rule], later(24));
    assert.equal(seen.runs, 2);
    const [state, ...others] = await listRetentionRuns(database.db);
    assert.deepEqual(others, []);
    assert.deepEqual(state, { rule: 'one', at: later(24), rows: 2, error: null, total: 3 });
  });

  test('one that fails keeps nothing it did, holds up no other, and comes again', async () => {
    const { rule, seen } = counting('after');
    await database.db
      .insertInto('network_page')
      .values({ name: 'terms', text: '{}', version: 1, updated_at: NOW })
      .execute();
    const broken: RetentionRule = {
      ...counting('broken').rule,
      async run(trx) {
        await trx.deleteFrom('network_page').execute();
        throw new TypeError('not for the page');
      },
    };
    await run([broken, rule]);
    await run([broken, rule], later(1));
    assert.equal(seen.runs, 1);
    assert.equal((await database.db.selectFrom('network_page').select('name').execute()).length, 1);
    const failed = await database.db
      .selectFrom('retention_run')
      .selectAll()
      .where('rule', '=', 'broken')
      .orderBy('at')
      .execute();
    assert.deepEqual(
      failed,
      [NOW, later(1)].map((at) => ({ rule: 'broken', at, rows: null, error: 'TypeError' })),
    );
    await run([{ ...rule, name: 'broken' }], later(2));
    assert.deepEqual(
      (await listRetentionRuns(database.db)).map(({ rule: name, error }) => [name, error]),
      [
        ['after', null],
        ['broken', null],
      ],
    );
  });

  test('links, log entries and answered feedback go after their time, not before', async () => {
    const { db } = database;
    const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
    const link = (key: string, expires: Date | null, used: Date | null) =>
      db
        .insertInto('link')
        .values({
          id: uuid(),
          key_hash: key,
          purpose: 'x',
          subject: 'guest:data',
          email: null,
          created_at: days(90),
          expires_at: expires,
          used_at: used,
        })
        .execute();
    await link('expired', days(31), null);
    await link('used', null, days(31));
    await link('just expired', days(29), null);
    await link('for good', null, null);
    const entry = { actor: 'system', subject: 'hub:1', details: null };
    await db
      .insertInto('audit')
      .values([
        { id: uuid(), action: 'old', at: days(731), ...entry },
        { id: uuid(), action: 'new', at: days(729), ...entry },
      ])
      .execute();
    const message = { about: 'other', text: 'x', email: null, lang: 'de', created_at: days(300) } as const;
    await db
      .insertInto('feedback')
      .values([
        { id: uuid(), ...message, answered_at: days(181) },
        { id: uuid(), ...message, answered_at: days(179) },
        { id: uuid(), ...message, answered_at: null },
      ])
      .execute();
    await run(ownRules);
    const left = await db.selectFrom('link').select('key_hash').orderBy('key_hash').execute();
    assert.deepEqual(left, [{ key_hash: 'for good' }, { key_hash: 'just expired' }]);
    assert.deepEqual(await db.selectFrom('audit').select('action').execute(), [{ action: 'new' }]);
    assert.equal((await db.selectFrom('feedback').select('id').execute()).length, 2);
    const rows = new Map((await listRetentionRuns(db)).map(({ rule, rows: deleted }) => [rule, deleted]));
    assert.deepEqual(
      rows,
      new Map([
        ['audit', 1],
        ['feedback', 1],
        ['links', 2],
        ['retention-runs', 0],
      ]),
    );
  });

  test('the last mail to an address goes as soon as it is sent, or cannot be', async () => {
    const config = (settings: Record<string, string>) => {
      const read = readConfig(settings);
      return read.ok ? { config: read.value } : assert.fail();
    };
    const sending = forgetLastMails(config({ SMTP_URL: 'smtp://mail.example.org' }));
    const showing = forgetLastMails(config({}));
    const count = async () => (await database.db.selectFrom('mail').select('id').execute()).length;
    const write = (kind: string, state: 'queued' | 'sent' | 'failed') =>
      database.db.transaction().execute(async (trx) => {
        const id = await queueMail(trx, { kind, to: 'a@example.org', lang: 'de', subject: 'x', body: ['x'] }, NOW);
        const sent_at = state === 'sent' ? NOW : null;
        await trx.updateTable('mail').set({ state, sent_at }).where('id', '=', id).execute();
      });
    await write('data-erased', 'queued');
    await write('other', 'sent');
    await sending.run(database.db, later(1), new AbortController().signal);
    assert.equal(await count(), 2);
    await write('data-erased', 'sent');
    await showing.run(database.db, later(0.5), new AbortController().signal);
    assert.equal(await count(), 3);
    await sending.run(database.db, later(0.5), new AbortController().signal);
    assert.equal(await count(), 2);
    await write('data-erased', 'failed');
    await sending.run(database.db, later(73), new AbortController().signal);
    const left = await database.db.selectFrom('mail').select('kind').execute();
    assert.deepEqual(left, [{ kind: 'other' }]);
  });
});
