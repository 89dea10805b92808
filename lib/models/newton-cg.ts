/**
 * Trains L2-regularised logistic regression on sparse rows by truncated Newton: each iteration
 * solves for Newton's step by conjugate gradients, then goes as far along it as lowers the loss
 * (Nocedal & Wright, Numerical Optimization, algorithms 5.3 and 7.1; scikit-learn's solver of this
 * name does the same). A step is solved only as exactly as it deserves: to a residual of
 * min(0.5, sqrt(g / first g)) times the gradient's length g, which is roughly far from the optimum and
 * exactly near it, and keeps Newton's fast convergence; but never more exactly than `tolerance` asks
 * for.
 *
 * The loss rises at least as |w - optimum|^2 / 2, so where the gradient has length g the weights are
 * within about g of the optimum. That is what `tolerance` promises.
 */
import type { CsrMatrix } from '../text/csr-matrix';
import { LogisticLoss } from './logistic-loss';

export interface NewtonCgOptions {
  /** Inverse of the regularisation strength, above 0. Default 1, as in scikit-learn. */
  readonly c?: number;
  /** Stops at a gradient of this length (L2), above 0. Default 1e-5. */
  readonly tolerance?: number;
  /** Called after each iteration. */
  readonly onProgress?: (progress: NewtonCgProgress) => void;
  /** Stops the fit: it throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Reviews take about five. */
const MOST_ITERATIONS = 100;

export interface NewtonCgProgress {
  /** Counted from 1. */
  readonly iteration: number;
  readonly loss: number;
  /** Length (L2) of the gradient, intercept included. */
  readonly gradientNorm: number;
}

export interface NewtonCgResult {
  /** One weight for each column. */
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly iterations: number;
  /** Length of the last gradient; above `tolerance` where no step lowered the loss. */
  readonly gradientNorm: number;
}

/**
 * Finds the weights and the intercept of least loss.
 *
 * @param features rows x columns, finite values
 * @param signs one for each row: 1 for rows of the class, -1 for the others; both must occur
 * @throws RangeError on unfit input or options; the signal's reason when it is aborted
 */
export function fitNewtonCg(
  features: CsrMatrix,
  signs: Int8Array | Float64Array,
  options: NewtonCgOptions = {},
): NewtonCgResult {
  const { c = 1, tolerance = 1e-5, onProgress, signal } = options;
  checkInput(features, signs);
  checkOptions(c, tolerance);
  const objective = new LogisticLoss(features, signs, c);
  let point: Float64Array = new Float64Array(objective.size);
  let margins: Float64Array = new Float64Array(features.rows);
  let loss = objective.value(point, margins);
  let firstNorm = 0;
  const gradient = new Float64Array(objective.size);
  for (let iteration = 0; ; iteration++) {
    signal?.throwIfAborted();
    objective.differentiate(point, margins, gradient);
    const gradientNorm = Math.sqrt(dot(gradient, gradient));
    if (iteration === 0) {
      if (!Number.isFinite(gradientNorm)) throw unfitFeatures(features);
      firstNorm = gradientNorm;
    } else onProgress?.({ iteration, loss, gradientNorm });
    let lowered = false;
    if (gradientNorm > tolerance && iteration < MOST_ITERATIONS) {
      const inexactness = Math.min(0.5, Math.sqrt(gradientNorm / firstNorm));
      const enough = Math.max(inexactness * gradientNorm, tolerance / 2);
      const { step, marginSteps } = newtonStep(objective, gradient, enough, signal);
      // Armijo's rule: halve the step until it lowers the loss by a fair share of what the slope
      // promises, give or take the rounding of the loss itself, which hides the last small steps.
      const slope = dot(step, gradient);
      const rounding = 1e-13 * loss;
      for (let share = 1; share > 2 ** -30 && !lowered; share /= 2) {
        const nextPoint = moved(point, step, share);
        const nextMargins = moved(margins, marginSteps, share);
        const nextLoss = objective.value(nextPoint, nextMargins);
        if (nextLoss <= loss + 1e-4 * share * slope + rounding) {
          [point, margins, loss, lowered] = [nextPoint, nextMargins, nextLoss, true];
        }
      }
    }
    if (!lowered) {
      const last = objective.size - 1;
      const weights = point.slice(0, last);
      return { weights, intercept: point[last], iterations: iteration, gradientNorm };
    }
  }
}

/**
 * Newton's step, -(Hessian inverse) x gradient, by conjugate gradients with a diagonal
 * preconditioner (it evens out the intercept, which sums over all rows).
 *
 * @param enough the length of the residual to stop at
 * @returns the step, and how far it moves the margin of each row
 */
function newtonStep(
  objective: LogisticLoss,
  gradient: Float64Array,
  enough: number,
  signal: AbortSignal | undefined,
): { step: Float64Array; marginSteps: Float64Array } {
  const { size, rows } = objective;
  const diagonal = objective.hessianDiagonal();
  const step = new Float64Array(size);
  const marginSteps = new Float64Array(rows);
  const product = new Float64Array(size);
  const marginChanges = new Float64Array(rows);
  const residual = moved(step, gradient, -1);
  const direction = new Float64Array(size);
  turn(direction, 0, residual, diagonal);
  let energy = dot(direction, residual);
  for (let round = 0; round < size && dot(residual, residual) > enough * enough; round++) {
    signal?.throwIfAborted();
    objective.hessianTimes(direction, product, marginChanges);
    const stride = energy / dot(direction, product);
    add(step, stride, direction);
    add(marginSteps, stride, marginChanges);
    const lessEnergy = shrink(residual, stride, product, diagonal);
    turn(direction, lessEnergy / energy, residual, diagonal);
    energy = lessEnergy;
  }
  return { step, marginSteps };
}

/** sum += factor x vector. */
function add(sum: Float64Array, factor: number, vector: Float64Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] += factor * vector[at];
}

