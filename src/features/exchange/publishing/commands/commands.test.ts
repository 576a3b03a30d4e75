import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PersonViewer, Viewer } from '#engines/kit';
import { ANONYMOUS, accepted, makeOrganisation, OPERATOR, TOPICS } from '#features/network/fixtures.ts';
import { forEachDatabase, listEvents } from '#platform/testing';
import type { EntryContent } from '../../content.ts';
import { makeEntry } from '../../fixtures.ts';
import { findEntry } from '../../queries.ts';
import {
  makeDraft,
  makeNeighbours,
  makePublished,
  makeSubmitted,
  makeViewer,
  NOW,
  needContent,
  setSettings,
} from '../fixtures.ts';
import type { CheckDecision } from '../model.ts';
import { findOwnEntry } from '../queries.ts';
import { checkEntry } from './check.ts';
import { closeEntry, renewEntry, withdrawEntry } from './live.ts';
import { saveSettings } from './settings.ts';
import { recallEntry, submitEntry } from './submit.ts';
import { createEntry, deleteDraftEntry, saveEntry } from './write.ts';

forEachDatabase('publishing an entry', (database) => {
  const row = (id: string) =>
    database.db.selectFrom('entry').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const events = async () => (await listEvents(database.db)).filter(({ subject }) => subject.startsWith('entry:'));
  const notices = async () =>
    (await database.db.selectFrom('notice').select(['person_id', 'kind']).orderBy('id').execute()).map(
      ({ person_id, kind }) => [person_id, kind],
    );
  const refusal = (result: { ok: true } | { ok: false; refusal: { type: string } }) =>
    result.ok ? 'accepted' : result.refusal.type;
  const save = (viewer: Viewer, id: string, version: number, more: Partial<EntryContent> = {}, note?: string) =>
    saveEntry(database.db, viewer, { id, version, content: needContent(more), note }, TOPICS, NOW);
  const submit = (viewer: Viewer, id: string, version = 1) =>
    submitEntry(database.db, viewer, { id, version }, TOPICS, NOW);
  const decide = (
    viewer: Viewer,
    id: string,
    decision: CheckDecision,
    more: { version?: number; points?: number[]; comment?: string } = {},
  ) =>
    checkEntry(
      database.db,
      viewer,
      { id, decision, version: 1, points: [4, 4, 4, 4], comment: 'Bitte nennen Sie den Zeitraum.', ...more },
      NOW,
    );
  const create = (viewer: Viewer, organisation: string, more: { key?: string; hub?: string } = {}) =>
    createEntry(
      database.db,
      viewer,
      { key: randomUUID(), hub: undefined, organisation, content: needContent(), ...more },
      NOW,
    );
  const publicSlug = async (slug: string) => (await findEntry(database.db, ANONYMOUS, slug))?.found;

  test('goes from a draft through the check to the public, and each who is concerned is told', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    const draft = await makeDraft(database.db, writer, town.id);
    assert.equal(await publicSlug(draft.slug), undefined);
    assert.deepEqual(await events(), []);

    assert.deepEqual(accepted(await submit(writer, draft.id)), { slug: draft.slug, isLive: false });
    assert.deepEqual(await notices(), [[checker.id, 'entry.to-check']]);
    assert.equal(await publicSlug(draft.slug), undefined);

    const { slug } = accepted(await decide(checker, draft.id, 'published'));
    assert.equal(slug, 'parkraum-digital-erfassen');
    const published = await row(draft.id);
    assert.deepEqual(
      [published.state, published.hub_id, published.published_on, published.submitted_at],
      ['published', hub.id, '2026-03-02', null],
    );
    assert.equal(await publicSlug(slug), 'here');
    assert.equal(await publicSlug(draft.slug), 'moved');
    assert.deepEqual(await events(), [{ type: 'entry.published', subject: `entry:${draft.id}` }]);
    assert.deepEqual(await notices(), [
      [checker.id, 'entry.to-check'],
      [writer.id, 'entry.published'],
    ]);
    const audit = await database.db
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('subject', '=', `entry:${draft.id}`)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      audit.map(({ actor, action }) => [actor, action]),
      [
        [`person:${writer.id}`, 'entry.created'],
        [`person:${writer.id}`, 'entry.submitted'],
        [`person:${checker.id}`, 'entry.published'],
      ],
    );
  });

  test('is returned with a comment, changed and submitted again', async () => {
    const { town, writer, checker } = await makeNeighbours(database.db);
    const { id } = await makeSubmitted(database.db, writer, town.id);
    assert.equal(refusal(await decide(checker, id, 'returned', { comment: '' })), 'no-comment');
    accepted(await decide(checker, id, 'returned', { points: [1, 0, 2, 5] }));
    const returned = await row(id);
    assert.deepEqual([returned.state, returned.returned_at], ['draft', NOW]);
    assert.deepEqual((await notices()).at(-1), [writer.id, 'entry.returned']);
    accepted(await save(writer, id, 1, { title: 'Parkraum im Sommer erfassen' }, 'Zeitraum ergänzt'));
    assert.equal(refusal(await submit(writer, id, 1)), 'changed-meanwhile');
    accepted(await submit(writer, id, 2));
    accepted(await decide(checker, id, 'published', { version: 2 }));
    const versions = await database.db
      .selectFrom('entry_version')
      .select(['number', 'why', 'note', 'saved_by'])
      .where('entry_id', '=', id)
      .orderBy('number')
      .execute();
    assert.deepEqual(versions, [
      { number: 1, why: 'written', note: null, saved_by: writer.id },
      { number: 2, why: 'edited', note: 'Zeitraum ergänzt', saved_by: writer.id },
    ]);
  });

  test('needs every criterion, no zero, and the mean of the threshold', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    const { id } = await makeSubmitted(database.db, writer, town.id);
    const tries: [points: number[], answer: string][] = [
      [[5, 5, 5, 0], 'zero'],
      [[3, 3, 3, 2], 'belowThreshold'],
      [[3, 3, 3, Number.NaN], 'incomplete'],
      [[3, 3, 3, 6], 'incomplete'],
      [[3, 3, 3], 'criteria-changed'],
    ];
    for (const [points, answer] of tries) {
      assert.equal(refusal(await decide(checker, id, 'published', { points })), answer, points.join());
    }
    assert.equal((await row(id)).state, 'submitted');
    await setSettings(database.db, hub.id, { threshold: 2, criteria: [{ de: 'Nur eines' }] });
    accepted(await decide(checker, id, 'published', { points: [2] }));
  });

  test('is for its organisation and its hub only: everybody else is told that there is nothing', async () => {
    const { other, town, writer, checker } = await makeNeighbours(database.db);
    const works = await makeOrganisation(database.db, { key: 'werk', name: 'Werk', hub: 'hub-dresden' });
    const strangers: [string, Viewer][] = [
      ['nobody', ANONYMOUS],
      ['a person', await makeViewer(database.db)],
      [
        'a member elsewhere',
        await makeViewer(database.db, { role: 'organisation-owner', scope: `organisation:${works.id}` }),
      ],
      ['another hub’s editor', await makeViewer(database.db, { role: 'editor', scope: `hub:${other.id}` })],
      ['another hub’s manager', await makeViewer(database.db, { role: 'hub-manager', scope: `hub:${other.id}` })],
      ['a juror', await makeViewer(database.db, { role: 'juror', scope: `call:${town.id}` })],
    ];
    const draft = await makeDraft(database.db, writer, town.id);
    const waiting = await makeSubmitted(database.db, writer, town.id);
    for (const [who, viewer] of strangers) {
      assert.equal(await findOwnEntry(database.db, viewer, draft.slug), undefined, who);
      assert.equal(refusal(await create(viewer, town.id)), 'not-allowed', who);
      assert.equal(refusal(await save(viewer, draft.id, 1)), 'not-found', who);
      assert.equal(refusal(await submit(viewer, draft.id)), 'not-found', who);
      assert.equal(refusal(await deleteDraftEntry(database.db, viewer, draft.id)), 'not-found', who);
      assert.equal(refusal(await recallEntry(database.db, viewer, waiting.id)), 'not-found', who);
      assert.equal(refusal(await decide(viewer, waiting.id, 'published')), 'not-found', who);
      assert.equal(refusal(await withdrawEntry(database.db, viewer, waiting.id, NOW)), 'not-found', who);
      assert.equal(refusal(await renewEntry(database.db, viewer, waiting.id, NOW)), 'not-found', who);
      const closing = { id: waiting.id, outcome: 'Gelöst durch ein Angebot.' };
      assert.equal(refusal(await closeEntry(database.db, viewer, closing, NOW)), 'not-found', who);
    }
    assert.equal(refusal(await decide(writer, waiting.id, 'published')), 'not-found');
    assert.equal((await findOwnEntry(database.db, checker, draft.slug))?.id, draft.id);
    assert.deepEqual([(await row(draft.id)).state, (await row(waiting.id)).state], ['draft', 'submitted']);
  });

  test('is not checked by its own organisation, nor by who wrote it', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    const both = await makeViewer(
      database.db,
      { role: 'hub-manager', scope: `hub:${hub.id}` },
      { role: 'organisation-member', scope: `organisation:${town.id}` },
    );
    const ofTown = await makeSubmitted(database.db, writer, town.id);
    assert.equal(refusal(await decide(both, ofTown.id, 'published')), 'own');
    const ofEditor = await makeSubmitted(database.db, checker, town.id);
    assert.equal(refusal(await decide(checker, ofEditor.id, 'published')), 'own');
    assert.deepEqual(
      (await notices()).filter(([person]) => person === both.id),
      [],
      'who may not check is not asked to',
    );
    const admin = await makeViewer(database.db, { role: 'network-admin', scope: 'network' });
    accepted(await decide(admin, ofEditor.id, 'published'));
  });

  test('of two who check at once the second hears that it is decided', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    const second = await makeViewer(database.db, { role: 'hub-manager', scope: `hub:${hub.id}` });
    const { id } = await makeSubmitted(database.db, writer, town.id);
    const answers = await Promise.all([decide(checker, id, 'published'), decide(second, id, 'returned')]);
    assert.deepEqual(answers.map(refusal).sort(), ['accepted', 'not-in-check']);
    const checks = await database.db.selectFrom('entry_check').select('id').execute();
    assert.equal(checks.length, 1);
  });

  test('stays as submitted while it is in check, until it is taken back', async () => {
    const { town, writer, checker } = await makeNeighbours(database.db);
    const { id } = await makeSubmitted(database.db, writer, town.id);
    assert.equal(refusal(await save(writer, id, 1, { title: 'Etwas ganz anderes' })), 'in-check');
    assert.equal(refusal(await deleteDraftEntry(database.db, writer, id)), 'in-check');
    assert.equal(refusal(await submit(writer, id)), 'not-possible');
    accepted(await recallEntry(database.db, writer, id));
    assert.equal(refusal(await decide(checker, id, 'published')), 'not-in-check');
    accepted(await save(writer, id, 1, { title: 'Etwas ganz anderes' }));
    accepted(await submit(writer, id, 2));
    assert.equal(refusal(await decide(checker, id, 'published')), 'not-in-check', 'what was read is the older version');
  });

  test('sent twice it is one entry, and a stranger’s key opens nothing', async () => {
    const { town, writer } = await makeNeighbours(database.db);
    const key = randomUUID();
    const first = accepted(await create(writer, town.id, { key }));
    assert.deepEqual(accepted(await create(writer, town.id, { key })), first);
    const works = await makeOrganisation(database.db, { key: 'werk', name: 'Werk', hub: 'hub-dresden' });
    const stranger = await makeViewer(database.db, { role: 'organisation-owner', scope: `organisation:${works.id}` });
    assert.equal(refusal(await create(stranger, works.id, { key })), 'not-allowed');
    const answers = await Promise.all([submit(writer, await idOf(first.slug)), submit(writer, await idOf(first.slug))]);
    assert.deepEqual(answers.map(refusal).sort(), ['accepted', 'not-possible']);
  });
  const idOf = async (slug: string) =>
    (await database.db.selectFrom('entry').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;

  test('of two who change it at once the second hears of it', async () => {
    const { town, writer, checker } = await makeNeighbours(database.db);
    const { id } = await makeDraft(database.db, writer, town.id);
    const answers = await Promise.all([
      save(writer, id, 1, { title: 'Der eine' }),
      save(checker, id, 1, { title: 'Die andere' }),
    ]);
    assert.deepEqual(answers.map(refusal).sort(), ['accepted', 'changed-meanwhile']);
  });

  test('belongs to the hub of its organisation, whatever is asked for; who has none chooses and is always checked', async () => {
    const { hub, other, town, writer } = await makeNeighbours(database.db);
    const { slug } = accepted(await create(writer, town.id, { hub: other.slug }));
    assert.equal((await row(slug)).hub_id, hub.id);
    const free = await makeOrganisation(database.db, { key: 'frei', name: 'Frei' });
    const owner = await makeViewer(database.db, { role: 'organisation-owner', scope: `organisation:${free.id}` });
    assert.equal(refusal(await create(owner, free.id)), 'no-hub');
    assert.equal(refusal(await create(owner, free.id, { hub: 'no-such-hub' })), 'no-hub');
    const made = accepted(await create(owner, free.id, { hub: other.slug }));
    await setSettings(database.db, other.id, { checkNew: 'never' });
    assert.equal(accepted(await submit(owner, made.slug)).isLive, false);
  });

  test('goes live without a check where the hub wants none, or from the second on', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    await setSettings(database.db, hub.id, { checkNew: 'first' });
    const first = await makeSubmitted(database.db, writer, town.id);
    accepted(await decide(checker, first.id, 'published'));
    const second = await makeDraft(database.db, writer, town.id);
    assert.deepEqual(accepted(await submit(writer, second.id)), { slug: 'parkraum-digital-erfassen-2', isLive: true });
  });

  test('is not published unfinished, out of date, or naming who wants to stay unnamed', async () => {
    const { town, writer } = await makeNeighbours(database.db);
    const fields = async (more: Partial<EntryContent>) => {
      const { id } = await makeDraft(database.db, writer, town.id, more);
      const result = await submit(writer, id);
      return result.ok || result.refusal.type !== 'invalid'
        ? refusal(result)
        : result.refusal.errors.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(await fields({ summary: '' }), ['summary missing']);
    assert.deepEqual(await fields({ valid_until: '2026-03-01' }), ['valid_until dayPast']);
    assert.equal(await fields({ valid_until: '2026-03-02' }), 'accepted');
    assert.deepEqual(await fields({ anonymous: 'yes', title: 'Parkplätze in Musterheim' }), ['title namesOwner']);
    assert.deepEqual(await fields({ anonymous: 'yes', text: 'Die Musterheimer Straße' }), ['text namesOwner']);
    assert.deepEqual(await fields({ anonymous: 'yes', problem: 'Siehe www.musterheim.example.org' }), [
      'problem namesOwner',
    ]);
    assert.equal(await fields({ anonymous: 'yes' }), 'accepted');
    assert.equal(await fields({ title: 'Parkplätze in Musterheim' }), 'accepted');
  });

  test('an edit that has to be checked leaves the published text as it is until it is released', async () => {
    const { hub, town, writer, checker } = await makeNeighbours(database.db);
    const { id, slug } = await makePublished(database.db, hub.id, writer, town.id);
    const before = await row(id);
    const title = async () => {
      const found = await findEntry(database.db, ANONYMOUS, slug);
      return found?.found === 'here' ? found.value.title : undefined;
    };
    const seen = (await events()).length;
    assert.equal(accepted(await save(writer, id, 1, { title: 'Neuer Titel' })).isLive, false);
    accepted(await submit(writer, id, 2));
    assert.equal(await title(), 'Parkraum digital erfassen');
    const during = await row(id);
    assert.deepEqual([during.state, during.updated_at], ['published', before.updated_at]);
    assert.equal((await events()).length, seen, 'nobody hears of it');
    accepted(await decide(checker, id, 'returned', { version: 2 }));
    assert.equal(await title(), 'Parkraum digital erfassen');
    accepted(await save(writer, id, 2, { title: 'Besserer Titel' }));
    accepted(await submit(writer, id, 3));
    accepted(await decide(checker, id, 'published', { version: 3 }));
    assert.equal(await title(), 'Besserer Titel');
    assert.equal((await row(id)).edit_state, null);
    assert.equal((await events()).length, seen + 1);
  });

  test('an edit can be dropped, and goes live at once where the hub wants it so', async () => {
    const { hub, town, writer } = await makeNeighbours(database.db);
    const { id, slug } = await makePublished(database.db, hub.id, writer, town.id);
    accepted(await save(writer, id, 1, { title: 'Neuer Titel' }));
    assert.deepEqual(accepted(await deleteDraftEntry(database.db, writer, id)), { slug });
    assert.equal((await row(id)).edit_state, null);
    await setSettings(database.db, hub.id, { checkEdits: false });
    assert.equal(refusal(await save(writer, id, 2, { valid_until: '2020-01-01' })), 'invalid');
    assert.equal((await row(id)).version, 2, 'what was refused leaves no version');
    assert.equal(accepted(await save(writer, id, 2, { title: 'Sofort' })).isLive, true);
    assert.equal((await row(id)).title, 'Sofort');
    assert.equal((await row(id)).slug, slug, 'the address stays');
  });

  test('what an import wrote is the first version when somebody changes it', async () => {
    const { hub, writer } = await makeNeighbours(database.db);
    const imported = await makeEntry(database.db, { key: 'alt', kind: 'need', title: 'Aus der Datei' });
    accepted(await save(writer, imported.id, 0, { title: 'Von Hand' }));
    const versions = await database.db
      .selectFrom('entry_version')
      .select(['number', 'why', 'saved_by', 'content'])
      .orderBy('number')
      .execute();
    assert.deepEqual(
      versions.map(({ number, why, saved_by, content }) => [number, why, saved_by, content.title]),
      [
        [1, 'imported', null, 'Aus der Datei'],
        [2, 'edited', writer.id, 'Von Hand'],
      ],
    );
    assert.equal((await row(imported.id)).hub_id, hub.id);
  });

  test('a file over an entry that people changed ends what was in check and stands in the history', async () => {
    const { writer } = await makeNeighbours(database.db);
    const imported = await makeEntry(database.db, { key: 'alt', kind: 'need', title: 'Aus der Datei' });
    accepted(await save(writer, imported.id, 0, { title: 'Von Hand' }));
    accepted(await submit(writer, imported.id, 2));
    await makeEntry(database.db, { key: 'alt', kind: 'need', title: 'Neue Datei' });
    const { title, version, submitted_at, edit_state } = await row(imported.id);
    assert.deepEqual([title, version, submitted_at, edit_state], ['Neue Datei', 3, null, null]);
  });

  test('who asked to stay unnamed is not named by a file that does not speak of it, and cannot hide once named', async () => {
    const { hub, town, writer } = await makeNeighbours(database.db);
    const named = await makePublished(database.db, hub.id, writer, town.id);
    const late = await save(writer, named.id, 1, { anonymous: 'yes' });
    assert.deepEqual(late.ok ? late : late.refusal, {
      type: 'invalid',
      errors: [{ field: 'anonymous', code: 'anonymousTooLate' }],
    });
    const hidden = await makeEntry(database.db, { key: 'a', kind: 'need', anonymous: 'yes' });
    await makeEntry(database.db, { key: 'a', kind: 'need', title: 'Neuer Titel' });
    assert.equal((await row(hidden.id)).anonymous, true);
  });

  test('is withdrawn, closed with its outcome, and renewed; each only from where it can be', async () => {
    const { hub, town, writer } = await makeNeighbours(database.db);
    const { id, slug } = await makePublished(database.db, hub.id, writer, town.id);
    assert.deepEqual(accepted(await renewEntry(database.db, writer, id, NOW)), { slug, until: '2027-03-02' });
    const closing = { id, outcome: 'Gelöst mit einem Anbieter aus Brünn.' };
    accepted(await closeEntry(database.db, writer, closing, NOW));
    assert.equal(refusal(await closeEntry(database.db, writer, closing, NOW)), 'not-possible');
    assert.equal(refusal(await renewEntry(database.db, writer, id, NOW)), 'not-possible');
    assert.equal(refusal(await save(writer, id, 2)), 'not-editable');
    const found = await findEntry(database.db, ANONYMOUS, slug);
    assert.deepEqual(found?.found === 'here' && [found.value.state, found.value.outcome], ['closed', closing.outcome]);
    accepted(await withdrawEntry(database.db, writer, id, NOW));
    assert.equal(await publicSlug(slug), 'removed');
    assert.deepEqual(
      (await events()).map(({ type }) => type),
      ['entry.published', 'entry.published', 'entry.withdrawn', 'entry.withdrawn'],
    );
    const draft = await makeDraft(database.db, writer, town.id);
    assert.equal(refusal(await withdrawEntry(database.db, writer, draft.id, NOW)), 'not-possible');
  });

  test('a draft can be deleted with all its versions', async () => {
    const { town, writer } = await makeNeighbours(database.db);
    const { id, slug } = await makeDraft(database.db, writer, town.id);
    accepted(await save(writer, id, 1));
    accepted(await deleteDraftEntry(database.db, writer, id));
    for (const table of ['entry', 'entry_version'] as const) {
      assert.deepEqual(await database.db.selectFrom(table).selectAll().execute(), [], table);
    }
    assert.equal(await findOwnEntry(database.db, writer, slug), undefined);
  });

  test('only who manages the hub decides how it checks', async () => {
    const { hub, other, writer, checker } = await makeNeighbours(database.db);
    const settings = { checkNew: 'never' as const, checkEdits: false, threshold: 1, criteria: [] };
    const set = (viewer: Viewer) => saveSettings(database.db, viewer, hub.id, settings, NOW);
    const manager = (of: string): Promise<PersonViewer> =>
      makeViewer(database.db, { role: 'hub-manager', scope: `hub:${of}` });
    for (const viewer of [ANONYMOUS, writer, checker, await manager(other.id)]) {
      assert.equal(refusal(await set(viewer)), 'not-allowed');
    }
    for (const viewer of [OPERATOR, await manager(hub.id)]) assert.equal(refusal(await set(viewer)), 'accepted');
  });
});
