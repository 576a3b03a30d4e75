import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRights, LANGS, ROLES } from '#engines/kit';
import { grantRoles, makePerson } from '#features/accounts/fixtures.ts';
import { roleName, thingTexts } from '#features/accounts/roles/texts.ts';
import { makeHub } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

forEachDatabase('the pages of roles', (database) => {
  async function open() {
    const world = makeWorld(database);
    const [hub, other] = [
      await makeHub(database.db),
      await makeHub(database.db, { key: 'hub-praha', name: { de: 'Hub Prag' } }),
    ];
    const manager = await makePerson(world, {
      name: 'Karl Weber',
      grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }],
    });
    const app = makeApp(world);
    const page = async (path: string, cookie: string) => {
      const response = await app.request(path, { headers: { cookie } });
      const html = await response.text();
      return { status: response.status, html, ...readPage(html) };
    };
    const post = (path: string, fields: Record<string, string>, cookie: string) =>
      postForm(app, path, fields, { cookie });
    return { world, app, hub, other, manager, page, post };
  }

  test('a hub manager sees names, never addresses, and only what they may give', async () => {
    const { world, hub, other, manager, page } = await open();
    const editor = await makePerson(world, {
      name: 'Sabine <b>Richter</b>',
      grants: [{ role: 'editor', scope: `hub:${hub.id}` }],
    });
    await makePerson(world, { name: 'Fremde Person', grants: [{ role: 'editor', scope: `hub:${other.id}` }] });
    await makePerson(world, { name: 'Netz Person', grants: [{ role: 'network-admin', scope: 'network' }] });
    const seen = await page('/de/admin/roles', manager.cookie);
    assert.equal(seen.status, 200);
    assert.match(seen.text, /2 vergebene Rollen/);
    assert.match(seen.text, /Sabine <b>Richter<\/b>/);
    assert.doesNotMatch(seen.text, /Fremde Person|Netz Person/);
    assert.equal(seen.html.includes(editor.viewer.email), false);
    const scopes = seen.elements.filter(
      ({ name, attributes }) => name === 'option' && /hub:|network/.test(attributes.value ?? ''),
    );
    assert.deepEqual(
      scopes.map(({ attributes }) => attributes.value),
      [`hub:${hub.id}`],
    );
    assert.match((await page('/de/admin/roles?q=richter', manager.cookie)).text, /Eine vergebene Rolle/);
    assert.match((await page('/de/admin/roles?q=%25', manager.cookie)).text, /0 vergebene Rollen/);
  });

  test('the list costs the same number of questions for one holder and for many', async () => {
    const { world, hub, manager } = await open();
    const counted = countQueries(database.db);
    const app = makeApp({ ...world, db: counted.db });
    const count = async () => {
      const response = await app.request('/de/admin/roles', { headers: { cookie: manager.cookie } });
      assert.equal(response.status, 200);
      counted.restart();
      await app.request('/de/admin/roles', { headers: { cookie: manager.cookie } });
      return counted.count();
    };
    const one = await count();
    for (const role of ['editor', 'moderator', 'organiser'] as const)
      await makePerson(world, { grants: [{ role, scope: `hub:${hub.id}` }] });
    // Who asks, the network's name, counts, rows, invitations, names of places, hubs.
    assert.deepEqual([one, await count()], [7, 7]);
  });

  test('more than a page of holders goes on to the next, and nothing is missing or twice', async () => {
    const { world, hub, manager, page } = await open();
    for (let at = 0; at < 50; at++) {
      const { viewer } = await makePerson(world, { name: `Person ${String(at).padStart(2, '0')}.` });
      await grantRoles(database.db, viewer.id, [{ role: 'editor', scope: `hub:${hub.id}` }]);
    }
    const seen = [await page('/de/admin/roles', manager.cookie), await page('/de/admin/roles?page=2', manager.cookie)];
    const names = seen.flatMap(({ text }) => text.match(/Person \d\d\./g) ?? []);
    // Each name stands beside its action once more, for those who hear the page.
    assert.equal(new Set(names).size, 50);
    assert.equal((await page('/de/admin/roles?page=3', manager.cookie)).status, 404);
  });

  test('giving to a known and to an unknown address looks the same', async () => {
    const { world, hub, manager, post } = await open();
    const known = await makePerson(world);
    const answers = [];
    for (const email of [known.viewer.email, 'nobody@town.example']) {
      const answer = await post('/de/admin/roles', { email, role: 'editor', scope: `hub:${hub.id}` }, manager.cookie);
      answers.push([answer.status, answer.headers.get('location'), await answer.text()]);
    }
    assert.deepEqual(answers, [
      [303, '/de/admin/roles/sent', ''],
      [303, '/de/admin/roles/sent', ''],
    ]);
  });

  test('a wrong form comes back with what was written and an error at its field', async () => {
    const { hub, other, manager, post } = await open();
    const scope = `hub:${hub.id}`;
    for (const [fields, field] of [
      [{ email: 'no address', role: 'editor', scope }, 'email'],
      [{ email: 'a@town.example\r\nBcc: b@evil.example', role: 'editor', scope }, 'email'],
      [{ email: 'a@town.example', role: 'king', scope }, 'role'],
      [{ email: 'a@town.example', role: 'network-admin', scope }, 'scope'],
      [{ email: 'a@town.example', role: 'editor', scope: 'hub:00000000-0000-7000-8000-000000000000' }, 'scope'],
      [{ email: manager.viewer.email.toUpperCase(), role: 'editor', scope }, 'email'],
    ] as const) {
      const answer = await post('/de/admin/roles', fields, manager.cookie);
      assert.equal(answer.status, 422, JSON.stringify(fields));
      const { elements } = readPage(await answer.text());
      assert.ok(
        elements.some(({ attributes }) => attributes.href === `#${field}`),
        field,
      );
      assert.ok(
        elements.some(({ attributes }) => attributes.id === `${field}-error`),
        field,
      );
    }
    for (const forged of [
      { role: 'network-admin', scope: 'network' },
      { role: 'editor', scope: `hub:${other.id}` },
    ]) {
      const answer = await post('/de/admin/roles', { email: 'a@town.example', ...forged }, manager.cookie);
      assert.equal(answer.status, 403, JSON.stringify(forged));
    }
    assert.deepEqual(await database.db.selectFrom('mail').select('id').execute(), []);
  });

  test('an invitation is opened without account, accepted after signing in, and used up by it', async () => {
    const { world, hub, manager, page, post } = await open();
    await post(
      '/de/admin/roles',
      { email: 'neu@stadt.example', role: 'editor', scope: `hub:${hub.id}` },
      manager.cookie,
    );
    const { text } = await database.db.selectFrom('mail').select('text').executeTakeFirstOrThrow();
    const path = /https:\/\/hubs\.example\.org(\/de\/role-invitations\/\S+)/.exec(text)?.[1] ?? assert.fail(text);
    const anonymous = await page(path, '');
    assert.equal(anonymous.status, 200);
    assert.ok(
      anonymous.elements.some(({ attributes }) => attributes.href === `/de/sign-in?next=${encodeURIComponent(path)}`),
    );
    assert.equal(
      anonymous.elements.some(({ name, attributes }) => name === 'form' && attributes.method === 'post'),
      false,
    );
    const thief = await makePerson(world);
    assert.match((await page(path, thief.cookie)).text, /andere Adresse/);
    assert.equal((await post(path, {}, thief.cookie)).status, 403);
    assert.equal((await post(path, {}, '')).headers.get('location'), '/de/sign-in');
    const invited = await makePerson(world, { email: 'neu@stadt.example' });
    assert.equal((await post(path, {}, invited.cookie)).headers.get('location'), '/de/role-invitations/accepted');
    assert.equal((await post(path, {}, invited.cookie)).status, 410);
    assert.equal((await page(path, '')).status, 410);
    assert.equal((await page('/de/role-invitations/accepted', invited.cookie)).status, 200);
  });

  test('withdrawing asks once more and tells nothing of what one may not withdraw', async () => {
    const { world, hub, other, manager, page, post } = await open();
    const own = await makePerson(world, { name: 'Eva', grants: [{ role: 'editor', scope: `hub:${hub.id}` }] });
    const foreign = await makePerson(world, { grants: [{ role: 'editor', scope: `hub:${other.id}` }] });
    const fields = (id: string, scope: string) => ({ person: id, role: 'editor', scope });
    const address = (id: string, scope: string) =>
      `/de/admin/roles/withdrawal?${new URLSearchParams(fields(id, scope))}`;
    const asked = await page(address(own.viewer.id, `hub:${hub.id}`), manager.cookie);
    assert.equal(asked.status, 200);
    assert.match(asked.text, /Eva/);
    for (const [id, scope] of [
      [foreign.viewer.id, `hub:${other.id}`],
      [foreign.viewer.id, `hub:${hub.id}`],
      ['nobody', `hub:${hub.id}`],
      [own.viewer.id, 'hub:1'],
      [own.viewer.id, 'network'],
    ] as const) {
      assert.equal((await page(address(id, scope), manager.cookie)).status, 404);
      assert.equal((await post('/de/admin/roles/withdrawal', fields(id, scope), manager.cookie)).status, 404);
    }
    const done = await post('/de/admin/roles/withdrawal', fields(own.viewer.id, `hub:${hub.id}`), manager.cookie);
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/de/admin/roles']);
    const left = await database.db.selectFrom('role_grant').select('person_id').where('role', '=', 'editor').execute();
    assert.deepEqual(left, [{ person_id: foreign.viewer.id }]);
  });

  test('the page of rights names every right and every role in four languages', async () => {
    const { page } = await open();
    for (const lang of LANGS) {
      const seen = await page(`/${lang}/rights`, '');
      assert.equal(seen.status, 200);
      for (const { label } of allRights) assert.ok(seen.text.includes(label[lang]), label[lang]);
      for (const role of ROLES) assert.ok(seen.text.includes(roleName(lang, role)), role);
    }
    const things = new Set(allRights.map(({ name }) => name.split('.')[0] ?? ''));
    const named = Object.keys(thingTexts('de'));
    assert.deepEqual(
      [...things].filter((thing) => !named.includes(thing)),
      [],
      'what these rights are about has no name in thingTexts (src/features/accounts/roles/texts.ts)',
    );
  });
});
