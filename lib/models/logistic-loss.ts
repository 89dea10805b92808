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
  /** c times the second derivative of each row's loss by its margin. */
  private readonly curvatures: Float64Array;

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
    this.curvatures = new Float64Array(features.rows);
  }

  /** Writes the margin of each row at a point into `margins`. */
  margins(point: Float64Array, margins: Float64Array): void {
    const { indptr, indices, data, rows } = this.features;
    const intercept = point[this.size - 1];
    for (let row = 0; row < rows; row++) {
      const end = indptr[row + 1];
      let sum = intercept;
      for (let at = indptr[row]; at < end; at++) sum += data[at] * point[indices[at]];
      margins[row] = sum;
    }
  }

  /** The loss at a point whose margins are given. */
  value(point: Float64Array, margins: Float64Array): number {
    let sum = 0;
    for (let row = 0; row < margins.length; row++) {
      const margin = this.signs[row] * margins[row];
      // ln(1 + exp(-margin)) without overflow
      sum += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
    }
    let squares = 0;
    for (let at = 0; at < this.size - 1; at++) squares += point[at] * point[at];
    return squares / 2 + this.c * sum;
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
      const end = indptr[row + 1];
      for (let at = indptr[row]; at < end; at++) gradient[indices[at]] += data[at] * slope;
      gradient[last] += slope;
    }
  }

  /** Writes the Hessian (at the last `differentiate`) times `direction` into `product`. */
  hessianTimes(direction: Float64Array, product: Float64Array): void {
    const { indptr, indices, data, rows } = this.features;
    const last = this.size - 1;
    product.set(direction);
    product[last] = 0;
    for (let row = 0; row < rows; row++) {
      const start = indptr[row];
      const end = indptr[row + 1];
      let sum = direction[last];
      for (let at = start; at < end; at++) sum += data[at] * direction[indices[at]];
      sum *= this.curvatures[row];
      for (let at = start; at < end; at++) product[indices[at]] += data[at] * sum;
      product[last] += sum;
    }
  }

  /** The Hessian's diagonal (at the last `differentiate`), all above 0. */
  hessianDiagonal(): Float64Array {
    const { indptr, indices, data, rows } = this.features;
    const last = this.size - 1;
    const diagonal = new Float64Array(this.size).fill(1);
    diagonal[last] = Number.MIN_VALUE;
    for (let row = 0; row < rows; row++) {
      const curvature = this.curvatures[row];
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        diagonal[indices[at]] += data[at] * data[at] * curvature;
      }
      diagonal[last] += curvature;
    }
    return diagonal;
  }
}
