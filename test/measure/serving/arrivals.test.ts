import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';

const test = suite('arrivals');

test('Poisson arrivals ascend, at the rate asked for, and the seed decides them', () => {
  const arrivals = poissonArrivals(50, 100_000, 1);
  assert.is(arrivals.length, 100_000);
  assert.ok(arrivals.every((arrival, i) => i === 0 || arrival >= arrivals[i - 1]));
  assert.ok(Math.abs(arrivals[99_999] / (100_000 * 20) - 1) < 0.01, 'a mean gap of 20 ms');
  assert.equal(poissonArrivals(50, 10, 1), poissonArrivals(50, 10, 1));
  assert.not.equal(poissonArrivals(50, 10, 1), poissonArrivals(50, 10, 2));
});

test('counts in equal stretches of time have their mean as variance', () => {
  const counts = new Array<number>(2000).fill(0);
  for (const arrival of poissonArrivals(10, 21_000, 3)) {
    if (arrival < 2_000_000) counts[Math.floor(arrival / 1000)]++;
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  assert.ok(Math.abs(mean - 10) < 0.3, `${mean}`);
  assert.ok(Math.abs(variance / mean - 1) < 0.1, `${variance}`);
});

test('bad rates and counts are named', () => {
  assert.throws(() => poissonArrivals(0, 5, 1), /arrival rate \(reviews a second\) .* not 0/);
  assert.throws(() => poissonArrivals(NaN, 5, 1), /not NaN/);
  assert.throws(() => poissonArrivals(1, 2.5, 1), /number of arrivals must be a whole number/);
  assert.is(poissonArrivals(5, 0, 1).length, 0);
});

test.run();
