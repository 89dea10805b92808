/** The cost model as an estimator: how near the truth it comes, and how often its intervals hold it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { checkPrediction } from '../../../lib/measure/cost/prediction-check';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { median } from '../../../lib/measure/timing/latency-summary';
import { bendingMs, drawNormal, exactly, sweepOne } from './made-sweeps';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('cost model, noise');

test('noise and outliers in a sweep: constants within 8 %, and inside their intervals mostly', () => {
  const [overhead, perReview] = [6, 0.3]; // a timing is one call
  let overheadInside = 0;
  let perReviewInside = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const { predict, clock } = syntheticTime((n) => {
      const noise = 1 + 0.05 * drawNormal(random);
      const outlier = random() < 0.15 ? 1 + 10 * random() : 1; // as a garbage collection would
      return (overhead + perReview * n) * noise * outlier;
    });
    const options = { sizes: powersOfTwo(512), rounds: 21, clock };
    const model = fitCostModel(sweepOne(predict, numberedTexts(512), options).timings);
    assert.ok(
      Math.abs(model.overheadMs / overhead - 1) < 0.08,
      `seed ${seed}: ${model.overheadMs}`,
    );
    assert.ok(Math.abs(model.perReviewMs / perReview - 1) < 0.08, `${model.perReviewMs}`);
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
  const hits = { overhead: 0, perReview: 0, nHalf: 0, prediction: 0 };
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
    hits.nHalf += within(model.nHalfInterval, overhead / perReview);
    const measured = (overhead + 100 * perReview) * (1 + 0.03 * drawNormal(random));
    hits.prediction += Number(checkPrediction(model, 100, measured).outcome === 'inside');
  }
  for (const [what, count] of Object.entries(hits)) {
    assert.ok(count > 0.92 * fits && count < 0.98 * fits, `${what}: ${count} of ${fits}`);
  }
});

test('ten sweeps of a model whose cost slightly bends give about one number, and are never refused', () => {
  const random = seededRandom(5);
  for (let trial = 0; trial < 30; trial++) {
    const models = Array.from({ length: 10 }, () => fitCostModel(timedSweep(bendingMs, random)));
    const perReview = models.map(({ perReviewMs }) => perReviewMs);
    assert.ok(models.every(({ usable }) => usable));
    assert.ok(Math.max(...perReview) < 1.5 * Math.min(...perReview), `${perReview.join(' ')}`);
    for (const value of perReview) assert.ok(value > 0.009 && value < 0.014, `${value}`);
  }
});

test('and its calls of sizes that were not fitted lie inside their intervals in at least 90 of 100 sweeps', () => {
  const random = seededRandom(6);
  const inside = new Map([100, 400].map((size) => [size, 0]));
  for (let trial = 0; trial < 200; trial++) {
    const model = fitCostModel(timedSweep(bendingMs, random));
    for (const [size, count] of inside) {
      const [measured] = timedSweep(bendingMs, random, [size]);
      const { outcome } = checkPrediction(model, size, measured.medianMs);
      inside.set(size, count + Number(outcome === 'inside'));
    }
  }
  for (const [size, count] of inside) assert.ok(count >= 180, `${size}: ${count} of 200`);
});

test('a true line is refused in at most 1 of 200 sweeps, and a size of it excluded in at most 10', () => {
  const random = seededRandom(21);
  const line = (n: number) => 0.3 + 0.01 * n;
  const models = Array.from({ length: 200 }, () => fitCostModel(timedSweep(line, random)));
  const refused = models.filter(({ usable }) => !usable).length;
  const excluding = models.filter(({ outliers }) => outliers.length > 0).length;
  assert.ok(refused <= 1, `${refused} refused`);
  assert.ok(excluding <= 10, `${excluding} excluding`);
});

/** Sweeps of which each median is that of twelve timings, with the right tail that a machine's interruptions make. */
function timedSweep(truth: (n: number) => number, random: () => number, sizes = powersOfTwo(1024)) {
  return sizes.map((batchSize) => {
    const timings = Array.from({ length: 12 }, () => {
      const late = random() < 0.1 ? 1 + random() : 1;
      return truth(batchSize) * (1 + 0.1 * drawNormal(random)) * late;
    });
    return { batchSize, medianMs: median(timings) };
  });
}

test.run();
