import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import { giveRoleByEmail } from '#features/accounts/roles/commands.ts';
import { makeComment } from '#features/comments/fixtures.ts';
import { applyForMembership } from '#features/network/admission/commands/apply.ts';
import { accepted, makeOrganisation, OPERATOR, placeId, profileOf } from '#features/network/fixtures.ts';
import { forEachDatabase } from '#platform/testing';
import { createFeatures } from '../features.tsx';
import { makeApp, makeWorld, readPage } from '../testing.ts';
import { listAddresses } from './addresses.ts';
import { commentWorld } from './rights-fixtures/comments.ts';
import { ownEntry } from './rights-fixtures/exchange.ts';
import { fixtures, makePlaces } from './rights-fixtures/index.ts';
import { accessOf, type Caller, everybody, type Given, nameOf, send, withoutFixture } from './rights-walk.ts';

/** Words that stand in nothing else. Each is in one thing that is not for everybody. */
const SECRET = {
  draft: 'Zwiebelturmgeheim',
  inCheck: 'Wendelstiegegeheim',
  anonymousOwner: 'Namenlosingen',
  waitingComment: 'Kupferkesselgeheim',
  guest: 'Ungenannterich',
  guestAddress: 'ungenannt@gast.example',
  applicant: 'Bewerbungswerkgeheim',
  invited: 'eingeladen@geheim.example',
  personAddress: 'niemandem-zeigen@geheim.example',
};

