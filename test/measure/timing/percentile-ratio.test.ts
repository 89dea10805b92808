import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { percentileRatio } from '../../../lib/measure/timing/percentile-ratio';
import { seededRandom } from '../../../lib/measure/seeded-random';

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

test('with one review every draw is that review: no width, and the percentiles of its rounds', () => {
  const rounds = Float64Array.of(4, 1, 16, 2, 8);
  const level = new Float64Array(5).fill(1);
  for (const fraction of [0, 0.1, 0.25, 0.5, 0.6, 0.9, 0.99, 1]) {
    const { ratio, low, high } = percentileRatio(rounds, level, 1, { fraction });
    const at = 4 * fraction;
    const below = 2 ** Math.floor(at);
    const expected = below + (at % 1) * (2 * below - below);
    for (const value of [ratio, low, high]) {
      assert.ok(Math.abs(value - expected) < 1e-9, `${fraction}: ${value}, not ${expected}`);
    }
  }
});

test('a round holds a whole number of reviews, and a hundred draws are the fewest', () => {
  const some = new Float64Array(6).fill(1);
  for (const wrong of [0, -3, 1.5, NaN]) {
    assert.throws(() => percentileRatio(some, some, wrong), /the number of reviews must be/);
  }
  assert.throws(() => percentileRatio(some, some, 3, { draws: 99 }), /draws must be/);
  assert.is(percentileRatio(some, some, 3, { draws: 100 }).ratio, 1);
});

test.run();
