import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import type { SubjectRef } from '#platform/outbox';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makeComment, makeCommentWorld, makePosting, NOW } from '../fixtures.ts';
import { commentInput } from '../model.ts';
import { readThread } from '../queries/thread.ts';
import type { CommentWorld } from '../world.ts';
import { postComment } from './post-comment.ts';

const GUEST: Viewer = { kind: 'anonymous', lang: 'de' };
const TEXT = 'Das haben wir in unserer Stadt auch so gelöst.';

forEachDatabase('writing a comment', (database) => {
  let world: CommentWorld;
  let hub: { id: string };
  let subject: SubjectRef;

  beforeEach(async () => {
    world = makeCommentWorld(database.db);
    hub = await makeHub(database.db);
    subject = `hub:${hub.id}`;
  });

  const rows = () => database.db.selectFrom('comment').selectAll().orderBy('created_at').orderBy('id').execute();
  const mails = () => database.db.selectFrom('mail').select(['kind', 'to_address', 'text', 'subject']).execute();
  const post = async (
    more: Partial<Parameters<typeof makePosting>[1]> & {
      trap?: string;
      stamp?: string;
      viewer?: Viewer;
      text?: string;
      email?: string;
      name?: string;
      now?: Date;
    } = {},
  ) => {
    const { trap, stamp, viewer = GUEST, text = TEXT, email = '', name = '', now = NOW, ...given } = more;
    const posting = makePosting(world, { subject, at: now, ...given });
    const sent = { ...posting, ...(trap === undefined ? {} : { trap }), ...(stamp === undefined ? {} : { stamp }) };
    const posted = await postComment(world, viewer, sent, commentInput.parse({ text, email, name }), now);
    return posted.ok ? posted.value.state : posted.refusal.type;
  };
  const set = (checks: 'always' | 'guests' | 'never', ip_days = 30) =>
    database.db
      .insertInto('comment_setting')
      .values({ hub_id: hub.id, checks, ip_days, updated_at: NOW })
      .onConflict((conflict) => conflict.column('hub_id').doUpdateSet({ checks, ip_days }))
      .execute();

  test('a guest’s comment waits, with its address sealed, and nobody but its moderators hears of it', async () => {
    const { viewer: moderator } = await makePerson(world, { grants: [{ role: 'moderator', scope: `hub:${hub.id}` }] });
    await makePerson(world, { grants: [{ role: 'moderator', scope: 'hub:other' }] });
    await makePerson(world, { grants: [{ role: 'network-admin', scope: 'network' }] });
    assert.equal(await post({ name: 'Jana', email: 'jana@example.org', address: '203.0.113.77' }), 'waiting');
    const [row] = await rows();
    assert.deepEqual([row?.state, row?.author_name, row?.hub_id, row?.lang], ['waiting', 'Jana', hub.id, 'de']);
    assert.doesNotMatch(JSON.stringify(row), /203\.0\.113/);
    assert.equal(world.secret.open('comment-ip', row?.sealed_ip ?? ''), '203.0.113.77');
    assert.equal((await readThread(database.db, subject)).total, 0);
    const notices = await database.db.selectFrom('notice').select(['person_id', 'kind', 'subject']).execute();
    assert.deepEqual(notices, [{ person_id: moderator.id, kind: 'comment.waiting', subject: `hub:${hub.id}` }]);
    assert.deepEqual(
      (await listEvents(database.db)).filter(({ type }) => type.startsWith('comment.')).map(({ type }) => type),
      ['comment.posted'],
    );
    // The mail goes to an address that nobody has proved: it must not carry a stranger's words.
    const [mail] = await mails();
    assert.deepEqual([mail?.kind, mail?.to_address], ['comment-receipt', 'jana@example.org']);
    assert.doesNotMatch(mail?.text ?? '', /Stadt|Jana/);
  });

  test('who moderates is told once an hour at most while they have not been told of the last', async () => {
    await makePerson(world, { grants: [{ role: 'moderator', scope: `hub:${hub.id}` }] });
    for (const minutes of [0, 1, 59, 61])
      await makeComment(world, { subject, at: new Date(NOW.getTime() + minutes * 60_000) });
    assert.equal((await database.db.selectFrom('notice').select('id').execute()).length, 2);
  });

  test('the hub says whether guests, all or nobody wait; its moderators never do', async () => {
    const { viewer: member } = await makePerson(world);
    const { viewer: moderator } = await makePerson(world, { grants: [{ role: 'moderator', scope: `hub:${hub.id}` }] });
    const { viewer: foreign } = await makePerson(world, { grants: [{ role: 'moderator', scope: 'hub:other' }] });
    const states = async () => {
      const found = [];
      for (const viewer of [GUEST, member, foreign, moderator])
        found.push((await makeComment(world, { subject, viewer })).state);
      return found;
    };
    assert.deepEqual(await states(), ['waiting', 'released', 'released', 'released']);
    await set('always');
    assert.deepEqual(await states(), ['waiting', 'waiting', 'waiting', 'released']);
    await set('never');
    assert.deepEqual(await states(), ['released', 'released', 'released', 'released']);
  });

  test('many links make a comment wait whatever the hub has set', async () => {
    await set('never');
    const links = 'Siehe https://a.example.org und https://b.example.org';
    assert.equal(await post({ text: links }), 'released');
    assert.equal(await post({ text: `${links} und https://c.example.org` }), 'waiting');
    assert.deepEqual(
      (await rows()).map(({ held_for }) => held_for),
      [[], ['links']],
    );
  });

  test('a member is seen with an organisation of their own only', async () => {
    const town = await makeOrganisation(database.db);
    const grants = [{ role: 'organisation-member', scope: `organisation:${town.id}` }] as const;
    const { viewer } = await makePerson(world, { grants, name: 'Jana Nováková' });
    const { viewer: stranger } = await makePerson(world);
    await makeComment(world, { subject, viewer, organisation: town.id });
    await makeComment(world, { subject, viewer });
    await makeComment(world, { subject, viewer: stranger, organisation: town.id });
    assert.deepEqual(
      (await rows()).map(({ organisation_id }) => organisation_id),
      [town.id, null, null],
    );
    const { threads } = await readThread(database.db, subject);
    assert.deepEqual(threads[0]?.comment.author, {
      kind: 'member',
      name: 'Jana Nováková',
      organisation: { name: 'Stadt Musterheim', slug: 'stadt-musterheim' },
    });
  });

  test('what cannot be seen, does not exist or is closed takes no comment', async () => {
    const hidden = await makeHub(database.db, { key: 'hidden' });
    const closed = await makeHub(database.db, { key: 'closed' });
    await database.db.updateTable('hub').set({ slug: 'hidden' }).where('id', '=', hidden.id).execute();
    await database.db.updateTable('hub').set({ slug: 'closed' }).where('id', '=', closed.id).execute();
    assert.equal(await post({ subject: `hub:${hidden.id}` }), 'not-found');
    assert.equal(await post({ subject: 'hub:01920000-0000-7000-8000-000000000000' }), 'not-found');
    assert.equal(await post({ subject: `person:${hub.id}` }), 'not-found');
    assert.equal(await post({ subject: `hub:${closed.id}` }), 'closed');
    assert.deepEqual(await rows(), []);
  });

  test('only what everybody sees at the same place can be answered', async () => {
    const other = await makeHub(database.db, { key: 'other' });
    const { viewer: member } = await makePerson(world);
    const waiting = await makeComment(world, { subject });
    const foreign = await makeComment(world, { subject: `hub:${other.id}`, viewer: member });
    const seen = await makeComment(world, { subject, viewer: member });
    assert.equal(await post({ parent: waiting.id, text: 'Antwort eins hier.' }), 'parent-gone');
    assert.equal(await post({ parent: foreign.id, text: 'Antwort zwei hier.' }), 'parent-gone');
    assert.equal(await post({ parent: '01920000-0000-7000-8000-000000000000' }), 'parent-gone');
    assert.equal(await post({ parent: seen.id, text: 'Antwort drei hier.' }), 'waiting');
    await database.db.updateTable('comment').set({ state: 'deleted' }).where('id', '=', seen.id).execute();
    assert.equal(await post({ parent: seen.id, text: 'Antwort vier hier.' }), 'parent-gone');
    const reply = (await rows()).at(-1);
    assert.deepEqual([reply?.parent_id, reply?.root_id], [seen.id, seen.id]);
  });

  test('programs are sent back: too fast, too old, without the form’s stamp, into the trap', async () => {
    const posting = makePosting(world, { subject, at: NOW });
    const at = (ms: number) => post({ stamp: posting.stamp, now: new Date(NOW.getTime() - 60_000 + ms) });
    assert.equal(await at(2_000), 'too-fast');
    assert.equal(await at(90_000_000), 'too-old');
    assert.equal(await post({ stamp: '' }), 'stamp-missing');
    assert.equal(await post({ stamp: makePosting(world, { subject: 'hub:x' }).stamp }), 'stamp-missing');
    assert.equal(await post({ trap: 'https://spam.example.org' }), 'trapped');
    assert.deepEqual(await rows(), []);
    // The same form is good a moment later: nobody has to write again.
    assert.equal(await at(4_000), 'waiting');
  });

  test('the same form twice, also at the same moment, is one comment and its author has a link each time', async () => {
    const posting = makePosting(world, { subject });
    const input = commentInput.parse({ text: TEXT });
    const both = await Promise.all([
      postComment(world, GUEST, posting, input, NOW),
      postComment(world, GUEST, posting, input, NOW),
    ]);
    const keys = both.map((posted) => (posted.ok ? posted.value.key : posted.refusal.type));
    assert.equal(new Set(keys).size, 2);
    assert.equal((await rows()).length, 1);
    const [received] = await database.db.selectFrom('comment_received').select(['month', 'received']).execute();
    assert.deepEqual(received, { month: '2026-03-01', received: 1 });
    const links = await database.db.selectFrom('link').select(['subject', 'purpose']).execute();
    assert.deepEqual(links, Array(2).fill({ subject: `comment:${(await rows())[0]?.id}`, purpose: 'comment-own' }));
  });

  test('the same text again from the same line is refused, from elsewhere it waits, after a day it is new', async () => {
    await set('never');
    const address = '203.0.113.5';
    assert.equal(await post({ address }), 'released');
    assert.equal(await post({ address }), 'repeated');
    assert.equal(await post({ address: '198.51.100.1', text: `${TEXT.toUpperCase()}!!` }), 'waiting');
    assert.deepEqual((await rows()).at(-1)?.held_for, ['repeated']);
    assert.equal(await post({ address, now: new Date(NOW.getTime() + 25 * 3_600_000) }), 'released');
  });

  test('one line sends eight in ten minutes, others are not held up by it', async () => {
    const address = '2001:db8::1';
    const found = [];
    for (let at = 0; at < 9; at++)
      found.push(await post({ address: `2001:db8::${at}`, text: `Text ${'abcdefghij'[at]} zum Thema.` }));
    assert.deepEqual(found, [...Array(8).fill('waiting'), 'too-many']);
    assert.equal(await post({ address: '2001:db8:1::1', text: 'Von nebenan ein Text.' }), 'waiting');
    assert.equal(
      await post({ address, text: 'Zehn Minuten später.', now: new Date(NOW.getTime() + 601_000) }),
      'waiting',
    );
  });

  test('a flood of guests at one hub ends; members and other hubs go on', async () => {
    const { viewer } = await makePerson(world);
    const first = await makeComment(world, { subject });
    await sql`
      insert into comment (id, subject, hub_id, root_id, state, lang, text, author_lang, created_at)
      select gen_random_uuid(), subject, hub_id, root_id, state, lang, text, author_lang, created_at
      from comment, generate_series(1, 299) where id = ${first.id}`.execute(database.db);
    assert.equal(await post({ text: 'Noch ein Text von Gästen.' }), 'hub-busy');
    assert.equal(await post({ text: 'Ein Text eines Mitglieds.', viewer }), 'released');
    const other = await makeHub(database.db, { key: 'other' });
    assert.equal(await post({ text: 'Ein Text an anderer Stelle.', subject: `hub:${other.id}` }), 'waiting');
  });

  test('the language is what was chosen, otherwise that of the text', async () => {
    const say = async (text: string, lang = '') => {
      const posted = await postComment(
        world,
        GUEST,
        makePosting(world, { subject }),
        commentInput.parse({ text, lang }),
        NOW,
      );
      assert.ok(posted.ok);
      return (
        await database.db
          .selectFrom('comment')
          .select('lang')
          .where('id', '=', posted.value.id)
          .executeTakeFirstOrThrow()
      ).lang;
    };
    assert.equal(await say('Máme s tím velmi dobré zkušenosti a rádi se o ně podělíme.'), 'cs');
    assert.equal(await say('Mamy z tym bardzo dobre doświadczenia i chętnie się nimi podzielimy.'), 'pl');
    assert.equal(await say('!!!!! 12345 ?????'), 'de');
    assert.equal(await say('This is an English text about the subject.', 'pl'), 'pl');
  });

  test('where addresses are kept for no day, none is kept', async () => {
    await set('guests', 0);
    await post();
    assert.equal((await rows())[0]?.sealed_ip, null);
  });
});
