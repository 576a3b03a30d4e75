import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisSteps } from '#ui';

test('an axis has few round steps and reaches the highest value', () => {
  assert.deepEqual(axisSteps(0), [1]);
  assert.deepEqual(axisSteps(3), [1, 2, 3]);
  assert.deepEqual(axisSteps(70), [20, 40, 60, 80]);
  assert.deepEqual(axisSteps(5000), [2000, 4000, 6000]);
});