/** residual -= stride x product; returns residual . (residual / diagonal). */
function shrink(
  residual: Float64Array,
  stride: number,
  product: Float64Array,
  diagonal: Float64Array,
): number {
  let energy = 0;
  for (let at = 0; at < residual.length; at++) {
    const left = residual[at] - stride * product[at];
    residual[at] = left;
    energy += (left * left) / diagonal[at];
  }
  return energy;
}

/** direction = residual / diagonal + keep x direction. */
function turn(
  direction: Float64Array,
  keep: number,
  residual: Float64Array,
  diagonal: Float64Array,
): void {
  for (let at = 0; at < direction.length; at++) {
    direction[at] = residual[at] / diagonal[at] + keep * direction[at];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}

/** start + share x step, as a new vector. */
function moved(start: Float64Array, step: Float64Array, share: number): Float64Array {
  const end = start.slice();
  add(end, share, step);
  return end;
}

function checkInput(features: CsrMatrix, signs: Int8Array | Float64Array): void {
  if (signs.length !== features.rows) {
    throw new RangeError(`newton-cg: ${features.rows} rows but ${signs.length} signs`);
  }
  const strange = signs.findIndex((sign: number) => sign !== 1 && sign !== -1);
  if (strange >= 0) {
    throw new RangeError(`newton-cg: the sign of row ${strange} is ${signs[strange]}, not 1 or -1`);
  }
  if (!signs.includes(1) || !signs.includes(-1)) {
    throw new RangeError('newton-cg: there must be rows of both signs, 1 and -1');
  }
}

/** Why the first gradient is not finite. */
function unfitFeatures({ data }: CsrMatrix): RangeError {
  const strange = data.find((value) => !Number.isFinite(value));
  return new RangeError(
    strange === undefined
      ? 'newton-cg: the features, or c, are so large that sums are not finite; scale them down'
      : `newton-cg: a feature is ${strange}; all must be finite`,
  );
}

function checkOptions(c: number, tolerance: number): void {
  if (!(c > 0 && c < Infinity)) throw new RangeError(`c must be a number above 0, not ${c}`);
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be above 0, not ${tolerance}`);
}
