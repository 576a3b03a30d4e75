import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { attendanceOf, hoursOf, rightTime, type Shown } from './rules.ts';

const at = (time: string) => new Date(`2026-05-12T${time}:00Z`);
const shown = (id: string, time: string, more: Partial<Shown> = {}): Shown => ({
  id,
  at: at(time),
  receivedAt: at('12:00'),
  device: 'A',
  isUndo: false,
  ...more,
});

describe('attendance', () => {
  test('begins with the first time, whichever arrived first, and the later one is a double', () => {
    const early = shown('early', '08:01', { receivedAt: at('11:00') });
    const late = shown('late', '08:03', { receivedAt: at('09:00') });
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const { first, doubles } = attendanceOf(order);
      assert.equal(first?.id, 'early');
      assert.deepEqual(
        doubles.map(({ id }) => id),
        ['late'],
      );
    }
  });

  test('ends with an undo and begins anew after it', () => {
    const undo = shown('undo', '08:05', { isUndo: true });
    assert.deepEqual(attendanceOf([shown('a', '08:01'), shown('b', '08:03'), undo]), { first: undefined, doubles: [] });
    assert.equal(attendanceOf([undo, shown('a', '08:01'), shown('c', '08:10')]).first?.id, 'c');
  });

  test('is the same for the same moments in every order', () => {
    const same = [shown('b', '08:00'), shown('a', '08:00'), shown('c', '08:00')];
    assert.deepEqual(attendanceOf(same), attendanceOf(same.toReversed()));
  });
});

describe('the time of a device', () => {
  const now = at('10:00');
  test('is taken as it is when its clock is right, and put right when it is hours off', () => {
    assert.deepEqual(rightTime(at('09:30'), at('10:01'), now), at('09:30'));
    assert.deepEqual(rightTime(at('05:30'), at('06:00'), now), at('09:30'));
    assert.deepEqual(rightTime(at('17:30'), at('18:00'), now), at('09:30'));
  });
  test('never lies in the future', () => {
    assert.deepEqual(rightTime(at('10:01'), at('10:00'), now), now);
  });
});

describe('hours that are certified', () => {
  const day = {
    startsAt: at('08:00'),
    endsAt: at('14:00'),
    startsOn: '2026-05-12',
    endsOn: '2026-05-12',
    allDay: false,
  };
  test('are those from beginning to end of one day without sessions', () => {
    assert.equal(hoursOf({ ...day, sessions: [] }), 6);
    assert.equal(hoursOf({ ...day, endsOn: '2026-05-13', sessions: [] }), undefined);
    assert.equal(hoursOf({ ...day, allDay: true, sessions: [] }), undefined);
  });
  test('count breaks never and sessions beside each other once', () => {
    const sessions = [
      { kind: 'talk', startsAt: at('08:00'), endsAt: at('10:00') },
      { kind: 'workshop', startsAt: at('09:00'), endsAt: at('11:00') },
      { kind: 'break', startsAt: at('11:00'), endsAt: at('12:00') },
      { kind: 'panel', startsAt: at('12:00'), endsAt: at('13:30') },
    ];
    assert.equal(hoursOf({ ...day, sessions }), 4.5);
  });
});
