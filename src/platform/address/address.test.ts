import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as uuid } from 'uuid';
import { forEachDatabase } from '#platform/testing';
import { claimAddresses, findAddressee } from './index.ts';

forEachDatabase('addresses', (database) => {
  async function claim(kind: string, ...subjects: [id: string, wanted: string][]): Promise<(string | undefined)[]> {
    const wishes = subjects.map(([id, wanted]) => ({ id, wanted }));
    const claimed = await database.db.transaction().execute((trx) => claimAddresses(trx, kind, wishes));
    return subjects.map(([id]) => claimed.get(id));
  }

  test('a name becomes a readable slug', async () => {
    assert.deepEqual(await claim('hub', [uuid(), 'Köln & Łódź: Straße der Brücken']), [
      'koeln-lodz-strasse-der-bruecken',
    ]);
  });

  test('a name without any readable letter becomes the kind', async () => {
    assert.deepEqual(await claim('hub', [uuid(), '🚀🚀'], [uuid(), '!!!']), ['hub', 'hub-2']);
  });

  test('the same name twice in one file gets a number', async () => {
    assert.deepEqual(await claim('hub', [uuid(), 'Hub'], [uuid(), 'Hub'], [uuid(), 'hub']), ['hub', 'hub-2', 'hub-3']);
  });

  test('a name that somebody has already gets a number', async () => {
    await claim('hub', [uuid(), 'Dresden'], [uuid(), 'Dresden']);
    assert.deepEqual(await claim('hub', [uuid(), 'Dresden']), ['dresden-3']);
  });

  test('kinds do not take names from each other', async () => {
    await claim('hub', [uuid(), 'Dresden']);
    assert.deepEqual(await claim('organisation', [uuid(), 'Dresden']), ['dresden']);
  });

  test('an old name leads to its subject for ever and is never given to another', async () => {
    const [first, second] = [uuid(), uuid()];
    await claim('hub', [first, 'Old']);
    assert.deepEqual(await claim('hub', [first, 'New']), ['new']);
    assert.equal(await findAddressee(database.db, 'hub', 'old'), first);
    assert.equal(await findAddressee(database.db, 'hub', 'new'), first);
    assert.deepEqual(await claim('hub', [second, 'Old']), ['old-2']);
  });

  test('who goes back to an earlier name of their own gets it back', async () => {
    const [first, second] = [uuid(), uuid()];
    await claim('hub', [first, 'Old'], [second, 'Other']);
    await claim('hub', [first, 'New']);
    assert.deepEqual(await claim('hub', [first, 'Old'], [second, 'New']), ['old', 'new-2']);
  });

  test('more subjects than fit into one statement get an address each', async () => {
    const subjects = Array.from({ length: 1500 }, (): [string, string] => [uuid(), 'Stadt']);
    const slugs = await claim(
      'organisation',
      ...subjects.slice(0, 30),
      ...subjects.slice(30).map(([id], at): [string, string] => [id, `Stadt ${at + 100}`]),
    );
    assert.equal(new Set(slugs).size, 1500);
    assert.equal(slugs.includes(undefined), false);
  });

  test('an unknown address belongs to nobody', async () => {
    assert.equal(await findAddressee(database.db, 'hub', 'nobody'), undefined);
  });
});
