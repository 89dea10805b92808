/**
 * What a call costs, as two numbers: t(n) = overhead + n x perReview. The overhead is paid once a call
 * however many reviews it holds, so a batch spreads it and single calls pay it every time. The batch size
 * at which half of the time is overhead, nHalf = overhead / perReview, is Hockney & Jesshope's n-half
 * ("Parallel Computers", 1981), made for vector computers, whose start-up cost is the same idea.
 *
 * The line is fitted to the median of each size (`cost-line.ts`), without sizes that lie far from it
 * (`outlying-sizes.ts`). A line that misses its own medians by too much is not usable: it says why, and
 * predicts nothing. Nor does any line predict outside the sizes that were measured.
 */
import { checkPositive } from '../argument-checks';
import {
  fitLine,
  fitLineAboveZero,
  nHalfInterval,
  timeAt,
  varianceAt,
  type Interval,
  type SizePoint,
} from './cost-line';
import { outlyingSizes } from './outlying-sizes';
import { studentT } from '../student-t';
import { QUIET, type Validity } from '../timing/validity';

/** How far a median lies from the line. */
export interface Miss {
  readonly batchSize: number;
  /** (measured - line) / line: 0.1 is 10 % longer than the line says. */
  readonly errorShare: number;
}

/** What one call costs. Times are in milliseconds; where `usable` is false, the numbers are NaN. */
export interface CostModel {
  /** Whether the line is good enough to conclude from. */
  readonly usable: boolean;
  /** Why it is not usable; '' where it is. */
  readonly reason: string;
  /** Paid once for each call; never below 0. */
  readonly overheadMs: number;
  /**
   * 95 % interval of the freely fitted line: one that reaches below 0 says that the overhead cannot be told
   * from 0, one wholly below 0 that time grows faster than the batch.
   */
  readonly overheadIntervalMs: Interval;
  /** Whether the overhead's interval reaches 0: this sweep shows no overhead. */
  readonly overheadNegligible: boolean;
  /** Paid for each review in the call; never below 0. */
  readonly perReviewMs: number;
  readonly perReviewIntervalMs: Interval;
  /** Batch size at which overhead is half of the time; Infinity where a review costs nothing more. */
  readonly nHalf: number;
  /** 95 % interval of n-half; its high end may be Infinity. */
  readonly nHalfInterval: Interval;
  /** One for each size that was fitted, ascending. */
  readonly misses: readonly Miss[];
  /** The miss that is furthest from the line, either way; undefined where the line is not usable. */
  readonly worstMiss: Miss | undefined;
  /** The batch sizes that were fitted, ascending. */
  readonly sizes: readonly number[];
  /** Sizes that were measured and excluded as outliers, ascending. */
  readonly outliers: readonly number[];
  /** Whether the sweep can be believed; where it cannot, nothing is concluded from the numbers. */
  readonly validity: Validity;
  /**
   * The predicted time of a call with n reviews.
   * @throws RangeError when the line is not usable or n lies outside the fitted sizes
   */
  readonly predictMs: (n: number) => number;
  /** Where the median of a size that was not fitted should lie, in 95 of 100 cases. Throws as `predictMs` does. */
  readonly predictionIntervalMs: (n: number) => Interval;
}

/** Two numbers and how sure they are need this many sizes. */
const LEAST_SIZES = 4;
/** A usable line misses no fitted median by more than this share, and typically by less than half of it. */
const WORST_MISS = 0.25;

/**
 * Fits the cost model to a sweep. Where the best line would have a negative overhead (or time a review),
 * the best one without is taken: through the origin (or level).
 *
 * @param points each of another size, in any order; with fewer than four the model is not usable
 * @param validity of the sweep; default quiet
 * @throws RangeError when a size stands twice, or a size or time is not above 0
 * @example
 * const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }))
 * fitCostModel(points).predictMs(5).toFixed(3) // => '20.000'
 */