forEachDatabase('leaks', (database) => {
  async function open() {
    const world = makeWorld(database, { settings: { RATE_LIMIT: '1000000' } });
    const given: Given = { world, places: await makePlaces(database.db) };
    const app = makeApp(world);
    const untried = [
      ...withoutFixture(app, accessOf(createFeatures(world)), fixtures),
      'GET /metrics',
      'GET /assets/*',
    ];
    // The mailbox is for who sits at the machine, who reads every mail there.
    const gets = listAddresses(app).filter(
      (address) => address.method === 'GET' && !untried.includes(nameOf(address)) && !address.path.includes('/mailbox'),
    );
    return { world, given, app, gets };
  }

  /** One of each thing that somebody must not see, all of the own hub. Returns addresses that lead to them. */
  async function plant(given: Given): Promise<string[]> {
    const { world, places } = given;
    const { db } = world;
    const now = world.clock();
    const { slug: draft } = await ownEntry(given, 'draft', { title: `${SECRET.draft} im Rathaus` });
    const { slug: inCheck } = await ownEntry(given, 'submitted', { title: `${SECRET.inCheck} im Rathaus` });
    // An anonymous need of an organisation whose name stands nowhere else.
    const hidden = await makeOrganisation(db, { key: 'hidden', name: SECRET.anonymousOwner, hub: 'hub-dresden' });
    await db.updateTable('organisation').set({ removed_at: null }).where('id', '=', hidden.id).execute();
    const unnamed: Given = { world, places: { ...places, own: { ...places.own, organisation: hidden.id } } };
    const need = await ownEntry(unnamed, 'published', { title: 'Ladesäulen für Quartiere gesucht' });
    await db.updateTable('entry').set({ anonymous: true }).where('id', '=', need.id).execute();
    const subject = `organisation:${places.own.organisation}` as const;
    const comment = { subject, text: `${SECRET.waitingComment} steht hier.`, name: SECRET.guest, at: now };
    const waiting = await makeComment(commentWorld(given), { ...comment, email: SECRET.guestAddress });
    const applicant = await makePerson(world, { email: SECRET.personAddress, name: 'Wer Bewirbt' });
    const profile = profileOf(await placeId(db), { name: SECRET.applicant });
    const application = { hub: places.own.hub, profile, why: 'Wir möchten lernen.' };
    const { id } = accepted(await applyForMembership(db, applicant.viewer, application, now));
    const grant = { role: 'editor', scope: `hub:${places.own.hub}` } as const;
    const telling = { baseUrl: '', place: () => '' };
    accepted(await giveRoleByEmail(db, OPERATOR, { email: SECRET.invited, grant }, telling, now));
    return [
      `/de/entries/${draft}`,
      `/de/entries/${draft}.json`,
      `/de/entries/${draft}/preview`,
      `/de/entries/${inCheck}`,
      `/de/entries/${inCheck}/check`,
      `/de/entries/${need.slug}`,
      `/de/entries/${need.slug}.json`,
      `/de/entries/${need.slug}/history`,
      `/de/comments/${waiting.id}`,
      `/de/comments/${waiting.id}/reply`,
      `/de/comments/${waiting.id}/report`,
      `/de/comments/mine/${waiting.id}`,
      `/de/moderation/comments/${waiting.id}`,
      `/de/admissions/${id}`,
      '/de/entries?expired=yes',
      '/de/entries.csv?expired=yes',
      '/de/entries.json?kind=need',
      '/de/entries.atom?kind=need',
    ];
  }

  test('what is not for everybody is in no page, feed, search, count or export of others', async () => {
    const { world, given, app, gets } = await open();
    const planted = await plant(given);
    // The organisation itself is public, also as a member of its hub; only that the need is of it is not.
    const others = everybody(given.places).filter(
      ({ name }) =>
        !name.includes('of the own hub') && !name.includes('of the network') && !name.includes('own organisation'),
    );
    assert.ok(others.length > 8);
    // All of them on PostgreSQL; on the embedded database, where the SQL is the same, the first who has a role for each kind of place.
    const placeOf = ({ name, grants }: Caller) => grants[0]?.scope.split(':')[0] ?? name;
    const places = others.map(placeOf);
    const reading =
      database.kind === 'postgres' ? others : others.filter((_, at) => places.indexOf(places[at] ?? '') === at);
    const readers: { name: string; cookie: string }[] = [];
    for (const { name, grants, anonymous } of reading) {
      const { cookie } = anonymous ? { cookie: '' } : await makePerson(world, { name: 'Andere Person', grants });
      readers.push({ name, cookie });
    }
    const check = async (where: string, name: string, response: Response) => {
      const text = `${response.headers.get('location') ?? ''} ${await response.text()}`;
      for (const [what, word] of Object.entries(SECRET)) {
        if (what === 'anonymousOwner' && !/\/entries|drafts|vocabulary|GET \/:lang$/.test(where)) continue;
        assert.equal(text.includes(word), false, `${where} tells ${name} of ${what}`);
      }
    };
    for (const address of gets) {
      const ask = (await fixtures[nameOf(address)]?.(given, { kind: 'anonymous', lang: 'de' })) ?? {};
      for (const { name, cookie } of readers) await check(nameOf(address), name, await send(app, address, ask, cookie));
    }
    for (const path of planted)
      for (const { name, cookie } of readers) await check(path, name, await app.request(path, { headers: { cookie } }));
  });

  test('asking for hidden words finds as much as asking for words that nobody wrote', async () => {
    const { given, app } = await open();
    await plant(given);
    const NOTHING = 'Xylobrunnquark';
    const answer = async (path: string, word: string) => {
      const text = await (await app.request(path.replace('WORD', encodeURIComponent(word)))).text();
      return text.replaceAll(word, 'WORD').replaceAll(encodeURIComponent(word), 'WORD');
    };
    const words = [SECRET.draft, SECRET.inCheck, SECRET.waitingComment, SECRET.guest, SECRET.applicant];
    for (const path of [
      '/de/entries?q=WORD',
      '/de/entries.json?q=WORD',
      '/de/entries.csv?q=WORD',
      '/de/organisations?q=WORD',
      '/de/organisations.json?q=WORD',
      '/de/vocabulary?q=WORD',
    ]) {
      const nothing = await answer(path, NOTHING);
      for (const word of words) assert.equal(await answer(path, word), nothing, `${path} ${word}`);
    }
    // Nor does it help to filter by the organisation that wants to stay unnamed.
    const { slug } = await given.world.db
      .selectFrom('organisation')
      .select('slug')
      .where('external_key', '=', 'hidden')
      .executeTakeFirstOrThrow();
    for (const path of ['/de/entries?owner=WORD', '/de/entries.json?owner=WORD', '/de/entries.csv?owner=WORD'])
      assert.equal(await answer(path, slug), await answer(path, 'nobody-at-all'), path);
    assert.equal((await (await app.request(`/de/organisations/${slug}`)).text()).includes('Ladesäulen'), false);
  });

  test('nobody is ever given the page of somebody else, in whatever order they come', async () => {
    const { world, given, gets } = await open();
    const grants: Grant[] = [];
    const anna = await makePerson(world, { name: 'Annaswort', grants });
    const bert = await makePerson(world, { name: 'Bertswort', grants });
    const callers = [
      { name: 'anonymous', cookie: '', own: undefined },
      { name: 'Anna', cookie: anna.cookie, own: 'Annaswort' },
      { name: 'Bert', cookie: bert.cookie, own: 'Bertswort' },
    ];
    let seenOwn = 0;
    const orders = [
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
      [1, 2, 0],
    ].map((order) => ({ order, app: makeApp(world) }));
    for (const address of gets) {
      const ask = (await fixtures[nameOf(address)]?.(given, { kind: 'anonymous', lang: 'de' })) ?? {};
      for (const { order, app } of orders) {
        for (const at of [...order, ...order]) {
          const { name, cookie, own } = callers[at] ?? assert.fail();
          const response = await send(app, address, ask, cookie);
          const text = await response.text();
          const said = `${nameOf(address)} as ${name} in order ${order}`;
          for (const word of ['Annaswort', 'Bertswort'])
            if (word !== own) assert.equal(text.includes(word), false, said);
          if (own !== undefined && text.includes(own)) seenOwn++;
          const control = response.headers.get('cache-control') ?? '';
          const isPage = /html/.test(response.headers.get('content-type') ?? '') && response.status === 200;
          if (own !== undefined && isPage) assert.match(control, /^private/, said);
          if (control.includes('public')) assert.equal(response.headers.get('set-cookie'), null, said);
          // Only pages that name it have a link to it.
          if (own === undefined && isPage && text.includes('/de/account')) {
            const links = readPage(text).elements.map(({ attributes }) => attributes.href);
            assert.equal(links.includes('/de/account'), false, said);
          }
        }
      }
    }
    assert.ok(seenOwn > 0, 'people do see their own pages');
  });
});
