/**
 * A sparse matrix dressed as what ml-naivebayes' `predict` reads: dense rows, made one at a time, so
 * that there never is a dense matrix of documents x vocabulary.
 */
import type { Matrix } from 'ml-matrix';
import type { CsrMatrix } from '../text/csr-matrix';
import { mlPackages } from './ml-packages';

export class DenseRowView {
  /** ml-matrix knows a matrix by this name (Matrix.isMatrix); another would be copied. */
  readonly klass = 'Matrix';
  readonly rows: number;
  readonly columns: number;

  constructor(private readonly matrix: CsrMatrix) {
    this.rows = matrix.rows;
    this.columns = matrix.columns;
  }

  /** One dense row, 1 x columns. */
  getRowVector(row: number): Matrix {
    const { indptr, indices, data } = this.matrix;
    const dense = new Float64Array(this.columns);
    for (let at = indptr[row]; at < indptr[row + 1]; at++) dense[indices[at]] = data[at];
    return mlPackages().Matrix.rowVector(dense);
  }
}
