/**
 * What a call costs, as two numbers: t(n) = overhead + n x perReview. The overhead is paid once a
 * call however many reviews it holds, so a batch spreads it and a loop pays it every time. The batch
 * size at which half of the time is overhead, nHalf = overhead / perReview, is Hockney & Jesshope's
 * n-half ("Parallel Computers", 1981), made for vector computers, whose start-up cost is the same idea.
 *
 * The line is fitted to the median of each size, in relative distances (`relative-fit.ts`), without
 * sizes on which a hiccup fell, and bends where a test says that the data bend (`cost-shape.ts`). A
 * fit that misses its own medians by too much is not usable: it says why, and predicts nothing. Nor
 * does any fit predict outside the sizes that were measured.
 */
import { checkPositive } from '../argument-checks';
import { lineOf, type CostLine } from './cost-line';
import { findShape, type CostShape } from './cost-shape';
import { pooledNoise, type MedianNoise } from './median-noise';
import { varianceAt } from './relative-fit';
import { studentT } from '../student-t';

/** From and to, both included. */
export type Interval = readonly [number, number];

/** What one call costs. Times are in milliseconds; where `usable` is false, the numbers are NaN. */
export interface CostModel {
  /** Whether the fit is good enough to conclude from. */
  readonly usable: boolean;
  /** Why the fit is not usable; '' where it is. */
  readonly reason: string;
  /** Paid once for each call; never below 0. */
  readonly overheadMs: number;
  /** Paid for each review in the call, up to the bend where there is one; never below 0. */
  readonly perReviewMs: number;
  /** Where the data bend: the batch size, and what each review beyond it costs. */
  readonly bend?: { readonly batchSize: number; readonly perReviewMs: number };
  /**
   * 95 % intervals. The overhead's is that of the freely fitted line: one that reaches below 0 says
   * that it cannot be told from 0, one wholly below 0 that time grows faster than the batch.
   */
  readonly overheadIntervalMs: Interval;
  readonly perReviewIntervalMs: Interval;
  /** True when the overhead's interval reaches 0: this sweep shows no overhead. */
  readonly overheadNegligible: boolean;
  /** Batch size at which overhead is half of the time; Infinity when there is none. */
  readonly nHalf: number;
  /** Batch size at which overhead is this share (above 0, below 1) of the time; it may lie outside the fitted sizes. */
  readonly sizeAtOverheadShare: (share: number) => number;
  /** Weighted coefficient of determination: 1 is a perfect fit. The weights are 1 / t(n)^2. */
  readonly r2: number;
  /** Largest distance of a fitted median from the line, as a share of the line's value. */
  readonly largestRelativeError: number;
  /** The batch sizes that were fitted, ascending. */
  readonly sizes: readonly number[];
  /** Sizes measured and set aside, because no shape explains them beside the others. */
  readonly outliers: readonly number[];
  /**
   * The predicted time of a call with n reviews.
   * @throws RangeError when the fit is not usable or n lies outside the fitted sizes
   */
  readonly predictMs: (n: number) => number;
  /** Where the median of a size that was not fitted should lie, in 95 of 100 cases. Throws as `predictMs` does. */
  readonly predictionIntervalMs: (n: number) => Interval;
}

/** A batch size and the median time of a call with that many reviews, as a sweep gives it. */
export interface SizePoint {
  readonly batchSize: number;
  readonly medianMs: number;
  /** The timings that the median is of; where every size has them, their scatter tells a bend from chance. */
  readonly timingsMs?: ArrayLike<number>;
}

/** Two numbers and how sure they are need this many sizes. */
const LEAST_SIZES = 4;
/** A usable fit misses no fitted median by more than this share, and typically by less than half of it. */
const WORST_MISS = 0.25;

/**
 * Fits the cost model to a sweep. Where the best line would have a negative overhead (or time a
 * review), the best one without is taken: through the origin (or level).
 *
 * @param points each of another size, in any order; with fewer than four the model is not usable
 * @throws RangeError when a size stands twice, or a size or time is not above 0
 * @example
 * const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }))
 * fitCostModel(points).predictMs(5).toFixed(3) // => '20.000'
 */
export function fitCostModel(points: readonly SizePoint[]): CostModel {
  checkPoints(points);
  const ordered = [...points].sort((a, b) => a.batchSize - b.batchSize);
  const sizes = ordered.map((point) => point.batchSize);
  const times = ordered.map((point) => point.medianMs);
  if (sizes.length < LEAST_SIZES) {
    const count = sizes.length === 1 ? '1 batch size is' : `${sizes.length} batch sizes are`;
    const reason = `${count} too few: two numbers, and how sure they are, need ${LEAST_SIZES}`;
    return unusable(reason, sizes, []);
  }
  const shape = findShape(sizes, times, noiseOf(ordered));
  const outliers = shape.outliers.map((index) => sizes[index]);
  const fittedSizes = shape.kept.map((index) => sizes[index]);
  const line = lineOf(
    shape,
    fittedSizes,
    shape.kept.map((index) => times[index]),
  );
  const largestRelativeError = Math.max(...line.relativeErrors.map(Math.abs));
  if (largestRelativeError > WORST_MISS || line.relativeScatter > WORST_MISS / 2) {
    const [miss, scatter] = [largestRelativeError, line.relativeScatter].map(
      (share) => `${Math.round(100 * share)} %`,
    );
    return unusable(
      `the best line misses a median by ${miss} and typically by ${scatter}; ` +
        `up to ${100 * WORST_MISS} % and ${50 * WORST_MISS} % are allowed`,
      fittedSizes,
      outliers,
    );
  }
  return usable(shape, line, fittedSizes, outliers, largestRelativeError);
}

