/** The cost model on sweeps that are no straight line: hiccups on a size or two, a bend, noise. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { costModelRecord } from '../../../lib/measure/cost/cost-model-record';
import { checkPrediction } from '../../../lib/measure/cost/prediction-check';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { bent, drawNormal, exactly, medians } from './made-sweeps';

const test = suite('cost model, shape');

test('a hiccup on one size, whichever it is, is set aside and changes nothing', () => {
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

test('the run of 488, 1120 and 507 microseconds: two hiccups among eleven sizes', () => {
  const model = fitCostModel(
    medians([
      ...[[1, 0.488] as const, [2, 1.12] as const, [4, 0.507] as const, [8, 0.561] as const],
      ...[[16, 0.65] as const, [32, 0.79] as const, [64, 2.6] as const, [128, 1.7] as const],
      ...[[256, 2.93] as const, [512, 5.2] as const, [1000, 9.9] as const],
    ]),
  );
  assert.ok(model.usable);
  assert.equal(model.outliers, [2, 64]);
  assert.ok(Math.abs(model.predictMs(1) / 0.488 - 1) < 0.05, `${model.predictMs(1)}`);
});

test('noise on every size is refused, with the reason, and predicts nothing', () => {
  const times = [0.488, 1.12, 0.507, 1.9, 0.6, 0.4, 2.9, 1.1, 6];
  const model = fitCostModel(medians(times.map((time, k) => [2 ** k, time])));
  assert.not(model.usable);
  assert.match(model.reason, /the best line misses a median by \d+ %/);
  assert.throws(() => model.predictMs(4), /predicts nothing: the best line misses/);
  assert.throws(() => model.predictionIntervalMs(4), /predicts nothing/);
  assert.throws(() => checkPrediction(model, 3, 1), /predicts nothing/);
  const record = costModelRecord(model);
  assert.equal([record.usable, record.overheadMicroseconds, record.nHalf], [false, null, null]);
  assert.is(record.reason, model.reason);
  assert.equal(JSON.parse(JSON.stringify(record)), record);
});

test('where the data bend the model bends, at the right size and with the right numbers', () => {
  const random = seededRandom(11);
  let exactly64 = 0;
  for (let trial = 0; trial < 30; trial++) {
    const model = fitCostModel(bent(() => drawNormal(random)));
    assert.ok(model.usable);
    assert.ok(model.bend !== undefined, `trial ${trial}`);
    assert.ok([32, 64, 128].includes(model.bend.batchSize), `${model.bend.batchSize}`);
    if (model.bend.batchSize !== 64) continue; // a neighbour, by noise: other numbers
    exactly64++;
    assert.ok(Math.abs(model.perReviewMs / 0.01 - 1) < 0.15, `${model.perReviewMs}`);
    assert.ok(Math.abs(model.bend.perReviewMs / 0.04 - 1) < 0.1, `${model.bend.perReviewMs}`);
    assert.ok(Math.abs(model.predictMs(500) / (0.2 + 5 + 0.03 * 436) - 1) < 0.06);
  }
  assert.ok(exactly64 >= 20, `${exactly64}`);
  const exact = fitCostModel(bent(() => 0));
  assert.ok(Math.abs(exact.nHalf - 20) < 1e-6);
  const tenth = 64 + (9 * 0.2 - 0.64) / 0.04; // reviews take nine times the overhead, partly beyond
  assert.ok(Math.abs(exact.sizeAtOverheadShare(0.1) - tenth) < 1e-6);
  assert.is(costModelRecord(exact).bend?.batchSize, 64);
});

test('a bend and a hiccup together', () => {
  for (const hit of [1, 8]) {
    const points = bent(() => 0);
    points[hit].medianMs *= 2.5;
    const model = fitCostModel(points);
    assert.is(model.bend?.batchSize, 64);
    assert.equal(model.outliers, [2 ** hit]);
  }
});

test.run();
