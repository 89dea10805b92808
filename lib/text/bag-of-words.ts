/**
 * Bag of words, the plain way: a Map gives each different term a number, and a Map counts how often
 * each occurs in a text. fast/ does the same for single words with tables of its own, and tests hold
 * the two to the same matrix; n-grams always take this way.
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
  const indptr = [0];
  const indices: number[] = [];
  const data: number[] = [];
  ends.forEach((end, row) => {
    const counts = new Map<number, number>();
    for (const column of occurrences.subarray(row === 0 ? 0 : ends[row - 1], end)) {
      if (column >= 0) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    for (const [column, count] of [...counts].sort((a, b) => a[0] - b[0])) {
      indices.push(column);
      data.push(count);
    }
    indptr.push(indices.length);
  });
  return {
    rows: ends.length,
    columns,
    indptr: Int32Array.from(indptr),
    indices: Int32Array.from(indices),
    data: Float64Array.from(data),
  };
}
