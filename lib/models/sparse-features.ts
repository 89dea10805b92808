/**
 * A sparse matrix dressed as what ml-logistic-regression asks for: two products, and nothing dense
 * of documents x vocabulary. The package has no intercept, so a last column of ones stands in for it.
 */
import type { AbstractMatrix } from 'ml-matrix';
import type { CsrMatrix } from '../text/csr-matrix';
import { mlPackages, type PackageFeatures } from './ml-packages';

export class SparseFeatures implements PackageFeatures {
  readonly rows: number;
  /** The sparse columns and the column of ones. */
  readonly columns: number;

  /**
   * @param training reads the weights into a plain list for each product, which pays over all training texts;
   *   a prediction reads the few it needs
   * @param onProduct called before each product with the weights: once a training step
   */
  constructor(
    private readonly matrix: CsrMatrix,
    private readonly training = false,
    private readonly onProduct?: () => void,
  ) {
    this.rows = matrix.rows;
    this.columns = matrix.columns + 1;
  }

  /** features x weights: (rows x columns) times (columns x 1). */
  mmul(weights: AbstractMatrix): AbstractMatrix {
    this.onProduct?.();
    const { indptr, indices, data } = this.matrix;
    const list = this.training ? weights.to1DArray() : undefined;
    const result = new Float64Array(this.rows);
    const intercept = weights.get(this.columns - 1, 0);
    for (let row = 0; row < this.rows; row++) {
      let sum = 0;
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        const column = indices[at];
        sum += data[at] * (list === undefined ? weights.get(column, 0) : list[column]);
      }
      result[row] = sum + intercept;
    }
    return asColumn(result);
  }

  transpose(): { mmul(errors: AbstractMatrix): AbstractMatrix } {
    return { mmul: (errors) => this.transposedProduct(errors) };
  }

  /** features, transposed, x errors: (columns x rows) times (rows x 1). */
  private transposedProduct(errors: AbstractMatrix): AbstractMatrix {
    const { indptr, indices, data } = this.matrix;
    const sums = new Float64Array(this.columns);
    for (let row = 0; row < this.rows; row++) {
      const error = errors.get(row, 0);
      for (let at = indptr[row]; at < indptr[row + 1]; at++) sums[indices[at]] += data[at] * error;
      sums[this.columns - 1] += error;
    }
    return asColumn(sums);
  }
}

/** A column vector that keeps its list: a Matrix would make an array of each number. */
function asColumn(values: Float64Array): AbstractMatrix {
  const { WrapperMatrix1D } = mlPackages();
  return new WrapperMatrix1D(values, { rows: values.length });
}
