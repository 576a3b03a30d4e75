import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Grant, PersonViewer } from '#engines/kit';
import { forEachDatabase } from '#platform/testing';
import { accepted, makeHub, makeOrganisation, makeViewer } from '../fixtures.ts';
import { claimOrganisation, decideClaim } from './commands/claim.ts';
import { changeColleague } from './commands/colleagues.ts';
import { acceptInvitation, findInvitationOfLink, inviteColleague, revokeInvitation } from './commands/invite.ts';
import type { MemberRole } from './model.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-17T12:00:00Z');
const WHEN = { baseUrl: 'https://hubs.example.org', now: NOW };
const NOT_ALLOWED = { ok: false, refusal: { type: 'not-allowed' } };
const NOT_FOUND = { ok: false, refusal: { type: 'not-found' } };

forEachDatabase('the people of an organisation', (database) => {
  let hub: { id: string };
  let organisation: { id: string; slug: string };
  let owner: PersonViewer;

  const grant = (role: MemberRole): Grant => ({ role, scope: `organisation:${organisation.id}` });
  const person = (more: Parameters<typeof makeViewer>[1] = {}) => makeViewer(database.db, more);
  beforeEach(async () => {
    hub = await makeHub(database.db);
    organisation = await makeOrganisation(database.db, { hub: 'hub-dresden', web: 'https://www.musterheim.de/start' });
    owner = await person({ grants: [grant('organisation-owner')] });
  });

  const invite = (viewer: PersonViewer, email = 'bert@example.org', role: MemberRole = 'organisation-member') =>
    inviteColleague(database.db, viewer, organisation.id, { email, role }, WHEN);
  const lastKey = async () => {
    const mail = await database.db.selectFrom('mail').select('text').orderBy('id', 'desc').executeTakeFirstOrThrow();
    return /invitations\/([\w-]{43})/.exec(mail.text)?.[1] ?? assert.fail('no link');
  };
  const roleOf = async (id: string) =>
    (await database.db.selectFrom('role_grant').select('role').where('person_id', '=', id).execute()).map(
      ({ role }) => role,
    );
  const noticesTo = async (id: string) =>
    (await database.db.selectFrom('notice').select('kind').where('person_id', '=', id).execute()).map(
      ({ kind }) => kind,
    );

  test('who is invited by mail and signs in with that address gets the role, once', async () => {
    const { id } = accepted(await invite(owner));
    const key = await lastKey();
    assert.equal(await findInvitationOfLink(database.db, key, NOW), id);
    const bert = await person({ email: 'bert@example.org' });
    const results = await Promise.all([
      acceptInvitation(database.db, bert, id, NOW),
      acceptInvitation(database.db, bert, id, NOW),
    ]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    assert.deepEqual(await roleOf(bert.id), ['organisation-member']);
    assert.deepEqual(await noticesTo(owner.id), ['invitation.accepted']);
    assert.equal(await findInvitationOfLink(database.db, key, NOW), undefined);
  });

  test('who was passed the link gets nothing with another address, nor with one that is not proved', async () => {
    const { id } = accepted(await invite(owner));
    const other = { ok: false, refusal: { type: 'other-address' } };
    assert.deepEqual(await acceptInvitation(database.db, await person({ email: 'eve@example.org' }), id, NOW), other);
    const claimed = await person({ email: 'bert@example.org' });
    await database.db.updateTable('person').set({ email_verified: false }).where('id', '=', claimed.id).execute();
    assert.deepEqual(await acceptInvitation(database.db, claimed, id, NOW), other);
    assert.deepEqual(await roleOf(claimed.id), []);
  });

  test('an invitation runs out, can be taken back, and falls with the role of who invited', async () => {
    const bert = await person({ email: 'bert@example.org' });
    const first = accepted(await invite(owner));
    assert.deepEqual(await acceptInvitation(database.db, bert, first.id, LATER), NOT_FOUND);
    assert.equal(await findInvitationOfLink(database.db, await lastKey(), LATER), undefined);
    accepted(await revokeInvitation(database.db, owner, organisation.id, first.id));
    assert.deepEqual(await acceptInvitation(database.db, bert, first.id, NOW), NOT_FOUND);
    assert.equal(await findInvitationOfLink(database.db, await lastKey(), NOW), undefined);
    const second = accepted(await invite(owner));
    await database.db.deleteFrom('role_grant').where('person_id', '=', owner.id).execute();
    assert.deepEqual(await acceptInvitation(database.db, bert, second.id, NOW), NOT_FOUND);
  });

  test('one address has one open invitation; one that ran out makes room', async () => {
    accepted(await invite(owner));
    assert.deepEqual(await invite(owner), { ok: false, refusal: { type: 'already-invited' } });
    const again = { email: 'bert@example.org', role: 'organisation-owner' } as const;
    accepted(await inviteColleague(database.db, owner, organisation.id, again, { ...WHEN, now: LATER }));
    assert.deepEqual(await invite(owner, owner.email), { ok: false, refusal: { type: 'already-member' } });
  });

  test('members, strangers and the team of another hub invite nobody', async () => {
    const foreign = await makeHub(database.db, { key: 'hub-leipzig' });
    const stranger = await makeOrganisation(database.db, { key: 'fremd', name: 'Fremd' });
    for (const grants of [
      [grant('organisation-member')],
      [],
      [{ role: 'hub-manager', scope: `hub:${foreign.id}` }],
      [{ role: 'organisation-owner', scope: `organisation:${stranger.id}` }],
      [{ role: 'editor', scope: 'network' }],
    ] as const)
      assert.deepEqual(await invite(await person({ grants }), 'x@example.org', 'organisation-owner'), NOT_ALLOWED);
    assert.equal((await database.db.selectFrom('mail').select('id').execute()).length, 0);
  });

  test('an invitation of another organisation cannot be taken back by guessing its id', async () => {
    const { id } = accepted(await invite(owner));
    const other = await makeOrganisation(database.db, { key: 'fremd', name: 'Fremd' });
    const eve = await person({ grants: [{ role: 'organisation-owner', scope: `organisation:${other.id}` }] });
    assert.deepEqual(await revokeInvitation(database.db, eve, other.id, id), NOT_FOUND);
    assert.deepEqual(await revokeInvitation(database.db, eve, organisation.id, id), NOT_ALLOWED);
  });

  test('a name full of markup stays text in the mail', async () => {
    const evil = await person({
      name: '<img src=x onerror=alert(1)>\r\nBcc: a@b.c',
      grants: [grant('organisation-owner')],
    });
    accepted(await invite(evil));
    const mail = await database.db.selectFrom('mail').select(['html', 'subject']).executeTakeFirstOrThrow();
    assert.equal(mail.html.includes('<img'), false);
    assert.equal(/[\r\n]/.test(mail.subject), false);
  });

  test('the last owner stays, also when two go at the same moment', async () => {
    const change = (viewer: PersonViewer, id: string, role: MemberRole | undefined) =>
      changeColleague(database.db, viewer, organisation.id, { person: id, role }, NOW);
    const last = { ok: false, refusal: { type: 'last-owner' } };
    assert.deepEqual(await change(owner, owner.id, undefined), last);
    assert.deepEqual(await change(owner, owner.id, 'organisation-member'), last);
    const manager = await person({ grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    assert.deepEqual(await change(manager, owner.id, undefined), last);
    const second = await person({ grants: [grant('organisation-owner')] });
    const results = await Promise.all([change(owner, owner.id, undefined), change(second, second.id, undefined)]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
  });

  test('owners change roles, members only go themselves', async () => {
    const member = await person({ grants: [grant('organisation-member')] });
    const change = (viewer: PersonViewer, id: string, role: MemberRole | undefined) =>
      changeColleague(database.db, viewer, organisation.id, { person: id, role }, NOW);
    assert.deepEqual(await change(member, member.id, 'organisation-owner'), NOT_ALLOWED);
    assert.deepEqual(await change(member, owner.id, undefined), NOT_ALLOWED);
    assert.deepEqual(await change(owner, (await person()).id, 'organisation-owner'), NOT_FOUND);
    accepted(await change(owner, member.id, 'organisation-owner'));
    assert.deepEqual(await roleOf(member.id), ['organisation-owner']);
    accepted(await change({ ...member, grants: [grant('organisation-owner')] }, owner.id, 'organisation-member'));
    assert.deepEqual(await roleOf(owner.id), ['organisation-member']);
    accepted(await change(owner, owner.id, undefined));
    assert.deepEqual(await roleOf(owner.id), []);
  });

  const claim = (viewer: PersonViewer) => claimOrganisation(database.db, viewer, organisation.id, 'Referat 3', NOW);

  test('who has the domain becomes owner where there is none, otherwise member; the owners are told', async () => {
    const first = await person({ email: 'rat@musterheim.de' });
    assert.deepEqual(accepted(await claim(first)), { granted: true });
    assert.deepEqual(await roleOf(first.id), ['organisation-member']);
    assert.deepEqual(await noticesTo(owner.id), ['claim.granted']);
    await database.db.deleteFrom('role_grant').execute();
    const second = await person({ email: 'amt@musterheim.de' });
    accepted(await claim(second));
    assert.deepEqual(await roleOf(second.id), ['organisation-owner']);
    assert.deepEqual(await claim(second), { ok: false, refusal: { type: 'already-member' } });
  });

  test('everybody else waits for the team, and the owners see it', async () => {
    const manager = await person({ grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    for (const email of ['x@evil-musterheim.de', 'x@musterheim.de.evil.com', 'x@gmail.com', 'x@muѕterheim.de']) {
      const somebody = await person({ email });
      assert.deepEqual(accepted(await claim(somebody)), { granted: false }, email);
      assert.deepEqual(await roleOf(somebody.id), [], email);
      assert.deepEqual(await claim(somebody), { ok: false, refusal: { type: 'already-claimed' } });
    }
    assert.deepEqual(await noticesTo(manager.id), Array(4).fill('claim.submitted'));
    assert.deepEqual(await noticesTo(owner.id), Array(4).fill('claim.seen'));
  });

  test('an address nobody has proved grants nothing', async () => {
    const eve = await person({ email: 'chef@musterheim.de' });
    await database.db.updateTable('person').set({ email_verified: false }).where('id', '=', eve.id).execute();
    assert.deepEqual(accepted(await claim(eve)), { granted: false });
  });

  test('the team decides on a claim, once; nobody else does, not even the owners', async () => {
    const manager = await person({ grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    const claimant = await person({ email: 'c@gmail.com', lang: 'cs' });
    accepted(await claim(claimant));
    const { id } = await database.db.selectFrom('claim').select('id').executeTakeFirstOrThrow();
    const decide = (viewer: PersonViewer, decision: 'grant' | 'decline') =>
      decideClaim(database.db, viewer, id, { decision, reason: 'Telefonisch geprüft.' }, WHEN);
    const foreign = await makeHub(database.db, { key: 'hub-leipzig' });
    const other = await person({ grants: [{ role: 'hub-manager', scope: `hub:${foreign.id}` }] });
    for (const viewer of [owner, claimant, other]) assert.deepEqual(await decide(viewer, 'grant'), NOT_ALLOWED);
    const results = await Promise.all([decide(manager, 'grant'), decide(manager, 'decline')]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    const { state } = await database.db.selectFrom('claim').select('state').executeTakeFirstOrThrow();
    assert.deepEqual(await roleOf(claimant.id), state === 'granted' ? ['organisation-owner'] : []);
    const mail = await database.db.selectFrom('mail').select(['text', 'to_address']).execute();
    assert.equal(mail.length, 1);
    assert.match(mail[0]?.text ?? '', /Odůvodnění:\n\n> Telefonisch geprüft\./);
  });
});
