import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { simulateArrivals, type Simulation } from '../../../lib/measure/serving/queue-simulator';
import { seededRandom } from '../../../lib/measure/seeded-random';
import {
  largestBatch,
  microBatches,
  nightlyBatch,
  onArrival,
  type ServingPolicy,
} from '../../../lib/measure/serving/serving-policy';

const test = suite('queue simulator');

test('an example by hand: micro-batches of at most 3, waiting at most 10 ms', () => {
  const arrivals = Float64Array.from([0, 1, 2, 3, 30, 31, 60]);
  const result = simulateArrivals(arrivals, microBatches(3, 10), (n) => 5 + n);
  // 3 at once full at 2, done at 10; the fourth waits until 13; two go at 40; the last at 70
  assert.equal([...result.startsMs], [2, 2, 2, 13, 40, 40, 70]);
  assert.equal([...result.finishesMs], [10, 10, 10, 19, 47, 47, 76]);
  assert.equal([...result.batchSizes], [3, 1, 2, 1]);
  assert.equal([...result.waitingMs], [2, 1, 0, 10, 10, 9, 10]);
  assert.equal([...result.serviceMs], [8, 8, 8, 6, 7, 7, 6]);
  assert.is(result.timeToAnswer.maxMs, 17);
  assert.ok(Math.abs(result.utilisation - 27 / 76) < 1e-12);
  assert.ok(Math.abs(result.reviewsPerSecond - 7000 / 76) < 1e-9);
});

test('an example by hand: the nightly batch takes what has come in, and answers all at its end', () => {
  const hour = DAY_MS / 24;
  const arrivals = Float64Array.from([1, 2, 3, 25.5, 26, 27]).map((hours) => hours * hour);
  const result = simulateArrivals(arrivals, nightlyBatch(2), (n) => 0.25 * hour * n);
  assert.equal(
    [...result.finishesMs].map((finish) => finish / hour),
    [2.5, 2.5, 26.75, 26.75, 26.75, 50.25],
  );
  assert.equal([...result.batchSizes], [2, 3, 1]);
});

const policies: ServingPolicy[] = [
  onArrival(),
  microBatches(1, 0),
  microBatches(8, 0),
  microBatches(8, 5),
  microBatches(500, 2),
  microBatches(3, 10_000),
  nightlyBatch(0),
  nightlyBatch(13.37),
];

/** Simulations over seeds, rates (idle to overloaded) and policies, with random service times. */
function simulations(): Simulation[] {
  const results: Simulation[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    const random = seededRandom(seed);
    const arrivals = poissonArrivals(
      10 ** (4 * random() - 1),
      1 + Math.floor(600 * random()),
      seed,
    );
    if (seed % 3 === 0) arrivals.forEach((arrival, i) => (arrivals[i] = Math.round(arrival))); // ties
    for (const policy of policies) {
      results.push(simulateArrivals(arrivals, policy, (n) => random() + n * 0.5 * random()));
    }
  }
  return results;
}

test('no review is lost or served twice, before it arrives, or before an earlier one', () => {
  for (const result of simulations()) {
    const { arrivalsMs, startsMs, finishesMs, batchSizes, policy } = result;
    assert.is(
      batchSizes.reduce((sum, size) => sum + size, 0),
      arrivalsMs.length,
    );
    assert.ok(batchSizes.every((size) => size >= 1 && size <= largestBatch(policy)));
    let first = 0;
    let freeMs = -Infinity;
    for (const size of batchSizes) {
      for (let i = first; i < first + size; i++) {
        assert.ok(startsMs[i] >= arrivalsMs[i], 'served before it arrived');
        assert.is(startsMs[i], startsMs[first]);
        assert.is(finishesMs[i], finishesMs[first]);
      }
      assert.ok(startsMs[first] >= freeMs, 'two batches at once on one server');
      assert.ok(finishesMs[first] >= startsMs[first]);
      freeMs = finishesMs[first];
      first += size;
    }
    assert.is(first, arrivalsMs.length);
  }
});

