import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatchQuery } from '#engines/matching';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { readEntries } from '#features/exchange/queries.ts';
import { createEntryIndex, type EntryIndex } from '#features/matching/entry-index.ts';
import { findMatches, findMatchesOfEntry } from '#features/matching/queries.ts';
import { ANONYMOUS, makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase, untilEventsAreComplete } from '#platform/testing';
import { makeWorld } from './testing.ts';

const CHARGING = 'Wir brauchen Ladesäulen in den Wohnvierteln.';

forEachDatabase('matching', (database) => {
  const open = (db = database.db) => {
    const world = makeWorld(database, { db });
    return { world, index: createEntryIndex(world, world.loaded.files) };
  };
  const ask: MatchQuery = { text: CHARGING, today: '2026-03-02', limit: 10 };
  const keys = async (index: EntryIndex, query: Partial<MatchQuery> = {}) => {
    await untilEventsAreComplete(database.db);
    const { matches } = await index.match({ ...ask, ...query });
    const rows = await readEntries(
      database.db,
      ANONYMOUS,
      matches.map((match) => match.id),
    );
    return matches.map((match) => rows.find((row) => row.id === match.id)?.key);
  };

  test('the index has what is published when it is first asked', async () => {
    await makeEntry(database.db, { key: 'a' });
    await makeEntry(database.db, { key: 'gone', state: 'withdrawn' });
    await makeEntry(database.db, { key: 'other', title: 'Brücken', summary: 'Brücken.', text: 'Brücken.' });
    assert.deepEqual(await keys(open().index), ['a']);
  });

  test('the very next question knows what was published, changed and withdrawn', async () => {
    const { index } = open();
    await index.warmUp();
    assert.deepEqual(await keys(index), []);
    await makeEntry(database.db, { key: 'a', title: 'Erste Ladesäulen' });
    assert.deepEqual(await keys(index), ['a']);
    await makeEntry(database.db, { key: 'b', title: 'Nabíjecí stanice', lang: 'cs', summary: 'x', text: 'x' });
    assert.deepEqual((await keys(index)).sort(), ['a', 'b']);
    await makeEntry(database.db, { key: 'a', title: 'Brücken', summary: 'Brücken.', text: 'Brücken.' });
    assert.deepEqual(await keys(index), ['b']);
    await makeEntry(database.db, { key: 'b', title: 'Nabíjecí stanice', lang: 'cs', state: 'withdrawn' });
    assert.deepEqual(await keys(index), []);
  });

  test('many questions at once while entries come in: each sees what was there before it was asked', async () => {
    const { index } = open();
    await index.warmUp();
    for (let at = 1; at <= 5; at++) {
      await makeEntry(database.db, { key: `e${at}`, title: `Ladesäulen ${at}` });
      const counts = await Promise.all(Array.from({ length: 8 }, async () => (await keys(index)).length));
      assert.deepEqual(new Set(counts), new Set([at]));
    }
  });

  test('a draft is answered in groups, with reasons whose points add up', async () => {
    await makeEntry(database.db, { key: 'o', kind: 'offer', title: 'Ladesäulen als Dienst' });
    await makeEntry(database.db, { key: 'p', kind: 'practice', title: 'Ladesäulen in Musterheim' });
    await makeEntry(database.db, { key: 'g', kind: 'programme', title: 'Förderung von Ladesäulen' });
    await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    const { world, index } = open();
    const question = { text: CHARGING, profile: {}, without: [], with: [] };
    const need = await findMatches(world, ANONYMOUS, index, { ...question, kind: 'need' });
    assert.deepEqual(
      need.groups.map((group) => [group.kind, group.matches.map((match) => match.entry.key)]),
      [
        ['offer', ['o']],
        ['practice', ['p']],
        ['programme', ['g']],
      ],
    );
    assert.equal(need.language.lang, 'de');
    assert.equal(
      need.concepts.some((concept) => concept.id === 'charging-point'),
      true,
    );
    for (const { score, reasons } of need.groups.flatMap((group) => group.matches)) {
      const sum = reasons.reduce((total, reason) => total + reason.contribution, 0);
      assert.equal(Math.abs(sum - score) < 1e-6, true, `${sum} is not ${score}`);
    }
    const offer = await findMatches(world, ANONYMOUS, index, { ...question, kind: 'offer' });
    assert.deepEqual(
      offer.groups.map((group) => [group.kind, group.matches.map((match) => match.entry.key)]),
      [['need', ['n']]],
    );
  });

  test('what is far behind the best is not shown with it, and is not kept secret', async () => {
    await makeEntry(database.db, {
      key: 'strong',
      title: 'Ladesäulen in Wohnvierteln',
      text: 'In allen Wohnvierteln.',
    });
    const text = `${'Brücken über Wasser, Brücken über Land. '.repeat(60)}Eine steht am Parkplatz.`;
    await makeEntry(database.db, { key: 'weak', title: 'Brücken', summary: 'Brücken.', text });
    const { world, index } = open();
    const question = { kind: 'need' as const, text: CHARGING, profile: {}, without: [], with: [] };
    const { groups } = await findMatches(world, ANONYMOUS, index, question);
    const [offers = assert.fail()] = groups;
    assert.deepEqual(
      [offers.matches, offers.weaker].map((matches) => matches.map(({ entry }) => entry.key)),
      [['strong'], ['weak']],
    );
  });

  test('a concept that is dropped no longer counts, one that is added does', async () => {
    await makeEntry(database.db, { key: 'charging' });
    await makeEntry(database.db, { key: 'bridge', title: 'Opravy mostů', lang: 'cs', summary: 'Most.', text: 'Most.' });
    const { world, index } = open();
    const question = { kind: 'need' as const, text: 'Nabíjecí stanice', profile: {}, with: [], without: [] };
    const shown = async (more: object) => {
      const { groups } = await findMatches(world, ANONYMOUS, index, { ...question, ...more });
      return groups.flatMap((group) => group.matches.map((match) => match.entry.key));
    };
    assert.deepEqual(await shown({}), ['charging']);
    assert.equal((await shown({ with: ['bridge'] })).includes('bridge'), true);
    assert.equal((await shown({ without: ['charging-point'] })).includes('charging'), false);
  });

  test('an entry is matched with others, never with itself', async () => {
    const need = await makeEntry(database.db, { key: 'n', kind: 'need', title: 'Ladesäulen gesucht' });
    const offer = await makeEntry(database.db, { key: 'o', kind: 'offer' });
    const { world, index } = open();
    const matches = async (id: string) => {
      const [entry] = await readEntries(database.db, ANONYMOUS, [id]);
      const { groups } = await findMatchesOfEntry(world, ANONYMOUS, index, entry ?? assert.fail());
      return groups.flatMap((group) => group.matches.map((match) => match.entry.key));
    };
    assert.deepEqual(await matches(need.id), ['o']);
    assert.deepEqual(await matches(offer.id), ['n']);
  });

  test('an expired entry comes last and says why', async () => {
    await makeEntry(database.db, { key: 'over', title: 'Ladesäulen, Ladesäulen', valid_until: '2026-03-01' });
    await makeEntry(database.db, { key: 'last-day', valid_until: '2026-03-02' });
    const { index } = open();
    assert.deepEqual(await keys(index), ['last-day', 'over']);
    const { matches: found } = await index.match(ask);
    const against = found.map(({ reasons }) =>
      reasons.flatMap((reason) =>
        reason.type === 'fit' && reason.contribution < 0 ? [reason.factor === 'time' && reason.state] : [],
      ),
    );
    assert.deepEqual(against, [[], ['expired']]);
  });

  test('emoji, an empty text and 200,000 letters are answered', async () => {
    await makeEntry(database.db);
    const { index } = open();
    for (const text of ['🚀🚀🚀🚀🚀🚀🚀', '', '?!', 'Ladesäulen '.repeat(18_000)]) {
      assert.equal(Array.isArray((await index.match({ ...ask, text })).matches), true);
    }
  });

  test('the number of queries is the same for one match and for three', async () => {
    await makeHub(database.db);
    await makeOrganisation(database.db);
    const counted = countQueries(database.db);
    const { world, index } = open(counted.db);
    const question = { kind: 'need' as const, text: CHARGING, profile: {}, without: [], with: [] };
    const measure = async () => {
      await untilEventsAreComplete(database.db);
      await index.warmUp();
      counted.restart();
      const { groups } = await findMatches(world, ANONYMOUS, index, question);
      return { matches: groups.flatMap((group) => group.matches).length, queries: counted.count() };
    };
    await makeEntry(database.db, { key: 'a' });
    assert.deepEqual(await measure(), { matches: 1, queries: 2 });
    await makeEntry(database.db, { key: 'b', title: 'Ladesäulen zwei' });
    await makeEntry(database.db, { key: 'c', title: 'Ladesäulen drei' });
    assert.deepEqual(await measure(), { matches: 3, queries: 2 });
  });
});
