import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { measuredServiceTime } from '../../../lib/measure/serving/service-time';
import {
  microBatches,
  onArrival,
  type ServingPolicy,
} from '../../../lib/measure/serving/serving-policy';
import { percentile } from '../../../lib/measure/timing/latency-summary';
import { seededRandom, type Random } from '../../../lib/measure/seeded-random';
import { drawNormal } from '../cost/made-sweeps';

const test = suite('service time');

/** A sweep with these times for each size, and its model. */
function fitted(timesMs: ReadonlyMap<number, readonly number[]>) {
  const timings = [...timesMs].map(([batchSize, times]) => {
    const sorted = Float64Array.from(times).sort();
    const medianMs = percentile(sorted, 0.5);
    const spread = { lowerQuartileMs: 1, upperQuartileMs: 1, repeats: 1 };
    return { batchSize, timingsMs: Float64Array.from(times), medianMs, ...spread };
  });
  return { timings, costModel: fitCostModel(timings) };
}
const single = (latenciesMs: readonly number[], texts = latenciesMs.length) => ({
  texts,
  realTime: { latenciesMs },
});
const line = (sizes: readonly number[], scatter: readonly number[] = [1]) =>
  fitted(new Map(sizes.map((n) => [n, scatter.map((factor) => factor * (4 + n))])));
const drawn = (count: number, ask: (review: number) => number): Set<number> =>
  new Set(Array.from({ length: count }, (_, review) => Number(ask(review).toPrecision(9))));

test('single calls: each kept latency is drawn as often as any other, and a review keeps its draw', () => {
  const service = measuredServiceTime(single([1, 2, 5, 9]), line([1, 2, 4, 8]), 3);
  const counts = new Map<number, number>();
  for (let review = 0; review < 40_000; review++) {
    const ms = service(1, review);
    counts.set(ms, (counts.get(ms) ?? 0) + 1);
  }
  assert.equal([...counts.keys()].sort(), [1, 2, 5, 9]);
  for (const count of counts.values()) assert.ok(Math.abs(count - 10_000) < 400, `${count}`);
  assert.is(service(1, 77), service(1, 77));
  const other = measuredServiceTime(single([1, 2, 5, 9]), line([1, 2, 4, 8]), 4);
  const reviews = Array.from({ length: 20 }, (_, review) => review);
  assert.not.equal(
    reviews.map((review) => other(1, review)),
    reviews.map((review) => service(1, review)),
  );
});

test('batches: the line times the deviations that timings had from their medians', () => {
  const service = measuredServiceTime(single([3]), line([1, 2, 4, 8], [0.9, 1, 1.5]));
  assert.equal(drawn(60, (review) => service(6, review)), new Set([9, 10, 15]));
  assert.equal(drawn(9, (review) => service(1, review)), new Set([3]));
}); // prettier-ignore

test('where the line was refused: between the medians of the two nearest sizes', () => {
  const refused = fitted(new Map([[1, [2]], [2, [9]], [4, [3]], [8, [30]]])); // prettier-ignore
  assert.not(refused.costModel.usable);
  const service = measuredServiceTime(single([2]), refused);
  assert.equal(
    [2, 3, 6, 8].map((size) => service(size, 0)),
    [9, 6, 16.5, 30],
  );
});

test('a batch larger than the largest is served in several calls, the last of one review too', () => {
  const service = measuredServiceTime(single([3]), line([1, 2, 4, 8]));
  const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-9);
  near(service(8, 0), 12);
  near(service(9, 0), 15);
  near(service(20, 0), 12 + 12 + 8);
  const onlySingle = measuredServiceTime(single([3]), line([1]));
  near(onlySingle(5, 0), 15);
  assert.throws(() => service(0, 0), /the reviews in a batch must be a whole number from 1/);
});

test('a size excluded as an outlier lends no deviations, and later changes of the list change nothing', () => {
  const times = new Map([1, 2, 4, 8, 16].map((n) => [n, [4 + n]]));
  times.set(16, [90, 45]);
  const latencies = [3, 3];
  const service = measuredServiceTime(single(latencies), fitted(times));
  latencies.fill(9);
  assert.is(drawn(40, (review) => service(4, review)).size, 1);
  assert.is(service(1, 0), 3);
});

/** A machine whose calls have noise, and in one of 25 a pause of up to ten times the call. */
const realMs = (random: Random) => (n: number) =>
  (1 + 0.02 * n) * (1 + 0.05 * drawNormal(random)) * (random() < 0.04 ? 1 + 9 * random() : 1);

test('p99 of a simulated policy is that of a real one in 19 of 20 runs, within 15 % (batches, of which fewer are timed, 30 %); medians fall far short', () => {
  const policies: [ServingPolicy, number, number][] = [
    [onArrival(), 200, 0.15],
    [onArrival(), 500, 0.15],
    [microBatches(16, 10), 500, 0.3],
  ];
  for (const [policy, rate, tolerance] of policies) {
    const truth = realMs(seededRandom(99));
    const long = poissonArrivals(rate, 100_000, 98);
    const measured = simulateArrivals(long, policy, truth).timeToAnswer.p99Ms;
    const mediansOnly = simulateArrivals(long, policy, (n) => 1 + 0.02 * n).timeToAnswer.p99Ms;
    let near = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const real = realMs(seededRandom(seed));
      const latencies = Array.from({ length: 5000 }, () => real(1));
      const sizes = [1, 2, 4, 8, 16, 32, 64];
      const sweep = new Map(sizes.map((n) => [n, Array.from({ length: 40 }, () => real(n))]));
      const service = measuredServiceTime(single(latencies), fitted(sweep), seed);
      const arrivals = poissonArrivals(rate, 20_000, seed);
      const simulated = simulateArrivals(arrivals, policy, service).timeToAnswer.p99Ms;
      near += Number(Math.abs(simulated / measured - 1) < tolerance);
    }
    assert.ok(near >= 19, `${policy.kind} at ${rate}: ${near} of 20`);
    if (policy.kind === 'real time') assert.ok(mediansOnly < 0.7 * measured, `${mediansOnly}`);
  }
});

test('bad input is named', () => {
  const make = (latencies: number[], seed?: number) => () =>
    measuredServiceTime(single(latencies), line([1, 2, 4, 8]), seed);
  assert.throws(make([]), /there are no latencies/);
  assert.throws(make([1, -2]), /latency 1 is -2/);
  assert.throws(make([NaN]), /latency 0 is NaN/);
  assert.throws(make([Infinity]), /latency 0 is Infinity/);
  assert.throws(make([1], -1), /seed must be/);
});

test.run();
