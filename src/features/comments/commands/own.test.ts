import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { createLink } from '#platform/link';
import type { SubjectRef } from '#platform/outbox';
import { forEachDatabase } from '#platform/testing';
import { decision, makeComment, makeCommentWorld, NOW } from '../fixtures.ts';
import { editInput } from '../model.ts';
import { personalData } from '../personal-data.ts';
import { findOwn, listOwn } from '../queries/own.ts';
import { findReleased, listNewest, readThread } from '../queries/thread.ts';
import { retentionRules } from '../retention.ts';
import type { CommentWorld } from '../world.ts';
import { decide } from './decide.ts';
import { type Claim, deleteComment, editComment, followReplies, object, unfollow } from './own.ts';
import { reportComment } from './report-comment.ts';

const GUEST: Viewer = { kind: 'anonymous', lang: 'de' };
const SYSTEM: Viewer = { kind: 'system', lang: 'de' };

forEachDatabase('one’s own comment', (database) => {
  let world: CommentWorld;
  let subject: SubjectRef;

  beforeEach(async () => {
    world = makeCommentWorld(database.db);
    subject = `hub:${(await makeHub(database.db)).id}`;
  });

  const row = (id: string) => database.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst();
  const edit = async (viewer: Viewer, claim: Claim, text: string, now = NOW) => {
    const edited = await editComment(world, viewer, claim, editInput.parse({ text }), now);
    return edited.ok ? edited.value.waits : edited.refusal.type;
  };
  const gone = { ok: false, refusal: { type: 'not-found' } };

  test('nobody changes, deletes, follows or reads what is not theirs, by id or by a link made up', async () => {
    const { viewer: owner } = await makePerson(world);
    const { viewer: stranger } = await makePerson(world, { grants: [{ role: 'network-admin', scope: 'network' }] });
    const member = await makeComment(world, { subject, viewer: owner });
    const guest = await makeComment(world, { subject });
    const claims: [Viewer, Claim][] = [
      [stranger, { id: member.id }],
      [GUEST, { id: member.id }],
      [owner, { id: guest.id }],
      [GUEST, { id: guest.id }],
      [GUEST, { key: guest.id }],
      [GUEST, { key: `${guest.key}x` }],
      [GUEST, { key: '' }],
    ];
    for (const [viewer, claim] of claims) {
      assert.equal(await findOwn(database.db, viewer, claim, NOW), undefined);
      assert.equal(await edit(viewer, claim, 'Das schreibe ich hinein.'), 'not-found');
      assert.deepEqual(await deleteComment(world, viewer, claim, NOW), gone);
      assert.deepEqual(await followReplies(world, viewer, claim, true, NOW), gone);
      assert.deepEqual(await object(world, viewer, claim, 'Das sehe ich anders.', NOW), gone);
    }
    assert.deepEqual([(await row(member.id))?.version, (await row(guest.id))?.version], [1, 1]);
    assert.deepEqual((await listOwn(database.db, stranger, 1)).rows, []);
  });

  test('a link opens nothing but its purpose', async () => {
    const { id, key } = await makeComment(world, { subject, email: 'jana@example.org' });
    const off = await createLink(
      database.db as never,
      { purpose: 'comment-unfollow', subject: `comment:${id}`, expiresAt: null },
      NOW,
    );
    assert.equal(await findOwn(database.db, GUEST, { key: off }, NOW), undefined);
    assert.deepEqual(await unfollow(database.db, GUEST, key, NOW), gone);
    assert.deepEqual(await unfollow(database.db, GUEST, off, NOW), { ok: true, value: null });
    assert.deepEqual(await unfollow(database.db, GUEST, off, NOW), { ok: true, value: null });
  });

  test('a change goes through the check where there is one, and is marked', async () => {
    const { viewer } = await makePerson(world);
    const member = await makeComment(world, { subject, viewer });
    const guest = await makeComment(world, { subject });
    await decide(world, SYSTEM, guest.id, decision('release'), NOW);
    assert.equal((await readThread(database.db, subject)).total, 2);
    assert.equal(await edit(viewer, { id: member.id }, 'Ein besserer Text von mir.'), false);
    assert.equal(await edit(GUEST, { key: guest.key }, 'Ein besserer Text vom Gast.'), true);
    const { total, threads } = await readThread(database.db, subject);
    assert.deepEqual(
      [total, threads.map(({ comment }) => comment.text), threads[0]?.comment.editedAt],
      [1, ['Ein besserer Text von mir.'], NOW],
    );
    assert.equal(await findReleased(database.db, guest.id), undefined);
    assert.equal((await row(guest.id))?.version, 3);
  });

  test('sending the text unchanged changes nothing', async () => {
    const { viewer } = await makePerson(world);
    const { id } = await makeComment(world, { subject, viewer, text: 'Das bleibt genau so stehen.' });
    assert.equal(await edit(viewer, { id }, 'Das bleibt genau so stehen.'), false);
    assert.deepEqual([(await row(id))?.version, (await row(id))?.edited_at], [1, null]);
  });

  test('a text with many links waits also when it is a change', async () => {
    const { viewer } = await makePerson(world);
    const { id } = await makeComment(world, { subject, viewer });
    assert.equal(await edit(viewer, { id }, 'https://a.example https://b.example https://c.example'), true);
  });

  test('what was declined can be written better; the objection to it is overtaken', async () => {
    const { id, key } = await makeComment(world, { subject });
    await decide(world, SYSTEM, id, decision('decline'), NOW);
    await object(world, GUEST, { key }, 'Das war gar nicht beleidigend.', NOW);
    assert.equal(await edit(GUEST, { key }, 'So ist es freundlicher gesagt.'), true);
    const own = await findOwn(database.db, GUEST, { key }, NOW);
    assert.deepEqual([own?.state, own?.objection?.outcome], ['waiting', 'overtaken']);
  });

  test('deleting takes text, name, address and links; the place stays only for replies', async () => {
    const { viewer } = await makePerson(world);
    const top = await makeComment(world, {
      subject,
      name: 'Erika Musterfrau',
      email: 'erika@example.org',
      text: 'Geheimnisvoller Text der Erika.',
    });
    await decide(world, SYSTEM, top.id, decision('release'), NOW);
    const reply = await makeComment(world, { subject, parent: top.id, viewer });
    assert.deepEqual(await deleteComment(world, GUEST, { key: top.key }, NOW), { ok: true, value: null });
    const left = await row(top.id);
    assert.doesNotMatch(JSON.stringify(left), /Erika|erika|Geheimnis/);
    assert.deepEqual([left?.state, left?.sealed_ip, left?.address_mark], ['deleted', null, null]);
    const { threads } = await readThread(database.db, subject);
    assert.deepEqual(
      threads.map(({ comment, replies }) => [
        comment.state,
        comment.text,
        comment.author.name,
        replies.map((one) => one.comment.id),
      ]),
      [['deleted', '', null, [reply.id]]],
    );
    assert.equal(await findOwn(database.db, GUEST, { key: top.key }, NOW), undefined);
    assert.deepEqual(await deleteComment(world, GUEST, { key: top.key }, NOW), gone);
    await deleteComment(world, viewer, { id: reply.id }, NOW);
    assert.deepEqual((await readThread(database.db, subject)).threads, []);
  });

  test('only who has the mailbox gets replies by mail', async () => {
    const { id, key } = await makeComment(world, { subject, email: 'victim@example.org' });
    assert.deepEqual(await followReplies(world, GUEST, { key }, true, NOW), {
      ok: false,
      refusal: { type: 'address-unproved' },
    });
    assert.equal((await row(id))?.follows, false);
    const [mail] = await database.db.selectFrom('mail').select('text').execute();
    const mailed = /\/comments\/link\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    assert.deepEqual(await followReplies(world, GUEST, { key: mailed }, true, NOW), { ok: true, value: null });
    assert.equal((await row(id))?.follows, true);
    assert.deepEqual(await followReplies(world, GUEST, { key }, false, NOW), { ok: true, value: null });
  });

  test('a feed has what is released, in the order of release, and counts nothing else', async () => {
    const waiting = await makeComment(world, { subject });
    const first = await makeComment(world, {
      subject,
      viewer: (await makePerson(world)).viewer,
      at: new Date(NOW.getTime() + 1000),
    });
    const feed = await listNewest(database.db, subject, 1, 20);
    assert.deepEqual([feed.total, feed.rows.map(({ id }) => id)], [1, [first.id]]);
    await decide(world, SYSTEM, waiting.id, decision('release'), new Date(NOW.getTime() + 5000));
    assert.deepEqual(
      (await listNewest(database.db, subject, 1, 20)).rows.map(({ id }) => id),
      [waiting.id, first.id],
    );
  });

  test('everything about a person is given out, by account and by address, and nothing of others', async () => {
    const { viewer } = await makePerson(world, { email: 'jana@example.org' });
    await makeComment(world, { subject, viewer, text: 'Vom Konto der Jana geschrieben.' });
    const guest = await makeComment(world, {
      subject,
      email: 'Jana@Example.org',
      text: 'Als Gast von Jana geschrieben.',
    });
    await makeComment(world, { subject, email: 'other@example.org', text: 'Von jemand anderem geschrieben.' });
    await decide(world, SYSTEM, guest.id, decision('decline'), NOW);
    await object(world, GUEST, { key: guest.key }, 'Janas Widerspruch dagegen.', NOW);
    const all = await personalData.export(database.db, { person: viewer.id, emails: ['jana@example.org'] });
    assert.deepEqual(
      all.comment?.map(({ text }) => text),
      ['Vom Konto der Jana geschrieben.', 'Als Gast von Jana geschrieben.'],
    );
    assert.deepEqual(
      all.comment_objection?.map(({ text }) => text),
      ['Janas Widerspruch dagegen.'],
    );
    assert.equal(all.comment_decision?.length, 1);
    const asGuest = await personalData.export(database.db, { emails: ['jana@example.org'] });
    assert.deepEqual(
      asGuest.comment?.map(({ text }) => text),
      ['Als Gast von Jana geschrieben.'],
    );
    assert.deepEqual((await personalData.export(database.db, { emails: [] })).comment, []);
  });

  test('erasing leaves no trace of a person, but the place of what others have answered', async () => {
    const { viewer } = await makePerson(world, {
      email: 'jana@example.org',
      name: 'Jana Nováková',
      grants: [{ role: 'moderator', scope: subject as `hub:${string}` }],
    });
    const { viewer: other } = await makePerson(world);
    const answered = await makeComment(world, { subject, viewer, text: 'Geheimnis eins der Jana.' });
    const reply = await makeComment(world, { subject, viewer: other, parent: answered.id });
    const chain = await makeComment(world, { subject, viewer, text: 'Geheimnis zwei der Jana.' });
    await makeComment(world, { subject, viewer, parent: chain.id, text: 'Geheimnis drei der Jana.' });
    const guest = await makeComment(world, {
      subject,
      email: 'JANA@example.org',
      name: 'Jana N.',
      text: 'Geheimnis vier der Jana.',
    });
    await decide(
      world,
      SYSTEM,
      guest.id,
      decision('decline', { statement: 'Liebe Jana, das geht so leider nicht.' }),
      NOW,
    );
    await object(world, GUEST, { key: guest.key }, 'Janas Geheimnis ist der Grund.', NOW);
    await decide(world, viewer, reply.id, decision('withdraw'), NOW);
    await decide(world, SYSTEM, reply.id, decision('release', { version: 2 }), NOW);
    await reportComment(
      world,
      viewer,
      reply.id,
      '203.0.113.4',
      { reason: 'other', text: 'Jana meldet das Geheimnis.', email: undefined },
      NOW,
    );
    const protocol = await database.db
      .transaction()
      .execute((trx) => personalData.erase(trx, { person: viewer.id, emails: ['jana@example.org'] }, NOW));
    assert.deepEqual(protocol, [
      { table: 'comment', rows: 3, how: 'deleted' },
      { table: 'comment', rows: 1, how: 'anonymised' },
      { table: 'comment_report', rows: 1, how: 'anonymised' },
      { table: 'comment_decision', rows: 1, how: 'anonymised' },
    ]);
    const tables = ['comment', 'comment_decision', 'comment_report', 'comment_objection', 'link'] as const;
    const everything = await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute()));
    assert.equal(everything[0]?.length, 2);
    assert.doesNotMatch(JSON.stringify(everything), new RegExp(`Jana|jana|Geheimnis|${viewer.id}`));
    assert.deepEqual(
      (await readThread(database.db, subject)).threads.map(({ comment, replies }) => [comment.state, replies.length]),
      [['erased', 1]],
    );
    assert.deepEqual(
      await database.db.transaction().execute((trx) => personalData.erase(trx, { emails: ['jana@example.org'] }, NOW)),
      [],
    );
  });

  test('addresses and marks go by themselves when their days are over, sooner or later where the hub says so', async () => {
    const other = await makeHub(database.db, { key: 'other' });
    await database.db
      .insertInto('comment_setting')
      .values({ hub_id: other.id, checks: 'guests', ip_days: 7, updated_at: NOW })
      .execute();
    const usual = await makeComment(world, { subject });
    const short = await makeComment(world, { subject: `hub:${other.id}` });
    const on = async (days: number) => {
      const now = new Date(NOW.getTime() + days * 86_400_000 + 1000);
      for (const rule of retentionRules) await database.db.transaction().execute((trx) => rule.run(trx, now));
      const rows = [await row(usual.id), await row(short.id)];
      return rows.map((one) => [one?.sealed_ip !== null, one?.address_mark !== null, one?.text_mark !== null]);
    };
    assert.deepEqual(await on(0), [
      [true, true, true],
      [true, true, true],
    ]);
    assert.deepEqual(await on(6), [
      [true, false, false],
      [true, false, false],
    ]);
    assert.deepEqual(await on(8), [
      [true, false, false],
      [false, false, false],
    ]);
    assert.deepEqual(await on(31), [
      [false, false, false],
      [false, false, false],
    ]);
  });

  test('reports and statements of reasons go when their time is over, the figures stay', async () => {
    const { id } = await makeComment(world, { subject, viewer: (await makePerson(world)).viewer });
    await reportComment(
      world,
      GUEST,
      id,
      '203.0.113.4',
      { reason: 'other', text: 'Bitte ansehen.', email: 'one@example.org' },
      NOW,
    );
    await decide(world, SYSTEM, id, decision('withdraw'), NOW);
    const on = async (days: number) => {
      const now = new Date(NOW.getTime() + days * 86_400_000);
      for (const rule of retentionRules) await database.db.transaction().execute((trx) => rule.run(trx, now));
      const report = await database.db
        .selectFrom('comment_report')
        .select(['email', 'text', 'reason'])
        .executeTakeFirst();
      const decided = await database.db
        .selectFrom('comment_decision')
        .select(['statement', 'reason'])
        .executeTakeFirst();
      return [report?.email, report?.text, report?.reason, decided?.statement === null, decided?.reason];
    };
    assert.deepEqual(await on(29), ['one@example.org', 'Bitte ansehen.', 'other', false, 'insulting']);
    assert.deepEqual(await on(31), [null, '', 'other', false, 'insulting']);
    assert.deepEqual(await on(366), [null, '', 'other', true, 'insulting']);
  });
});
