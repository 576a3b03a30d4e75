import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePerson } from '#features/accounts/fixtures.ts';
import { makeHub, makeOrganisation } from '#features/network/fixtures.ts';
import { countQueries, forEachDatabase } from '#platform/testing';
import { areasOf } from '../team-links.ts';
import { makeApp, makeWorld, readPage } from '../testing.ts';

forEachDatabase('ways to where one works', (database) => {
  async function open() {
    const world = makeWorld(database);
    const [hub, other] = [
      await makeHub(database.db),
      await makeHub(database.db, { key: 'hub-praha', name: { de: 'Hub Prag' } }),
    ];
    const organisation = await makeOrganisation(database.db);
    const app = makeApp(world);
    /** Where the links inside the page itself lead. */
    const links = async (path: string, cookie = '') => {
      const response = await app.request(path, { headers: { cookie } });
      assert.equal(response.status, 200, path);
      const html = await response.text();
      const { elements } = readPage(html.slice(html.indexOf('<main'), html.indexOf('<footer')));
      return elements.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href ?? ''] : []));
    };
    return { world, hub, other, organisation, links };
  }

  test('the team of a hub finds its work on the page of the hub; another team and readers do not', async () => {
    const { world, hub, other, links } = await open();
    const { cookie } = await makePerson(world, { grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    const page = `/de/hubs/${hub.slug}`;
    const work = [`${page}/check`, `${page}/settings/exchange`, `/de/moderation?hub=${hub.id}`, '/de/admin/roles'];
    const seen = await links(page, cookie);
    assert.deepEqual(
      work.filter((href) => !seen.includes(href)),
      [],
    );
    for (const href of work) await links(href, cookie);
    for (const found of [await links(page), await links(`/de/hubs/${other.slug}`, cookie)]) {
      assert.ok(!found.some((href) => work.includes(href) || /check$|settings/.test(href)), found.join(' '));
    }
  });

  test('who writes for an organisation finds the form from its page; others do not', async () => {
    const { world, organisation, links } = await open();
    const grants = [{ role: 'organisation-member' as const, scope: `organisation:${organisation.id}` as const }];
    const { cookie } = await makePerson(world, { grants });
    const { cookie: stranger } = await makePerson(world);
    const page = `/de/organisations/${organisation.slug}`;
    const form = `/de/entries/new?organisation=${organisation.slug}`;
    assert.ok((await links(page, cookie)).includes(form));
    await links(form, cookie);
    for (const as of [undefined, stranger]) assert.ok(!(await links(page, as)).includes(form));
  });

  test('the desk names the places of the person with one query, and no page that is not theirs', async () => {
    const { world, hub, organisation, links } = await open();
    const { viewer, cookie } = await makePerson(world, {
      grants: [
        { role: 'moderator', scope: `hub:${hub.id}` },
        { role: 'organisation-owner', scope: `organisation:${organisation.id}` },
      ],
    });
    const counted = countQueries(database.db);
    const areas = await areasOf(counted.db)(viewer, 'de');
    assert.equal(counted.count(), 1);
    assert.deepEqual(
      areas.map(({ title }) => title),
      ['Persönlich', 'Stadt Musterheim', 'Hub Dresden'],
    );
    for (const { href } of areas.flatMap((area) => area.links)) await links(href, cookie);
    const { viewer: admin, cookie: adminCookie } = await makePerson(world, {
      grants: [{ role: 'network-admin', scope: 'network' }],
    });
    const all = (await areasOf(database.db)(admin, 'de')).flatMap((area) => area.links);
    assert.ok(all.some(({ href }) => href === '/de/admin/audit'));
    for (const { href } of all) await links(href, adminCookie);
  });

  test('the link that waits on this machine is one click away, for the machine itself only', async () => {
    const world = makeWorld(database);
    const sent = async (remoteAddress: string, config = world.config) => {
      const app = makeApp({ ...world, config });
      const from = { incoming: { socket: { remoteAddress } } };
      return (await app.request('/de/sign-in/sent', {}, from)).text();
    };
    assert.match(await sent('127.0.0.1'), /href="\/de\/mailbox"/);
    assert.doesNotMatch(await sent('192.0.2.7'), /mailbox/);
    const smtpUrl = 'smtp://mail.example.org:587';
    assert.doesNotMatch(await sent('127.0.0.1', { ...world.config, smtpUrl }), /mailbox/);
  });

  test('search engines are asked to leave out what is for one person, and nothing that is named alike', async () => {
    const text = await (await makeApp(makeWorld(database)).request('/robots.txt')).text();
    const closed = [...text.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) => path ?? '');
    const isClosed = (path: string) => closed.some((start) => path.startsWith(start));
    assert.deepEqual(
      ['/de/account/data', '/pl/admin/audit', '/cs/comments/new', '/en/data'].filter((path) => !isClosed(path)),
      [],
    );
    assert.deepEqual(['/de/organisations/data-hub', '/de/entries/account', '/de/hubs'].filter(isClosed), []);
  });
});
