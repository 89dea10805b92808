import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sweep } from '../../../lib/measure/cost/batch-size-sweep';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { QUIET, validityOf } from '../../../lib/measure/timing/validity';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import {
  describeBreakdown,
  describeCostModel,
  describePredictions,
  describeRealTime,
  describeSweep,
  formatBatchSize,
} from '../../../lib/plots/words/cost-sentences';
import { costTable, ratioTable } from '../../../lib/plots/tables/cost-tables';
import { someSweep } from '../some-sweeps';

const test = suite('cost sentences');

const DOUBTED = validityOf({ lostShare: 0.4 });
const sizes = [1, 2, 4, 8, 16, 32, 64];
const asSweep = (overheadMs: number, perReviewMs: number, some = sizes): Sweep => {
  const { timings } = someSweep('', overheadMs, perReviewMs, some);
  return { timings, leftOut: [], rounds: 7, stable: true, validity: QUIET };
};
const changed = (sweep: Sweep, size: number, factor: number): Sweep => ({
  ...sweep,
  timings: sweep.timings.map((one) =>
    one.batchSize === size ? { ...one, medianMs: factor * one.medianMs } : one,
  ),
});
const fit = (sweep: Sweep, held: number[] = []) => fitSweeps(new Map([['a', sweep]]), held)[0];

test('a sweep: its rounds, whether it is stable, and what was left out', () => {
  assert.is(describeSweep(asSweep(1, 1)), 'After 7 rounds every median is stable.');
  const text = describeSweep({ ...asSweep(1, 1), stable: false, leftOut: [128, 256] });
  assert.match(text, /not every median is stable/);
  assert.match(text, /^There was no time for calls of 128, 256 reviews\.$/m);
});

test('a cost model: two digits, and n-half only within the sizes', () => {
  const text = describeCostModel(fit(asSweep(0.4567, 0.02)).costModel);
  assert.match(
    text,
    /^Overhead of a call: 460\u00a0µs \(95\u00a0% interval 460 to 460\u00a0µs\)\.$/m,
  );
  assert.match(text, /^Each review: 20\u00a0µs/m);
  assert.match(text, /in a call of 23 reviews \(n-half; 23 to 23\)/);
  assert.match(
    describeCostModel(fit(asSweep(100, 0.02)).costModel),
    /call of more than 64 reviews/,
  );
  assert.match(describeCostModel(fit(asSweep(0, 1)).costModel), /shows no overhead/);
  assert.not.match(describeCostModel(fit(asSweep(0, 1)).costModel), /n-half/);
});

test('an outlier is named; a fit that is refused concludes nothing', () => {
  const hiccup = fit(changed(asSweep(0.4, 0.02), 2, 2.3));
  assert.match(describeCostModel(hiccup.costModel), /^Excluded as outliers, .*: calls of 2\.$/m);
  const few = fit(asSweep(1, 1, [1, 2]));
  assert.match(
    describeCostModel(few.costModel),
    /^No line is drawn and nothing is predicted: 2 batch/,
  );
  assert.is(describePredictions(few), 'Without a line there is nothing to predict.');
});

test('the two numbers are said to hold only as far as they did', () => {
  const sweep = asSweep(0.4, 0.02, [1, 2, 4, 8, 12, 16, 24, 32, 64]);
  const text = describePredictions(fit(sweep, [12, 24]));
  assert.match(text, /12 reviews: predicted 640\u00a0µs .*inside the interval/);
  assert.match(
    text,
    /So the two numbers held for every size that was put aside, within under 1\u00a0%/,
  );
  const off = describePredictions(fit(changed(sweep, 12, 1.5), [12, 24]));
  assert.match(off, /off by 50\u00a0%, outside the interval/);
  assert.match(off, /held for 1 of the 2 sizes/);
  assert.match(describePredictions(fit(asSweep(1, 1))), /too few sizes to hold one back/);
});

test('an interval that proves nothing counts as no success', () => {
  const few = asSweep(0.4, 0.02, [1, 2, 4, 8, 10, 16]);
  const noise = new Map([1.1, 0.9, 1.1, 0.9, 1, 1.05].map((f, i) => [few.timings[i].batchSize, f]));
  const noisy = [...noise].reduce((sweep, [size, factor]) => changed(sweep, size, factor), few);
  const text = describePredictions(fit(noisy, [10]));
  assert.match(text, /So wide an interval proves nothing/);
  assert.match(text, /held for 0 of the 1 sizes/);
});

/** A sweep of calls of one review and batches of ten with these timings, in rounds. */
const rounds = (one: number[], batch: number[]): Sweep => {
  const timings = [one, batch].map((ms, i) => ({
    ...someSweep('', 1, 1).timings[0],
    batchSize: i === 0 ? 1 : 10,
    timingsMs: Float64Array.from(ms),
  }));
  return { timings, leftOut: [], rounds: one.length, stable: true, validity: QUIET };
};

const realTime = (sweep: Sweep) => describeRealTime(fit(sweep));

