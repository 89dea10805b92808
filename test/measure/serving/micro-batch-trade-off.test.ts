import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { microBatchTradeOff } from '../../../lib/measure/serving/micro-batch-trade-off';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches } from '../../../lib/measure/serving/serving-policy';

const test = suite('micro-batch trade-off');
const arrivals = poissonArrivals(1500, 5000, 1);
const serviceTime = (n: number): number => 0.4 + 0.02 * n;

test('one point for each pair, as the simulator has it', () => {
  const points = microBatchTradeOff(arrivals, [8, 32], [0, 2, 10], serviceTime);
  assert.equal(
    points.map((point) => [point.maximumSize, point.maximumWaitMs]),
    [
      [8, 0],
      [8, 2],
      [8, 10],
      [32, 0],
      [32, 2],
      [32, 10],
    ],
  );
  const { timeToAnswer, utilisation, batchSizes } = simulateArrivals(
    arrivals,
    microBatches(32, 2),
    serviceTime,
  );
  assert.is(points[4].p99Ms, timeToAnswer.p99Ms);
  assert.is(points[4].p50Ms, timeToAnswer.p50Ms);
  assert.is(points[4].utilisation, utilisation);
  assert.is(points[4].meanBatchSize, 5000 / batchSizes.length);
});

test('a longer wait means larger batches, less work and later answers', () => {
  const points = microBatchTradeOff(arrivals, [64], [0, 2, 5, 20], serviceTime);
  for (let i = 1; i < points.length; i++) {
    assert.ok(points[i].meanBatchSize > points[i - 1].meanBatchSize);
    assert.ok(points[i].utilisation < points[i - 1].utilisation);
    assert.ok(points[i].p50Ms > points[i - 1].p50Ms);
  }
});

test('bad input is named', () => {
  assert.throws(() => microBatchTradeOff(arrivals, [], [1], serviceTime), /no maximum sizes/);
  assert.throws(() => microBatchTradeOff(arrivals, [1], [], serviceTime), /no maximum waits/);
  assert.throws(
    () => microBatchTradeOff(arrivals, [1], [-1], serviceTime),
    /maximumWaitMs must be/,
  );
  assert.throws(
    () => microBatchTradeOff(new Float64Array(0), [1], [1], serviceTime),
    /no reviews arrive/,
  );
});

test.run();
