import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../../lib/measure/serving/arrivals';
import {
  largestBatch,
  microBatches,
  nextStart,
  nightlyBatch,
  onArrival,
} from '../../../lib/measure/serving/serving-policy';

const test = suite('serving policy');
const arrivals = Float64Array.from([10, 12, 20, 500]);

test('one at a time starts on arrival, or when the server is free', () => {
  assert.is(nextStart(onArrival(), arrivals, 0, -Infinity), 10);
  assert.is(nextStart(onArrival(), arrivals, 1, 17), 17);
  assert.is(largestBatch(onArrival()), 1);
});

test('micro-batches start when full or when the oldest has waited long enough', () => {
  assert.is(nextStart(microBatches(3, 50), arrivals, 0, -Infinity), 20, 'full at the third');
  assert.is(nextStart(microBatches(3, 5), arrivals, 0, -Infinity), 15, 'five after the first');
  assert.is(nextStart(microBatches(3, 5), arrivals, 0, 18), 18, 'not before the server is free');
  assert.is(nextStart(microBatches(9, 50), arrivals, 2, 18), 70, 'the last ones wait in vain');
  assert.is(nextStart(microBatches(9, 0), arrivals, 1, 3), 12, 'no wait at 0');
  assert.is(largestBatch(microBatches(3, 5)), 3);
});

test('the nightly batch starts at its time of day, on the day or the next', () => {
  const two = nightlyBatch(2);
  const start = (arrivalMs: number, freeMs = -Infinity) =>
    nextStart(two, Float64Array.of(arrivalMs), 0, freeMs);
  const twoHours = 7_200_000;
  assert.is(start(0), twoHours);
  assert.is(start(twoHours), twoHours, 'at two sharp still counts');
  assert.is(start(twoHours + 1), DAY_MS + twoHours);
  assert.is(start(5.5 * DAY_MS), 6 * DAY_MS + twoHours);
  assert.is(start(0, 3 * DAY_MS), 3 * DAY_MS, 'late when the last batch is not done');
  assert.is(nightlyBatch(2.5).timeOfDayMs, 9_000_000);
  assert.is(largestBatch(two), Infinity);
});

test('numbers out of range are named', () => {
  assert.throws(() => microBatches(0, 5), /maximumSize must be a whole number from 1, not 0/);
  assert.throws(() => microBatches(2.5, 5), /not 2.5/);
  assert.throws(() => microBatches(8, -1), /maximumWaitMs must be a number from 0, not -1/);
  assert.throws(() => microBatches(8, Infinity), /maximumWaitMs .* not Infinity/);
  assert.throws(() => nightlyBatch(24), /an hour from 0 up to 24, not 24/);
  assert.throws(() => nightlyBatch(NaN), /not NaN/);
});

test.run();
