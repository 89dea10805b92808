/**
 * Least squares for values whose scatter grows with the value: relative instead of absolute
 * differences count. The weights are 1 / (fitted value)^2, found by fitting again with the last
 * fit's weights until they settle (iteratively reweighted least squares; McCullagh & Nelder,
 * "Generalized Linear Models", 1989, chapter 8: constant coefficient of variation).
 */
import { inverse, Matrix } from 'ml-matrix';

export interface RelativeFit {
  /** One for each column. */
  readonly coefficients: readonly number[];
  /** Variances (on the diagonal) and covariances of the coefficients. */
  readonly covariance: readonly (readonly number[])[];
  /** Each value's distance from the fit, as a share of the fitted value. */
  readonly relativeErrors: readonly number[];
  /** Sum of the squared relative errors. */
  readonly squares: number;
  /** Typical relative distance of a value from the fit (its standard deviation). */
  readonly relativeScatter: number;
  /** Values less coefficients. */
  readonly degreesOfFreedom: number;
  /** Weighted coefficient of determination: 1 - weighted squares about the fit / about their mean. */
  readonly r2: number;
}

const ITERATIONS = 20;
/** The weights have settled when no fitted value moves by more than this share. */
const SETTLED = 1e-13;

/**
 * Fits y = sum of coefficient x column.
 *
 * @param columns each as long as `y`; callers make sure that none is a mix of the others, and that
 *   there are more values than columns
 * @param y values above 0
 * @param iterations how often the weights are found anew; 0 keeps 1 / y^2
 */
export function fitRelative(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  iterations = ITERATIONS,
): RelativeFit {
  let scales = [...y];
  let solved = solve(columns, y, scales);
  for (let i = 0; i < iterations; i++) {
    const last = scales;
    scales = solved.fitted.map((value, k) => (value > 0 ? value : y[k]));
    if (scales.every((scale, k) => Math.abs(scale - last[k]) <= SETTLED * scale)) break;
    solved = solve(columns, y, scales);
  }
  const relativeErrors = y.map((value, k) => (value - solved.fitted[k]) / scales[k]);
  const squares = sum(relativeErrors.map((error) => error ** 2));
  const weights = scales.map((scale) => scale ** -2);
  const meanY = sum(weights.map((weight, k) => weight * y[k])) / sum(weights);
  const squaresAboutMean = sum(weights.map((weight, k) => weight * (y[k] - meanY) ** 2));
  const degreesOfFreedom = y.length - columns.length;
  const variance = squares / degreesOfFreedom;
  return {
    coefficients: solved.coefficients,
    covariance: Matrix.mul(solved.inverted, variance).to2DArray(),
    relativeErrors,
    squares,
    relativeScatter: Math.sqrt(variance),
    degreesOfFreedom,
    r2: squaresAboutMean > 0 ? 1 - squares / squaresAboutMean : 1,
  };
}

/** Variance of the fitted value at another row of the columns. */
export function varianceAt({ covariance }: RelativeFit, row: readonly number[]): number {
  return sum(row.map((a, j) => sum(row.map((b, k) => a * b * covariance[j][k]))));
}

/** One pass of weighted least squares, by the normal equations. */
function solve(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  scales: readonly number[],
): { coefficients: number[]; fitted: number[]; inverted: Matrix } {
  const rows = y.map((_, k) => columns.map((column) => column[k] / scales[k]));
  const design = new Matrix(rows);
  const transposed = design.transpose();
  const inverted = inverse(transposed.mmul(design));
  const target = Matrix.columnVector(y.map((value, k) => value / scales[k]));
  const coefficients = inverted.mmul(transposed.mmul(target)).to1DArray();
  const fitted = y.map((_, k) => sum(columns.map((column, j) => coefficients[j] * column[k])));
  return { coefficients, fitted, inverted };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
