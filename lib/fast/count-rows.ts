/**
 * From columns, one for each term that occurs, to a matrix of counts: each distinct column of a
 * document becomes one cell. Which columns a document has is noted as bits, and which groups of 32
 * bits are not 0 as bits again; reading the bits gives the columns in ascending order, without sorting
 * (a bitmap in two levels; Knuth, The Art of Computer Programming, vol. 4A, section 7.1.3). Counters
 * and bits are set back as they are read, so that a document costs only its own terms, and 1 step for
 * 1024 columns.
 */
/**
 * Counts the columns of each document: one row for each, in compressed sparse row (CSR) form.
 *
 * @param occurrences the column of each term of each document, documents one after the other; -1
 *   for a term that is not in the vocabulary
 * @param ends where each document's occurrences end
 * @param columns size of the vocabulary
 * @returns documents x vocabulary counts, columns ascending in each row
 */
export function countRows(
  occurrences: Int32Array,
  ends: readonly number[],
  columns: number,
): { rows: number; columns: number; indptr: Int32Array; indices: Int32Array; data: Float64Array } {
  const rows = ends.length;
  const size = rows === 0 ? 0 : ends[rows - 1];
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(size);
  const data = new Float64Array(size);
  const counts = new Int32Array(columns);
  const bits = new Int32Array((columns >> 5) + 1);
  const summary = new Int32Array((columns >> 10) + 1);
  let cells = 0;
  for (let row = 0, start = 0; row < rows; row++) {
    noteRow(occurrences, start, ends[row], counts, bits, summary);
    cells = readRow(counts, bits, summary, indices, data, cells);
    start = ends[row];
    indptr[row + 1] = cells;
  }
  return { rows, columns, indptr, indices: indices.slice(0, cells), data: data.slice(0, cells) };
}

// A function for each row's work, not one loop over all: V8 makes fast code of a function for its next
// call, but takes longer to exchange a loop that is running, and a fresh process waits for it.

/** Counts a row's columns, and notes which there are. */
function noteRow(
  occurrences: Int32Array,
  start: number,
  end: number,
  counts: Int32Array,
  bits: Int32Array,
  summary: Int32Array,
): void {
  for (let at = start; at < end; at++) {
    const column = occurrences[at];
    if (column < 0) continue;
    counts[column]++;
    bits[column >> 5] |= 1 << (column & 31);
    summary[column >> 10] |= 1 << ((column >> 5) & 31);
  }
}

/** Writes what was noted as cells from `cells` on, and sets it back; returns where the cells end. */
function readRow(
  counts: Int32Array,
  bits: Int32Array,
  summary: Int32Array,
  indices: Int32Array,
  data: Float64Array,
  cells: number,
): number {
  for (let part = 0; part < summary.length; part++) {
    for (let groups = summary[part]; groups !== 0; groups &= groups - 1) {
      const group = (part << 5) + lowestBit(groups);
      for (let left = bits[group]; left !== 0; left &= left - 1) {
        const column = (group << 5) + lowestBit(left);
        indices[cells] = column;
        data[cells++] = counts[column];
        counts[column] = 0;
      }
      bits[group] = 0;
    }
    summary[part] = 0;
  }
  return cells;
}

/** The position of the lowest bit that is 1. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
