import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { arrivalsRecord } from '../../../lib/measure/serving/arrivals-record';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { onArrival } from '../../../lib/measure/serving/serving-policy';

const test = suite('arrivals record');

test('each policy by its name, each percentile under its own', () => {
  const summary = (first: number) => ({
    count: 1,
    meanMs: first,
    p50Ms: first + 1,
    p90Ms: first + 2,
    p95Ms: first + 3,
    p99Ms: first + 4,
    p99IntervalMs: [-Infinity, Infinity] as const,
    maxMs: first + 5,
  });
  const simulation = {
    ...simulateArrivals(Float64Array.of(0), onArrival(), () => 1),
    waiting: summary(10),
    service: summary(20),
    timeToAnswer: summary(30),
    utilisation: 0.25,
    reviewsPerSecond: 7,
  };
  const record = arrivalsRecord(new Map([['day', simulation]]));
  assert.equal(record, {
    day: {
      reviews: 1,
      timeToAnswerMs: { p50: 31, p90: 32, p95: 33, p99: 34, p99Interval: [0, null], max: 35 },
      waitingP50Ms: 11,
      utilisationShare: 0.25,
      reviewsPerSecond: 7,
    },
  });
  assert.equal(JSON.parse(JSON.stringify(record)), record);
});

test.run();
