import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { REGISTRATION_STATES } from './model.ts';
import { next, offerDeadline, pickWaiting, type RegistrationAction, takesPlaces } from './rules.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const ahead = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

const ACTIONS: RegistrationAction[] = [
  'queue',
  'confirm',
  'pass',
  'approve',
  'approve-waiting',
  'decline',
  'offer',
  'accept',
  'cancel',
  'expire',
  'revive',
  'revive-request',
  'revive-waiting',
];

describe('the rules of registration', () => {
  test('what has ended by somebody’s will stays ended, what ran out can come back', () => {
    for (const action of ACTIONS) {
      assert.equal(next('cancelled', action), undefined);
      assert.equal(next('declined', action), undefined);
      assert.equal(next('expired', action) !== undefined, action.startsWith('revive'));
    }
  });

  test('a place is won only by confirming, accepting, an approval, or once more', () => {
    const ways = REGISTRATION_STATES.flatMap((state) =>
      ACTIONS.filter((action) => next(state, action) === 'confirmed').map((action) => `${state} ${action}`),
    );
    assert.deepEqual(ways.sort(), ['expired revive', 'held confirm', 'offered accept', 'requested approve']);
    assert.deepEqual(REGISTRATION_STATES.filter(takesPlaces), ['held', 'offered', 'confirmed']);
  });

  test('an offer lasts as long as was set, and shorter shortly before the event', () => {
    assert.deepEqual(offerDeadline(NOW, 48, ahead(1000)), ahead(48));
    assert.deepEqual(offerDeadline(NOW, 48, ahead(20)), ahead(10));
    assert.deepEqual(offerDeadline(NOW, 48, ahead(0.2)), ahead(0.5));
  });

  test('moves up along the queue whoever fits what is left, of the event and of the ticket kind', () => {
    const queue = [
      { id: 'group', ticket: 'a', quantity: 3 },
      { id: 'one', ticket: 'a', quantity: 1 },
      { id: 'two', ticket: 'b', quantity: 2 },
      { id: 'last', ticket: 'b', quantity: 1 },
    ];
    const pick = (free: number | null, a: number | null, b: number | null) =>
      pickWaiting(
        queue,
        free,
        new Map([
          ['a', a],
          ['b', b],
        ]),
      ).map(({ id }) => id);
    assert.deepEqual(pick(2, null, null), ['one', 'last']);
    assert.deepEqual(pick(3, null, null), ['group']);
    assert.deepEqual(pick(null, 3, 1), ['group', 'last']);
    assert.deepEqual(pick(null, null, null), ['group', 'one', 'two', 'last']);
    assert.deepEqual(pick(0, null, null), []);
    assert.deepEqual(pick(5, 0, null), ['two', 'last']);
  });
});
