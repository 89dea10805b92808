/**
 * From columns, one for each term that occurs, to a matrix of counts: each distinct column of a
 * document becomes one cell. The counters are set back cell by cell, so a document costs only its
 * own terms, however large the vocabulary.
 */
import type { CsrMatrix } from './csr-matrix';

/**
 * @param occurrences the column of each term of each document, documents one after the other; -1
 *   for a term that is not in the vocabulary
 * @param ends where each document's occurrences end
 * @param columns size of the vocabulary
 * @returns documents x vocabulary counts, columns ascending in each row
 */
export function countRows(
  occurrences: ArrayLike<number>,
  ends: ArrayLike<number>,
  columns: number,
): CsrMatrix {
  const rows = ends.length;
  const size = rows === 0 ? 0 : ends[rows - 1];
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(size);
  const data = new Float64Array(size);
  const counts = new Int32Array(columns);
  let start = 0;
  let cells = 0;
  for (let row = 0; row < rows; row++) {
    const firstCell = cells;
    for (let at = start; at < ends[row]; at++) {
      const column = occurrences[at];
      if (column >= 0 && counts[column]++ === 0) indices[cells++] = column;
    }
    start = ends[row];
    sortRange(indices, firstCell, cells);
    for (let cell = firstCell; cell < cells; cell++) {
      data[cell] = counts[indices[cell]];
      counts[indices[cell]] = 0;
    }
    indptr[row + 1] = cells;
  }
  return { rows, columns, indptr, indices: indices.slice(0, cells), data: data.slice(0, cells) };
}

/** Sorts a part in place: by insertion where it is short, as rows are, which needs no set-up. */
function sortRange(values: Int32Array, start: number, end: number): void {
  if (end - start > 64) {
    values.subarray(start, end).sort();
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const value = values[at];
    let hole = at;
    for (; hole > start && values[hole - 1] > value; hole--) values[hole] = values[hole - 1];
    values[hole] = value;
  }
}
