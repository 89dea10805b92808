import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { outlyingSizes } from '../../../lib/measure/cost/outlying-sizes';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { drawNormal, exactly, medians } from './made-sweeps';

const test = suite('outlying sizes');

test('a hiccup on one size, whichever it is, is excluded and changes nothing', () => {
  const random = seededRandom(7);
  for (const factor of [0.4, 1.4, 2.3, 10]) {
    for (let hit = 0; hit < 10; hit++) {
      const points = exactly(0.48, 0.0093).map(({ batchSize, medianMs }, index) => ({
        batchSize,
        medianMs: medianMs * (1 + 0.02 * drawNormal(random)) * (index === hit ? factor : 1),
      }));
      const model = fitCostModel(points);
      assert.ok(model.usable, `${hit} x ${factor}: ${model.reason}`);
      assert.equal(model.outliers, [2 ** hit], `${hit} x ${factor}`);
      assert.ok(Math.abs(model.overheadMs / 0.48 - 1) < 0.06, `${hit}: ${model.overheadMs}`);
      assert.ok(Math.abs(model.perReviewMs / 0.0093 - 1) < 0.08, `${hit}: ${model.perReviewMs}`);
    }
  }
});

test('two hiccups among eleven sizes', () => {
  const points = medians([
    ...[[1, 0.488] as const, [2, 1.12] as const, [4, 0.507] as const, [8, 0.561] as const],
    ...[[16, 0.65] as const, [32, 0.79] as const, [64, 2.6] as const, [128, 1.7] as const],
    ...[[256, 2.93] as const, [512, 5.2] as const, [1000, 9.9] as const],
  ]);
  assert.equal(
    outlyingSizes(points).map(({ batchSize }) => batchSize),
    [2, 64],
  );
});

test('of four sizes none is excluded, of five at most one', () => {
  const off = (sizes: number[]) =>
    exactly(1, 1, sizes).map((point, i) => (i < 2 ? { ...point, medianMs: 9 } : point));
  assert.equal(outlyingSizes(off([1, 2, 4, 8])), []);
  assert.ok(outlyingSizes(off([1, 2, 4, 8, 16])).length <= 1);
});

test('sizes on an exact line are none', () => {
  assert.equal(outlyingSizes(exactly(0.4, 0.02)), []);
});

test.run();