export function fitCostModel(points: readonly SizePoint[], validity: Validity = QUIET): CostModel {
  checkPoints(points);
  const ordered = [...points].sort((a, b) => a.batchSize - b.batchSize);
  if (ordered.length < LEAST_SIZES) {
    const count = ordered.length === 1 ? '1 batch size is' : `${ordered.length} batch sizes are`;
    const reason = `${count} too few: two numbers, and how sure they are, need ${LEAST_SIZES}`;
    return unusable(reason, ordered, [], validity);
  }
  const outliers = outlyingSizes(ordered);
  const fitted = ordered.filter((point) => !outliers.includes(point));
  const line = fitLineAboveZero(fitted);
  const misses = fitted.map(({ batchSize, medianMs }) => {
    return { batchSize, errorShare: medianMs / timeAt(line, batchSize) - 1 };
  });
  const worstMiss = misses.reduce((worst, miss) =>
    Math.abs(miss.errorShare) > Math.abs(worst.errorShare) ? miss : worst,
  );
  const worst = Math.abs(worstMiss.errorShare);
  if (worst > WORST_MISS || line.scatterShare > WORST_MISS / 2) {
    const [miss, scatter] = [worst, line.scatterShare].map(
      (share) => `${Math.round(100 * share)} %`,
    );
    const reason =
      `the best line misses a median by ${miss} and typically by ${scatter}; ` +
      `up to ${100 * WORST_MISS} % and ${50 * WORST_MISS} % are allowed`;
    return unusable(reason, fitted, outliers, validity);
  }
  const { overheadMs, perReviewMs } = line;
  const free = fitLine(fitted);
  const overheadIntervalMs = around(free.overheadMs, free.overheadVariance, free.degreesOfFreedom);
  const perReview = overheadMs === 0 ? line : free;
  const predictMs = (n: number): number => {
    checkWithin(n, fitted);
    return timeAt(line, n);
  };
  return {
    usable: true,
    reason: '',
    overheadMs,
    overheadIntervalMs,
    overheadNegligible: overheadIntervalMs[0] <= 0,
    perReviewMs,
    perReviewIntervalMs: around(
      perReview.perReviewMs,
      perReview.perReviewVariance,
      perReview.degreesOfFreedom,
    ),
    nHalf: overheadMs / perReviewMs,
    nHalfInterval: nHalfInterval(free, studentT(free.degreesOfFreedom)),
    misses,
    worstMiss,
    sizes: fitted.map(({ batchSize }) => batchSize),
    outliers: outliers.map(({ batchSize }) => batchSize),
    validity,
    predictMs,
    predictionIntervalMs: (n) => {
      const [low, high] = around(predictMs(n), varianceAt(line, n), line.degreesOfFreedom);
      return [Math.max(0, low), high];
    },
  };
}

function around(middle: number, variance: number, degreesOfFreedom: number): Interval {
  const half = studentT(degreesOfFreedom) * Math.sqrt(variance);
  return [middle - half, middle + half];
}

function unusable(
  reason: string,
  fitted: readonly SizePoint[],
  outliers: readonly SizePoint[],
  validity: Validity,
): CostModel {
  const refuse = (): never => {
    throw new RangeError(`this cost model predicts nothing: ${reason}`);
  };
  return {
    usable: false,
    reason,
    overheadMs: NaN,
    overheadIntervalMs: [NaN, NaN],
    overheadNegligible: false,
    perReviewMs: NaN,
    perReviewIntervalMs: [NaN, NaN],
    nHalf: NaN,
    nHalfInterval: [NaN, NaN],
    misses: [],
    worstMiss: undefined,
    sizes: fitted.map(({ batchSize }) => batchSize),
    outliers: outliers.map(({ batchSize }) => batchSize),
    validity,
    predictMs: refuse,
    predictionIntervalMs: refuse,
  };
}

function checkWithin(n: number, fitted: readonly SizePoint[]): void {
  checkPositive('a batch size', n);
  const [smallest, largest] = [fitted[0].batchSize, fitted[fitted.length - 1].batchSize];
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
