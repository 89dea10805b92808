/** scikit-learn's own numbers for the reviews of data/, and the reviews themselves, for the tests. */
import { readFileSync } from 'node:fs';
import { readReviews } from '../../lib/data/reviews';
import type { CsrMatrix } from '../../lib/text/csr-matrix';

export interface VectorizerNumbers {
  readonly vocabularySize: number;
  readonly trainNonZeros: number;
  readonly testNonZeros: number;
  readonly testRows: readonly Record<string, number>[];
  readonly idfSample: Record<string, number>;
  readonly vocabulary?: readonly string[];
  readonly logisticRegression: {
    readonly intercept: number;
    readonly coefSample: Record<string, number>;
    readonly decision: readonly number[];
    readonly accuracy: number;
  };
}

interface Parity {
  readonly tfidf_default: VectorizerNumbers;
  readonly tfidf_bigrams_min2: VectorizerNumbers;
  readonly tfidf_max502: VectorizerNumbers;
  readonly count_naiveBayes: { readonly vocabularySize: number };
}

export const parity = JSON.parse(readFileSync('test/fixtures/scikit-learn.json', 'utf8')) as Parity;

export const train = readReviews('data/reviews-train.csv');
export const test = readReviews('data/reviews-test.csv');
export const trainTexts = train.map((review) => review.text);
export const testTexts = test.map((review) => review.text);

/** One row of a matrix as term and value. */
export function termValues(
  matrix: CsrMatrix,
  row: number,
  terms: readonly string[],
): Map<string, number> {
  return new Map(rowCells(matrix, row).map(([column, value]) => [terms[column], value]));
}

/** One row as [column, value] pairs, the stored cells only. */
export function rowCells({ indptr, indices, data }: CsrMatrix, row: number): [number, number][] {
  const cells = indices.subarray(indptr[row], indptr[row + 1]);
  return Array.from(cells, (column, at) => [column, data[indptr[row] + at]]);
}
