/** The cost model as an estimator: how near the truth it comes, and how often its intervals hold it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';
import { sweepBatchSizes } from '../../../lib/measure/cost/batch-size-sweep';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { checkPrediction } from '../../../lib/measure/cost/prediction-check';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { drawNormal, exactly } from './made-sweeps';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('cost model, noise');

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
  const misses = fitted.map((time, i) => Math.abs(points[i].medianMs / time - 1));
  assert.ok(Math.abs(model.largestRelativeError / Math.max(...misses) - 1) < 1e-6);
  const half = 2.306 * Math.sqrt(variance * (model.predictMs(centre) ** 2 + 1 / weight));
  const [low, high] = model.predictionIntervalMs(centre);
  assert.ok(Math.abs((high - low) / 2 / half - 1) < 1e-6, `${(high - low) / 2}, not ${half}`);
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

/** Sweeps of which each median is that of twelve timings, with the right tail that a machine's interruptions make. */
function timedSweep(truth: (n: number) => number, random: () => number) {
  return powersOfTwo(1024).map((batchSize) => {
    const timings = Array.from({ length: 12 }, () => {
      const late = random() < 0.1 ? 1 + random() : 1;
      return truth(batchSize) * (1 + 0.1 * drawNormal(random)) * late;
    });
    const timingsMs = Float64Array.from(timings).sort();
    return { batchSize, timingsMs, medianMs: (timingsMs[5] + timingsMs[6]) / 2 };
  });
}

const bendsIn = (trials: number, truth: (n: number) => number): number => {
  const random = seededRandom(8);
  const models = Array.from({ length: trials }, () => fitCostModel(timedSweep(truth, random)));
  return models.filter(({ bend }) => bend !== undefined).length;
};

test('where the scatter of the medians is known: a straight line is called bent in less than 5 of 100', () => {
  const bends = bendsIn(100, (n) => 0.3 + 0.01 * n);
  assert.ok(bends < 6, `${bends}`);
});

test('and a bend is found far more often than without it', () => {
  const truth = (n: number) => 1 + 0.03 * Math.min(n, 16) + 0.013 * Math.max(0, n - 16);
  const random = seededRandom(8);
  let without = 0;
  for (let trial = 0; trial < 30; trial++) {
    const points = timedSweep(truth, random).map(({ batchSize, medianMs }) => ({
      batchSize,
      medianMs,
    }));
    without += Number(fitCostModel(points).bend !== undefined);
  }
  const found = bendsIn(30, truth);

  assert.ok(found > 24 && found > without + 5, `${found} and ${without} of 30`);
});

test('what a bend does not explain makes none, however surely it is no line', () => {
  const zigzag = powersOfTwo(1024).map((batchSize, i) => {
    const medianMs = (0.3 + 0.01 * batchSize) * (i % 2 === 0 ? 1.08 : 0.93);
    return {
      batchSize,
      medianMs,
      timingsMs: Float64Array.of(0.999, 1, 1, 1.001).map((x) => x * medianMs),
    };
  });
  assert.is(fitCostModel(zigzag).bend, undefined);
});

test.run();
