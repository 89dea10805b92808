import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BothWays } from '../../../lib/measure/timing/both-ways';
import { judgeModel } from '../../../lib/measure/timing/model-results';
import { timeBothWays } from '../../../lib/measure/timing/timing';
import { syntheticTime } from './synthetic-time';

const test = suite('model-results');

const model = { name: 'made', features: 7, fitMs: 3000 };
const labels = Array.from({ length: 101 }, (_, i) => (i < 60 ? 'yes' : 'no'));

const falling = Float64Array.from({ length: 101 }, (_, i) => 100 - i);

/** One round over 101 texts whose latencies are 0 to 100 ms, in falling order by default. */
function made(changes: Partial<BothWays> = {}): BothWays {
  return {
    texts: 101,
    rounds: 6,
    clockCostMs: 0,
    startMs: 0,
    validity: { quiet: true, findings: [] },
    batch: {
      size: 101,
      predictions: labels,
      totalsMs: Float64Array.of(202, 101, 505, 202, 202, 202),
    },
    realTime: {
      size: 101,
      predictions: labels,
      totalsMs: Float64Array.of(2020, 1010, 5050, 2020, 2020, 2020),
      roundsMs: [falling, falling],
      latenciesMs: falling,
    },
    ...changes,
  };
}

const limits = { perReviewMs: 50, accuracy: 0.5 };

test('each number stands under its name, all times in milliseconds', () => {
  const results = judgeModel(model, made(), labels, { ...limits, notebook: '02' });
  const { p50, p90, p95, p99, p99Interval, max } = results.realTime.latencyMs;
  assert.equal([p50, p90, p95, p99, max], [50, 90, 95, 99, 100]);
  assert.ok(p99Interval[0] > 90 && p99Interval[0] < 99);
  assert.is(p99Interval[1], null); // 101 answers do not bound it from above
  assert.equal([results.name, results.notebook, results.engine], ['made', '02', 'package']);
  assert.equal([results.features, results.fitMs, results.reviews], [7, 3000, 101]);
  assert.equal([results.rounds, results.batch.size], [6, 101]);
  near([results.batch.totalMs, results.realTime.totalMs], [202, 2020]);
  near([results.batch.perReviewMs, results.realTime.perReviewMs], [2, 20]);
  // Six rounds hold the median between their ends with 97 %.
  near(results.batch.perReviewInterval.map(Number), [1, 5]);
  near(results.realTime.perReviewInterval.map(Number), [10, 50]);
  const { ratio, low, high } = results.ratio;
  near([ratio, low, Number(high)], [10, 10, 10]);
});

test('five rounds or fewer leave the interval of a median open, one round that of the ratio: null, never Infinity', () => {
  const few = (rounds: number): BothWays => {
    const { batch, realTime } = made();
    return made({
      rounds,
      batch: { ...batch, totalsMs: batch.totalsMs.slice(0, rounds) },
      realTime: { ...realTime, totalsMs: realTime.totalsMs.slice(0, rounds) },
    });
  };
  for (const rounds of [1, 5]) {
    const results = judgeModel(model, few(rounds), labels, limits);
    assert.equal(results.batch.perReviewInterval, [0, null]);
    assert.is(results.targets[1].verdict, 'uncertain');
    assert.is(results.ratio.high === null, rounds === 1);
    assert.equal(JSON.parse(JSON.stringify(results)), results);
  }
});

test('the limit in ms is that of the average and of p99; p99 is uncertain with 101 reviews', () => {
  const { targets } = judgeModel(model, made(), labels, limits);
  const [accuracy, average, p99, differing] = targets;
  assert.equal([accuracy.limit, average.limit, p99.limit], [0.5, 50, 50]);
  near([average.value, p99.value], [20, 99]);
  assert.equal([average.verdict, differing.verdict], ['uncertain', 'met']); // 50 ends its interval
  assert.match(p99.because ?? '', 'needs 368 reviews, and 101 were timed');
});

test('a measurement in doubt makes every target of time uncertain, and no other', () => {
  const validity = { quiet: false, findings: [{ kind: 'stalls', seen: 'It stalled.' }] } as const;
  const { targets } = judgeModel(model, made({ validity }), labels, limits);
  assert.equal(
    targets.map(({ verdict, because }) => [verdict, because]),
    [
      ['met', undefined],
      ['uncertain', 'It stalled.'],
      ['uncertain', 'A p99 needs 368 reviews, and 101 were timed.'],
      ['met', undefined],
      ['met', undefined],
    ],
  );
});

