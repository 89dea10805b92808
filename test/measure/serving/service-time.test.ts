import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import {
  serviceTimeFromLatencies,
  serviceTimeFromSweep,
} from '../../../lib/measure/serving/service-time';
import { microBatches, oneAtATime } from '../../../lib/measure/serving/serving-policy';

const test = suite('service time');

test('from a sweep: its medians, what lies between two, and several calls beyond the largest', () => {
  const points = [
    { batchSize: 8, medianMs: 5 },
    { batchSize: 1, medianMs: 2 },
    { batchSize: 4, medianMs: 3 },
  ];
  const serviceTime = serviceTimeFromSweep(points);
  assert.equal(
    [1, 2, 4, 6, 8, 9, 16, 22].map((size) => serviceTime(size, 0)),
    [2, 2 + 1 / 3, 3, 4, 5, 7, 10, 14],
  );
  assert.is(serviceTimeFromSweep([{ batchSize: 1, medianMs: 2 }])(5, 0), 10);
  assert.throws(() => serviceTime(0, 0), /the reviews in a batch must be a whole number from 1/);
});

test('one source for all policies: where a batch saves nothing, micro-batches work as much as single calls', () => {
  const service = serviceTimeFromSweep([1, 2, 4].map((n) => ({ batchSize: n, medianMs: 3 * n })));
  const arrivals = poissonArrivals(100, 2000, 1);
  const [single, micro] = [oneAtATime(), microBatches(4, 20)].map(
    (policy) => simulateArrivals(arrivals, policy, service).busyMs,
  );
  assert.ok(Math.abs(single / micro - 1) < 1e-9);
});

test('a sweep that says nothing of single calls is refused', () => {
  assert.throws(() => serviceTimeFromSweep([]), /the sweep has no size 1/);
  const two = { batchSize: 2, medianMs: 1 };
  assert.throws(() => serviceTimeFromSweep([two]), /the sweep has no size 1/);
  assert.throws(() => serviceTimeFromSweep([two, two]), /batch size 2 stands twice/);
  assert.throws(() => serviceTimeFromSweep([{ batchSize: 1, medianMs: NaN }]), /not NaN/);
});

test('from latencies: each is drawn as often as any other, and a review keeps its draw', () => {
  const serviceTime = serviceTimeFromLatencies([1, 2, 5, 9], 3);
  const counts = new Map<number, number>();
  for (let review = 0; review < 40_000; review++) {
    const drawn = serviceTime(1, review);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  assert.equal([...counts.keys()].sort(), [1, 2, 5, 9]);
  for (const count of counts.values()) assert.ok(Math.abs(count - 10_000) < 400, `${count}`);
  assert.is(serviceTime(1, 77), serviceTime(1, 77));
  const other = serviceTimeFromLatencies([1, 2, 5, 9], 4);
  const draws = Array.from({ length: 20 }, (_, review) => serviceTime(1, review));
  assert.not.equal(
    Array.from({ length: 20 }, (_, review) => other(1, review)),
    draws,
  );
});

test('later changes of the list change nothing', () => {
  const latencies = [4, 4];
  const serviceTime = serviceTimeFromLatencies(latencies, 1);
  latencies.fill(9);
  assert.is(serviceTime(1, 0), 4);
});

test('bad input is named', () => {
  assert.throws(() => serviceTimeFromLatencies([], 1), /no latencies/);
  assert.throws(() => serviceTimeFromLatencies([1, -2], 1), /latency 1 is -2/);
  assert.throws(() => serviceTimeFromLatencies([NaN], 1), /latency 0 is NaN/);
  assert.throws(() => serviceTimeFromLatencies([Infinity], 1), /latency 0 is Infinity/);
  assert.throws(() => serviceTimeFromLatencies([1], -1), /seed must be/);
  assert.throws(() => serviceTimeFromLatencies([1], 1)(5, 0), /a batch of 5 takes: use a sweep/);
});

test.run();
