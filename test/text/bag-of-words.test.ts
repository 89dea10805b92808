import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { countColumns, numberTerms } from '../../lib/text/bag-of-words';
import { CountVectorizer, type CountVectorizerOptions } from '../../lib/text/count-vectorizer';
import { analyze, tokenize } from '../../lib/text/tokenizer';
import { selectTerms } from '../../lib/text/vocabulary';
import { hostileStrings } from '../fast/compiled-cases';
import { rowCells, testTexts, trainTexts } from './scikit-learn-parity';

const test = suite('bag-of-words');

test('terms are numbered as they come', () => {
  const { terms, occurrences, ends } = numberTerms(['tea, good tea', '!', 'Good milk'], tokenize);
  assert.equal(terms, ['tea', 'good', 'milk']);
  assert.equal([...occurrences], [0, 1, 0, 1, 2]);
  assert.equal(ends, [3, 3, 5]);
});

test('a row counts its columns, ascending, and passes over what has none', () => {
  const matrix = countColumns(Int32Array.of(4, 0, -1, 4, 2), [4, 4, 5], 5);
  assert.equal([matrix.rows, matrix.columns], [3, 5]);
  const rows = [0, 1, 2].map((row) => rowCells(matrix, row));
  assert.equal(rows, [[[0, 1], [4, 2]], [], [[2, 1]]]); // prettier-ignore
});

test('rows with many columns, few, and none; no rows', () => {
  const rows = [5, 0, 9000, 1].map((size, row) =>
    Array.from({ length: size }, (_, at) => ((at * 7919 + row) % 3001) - 1),
  );
  let end = 0;
  const ends = rows.map(({ length }) => (end += length));
  const matrix = countColumns(Int32Array.from(rows.flat()), ends, 3000);
  rows.forEach((row, at) => {
    const counts = new Map<number, number>();
    for (const column of row) if (column >= 0) counts.set(column, (counts.get(column) ?? 0) + 1);
    assert.equal(
      rowCells(matrix, at),
      [...counts].sort((a, b) => a[0] - b[0]),
    );
  });
  assert.equal(countColumns(new Int32Array(0), [], 10).indptr, Int32Array.of(0));
});

/** The vectorizer in a few lines: what the class does faster. */
function plainVectorizer(texts: readonly string[], options: CountVectorizerOptions) {
  const numbered = numberTerms(texts, (text) => analyze(text, options));
  const terms = selectTerms(numbered, options);
  const columns = new Map(terms.map((term, column) => [term, column]));
  const transform = (others: readonly string[]) => {
    const found = numberTerms(others, (text) => analyze(text, options));
    const columnOf = found.terms.map((term) => columns.get(term) ?? -1);
    const occurrences = found.occurrences.map((number) => columnOf[number]);
    return countColumns(occurrences, found.ends, terms.length);
  };
  return { terms, transform };
}

const cases: Partial<CountVectorizerOptions>[] = [
  {},
  { lowercase: false, minDf: 3 },
  { maxFeatures: 300 },
  { ngramRange: [1, 2], minDf: 2, maxFeatures: 5000 },
  { analyzer: 'char_wb', ngramRange: [1, 3], minDf: 2 },
];

for (const options of cases) {
  test(`the vectorizer gives the very matrix of the plain version: ${JSON.stringify(options)}`, () => {
    const hostile = [...hostileStrings(2000, 3)];
    const texts = [...trainTexts.slice(0, 1000), ...hostile.slice(0, 1000)];
    const vectorizer = new CountVectorizer(options);
    const matrix = vectorizer.fitTransform(texts);
    const plain = plainVectorizer(texts, vectorizer.options);
    assert.equal(vectorizer.featureNames, plain.terms);
    assert.equal(matrix, plain.transform(texts));
    const others = [...testTexts, ...hostile.slice(1000)];
    assert.equal(vectorizer.transform(others), plain.transform(others));
  });
}

test.run();
