import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { percentileRatio } from '../../lib/measure/percentile-ratio';
import { seededRandom } from '../../lib/measure/seeded-random';

const test = suite('percentile ratio');

const reviews = 400;
/** Three rounds over reviews of different lengths; `times` is the model's factor. */
function latencies(times: number, seed: number): Float64Array {
  const length = seededRandom(99);
  const lengths = Array.from({ length: reviews }, () => 1 + 5 * length());
  const noise = seededRandom(seed);
  return Float64Array.from({ length: 3 * reviews }, (_, i) => {
    return times * lengths[i % reviews] * (1 + 0.05 * noise());
  });
}

test('a model twice as slow has an interval around 2 that leaves out 1', () => {
  const { ratio, low, high } = percentileRatio(latencies(2, 1), latencies(1, 2), reviews);
  assert.ok(low < ratio && ratio < high && low > 1.9 && high < 2.1, `${low} ${ratio} ${high}`);
});

test('the 99th percentile, 95 % of 1000 draws and seed 1 are taken unless told', () => {
  const level = Float64Array.from({ length: 1000 }, (_, i) => 1 + i / 1e6);
  const tail = level.map((time, i) => (i % 33 === 0 ? 10 * time : time)); // 3 of 100 are slow
  const { ratio } = percentileRatio(tail, level, 1000);
  assert.ok(Math.abs(ratio - 10) < 0.1, `${ratio}`);
  assert.ok(Math.abs(percentileRatio(tail, level, 1000, { fraction: 0.95 }).ratio - 1) < 0.1);
  const [one, other] = [latencies(1, 1), latencies(1, 2)];
  const told = { fraction: 0.99, confidence: 0.95, draws: 1000, seed: 1 };
  assert.equal(percentileRatio(one, other, reviews), percentileRatio(one, other, reviews, told));
});

test('two models alike: the interval holds 1; the other way round is the reciprocal', () => {
  const [one, other] = [latencies(1, 1), latencies(1, 2)];
  const { ratio, low, high } = percentileRatio(one, other, reviews);
  assert.ok(low <= 1 && 1 <= high);
  assert.ok(Math.abs(percentileRatio(other, one, reviews).ratio * ratio - 1) < 1e-12);
});

test('a model against itself is 1 for sure, since reviews are drawn for both alike', () => {
  const one = latencies(1, 1);
  assert.equal(percentileRatio(one, one, reviews), { ratio: 1, low: 1, high: 1 });
});

test('more confidence is a wider interval; the same seed gives the same one', () => {
  const [one, other] = [latencies(1, 1), latencies(1.1, 2)];
  const at = (confidence: number) => percentileRatio(one, other, reviews, { confidence });
  assert.ok(at(0.99).high > at(0.8).high && at(0.99).low < at(0.8).low);
  assert.equal(at(0.95), at(0.95));
});

test('bad input', () => {
  const some = new Float64Array(6).fill(1);
  assert.throws(() => percentileRatio(some, some, 4), /not whole rounds of 4/);
  assert.throws(() => percentileRatio(some, some.subarray(3), 3), /6 and 3 latencies/);
  assert.throws(() => percentileRatio(some, new Float64Array(6), 3), /percentile is 0/);
});

test.run();
