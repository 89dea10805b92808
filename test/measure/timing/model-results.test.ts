import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BothWays } from '../../../lib/measure/timing/both-ways';
import { modelResults } from '../../../lib/measure/timing/model-results';
import { timeBothWays } from '../../../lib/measure/timing/timing';
import { syntheticTime } from './synthetic-time';

const test = suite('model-results');

const model = { name: 'made', features: 7, fitSeconds: 3 };
const labels = Array.from({ length: 101 }, (_, i) => (i < 60 ? 'yes' : 'no'));

/** One round over 101 texts whose latencies are 0 to 100 ms, in falling order, unless told. */
function made(changes: Partial<BothWays> = {}): BothWays {
  return {
    texts: 101,
    timedTexts: 101,
    rounds: 3,
    clockCostMs: 0,
    batch: { predictions: labels, totalsMs: Float64Array.of(202, 101, 505) },
    realTime: {
      predictions: labels,
      totalsMs: Float64Array.of(2020, 1010, 5050),
      latenciesMs: Float64Array.from({ length: 101 }, (_, i) => 100 - i),
    },
    ...changes,
  };
}

const limits = { secondsPerReview: 0.05, accuracy: 0.5 };

test('each number stands under its name', () => {
  const results = modelResults(model, made(), labels, limits);
  const { p50, p90, p95, p99, p99Interval, max } = results.realtime.latencyMs;
  assert.equal([p50, p90, p95, p99, max], [50, 90, 95, 99, 100]);
  assert.ok(p99Interval[0] > 90 && p99Interval[0] < 99);
  assert.is(p99Interval[1], null); // 101 answers do not bound it from above
  assert.equal([results.name, results.features, results.fitSeconds], ['made', 7, 3]);
  assert.equal(results.timed, { reviews: 101, rounds: 3 });
  near([results.batch.totalSeconds, ...results.batch.totalSecondsRange], [0.202, 0.101, 0.505]);
  near([results.realtime.totalSeconds, ...results.realtime.totalSecondsRange], [2.02, 1.01, 5.05]);
  near([results.batch.secondsPerReview, results.realtime.secondsPerReview], [0.002, 0.02]);
  const { ratio, low, high } = results.singleAgainstBatch;
  near([ratio], [10]);
  assert.ok(low > 0 && low <= ratio && (high === null || high >= ratio));
});

test('one round says nothing of how sure the ratio is: its upper end is null, never Infinity', () => {
  const once = made({
    rounds: 1,
    batch: { predictions: labels, totalsMs: Float64Array.of(10) },
  });
  const [first] = once.realTime.totalsMs;
  const realTime = { ...once.realTime, totalsMs: Float64Array.of(first) };
  const results = modelResults(model, { ...once, realTime }, labels, limits);
  assert.is(results.singleAgainstBatch.high, null);
  assert.equal(JSON.parse(JSON.stringify(results)), results);
});

test('totals are for all reviews where only some were timed', () => {
  const part = made({ timedTexts: 50 });
  const { batch } = modelResults(model, part, labels, limits);
  near([batch.secondsPerReview, batch.totalSeconds], [0.202 / 50, (0.202 * 101) / 50]);
});

for (const [p99Limit, met] of [
  [0.098, false], // between p95 and p99
  [0.0995, true], // between p99 and the slowest
] as const) {
  test(`p99 is judged by the 99th percentile: limit ${p99Limit} s`, () => {
    const results = modelResults(model, made(), labels, { ...limits, secondsPerReview: p99Limit });
    const [accuracy, average, p99, differing] = results.targets;
    assert.equal([accuracy.limit, average.limit, p99.limit], [0.5, p99Limit, p99Limit]);
    near([average.value, p99.value], [0.02, 0.099]);
    assert.equal([average.met, p99.met, p99.sure, differing.met], [true, met, false, true]);
  });
}

test('a limit that is just reached is not beaten', () => {
  const exact = { secondsPerReview: 0.02, accuracy: 1 };
  const { targets } = modelResults(model, made(), labels, exact);
  assert.equal([targets[0].met, targets[1].met], [false, false]);
});

test('accuracy is that of each way', () => {
  const wrong = labels.map((label, i) => (i < 10 ? 'no' : label));
  const timing = made({ batch: { predictions: wrong, totalsMs: Float64Array.of(1, 1, 1) } });
  const results = modelResults(model, timing, labels, limits);
  near([results.batch.accuracy, results.realtime.accuracy], [91 / 101, 1]);
  const [low, high] = results.batch.accuracyInterval;
  assert.ok(low < 91 / 101 && high > 91 / 101 && high < 1 && low > 0.8);
  assert.equal([results.identicalPredictions, results.targets[3].value], [false, 10]);
});

