import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANONYMOUS, accepted, OPERATOR } from '#features/network/fixtures.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeScheme, schemeConcept } from '../fixtures.ts';
import { SCHEME_LIMITS, type SchemeConcept, type SchemeContent } from '../model.ts';
import { listSchemes, readImportedSchemes } from '../queries.ts';
import { importScheme } from './import-scheme.ts';
import { removeScheme } from './remove-scheme.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const A = schemeConcept('a', { de: ['"A"; {b}'], cs: ['č'] }, { notes: { de: 'Notiz' }, related: ['b', 'c,"d"'] });
const B = schemeConcept('b', { en: ['b'] }, { broader: ['a'] });

forEachDatabase('imported vocabularies', (database) => {
  const run = (concepts: SchemeConcept[], more: Partial<SchemeContent> & { name?: string; dryRun?: boolean } = {}) => {
    const { name = 'voc', dryRun = false, ...about } = more;
    const content = { title: { en: 'Title' }, ...about, concepts };
    return importScheme(database.db, OPERATOR, { name, content }, { dryRun, now: NOW });
  };
  const report = (created: number, changed: number, unchanged: number, removed: number) => ({
    ok: true,
    value: { created, changed, unchanged, removed },
  });
  const trail = async () => {
    const rows = await database.db.selectFrom('audit').select(['actor', 'action', 'details']).orderBy('id').execute();
    return rows.map(({ actor, action, details }) => ({
      actor,
      action,
      details: typeof details === 'string' ? JSON.parse(details) : details,
    }));
  };

  test('everything comes back as it was, in the order of names and codes', async () => {
    assert.deepEqual(await run([A, B]), report(2, 0, 0, 0));
    await makeScheme(database.db, [B], { name: 'aaa' });
    assert.deepEqual(await readImportedSchemes(database.db), [
      { name: 'aaa', concepts: [B] },
      { name: 'voc', concepts: [A, B] },
    ]);
  });

  test('more concepts than are read at a time', async () => {
    const many = Array.from({ length: 5_001 }, (_, at) => schemeConcept(`c${at}`, { de: [`${at}`] }));
    assert.deepEqual(await run(many), report(5_001, 0, 0, 0));
    await makeScheme(database.db, [B], { name: 'zzz' });
    const schemes = await readImportedSchemes(database.db);
    assert.deepEqual(
      schemes.map(({ name, concepts }) => [name, concepts.length, new Set(concepts.map(({ code }) => code)).size]),
      [
        ['voc', 5_001, 5_001],
        ['zzz', 1, 1],
      ],
    );
    assert.deepEqual(accepted(await removeScheme(database.db, OPERATOR, 'voc')), { concepts: 5_001 });
  });

  test('the same again changes nothing and tells nobody', async () => {
    await run([A, B]);
    const before = await listEvents(database.db);
    assert.deepEqual(await run([A, B]), report(0, 0, 2, 0));
    assert.deepEqual(await listEvents(database.db), before);
    assert.equal((await trail()).length, 1);
  });

  test('another state of it is taken over: new, changed and removed concepts, title and licence', async () => {
    await run([A, B]);
    const changed = { ...A, labels: { ...A.labels, pl: ['a'] } };
    const C = schemeConcept('c', { pl: ['c'] });
    assert.deepEqual(await run([changed, C]), report(1, 1, 0, 1));
    assert.deepEqual(await readImportedSchemes(database.db), [{ name: 'voc', concepts: [changed, C] }]);
    assert.deepEqual(await run([changed, C], { licence: 'https://example.org/licence' }), report(0, 0, 2, 0));
    const [scheme] = await listSchemes(database.db);
    assert.deepEqual(scheme, {
      name: 'voc',
      uri: null,
      title: { en: 'Title' },
      licence: 'https://example.org/licence',
      importedAt: NOW,
      concepts: 2,
    });
    assert.equal((await listEvents(database.db)).length, 3);
  });

  test('import and removal leave an audit entry and an event each', async () => {
    await run([A, B]);
    const { id } = await database.db.selectFrom('scheme').select('id').executeTakeFirstOrThrow();
    assert.deepEqual(await removeScheme(database.db, OPERATOR, 'voc'), { ok: true, value: { concepts: 2 } });
    const subject = `scheme:${id}`;
    assert.deepEqual(await listEvents(database.db), [
      { type: 'scheme.imported', subject },
      { type: 'scheme.removed', subject },
    ]);
    const counts = { created: 2, changed: 0, unchanged: 0, removed: 0 };
    assert.deepEqual(await trail(), [
      { actor: 'operator', action: 'scheme.imported', details: { name: 'voc', ...counts } },
      { actor: 'operator', action: 'scheme.removed', details: { name: 'voc', concepts: 2 } },
    ]);
    assert.deepEqual([await listSchemes(database.db), await readImportedSchemes(database.db)], [[], []]);
    const left = await database.db.selectFrom('scheme_concept').select('code').execute();
    assert.deepEqual(left, []);
  });

  test('removing one leaves the others, and what is not there cannot be removed', async () => {
    await run([A]);
    await run([B], { name: 'other' });
    await removeScheme(database.db, OPERATOR, 'voc');
    assert.deepEqual(
      (await listSchemes(database.db)).map(({ name }) => name),
      ['other'],
    );
    assert.deepEqual(await removeScheme(database.db, OPERATOR, 'voc'), { ok: false, refusal: { type: 'not-found' } });
  });

  test('a dry run counts and writes nothing', async () => {
    await run([A]);
    const before = await listEvents(database.db);
    assert.deepEqual(await run([B], { dryRun: true }), report(1, 0, 0, 1));
    assert.deepEqual(await readImportedSchemes(database.db), [{ name: 'voc', concepts: [A] }]);
    assert.deepEqual(await listEvents(database.db), before);
    assert.deepEqual(await run([A], { name: 'new', dryRun: true }), report(1, 0, 0, 0));
    assert.equal((await listSchemes(database.db)).length, 1);
  });

  test('readers may neither import nor remove; names are short words', async () => {
    const input = { name: 'voc', content: { title: {}, concepts: [A] } };
    const options = { dryRun: false, now: NOW };
    const refusal = { ok: false, refusal: { type: 'not-allowed' } };
    assert.deepEqual(await importScheme(database.db, ANONYMOUS, input, options), refusal);
    await run([A]);
    assert.deepEqual(await removeScheme(database.db, ANONYMOUS, 'voc'), refusal);
    for (const name of ['', 'a', 'Voc', 'v:c', '1st', 'a/b', 'x'.repeat(33)])
      assert.deepEqual(await run([A], { name }), { ok: false, refusal: { type: 'wrong-name' } }, name);
  });

  test('all vocabularies together stay within the limit; nothing is written beyond it', async () => {
    await run([A]);
    const many = Array.from({ length: SCHEME_LIMITS.concepts }, () => B);
    const refusal = { type: 'too-many-concepts', limit: SCHEME_LIMITS.concepts };
    assert.deepEqual(await run(many, { name: 'large' }), { ok: false, refusal });
    assert.deepEqual(
      (await listSchemes(database.db)).map(({ name }) => name),
      ['voc'],
    );
  });

  test('two imports of the same name at once are one vocabulary', async () => {
    await Promise.all([run([A, B]), run([A, B]), run([A, B])]);
    assert.deepEqual(await readImportedSchemes(database.db), [{ name: 'voc', concepts: [A, B] }]);
    assert.equal((await listEvents(database.db)).length, 1);
  });
});
