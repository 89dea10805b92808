import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sweepModels, type Sweep } from '../../../lib/measure/cost/batch-size-sweep';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import { median } from '../../../lib/measure/timing/latency-summary';
import { roundRatio } from '../../../lib/measure/timing/ratio';
import { QUIET } from '../../../lib/measure/timing/validity';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('fitted sweep');

function fit(sizes: readonly number[], held?: readonly number[]) {
  const { predict, clock } = syntheticTime((n) => 4 + n);
  const options = { sizes, clock };
  const sweeps = sweepModels(new Map([['m', predict]]), numberedTexts(64), options);
  return fitSweeps(sweeps, held)[0];
}

test('sizes held back are not fitted, and are checked up to the largest that was', () => {
  const { name, timings, costModel, checks } = fit([1, 2, 4, 8, 16, 3, 12, 50], [3, 12, 50]);
  assert.is(name, 'm');
  assert.equal(
    timings.map(({ batchSize }) => batchSize),
    [1, 2, 4, 8, 16],
  );
  assert.equal(costModel.sizes, [1, 2, 4, 8, 16]);
  assert.equal(
    checks.map(({ batchSize, measuredMs, outcome }) => [batchSize, measuredMs, outcome]),
    [
      [3, 7, 'inside'],
      [12, 16, 'inside'],
    ],
  );
});

test('with none held back there is nothing to check, nor without a usable model', () => {
  assert.equal(fit([1, 2, 4, 8, 16]).checks, []);
  const { costModel, checks } = fit([1, 2, 4, 3], [3]);
  assert.equal([costModel.usable, checks], [false, []]);
});

test('a single call is compared with the largest batch that all were measured with, round by round', () => {
  const sweep = (sizes: Record<number, number[]>): Sweep => ({
    timings: Object.entries(sizes).map(([batchSize, ms]) => ({
      batchSize: Number(batchSize),
      repeats: 1,
      timingsMs: Float64Array.from(ms),
      medianMs: median(ms),
      ...{ lowerQuartileMs: 1, upperQuartileMs: 1 },
    })),
    leftOut: [],
    rounds: 3,
    stable: true,
    validity: QUIET,
  });
  const [a, b] = fitSweeps(
    new Map([
      ['a', sweep({ 1: [4, 8, 4], 10: [10, 20, 20], 20: [1, 1, 1] })],
      ['b', sweep({ 1: [2, 2, 2], 10: [20, 20, 20] })],
    ]),
  );
  assert.equal(
    [a.realTime?.batchSize, a.realTime?.realTimeMs, a.realTime?.perReviewMs],
    [10, 4, 2],
  );
  assert.equal(a.realTime?.ratio, roundRatio([4, 8, 4], [1, 2, 2]));
  assert.ok(Math.abs(b.realTime!.ratio.ratio - 1) < 1e-12);
  assert.is(fit([2, 4, 8, 16]).realTime, undefined);
  assert.is(fit([1]).realTime, undefined);
});

test.run();