test('a policy never leaves work undone: full, timed out, due, or the server was busy', () => {
  for (const { arrivalsMs, startsMs, finishesMs, batchSizes, policy } of simulations()) {
    let first = 0;
    for (const size of batchSizes) {
      const startMs = startsMs[first];
      const justFreed = first > 0 && startMs === finishesMs[first - 1];
      const oldestMs = arrivalsMs[first];
      const next = first + size;
      if (policy.kind === 'real time') assert.ok(justFreed || startMs === oldestMs);
      if (policy.kind === 'micro-batches') {
        const full = size === policy.maximumSize && startMs === arrivalsMs[next - 1];
        assert.ok(justFreed || full || startMs === oldestMs + policy.maximumWaitMs);
        if (size < policy.maximumSize && next < arrivalsMs.length) {
          assert.ok(arrivalsMs[next] > startMs, 'left one behind though there was room');
          assert.ok(startMs >= oldestMs + policy.maximumWaitMs, 'started early and not full');
        }
      }
      if (policy.kind === 'nightly batch') {
        const due = (startMs - policy.timeOfDayMs) / DAY_MS;
        assert.ok(justFreed || due === Math.round(due));
        assert.ok(next === arrivalsMs.length || arrivalsMs[next] > startMs);
      }
      first = next;
    }
  }
});

test("Little's law: reviews in the system, counted event by event, are rate times time to answer", () => {
  for (const { arrivalsMs, finishesMs, reviewsPerSecond, timeToAnswer } of simulations()) {
    let [inSystem, arrived, left, integral] = [0, 0, 0, 0];
    let nowMs = arrivalsMs[0];
    while (left < finishesMs.length) {
      const arrivalMs = arrived < arrivalsMs.length ? arrivalsMs[arrived] : Infinity;
      const nextMs = Math.min(arrivalMs, finishesMs[left]);
      integral += inSystem * (nextMs - nowMs);
      nowMs = nextMs;
      if (arrivalMs <= finishesMs[left]) [inSystem, arrived] = [inSystem + 1, arrived + 1];
      else [inSystem, left] = [inSystem - 1, left + 1];
    }
    const meanInSystem = integral / (nowMs - arrivalsMs[0]);
    const expected = (reviewsPerSecond / 1000) * timeToAnswer.meanMs;
    assert.ok(Math.abs(meanInSystem / expected - 1) < 1e-6, `${meanInSystem}, not ${expected}`);
  }
});

test('waiting and service add up to the time to answer, and the summaries are theirs', () => {
  for (const result of simulations()) {
    result.timeToAnswerMs.forEach((total, i) => {
      assert.ok(Math.abs(result.waitingMs[i] + result.serviceMs[i] - total) < 1e-6);
    });
    assert.is(result.timeToAnswer.maxMs, Math.max(...result.timeToAnswerMs));
    assert.ok(result.utilisation > 0 && result.utilisation <= 1 + 1e-9);
  }
});

test('micro-batches of one review with any wait are the same as one at a time', () => {
  const arrivals = poissonArrivals(800, 2000, 5);
  const alone = simulateArrivals(arrivals, onArrival(), () => 1);
  for (const wait of [0, 7]) {
    const micro = simulateArrivals(arrivals, microBatches(1, wait), () => 1);
    assert.equal(micro.finishesMs, alone.finishesMs);
  }
});

test('100,000 arrivals on an overloaded server stay linear in time and within memory', () => {
  const arrivals = poissonArrivals(5000, 100_000, 2);
  let calls = 0;
  simulateArrivals(arrivals, microBatches(1_000_000, 5), (n) => {
    calls++;
    return n;
  });
  assert.ok(calls < 100, 'each review is taken up once');
});

test('a service that takes no time is answered on arrival', () => {
  const result = simulateArrivals(Float64Array.of(5), onArrival(), () => 0);
  assert.is(result.timeToAnswer.maxMs, 0);
  assert.is(result.utilisation, 0);
  assert.is(result.reviewsPerSecond, 0);
});

test('bad input is named', () => {
  const simulate =
    (arrivals: number[], service = 1) =>
    () =>
      simulateArrivals(Float64Array.from(arrivals), onArrival(), () => service);
  assert.throws(simulate([]), /no reviews arrive/);
  assert.throws(simulate([1, NaN]), /arrival 1 is NaN/);
  assert.throws(simulate([2, 1]), /arrival 1 comes before arrival 0; sort them/);
  assert.throws(simulate([1], -1), /service time \(ms\) of a batch of 1 must be .* not -1/);
  assert.throws(simulate([1], NaN), /not NaN/);
  const policy = { kind: 'micro-batches', maximumSize: 0, maximumWaitMs: 1 } as const;
  assert.throws(() => simulateArrivals(Float64Array.of(1), policy, () => 1), /maximumSize must be/);
});

test.run();
