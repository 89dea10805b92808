import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { powersOfTwo } from '../../lib/measure/batch-size-choice';
import { sweepBatchSizes } from '../../lib/measure/batch-size-sweep';
import { fitCostModel } from '../../lib/measure/cost-model';
import { costModelRecord } from '../../lib/measure/cost-model-record';
import { checkPrediction } from '../../lib/measure/prediction-check';
import { seededRandom, type Random } from '../../lib/measure/seeded-random';
import { numberedTexts, syntheticTime } from './synthetic-time';

const test = suite('cost model');

const exactly = (overheadMs: number, perReviewMs: number, sizes = powersOfTwo(512)) =>
  sizes.map((batchSize) => ({ batchSize, medianMs: overheadMs + batchSize * perReviewMs }));

/** A standard normal number (Box and Muller). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

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
    assert.ok(model.r2 > 1 - 1e-12);
    assert.ok(model.largestRelativeError < 1e-9);
    assert.not(model.overheadNegligible);
    assert.ok(Math.abs(model.predictMs(100) / (overhead + 100 * perReview) - 1) < 1e-9);
  }
});

test('noise and outliers in a sweep: constants within 8 %, and inside their intervals mostly', () => {
  const [overhead, perReview] = [0.4, 0.02];
  let overheadInside = 0;
  let perReviewInside = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const { predict, clock } = syntheticTime((n) => {
      const noise = 1 + 0.05 * drawNormal(random);
      const outlier = random() < 0.15 ? 1 + 10 * random() : 1; // as a garbage collection would
      return (overhead + perReview * n) * noise * outlier;
    });
    const options = { sizes: powersOfTwo(512), leastRounds: 21, leastTimingMs: 0, seed, clock };
    const model = fitCostModel(sweepBatchSizes(predict, numberedTexts(512), options).timings);
    assert.ok(
      Math.abs(model.overheadMs / overhead - 1) < 0.08,
      `seed ${seed}: ${model.overheadMs}`,
    );
    assert.ok(Math.abs(model.perReviewMs / perReview - 1) < 0.08, `${model.perReviewMs}`);
    assert.ok(model.r2 > 0.99);
    // outliers only ever add time, so the median of noisy timings lies a little (1 %) high
    const [low, high] = model.overheadIntervalMs;
    overheadInside += Number(low <= overhead * 1.01 && overhead * 1.01 <= high);
    const [lower, upper] = model.perReviewIntervalMs;
    perReviewInside += Number(lower <= perReview * 1.01 && perReview * 1.01 <= upper);
  }
  assert.ok(overheadInside >= 52 && perReviewInside >= 52, `${overheadInside} ${perReviewInside}`);
});

test('95 % intervals hold the truth in about 95 of 100 fits, and so does the prediction', () => {
  const [overhead, perReview] = [0.3, 0.01];
  const random = seededRandom(42);
  const fits = 250;
  const hits = { overhead: 0, perReview: 0, prediction: 0 };
  for (let fit = 0; fit < fits; fit++) {
    const noisy = exactly(overhead, perReview).map(({ batchSize, medianMs }) => ({
      batchSize,
      medianMs: medianMs * (1 + 0.03 * drawNormal(random)),
    }));
    const model = fitCostModel(noisy);
    const within = ([low, high]: readonly [number, number], value: number): number =>
      Number(low <= value && value <= high);
    hits.overhead += within(model.overheadIntervalMs, overhead);
    hits.perReview += within(model.perReviewIntervalMs, perReview);
    const measured = (overhead + 100 * perReview) * (1 + 0.03 * drawNormal(random));
    hits.prediction += Number(checkPrediction(model, 100, measured).outcome === 'inside');
  }
  for (const [what, count] of Object.entries(hits)) {
    assert.ok(count > 0.92 * fits && count < 0.98 * fits, `${what}: ${count} of ${fits}`);
  }
});

test('at the weighted centre of the sizes a prediction is as sure as a mean', () => {
  const noise = [1.02, 0.97, 1.01, 0.98, 1.04, 1, 0.99, 1.02, 0.98, 1.01];
  const points = exactly(0.3, 0.01).map((point, i) => ({
    batchSize: point.batchSize,
    medianMs: point.medianMs * noise[i],
  }));
  const model = fitCostModel(points);
  const fitted = points.map(({ batchSize }) => model.predictMs(batchSize));
  const sum = (term: (i: number) => number) => fitted.reduce((total, _, i) => total + term(i), 0);
  const weight = sum((i) => fitted[i] ** -2);
  const centre = sum((i) => points[i].batchSize / fitted[i] ** 2) / weight;
  const variance = sum((i) => (points[i].medianMs / fitted[i] - 1) ** 2) / 8;
  const half = 2.306 * Math.sqrt(variance * (model.predictMs(centre) ** 2 + 1 / weight));
  const [low, high] = model.predictionIntervalMs(centre);
  assert.ok(Math.abs((high - low) / 2 / half - 1) < 1e-6, `${(high - low) / 2}, not ${half}`);
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

const medians = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([batchSize, medianMs]) => ({ batchSize, medianMs }));

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
  assert.is(checkPrediction(model, 10, model.predictMs(10)).outcome, 'proves nothing');
});

const bent = (noise: () => number) =>
  powersOfTwo(1024).map((batchSize) => ({
    batchSize,
    medianMs: (0.2 + 0.01 * batchSize + 0.03 * Math.max(0, batchSize - 64)) * (1 + 0.02 * noise()),
  }));

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

test('a straight line is called bent, or a sound size set aside, in less than 5 of 100 sweeps', () => {
  const random = seededRandom(21);
  let [bends, aside] = [0, 0];
  for (let trial = 0; trial < 150; trial++) {
    const points = exactly(0.3, 0.01).map(({ batchSize, medianMs }) => ({
      batchSize,
      medianMs: medianMs * (1 + 0.04 * drawNormal(random)),
    }));
    const model = fitCostModel(points);
    bends += Number(model.bend !== undefined);
    aside += Number(model.outliers.length > 0);
  }
  assert.ok(bends < 8, `${bends}`);
  assert.ok(aside < 8, `${aside}`);
});

test('the record holds microseconds', () => {
  const record = costModelRecord(fitCostModel(exactly(0.4, 0.02)));
  assert.ok(Math.abs((record.overheadMicroseconds ?? 0) - 400) < 1e-6);
  assert.ok(Math.abs((record.perReviewMicroseconds ?? 0) - 20) < 1e-6);
  assert.ok(Math.abs((record.nHalf ?? 0) - 20) < 1e-6);
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
