import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TfidfVectorizer, type TfidfVectorizerOptions } from '../../lib/text/tfidf-vectorizer';
import {
  parity,
  termValues,
  testTexts,
  trainTexts,
  type VectorizerNumbers,
} from './scikit-learn-parity';

const test = suite('tfidf-vectorizer');

const cases: [string, Partial<TfidfVectorizerOptions>, VectorizerNumbers][] = [
  ['defaults', {}, parity.tfidf_default],
  ['bigrams, minDf 2', { ngramRange: [1, 2], minDf: 2 }, parity.tfidf_bigrams_min2],
  ['maxFeatures 502', { maxFeatures: 502 }, parity.tfidf_max502],
];

for (const [name, options, numbers] of cases) {
  test(`scikit-learn's numbers: ${name}`, () => {
    const vectorizer = new TfidfVectorizer(options);
    assert.is(vectorizer.fitTransform(trainTexts).data.length, numbers.trainNonZeros);
    assert.is(vectorizer.featureNames.length, numbers.vocabularySize);
    if (numbers.vocabulary) assert.equal(vectorizer.featureNames, numbers.vocabulary);
    for (const [term, idf] of Object.entries(numbers.idfSample)) {
      near(vectorizer.idf[vectorizer.vocabulary.get(term) ?? -1], idf, term);
    }
    const matrix = vectorizer.transform(testTexts);
    assert.is(matrix.data.length, numbers.testNonZeros);
    numbers.testRows.forEach((expected, row) => {
      const found = termValues(matrix, row, vectorizer.featureNames);
      assert.equal([...found.keys()].sort(), Object.keys(expected).sort());
      for (const [term, value] of found) near(value, expected[term], `row ${row}, ${term}`);
    });
  });
}

test('rows have length 1, and a text without a known term is an empty row', () => {
  const vectorizer = new TfidfVectorizer().fit(['good tea', 'bad tea']);
  const { indptr, data } = vectorizer.transform(['', 'tea good', '😂', 'tea tea']);
  assert.equal(indptr, Int32Array.of(0, 0, 2, 2, 3));
  near(Math.hypot(data[0], data[1]), 1, 'length');
  assert.is(data[2], 1);
});

test('without norm and smoothing the values are count x (ln(documents / frequency) + 1)', () => {
  const vectorizer = new TfidfVectorizer({ norm: null, smoothIdf: false });
  const matrix = vectorizer.fitTransform(['good tea tea', 'bad tea']);
  const row = termValues(matrix, 0, vectorizer.featureNames);
  near(row.get('good') ?? 0, Math.log(2) + 1, 'good');
  near(row.get('tea') ?? 0, 2, 'tea');
});

test('transforming many texts is transforming each', () => {
  const vectorizer = new TfidfVectorizer().fit(trainTexts);
  const many = vectorizer.transform(testTexts);
  testTexts.forEach((text, row) => {
    const one = vectorizer.transform([text]);
    assert.equal(many.data.slice(many.indptr[row], many.indptr[row + 1]), one.data);
  });
});

test('a vectorizer made of its terms and idf gives the same rows', () => {
  const vectorizer = new TfidfVectorizer({ smoothIdf: false, norm: null, minDf: 2 });
  vectorizer.fit(trainTexts);
  const { options, featureNames, idf } = vectorizer;
  const loaded = TfidfVectorizer.fitted(options, featureNames, idf);
  assert.equal(loaded.options, vectorizer.options);
  assert.equal(loaded.transform(testTexts), vectorizer.transform(testTexts));
});

test('sublinear term frequency is 1 + ln(count)', () => {
  const vectorizer = new TfidfVectorizer({ sublinearTf: true, norm: null });
  vectorizer.fit(['tea']);
  near(vectorizer.transform(['tea tea tea']).data[0], 1 + Math.log(3), 'three');
  assert.throws(() => new TfidfVectorizer({ sublinearTf: 0 as never }), /sublinearTf/);
});

test('bad options say what is wrong', () => {
  assert.throws(() => new TfidfVectorizer({ norm: 'l1' as never }), /norm/);
  assert.throws(() => new TfidfVectorizer({ smoothIdf: 1 as never }), /smoothIdf/);
  assert.throws(() => new TfidfVectorizer({ minDf: 0 }), /minDf/);
  assert.throws(() => new TfidfVectorizer({ maxDf: 1 } as never), /unknown .* 'maxDf'/);
  assert.throws(() => new TfidfVectorizer().transform(['tea']), /not fitted/);
});

function near(found: number, expected: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= 1e-12, `${what}: ${found}, expected ${expected}`);
}

test('a row whose values are all 0 stays as it is, without NaN', () => {
  const zero = TfidfVectorizer.fitted({}, ['good', 'tea'], new Float64Array(2));
  assert.equal([...zero.transform(['good good tea']).data], [0, 0]);
  assert.equal(zero.transform(['', 'milk']).indptr, Int32Array.of(0, 0, 0));
});

test.run();
