import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { medianErrorShare } from '../../../lib/measure/cost/median-noise';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { drawNormal } from './made-sweeps';

const test = suite('median noise');

test('the standard error of a median, by hand', () => {
  // quartiles 4 and 6, median 5, nine values: 1.2533 / 1.349 x 2 / 3 / 5
  const values = [1, 2, 4, 4.5, 5, 5.5, 6, 8, 900];
  assert.ok(Math.abs(medianErrorShare(values) - ((1.2533 / 1.349) * 2) / 3 / 5) < 1e-12);
  assert.is(medianErrorShare([3, 3, 3]), 0);
});

test('is that of medians drawn many times', () => {
  const random = seededRandom(5);
  const draws = Array.from({ length: 400 }, () =>
    Float64Array.from({ length: 41 }, () => 10 + drawNormal(random)).sort(),
  );
  const medians = draws.map((values) => values[20]);
  const mean = medians.reduce((sum, value) => sum + value, 0) / medians.length;
  const variance = medians.reduce((sum, value) => sum + (value - mean) ** 2, 0) / medians.length;
  const share = Math.sqrt(
    draws.reduce((sum, values) => sum + medianErrorShare(values) ** 2, 0) / 400,
  );
  assert.ok(Math.abs((share * 10) / Math.sqrt(variance) - 1) < 0.1, `${share * 10}`);
});

test.run();
