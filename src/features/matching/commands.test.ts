import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { ANONYMOUS } from '#features/network/fixtures.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import { deleteDraft, deleteExpiredDrafts } from './commands.ts';
import { draftFields, makeDraft } from './fixtures.ts';
import { draftInput } from './model.ts';
import { findDraft } from './queries.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const SECRET = 'Bürgermeisterin Beispiel sucht Ladesäulen für die Ringstraße 7';

forEachDatabase('drafts', (database) => {
  const find = (key: string, now = NOW) => findDraft(database.db, key, now);
  const count = async () => (await database.db.selectFrom('draft').select('id').execute()).length;

  test('what was described is kept with its profile and opened by its key', async () => {
    const key = await makeDraft(database.db, {
      kind: 'offer',
      text: SECRET,
      region: 'DED21',
      organisation_type: 'company',
      size: 'small',
      inhabitants: '12000',
      budget: '50000',
    });
    const { id: _, ...draft } = (await find(key)) ?? assert.fail();
    assert.deepEqual(draft, {
      kind: 'offer',
      text: SECRET,
      profile: { region: 'DED21', organisationType: 'company', size: 'small', inhabitants: 12_000, budget: 50_000 },
      expiresAt: later(30),
    });
  });

  test('the same form twice is one draft with the text of the second', async () => {
    const key = await makeDraft(database.db, { text: 'Der erste Text ist das.' });
    const before = await find(key);
    await makeDraft(database.db, { key, text: 'Der zweite Text ist das.' }, later(1));
    assert.equal(await count(), 1);
    const after = await find(key);
    assert.equal(after?.id, before?.id);
    assert.equal(after?.text, 'Der zweite Text ist das.');
    assert.deepEqual(after?.expiresAt, later(31));
  });

  test('the same form twice at the same moment is one draft', async () => {
    const key = randomUUID();
    await Promise.all([1, 2, 3, 4].map(() => makeDraft(database.db, { key })));
    assert.equal(await count(), 1);
  });

  test('another link does not open it', async () => {
    const key = await makeDraft(database.db);
    const hash = (await database.db.selectFrom('draft').select('key_hash').executeTakeFirstOrThrow()).key_hash;
    const id = (await database.db.selectFrom('draft').select('id').executeTakeFirstOrThrow()).id;
    for (const other of [randomUUID(), key.slice(0, -1), key.toUpperCase(), hash, id, '', '%', "' or true --"]) {
      assert.equal(await find(other), undefined, other);
    }
    assert.notEqual(await find(key), undefined);
  });

  test('the key stands nowhere in the database, the text only in the draft itself', async () => {
    const key = await makeDraft(database.db, { text: SECRET });
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(database.db);
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(database.db);
      const content = JSON.stringify(rows);
      assert.equal(content.includes(key), false, `the key stands in ${name}`);
      assert.equal(content.includes('Ringstraße'), name === 'draft', `the text in ${name}`);
    }
  });

  test('saving and deleting leave an audit entry and an event each', async () => {
    const key = await makeDraft(database.db);
    const { id } = (await find(key)) ?? assert.fail();
    assert.deepEqual(await deleteDraft(database.db, ANONYMOUS, key), { ok: true, value: null });
    const subject = `draft:${id}`;
    const events = await listEvents(database.db);
    assert.deepEqual(
      events.map(({ type, subject: about }) => [type, about]),
      [
        ['draft.saved', subject],
        ['draft.deleted', subject],
      ],
    );
    const entries = await database.db
      .selectFrom('audit')
      .select(['actor', 'action', 'subject', 'details'])
      .orderBy('id')
      .execute();
    assert.deepEqual(entries, [
      { actor: 'anonymous', action: 'draft.saved', subject, details: null },
      { actor: 'anonymous', action: 'draft.deleted', subject, details: null },
    ]);
  });

  test('a deleted draft is gone, and cannot be deleted twice', async () => {
    const [key, other] = [await makeDraft(database.db), await makeDraft(database.db)];
    await deleteDraft(database.db, ANONYMOUS, key);
    assert.equal(await find(key), undefined);
    assert.notEqual(await find(other), undefined);
    assert.deepEqual(await deleteDraft(database.db, ANONYMOUS, key), { ok: false, refusal: { type: 'not-found' } });
  });

  test('after thirty days a draft does not open and the job deletes it', async () => {
    const old = await makeDraft(database.db, {}, later(-31));
    const young = await makeDraft(database.db, {}, later(-29));
    assert.equal(await find(old), undefined);
    const { id } = await database.db.selectFrom('draft').select('id').orderBy('expires_at').executeTakeFirstOrThrow();
    const run = () => database.db.transaction().execute((trx) => deleteExpiredDrafts(trx, NOW));
    await run();
    assert.equal(await count(), 1);
    assert.notEqual(await find(young), undefined);
    await run();
    assert.equal(await count(), 1);
    const events = await listEvents(database.db);
    assert.deepEqual(
      events.filter(({ type }) => type === 'draft.deleted').map(({ subject }) => subject),
      [`draft:${id}`],
    );
  });

  test('emoji and letters of every kind come back as they were', async () => {
    const text = '🚀👩‍👩‍👧‍👦🇪🇺 Łódź – „Zürich“ ǅ  é \u202eabc';
    assert.equal((await find(await makeDraft(database.db, { text })))?.text, text);
  });
});

const wrong = (more: Record<string, string>) => {
  const parsed = draftInput.safeParse(draftFields(more));
  return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.path[0], issue.message]);
};

test('a wrong field of the form is named with the key of its text', () => {
  assert.deepEqual(wrong({ text: 'zu kurz' }), [['text', 'textTooShort']]);
  assert.deepEqual(wrong({ text: '            \n  zu kurz' }), [['text', 'textTooShort']]);
  assert.deepEqual(wrong({ text: 'x'.repeat(200_001) }), [['text', 'textTooLong']]);
  assert.deepEqual(wrong({ key: 'mine' }), [['key', 'formBroken']]);
  assert.deepEqual(wrong({ kind: 'wish' }), [['kind', 'kindUnknown']]);
  assert.deepEqual(wrong({ size: 'huge' }), [['size', 'choiceUnknown']]);
  assert.deepEqual(wrong({ inhabitants: 'viele', budget: '-1' }), [
    ['inhabitants', 'number'],
    ['budget', 'number'],
  ]);
});

test('empty fields are left open', () => {
  const input = draftInput.parse(
    draftFields({ region: '', organisation_type: '', size: '', inhabitants: '', budget: '' }),
  );
  assert.deepEqual(
    [input.region, input.organisation_type, input.size, input.inhabitants, input.budget],
    [undefined, undefined, undefined, undefined, undefined],
  );
});