test('accuracy is that of each way', () => {
  const wrong = labels.map((label, i) => (i < 10 ? 'no' : label));
  const { batch } = made();
  const timing = made({ batch: { ...batch, predictions: wrong } });
  const results = judgeModel(model, timing, labels, limits);
  near([results.batch.accuracy, results.accuracy], [91 / 101, 1]);
  const [low, high] = results.accuracyInterval;
  assert.ok(low < 1 && high === 1 && low > 0.9);
  assert.equal([results.identical, results.targets[3].value], [false, 10]);
  assert.is(results.targets[3].verdict, 'missed');
});

test('several models, by their names; one that was not timed is named', () => {
  const timings = new Map([['made', made()]]);
  assert.equal(judgeModel(model, timings, labels, limits).name, 'made');
  const other = { ...model, name: 'other' };
  assert.throws(
    () => judgeModel(other, timings, labels, limits),
    /'other' was not timed; timed were made/,
  );
});

test('models of the same rounds: how many times as fast as the first each is, where nothing else was at work', () => {
  const quick = (changes: Partial<BothWays> = {}): BothWays => {
    const { realTime } = made();
    const totalsMs = realTime.totalsMs.map((ms) => ms / 4);
    return made({ realTime: { ...realTime, totalsMs }, ...changes });
  };
  const judged = (other: BothWays) => {
    const timings = new Map([['made', made()]]).set('quick', other);
    const models = [model, { ...model, name: 'quick' }];
    return models.map((one) => judgeModel(one, timings, labels, limits));
  };
  const [first, second] = judged(quick());
  assert.is(first.timesAsFast, undefined);
  const { than, ratio, low, high } = second.timesAsFast!;
  assert.is(than, 'made');
  near([ratio, low, Number(high)], [4, 4, 4]);
  const doubted = {
    quiet: false,
    findings: [{ kind: 'stalls' as const, seen: 'It stood still.' }],
  };
  for (const changes of [{ startMs: 1 }, { validity: doubted }])
    assert.is(judged(quick(changes))[1].timesAsFast, undefined);
});

function near(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]) < 1e-9, `${found.join()}, expected ${expected.join()}`),
  );
}

const texts = ['a', 'bb', 'ccc', 'd'];

test('a timing’s results: medians and targets', () => {
  const { clock, predict } = syntheticTime((count) => 2 + 0.5 * count);
  const byLength = (some: readonly string[]) => (
    predict(some),
    some.map(({ length }) => (length > 1 ? 'long' : 'short'))
  );
  const timing = timeBothWays(byLength, texts, { rounds: 6, warmup: 0, clock });
  const model = { name: 'synthetic', features: 2, fitMs: 1000 };
  const actual = ['short', 'long', 'long', 'long'];
  const results = judgeModel(model, timing, actual, { perReviewMs: 2, accuracy: 0.7 });
  assert.equal([results.batch.totalMs, results.batch.perReviewMs], [4, 1]);
  assert.equal([results.realTime.totalMs, results.realTime.perReviewMs], [10, 2.5]);
  assert.is(results.realTime.latencyMs.p99, 2.5);
  assert.is(results.accuracy, 0.75);
  assert.ok(results.identical);
  assert.equal(
    results.targets.map(({ name, unit, limit, value, verdict }) => [
      name,
      unit,
      limit,
      value,
      verdict,
    ]),
    [
      ['accuracy above', 'share', 0.7, 0.75, 'uncertain'], // four reviews cannot tell
      ['real time, average, below', 'ms', 2, 2.5, 'missed'],
      ['real time, p99, below', 'ms', 2, 2.5, 'uncertain'],
      ['predictions that differ between the two ways', 'reviews', 0, 0, 'met'],
      ['accuracy above always answering the commonest label', 'share', 0.75, 0.75, 'uncertain'],
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
  const timing = timeBothWays(predict, mixed, { rounds: 6, warmup: 0, clock: () => now });
  const model = { name: 'tail', features: 1, fitMs: 0 };
  const limits = { perReviewMs: 5, accuracy: 0.5 };
  const results = judgeModel(
    model,
    timing,
    mixed.map(() => 'x'),
    limits,
  );
  assert.equal(
    results.targets.slice(1, 3).map(({ verdict }) => verdict),
    ['met', 'missed'],
  );
});

test('a timing’s results: predictions that differ between the two ways are counted and fail the target', () => {
  const unlike = (some: readonly string[]) => some.map(() => (some.length > 1 ? 'long' : 'short'));
  const timing = timeBothWays(unlike, texts, { rounds: 1 });
  const model = { name: 'unlike', features: 2, fitMs: 1000 };
  const actual = ['short', 'long', 'long', 'short'];
  const results = judgeModel(model, timing, actual, { perReviewMs: 1000, accuracy: 0.1 });
  assert.not.ok(results.identical);
  assert.equal([results.targets[3].value, results.targets[3].verdict], [4, 'missed']);
});

test.run();
