import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { costModelRecord } from '../../../lib/measure/cost/cost-model-record';
import { checkPrediction } from '../../../lib/measure/cost/prediction-check';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { drawNormal, exactly, medians } from './made-sweeps';

const test = suite('cost model');

test('exact timings give back the constants, n-half and a perfect fit', () => {
  for (const [overhead, perReview] of [
    [0.4, 0.02],
    [0.0003, 0.002],
    [25, 0.001],
  ]) {
    const model = fitCostModel(exactly(overhead, perReview));
    assert.ok(Math.abs(model.overheadMs / overhead - 1) < 1e-9);
    assert.ok(Math.abs(model.perReviewMs / perReview - 1) < 1e-9);
    assert.ok(Math.abs(model.nHalf / (overhead / perReview) - 1) < 1e-9);
    assert.ok(Math.abs(model.worstMiss!.errorShare) < 1e-9);
    assert.not(model.overheadNegligible);
    assert.ok(Math.abs(model.predictMs(100) / (overhead + 100 * perReview) - 1) < 1e-9);
  }
});

test('no overhead in the timings: it is called negligible, never negative', () => {
  const random = seededRandom(3);
  for (let trial = 0; trial < 50; trial++) {
    const points = exactly(0, 0.02).map(({ batchSize, medianMs }) => ({
      batchSize,
      medianMs: medianMs * (1 + 0.02 * drawNormal(random)),
    }));
    const model = fitCostModel(points);
    assert.ok(model.overheadMs >= 0);
    assert.ok(model.nHalf < 0.2);
    assert.ok(model.predictMs(1) > 0);
  }
  const none = fitCostModel(exactly(0, 0.02));
  assert.ok(none.nHalf < 1e-9);
  const steeper = fitCostModel(powersOfTwo(32).map((n) => ({ batchSize: n, medianMs: n ** 1.07 })));
  assert.is(steeper.overheadMs, 0);
  assert.ok(steeper.overheadNegligible);
  assert.ok(steeper.overheadIntervalMs[1] < 0, 'time grows faster than the batch');
  const [low, high] = steeper.perReviewIntervalMs; // of the line through the origin, too
  assert.ok(Math.abs((low + high) / 2 / steeper.perReviewMs - 1) < 1e-9);
});

test('time that does not grow with the batch is all overhead, and n-half infinite', () => {
  const random = seededRandom(8);
  const falling = powersOfTwo(64).map((batchSize) => ({
    batchSize,
    medianMs: 5 - batchSize / 100 + 0.01 * random(),
  }));
  const model = fitCostModel(falling);
  assert.is(model.perReviewMs, 0);
  assert.is(model.nHalf, Infinity);
  assert.is(model.predictMs(1), model.predictMs(64));
  assert.is(costModelRecord(model).nHalf, null);
});

test('the small sizes count: absolute noise of the largest batch does not drown the overhead', () => {
  const points = exactly(0.4, 0.02);
  points[points.length - 1].medianMs *= 1.1; // 1 ms too much, more than twice the overhead
  assert.ok(Math.abs(fitCostModel(points).overheadMs / 0.4 - 1) < 0.05);
});

test('a size left out is compared with its prediction', () => {
  const model = fitCostModel(exactly(0.4, 0.02));
  const check = checkPrediction(model, 100, 2.64);
  assert.ok(Math.abs(check.predictedMs - 2.4) < 1e-9);
  assert.ok(Math.abs(check.relativeError - 0.1) < 1e-9);
  assert.is(check.outcome, 'outside');
  assert.is(checkPrediction(model, 100, 2.4).outcome, 'inside');
  assert.throws(() => checkPrediction(model, 64, 1), /size 64 was fitted/);
  assert.throws(() => checkPrediction(model, 100, 0), /measuredMs must be a number above 0, not 0/);
});

test('few sizes are no error, and no line either', () => {
  for (const sizes of [[1], [1, 2], [1, 2, 3]]) {
    const { usable, reason } = fitCostModel(exactly(1, 1, sizes));
    assert.not(usable);
    assert.match(reason, sizes.length === 1 ? /^1 batch size is too few/ : /sizes are too few/);
  }
  assert.ok(fitCostModel(exactly(1, 1, [1, 2, 4, 5])).usable);
});

