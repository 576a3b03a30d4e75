import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canAnswer, canWish, commonLangs, groupsFor, takesPlace, wishesLeft, wishOf } from './rules.ts';

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const GROUPS = ['seek', 'offer', 'press'].map((key) => ({ key, name: { de: key } }));

test('wishes can be said while they are open, up to the minute they close', () => {
  const matchmaking = { state: 'wishing' as const, wishesCloseAt: at('12:00') };
  assert.deepEqual([canWish(matchmaking, at('11:59')), canWish(matchmaking, at('12:00'))], [true, false]);
  assert.equal(canWish({ ...matchmaking, state: 'planning' }, at('11:00')), false);
});

test('answers have their own time, also after wishes are closed, and end with the plan', () => {
  const request = { expiresAt: at('13:00') };
  assert.deepEqual(
    (['wishing', 'planning', 'published', 'closed'] as const).map((state) =>
      canAnswer({ state }, request, at('12:30')),
    ),
    [true, true, false, false],
  );
  assert.equal(canAnswer({ state: 'planning' }, request, at('13:00')), false);
});

test('groups meet those they are paired with, either way round; without pairs or a group everybody meets everybody', () => {
  const paired = { groups: GROUPS, whoMeetsWhom: [['seek', 'offer']] as [string, string][] };
  assert.deepEqual(groupsFor(paired, { groupKey: 'seek' }), ['offer']);
  assert.deepEqual(groupsFor(paired, { groupKey: 'offer' }), ['seek']);
  assert.deepEqual(groupsFor(paired, { groupKey: 'press' }), []);
  assert.equal(groupsFor(paired, { groupKey: null }), undefined);
  assert.equal(groupsFor({ groups: GROUPS, whoMeetsWhom: [] }, { groupKey: 'seek' }), undefined);
});

test('a wish takes a place while the request lives; only accepting takes none', () => {
  assert.equal(takesPlace({ state: 'open', myWish: 3 }), true);
  assert.equal(takesPlace({ state: 'accepted', myWish: 0 }), false);
  assert.equal(takesPlace({ state: 'open', myWish: null }), false);
  for (const state of ['declined', 'expired', 'withdrawn'] as const)
    assert.equal(takesPlace({ state, myWish: 3 }), false);
  assert.deepEqual([wishesLeft({ maxWishes: 5 }, 2), wishesLeft({ maxWishes: 5 }, 9)], [3, 0]);
});

test('knows the wish of a strength, and the languages two have in common', () => {
  assert.deepEqual([3, 2, 1, 0, null].map(wishOf), ['must', 'want', 'would', undefined, undefined]);
  assert.deepEqual(commonLangs({ langs: ['de', 'cs', 'en'] }, { langs: ['en', 'cs'] }), ['cs', 'en']);
});
