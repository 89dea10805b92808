import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { arrivalsRecord } from '../../lib/measure/arrivals-record';
import { simulateArrivals } from '../../lib/measure/queue-simulator';
import { microBatches, oneAtATime } from '../../lib/measure/serving-policy';

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

test.run();
