/**
 * The straight line through the times of calls with different numbers of reviews: weighted least squares
 * with weights 1 / t², so that every size counts alike, in per cent of its time, and the overhead of a small
 * call does not drown in the noise of a large one (Draper & Smith, "Applied Regression Analysis", chapter 9).
 */
/** From and to, both included. */
export type Interval = readonly [low: number, high: number];

/** A batch size and the median time of a call with that many reviews, as a sweep gives it. */
export interface SizePoint {
  readonly batchSize: number;
  readonly medianMs: number;
}

/** t(n) = overheadMs + n x perReviewMs. */
export interface CostLine {
  readonly overheadMs: number;
  readonly perReviewMs: number;
  /** Variances of the two, and their covariance; 0 for one that is held at 0. */
  readonly overheadVariance: number;
  readonly perReviewVariance: number;
  readonly covariance: number;
  /** Typical distance of a time from the line, as a share of the time (a standard deviation). */
  readonly scatterShare: number;
  /** Times less the numbers that were fitted. */
  readonly degreesOfFreedom: number;
}

/**
 * Fits the line.
 *
 * @param points three or more, of different sizes; times above 0
 */
export function fitLine(points: readonly SizePoint[]): CostLine {
  const [weights, n, t, nn, nt] = sums(points);
  const determinant = weights * nn - n * n;
  const overheadMs = (nn * t - n * nt) / determinant;
  const perReviewMs = (weights * nt - n * t) / determinant;
  const line = withScatter(points, overheadMs, perReviewMs, 2);
  const variance = line.scatterShare ** 2 / determinant;
  return {
    ...line,
    overheadVariance: variance * nn,
    perReviewVariance: variance * weights,
    covariance: -variance * n,
  };
}

/** Fits the line with whichever number came out below 0 held at 0: through the origin, or level. */
export function fitLineAboveZero(points: readonly SizePoint[]): CostLine {
  const free = fitLine(points);
  if (free.overheadMs >= 0 && free.perReviewMs >= 0) return free;
  const [weights, , t, nn, nt] = sums(points);
  if (free.overheadMs < 0) {
    const line = withScatter(points, 0, nt / nn, 1);
    return { ...line, perReviewVariance: line.scatterShare ** 2 / nn };
  }
  const line = withScatter(points, t / weights, 0, 1);
  return { ...line, overheadVariance: line.scatterShare ** 2 / weights };
}

/** The line's time of a call with `n` reviews. */
export function timeAt({ overheadMs, perReviewMs }: CostLine, n: number): number {
  return overheadMs + n * perReviewMs;
}

/** Variance of a new time of a call with `n` reviews about the line: that of the line, and the scatter. */
export function varianceAt(line: CostLine, n: number): number {
  const ofLine = line.overheadVariance + 2 * n * line.covariance + n * n * line.perReviewVariance;
  return ofLine + (line.scatterShare * timeAt(line, n)) ** 2;
}

/**
 * 95 % interval of overhead / perReview (Fieller, JRSS B 1954): the batch sizes at which half of the time
 * may be overhead. Its high end is Infinity where the time a review cannot be told from 0.
 *
 * @param t Student's t for the line's degrees of freedom
 */
export function nHalfInterval(line: CostLine, t: number): Interval {
  const a = line.perReviewMs ** 2 - t * t * line.perReviewVariance;
  const b = line.overheadMs * line.perReviewMs - t * t * line.covariance;
  const c = line.overheadMs ** 2 - t * t * line.overheadVariance;
  const root = b + Math.sqrt(Math.max(0, b * b - a * c));
  return [c > 0 ? c / root : 0, a > 0 ? root / a : Infinity];
}

/** Sums of w, w n, w t, w n², w n t, with w = 1 / t². */
function sums(points: readonly SizePoint[]): [number, number, number, number, number] {
  const total: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { batchSize, medianMs } of points) {
    const weight = medianMs ** -2;
    total[0] += weight;
    total[1] += weight * batchSize;
    total[2] += weight * medianMs;
    total[3] += weight * batchSize ** 2;
    total[4] += weight * batchSize * medianMs;
  }
  return total;
}

function withScatter(
  points: readonly SizePoint[],
  overheadMs: number,
  perReviewMs: number,
  fitted: number,
): CostLine {
  const degreesOfFreedom = points.length - fitted;
  let squares = 0;
  for (const { batchSize, medianMs } of points) {
    squares += ((overheadMs + batchSize * perReviewMs) / medianMs - 1) ** 2;
  }
  const scatterShare = Math.sqrt(squares / degreesOfFreedom);
  const variances = { overheadVariance: 0, perReviewVariance: 0, covariance: 0 };
  return { overheadMs, perReviewMs, ...variances, scatterShare, degreesOfFreedom };
}
