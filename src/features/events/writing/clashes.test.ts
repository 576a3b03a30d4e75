import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findClashes } from './clashes.ts';

const session = (id: string, from: string, to: string, room: string | null, speakers: string[] = []) => ({
  id,
  startsAt: new Date(`2026-05-12T${from}:00Z`),
  endsAt: new Date(`2026-05-12T${to}:00Z`),
  room,
  speakers,
});

test('a room or a person in two sessions at the same time is a clash, one after the other is none', () => {
  const sessions = [
    session('c', '10:00', '11:00', 'hall', ['anna']),
    session('a', '08:00', '10:00', 'hall', ['anna']),
    session('b', '09:30', '10:30', 'hall', ['anna', 'jan']),
    session('d', '09:45', '09:50', null, ['jan']),
    session('e', '09:45', '09:50', null, ['eva']),
  ];
  assert.deepEqual(
    findClashes(sessions).map(({ what, who, first, second }) => `${first}${second} ${what} ${who}`),
    ['ab room hall', 'ab speaker anna', 'bd speaker jan', 'bc room hall', 'bc speaker anna'],
  );
});
