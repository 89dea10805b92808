/**
 * What a call costs, as two numbers: t(n) = overhead + n x perReview. The overhead is paid once a
 * call however many reviews it holds, so a batch spreads it and a loop pays it every time. The batch
 * size at which half of the time is overhead, nHalf = overhead / perReview, is Hockney & Jesshope's
 * n-half ("Parallel Computers", 1981), made for vector computers, whose start-up cost is the same idea.
 *
 * The line is fitted to the median of each size: outliers (garbage collection, another program) pull
 * a mean but hardly a median, and what is left are the sizes' own distances from the line, which is
 * what the intervals should be made of. Relative distances count (`weighted-line.ts`), or the
 * largest batches alone would decide and the overhead be lost in their scatter.
 */
import { checkPositive } from './argument-checks';
import { studentT95 } from './student-t';
import { fitWeightedLine } from './weighted-line';

/** From and to, both included. */
export type Interval = readonly [number, number];

/** What one call costs. Times are in milliseconds. */
export interface CostModel {
  /** Paid once for each call; never below 0. */
  readonly overheadMs: number;
  /** Paid for each review in the call; never below 0. */
  readonly perReviewMs: number;
  /**
   * 95 % intervals of the freely fitted line. One that reaches below 0 says that the number cannot be
   * told from 0; one wholly below 0, for the overhead, that time grows faster than the batch.
   */
  readonly overheadIntervalMs: Interval;
  readonly perReviewIntervalMs: Interval;
  /** True when the overhead's interval reaches 0: this sweep shows no overhead. */
  readonly overheadNegligible: boolean;
  /** Batch size at which overhead is half of the time; Infinity when perReviewMs is 0. */
  readonly nHalf: number;
  /** Weighted coefficient of determination: 1 is a perfect fit. The weights are 1 / t(n)^2. */
  readonly r2: number;
  /** Largest distance of a measured median from the line, as a share of the line's value. */
  readonly largestRelativeError: number;
  /** The batch sizes that were fitted. */
  readonly sizes: readonly number[];
  /** The predicted time of a call with n reviews. */
  readonly predictMs: (n: number) => number;
  /** Where the median of a size that was not fitted should lie, in 95 of 100 cases. */
  readonly predictionIntervalMs: (n: number) => Interval;
}

/** A batch size and the median time of a call with that many reviews, as a sweep gives it. */
export interface SizePoint {
  readonly batchSize: number;
  readonly medianMs: number;
}

/**
 * Fits the cost model to a sweep. Where the best line would have a negative overhead (or time a
 * review), the best one without is taken: through the origin (or level).
 *
 * @param points at least three, each of another size
 * @throws RangeError when there are fewer sizes, one stands twice, or a size or time is not above 0
 * @example
 * const model = fitCostModel([1, 2, 4].map((n) => ({ batchSize: n, medianMs: 10 + 2 * n })))
 * model.predictMs(10).toFixed(3) // => '30.000'
 */
export function fitCostModel(points: readonly SizePoint[]): CostModel {
  checkPoints(points);
  const sizes = points.map((point) => point.batchSize);
  const times = points.map((point) => point.medianMs);
  const free = fitWeightedLine(sizes, times);
  let line = free;
  if (free.intercept < 0) line = fitWeightedLine(sizes, times, 'through the origin');
  if (free.slope < 0) line = fitWeightedLine(sizes, times, 'level');
  const { intercept: overheadMs, slope: perReviewMs } = line;

  const reach = studentT95(free.degreesOfFreedom);
  const around = (middle: number, variance: number): Interval => {
    const half = reach * Math.sqrt(variance);
    return [middle - half, middle + half];
  };
  const overheadIntervalMs = around(free.intercept, free.interceptVariance);
  const predictMs = (n: number): number => {
    checkPositive('a batch size', n);
    return overheadMs + n * perReviewMs;
  };
  return {
    overheadMs,
    perReviewMs,
    overheadIntervalMs,
    perReviewIntervalMs: around(free.slope, free.slopeVariance),
    overheadNegligible: overheadIntervalMs[0] <= 0,
    nHalf: overheadMs / perReviewMs,
    r2: line.r2,
    largestRelativeError: Math.max(
      ...points.map(({ batchSize, medianMs }) => Math.abs(medianMs / predictMs(batchSize) - 1)),
    ),
    sizes,
    predictMs,
    predictionIntervalMs: (n) => {
      const predicted = predictMs(n);
      const variance =
        (line.relativeScatter * predicted) ** 2 +
        (line.interceptVariance + 2 * n * line.covariance + n * n * line.slopeVariance);
      const half = studentT95(line.degreesOfFreedom) * Math.sqrt(variance);
      return [Math.max(0, predicted - half), predicted + half];
    },
  };
}

