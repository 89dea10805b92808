import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  latencyAdvice,
  latencyBlocks,
  latencyDrift,
  latencyOutliers,
} from '../../../lib/measure/timing/latency-advice';
import { seededRandom } from '../../../lib/measure/seeded-random';

const test = suite('latency advice');
const format = (ms: number): string => `${ms.toFixed(2)} ms`;

function noise(count: number, seed: number, level = 1): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => level * (1 + 0.2 * random()));
}

test('outliers: more than 14.826 median absolute deviations above the median', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 100]; // median 5, deviations 4 3 2 1 0 1 2 3 95: MAD 2
  const { count, share, aboveMs } = latencyOutliers(values);
  assert.is(count, 1);
  assert.ok(Math.abs(share - 1 / 9) < 1e-12);
  assert.ok(Math.abs(aboveMs - (5 + 14.826 * 2)) < 1e-9);
});

test('where most latencies are the same, a coarse clock, nothing is called an outlier', () => {
  const { count, aboveMs } = latencyOutliers([1, 1, 1, 1, 9]);
  assert.equal([count, aboveMs], [0, Infinity]);
});

test('stretches hold every call once, in order', () => {
  const blocks = latencyBlocks(Float64Array.from({ length: 1003 }, (_, i) => i));
  assert.ok(blocks.length <= 100);
  assert.is(blocks[0].first, 1);
  assert.is(blocks[blocks.length - 1].last, 1003);
  blocks.slice(1).forEach(({ first }, i) => assert.is(first, blocks[i].last + 1));
  assert.is(blocks[blocks.length - 1].maxMs, 1002);
  assert.equal(latencyBlocks([]), []);
});

test('steady calls give no advice, however the noise falls', () => {
  for (let seed = 1; seed <= 50; seed++) {
    assert.equal(latencyAdvice(noise(1000, seed), format), [], `seed ${seed}`);
  }
});

test('a warm-up, a machine that slows down and many pauses are each named', () => {
  const slower = noise(1000, 1).map((ms, i) => ms * (1 + i / 1000));
  assert.match(latencyAdvice(slower, format)[0], /became slower .* measure again/);
  const faster = [...slower].reverse();
  assert.match(latencyAdvice(faster, format)[0], /became faster .* longer warm-up/);
  const pauses = noise(1000, 1).map((ms, i) => (i % 50 === 0 ? 20 : ms));
  assert.match(latencyAdvice(pauses, format)[0], /^20 of 1000 calls \(2.0 %\) took more than/);
  assert.is(latencyDrift(noise(20, 1)), undefined, 'too few calls to tell');
});

test('no latencies is an error', () => {
  assert.throws(() => latencyOutliers([]), /there are no values/);
});

test('a latency at the limit is no outlier yet; one in a hundred is not many', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  const { aboveMs } = latencyOutliers([...eight, 100]);
  assert.is(latencyOutliers([...eight, aboveMs]).count, 0);
  assert.is(latencyOutliers([...eight, aboveMs + 1e-9]).count, 1);
  const pauses = (every: number) =>
    latencyAdvice(noise(1000, 1).map((ms, i) => (i % every === 0 ? 20 : ms)), format);
  assert.equal(pauses(100), []);
  assert.match(pauses(99)[0], /^11 of 1000 calls \(1.1 %\)/);
  assert.match(pauses(10)[0], /^100 of 1000 calls \(10.0 %\)/);
}); // prettier-ignore

test('drift is told from 30 calls and from a tenth on, as the medians of the thirds', () => {
  const steps = (count: number, factor: number) =>
    Array.from({ length: count }, (_, i) => (i < count / 2 ? 1 : factor));
  assert.equal(latencyDrift(steps(30, 2)), { fromMs: 1, toMs: 2 });
  assert.is(latencyDrift(steps(29, 2)), undefined);
  assert.equal(latencyDrift(steps(600, 0.5)), { fromMs: 1, toMs: 0.5 });
  assert.is(latencyDrift(steps(600, 1.09)), undefined);
  assert.equal(latencyDrift(steps(600, 1.11)), { fromMs: 1, toMs: 1.11 });
  assert.is(latencyDrift(steps(600, 1 / 1.09)), undefined);
  // The last third alone: what lies between does not count.
  const middle = Array.from({ length: 60 }, (_, i) => (i < 20 ? 1 : i < 40 ? 9 : 2));
  assert.equal(latencyDrift(middle), { fromMs: 1, toMs: 2 });
});

test('stretches: a hundred unless told, all of one length but the last', () => {
  const lengths = (count: number, blocks?: number) =>
    latencyBlocks(new Float64Array(count).fill(1), blocks).map(
      ({ first, last }) => last - first + 1,
    );
  assert.equal(lengths(250), [...new Array<number>(83).fill(3), 1]);
  assert.equal(lengths(7, 3), [3, 3, 1]);
  assert.equal(lengths(2, 3), [1, 1]);
  const [block] = latencyBlocks([5, 1, 3], 1);
  assert.equal(block, { first: 1, last: 3, medianMs: 3, maxMs: 5 });
});

test.run();
