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
