/**
 * A straight line y = intercept + slope x through points whose scatter grows with y: least squares
 * on relative instead of absolute differences. The weights are 1 / (fitted y)^2, found by fitting
 * again with the last line's weights until they settle (iteratively reweighted least squares;
 * McCullagh & Nelder, "Generalized Linear Models", 1989, chapter 8: constant coefficient of
 * variation).
 */

/** Which lines are allowed: any, those through the origin, or level ones. */
export type LineShape = 'any' | 'through the origin' | 'level';

export interface WeightedLine {
  readonly intercept: number;
  readonly slope: number;
  /** Typical relative distance of a point from the line (its standard deviation). */
  readonly relativeScatter: number;
  /** Points less the parameters that were fitted. */
  readonly degreesOfFreedom: number;
  /** Variances of intercept and slope, and their covariance; 0 for what the shape holds fixed. */
  readonly interceptVariance: number;
  readonly slopeVariance: number;
  readonly covariance: number;
  /** Weighted coefficient of determination: 1 - weighted squares about the line / about their mean. */
  readonly r2: number;
}

const ITERATIONS = 20;

/**
 * Fits the line. Callers make sure that there are at least three points, no two of one x, and that
 * every y is above 0.
 */
export function fitWeightedLine(
  x: readonly number[],
  y: readonly number[],
  shape: LineShape = 'any',
): WeightedLine {
  let weights = y.map((value) => value ** -2);
  let line = solve(x, y, weights, shape);
  for (let i = 0; i < ITERATIONS; i++) {
    const { intercept, slope } = line;
    weights = x.map((value, k) => {
      const fitted = intercept + slope * value;
      return (fitted > 0 ? fitted : y[k]) ** -2;
    });
    line = solve(x, y, weights, shape);
  }
  const { intercept, slope, inverse } = line;
  const squares = weightedSum(weights, (k) => (y[k] - intercept - slope * x[k]) ** 2);
  const meanY = weightedSum(weights, (k) => y[k]) / weightedSum(weights, () => 1);
  const squaresAboutMean = weightedSum(weights, (k) => (y[k] - meanY) ** 2);
  const degreesOfFreedom = x.length - (shape === 'any' ? 2 : 1);
  const variance = squares / degreesOfFreedom;
  return {
    intercept,
    slope,
    relativeScatter: Math.sqrt(variance),
    degreesOfFreedom,
    interceptVariance: variance * inverse[0],
    covariance: variance * inverse[1],
    slopeVariance: variance * inverse[2],
    r2: squaresAboutMean > 0 ? 1 - squares / squaresAboutMean : 1,
  };
}

/** The normal equations, and the inverse of their matrix as [intercept, mixed, slope]. */
function solve(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
  shape: LineShape,
): { intercept: number; slope: number; inverse: [number, number, number] } {
  const w = weightedSum(weights, () => 1);
  const wx = weightedSum(weights, (k) => x[k]);
  const wxx = weightedSum(weights, (k) => x[k] * x[k]);
  const wy = weightedSum(weights, (k) => y[k]);
  const wxy = weightedSum(weights, (k) => x[k] * y[k]);
  if (shape === 'level') return { intercept: wy / w, slope: 0, inverse: [1 / w, 0, 0] };
  if (shape === 'through the origin') {
    return { intercept: 0, slope: wxy / wxx, inverse: [0, 0, 1 / wxx] };
  }
  const determinant = w * wxx - wx * wx;
  return {
    intercept: (wxx * wy - wx * wxy) / determinant,
    slope: (w * wxy - wx * wy) / determinant,
    inverse: [wxx / determinant, -wx / determinant, w / determinant],
  };
}

function weightedSum(weights: readonly number[], term: (index: number) => number): number {
  return weights.reduce((sum, weight, k) => sum + weight * term(k), 0);
}
