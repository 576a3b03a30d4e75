import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PersonViewer, Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeHub } from '#features/network/fixtures.ts';
import type { SubjectRef } from '#platform/outbox';
import { countQueries, forEachDatabase, listEvents } from '#platform/testing';
import { decision, makeComment, makeCommentWorld, NOW } from '../fixtures.ts';
import { deskItems, noticeKinds } from '../notices.ts';
import { findOwn } from '../queries/own.ts';
import { countQueues, findForModeration, listQueue, listUndoable } from '../queries/queue.ts';
import { readStatistics } from '../queries/statistics.ts';
import { readThread } from '../queries/thread.ts';
import type { CommentWorld } from '../world.ts';
import { decide, releaseMany } from './decide.ts';
import { followReplies, object } from './own.ts';
import { reportComment } from './report-comment.ts';
import { seeAddress } from './see-address.ts';
import { saveSetting } from './settings.ts';
import { undoDecision } from './undo.ts';

const GUEST: Viewer = { kind: 'anonymous', lang: 'de' };
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

forEachDatabase('deciding about comments', (database) => {
  let world: CommentWorld;
  let hub: { id: string };
  let subject: SubjectRef;
  let moderator: PersonViewer;

  const makeModerator = async (scope: `hub:${string}` | 'network' = `hub:${hub.id}`) =>
    (await makePerson(world, { grants: [{ role: 'moderator', scope }], name: 'Mo Derator' })).viewer;

  beforeEach(async () => {
    world = makeCommentWorld(database.db);
    hub = await makeHub(database.db);
    subject = `hub:${hub.id}`;
    moderator = await makeModerator();
  });

  const state = async (id: string) =>
    (await database.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirst())?.state;
  const mails = () =>
    database.db
      .selectFrom('mail')
      .select(['kind', 'to_address', 'subject', 'text', 'next_try_at'])
      .where('kind', '<>', 'comment-receipt')
      .orderBy('id')
      .execute();
  /** Decides about the comment as it is now. */
  const decideNow = async (
    id: string,
    action: Parameters<typeof decision>[0],
    more: Parameters<typeof decision>[1] = {},
    viewer: Viewer = moderator,
    now = NOW,
  ) => {
    const row = await database.db.selectFrom('comment').select('version').where('id', '=', id).executeTakeFirst();
    return decide(world, viewer, id, decision(action, { version: row?.version ?? 1, ...more }), now);
  };
  const settle = async (...given: Parameters<typeof decideNow>) => {
    const decided = await decideNow(...given);
    return decided.ok ? 'ok' : decided.refusal.type;
  };
  const batchOf = async (id: string, action: Parameters<typeof decision>[0], now = NOW) => {
    const decided = await decideNow(id, action, {}, moderator, now);
    assert.ok(decided.ok);
    return decided.value.batch;
  };
  const events = async () =>
    (await listEvents(database.db)).flatMap(({ type }) =>
      type.startsWith('comment.') && type !== 'comment.posted' ? [type] : [],
    );

  test('only those who moderate this hub decide; for others it does not change', async () => {
    const { id } = await makeComment(world, { subject, email: 'jana@example.org' });
    const foreign = await makeModerator('hub:01920000-0000-7000-8000-000000000000');
    const { viewer: plain } = await makePerson(world);
    const { viewer: editor } = await makePerson(world, { grants: [{ role: 'editor', scope: `hub:${hub.id}` }] });
    for (const viewer of [foreign, plain, editor, GUEST]) {
      for (const action of ['release', 'decline'] as const)
        assert.equal(await settle(id, action, {}, viewer), 'not-allowed');
      assert.deepEqual(await seeAddress(world, viewer, id, 'Ich will es wissen.'), {
        ok: false,
        refusal: { type: 'not-found' },
      });
      assert.equal(await findForModeration(database.db, viewer, id), undefined);
      assert.equal((await releaseMany(world, viewer, [{ id, version: 1 }], NOW)).released, 0);
    }
    assert.equal(await state(id), 'waiting');
    assert.deepEqual(await mails(), []);
    assert.equal(await settle(id, 'release'), 'ok');
    assert.equal(await settle('01920000-0000-7000-8000-000000000000', 'release'), 'not-found');
  });

  test('network moderators decide in every hub, and alone about what has none', async () => {
    const network = await makeModerator('network');
    const { id } = await makeComment(world, { subject });
    await database.db.updateTable('comment').set({ hub_id: null }).where('id', '=', id).execute();
    assert.equal(await settle(id, 'release'), 'not-allowed');
    assert.equal(await settle(id, 'release', {}, network), 'ok');
  });

  test('release: everybody reads it, the author is told in the moderator’s words, five minutes later', async () => {
    const { id } = await makeComment(world, {
      subject,
      email: 'jana@example.org',
      text: 'Sehr gute Idee, bitte weiter.',
    });
    assert.equal(await settle(id, 'release', { statement: 'Danke! Wir melden uns nächste Woche bei Ihnen.' }), 'ok');
    assert.equal((await readThread(database.db, subject)).threads[0]?.comment.text, 'Sehr gute Idee, bitte weiter.');
    const [mail] = await mails();
    assert.deepEqual(
      [mail?.kind, mail?.to_address, mail?.next_try_at],
      ['comment-release', 'jana@example.org', after(5)],
    );
    assert.match(mail?.text ?? '', /nächste Woche bei Ihnen/);
    assert.deepEqual(await events(), ['comment.released']);
  });

  test('without words of their own the usual statement says what, why, by whom and how to object, in the author’s language', async () => {
    const viewer: Viewer = { kind: 'anonymous', lang: 'en' };
    const { id } = await makeComment(world, { subject, viewer, email: 'jana@example.org' });
    assert.equal(await settle(id, 'decline', { statement: '' }), 'ok');
    const [mail] = await mails();
    for (const part of [
      /not published your comment on “Hub Dresden” dated 2 March 2026/,
      /breaks our rules/,
      /a person from the team/,
      /object within six months/,
    ]) {
      assert.match(mail?.text ?? '', part);
    }
  });

  test('decline and withdrawal keep the statement; without an address it stands on the author’s page', async () => {
    const { id, key } = await makeComment(world, { subject });
    assert.equal(await settle(id, 'decline'), 'ok');
    assert.deepEqual(await mails(), []);
    const own = await findOwn(database.db, GUEST, { key }, NOW);
    assert.deepEqual(
      [own?.state, own?.decision?.reason, own?.decision?.statement],
      ['declined', 'insulting', 'Das verstößt gegen unsere Regeln für Kommentare.'],
    );
    assert.equal(await settle(id, 'release', {}, moderator, after(10)), 'ok');
    assert.equal(await settle(id, 'withdraw', {}, moderator, after(20)), 'ok');
    assert.equal((await readThread(database.db, subject)).total, 0);
    assert.deepEqual(await events(), ['comment.declined', 'comment.released', 'comment.withdrawn']);
  });

  test('members are written to at their account', async () => {
    const { viewer } = await makePerson(world, { email: 'member@example.org' });
    const { id } = await makeComment(world, { subject, viewer });
    await settle(id, 'withdraw');
    assert.deepEqual(
      (await mails()).map(({ kind, to_address }) => [kind, to_address]),
      [['comment-withdraw', 'member@example.org']],
    );
  });

  test('of two moderators at once one decides, the other is told', async () => {
    const second = await makeModerator();
    const { id } = await makeComment(world, { subject, email: 'jana@example.org' });
    const both = await Promise.all([
      settle(id, 'release', { version: 1 }),
      settle(id, 'decline', { version: 1 }, second),
    ]);
    assert.deepEqual(both.toSorted(), ['changed', 'ok']);
    assert.equal((await mails()).length, 1);
    assert.equal((await database.db.selectFrom('comment_decision').select('id').execute()).length, 1);
  });

  test('a text that changed while somebody read it is not released unread', async () => {
    const { id } = await makeComment(world, { subject });
    await database.db
      .updateTable('comment')
      .set({ text: 'Etwas ganz anderes.', version: 2 })
      .where('id', '=', id)
      .execute();
    assert.equal(await settle(id, 'release', { version: 1 }), 'changed');
    assert.equal((await releaseMany(world, moderator, [{ id, version: 1 }], NOW)).released, 0);
    assert.equal(await settle(id, 'release', { version: 2 }), 'ok');
  });

  test('undo puts everything back and no mail leaves', async () => {
    const { viewer: member } = await makePerson(world);
    const parent = await makeComment(world, { subject, viewer: member });
    await followReplies(world, member, { id: parent.id }, true, NOW);
    const { id } = await makeComment(world, { subject, parent: parent.id, email: 'jana@example.org' });
    const batch = await batchOf(id, 'release');
    assert.deepEqual((await mails()).map(({ kind }) => kind).toSorted(), ['comment-release', 'comment-reply']);
    assert.deepEqual(
      (await listUndoable(database.db, moderator, after(4))).map(({ count }) => count),
      [1],
    );
    assert.deepEqual(await undoDecision(database.db, await makeModerator(), batch, after(4)), {
      ok: false,
      refusal: { type: 'not-found' },
    });
    assert.deepEqual(await undoDecision(database.db, moderator, batch, after(4)), { ok: true, value: { undone: 1 } });
    assert.equal(await state(id), 'waiting');
    assert.deepEqual(await mails(), []);
    assert.deepEqual(
      (await listQueue(database.db, moderator, { queue: 'waiting', hub: [], lang: [], page: 1 })).map((row) => row.id),
      [id],
    );
    assert.deepEqual(await undoDecision(database.db, moderator, batch, after(4)), {
      ok: false,
      refusal: { type: 'not-found' },
    });
    // Released again, those who follow are told after all.
    await batchOf(id, 'release', after(4));
    assert.equal((await mails()).filter(({ kind }) => kind === 'comment-reply').length, 1);
  });

  test('after five minutes, or when something has happened since, there is nothing to undo', async () => {
    const { id, key } = await makeComment(world, { subject });
    const batch = await batchOf(id, 'decline');
    assert.deepEqual(await undoDecision(database.db, moderator, batch, after(5)), {
      ok: false,
      refusal: { type: 'too-late' },
    });
    assert.deepEqual(await listUndoable(database.db, moderator, after(5)), []);
    await settle(id, 'release', {}, moderator, after(1));
    assert.deepEqual(await undoDecision(database.db, moderator, batch, after(2)), {
      ok: false,
      refusal: { type: 'too-late' },
    });
    assert.equal(await state(id), 'released');
    assert.ok(key);
  });

  test('a mail that somebody is sending is left alone', async () => {
    const { id } = await makeComment(world, { subject, email: 'jana@example.org' });
    const batch = await batchOf(id, 'release');
    await database.db.updateTable('mail').set({ attempts: 1 }).where('kind', '=', 'comment-release').execute();
    await undoDecision(database.db, moderator, batch, after(1));
    assert.equal((await mails()).length, 1);
  });

  test('released together, taken back together', async () => {
    const made = [];
    for (let at = 0; at < 3; at++) made.push(await makeComment(world, { subject, at: after(-at) }));
    const chosen = [...made, { id: '01920000-0000-7000-8000-000000000000' }].map(({ id }) => ({ id, version: 1 }));
    const { batch, released } = await releaseMany(world, moderator, chosen, NOW);
    assert.equal(released, 3);
    assert.deepEqual(await undoDecision(database.db, moderator, batch, after(1)), { ok: true, value: { undone: 3 } });
    for (const { id } of made) assert.equal(await state(id), 'waiting');
  });

  test('who follows is told once of a reply below, however deep, with a link that ends it; never of their own or of what waits', async () => {
    const { viewer: member } = await makePerson(world, { email: 'member@example.org' });
    const top = await makeComment(world, { subject, viewer: member });
    await followReplies(world, member, { id: top.id }, true, NOW);
    const middle = await makeComment(world, { subject, parent: top.id, viewer: (await makePerson(world)).viewer });
    assert.equal((await mails()).length, 1);
    const { id } = await makeComment(world, { subject, parent: middle.id });
    assert.equal((await mails()).length, 1);
    await settle(id, 'release');
    await makeComment(world, { subject, parent: middle.id, viewer: member });
    const told = await mails();
    assert.deepEqual(
      told.map(({ to_address }) => to_address),
      ['member@example.org', 'member@example.org'],
    );
    for (const path of [`/de/comments/${id}\n`, '/de/comments/unfollow/']) assert.ok(told[1]?.text.includes(path));
    assert.doesNotMatch(told[1]?.text ?? '', /Das ist Kommentar/);
  });

  test('reports count once for each address, stand in the queue, and their senders hear the outcome', async () => {
    const { viewer: member } = await makePerson(world, { email: 'member@example.org' });
    const { id } = await makeComment(world, { subject, viewer: (await makePerson(world)).viewer });
    const report = (address: string, email?: string, viewer: Viewer = GUEST) =>
      reportComment(world, viewer, id, address, { reason: 'insulting', text: 'Bitte ansehen.', email }, NOW);
    for (let at = 0; at < 20; at++) await report('203.0.113.1', 'one@example.org');
    await report('203.0.113.2', 'ONE@example.org');
    await report('203.0.113.3', undefined, member);
    const queue = await listQueue(database.db, moderator, { queue: 'reported', hub: [], lang: [], page: 1 });
    assert.deepEqual(
      queue.map(({ openReports }) => openReports),
      [3],
    );
    assert.deepEqual(await database.db.selectFrom('notice').select(['person_id', 'kind']).execute(), [
      { person_id: moderator.id, kind: 'comment.reported' },
    ]);
    const batch = await batchOf(id, 'keep');
    assert.deepEqual((await mails()).map(({ to_address }) => to_address.toLowerCase()).toSorted(), [
      'member@example.org',
      'one@example.org',
    ]);
    assert.equal(await state(id), 'released');
    assert.deepEqual(await listQueue(database.db, moderator, { queue: 'reported', hub: [], lang: [], page: 1 }), []);
    await undoDecision(database.db, moderator, batch, after(1));
    assert.deepEqual(
      (await listQueue(database.db, moderator, { queue: 'reported', hub: [], lang: [], page: 1 })).map(
        ({ openReports }) => openReports,
      ),
      [3],
    );
    await settle(id, 'withdraw');
    const outcomes = await database.db.selectFrom('comment_report').select('outcome').execute();
    assert.deepEqual(outcomes, Array(3).fill({ outcome: 'removed' }));
  });

  test('only what everybody reads can be reported', async () => {
    const { id } = await makeComment(world, { subject });
    const input = { reason: 'other', text: '', email: undefined } as const;
    assert.deepEqual(await reportComment(world, GUEST, id, 'x', input, NOW), {
      ok: false,
      refusal: { type: 'not-found' },
    });
    assert.deepEqual(await database.db.selectFrom('comment_report').select('id').execute(), []);
  });

  test('an objection goes to somebody else where there is somebody, and can be undone like the rest', async () => {
    const { id, key } = await makeComment(world, { subject, email: 'jana@example.org' });
    await settle(id, 'decline');
    assert.deepEqual(await object(world, GUEST, { key }, 'Das war gar nicht beleidigend.', NOW), {
      ok: true,
      value: null,
    });
    assert.deepEqual(await object(world, GUEST, { key }, 'Noch einmal dasselbe bitte.', NOW), {
      ok: false,
      refusal: { type: 'nothing-to-object' },
    });
    const second = await makeModerator();
    assert.equal(await settle(id, 'uphold'), 'own-decision');
    assert.equal(await settle(id, 'release'), 'own-decision');
    assert.deepEqual(
      (await listQueue(database.db, second, { queue: 'objections', hub: [], lang: [], page: 1 })).map((row) => row.id),
      [id],
    );
    assert.equal(
      await settle(id, 'uphold', { statement: 'Es bleibt dabei, weil die Wortwahl verletzt.' }, second),
      'ok',
    );
    const own = await findOwn(database.db, GUEST, { key }, NOW);
    assert.deepEqual(
      [own?.objection?.outcome, own?.objection?.answer],
      ['upheld', 'Es bleibt dabei, weil die Wortwahl verletzt.'],
    );
    assert.deepEqual(
      (await mails()).map(({ kind }) => kind),
      ['comment-decline', 'comment-uphold'],
    );
  });

  test('who is alone decides about the objection too; a success releases the comment', async () => {
    const { id, key } = await makeComment(world, { subject });
    await settle(id, 'decline');
    await object(world, GUEST, { key }, 'Das war gar nicht beleidigend.', NOW);
    assert.equal(await settle(id, 'release'), 'ok');
    assert.equal((await findOwn(database.db, GUEST, { key }, NOW))?.objection?.outcome, 'overturned');
  });

  test('the address of one comment is shown for a reason, and the look is on record', async () => {
    const { id } = await makeComment(world, { subject, address: '203.0.113.99' });
    assert.deepEqual(await seeAddress(world, moderator, id, 'Strafanzeige vom 2. März'), {
      ok: true,
      value: { address: '203.0.113.99' },
    });
    const [entry] = await database.db
      .selectFrom('audit')
      .select(['actor', 'subject', 'details'])
      .where('action', '=', 'comment.see-ip')
      .execute();
    assert.deepEqual(entry, {
      actor: `person:${moderator.id}`,
      subject: `comment:${id}`,
      details: { reason: 'Strafanzeige vom 2. März' },
    });
    const shown = JSON.stringify([
      await listQueue(database.db, moderator, { queue: 'waiting', hub: [], lang: [], page: 1 }),
      await findForModeration(database.db, moderator, id),
    ]);
    assert.match(shown, new RegExp(id));
    assert.doesNotMatch(shown, /203\.0\.113|sealed|mark/);
  });

  test('only managers of the hub say what is checked', async () => {
    const { viewer: manager } = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    const save = async (viewer: Viewer, to = hub.id) =>
      (await saveSetting(database.db, viewer, to, { checks: 'never', ip_days: 7 }, NOW)).ok;
    const other = await makeHub(database.db, { key: 'other' });
    assert.deepEqual(
      [await save(moderator), await save(GUEST), await save(manager, other.id), await save(manager)],
      [false, false, false, true],
    );
    assert.deepEqual(
      await database.db.selectFrom('comment_setting').select(['hub_id', 'checks', 'ip_days']).execute(),
      [{ hub_id: hub.id, checks: 'never', ip_days: 7 }],
    );
  });

  test('a moderator sees, counts and is reminded of their own hub only', async () => {
    const other = await makeHub(database.db, { key: 'other' });
    await makeComment(world, { subject, lang: 'cs', at: after(-9) });
    await makeComment(world, { subject, lang: 'de', at: after(-5) });
    await makeComment(world, { subject: `hub:${other.id}`, lang: 'de', at: after(-7) });
    const network = await makeModerator('network');
    const counts = async (viewer: Viewer) =>
      (await countQueues(database.db, viewer))
        .map(({ hub: at, lang, count }) => [at === hub.id ? 'own' : 'other', lang, count])
        .toSorted();
    assert.deepEqual(await counts(moderator), [
      ['own', 'cs', 1],
      ['own', 'de', 1],
    ]);
    assert.deepEqual(await counts(network), [
      ['other', 'de', 1],
      ['own', 'cs', 1],
      ['own', 'de', 1],
    ]);
    assert.deepEqual(await counts((await makePerson(world)).viewer), []);
    const [item, ...more] = await deskItems(database.db, moderator, 'de');
    assert.deepEqual(more, []);
    assert.deepEqual(item, {
      kind: 'comment.waiting',
      title: '2 Kommentare warten auf Freigabe',
      detail: 'Hub Dresden',
      href: `/de/moderation?hub=${hub.id}`,
      count: 2,
      since: after(-9),
    });
    const [waiting] = noticeKinds;
    assert.deepEqual(await waiting?.say(database.db, moderator, `hub:${hub.id}`), {
      text: '2 Kommentare warten auf Freigabe',
      path: `/moderation?hub=${hub.id}`,
    });
    assert.equal(await waiting?.say(database.db, moderator, `hub:${other.id}`), undefined);
  });

  test('the queue is the oldest first, narrowed by hub and language, with what one needs to judge', async () => {
    const { viewer: member } = await makePerson(world, { name: 'Jana' });
    const parent = await makeComment(world, { subject, viewer: member, text: 'Der erste Gedanke dazu.' });
    const late = await makeComment(world, { subject, lang: 'cs', email: 'eva@example.org', at: after(-1) });
    const early = await makeComment(world, {
      subject,
      parent: parent.id,
      lang: 'de',
      email: 'EVA@example.org',
      at: after(-2),
    });
    const queue = (lang: string[], page = 1) =>
      listQueue(database.db, moderator, { queue: 'waiting', hub: [hub.id], lang, page });
    assert.deepEqual(
      (await queue([])).map(({ id }) => id),
      [early.id, late.id],
    );
    assert.deepEqual(
      (await queue(['cs'])).map(({ id }) => id),
      [late.id],
    );
    assert.deepEqual(await queue([], 2), []);
    const [first] = await queue([]);
    assert.deepEqual(
      [first?.parent?.text, first?.parent?.name, first?.earlier],
      ['Der erste Gedanke dazu.', 'Jana', 1],
    );
  });

  test('a page of the queue costs one query, its counts one, whatever waits', async () => {
    const counted = countQueries(database.db);
    const measure = async () => {
      counted.restart();
      await listQueue(counted.db, moderator, { queue: 'waiting', hub: [], lang: [], page: 1 });
      await countQueues(counted.db, moderator);
      return counted.count();
    };
    await makeComment(world, { subject });
    assert.equal(await measure(), 2);
    for (let at = 0; at < 2; at++) await makeComment(world, { subject, email: `a${at}@example.org` });
    assert.equal(await measure(), 2);
  });

  test('the public figures count what was decided, by month and hub, and not what waits now', async () => {
    const { id } = await makeComment(world, { subject, at: after(-60) });
    const declined = await makeComment(world, { subject, at: after(-30) });
    const removed = await makeComment(world, { subject, viewer: (await makePerson(world)).viewer });
    await settle(id, 'release');
    await settle(declined.id, 'decline');
    await object(world, GUEST, { key: declined.key }, 'Das war gar nicht beleidigend.', NOW);
    await settle(declined.id, 'release', {}, await makeModerator(), after(1));
    await reportComment(
      world,
      GUEST,
      removed.id,
      '203.0.113.1',
      { reason: 'advertising', text: '', email: undefined },
      NOW,
    );
    await settle(removed.id, 'withdraw', { reason: 'advertising' });
    assert.deepEqual(await readStatistics(database.db, undefined, '2026-03-31'), []);
    const [march, ...more] = await readStatistics(database.db, hub.id, '2026-04-01');
    assert.deepEqual(more, []);
    assert.deepEqual(march, {
      month: '2026-03-01',
      received: 3,
      released: 2,
      declined: 1,
      withdrawn: 1,
      reasons: { insulting: 1, advertising: 1 },
      medianSeconds: 2700,
      reports: 1,
      reportsRemoved: 1,
      reportsKept: 0,
      objections: 1,
      objectionsUpheld: 0,
      objectionsOverturned: 1,
    });
    assert.deepEqual(
      await readStatistics(database.db, (await makeHub(database.db, { key: 'other' })).id, '2026-04-01'),
      [],
    );
  });
});