test('real time against a batch: concluded only where the interval allows', () => {
  const near = rounds([1, 1.02, 0.98, 1, 1.01], [10, 10, 10, 10, 10]);
  assert.match(
    realTime(near),
    /^a: .* costs 1 times as much in real time as in a batch of 10 .*same\.$/,
  );
  const more = rounds([5, 5.1, 4.9, 5, 5], [10, 10, 10, 10, 10]);
  assert.match(realTime(more), /costs 5 times .*: more\.$/);
  const less = rounds([0.5, 0.51, 0.5, 0.49, 0.5], [10, 10, 10, 10, 10]);
  assert.match(realTime(less), /costs 0.5 times .*: less\.$/);
  const noisy = rounds([3, 0.4, 2, 1, 7], [10, 40, 9, 30, 10]);
  assert.match(realTime(noisy), /: uncertain\. This run cannot tell which is cheaper\.$/);
  assert.match(realTime(asSweep(1, 1, [1])), /too few sizes/);
});

test('real time and the largest batch that all were measured with, and what that allows to say', () => {
  const sweeps = new Map([
    ['a', asSweep(63, 1)],
    ['b', asSweep(0, 1, [1, 2, 4, 8])],
  ]);
  const { values, note } = ratioTable(fitSweeps(sweeps));
  assert.equal(values[0], ['a', '64\u00a0ms', '8.9\u00a0ms', 8, 7.2]);
  assert.equal(values[1], ['b', '1.0\u00a0ms', '1.0\u00a0ms', 8, 1]);
  assert.match(note!, /^a: .*\nb: .*about the same\.$/);
});

test('where other work had the processor, each conclusion is uncertain and says why', () => {
  const sweep = { ...asSweep(0.4, 0.02, [1, 2, 4, 8, 12, 16, 24, 32, 64]), validity: DOUBTED };
  const fitted = fit(sweep, [12, 24]);
  const why = /only 60 % of the time/;
  for (const text of [
    describeSweep(sweep),
    describeCostModel(fitted.costModel),
    describePredictions(fitted),
    describeRealTime(fitted),
  ]) {
    assert.match(text, /uncertain/);
    assert.match(text, why);
  }
  assert.match(describeCostModel(fitted.costModel), /\(n-half\) is uncertain\.$/m);
  assert.match(describePredictions(fitted), /held for 0 of the 2 sizes/);
  assert.is(costTable([fitted]).values[0][3], 'uncertain');
});

test('where the line misses single calls, it is said', () => {
  const away = describeCostModel(fit(changed(asSweep(0.4, 0.02), 1, 0.9)).costModel);
  assert.match(
    away,
    /^A single call takes \d\u00a0% less than the line says: .* read the table\.$/m,
  );
  assert.not.match(describeCostModel(fit(asSweep(0.4, 0.02)).costModel), /single call/);
});

test('the breakdown names the longest stage of each way, where the stages add up to the whole', () => {
  const timesMs = Float64Array.of(3.75);
  const way = (batchSize: number, first: number, ratio = 1.04) => ({
    batchSize,
    stages: [first, 1 - first].map((share, k) => ({
      name: ['cutting', 'scoring'][k],
      timesMs: Float64Array.of(5 * share),
      timeMs: 5 * share,
      share,
    })),
    wholeMs: 5,
    stagedRatio: { ratio, low: ratio - 0.02, high: ratio + 0.02 },
    addsUp: ratio < 1.2,
    longest: {
      name: ['scoring', 'cutting'][Number(first > 0.5)],
      share: 0.75,
      timeMs: 3.75,
      timesMs,
    },
  });
  const found = { batch: way(9, 0.75), realTime: way(1, 0.25, 0.97), validity: QUIET };
  const text = describeBreakdown(found);
  assert.match(
    text,
    /^In a batch of 9 a review takes 5\u00a0ms; cutting is 75\u00a0% of that\. .* 4\u00a0% longer/,
  );
  assert.match(
    text,
    /^In real time a review takes 5\u00a0ms; scoring is 75\u00a0% of that\. .* 3\u00a0% shorter/m,
  );
  const off = describeBreakdown({ ...found, batch: way(9, 0.75, 1.5) });
  assert.match(off, /^In a batch of 9 .* 1\.5 times as long .* nothing is concluded from them\.$/m);
  assert.not.match(off, /cutting/);
  const none = { ...way(9, 0.5), longest: undefined };
  assert.match(describeBreakdown({ ...found, batch: none }), /no stage surely takes longer/);
  const doubted = { ...found, batch: none, validity: DOUBTED };
  assert.match(describeBreakdown(doubted), /takes longest is uncertain\. .* only 60 % of the time/);
});

test('batch sizes are named as far as the sizes reach', () => {
  const all = [2, 4, 8];
  assert.equal(
    [1, 3.14159, 9].map((size) => formatBatchSize(size, all)),
    ['less than 2', '3.1', 'more than 8'],
  );
  assert.is(formatBatchSize(fitCostModel([1, 2, 4, 8].map(level)).nHalf, all), 'more than 8');
});

function level(batchSize: number) {
  return { batchSize, medianMs: 4 };
}

test.run();