/** What the medians' own timings say of how sure they are; undefined where some have none. */
function noiseOf(points: readonly SizePoint[]): MedianNoise | undefined {
  const timings = points.flatMap(({ timingsMs = [] }) => (timingsMs.length < 2 ? [] : [timingsMs]));
  return timings.length < points.length ? undefined : pooledNoise(timings);
}

function usable(
  { fit, bendAt }: CostShape,
  line: CostLine,
  sizes: readonly number[],
  outliers: readonly number[],
  largestRelativeError: number,
): CostModel {
  const [overheadMs, perReviewMs, change = 0] = line.all;
  const around = (middle: number, variance: number, degreesOfFreedom: number): Interval => {
    const half = studentT(degreesOfFreedom) * Math.sqrt(variance);
    return [middle - half, middle + half];
  };
  const coefficientInterval = (k: number): Interval =>
    around(fit.coefficients[k], fit.covariance[k][k], fit.degreesOfFreedom);
  const predictMs = (n: number): number => {
    checkWithin(n, sizes);
    return overheadMs + n * perReviewMs + Math.max(0, n - (bendAt ?? n)) * change;
  };
  const overheadIntervalMs = coefficientInterval(0);
  const sizeAtOverheadShare = (share: number): number => {
    const reviewsMs = overheadMs / share - overheadMs;
    const size = reviewsMs / perReviewMs;
    if (bendAt === undefined || size <= bendAt) return size;
    return bendAt + (reviewsMs - bendAt * perReviewMs) / (perReviewMs + change);
  };
  return {
    usable: true,
    reason: '',
    overheadMs,
    perReviewMs,
    ...(bendAt === undefined
      ? {}
      : { bend: { batchSize: bendAt, perReviewMs: perReviewMs + change } }),
    overheadIntervalMs,
    perReviewIntervalMs:
      overheadMs === 0 && line.covariance.length === 1
        ? around(perReviewMs, line.covariance[0][0], line.degreesOfFreedom)
        : coefficientInterval(1),
    overheadNegligible: overheadIntervalMs[0] <= 0,
    nHalf: sizeAtOverheadShare(0.5),
    sizeAtOverheadShare,
    r2: line.r2,
    largestRelativeError,
    sizes,
    outliers,
    predictMs,
    predictionIntervalMs: (n) => {
      const predicted = predictMs(n);
      const variance = (line.relativeScatter * predicted) ** 2 + varianceAt(line, line.rowAt(n));
      const [low, high] = around(predicted, variance, line.degreesOfFreedom);
      return [Math.max(0, low), high];
    },
  };
}

function unusable(
  reason: string,
  sizes: readonly number[],
  outliers: readonly number[],
): CostModel {
  const refuse = (): never => {
    throw new RangeError(`this cost model predicts nothing: ${reason}`);
  };
  return {
    usable: false,
    reason,
    overheadMs: NaN,
    perReviewMs: NaN,
    overheadIntervalMs: [NaN, NaN],
    perReviewIntervalMs: [NaN, NaN],
    overheadNegligible: false,
    nHalf: NaN,
    sizeAtOverheadShare: refuse,
    r2: NaN,
    largestRelativeError: NaN,
    sizes,
    outliers,
    predictMs: refuse,
    predictionIntervalMs: refuse,
  };
}

function checkWithin(n: number, sizes: readonly number[]): void {
  checkPositive('a batch size', n);
  const [smallest, largest] = [sizes[0], sizes[sizes.length - 1]];
  if (n < smallest || n > largest) {
    throw new RangeError(
      `${n} reviews lie outside the ${smallest} to ${largest} that were fitted: measure instead`,
    );
  }
}

function checkPoints(points: readonly SizePoint[]): void {
  if (points.length === 0) throw new RangeError('fitCostModel: there are no batch sizes');
  const sizes = new Set(points.map((point) => point.batchSize));
  if (sizes.size !== points.length) {
    throw new RangeError('fitCostModel: a batch size stands twice; give one median for each');
  }
  for (const { batchSize, medianMs } of points) {
    checkPositive('a batch size', batchSize);
    checkPositive(`the median time of batch size ${batchSize}`, medianMs);
  }
}