function near(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]) < 1e-9, `${found.join()}, expected ${expected.join()}`),
  );
}

test('times are exact: milliseconds by 1000', () => {
  const { batch, realtime } = modelResults(model, made(), labels, limits);
  const relative = (value: number, expected: number) => Math.abs(value / expected - 1);
  assert.ok(relative(batch.totalSeconds, 0.202) < 1e-12);
  assert.ok(relative(realtime.totalSecondsRange[1], 5.05) < 1e-12);
});

test('a limit at the end of an interval is not sure, one beyond it is', () => {
  const sure = (secondsPerReview: number, accuracy: number) =>
    modelResults(model, made(), labels.map((label, i) => (i < 5 ? 'no' : label)), { secondsPerReview, accuracy }).targets.map((target) => target.sure);
  const { realtime } = modelResults(model, made(), labels.map((label, i) => (i < 5 ? 'no' : label)), limits);
  const [low, high] = realtime.accuracyInterval;
  const [quick, slow] = realtime.totalSecondsRange.map((seconds) => seconds / 101);
  for (const [seconds, accuracy, expected] of [[quick, low, false], [slow, high, false], [quick - 1e-9, low - 1e-9, true], [slow + 1e-9, high + 1e-9, true]] as const) {
    assert.equal(sure(seconds, accuracy).slice(0, 2), [expected, expected], `${seconds}`);
  }
}); // prettier-ignore

const texts = ['a', 'bb', 'ccc', 'd'];

test('a timing’s results: medians, seconds, targets met and missed', () => {
  const { clock, predict } = syntheticTime((count) => 2 + 0.5 * count);
  const byLength = (some: readonly string[]) => (
    predict(some),
    some.map(({ length }) => (length > 1 ? 'long' : 'short'))
  );
  const timing = timeBothWays(byLength, texts, { rounds: 3, warmup: 0, clock });
  const model = { name: 'synthetic', features: 2, fitSeconds: 1 };
  const actual = ['short', 'long', 'long', 'long'];
  const results = modelResults(model, timing, actual, { secondsPerReview: 0.002, accuracy: 0.7 });
  assert.is(results.batch.totalSeconds, 0.004);
  assert.is(results.batch.secondsPerReview, 0.001);
  assert.is(results.realtime.totalSeconds, 0.01);
  assert.is(results.realtime.secondsPerReview, 0.0025);
  assert.is(results.realtime.latencyMs.p99, 2.5);
  assert.is(results.realtime.accuracy, 0.75);
  assert.ok(results.identicalPredictions);
  assert.equal(
    results.targets.map(({ name, limit, value, met, sure }) => [name, limit, value, met, sure]),
    [
      ['accuracy above', 0.7, 0.75, true, false], // four reviews cannot tell
      ['seconds a review one at a time, average, below', 0.002, 0.0025, false, true],
      ['seconds a review one at a time, p99, below', 0.002, 0.0025, false, true],
      ['predictions that differ between the two ways', 0, 0, true, true],
      ['accuracy above always answering the commonest label', 0.75, 0.75, false, false],
    ],
  );
});

test('a timing’s results: an average can meet a limit that p99 misses', () => {
  let now = 0;
  const predict = (some: readonly string[]): string[] => {
    for (const text of some) now += text === 'slow' ? 50 : 1;
    return some.map(() => 'x');
  };
  const mixed = Array.from({ length: 1000 }, (_, i) => (i % 50 === 0 ? 'slow' : 'quick'));
  const timing = timeBothWays(predict, mixed, { rounds: 3, warmup: 0, clock: () => now });
  const model = { name: 'tail', features: 1, fitSeconds: 0 };
  const limits = { secondsPerReview: 0.005, accuracy: 0.5 };
  const results = modelResults(
    model,
    timing,
    mixed.map(() => 'x'),
    limits,
  );
  assert.equal(
    results.targets.slice(1, 3).map(({ met, sure }) => [met, sure]),
    [
      [true, true],
      [false, true],
    ],
  );
});

test('a timing’s results: predictions that differ between the two ways are counted and fail the target', () => {
  const unlike = (some: readonly string[]) => some.map(() => (some.length > 1 ? 'long' : 'short'));
  const timing = timeBothWays(unlike, texts, { rounds: 1 });
  const model = { name: 'unlike', features: 2, fitSeconds: 1 };
  const actual = ['short', 'long', 'long', 'short'];
  const results = modelResults(model, timing, actual, { secondsPerReview: 1, accuracy: 0.1 });
  assert.not.ok(results.identicalPredictions);
  assert.equal([results.targets[3].value, results.targets[3].met], [4, false]);
});

test.run();
