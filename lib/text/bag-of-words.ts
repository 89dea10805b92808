/**
 * Bag of words: a Map gives each different term a number, and a text's columns are sorted, so that equal ones
 * stand side by side and are counted. fast/ numbers single words with tables of its own, and tests hold the two
 * to the same numbers; n-grams always take this way.
 */
import type { CsrMatrix } from './csr-matrix';

/** The terms of texts as numbers. */
export interface NumberedTerms {
  /** The different terms, in the order in which they first occur. */
  readonly terms: readonly string[];
  /** For each term of each text, one text after the other, its place in `terms`. */
  readonly occurrences: Int32Array;
  /** Where each text ends in `occurrences`. */
  readonly ends: readonly number[];
}

/**
 * Numbers the terms of texts in the order in which they first occur.
 *
 * @param analyze a text's terms
 */
export function numberTerms(
  texts: readonly string[],
  analyze: (text: string) => readonly string[],
): NumberedTerms {
  const numbers = new Map<string, number>();
  const numberOf = (term: string): number => {
    const number = numbers.get(term) ?? numbers.size;
    if (number === numbers.size) numbers.set(term, number);
    return number;
  };
  const found = texts.map((text) => Int32Array.from(analyze(text).map(numberOf)));
  let end = 0;
  const ends = found.map((text) => (end += text.length));
  const occurrences = new Int32Array(end);
  found.forEach((text, row) => occurrences.set(text, ends[row] - text.length));
  return { terms: [...numbers.keys()], occurrences, ends };
}

/**
 * Counts the columns of each text: a row of the matrix for each, its columns in ascending order.
 *
 * @param occurrences the column of each term of each text, one text after the other; -1 for none
 * @param ends where each text ends
 * @param columns how many there are
 */
export function countColumns(
  occurrences: Int32Array,
  ends: readonly number[],
  columns: number,
): CsrMatrix {
  const indptr = new Int32Array(ends.length + 1);
  const indices = new Int32Array(occurrences.length);
  const data = new Float64Array(occurrences.length);
  let cells = 0;
  for (let row = 0, start = 0; row < ends.length; row++) {
    const sorted = occurrences.slice(start, ends[row]).sort();
    for (let at = 0, last = -1; at < sorted.length; at++) {
      if (sorted[at] > last) indices[cells++] = last = sorted[at];
      if (sorted[at] >= 0) data[cells - 1]++;
    }
    indptr[row + 1] = cells;
    start = ends[row];
  }
  const rows = ends.length;
  return { rows, columns, indptr, indices: indices.slice(0, cells), data: data.slice(0, cells) };
}
