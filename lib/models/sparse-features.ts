/**
 * A sparse matrix dressed as what ml-logistic-regression asks for: two products, and nothing dense
 * of documents x vocabulary. The package has no intercept, so a last column of ones stands in for it.
 */
import type { Matrix } from 'ml-matrix';
import type { CsrMatrix } from '../text/csr-matrix';
import { mlPackages } from './ml-packages';
import type { PackageFeatures } from './ml-packages';

export class SparseFeatures implements PackageFeatures {
  readonly rows: number;
  /** The sparse columns and the column of ones. */
  readonly columns: number;

  /** @param onProduct called before each product with the weights: once a training step */
  constructor(
    private readonly matrix: CsrMatrix,
    private readonly onProduct?: () => void,
  ) {
    this.rows = matrix.rows;
    this.columns = matrix.columns + 1;
  }

  /** features x weights: (rows x columns) times (columns x 1). */
  mmul(weights: Matrix): Matrix {
    this.onProduct?.();
    const { indptr, indices, data } = this.matrix;
    const result = mlPackages().Matrix.zeros(this.rows, 1);
    const intercept = weights.get(this.columns - 1, 0);
    for (let row = 0; row < this.rows; row++) {
      let sum = 0;
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        sum += data[at] * weights.get(indices[at], 0);
      }
      result.set(row, 0, sum + intercept);
    }
    return result;
  }

  transpose(): { mmul(errors: Matrix): Matrix } {
    return { mmul: (errors) => this.transposedProduct(errors) };
  }

  /** features, transposed, x errors: (columns x rows) times (rows x 1). */
  private transposedProduct(errors: Matrix): Matrix {
    const { indptr, indices, data } = this.matrix;
    const sums = new Float64Array(this.columns);
    for (let row = 0; row < this.rows; row++) {
      const error = errors.get(row, 0);
      for (let at = indptr[row]; at < indptr[row + 1]; at++) sums[indices[at]] += data[at] * error;
      sums[this.columns - 1] += error;
    }
    return mlPackages().Matrix.columnVector(sums);
  }
}
