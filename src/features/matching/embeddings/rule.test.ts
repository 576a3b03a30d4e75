import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reason } from '#engines/matching';
import { seeded } from '../../../engines/matching/fixtures.ts';
import { FLOOR, POINTS, pointsFor, toUnit, withEmbedding } from './rule.ts';

const sum = (reasons: readonly { contribution: number }[]) =>
  reasons.reduce((total, { contribution }) => total + contribution, 0);

test('the rule as it is documented', () => {
  assert.deepEqual([POINTS, FLOOR], [40, 0.4]);
  assert.deepEqual([1, 0.7, 0.4, 0.2, 0, -1].map(pointsFor), [40, 20, 0, 0, 0, 0]);
  // A cosine of vectors that were rounded may be a little more than 1.
  assert.equal(pointsFor(1.000001), POINTS);
});

test('the parts add up exactly, the biggest first, whatever the numbers', () => {
  const random = seeded(7);
  for (let round = 0; round < 2000; round++) {
    const reasons: Reason[] = Array.from({ length: Math.floor(random() * 20) }, (_, at) => ({
      type: 'fit' as const,
      contribution: Math.round((random() * 60 - 10) * 4096) / 4096,
      factor: 'budget' as const,
      asked: at,
      fits: true,
    })).sort((a, b) => b.contribution - a.contribution);
    const similarity = random() * 2 - 1;
    const match = { score: sum(reasons), akin: random(), accord: random(), reasons };
    const blended = withEmbedding(match, similarity, 'm');
    assert.equal(sum(blended.reasons), blended.score);
    assert.equal(sum(blended.reasons.toReversed()), blended.score);
    const contributions = blended.reasons.map(({ contribution }) => contribution);
    assert.deepEqual(
      contributions,
      contributions.toSorted((a, b) => b - a),
    );
    const added = blended.reasons.filter((reason) => reason.type === 'embedding');
    assert.deepEqual(
      added,
      similarity > FLOOR && pointsFor(similarity) > 0
        ? [{ type: 'embedding', contribution: pointsFor(similarity), similarity, model: 'm' }]
        : [],
    );
    assert.deepEqual(
      blended.reasons.filter((reason) => reason.type !== 'embedding'),
      reasons,
    );
  }
});

test('an entry without a vector is as it was', () => {
  const match = { score: 3, akin: 0, accord: 0, reasons: [] };
  assert.equal(withEmbedding(match, undefined, 'm'), match);
});

test('a vector gets the length 1, unless it has no direction', () => {
  assert.deepEqual(toUnit([3, 4]), Float32Array.of(0.6, 0.8));
  for (const numbers of [[0, 0], [], [1, Number.NaN], [Number.POSITIVE_INFINITY]])
    assert.equal(toUnit(numbers), undefined);
  assert.deepEqual(toUnit([1e-200, 0]), undefined);
});
