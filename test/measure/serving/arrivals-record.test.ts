import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { arrivalsRecord } from '../../../lib/measure/serving/arrivals-record';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, oneAtATime } from '../../../lib/measure/serving/serving-policy';

const test = suite('arrivals record');

test('each policy by its name: waiting and service apart, and together', () => {
  const arrivals = Float64Array.of(0, 1, 100);
  const service = (size: number) => 4 + size;
  const record = arrivalsRecord(
    new Map([
      ['one at a time', simulateArrivals(arrivals, oneAtATime(), service)],
      ['micro-batches', simulateArrivals(arrivals, microBatches(2, 10), service)],
    ]),
  );
  assert.equal(Object.keys(record), ['one at a time', 'micro-batches']);
  const single = record['one at a time'];
  assert.is(single.reviews, 3);
  assert.is(single.serviceMs.max, 5);
  assert.is(single.waitingMs.max, 4);
  assert.is(single.timeToAnswerMs.max, 9);
  assert.is(single.timeToAnswerMs.p50, 5);
  assert.ok(single.utilisation > 0 && single.utilisation < 1);
});

test('each percentile stands under its own name, of each of the three times', () => {
  const summary = (first: number) => ({
    count: 1,
    meanMs: first,
    standardDeviationMs: 0,
    minMs: first,
    p50Ms: first + 1,
    p90Ms: first + 2,
    p95Ms: first + 3,
    p99Ms: first + 4,
    p99IntervalMs: [first, first] as const,
    maxMs: first + 5,
  });
  const simulation = {
    ...simulateArrivals(Float64Array.of(0), oneAtATime(), () => 1),
    waiting: summary(10),
    service: summary(20),
    timeToAnswer: summary(30),
    utilisation: 0.25,
    reviewsPerSecond: 7,
  };
  assert.equal(arrivalsRecord(new Map([['day', simulation]])).day, {
    reviews: 1,
    timeToAnswerMs: { p50: 31, p90: 32, p95: 33, p99: 34, max: 35 },
    waitingMs: { p50: 11, p90: 12, p95: 13, p99: 14, max: 15 },
    serviceMs: { p50: 21, p90: 22, p95: 23, p99: 24, max: 25 },
    utilisation: 0.25,
    reviewsPerSecond: 7,
  });
});

test.run();
