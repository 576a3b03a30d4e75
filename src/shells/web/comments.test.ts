import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { decide } from '#features/comments/commands/decide.ts';
import { deleteComment } from '#features/comments/commands/own.ts';
import { decision, makeComment, NOW } from '#features/comments/fixtures.ts';
import { makeEntry } from '#features/exchange/fixtures.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { forEachDatabase } from '#platform/testing';
import { commentSubjects } from '../comment-subjects.ts';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const SECRET_WORD = 'Quastenflosser';

forEachDatabase('comments on the site', (database) => {
  let now: Date;
  let world: ReturnType<typeof makeWorld> & { subjects: typeof commentSubjects };
  let app: ReturnType<typeof makeApp>;
  let entry: { id: string; slug: string };
  let hub: { id: string; slug: string };
  let about: `entry:${string}`;

  beforeEach(async () => {
    now = NOW;
    const opened = makeWorld(database, { clock: () => now, settings: { RATE_LIMIT: '100000' } });
    world = { ...opened, subjects: commentSubjects };
    app = makeApp(opened);
    entry = await makeEntry(database.db);
    hub = await makeHub(database.db);
    about = `entry:${entry.id}`;
  });

  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const moderator = (scope: `hub:${string}` = `hub:${hub.id}`) =>
    makePerson(world, { grants: [{ role: 'moderator', scope }] });

  async function get(path: string, cookie?: string) {
    const response = await app.request(path, { headers: cookie === undefined ? {} : { cookie } });
    return { response, status: response.status, html: await response.text() };
  }

  /** The form as a browser has it: hidden fields and all. */
  async function openForm(
    path = `/de/comments/new?subject=${about}`,
    cookie?: string,
  ): Promise<Record<string, string>> {
    const { status, html } = await get(path, cookie);
    assert.equal(status, 200, path);
    const fields: Record<string, string> = {};
    for (const { name, attributes } of readPage(html).elements) {
      if (name === 'input' && attributes.name !== undefined) fields[attributes.name] = attributes.value ?? '';
    }
    return fields;
  }

  async function send(fields: Record<string, string>, cookie?: string) {
    return postForm(app, '/de/comments', fields, cookie === undefined ? {} : { cookie });
  }

  async function write(text: string, more: Record<string, string> = {}, path?: string) {
    const form = await openForm(path);
    later(10_000);
    return send({ ...form, text, ...more });
  }

  const locationOf = (response: Response) => response.headers.get('location') ?? '';

  test('from the entry to a comment and its release, as each sees it', async () => {
    const { html } = await get(`/de/entries/${entry.slug}`);
    const link =
      readPage(html).elements.find(({ attributes }) => attributes.href?.includes('/comments/new'))?.attributes.href ??
      '';
    const form = await openForm(link);
    later(30_000);
    const sent = await send({
      ...form,
      text: 'Wir machen das seit Jahren so.',
      name: 'Jana Nováková',
      email: 'jana@example.org',
    });
    assert.equal(sent.status, 303);
    const own = await get(locationOf(sent));
    assert.match(readPage(own.html).text, /Danke, Ihr Kommentar ist angekommen/);
    assert.equal(own.response.headers.get('cache-control'), 'private, no-store');
    const { cookie } = await moderator();
    const queue = await get('/de/moderation', cookie);
    assert.match(
      readPage(queue.html).text,
      /Ladesäulen für Quartiere[\s\S]*Jana Nováková[\s\S]*Wir machen das seit Jahren so\./,
    );
    const [row] = await database.db.selectFrom('comment').select(['id', 'version']).execute();
    const released = await postForm(
      app,
      `/de/moderation/comments/${row?.id}/decision`,
      { action: 'release', version: '1', back: `/de/moderation?hub=${hub.id}` },
      { cookie },
    );
    assert.equal(locationOf(released), `/de/moderation?hub=${hub.id}`);
    const page = await get(`/de/entries/${entry.slug}`);
    assert.match(readPage(page.html).text, /1 Kommentar[\s\S]*Jana Nováková[\s\S]*Wir machen das seit Jahren so\./);
    assert.match(readPage((await get(locationOf(sent))).html).text, /Danke, Ihr Kommentar ist veröffentlicht/);
    assert.equal(
      (await get(`/de/comments/${row?.id}`)).response.headers.get('location'),
      `/de/entries/${entry.slug}#comment-${row?.id}`,
    );
  });

  test('hubs and organisations have conversations too', async () => {
    const { viewer } = await makePerson(world);
    await makeComment(world, { subject: `hub:${hub.id}`, viewer, text: 'Ein Wort zum Hub selbst.' });
    const organisation = await database.db.selectFrom('organisation').select(['id', 'slug']).executeTakeFirstOrThrow();
    await makeComment(world, {
      subject: `organisation:${organisation.id}`,
      viewer,
      text: 'Ein Wort zur Stadt selbst.',
    });
    assert.match((await get(`/de/hubs/${hub.slug}`)).html, /Ein Wort zum Hub selbst\./);
    assert.match((await get(`/de/organisations/${organisation.slug}`)).html, /Ein Wort zur Stadt selbst\./);
  });

  test('nobody hears of what is not released: no page, feed, export, count, search, tag, or address of it', async () => {
    const { viewer: member, cookie } = await makePerson(world);
    const { cookie: foreign } = await moderator('hub:01920000-0000-7000-8000-000000000000');
    const seen = await makeComment(world, { subject: about, viewer: member, text: 'Das hier liest jede Person.' });
    const paths = [
      `/de/entries/${entry.slug}`,
      `/de/entries/${entry.slug}.json`,
      `/de/comments?subject=${about}`,
      `/de/comments?subject=${about}&order=newest`,
      `/de/comments.atom?subject=${about}`,
      `/de/comments.json?subject=${about}`,
      '/de/moderation/statistics',
      '/de/entries',
      `/de/entries?q=${SECRET_WORD}`,
      '/de/entries.atom',
      '/de/entries.json',
      '/de/entries.csv',
      '/de/organisations.csv',
      '/de',
      `/de/hubs/${hub.slug}`,
      `/de/comments/${seen.id}/report`,
    ];
    const bodies = async (as?: string) =>
      Promise.all(
        paths.map(async (path) => {
          const { response, html } = await get(path, as);
          return [path, response.status, response.headers.get('etag'), html.replace(/name="stamp" value="[^"]*"/g, '')];
        }),
      );
    const before = await bodies();
    // A list is kept for people from the second time on, and has a tag then.
    await bodies(cookie);
    const asMember = await bodies(cookie);
    assert.match(JSON.stringify(before), /Das hier liest jede Person/);
    const waiting = await makeComment(world, {
      subject: about,
      name: SECRET_WORD,
      email: 'secret@example.org',
      text: `Hier steht ${SECRET_WORD}.`,
    });
    const reply = await makeComment(world, { subject: about, parent: seen.id, text: `Antwort ${SECRET_WORD} zwei.` });
    const declined = await makeComment(world, { subject: about, text: `Noch ein ${SECRET_WORD} bitte.` });
    await decide(world, { kind: 'system', lang: 'de' }, declined.id, decision('decline'), now);
    assert.deepEqual(await bodies(), before);
    assert.deepEqual(await bodies(cookie), asMember);
    for (const { id } of [waiting, reply, declined]) {
      for (const as of [undefined, cookie, foreign]) {
        for (const path of [
          `/de/comments/${id}`,
          `/de/comments/${id}/reply`,
          `/de/comments/${id}/report`,
          `/de/moderation/comments/${id}`,
        ]) {
          const { status, html } = await get(path, as);
          assert.ok([303, 403, 404].includes(status), `${path}: ${status}`);
          assert.doesNotMatch(html, new RegExp(SECRET_WORD), path);
        }
      }
    }
    const foreignQueue = await get('/de/moderation', foreign);
    assert.equal(foreignQueue.status, 200);
    assert.doesNotMatch(foreignQueue.html, new RegExp(`${SECRET_WORD}|${waiting.id}`));
    // The same test with something that is released sees a difference.
    await decide(world, { kind: 'system', lang: 'de' }, waiting.id, decision('release'), now);
    assert.notDeepEqual(await bodies(), before);
  });

  test('what becomes invisible takes its comments along', async () => {
    const { viewer } = await makePerson(world);
    const { id } = await makeComment(world, { subject: about, viewer, text: `Etwas über ${SECRET_WORD} hier.` });
    assert.equal((await get(`/de/comments?subject=${about}`)).status, 200);
    for (const state of ['withdrawn', 'draft', 'submitted'] as const) {
      await database.db.updateTable('entry').set({ state }).where('id', '=', entry.id).execute();
      for (const path of [
        `/de/comments?subject=${about}`,
        `/de/comments.atom?subject=${about}`,
        `/de/comments/${id}`,
        `/de/comments/new?subject=${about}`,
        `/de/comments/${id}/reply`,
        `/de/comments/${id}/report`,
      ]) {
        const { status, html } = await get(path);
        assert.equal(status, 404, path);
        assert.doesNotMatch(html, new RegExp(SECRET_WORD), path);
      }
    }
    await database.db.updateTable('entry').set({ state: 'closed' }).where('id', '=', entry.id).execute();
    assert.match((await get(`/de/comments?subject=${about}`)).html, new RegExp(SECRET_WORD));
    assert.equal((await get(`/de/comments/new?subject=${about}`)).status, 410);
  });

  test('what somebody writes is text, whatever it looks like', async () => {
    const { viewer } = await makePerson(world, { name: '<b onclick=alert(1)>Eve</b>' });
    const text =
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) **fett** https://example.org/?a="><script>x</script>';
    await makeComment(world, { subject: about, viewer, text });
    const pages = [`/de/entries/${entry.slug}`, `/de/comments?subject=${about}`];
    for (const path of pages) {
      const page = readPage((await get(path)).html);
      assert.ok(
        page.text.includes('<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) **fett**'),
        path,
      );
      assert.ok(page.text.includes('<b onclick=alert(1)>Eve</b>'));
      for (const { attributes } of page.elements) {
        assert.deepEqual(
          Object.keys(attributes).filter((name) => name.startsWith('on')),
          [],
        );
        assert.doesNotMatch(attributes.href ?? '', /^\s*javascript:/i);
      }
      const links = page.elements.filter(({ attributes }) => attributes.href?.startsWith('https://example.org'));
      assert.deepEqual(
        links.map(({ attributes }) => [attributes.href, attributes.rel]),
        [['https://example.org/?a=', 'nofollow ugc noopener']],
      );
    }
    const atom = await get(`/de/comments.atom?subject=${about}`);
    assert.doesNotMatch(atom.html, /<script>alert/);
  });

  test('a form that comes back has kept every word, and says what to do', async () => {
    const form = await openForm();
    const fields = { ...form, text: 'Kurz', name: 'Jana', email: 'keine-adresse' };
    later(10_000);
    const wrong = await send(fields);
    assert.equal(wrong.status, 422);
    const page = readPage(await wrong.text());
    assert.match(page.text, /Bitte prüfen Sie 2 Angaben[\s\S]*Der Text ist zu kurz[\s\S]*Das ist keine E-Mail-Adresse/);
    assert.equal(page.elements.find(({ attributes }) => attributes.name === 'name')?.attributes.value, 'Jana');
    const fast = { ...(await openForm()), text: 'Mein langer und wertvoller Text.' };
    const back = await send(fast);
    assert.equal(back.status, 422);
    assert.match(readPage(await back.text()).text, /Das ging sehr schnell[\s\S]*Mein langer und wertvoller Text\./);
    later(10_000);
    assert.equal((await send(fast)).status, 303);
    const old = { ...(await openForm()), text: 'Gestern begonnen, heute beendet.' };
    later(25 * 3_600_000);
    const stale = await send(old);
    assert.equal(stale.status, 422);
    const anew = readPage(await stale.text());
    assert.match(anew.text, /länger als einen Tag[\s\S]*Gestern begonnen/);
    const stamp = anew.elements.find(({ attributes }) => attributes.name === 'stamp')?.attributes.value ?? '';
    later(10_000);
    assert.equal((await send({ ...old, stamp })).status, 303);
    const trapped = await write('Ein Text aus dem Programm.', { website: 'https://spam.example.org' });
    assert.equal(trapped.status, 422);
    assert.equal((await database.db.selectFrom('comment').select('id').execute()).length, 2);
  });

  test('5,001 characters are too many, 5,000 with line breaks as browsers send them are not', async () => {
    assert.equal((await write('a'.repeat(5_001))).status, 422);
    assert.equal((await write(`${'ab\r\n'.repeat(1_666)}ab`)).status, 303);
  });

  test('an answer to what is gone keeps the text and becomes a comment of its own', async () => {
    const { viewer } = await makePerson(world);
    const { id } = await makeComment(world, { subject: about, viewer });
    const form = await openForm(`/de/comments/${id}/reply`);
    assert.equal(form.parent, id);
    await deleteComment(world, viewer, { id }, now);
    later(10_000);
    const back = await send({ ...form, text: 'Da bin ich anderer Meinung.' });
    assert.equal(back.status, 422);
    const html = await back.text();
    assert.match(readPage(html).text, /nicht mehr zu sehen[\s\S]*Da bin ich anderer Meinung\./);
    assert.doesNotMatch(html, /name="parent"/);
  });

  test('the author’s link changes and deletes; the page of others never shows it', async () => {
    const sent = await write('Mein erster Entwurf hierzu.');
    const address = locationOf(sent).replace(/\?.*/, '');
    const changed = await postForm(app, `${address}/text`, { text: 'Mein zweiter Entwurf hierzu.', lang: '' });
    assert.equal(locationOf(changed), `${address}?note=saved`);
    assert.match(readPage((await get(address)).html).text, /Mein zweiter Entwurf hierzu\./);
    const short = await postForm(app, `${address}/text`, { text: 'kurz', lang: '' });
    assert.equal(short.status, 422);
    assert.equal((await postForm(app, `${address}/deletion`, {})).status, 303);
    assert.equal((await get(address)).status, 404);
    assert.equal((await get('/de/comments/link/made-up')).status, 404);
  });

  test('mails about replies end with one click, also when a mail service makes it', async () => {
    const { viewer, cookie } = await makePerson(world);
    const { id } = await makeComment(world, { subject: about, viewer });
    await postForm(app, `/de/comments/mine/${id}/following`, { follows: 'yes' }, { cookie });
    await makeComment(world, { subject: about, parent: id, viewer: (await makePerson(world)).viewer });
    const mail = await database.db
      .selectFrom('mail')
      .select('unsubscribe_url')
      .where('kind', '=', 'comment-reply')
      .executeTakeFirstOrThrow();
    const path = new URL(mail.unsubscribe_url ?? '').pathname;
    assert.match(readPage((await get(path)).html).text, /Keine Mails mehr zu diesem Gespräch\?/);
    const follows = async () =>
      (await database.db.selectFrom('comment').select('follows').where('id', '=', id).executeTakeFirstOrThrow())
        .follows;
    assert.equal(await follows(), true);
    const clicked = await app.request(path, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
    });
    assert.equal(clicked.status, 200);
    assert.equal(await follows(), false);
  });

  test('a moderator declines with a reason and a statement, step by step, without script', async () => {
    const { cookie } = await moderator();
    const { id } = await makeComment(world, { subject: about, email: 'jana@example.org' });
    const first = readPage((await get(`/de/moderation/comments/${id}?action=decline`, cookie)).html);
    assert.ok(first.elements.some(({ name, attributes }) => name === 'select' && attributes.name === 'reason'));
    const second = await get(`/de/moderation/comments/${id}?action=decline&reason=insulting`, cookie);
    assert.match(
      readPage(second.html).text,
      /Ihren Kommentar zu „Ladesäulen für Quartiere“ vom 2\. März 2026[\s\S]*Der Kommentar setzt Personen oder Gruppen herab/,
    );
    const at = `/de/moderation/comments/${id}/decision`;
    const empty = await postForm(
      app,
      at,
      { action: 'decline', version: '1', reason: 'insulting', statement: '' },
      { cookie },
    );
    assert.equal(empty.status, 422);
    const done = await postForm(
      app,
      at,
      { action: 'decline', version: '1', reason: 'insulting', statement: 'Bitte bleiben Sie freundlich.' },
      { cookie },
    );
    assert.equal(done.status, 303);
    const again = await postForm(app, at, { action: 'release', version: '7' }, { cookie });
    assert.equal(again.status, 422);
    assert.match(readPage(await again.text()).text, /Inzwischen hat jemand anderes entschieden/);
    const queue = readPage((await get('/de/moderation', cookie)).html);
    const batch = queue.elements.find(({ attributes }) => attributes.name === 'batch')?.attributes.value ?? '';
    const undone = await postForm(
      app,
      '/de/moderation/undo',
      { batch, back: 'https://evil.example.org/de/moderation?queue=reported' },
      { cookie },
    );
    assert.equal(locationOf(undone), '/de/moderation?queue=reported&note=undone');
    assert.equal(
      (await database.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirst())?.state,
      'waiting',
    );
  });

  test('moderation is closed to others: to sign in, forbidden, or not there', async () => {
    const { id } = await makeComment(world, { subject: about });
    const { cookie: plain } = await makePerson(world);
    const { cookie: foreign } = await moderator('hub:01920000-0000-7000-8000-000000000000');
    const gets = ['/de/moderation', `/de/moderation/comments/${id}`, '/de/moderation/settings'];
    const posts = [
      `/de/moderation/comments/${id}/decision`,
      '/de/moderation/release',
      '/de/moderation/undo',
      `/de/moderation/comments/${id}/address`,
      `/de/moderation/settings/${hub.id}`,
    ];
    const fields = {
      action: 'release',
      version: '1',
      chosen: `${id} 1`,
      why: 'Ich will es wissen.',
      checks: 'never',
      ip_days: '0',
    };
    for (const path of gets) {
      const { response } = await get(path);
      assert.match(response.headers.get('location') ?? '', /^\/de\/sign-in\?next=/, path);
      assert.equal((await get(path, plain)).status, 403, path);
    }
    for (const path of posts) {
      assert.equal(locationOf(await postForm(app, path, fields)), '/de/sign-in', path);
      assert.equal((await postForm(app, path, fields, { cookie: plain })).status, 403, path);
    }
    assert.equal((await postForm(app, posts[0] ?? '', fields, { cookie: foreign })).status, 404);
    assert.equal((await postForm(app, posts[3] ?? '', fields, { cookie: foreign })).status, 404);
    assert.equal((await postForm(app, posts[4] ?? '', fields, { cookie: foreign })).status, 403);
    await postForm(app, '/de/moderation/release', fields, { cookie: foreign });
    assert.equal((await database.db.selectFrom('comment').select('state').executeTakeFirst())?.state, 'waiting');
    assert.deepEqual(await database.db.selectFrom('comment_setting').selectAll().execute(), []);
  });

  test('the settings say what is checked, and the form under the text says so too', async () => {
    const { cookie } = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    assert.match(
      readPage((await get(`/de/comments/new?subject=${about}`)).html).text,
      /nach 30 Tagen automatisch gelöscht[\s\S]*sobald ihn jemand aus dem Team gelesen hat/,
    );
    const path = `/de/moderation/settings/${hub.id}`;
    const wrong = await postForm(app, path, { checks: 'never', ip_days: '91' }, { cookie });
    assert.equal(wrong.status, 422);
    assert.match(readPage(await wrong.text()).text, /Geben Sie eine Zahl von 0 bis 90 an/);
    assert.equal((await postForm(app, path, { checks: 'never', ip_days: '0' }, { cookie })).status, 303);
    assert.match(
      readPage((await get(`/de/comments/new?subject=${about}`)).html).text,
      /speichern wir nicht[\s\S]*erscheint sofort/,
    );
  });

  test('fifty conversations make a page; a link to one leads to its page', async () => {
    const { viewer } = await makePerson(world, { grants: [{ role: 'moderator', scope: `hub:${hub.id}` }] });
    const made = [];
    for (let at = 0; at < 51; at++)
      made.push(await makeComment(world, { subject: about, viewer, at: new Date(NOW.getTime() + at * 1000) }));
    const articles = async (path: string) =>
      readPage((await get(path)).html)
        .elements.filter(({ attributes }) => attributes.class === 'hw-comment')
        .map(({ attributes }) => attributes.id?.slice('comment-'.length));
    assert.deepEqual(
      await articles(`/de/comments?subject=${about}`),
      made.slice(0, 50).map(({ id }) => id),
    );
    assert.deepEqual(await articles(`/de/comments?subject=${about}&page=2`), [made[50]?.id]);
    assert.deepEqual((await articles(`/de/comments?subject=${about}&order=newest`)).slice(0, 2), [
      made[50]?.id,
      made[49]?.id,
    ]);
    assert.equal((await get(`/de/comments?subject=${about}&page=3`)).status, 404);
    assert.equal((await get(`/de/comments?subject=${about}&page=x`)).status, 422);
    assert.equal(
      (await get(`/de/comments/${made[50]?.id}`)).response.headers.get('location'),
      `/de/comments?subject=${about}&page=2#comment-${made[50]?.id}`,
    );
  });

  test('forms are kept nowhere and asked for no kept page; the conversation is', async () => {
    const form = await get(`/de/comments/new?subject=${about}`);
    assert.deepEqual(
      [form.response.headers.get('cache-control'), form.response.headers.get('x-robots-tag')],
      ['private, no-store', 'noindex'],
    );
    assert.notEqual((await get(`/de/comments?subject=${about}`)).response.headers.get('etag'), null);
    for (const path of [
      `/de/comments?subject=${about.replace('entry', 'person')}`,
      '/de/comments',
      '/de/comments?subject=entry:1%27--',
      '/de/comments/x',
      '/de/comments/constructor/report',
    ]) {
      assert.equal((await get(path)).status, 404, path);
    }
  });

  test('in the other languages too', async () => {
    await makeComment(world, { subject: about, viewer: (await makePerson(world)).viewer });
    assert.match(readPage((await get(`/cs/entries/${entry.slug}`)).html).text, /1 komentář/);
    assert.match(readPage((await get(`/pl/entries/${entry.slug}`)).html).text, /1 komentarz/);
    assert.match(readPage((await get(`/en/comments?subject=${about}`)).html).text, /1 comment/);
  });
});
