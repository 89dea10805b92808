import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { highestArrivalRate } from '../../../lib/measure/serving/capacity';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { randomAt } from '../../../lib/measure/seeded-random';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';

const test = suite('capacity');

test('M/M/1: the rate is where theory puts it, mu - ln(100) / bound', () => {
  const exponential = (_: number, review: number): number => -Math.log1p(-randomAt(17, review));
  const theory = 1000 * (1 - Math.log(100) / 15); // mean service 1 ms, bound 15 ms
  const { reviewsPerSecond, p99Ms } = highestArrivalRate(onArrival(), exponential, 15, {
    arrivals: 100_000,
  });
  assert.ok(Math.abs(reviewsPerSecond / theory - 1) < 0.03, `${reviewsPerSecond}, not ${theory}`);
  assert.ok(p99Ms <= 15);
});

test('the rate found keeps the bound, and a little more breaks it', () => {
  const serviceTime = (n: number): number => 0.4 + 0.02 * n;
  for (const policy of [onArrival(), microBatches(32, 5)]) {
    const options = { arrivals: 50_000, seed: 3 };
    const found = highestArrivalRate(policy, serviceTime, 5, options);
    const p99At = (rate: number): number =>
      simulateArrivals(poissonArrivals(rate, 50_000, 3), policy, serviceTime).timeToAnswer.p99Ms;
    assert.ok(Math.abs(p99At(found.reviewsPerSecond) - found.p99Ms) < 1e-6);
    assert.ok(found.p99Ms <= 5);
    assert.ok(p99At(found.reviewsPerSecond * 1.03) > 5);
    assert.ok(found.reviewsPerSecond < found.limitPerSecond);
  }
});

test('micro-batches take many times the reviews, up to their own limit', () => {
  const serviceTime = (n: number): number => 0.4 + 0.02 * n;
  const single = highestArrivalRate(onArrival(), serviceTime, 20, { arrivals: 20_000 });
  const batched = highestArrivalRate(microBatches(64, 5), serviceTime, 20, { arrivals: 20_000 });
  assert.ok(Math.abs(single.limitPerSecond - 1000 / 0.42) < 1e-6);
  assert.ok(Math.abs(batched.limitPerSecond - 64_000 / 1.68) < 1e-6);
  assert.ok(batched.reviewsPerSecond > 8 * single.reviewsPerSecond);
});

test('however loose the bound, more than the server can work off is never the answer', () => {
  const { reviewsPerSecond, limitPerSecond } = highestArrivalRate(onArrival(), () => 2, 1e9, {
    arrivals: 5000,
  });
  assert.is(limitPerSecond, 500);
  assert.ok(reviewsPerSecond <= 500 && reviewsPerSecond > 490, `${reviewsPerSecond}`);
});

test('a bound below the service time is kept by no rate: 0', () => {
  const { reviewsPerSecond, p99Ms } = highestArrivalRate(onArrival(), () => 2, 1.9, {
    arrivals: 5000,
  });
  assert.is(reviewsPerSecond, 0);
  assert.ok(Number.isNaN(p99Ms));
});

test('a bound that low rates break, waiting for a batch to fill, is still found', () => {
  const serviceTime = (): number => 1;
  const policy = microBatches(4, 100); // at a low rate the wait alone is 100 ms
  const { reviewsPerSecond } = highestArrivalRate(policy, serviceTime, 20, { arrivals: 20_000 });
  assert.ok(reviewsPerSecond > 1000, `${reviewsPerSecond}`);
});

test('the arrivals are those of seed 1 by default', () => {
  const serviceTime = (_: number, review: number): number => 2 * randomAt(17, review);
  const search = (options: object) =>
    highestArrivalRate(onArrival(), serviceTime, 15, { arrivals: 2000, ...options });
  assert.equal(search({}), search({ seed: 1 }));
  assert.is.not(search({}).p99Ms, search({ seed: 2 }).p99Ms);
});

test('bad input is named', () => {
  const search =
    (boundMs: number, options = {}, service = 1) =>
    () =>
      highestArrivalRate(onArrival(), () => service, boundMs, options);
  assert.throws(search(0), /boundMs must be a number above 0, not 0/);
  assert.throws(search(NaN), /not NaN/);
  assert.throws(search(5, { arrivals: 10 }), /arrivals must be a whole number from 1000/);
  assert.throws(search(5, { relativeTolerance: 0 }), /relativeTolerance must be/);
  assert.throws(search(5, {}, 0), /mean service time \(ms\) of a batch of 1 must be .* not 0/);
  assert.throws(() => highestArrivalRate(microBatches(0, 1), () => 1, 5), /maximumSize must be/);
});

test('a tolerance as wide as the first step needs one simulation, a narrower one more', () => {
  const simulations = (relativeTolerance: number): number => {
    let calls = 0;
    const serviceTime = () => (calls++, 1);
    highestArrivalRate(onArrival(), serviceTime, 1e9, { arrivals: 1000, relativeTolerance });
    return calls / 1000 - 1; // 1000 calls tell the limit
  };
  assert.is(simulations(0.9), 1);
  assert.ok(simulations(0.01) > 4 && simulations(0.01) < 8, `${simulations(0.01)}`);
});

test.run();
