import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DeskItem } from '#platform/feature';
import { inOrderOfUrgency, urgencyOf } from './desk-order.ts';

const TODAY = '2026-03-10';
const item = (title: string, since: string, due?: string): DeskItem => ({
  kind: 'test',
  title,
  href: '/de',
  count: 1,
  since: new Date(since),
  ...(due === undefined ? {} : { due }),
});

describe('the order of the desk', () => {
  test('overdue, then due within a week, then by how long it waits', () => {
    const items = [
      item('waits since yesterday', '2026-03-09'),
      item('due today', '2026-03-09', '2026-03-10'),
      item('due in a month, waits longest', '2026-01-01', '2026-04-10'),
      item('overdue since yesterday', '2026-03-01', '2026-03-09'),
      item('due in a week', '2026-01-02', '2026-03-17'),
      item('waits since February', '2026-02-01'),
      item('overdue for long', '2026-03-08', '2026-02-09'),
      item('due in eight days', '2026-02-02', '2026-03-18'),
    ];
    assert.deepEqual(
      inOrderOfUrgency(items, TODAY).map(({ title }) => title),
      [
        'overdue for long',
        'overdue since yesterday',
        'due today',
        'due in a week',
        'due in a month, waits longest',
        'waits since February',
        'due in eight days',
        'waits since yesterday',
      ],
    );
    assert.equal(items[0]?.title, 'waits since yesterday');
  });

  test('what is due the same day: who waits longer is first', () => {
    const items = [item('b', '2026-03-02', TODAY), item('a', '2026-03-03', TODAY), item('c', '2026-03-01', TODAY)];
    assert.deepEqual(
      inOrderOfUrgency(items, TODAY).map(({ title }) => title),
      ['c', 'b', 'a'],
    );
  });

  test('across the end of a month and summer time a week is seven days', () => {
    assert.equal(urgencyOf(item('', '2026-03-01', '2026-04-03'), '2026-03-27'), 'soon');
    assert.equal(urgencyOf(item('', '2026-03-01', '2026-04-04'), '2026-03-27'), 'waiting');
  });
});
