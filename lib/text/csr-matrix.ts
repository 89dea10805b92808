/**
 * A sparse matrix in compressed sparse row (CSR) form: only the non-zero cells are stored.
 * Row r holds the cells indptr[r] to indptr[r + 1] - 1; each has a column (indices) and a value (data).
 * Columns are in ascending order inside a row. The form and its names are SciPy's:
 * https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_matrix.html
 */
export interface CsrMatrix {
  /** Number of rows (documents). */
  readonly rows: number;
  /** Number of columns (terms of the vocabulary). */
  readonly columns: number;
  /** rows + 1 offsets into `indices` and `data`. */
  readonly indptr: Int32Array;
  /** Column of each stored cell. */
  readonly indices: Int32Array;
  /** Value of each stored cell. */
  readonly data: Float64Array;
}
