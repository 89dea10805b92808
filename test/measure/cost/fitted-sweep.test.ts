import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sweepModels } from '../../../lib/measure/cost/batch-size-sweep';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('fitted sweep');

function fit(sizes: readonly number[], held?: readonly number[]) {
  const { predict, clock } = syntheticTime((n) => 4 + n);
  const options = { sizes, clock, leastTimingMs: 0 };
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

test.run();
