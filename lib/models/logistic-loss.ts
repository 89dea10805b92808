/**
 * The loss of L2-regularised logistic regression on sparse rows, and its first and second
 * derivatives. It is scikit-learn's, with an intercept b that is not penalised:
 *
 *     1/2 |w|^2 + c * sum over rows of ln(1 + exp(-y (w . x + b)))        y is 1 or -1
 *
 * https://scikit-learn.org/stable/modules/linear_model.html#binary-case
 * A point is one vector: the weights w, then the intercept b as its last item. A row's margin is
 * w . x + b; the derivatives by the rows are kept, so that each product reads the matrix once.
 */
import type { CsrMatrix } from '../text/csr-matrix';

export class LogisticLoss {
  /** Length of a point: the columns and the intercept. */
  readonly size: number;
  readonly rows: number;
  /** c times the second derivative of each row's loss by its margin. */
  private readonly curvatures: Float64Array;
  /** The square of each cell of the features. */
  private readonly squares: Float64Array;

  /**
   * @param signs 1 or -1 for each row
   * @param c inverse of the regularisation strength
   */
  constructor(
    private readonly features: CsrMatrix,
    private readonly signs: Int8Array | Float64Array,
    private readonly c: number,
  ) {
    this.size = features.columns + 1;
    this.rows = features.rows;
    this.curvatures = new Float64Array(features.rows);
    this.squares = features.data.slice();
    for (let at = 0; at < this.squares.length; at++) this.squares[at] *= this.squares[at];
  }

  /** The loss at a point whose margins are given. */
  value(point: Float64Array, margins: Float64Array): number {
    return squaredLength(point, this.size - 1) / 2 + this.c * sumOfLosses(this.signs, margins);
  }

  /** Writes the gradient into `gradient`, and keeps the curvatures for the Hessian's methods. */
  differentiate(point: Float64Array, margins: Float64Array, gradient: Float64Array): void {
    const { indptr, indices, data, rows } = this.features;
    const last = this.size - 1;
    gradient.set(point);
    gradient[last] = 0;
    for (let row = 0; row < rows; row++) {
      const sign = this.signs[row];
      const wrong = 1 / (1 + Math.exp(sign * margins[row])); // probability of the other side
      const slope = -this.c * sign * wrong;
      this.curvatures[row] = this.c * wrong * (1 - wrong);
      addRow(indices, data, indptr[row], indptr[row + 1], slope, gradient);
      gradient[last] += slope;
    }
  }

  /**
   * Writes the Hessian (at the last `differentiate`) times `direction` into `product`, and how far
   * the direction moves the margin of each row into `marginChanges`.
   */
  hessianTimes(direction: Float64Array, product: Float64Array, marginChanges: Float64Array): void {
    const { indptr, indices, data, rows } = this.features;
    const last = this.size - 1;
    const intercept = direction[last];
    product.set(direction);
    product[last] = 0;
    for (let row = 0; row < rows; row++) {
      const start = indptr[row];
      const end = indptr[row + 1];
      const change = intercept + dotRow(indices, data, start, end, direction);
      marginChanges[row] = change;
      const bend = change * this.curvatures[row];
      addRow(indices, data, start, end, bend, product);
      product[last] += bend;
    }
  }

  /** The Hessian's diagonal (at the last `differentiate`), all above 0. */
  hessianDiagonal(): Float64Array {
    const { indptr, indices, rows } = this.features;
    const last = this.size - 1;
    const diagonal = new Float64Array(this.size).fill(1);
    diagonal[last] = Number.MIN_VALUE;
    for (let row = 0; row < rows; row++) {
      const curvature = this.curvatures[row];
      addRow(indices, this.squares, indptr[row], indptr[row + 1], curvature, diagonal);
      diagonal[last] += curvature;
    }
    return diagonal;
  }
}

// A function for each row's work, not one loop over all: V8 makes fast code of a function for its next
// call, but takes longer to exchange a loop that is running, and a fresh process waits for it.

function sumOfLosses(signs: ArrayLike<number>, margins: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < margins.length; row++) sum += rowLoss(signs[row] * margins[row]);
  return sum;
}

/** ln(1 + exp(-margin)), without overflow. */
function rowLoss(margin: number): number {
  return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
}

function squaredLength(vector: Float64Array, end: number): number {
  let sum = 0;
  for (let at = 0; at < end; at++) sum += vector[at] * vector[at];
  return sum;
}

/**
 * The cells `start` to `end` - 1 of a matrix times a vector. Four sums at a time, since each addition
 * would otherwise wait for the one before.
 */
function dotRow(
  indices: Int32Array,
  data: Float64Array,
  start: number,
  end: number,
  vector: Float64Array,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = start;
  for (; at < end - 3; at += 4) {
    a += data[at] * vector[indices[at]];
    b += data[at + 1] * vector[indices[at + 1]];
    c += data[at + 2] * vector[indices[at + 2]];
    d += data[at + 3] * vector[indices[at + 3]];
  }
  for (; at < end; at++) a += data[at] * vector[indices[at]];
  return a + b + (c + d);
}

/** Adds `factor` times the cells `start` to `end` - 1 of a matrix to a vector. */
function addRow(
  indices: Int32Array,
  data: Float64Array,
  start: number,
  end: number,
  factor: number,
  vector: Float64Array,
): void {
  let at = start;
  for (; at < end - 3; at += 4) {
    vector[indices[at]] += data[at] * factor;
    vector[indices[at + 1]] += data[at + 1] * factor;
    vector[indices[at + 2]] += data[at + 2] * factor;
    vector[indices[at + 3]] += data[at + 3] * factor;
  }
  for (; at < end; at++) vector[indices[at]] += data[at] * factor;
}
