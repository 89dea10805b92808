import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rowCells, type CsrMatrix } from '../../lib/text/csr-matrix';

const test = suite('csr-matrix');

const matrix: CsrMatrix = {
  rows: 2,
  columns: 3,
  indptr: Int32Array.of(0, 2, 2),
  indices: Int32Array.of(0, 2),
  data: Float64Array.of(1.5, 2),
};

test('a row lists its stored cells as column and value', () => {
  assert.equal(rowCells(matrix, 0), [
    [0, 1.5],
    [2, 2],
  ]);
  assert.equal(rowCells(matrix, 1), []);
});

test('a row that is not there is an error that names it', () => {
  assert.throws(() => rowCells(matrix, 2), /no row 2; the matrix has 2/);
  assert.throws(() => rowCells(matrix, 0.5), /no row 0.5/);
});

test.run();
