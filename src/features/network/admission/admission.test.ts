import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PersonViewer } from '#engines/kit';
import { forEachDatabase, listEvents } from '#platform/testing';
import { ANONYMOUS, accepted, makeHub, makeOrganisation, makeViewer, placeId, profileOf } from '../fixtures.ts';
import { findOrganisation } from '../queries/index.ts';
import { applyForMembership, changeAdmission, withdrawAdmission } from './commands/apply.ts';
import { decideAdmission } from './commands/decide.ts';
import { endMembership } from './commands/leave.ts';
import type { Decision } from './model.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const WHEN = { baseUrl: 'https://hubs.example.org', now: NOW };

forEachDatabase('applying for membership', (database) => {
  let hub: { id: string; slug: string };
  let place: string;
  let anna: PersonViewer;
  let manager: PersonViewer;

  beforeEach(async () => {
    const { db } = database;
    hub = await makeHub(db);
    place = await placeId(db);
    anna = await makeViewer(db, { email: 'anna@example.org', lang: 'pl' });
    manager = await makeViewer(db, { grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
  });

  const apply = (viewer = anna) =>
    applyForMembership(
      database.db,
      viewer,
      { hub: hub.id, profile: profileOf(place), why: 'Wir möchten lernen.' },
      NOW,
    );
  const decide = (viewer: PersonViewer, id: string, decision: Decision) =>
    decideAdmission(database.db, viewer, id, { decision, reason: 'Passt zu uns.', message: 'Guten Tag,\n\nja.' }, WHEN);
  const state = async (id: string) =>
    (await database.db.selectFrom('admission').select('state').where('id', '=', id).executeTakeFirst())?.state;
  const mails = () => database.db.selectFrom('mail').select(['kind', 'to_address', 'text']).orderBy('id').execute();
  const notices = () => database.db.selectFrom('notice').select(['kind', 'person_id']).orderBy('id').execute();
  const rolesOf = async (person: string) =>
    (
      await database.db.selectFrom('role_grant').select(['role', 'scope']).where('person_id', '=', person).execute()
    ).map(({ role, scope }) => `${role} ${scope}`);
  const organisations = async () =>
    (await database.db.selectFrom('organisation').select('name').where('removed_at', 'is', null).execute()).map(
      ({ name }) => name,
    );

  test('an application waits for the team, and the directory knows nothing of it', async () => {
    const { id } = accepted(await apply());
    assert.equal(await state(id), 'submitted');
    assert.deepEqual(await notices(), [{ kind: 'admission.submitted', person_id: manager.id }]);
    assert.deepEqual(await organisations(), []);
  });

  test('without a team the network is told', async () => {
    await database.db.deleteFrom('role_grant').execute();
    const admin = await makeViewer(database.db, { grants: [{ role: 'network-admin', scope: 'network' }] });
    await apply();
    assert.deepEqual(await notices(), [{ kind: 'admission.submitted', person_id: admin.id }]);
  });

  test('sent twice, also at the same moment, it is one application', async () => {
    const results = await Promise.all([apply(), apply()]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    const again = await apply();
    const { id } = accepted(results.find((one) => one.ok) ?? again);
    assert.deepEqual(again, { ok: false, refusal: { type: 'already-applied', id } });
    assert.equal((await database.db.selectFrom('admission').select('id').execute()).length, 1);
  });

  test('accepted, the organisation is in the directory, and who applied is its owner and has a mail', async () => {
    const { id } = accepted(await apply());
    const { organisation } = accepted(await decide(manager, id, 'accept'));
    assert.deepEqual(await rolesOf(anna.id), [`organisation-owner organisation:${organisation}`]);
    const found = await findOrganisation(database.db, ANONYMOUS, 'stadtwerke-musterheim');
    assert.equal(found?.found === 'here' ? found.value.hubId : undefined, hub.id);
    assert.equal(found?.found === 'here' ? found.value.confirmedOn : undefined, '2026-03-02');
    const [mail] = await mails();
    assert.deepEqual([mail?.kind, mail?.to_address], ['admission-accepted', 'anna@example.org']);
    assert.match(mail?.text ?? '', /Guten Tag,\n\nja\.\n\nUzasadnienie:\n\n> Passt zu uns\./);
    assert.match(mail?.text ?? '', new RegExp(`https://hubs.example.org/pl/admissions/${id}`));
    assert.deepEqual((await listEvents(database.db)).map(({ type }) => type).slice(-3), [
      'organisation.saved',
      'role.granted',
      'admission.decided',
    ]);
  });

  test('declined, nothing is in the directory, and the reason is kept', async () => {
    const { id } = accepted(await apply());
    accepted(await decide(manager, id, 'decline'));
    assert.deepEqual(await organisations(), []);
    assert.deepEqual(await rolesOf(anna.id), []);
    const row = await database.db.selectFrom('admission').select(['reason', 'decided_by']).executeTakeFirstOrThrow();
    assert.deepEqual(row, { reason: 'Passt zu uns.', decided_by: manager.id });
  });

  test('asked back, the applicant answers and it waits again', async () => {
    const { id } = accepted(await apply());
    accepted(await decide(manager, id, 'ask'));
    assert.equal(await state(id), 'asked');
    const change = { profile: profileOf(place, { name: 'Neu' }), why: 'Darum.', answer: 'Gern.' };
    accepted(await changeAdmission(database.db, anna, id, change, NOW));
    const row = await database.db.selectFrom('admission').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [row.state, row.question, row.answer, row.profile.name],
      ['submitted', 'Passt zu uns.', 'Gern.', 'Neu'],
    );
    assert.equal((await notices()).length, 2);
  });

  test('of two who decide at once one is told that it is done', async () => {
    const other = await makeViewer(database.db, { grants: [{ role: 'network-admin', scope: 'network' }] });
    const { id } = accepted(await apply());
    const results = await Promise.all([decide(manager, id, 'accept'), decide(other, id, 'accept')]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    const refused = results.find((one) => !one.ok);
    assert.deepEqual(refused, { ok: false, refusal: { type: 'already-decided' } });
    assert.deepEqual(await organisations(), ['Stadtwerke Musterheim']);
    assert.equal((await mails()).length, 1);
  });

  test('nobody decides but the team of this hub and the network', async () => {
    const { id } = accepted(await apply());
    const foreign = await makeHub(database.db, { key: 'hub-leipzig' });
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden' });
    for (const grants of [
      [],
      [{ role: 'hub-manager', scope: `hub:${foreign.id}` }],
      [{ role: 'editor', scope: `hub:${hub.id}` }],
      [{ role: 'moderator', scope: 'network' }],
      [{ role: 'organisation-owner', scope: `organisation:${organisation.id}` }],
    ] as const) {
      const somebody = await makeViewer(database.db, { grants });
      assert.deepEqual(await decide(somebody, id, 'accept'), { ok: false, refusal: { type: 'not-allowed' } });
    }
    assert.deepEqual(await decide(anna, id, 'accept'), { ok: false, refusal: { type: 'not-allowed' } });
    assert.equal(await state(id), 'submitted');
  });

  test('only who applied changes or withdraws it, and others do not even learn that it exists', async () => {
    const { id } = accepted(await apply());
    const change = { profile: profileOf(place), why: 'x', answer: '' };
    const gone = { ok: false, refusal: { type: 'not-found' } };
    for (const somebody of [manager, await makeViewer(database.db)]) {
      assert.deepEqual(await withdrawAdmission(database.db, somebody, id, NOW), gone);
      assert.deepEqual(await changeAdmission(database.db, somebody, id, change, NOW), gone);
    }
    accepted(await withdrawAdmission(database.db, anna, id, NOW));
    assert.deepEqual(await decide(manager, id, 'accept'), { ok: false, refusal: { type: 'already-decided' } });
    assert.equal((await withdrawAdmission(database.db, anna, id, NOW)).ok, false);
    accepted(await apply());
  });

  test('who has been erased cannot be admitted', async () => {
    const { id } = accepted(await apply());
    await database.db.deleteFrom('person').where('id', '=', anna.id).execute();
    assert.deepEqual(await decide(manager, id, 'accept'), { ok: false, refusal: { type: 'already-decided' } });
  });

  test('an owner ends the membership: gone for good, also for later imports', async () => {
    const organisation = await makeOrganisation(database.db, { hub: 'hub-dresden' });
    const scope = `organisation:${organisation.id}` as const;
    const owner = await makeViewer(database.db, { grants: [{ role: 'organisation-owner', scope }] });
    const member = await makeViewer(database.db, {
      email: 'm@example.org',
      grants: [{ role: 'organisation-member', scope }],
    });
    const withdrawn: string[] = [];
    const owned = {
      move: async () => {},
      withdraw: async (_: unknown, __: unknown, id: string) => void withdrawn.push(id),
    };
    const end = (viewer: PersonViewer) =>
      endMembership(database.db, viewer, organisation.id, 'Aufgelöst.', { owned, now: NOW });
    assert.deepEqual(await end(member), { ok: false, refusal: { type: 'not-allowed' } });
    accepted(await end(owner));
    assert.deepEqual(withdrawn, [organisation.id]);
    assert.deepEqual(await findOrganisation(database.db, ANONYMOUS, organisation.slug), { found: 'removed' });
    assert.deepEqual([await rolesOf(owner.id), await rolesOf(member.id)], [[], []]);
    assert.deepEqual(
      (await mails()).map((mail) => [mail.kind, mail.to_address]),
      [['membership-ended', 'm@example.org']],
    );
    assert.deepEqual(await notices(), [{ kind: 'organisation.left', person_id: manager.id }]);
    assert.deepEqual(await end(owner), { ok: false, refusal: { type: 'not-found' } });
    await makeOrganisation(database.db, { summary: 'Wieder da?' });
    assert.deepEqual(await findOrganisation(database.db, ANONYMOUS, organisation.slug), { found: 'removed' });
  });

  test('who is in the directory without the hub’s team cannot be put out by another hub', async () => {
    const organisation = await makeOrganisation(database.db);
    const owned = { move: async () => {}, withdraw: async () => {} };
    const result = await endMembership(database.db, manager, organisation.id, 'x', { owned, now: NOW });
    assert.deepEqual(result, { ok: false, refusal: { type: 'not-allowed' } });
  });
});