/** A prediction of the model beside what was then measured. Times in milliseconds. */
export interface PredictionCheck {
  readonly batchSize: number;
  readonly predictedMs: number;
  /** Where the measured median should lie, in 95 of 100 cases. */
  readonly intervalMs: Interval;
  readonly measuredMs: number;
  /** (measured - predicted) / predicted: 0.05 is 5 % slower than predicted. */
  readonly relativeError: number;
  readonly insideInterval: boolean;
  /** True when the size lies outside the fitted ones, where a straight line proves less. */
  readonly extrapolated: boolean;
}

/**
 * Compares the model's prediction for a size that was left out of the fit with its measurement. Take
 * both from one sweep: times of two stretches differ by what else the machine did meanwhile.
 *
 * @throws RangeError when the size was fitted (the check would prove nothing) or a value is not above 0
 * @example
 * const model = fitCostModel([1, 2, 4].map((n) => ({ batchSize: n, medianMs: 10 + 2 * n })))
 * checkPrediction(model, 8, 26).extrapolated // => true
 */
export function checkPrediction(model: CostModel, n: number, measuredMs: number): PredictionCheck {
  checkPositive('measuredMs', measuredMs);
  if (model.sizes.includes(n)) {
    throw new RangeError(`size ${n} was fitted: check a size the model has not seen`);
  }
  const predictedMs = model.predictMs(n);
  const intervalMs = model.predictionIntervalMs(n);
  return {
    batchSize: n,
    predictedMs,
    intervalMs,
    measuredMs,
    relativeError: measuredMs / predictedMs - 1,
    insideInterval: measuredMs >= intervalMs[0] && measuredMs <= intervalMs[1],
    extrapolated: n < Math.min(...model.sizes) || n > Math.max(...model.sizes),
  };
}

/** The cost model as experiment.json holds it; `nHalf` is null when it is infinite. */
export interface CostModelRecord {
  readonly overheadMicroseconds: number;
  readonly perReviewMicroseconds: number;
  readonly nHalf: number | null;
  readonly r2: number;
}

/**
 * The model's numbers in microseconds, without its functions.
 *
 * @example
 * const model = fitCostModel([1, 2, 4].map((n) => ({ batchSize: n, medianMs: 10 + 2 * n })))
 * costModelRecord(model).nHalf.toFixed(3) // => '5.000'
 */
export function costModelRecord(model: CostModel): CostModelRecord {
  return {
    overheadMicroseconds: model.overheadMs * 1000,
    perReviewMicroseconds: model.perReviewMs * 1000,
    nHalf: Number.isFinite(model.nHalf) ? model.nHalf : null,
    r2: model.r2,
  };
}

function checkPoints(points: readonly SizePoint[]): void {
  const sizes = new Set(points.map((point) => point.batchSize));
  if (sizes.size !== points.length) {
    throw new RangeError('fitCostModel: a batch size stands twice; give one median for each');
  }
  if (points.length < 3) {
    throw new RangeError(
      `fitCostModel: ${points.length} batch sizes are too few: two numbers and how sure they are need 3`,
    );
  }
  for (const { batchSize, medianMs } of points) {
    checkPositive('a batch size', batchSize);
    checkPositive(`the median time of batch size ${batchSize}`, medianMs);
  }
}
