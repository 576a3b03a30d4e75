import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGS } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { PAGE_NAMES } from '#features/privacy/model.ts';
import { runRetention } from '#features/privacy/retention.ts';
import { privacyRights } from '#features/privacy/rights.ts';
import { hashAddress } from '#features/privacy/rules.ts';
import { audit } from '#platform/audit';
import { countQueries, forEachDatabase } from '#platform/testing';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld, postForm, readPage } from '../testing.ts';

const ADMIN = [{ role: 'network-admin', scope: 'network' }] as const;
const UNKNOWN = '0192f5a4-0000-7000-8000-000000000000';

forEachDatabase('the pages about privacy for those who run a network', (database) => {
  const open = () => {
    const world = makeWorld(database);
    return { world, app: makeApp(world) };
  };
  const audits = (action: string) =>
    database.db.selectFrom('audit').select(['actor', 'subject']).where('action', '=', action).execute();

  test('only the network administration comes in', async () => {
    const { world, app } = open();
    const plain = await makePerson(world);
    const manager = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${UNKNOWN}` }] });
    const admin = await makePerson(world, { grants: ADMIN });
    for (const path of [
      '/admin/audit',
      '/admin/retention',
      '/admin/pages',
      '/admin/pages/operator',
      '/admin/feedback',
    ]) {
      assert.equal((await app.request(`/de${path}`)).status, 303, path);
      for (const { cookie } of [plain, manager])
        assert.equal((await app.request(`/de${path}`, { headers: { cookie } })).status, 403, path);
      assert.equal((await app.request(`/de${path}`, { headers: { cookie: admin.cookie } })).status, 200, path);
    }
    for (const path of [
      `/admin/people/${admin.viewer.id}/address`,
      '/admin/retention/proof',
      '/admin/pages/operator',
      `/admin/feedback/${UNKNOWN}/answer`,
    ]) {
      const fields = { de: 'Fremd', email: 'a@example.org' };
      for (const { cookie } of [plain, manager])
        assert.equal((await postForm(app, `/de${path}`, fields, { cookie })).status, 403, path);
    }
    assert.deepEqual(await database.db.selectFrom('network_page').select('name').execute(), []);
  });

  test('the log shows names, never addresses; looking at somebody’s entries stands in their log', async () => {
    const { world, app } = open();
    const ute = await makePerson(world, { name: 'Ute Muster', email: 'ute@example.org' });
    const admin = await makePerson(world, { name: 'Anton Verwalter', grants: ADMIN });
    await database.db
      .transaction()
      .execute((trx) => audit(trx, ute.viewer, 'role.give', `person:${ute.viewer.id}`, { role: 'editor' }));
    const get = async (path: string, cookie = admin.cookie) =>
      readPage(await (await app.request(path, { headers: { cookie } })).text());
    const all = await get('/de/admin/audit');
    assert.match(all.text, /Ute Muster/);
    assert.match(all.text, /Rolle vergeben \(role: editor\)/);
    assert.doesNotMatch(all.text, /ute@example\.org/);
    assert.deepEqual(await audits('audit.read'), []);

    const entry = { actor: `person:${admin.viewer.id}`, subject: `person:${ute.viewer.id}` };
    assert.doesNotMatch((await get(`/de/admin/audit?person=${ute.viewer.id}`)).text, /ute@example\.org/);
    assert.deepEqual(await audits('audit.read'), [entry]);
    await get(`/de/admin/audit?subject=person:${ute.viewer.id}`);
    assert.deepEqual(await audits('audit.read'), [entry, entry]);

    const path = `/de/admin/people/${ute.viewer.id}/address`;
    const shown = await postForm(app, path, {}, { cookie: admin.cookie });
    assert.match(readPage(await shown.text()).text, /ute@example\.org/);
    assert.deepEqual(await audits('address.read'), [entry]);
    assert.equal((await app.request(path, { headers: { cookie: admin.cookie } })).status, 404);

    const own = await get('/de/account/activity', ute.cookie);
    assert.match(own.text, /E-Mail-Adresse angesehen/);
    assert.match(own.text, /Protokoll einer Person angesehen/);
    assert.doesNotMatch(own.text, /Anton/);
    const others = await get('/de/account/activity', (await makePerson(world)).cookie);
    assert.match(others.text, /Es gibt noch keine Einträge/);
  });

  test('the log is paged and filtered, with as many queries for three entries as for a hundred and twenty', async () => {
    const world = makeWorld(database);
    const counted = countQueries(database.db);
    const app = makeApp(makeWorld(database, { db: counted.db }));
    const { viewer, cookie } = await makePerson(world, { grants: ADMIN });
    const ask = async (path: string) => {
      counted.restart();
      const page = readPage(await (await app.request(path, { headers: { cookie } })).text());
      const rows = page.elements.filter(({ name }) => name === 'tr').length - 1;
      return { page, rows, queries: counted.count() };
    };
    const write = (n: number, action: string) =>
      database.db.transaction().execute(async (trx) => {
        for (let at = 0; at < n; at++) await audit(trx, viewer, action, `hub:${UNKNOWN}`);
      });
    await write(3, 'page.save');
    await ask('/de/admin/audit');
    const few = await ask('/de/admin/audit');
    await write(120, 'role.give');
    const many = await ask('/de/admin/audit');
    assert.deepEqual([few.rows, many.rows], [3, 50]);
    assert.equal(many.queries, few.queries);
    assert.equal((await ask('/de/admin/audit?page=3')).rows, 23);
    assert.equal((await ask('/de/admin/audit?action=page.save')).rows, 3);
    assert.equal((await ask(`/de/admin/audit?action=page.save&subject=hub:${UNKNOWN}`)).rows, 3);
    assert.equal(
      (await ask('/de/admin/audit?subject=hub:none')).page.text.includes('Es gibt noch keine Einträge'),
      true,
    );
    for (const wrong of ['?page=0', '?page=x', '?person=1%27%20or%201=1'])
      assert.equal((await app.request(`/de/admin/audit${wrong}`, { headers: { cookie } })).status, 400, wrong);
  });

  test('retention shows each rule with its last run, and one that fails in red', async () => {
    const { world, app } = open();
    const { cookie } = await makePerson(world, { grants: ADMIN });
    const rules = createFeatures(world).flatMap((feature) => feature.retention ?? []);
    const [first, ...others] = rules;
    assert.ok(first !== undefined && others.length > 3);
    const page = async () => readPage(await (await app.request('/de/admin/retention', { headers: { cookie } })).text());
    const before = await page();
    for (const rule of rules) assert.ok(before.text.includes(rule.label.de), rule.name);
    assert.match(before.text, /noch nie/);
    const broken = { ...first, run: () => Promise.reject(new TypeError('ute@example.org is in the way')) };
    await runRetention(world, [broken, ...others], world.clock());
    const after = await page();
    assert.match(after.text, /Eine Regel ist fehlgeschlagen/);
    assert.doesNotMatch(after.text, /ute@example/);
  });

  test('whether an address was erased is told to who knows the address, and writes it nowhere', async () => {
    const { world, app } = open();
    const { cookie } = await makePerson(world, { grants: ADMIN });
    const values = { id: UNKNOWN, at: world.clock(), counts: '[]' };
    const address_hashes = [hashAddress(world.secret, 'weg@example.org')];
    await database.db
      .insertInto('erasure')
      .values({ ...values, address_hashes })
      .execute();
    const ask = async (email: string) => {
      const answer = await postForm(app, '/de/admin/retention/proof', { email }, { cookie });
      return { status: answer.status, text: readPage(await answer.text()).text };
    };
    assert.match((await ask('Weg@Example.org')).text, new RegExp(`Gelöscht am .*, Protokoll ${UNKNOWN}`));
    assert.match((await ask('da@example.org')).text, /wurde hier nicht gelöscht/);
    assert.equal((await ask('keine')).status, 422);
  });

  test('the operator’s pages warn until they are filled in, and show what was written as text', async () => {
    const { world, app } = open();
    const { cookie } = await makePerson(world, { grants: ADMIN });
    const imprint = async (lang: string) => readPage(await (await app.request(`/${lang}/imprint`)).text());
    assert.match((await imprint('de')).text, /Diese Seite ist noch nicht vollständig/);
    for (const name of PAGE_NAMES) {
      const fields = { de: `Angabe <b>${name}</b>\r\nzweite Zeile`, cs: '', pl: '', en: `Details of ${name}` };
      assert.equal((await postForm(app, `/de/admin/pages/${name}`, fields, { cookie })).status, 303);
      assert.equal((await postForm(app, `/de/admin/pages/${name}`, fields, { cookie })).status, 303);
    }
    const rows = await database.db.selectFrom('network_page').select(['name', 'version']).execute();
    assert.deepEqual(new Set(rows.map(({ version }) => version)), new Set([1]));
    assert.equal(rows.length, PAGE_NAMES.length);
    const german = await imprint('de');
    assert.doesNotMatch(german.text, /noch nicht vollständig/);
    assert.match(german.text, /Angabe <b>operator<\/b>/);
    assert.match((await imprint('cs')).text, /Details of operator/);
    assert.match(await (await app.request('/de/accessibility')).text(), /Angabe &lt;b&gt;enforcement/);
    const long = await postForm(app, '/de/admin/pages/operator', { de: 'x'.repeat(20_001) }, { cookie });
    assert.equal(long.status, 422);
    assert.match(readPage(await long.text()).text, /Der Text ist zu lang/);
    assert.equal((await postForm(app, '/de/admin/pages/else', { de: 'x' }, { cookie })).status, 404);
  });

  test('the legal pages are there in four languages, linked from every page, and set no cookie', async () => {
    const { app } = open();
    const home = readPage(await (await app.request('/de')).text());
    for (const lang of LANGS) {
      for (const path of ['imprint', 'privacy', 'data', 'terms', 'accessibility', 'easy', 'feedback']) {
        const answer = await app.request(`/${lang}/${path}`);
        assert.equal(answer.status, 200, `${lang}/${path}`);
        assert.equal(answer.headers.get('set-cookie'), null);
        const page = readPage(await answer.text());
        assert.equal(page.lang, lang);
        assert.ok(home.elements.some(({ attributes }) => attributes.href === `/de/${path}`));
      }
    }
  });

  test('the privacy page names every stored column and the services in force', async () => {
    const text = async (settings: Record<string, string>) => {
      const world = makeWorld(database, { settings });
      return { world, text: readPage(await (await makeApp(world).request('/de/privacy')).text()).text };
    };
    const plain = await text({});
    assert.match(plain.text, /In dieser Installation niemand außer dem Betreiber/);
    const columns = createFeatures(plain.world).flatMap(({ personalData }) =>
      Object.values(personalData?.columns ?? {}),
    );
    assert.ok(columns.length > 30);
    for (const { what, why, howLong } of columns)
      for (const said of [what, why, howLong]) assert.ok(plain.text.includes(said.de), said.de);
    const secret = 'smtp://user:geheim@mail.example.net:587';
    const full = await text({
      SMTP_URL: secret,
      EMBEDDINGS_URL: 'https://models.example.net/v1',
      EMBEDDINGS_MODEL: 'bge-m3',
      OIDC_ISSUER: 'https://login.example.net/realm',
      OIDC_CLIENT_ID: 'hub',
      OIDC_NAME: 'BundID',
    });
    assert.match(full.text, /mail\.example\.net.*bge-m3 bei models\.example\.net.*BundID.*login\.example\.net/s);
    assert.doesNotMatch(full.text, /geheim|niemand außer dem Betreiber/);
  });

  test('feedback comes from everybody, reaches those who answer, and is answered once', async () => {
    const { world, app } = open();
    const { viewer, cookie } = await makePerson(world, { grants: ADMIN });
    const given = { about: 'accessibility', text: 'Das Menü lässt sich\nnicht öffnen.', email: 'Gast@example.org' };
    assert.equal((await postForm(app, '/pl/feedback', given)).status, 303);
    assert.equal((await postForm(app, '/pl/feedback', given)).status, 303);
    const robot = { ...given, text: 'Billige Uhren kaufen', website: 'https://spam.example' };
    assert.equal((await postForm(app, '/pl/feedback', robot)).headers.get('location'), '/pl/feedback/thanks');
    const rows = await database.db.selectFrom('feedback').select(['id', 'text']).execute();
    assert.deepEqual(
      rows.map(({ text }) => text),
      [given.text],
    );
    const notices = await database.db.selectFrom('notice').select(['person_id', 'kind']).execute();
    assert.deepEqual(notices, [{ person_id: viewer.id, kind: 'feedback-given' }]);
    const list = await (await app.request('/de/admin/feedback', { headers: { cookie } })).text();
    assert.match(readPage(list).text, /Das Menü lässt sich/);
    assert.doesNotMatch(list, /gast@example/i);

    const id = rows[0]?.id ?? '';
    const path = `/de/admin/feedback/${id}/answer`;
    assert.equal((await postForm(app, path, { [`text-${id}`]: '' }, { cookie })).status, 422);
    assert.equal((await postForm(app, path, {}, { cookie })).status, 422);
    const answers = await Promise.all(
      ['Eins.', 'Zwei.'].map((text) => postForm(app, path, { [`text-${id}`]: text }, { cookie })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
    const mails = await database.db.selectFrom('mail').select(['to_address', 'subject', 'text']).execute();
    assert.equal(mails.length, 1);
    assert.equal(mails[0]?.to_address, 'gast@example.org');
    assert.equal(mails[0]?.subject, 'Odpowiedź na Państwa uwagi');
    assert.match(mails[0]?.text ?? '', /> Das Menü lässt sich\n> nicht öffnen\./);
    const wrong = await postForm(app, '/de/feedback', { about: 'x', text: '', email: 'a@' });
    assert.equal(wrong.status, 422);
    assert.equal(
      readPage(await wrong.text()).elements.filter(({ attributes }) => attributes['aria-invalid']).length,
      2,
    );
  });

  test('the rights are those of the network administration', () => {
    const holders = Object.values(privacyRights).map(({ name, holders }) => [name, [...holders]]);
    const wider = holders.filter(([, who]) => String(who) !== 'network-admin').map(([name]) => name);
    assert.deepEqual(wider, ['organisation.look-after']);
  });
});
