import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { roundRatio } from '../../../lib/measure/timing/ratio';

const test = suite('round ratio');

test("the geometric mean of the rounds' ratios, with Student's interval of their logarithms", () => {
  // numpy: exp(mean(log([2, 8]))) = 4; half width 12.706204736 * std / sqrt(2)
  const { ratio, low, high } = roundRatio([2, 16], [1, 2]);
  assert.ok(Math.abs(ratio - 4) < 1e-12);
  const half = (12.706204736 * (Math.log(4) / Math.SQRT2)) / Math.SQRT2;
  assert.ok(Math.abs(low / (4 / Math.exp(half)) - 1) < 1e-9);
  assert.ok(Math.abs(Number(high) / (4 * Math.exp(half)) - 1) < 1e-9);
});

test('a slow round that slows both ways changes nothing', () => {
  const { ratio, low, high } = roundRatio([10, 30, 10], [5, 15, 5]);
  assert.ok(Math.abs(ratio - 2) < 1e-12 && Math.abs(Number(high) - low) < 1e-9);
});

test('one round has a ratio, and no limits', () => {
  assert.equal(roundRatio([3], [1.5]), { ratio: 2, low: 0, high: null });
});

test('bad input', () => {
  assert.throws(() => roundRatio([], []), /0 and 0 rounds/);
  assert.throws(() => roundRatio([1], [1, 2]), /1 and 2 rounds/);
  assert.throws(() => roundRatio([1, 1], [1, 0]), /round 2 took 1 and 0/);
  assert.throws(() => roundRatio([0, 1], [1, 1]), /round 1 took 0 and 1/);
  assert.throws(() => roundRatio([NaN], [1]), /round 1 took NaN and 1/);
});

test.run();
