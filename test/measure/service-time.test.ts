import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitCostModel } from '../../lib/measure/cost-model';
import { serviceTimeFromLatencies, serviceTimeFromModel } from '../../lib/measure/service-time';

const test = suite('service time');

test('from a cost model: its prediction', () => {
  const points = [1, 2, 4].map((batchSize) => ({ batchSize, medianMs: 3 + 2 * batchSize }));
  const serviceTime = serviceTimeFromModel(fitCostModel(points));
  assert.ok(Math.abs(serviceTime(10, 0) - 23) < 1e-9);
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
  assert.throws(() => serviceTimeFromLatencies([1], -1), /seed must be/);
  assert.throws(
    () => serviceTimeFromLatencies([1], 1)(5, 0),
    /a batch of 5 takes: use a cost model/,
  );
});

test.run();
