import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { AppEnv } from '#platform/feature';
import { openSecret } from '#platform/secret';
import { forEachDatabase } from '#platform/testing';
import { makePerson } from './fixtures.ts';
import { findPersonOf } from './session.ts';

const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });

forEachDatabase('sessions', (database) => {
  const world = () => ({ db: database.db, secret, config: { baseUrl: 'http://localhost' } }) as never;

  async function whoIs(cookie: string) {
    const app = new Hono<AppEnv>();
    const find = findPersonOf(world());
    app.get('/', async (c) => {
      c.set('lang', 'de');
      return c.json((await find(c)) ?? null);
    });
    return (await app.request('/', { headers: { cookie } })).json();
  }

  test('a session tells who asks and what they may', async () => {
    const grants = [
      { role: 'editor', scope: 'hub:1' },
      { role: 'moderator', scope: 'network' },
    ] as const;
    const { cookie, viewer } = await makePerson(world(), { name: 'Jana Nováková', grants });
    assert.deepEqual(await whoIs(cookie), {
      ...viewer,
      session: { ...viewer.session, signedInAt: viewer.session.signedInAt.toJSON() },
    });
  });

  test('a cookie that was changed, has run out or is signed by somebody else tells nobody', async () => {
    const { cookie, viewer } = await makePerson(world());
    const [name = '', value = ''] = cookie.split('=');
    assert.equal(await whoIs(`${name}=${value.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'))}`), null);
    assert.equal(await whoIs(`${name}=${value.split('.')[0]}`), null);
    assert.equal(await whoIs(`${name}=`), null);
    assert.equal(await whoIs(`other=${value}`), null);
    await database.db
      .updateTable('sign_in_session')
      .set({ expires_at: new Date('2020-01-01') })
      .execute();
    assert.equal(await whoIs(cookie), null);
    assert.ok(viewer);
  });

  test('somebody who still owes a second factor is nobody', async () => {
    const { cookie } = await makePerson(world());
    await database.db.updateTable('sign_in_session').set({ confirmed: false }).execute();
    assert.equal(await whoIs(cookie), null);
  });
});
