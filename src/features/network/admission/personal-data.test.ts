import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 as uuid } from 'uuid';
import { forEachDatabase } from '#platform/testing';
import { accepted, makeHub, makeOrganisation, makeViewer, placeId, profileOf } from '../fixtures.ts';
import { applyForMembership } from './commands/apply.ts';
import { claimOrganisation } from './commands/claim.ts';
import { decideAdmission } from './commands/decide.ts';
import { inviteColleague } from './commands/invite.ts';
import { networkPersonalData, networkRetention } from './personal-data.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const WHEN = { baseUrl: 'https://hubs.example.org', now: NOW };
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

forEachDatabase('what the network keeps about people', (database) => {
  /** Anna applies, claims, is invited, and is the contact of the hub; Ben has applied too. */
  async function fill() {
    const { db } = database;
    const contact = { name: 'Anna Beispiel', role: { de: 'Leitung' }, email: 'Anna@example.org' };
    const hub = await makeHub(db, { sites: [{ key: 's', name: 'S', place: 'dresden', focus: { de: 'x' }, contact }] });
    const organisation = await makeOrganisation(db, { hub: 'hub-dresden' });
    const anna = await makeViewer(db, { email: 'anna@example.org' });
    const ben = await makeViewer(db, {
      email: 'ben@example.org',
      grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }],
    });
    const apply = async (viewer: typeof anna) =>
      accepted(
        await applyForMembership(
          db,
          viewer,
          { hub: hub.id, profile: profileOf(await placeId(db)), why: `Geheim von ${viewer.email}` },
          NOW,
        ),
      ).id;
    const decline = { decision: 'decline', reason: 'Nein, Anna.', message: 'Nein.' } as const;
    accepted(await decideAdmission(db, ben, await apply(anna), decline, WHEN));
    await apply(ben);
    accepted(await claimOrganisation(db, anna, organisation.id, 'Geheime Funktion', NOW));
    accepted(
      await inviteColleague(db, ben, organisation.id, { email: 'anna@example.org', role: 'organisation-member' }, WHEN),
    );
    return { anna, ben };
  }

  test('somebody gets what is theirs and nothing of others', async () => {
    const { anna } = await fill();
    const given = await networkPersonalData.export(database.db, { person: anna.id, emails: ['anna@example.org'] });
    const counts = Object.fromEntries(Object.entries(given).map(([table, rows]) => [table, rows.length]));
    assert.deepEqual(counts, {
      admission: 1,
      admission_decided: 0,
      claim: 1,
      claim_decided: 0,
      invitation: 1,
      site: 1,
    });
    const text = JSON.stringify(given);
    assert.match(text, /Geheim von anna/);
    assert.match(text, /Nein, Anna\./);
    assert.equal(text.includes('ben@'), false);
  });

  test('a guest without an account is told what holds the address', async () => {
    await fill();
    const given = await networkPersonalData.export(database.db, { emails: ['anna@example.org'] });
    assert.deepEqual([given.admission?.length, given.invitation?.length, given.site?.length], [0, 1, 1]);
  });

  test('erased, nothing of the person is left in any column, and others keep theirs', async () => {
    const { anna } = await fill();
    const erased = await database.db
      .transaction()
      .execute((trx) => networkPersonalData.erase(trx, { person: anna.id, emails: ['anna@example.org'] }, NOW));
    assert.deepEqual(
      erased.map(({ table, rows, how }) => `${table} ${rows} ${how}`),
      ['admission 1 deleted', 'claim 1 deleted', 'invitation 1 deleted', 'site 1 anonymised'],
    );
    for (const table of ['admission', 'claim', 'invitation', 'site', 'link'] as const) {
      const text = JSON.stringify(await database.db.selectFrom(table).selectAll().execute()).toLowerCase();
      for (const trace of ['anna', anna.id, 'geheime funktion'])
        assert.equal(text.includes(trace), false, `${table}: ${trace}`);
    }
    assert.equal((await database.db.selectFrom('admission').select('why').execute()).length, 1);
  });

  test('what has come to nothing goes by itself, not a day earlier', async () => {
    const { anna } = await fill();
    const decided = {
      id: uuid(),
      organisation_id: (await database.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id,
    };
    await database.db
      .insertInto('claim')
      .values({
        ...decided,
        person_id: anna.id,
        state: 'declined',
        text: 'x',
        by_domain: false,
        claimed_at: NOW,
        decided_at: NOW,
      })
      .execute();
    const run = async (now: Date) => {
      const gone: number[] = [];
      for (const rule of networkRetention)
        gone.push(await database.db.transaction().execute((trx) => rule.run(trx, now)));
      return gone;
    };
    assert.deepEqual(await run(later(43)), [0, 0, 0]);
    assert.deepEqual(await run(later(45)), [0, 0, 1]);
    assert.deepEqual(await run(later(179)), [0, 0, 0]);
    assert.deepEqual(await run(later(181)), [1, 0, 0]);
    assert.deepEqual(await run(later(366)), [0, 1, 0]);
    const left = await database.db.selectFrom('admission').select('state').execute();
    assert.deepEqual(left, [{ state: 'submitted' }]);
  });
});
