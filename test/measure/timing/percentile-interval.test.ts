import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { percentileInterval, valuesNeeded } from '../../../lib/measure/timing/percentile-interval';
import { seededRandom } from '../../../lib/measure/seeded-random';

const test = suite('percentile interval');

/** 1, 2, 3 ...: a value is its own rank. */
const ranks = (count: number) => Float64Array.from({ length: count }, (_, i) => i + 1);

test('ranks are the binomial points of scipy.stats.binom.ppf, the upper one and one more', () => {
  assert.equal(percentileInterval(ranks(100), 0.5), [40, 61]);
  assert.equal(percentileInterval(ranks(1000), 0.9), [881, 919]);
  assert.equal(percentileInterval(ranks(1000), 0.99), [983, 997]);
  assert.equal(percentileInterval(ranks(5000), 0.99), [4936, 4964]);
  assert.equal(percentileInterval(ranks(368), 0.99), [360, 368]);
});

test('too few values leave the upper end open', () => {
  assert.equal(percentileInterval(ranks(367), 0.99), [359, Infinity]);
  assert.equal(percentileInterval(ranks(10), 0.5), [2, 9]);
  assert.equal(percentileInterval([7], 0.5), [-Infinity, Infinity]);
  assert.is(valuesNeeded(0.99), 368);
  assert.is(valuesNeeded(0.5), 6);
});

test('values that hang together make the interval as wide as fewer values do', () => {
  const [low, high] = percentileInterval(ranks(5000), 0.99, 1000);
  assert.equal([low, high], [983 * 5, 997 * 5]);
  assert.equal(percentileInterval(ranks(1000), 0.99, 200)[1], Infinity);
});

test('holds the true percentile about 95 times in 100', () => {
  const random = seededRandom(3);
  let held = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const values = Float64Array.from({ length: 500 }, random).sort();
    const [low, high] = percentileInterval(values, 0.9);
    held += Number(low <= 0.9 && 0.9 <= high);
  }
  assert.ok(held >= 935 && held <= 985, `${held} of 1000`);
});

test('bad input', () => {
  assert.throws(() => percentileInterval([], 0.9), /the number of values/);
  assert.throws(() => percentileInterval([1], 1), /between 0 and 1, not 1/);
  assert.throws(() => percentileInterval([1], 0), /between 0 and 1, not 0/);
  assert.throws(() => percentileInterval([1], NaN), /between 0 and 1/);
  assert.throws(() => percentileInterval([1], 0.5, 0), /independent/);
  assert.throws(() => valuesNeeded(0), /between 0 and 1/);
});

test.run();
