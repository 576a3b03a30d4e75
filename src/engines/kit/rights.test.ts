import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Belongs,
  type Grant,
  type Holder,
  may,
  mayAnywhere,
  placesWhere,
  type Right,
  ROLE_SCOPES,
  ROLES,
  type Scope,
  type ScopeKind,
} from './rights.ts';
import type { PersonViewer, Viewer } from './viewer.ts';

/** Random numbers that are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KINDS = ['hub', 'organisation', 'event', 'call'] as const;
const IDS = ['a', 'b', 'c', 'aa'];
const ROUNDS = 3000;

function personWith(grants: readonly Grant[], id = 'me'): PersonViewer {
  const session = { id: 's', signedInAt: new Date(0) };
  return { kind: 'person', lang: 'de', id, name: '', email: '', grants, session };
}

/** A right, some grants and a thing, by chance. Rights of roles only unless `more` holders are given. */
function chance(random: () => number, more: readonly Holder[] = []) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? assert.fail();
  const some = <T>(from: readonly T[], share: number) => from.filter(() => random() < share);
  const scopeFor = (kind: ScopeKind): Scope => (kind === 'network' ? 'network' : `${kind}:${pick(IDS)}`);
  const makeGrant = (): Grant => {
    const role = pick(ROLES);
    return { role, scope: scopeFor(pick(ROLE_SCOPES[role])) };
  };
  const right: Right = {
    name: 'thing.do',
    label: { de: '', cs: '', pl: '', en: '' },
    holders: [...some(ROLES, 0.3), ...some(more, 0.3)],
  };
  const grants = Array.from({ length: Math.floor(random() * 5) }, makeGrant);
  const thing: Belongs = Object.fromEntries(
    KINDS.filter(() => random() < 0.5).map((kind) => [kind, random() < 0.1 ? null : pick(IDS)]),
  );
  if (random() < 0.5) thing.person = random() < 0.2 ? null : pick(['me', 'somebody']);
  return { right, grants, thing, makeGrant };
}

function forRounds(seed: number, check: (random: () => number) => void): void {
  const random = randomOf(seed);
  for (let round = 0; round < ROUNDS; round++) check(random);
}

describe('rights, whatever is granted', () => {
  test('a role holds where it was granted and nowhere else', () => {
    let [held, notHeld] = [0, 0];
    forRounds(1, (random) => {
      const { right, grants, thing } = chance(random);
      const expected = grants.some(
        ({ role, scope }) =>
          right.holders.includes(role) &&
          (scope === 'network' ||
            KINDS.some((kind) => thing[kind] !== undefined && scope === `${kind}:${thing[kind]}`)),
      );
      assert.equal(may(personWith(grants), right, thing), expected, JSON.stringify({ right, grants, thing }));
      expected ? held++ : notHeld++;
    });
    assert.ok(held > 100 && notHeld > 100, 'both happen');
  });

  test('a role in one hub is nothing in another, whatever the ids look like', () => {
    const right: Right = { name: 'x.y', label: { de: '', cs: '', pl: '', en: '' }, holders: ROLES };
    for (const id of ['a', '', 'undefined', 'null', 'a:b']) {
      const viewer = personWith([{ role: 'hub-manager', scope: `hub:${id}` }]);
      for (const thing of [
        {},
        { hub: undefined },
        { hub: null },
        { hub: 'other' },
        { organisation: id },
        { event: id },
      ])
        assert.equal(may(viewer, right, thing), false, JSON.stringify({ id, thing }));
    }
  });

  test('more grants never mean fewer rights', () => {
    forRounds(2, (random) => {
      const { right, grants, thing, makeGrant } = chance(random, ['self', 'person', 'anyone']);
      const before = may(personWith(grants), right, thing);
      if (before) assert.equal(may(personWith([...grants, makeGrant()]), right, thing), true);
    });
  });

  test('the places of a list are exactly those where it may be done', () => {
    forRounds(3, (random) => {
      const { right, grants } = chance(random);
      const viewer = personWith(grants);
      for (const kind of KINDS) {
        const places = placesWhere(viewer, right, kind);
        for (const id of [...IDS, 'elsewhere'])
          assert.equal(places === 'all' || places.includes(id), may(viewer, right, { [kind]: id }));
      }
    });
  });

  test('who may anywhere may at least at one of their places, and who may nowhere may not', () => {
    forRounds(4, (random) => {
      const { right, grants } = chance(random);
      const viewer = personWith(grants);
      const somewhere = KINDS.some((kind) => [...IDS].some((id) => may(viewer, right, { [kind]: id })));
      assert.equal(mayAnywhere(viewer, right), somewhere);
    });
  });

  test('what is one’s own is for oneself only, and never for who has not signed in', () => {
    forRounds(5, (random) => {
      const { thing } = chance(random);
      const right: Right = { name: 'x.y', label: { de: '', cs: '', pl: '', en: '' }, holders: ['self'] };
      assert.equal(may(personWith([]), right, thing), thing.person === 'me');
      assert.equal(may({ kind: 'anonymous', lang: 'de' }, right, thing), false);
    });
  });

  test('who has not signed in may what everybody may; the operator and the installation may everything', () => {
    forRounds(6, (random) => {
      const { right, thing } = chance(random, ['self', 'person', 'anyone']);
      assert.equal(may({ kind: 'anonymous', lang: 'de' }, right, thing), right.holders.includes('anyone'));
      const trusted: Viewer[] = [
        { kind: 'operator', lang: 'de' },
        { kind: 'system', lang: 'de' },
      ];
      for (const viewer of trusted) {
        assert.equal(may(viewer, right, thing), true);
        assert.equal(placesWhere(viewer, right, 'hub'), 'all');
      }
    });
  });
});
