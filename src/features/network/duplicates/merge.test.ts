import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PersonViewer } from '#engines/kit';
import { claimAddresses } from '#platform/address';
import { forEachDatabase, listEvents } from '#platform/testing';
import { ANONYMOUS, accepted, makeHub, makeOrganisation, makeViewer } from '../fixtures.ts';
import { findHub, findOrganisation } from '../queries/index.ts';
import { dismissDuplicate, mergeOrganisations } from './commands.ts';
import { MERGED_FIELDS, type MergedField } from './model.ts';

const NOW = new Date('2026-03-02T12:00:00Z');

forEachDatabase('merging duplicates', (database) => {
  let hub: { id: string };
  let manager: PersonViewer;
  let a: { id: string; slug: string };
  let b: { id: string; slug: string };
  let moved: string[];

  beforeEach(async () => {
    const { db } = database;
    moved = [];
    hub = await makeHub(db);
    manager = await makeViewer(db, { grants: [{ role: 'hub-manager', scope: `hub:${hub.id}` }] });
    await makeOrganisation(db, { key: 'c', name: 'Dritte', hub: 'hub-dresden' });
    const funding = [{ amount: 5, currency: 'EUR', directive: 'Smart City', year: 2024 }];
    a = await makeOrganisation(db, {
      key: 'a',
      name: 'Werk Eins',
      hub: 'hub-dresden',
      relations: [{ kind: 'member_of', to: 'c' }],
      funding,
    });
    b = await makeOrganisation(db, {
      key: 'b',
      name: 'Werk 1',
      hub: 'hub-dresden',
      summary: 'Die bessere Beschreibung.',
      confirmed_on: '2026-01-01',
      relations: [
        { kind: 'member_of', to: 'c' },
        { kind: 'partner_of', to: 'a' },
        { kind: 'funds', to: 'c' },
      ],
      funding: [...funding, { amount: 7, currency: 'EUR', directive: 'Anderes', year: 2025 }],
    });
  });

  const owned = {
    move: async (_: unknown, __: unknown, from: string, to: string) => void moved.push(`${from} ${to}`),
    withdraw: async () => {},
  };
  const all = (side: 'survivor' | 'other') =>
    Object.fromEntries(MERGED_FIELDS.map((field) => [field, side])) as Record<MergedField, typeof side>;
  const merge = (viewer: PersonViewer, survivor: string, other: string, fields = all('survivor')) =>
    mergeOrganisations(database.db, viewer, { survivor, other, fields }, { owned, now: NOW });
  const found = async (slug: string) => {
    const answer = await findOrganisation(database.db, ANONYMOUS, slug);
    return answer?.found === 'here' ? answer.value : assert.fail(`${slug}: ${answer?.found}`);
  };

  test('the survivor has what was chosen, all relations and funding once, and the newer confirmation', async () => {
    const { slug } = accepted(await merge(manager, a.id, b.id, { ...all('survivor'), summary: 'other' }));
    const one = await found(slug);
    assert.deepEqual(
      [one.name, one.summary, one.confirmedOn],
      ['Werk Eins', 'Die bessere Beschreibung.', '2026-01-01'],
    );
    assert.deepEqual(one.relations.map(({ kind, name }) => `${kind} ${name}`).sort(), [
      'funds Dritte',
      'member_of Dritte',
    ]);
    assert.deepEqual(
      one.funding.map(({ directive }) => directive),
      ['Anderes', 'Smart City'],
    );
    assert.deepEqual(moved, [`${b.id} ${a.id}`]);
    const events = (await listEvents(database.db)).slice(-3).map(({ type, subject }) => `${type} ${subject}`);
    assert.deepEqual(events, [
      `organisation.saved organisation:${a.id}`,
      `organisation.merged organisation:${b.id}`,
      `organisation.removed organisation:${b.id}`,
    ]);
  });

  test('the old address leads to the survivor for ever, also after a second merge', async () => {
    accepted(await merge(manager, a.id, b.id));
    assert.deepEqual(await findOrganisation(database.db, ANONYMOUS, b.slug), { found: 'moved', slug: a.slug });
    const c = await found('dritte');
    accepted(await merge(manager, c.id, a.id));
    for (const old of [a.slug, b.slug])
      assert.deepEqual(await findOrganisation(database.db, ANONYMOUS, old), { found: 'moved', slug: 'dritte' });
  });

  test('the survivor can take the name of the other as address', async () => {
    accepted(await merge(manager, a.id, b.id));
    await makeOrganisation(database.db, { key: 'a', name: 'Werk Eins', slug: b.slug, hub: 'hub-dresden' });
    assert.equal((await found(b.slug)).id, a.id);
    const other = await database.db
      .transaction()
      .execute((trx) => claimAddresses(trx, 'organisation', [{ id: manager.id, wanted: b.slug }]));
    assert.equal(other.get(manager.id), `${b.slug}-2`);
  });

  test('people, invitations and claims come along, nobody twice', async () => {
    const both = [
      { role: 'organisation-member', scope: `organisation:${a.id}` },
      { role: 'organisation-owner', scope: `organisation:${b.id}` },
    ] as const;
    const anna = await makeViewer(database.db, { grants: both });
    const claim = { person_id: anna.id, state: 'open' as const, text: 'x', by_domain: false, claimed_at: NOW };
    const { v7: uuid } = await import('uuid');
    for (const organisation_id of [a.id, b.id]) {
      await database.db
        .insertInto('claim')
        .values({ id: uuid(), organisation_id, ...claim })
        .execute();
      const invitation = { id: uuid(), organisation_id, email: 'x@example.org', role: 'organisation-member' as const };
      await database.db
        .insertInto('invitation')
        .values({ ...invitation, invited_at: NOW, expires_at: NOW })
        .execute();
    }
    accepted(await merge(manager, a.id, b.id));
    const grants = await database.db
      .selectFrom('role_grant')
      .select(['role', 'scope'])
      .where('person_id', '=', anna.id)
      .execute();
    assert.deepEqual(grants, [{ role: 'organisation-owner', scope: `organisation:${a.id}` }]);
    for (const table of ['claim', 'invitation'] as const)
      assert.deepEqual(await database.db.selectFrom(table).select('organisation_id').execute(), [
        { organisation_id: a.id },
      ]);
  });

  test('an import leaves the merged one alone, and what refers to it means the survivor', async () => {
    accepted(await merge(manager, a.id, b.id));
    await makeOrganisation(database.db, { key: 'b', name: 'Werk 1 ist wieder da' });
    assert.deepEqual(await findOrganisation(database.db, ANONYMOUS, b.slug), { found: 'moved', slug: a.slug });
    await makeOrganisation(database.db, { key: 'neu', name: 'Neu', relations: [{ kind: 'part_of', to: 'b' }] });
    assert.deepEqual(
      (await found('neu')).relations.map(({ name }) => name),
      ['Werk Eins'],
    );
    await makeHub(database.db, { key: 'zwei', operator: 'b' });
    const second = await findHub(database.db, ANONYMOUS, 'zwei');
    assert.equal(second?.found === 'here' ? second.value.operator?.slug : undefined, a.slug);
  });

  test('merged with itself, with what is gone, in a circle, or twice at once is refused', async () => {
    assert.deepEqual(await merge(manager, a.id, a.id), { ok: false, refusal: { type: 'same' } });
    const results = await Promise.all([merge(manager, a.id, b.id), merge(manager, b.id, a.id)]);
    assert.deepEqual(results.map((one) => one.ok).sort(), [false, true]);
    assert.deepEqual(await merge(manager, a.id, b.id), { ok: false, refusal: { type: 'not-found' } });
    assert.deepEqual(await merge(manager, b.id, a.id), { ok: false, refusal: { type: 'not-found' } });
    const left = await database.db.selectFrom('organisation').select('id').where('removed_at', 'is', null).execute();
    assert.equal(left.length, 2);
  });

  test('nobody takes away what is another hub’s', async () => {
    await makeHub(database.db, { key: 'hub-leipzig' });
    const foreign = await makeOrganisation(database.db, { key: 'f', name: 'Werk Eins', hub: 'hub-leipzig' });
    const free = await makeOrganisation(database.db, { key: 'g', name: 'Werk Eins' });
    const owner = await makeViewer(database.db, {
      grants: [a, b].map(({ id }) => ({ role: 'organisation-owner' as const, scope: `organisation:${id}` as const })),
    });
    const refused = { ok: false, refusal: { type: 'not-allowed' } };
    for (const [viewer, other] of [
      [manager, foreign.id],
      [manager, free.id],
      [owner, b.id],
    ] as const) {
      assert.deepEqual(await merge(viewer, a.id, other), refused);
      assert.deepEqual(await merge(viewer, other, a.id), refused);
      assert.deepEqual(await dismissDuplicate(database.db, viewer, [a.id, other], NOW), refused);
    }
    assert.deepEqual(moved, []);
  });
});
