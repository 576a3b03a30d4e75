import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { describeOn } from '#platform/testing';
import { gatherStatistics } from './statistics.ts';

describeOn('embedded', 'what the planner knows of tables', (database) => {
  test('is counted anew where much has changed, and left alone where little has', async () => {
    const { db } = database;
    const known = async () => {
      const { rows } = await sql<{ rows: number }>`
        select reltuples::integer as rows from pg_class where relname = 'outbox'`.execute(db);
      return rows[0]?.rows;
    };
    const add = (count: number) =>
      sql`insert into outbox (type, subject) select 'test', 'test:1' from generate_series(1, ${count}::integer)`.execute(
        db,
      );
    await gatherStatistics(db);
    await add(1000);
    await gatherStatistics(db);
    assert.equal(await known(), 1000);
    await add(20);
    await gatherStatistics(db);
    assert.equal(await known(), 1000);
  });
});