test('nothing is predicted outside the fitted sizes', () => {
  const model = fitCostModel(exactly(0.4, 0.02));
  assert.throws(
    () => model.predictMs(513),
    /513 reviews lie outside the 1 to 512 that were fitted/,
  );
  assert.throws(() => model.predictionIntervalMs(0.5), /outside the 1 to 512/);
  assert.throws(() => checkPrediction(model, 1000, 20.4), /measure instead/);
  const none = costModelRecord(fitCostModel(exactly(0, 1)));
  assert.equal([none.overheadNegligible, none.nHalf], [true, null]); // not 0.0001 reviews
  assert.is(costModelRecord(fitCostModel(exactly(100, 0.001))).nHalf, null);
});

test('an interval too wide to be wrong is no success', () => {
  const noise = [1.1, 0.9, 1.1, 0.9, 1.05];
  const points = exactly(0.4, 0.02, [1, 2, 4, 8, 16]).map(({ batchSize, medianMs }, i) => ({
    batchSize,
    medianMs: medianMs * noise[i],
  }));
  const model = fitCostModel(points);
  assert.ok(model.usable, model.reason);
  assert.is(checkPrediction(model, 10, model.predictMs(10)).outcome, 'uncertain');
});

test('the record holds the numbers with their intervals, in milliseconds', () => {
  const model = fitCostModel(exactly(0.4, 0.02));
  const record = costModelRecord(model);
  assert.is(record.overheadMs, model.overheadMs);
  assert.is(record.perReviewMs, model.perReviewMs);
  assert.is(record.nHalf, model.nHalf);
  assert.equal(record.nHalfInterval, model.nHalfInterval);
  assert.is(record.worstMissShare, Math.abs(model.worstMiss!.errorShare));
  assert.equal(JSON.parse(JSON.stringify(record)), record);
});

test('a line that is refused says why, predicts nothing and leaves no number', () => {
  const times = [0.488, 1.12, 0.507, 1.9, 0.6, 0.4, 2.9, 1.1, 6];
  const model = fitCostModel(medians(times.map((time, k) => [2 ** k, time])));
  assert.not(model.usable);
  assert.match(model.reason, /the best line misses a median by \d+ % and typically by \d+ %/);
  assert.throws(() => model.predictMs(4), /predicts nothing: the best line misses/);
  assert.throws(() => model.predictionIntervalMs(4), /predicts nothing/);
  assert.throws(() => checkPrediction(model, 3, 1), /predicts nothing/);
  const record = costModelRecord(model);
  const { reason, sizes, outliers, usable, overheadNegligible, validity, ...numbers } = record;
  assert.equal([reason, usable, overheadNegligible], [model.reason, false, false]);
  assert.ok(validity.quiet);
  assert.equal([...sizes, ...outliers].length, 9);
  assert.ok(Object.values(numbers).every((value) => value === null));
  assert.equal(JSON.parse(JSON.stringify(record)), record);
});

test('each miss is told, and the furthest either way is the worst', () => {
  const factors = [0.9, 1.04, 1, 0.98, 1.05, 1, 0.97, 1.01, 1, 1];
  const points = exactly(0.4, 0.02).map(({ batchSize, medianMs }, i) => ({
    batchSize,
    medianMs: medianMs * factors[i],
  }));
  const { misses, worstMiss, predictMs, sizes } = fitCostModel(points);
  assert.equal(misses.map(({ batchSize }) => batchSize), sizes); // prettier-ignore
  for (const [i, { batchSize, errorShare }] of misses.entries()) {
    const expected = points[i].medianMs / predictMs(batchSize) - 1;
    assert.ok(Math.abs(errorShare - expected) < 1e-12);
  }
  assert.is(worstMiss?.batchSize, 1);
  assert.ok(worstMiss!.errorShare < -0.05);
});

test('bad input is named', () => {
  assert.throws(() => fitCostModel([]), /there are no batch sizes/);
  assert.throws(() => fitCostModel(exactly(1, 1, [1, 2, 2])), /stands twice/);
  for (const medianMs of [0, -1, NaN, Infinity]) {
    const points = [...exactly(1, 1, [1, 2, 4]), { batchSize: 8, medianMs }];
    assert.throws(
      () => fitCostModel(points),
      /median time of batch size 8 must be a number above 0/,
    );
  }
  assert.throws(() => fitCostModel(exactly(1, 1)).predictMs(0), /a batch size must be/);
});

test.run();
