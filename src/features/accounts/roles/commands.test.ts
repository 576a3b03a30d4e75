import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant, Viewer } from '#engines/kit';
import { openSecret } from '#platform/secret';
import { forEachDatabase, listEvents } from '#platform/testing';
import { makePerson } from '../fixtures.ts';
import { appoint } from './appoint.ts';
import {
  acceptRoleInvitation,
  giveRoleByEmail,
  type Telling,
  withdrawRole,
  withdrawRoleInvitation,
} from './commands.ts';
import { ROLE_INVITATION_DATA, roleInvitationRetention } from './personal-data.ts';

const secret = openSecret({ secret: 'a-secret-that-only-the-tests-know-0123456789', dataDir: '' });
const NOW = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-16T12:00:00Z');
const HUB = 'hub:0192f5a4-0000-7000-8000-000000000001';
const OTHER_HUB = 'hub:0192f5a4-0000-7000-8000-000000000002';
const telling: Telling = { baseUrl: 'https://hubs.example.org', place: () => 'Hub Dresden' };
const OPERATOR: Viewer = { kind: 'operator', lang: 'de' };
const EDITOR: Grant = { role: 'editor', scope: HUB };
const ADMIN: Grant = { role: 'network-admin', scope: 'network' };

forEachDatabase('giving roles', (database) => {
  const world = () => ({ db: database.db, secret, config: { baseUrl: 'http://localhost' } }) as never;
  const person = (...grants: Grant[]) => makePerson(world(), { grants });
  const give = (viewer: Viewer, email: string, grant: Grant) =>
    giveRoleByEmail(database.db, viewer, { email, grant }, telling, NOW);
  const grantsOf = async (id: string) =>
    (
      await database.db
        .selectFrom('role_grant')
        .select(['role', 'scope'])
        .where('person_id', '=', id)
        .orderBy('role')
        .orderBy('scope')
        .execute()
    ).map(({ role, scope }) => `${role} ${scope}`);
  const mails = () => database.db.selectFrom('mail').select(['kind', 'to_address', 'text']).orderBy('id').execute();
  const keyIn = (text: string) => /role-invitations\/([\w-]{43})/.exec(text)?.[1] ?? assert.fail('no link in the mail');

  test('who has an account has the role at once and is told; again changes nothing', async () => {
    const { viewer } = await person({ role: 'hub-manager', scope: HUB });
    const known = await person();
    for (let round = 0; round < 2; round++)
      assert.deepEqual(await give(viewer, known.viewer.email, EDITOR), { ok: true, value: undefined });
    assert.deepEqual(await grantsOf(known.viewer.id), [`editor ${HUB}`]);
    assert.deepEqual(
      (await mails()).map(({ kind, to_address }) => [kind, to_address]),
      [['role-given', known.viewer.email]],
    );
    assert.deepEqual(await listEvents(database.db), [{ type: 'role.granted', subject: `person:${known.viewer.id}` }]);
  });

  test('who has none, or has not proved the address, is invited, and the answer is the same', async () => {
    const { viewer } = await person({ role: 'hub-manager', scope: HUB });
    const claimed = await person();
    await database.db
      .updateTable('person')
      .set({ email_verified: false })
      .where('id', '=', claimed.viewer.id)
      .execute();
    for (const email of ['new@town.example', claimed.viewer.email])
      assert.deepEqual(await give(viewer, email, EDITOR), { ok: true, value: undefined });
    assert.deepEqual(
      (await mails()).map(({ kind, to_address }) => [kind, to_address]),
      [
        ['role-invitation', 'new@town.example'],
        ['role-invitation', claimed.viewer.email],
      ],
    );
    assert.deepEqual(await grantsOf(claimed.viewer.id), []);
  });

  test('a hub manager gives the roles of their own hub and no others; nobody else gives any', async () => {
    const manager = await person({ role: 'hub-manager', scope: HUB });
    const target = await person();
    const email = target.viewer.email;
    for (const role of ['hub-manager', 'editor', 'moderator', 'organiser'] as const) {
      assert.equal((await give(manager.viewer, email, { role, scope: HUB })).ok, true, role);
      assert.equal((await give(manager.viewer, email, { role, scope: OTHER_HUB })).ok, false, `${role} elsewhere`);
    }
    for (const grant of [
      ADMIN,
      { role: 'editor', scope: 'network' },
      { role: 'organisation-owner', scope: 'organisation:0192f5a4-0000-7000-8000-000000000003' },
      { role: 'juror', scope: 'call:0192f5a4-0000-7000-8000-000000000004' },
    ] as const)
      assert.deepEqual(await give(manager.viewer, email, grant), { ok: false, refusal: { type: 'not-allowed' } });
    const others: Viewer[] = [{ kind: 'anonymous', lang: 'de' }, (await person()).viewer];
    for (const role of ['editor', 'moderator', 'organiser'] as const)
      others.push((await person({ role, scope: HUB })).viewer, (await person({ role, scope: 'network' })).viewer);
    for (const viewer of others) assert.equal((await give(viewer, email, EDITOR)).ok, false);
    assert.equal((await grantsOf(target.viewer.id)).length, 4);
  });

  test('nobody raises themselves, however they write their address', async () => {
    const admin = await person(ADMIN);
    const manager = await person({ role: 'hub-manager', scope: HUB });
    assert.deepEqual(await give(manager.viewer, manager.viewer.email, EDITOR), {
      ok: false,
      refusal: { type: 'self' },
    });
    assert.deepEqual(await give(admin.viewer, admin.viewer.email, EDITOR), { ok: false, refusal: { type: 'self' } });
    assert.deepEqual(await grantsOf(manager.viewer.id), [`hub-manager ${HUB}`]);
  });

  test('the last who manages the network keeps that role, also of two who withdraw each other’s', async () => {
    const [one, two] = [await person(ADMIN), await person(ADMIN)];
    const take = (by: Viewer, id: string) => withdrawRole(database.db, by, id, ADMIN, telling, NOW);
    const both = await Promise.all([take(one.viewer, two.viewer.id), take(two.viewer, one.viewer.id)]);
    assert.deepEqual(both.filter(({ ok }) => ok).length, 1);
    const left = await database.db
      .selectFrom('role_grant')
      .select('person_id')
      .where('role', '=', ADMIN.role)
      .execute();
    assert.equal(left.length, 1);
    const last = left[0]?.person_id ?? assert.fail();
    assert.deepEqual(await take(OPERATOR, last), { ok: false, refusal: { type: 'last' } });
  });

  test('a withdrawn role ends the invitations of who had it, and is told by mail', async () => {
    const admin = await person(ADMIN);
    const manager = await person({ role: 'hub-manager', scope: HUB });
    await give(manager.viewer, 'friend@town.example', EDITOR);
    const key = keyIn((await mails())[0]?.text ?? '');
    const grant = { role: 'hub-manager', scope: HUB } as const;
    assert.equal((await withdrawRole(database.db, admin.viewer, manager.viewer.id, grant, telling, NOW)).ok, true);
    const again = await withdrawRole(database.db, admin.viewer, manager.viewer.id, grant, telling, NOW);
    assert.deepEqual(again, { ok: false, refusal: { type: 'gone' } });
    const friend = await makePerson(world(), { email: 'friend@town.example' });
    const accepted = await acceptRoleInvitation(database.db, friend.viewer, key, NOW);
    assert.deepEqual(accepted, { ok: false, refusal: { type: 'gone' } });
    assert.deepEqual((await mails()).map(({ kind }) => kind).sort(), ['role-invitation', 'role-withdrawn']);
  });

  test('a hub manager withdraws in their own hub only', async () => {
    const manager = await person({ role: 'hub-manager', scope: HUB });
    const editor = await person({ role: 'editor', scope: OTHER_HUB }, { role: 'editor', scope: 'network' });
    for (const scope of [OTHER_HUB, 'network'] as const) {
      const taken = await withdrawRole(
        database.db,
        manager.viewer,
        editor.viewer.id,
        { role: 'editor', scope },
        telling,
        NOW,
      );
      assert.deepEqual(taken, { ok: false, refusal: { type: 'not-allowed' } });
    }
    assert.equal((await grantsOf(editor.viewer.id)).length, 2);
  });

  test('only the invited address accepts, proved, once, in time, and only with the newest link', async () => {
    const { viewer } = await person({ role: 'hub-manager', scope: HUB });
    await give(viewer, 'new@town.example', EDITOR);
    await give(viewer, 'new@town.example', EDITOR);
    const [old, key] = (await mails()).map(({ text }) => keyIn(text));
    const thief = await person();
    const invited = await makePerson(world(), { email: 'new@town.example' });
    const accept = (by: typeof thief, link = key ?? '', now = NOW) =>
      acceptRoleInvitation(database.db, by.viewer, link, now);
    assert.deepEqual(await accept(thief), { ok: false, refusal: { type: 'other-address' } });
    assert.deepEqual(await accept(invited, old), { ok: false, refusal: { type: 'gone' } });
    assert.deepEqual(await accept(invited, key, LATER), { ok: false, refusal: { type: 'gone' } });
    await database.db
      .updateTable('person')
      .set({ email_verified: false })
      .where('id', '=', invited.viewer.id)
      .execute();
    assert.deepEqual(await accept(invited), { ok: false, refusal: { type: 'other-address' } });
    await database.db.updateTable('person').set({ email_verified: true }).where('id', '=', invited.viewer.id).execute();
    const twice = await Promise.all([accept(invited), accept(invited)]);
    assert.equal(twice.filter(({ ok }) => ok).length, 1);
    assert.deepEqual(await grantsOf(invited.viewer.id), [`editor ${HUB}`]);
    assert.deepEqual(await grantsOf(thief.viewer.id), []);
  });

  test('an invitation is taken back only by who could have sent it', async () => {
    const { viewer } = await person({ role: 'hub-manager', scope: HUB });
    const foreign = await person({ role: 'hub-manager', scope: OTHER_HUB });
    await give(viewer, 'new@town.example', EDITOR);
    const { id } = await database.db.selectFrom('role_invitation').select('id').executeTakeFirstOrThrow();
    const gone = { ok: false, refusal: { type: 'gone' } };
    assert.deepEqual(await withdrawRoleInvitation(database.db, foreign.viewer, id, NOW), gone);
    assert.equal((await withdrawRoleInvitation(database.db, viewer, id, NOW)).ok, true);
    assert.deepEqual(await withdrawRoleInvitation(database.db, viewer, id, NOW), gone);
    assert.deepEqual(await database.db.selectFrom('link').selectAll().execute(), []);
  });

  test('an invitation goes with the erased address, with who sent it, and by itself after 14 days', async () => {
    const { viewer } = await person({ role: 'hub-manager', scope: HUB });
    const count = async () => (await database.db.selectFrom('role_invitation').select('id').execute()).length;
    for (const subject of [{ emails: ['new@town.example'] }, { person: viewer.id, emails: [] }]) {
      await give(viewer, 'new@town.example', EDITOR);
      await give(OPERATOR, 'other@town.example', EDITOR);
      assert.equal(Object.values(await ROLE_INVITATION_DATA.export(database.db, subject)).flat().length, 1);
      await database.db.transaction().execute((trx) => ROLE_INVITATION_DATA.erase(trx, subject, NOW));
      assert.equal(await count(), 1);
    }
    assert.equal(await database.db.transaction().execute((trx) => roleInvitationRetention.run(trx, NOW)), 0);
    assert.equal(await database.db.transaction().execute((trx) => roleInvitationRetention.run(trx, LATER)), 1);
    assert.equal(await count(), 0);
  });

  test('the operator appoints who is not known yet; again changes nothing', async () => {
    const who = { email: 'first@network.example', name: '', lang: 'de' } as const;
    assert.equal(await appoint(database.db, OPERATOR, who, [ADMIN], NOW), 1);
    assert.equal(await appoint(database.db, OPERATOR, { ...who, name: 'Other' }, [ADMIN], NOW), 0);
    const people = await database.db.selectFrom('person').select(['name', 'email', 'email_verified']).execute();
    assert.deepEqual(people, [{ name: '', email: who.email, email_verified: false }]);
  });
});
