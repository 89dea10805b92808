import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { parity, termValues, testTexts, trainTexts } from './scikit-learn-parity';

const test = suite('count-vectorizer');

test("the training reviews give scikit-learn's vocabulary size, alphabetical", () => {
  const vectorizer = new CountVectorizer().fit(trainTexts);
  const names = vectorizer.featureNames;
  assert.is(names.length, parity.count_naiveBayes.vocabularySize);
  assert.equal([...names].sort(), names);
  names.forEach((name, column) => assert.is(vectorizer.vocabulary.get(name), column));
});

test('a row holds the counts of its known terms, columns ascending', () => {
  const vectorizer = new CountVectorizer().fit(['good tea', 'bad tea, good cake']);
  const matrix = vectorizer.transform(['Tea! TEA and good tea', 'nothing known']);
  assert.equal([matrix.rows, matrix.columns], [2, 4]);
  assert.equal(
    [...termValues(matrix, 0, vectorizer.featureNames)],
    [
      ['good', 1],
      ['tea', 3],
    ],
  );
  assert.is(termValues(matrix, 1, vectorizer.featureNames).size, 0);
});

test('fitTransform is fit and then transform', () => {
  for (const options of [{}, { minDf: 3 }, { maxFeatures: 50 }, { ngramRange: [1, 2] as const }]) {
    const texts = trainTexts.slice(0, 300);
    const both = new CountVectorizer(options).fitTransform(texts);
    assert.equal(both, new CountVectorizer(options).fit(texts).transform(texts));
  }
});

test('transforming many texts is transforming each', () => {
  const vectorizer = new CountVectorizer({ ngramRange: [1, 2], minDf: 2 }).fit(
    trainTexts.slice(0, 1000),
  );
  const some = testTexts.slice(0, 200);
  const many = vectorizer.transform(some);
  some.forEach((text, row) => {
    const { indices, data } = vectorizer.transform([text]);
    const [from, to] = [many.indptr[row], many.indptr[row + 1]];
    assert.equal(many.indices.slice(from, to), indices);
    assert.equal(many.data.slice(from, to), data);
  });
});

test('columns are in order of code point, not of 16-bit unit', () => {
  const texts = ['\u{20000}\u{20000} ﬁﬁ zz 漢漢 ﬁ\u{20000} ﬁﬁﬁ'];
  const names = new CountVectorizer().fit(texts).featureNames;
  assert.equal(names, ['zz', '漢漢', 'ﬁﬁ', 'ﬁﬁﬁ', 'ﬁ\u{20000}', '\u{20000}\u{20000}']);
});

test('maxFeatures takes the most frequent, of equals the alphabetically first', () => {
  const texts = ['dd dd cc bb aa', 'cc ee'];
  const fit = (maxFeatures: number): readonly string[] =>
    new CountVectorizer({ maxFeatures }).fit(texts).featureNames;
  assert.equal(fit(1), ['cc']);
  assert.equal(fit(3), ['aa', 'cc', 'dd']);
  assert.equal(fit(99), ['aa', 'bb', 'cc', 'dd', 'ee']);
});

test('minDf counts documents, not occurrences', () => {
  const texts = ['tea tea tea cake', 'cake'];
  assert.equal(new CountVectorizer({ minDf: 2 }).fit(texts).featureNames, ['cake']);
});

test('single characters are terms too where they are asked for', () => {
  const vectorizer = new CountVectorizer({ analyzer: 'char' }).fit(['Tea at', 'a']);
  assert.equal(vectorizer.featureNames, [' ', 'a', 'e', 't']);
  assert.equal(vectorizer.transform(['attic']).data, Float64Array.of(1, 2));
});

test('hostile words are words like others', () => {
  const texts = ['__proto__ constructor <b>hasOwnProperty</b> 👍🏽', ''];
  const vectorizer = new CountVectorizer({ lowercase: false }).fit(texts);
  assert.equal(vectorizer.featureNames, ['__proto__', 'constructor', 'hasOwnProperty']);
  assert.equal(vectorizer.transform(['toString __proto__ \ud800']).data, Float64Array.of(1));
});

test('a vectorizer made of its terms gives the same rows', () => {
  const options = { ngramRange: [1, 2] as const, minDf: 2, maxFeatures: 400, lowercase: false };
  const vectorizer = new CountVectorizer(options).fit(trainTexts);
  const loaded = CountVectorizer.fitted(vectorizer.options, vectorizer.featureNames);
  assert.equal(loaded.options, vectorizer.options);
  assert.equal(loaded.transform(testTexts), vectorizer.transform(testTexts));
});

test('what cannot be fitted or transformed says why', () => {
  assert.throws(() => new CountVectorizer().transform(['good']), /not fitted/);
  assert.throws(() => new CountVectorizer().fit([]), /vocabulary is empty.*0 documents/);
  assert.throws(() => new CountVectorizer().fit(['a !']), /empty: no term was found; there were 1/);
  assert.throws(
    () => new CountVectorizer({ minDf: 2 }).fit(['good', 'tea']),
    /empty: no term is in 2 of the documents \(minDf\); there were 2 documents/,
  );
  const texts = ['good', null as unknown as string];
  assert.throws(() => new CountVectorizer().fit(texts), /row 1 \(from 0\) is null/);
  const vectorizer = new CountVectorizer().fit(['good']);
  assert.throws(() => vectorizer.transform([7 as unknown as string]), /row 0 \(from 0\) is number/);
  const text = 'good' as unknown as string[];
  assert.throws(() => vectorizer.transform(text), /expected a list of texts, not string/);
});

test('options out of range name the option', () => {
  assert.throws(() => new CountVectorizer({ minDf: 0 }), /minDf/);
  assert.throws(() => new CountVectorizer({ minDf: 0.5 }), /minDf must be a whole number/);
  assert.throws(() => new CountVectorizer({ maxFeatures: 0 }), /maxFeatures/);
  assert.throws(() => new CountVectorizer({ ngramRange: [2, 1] }), /ngramRange/);
  assert.throws(() => new CountVectorizer({ ngramRange: [0, 1] }), /ngramRange\[0\]/);
  assert.throws(() => new CountVectorizer({ ngramRange: 2 as never }), /ngramRange must be a pair/);
  assert.throws(() => new CountVectorizer({ lowercase: 'no' as never }), /lowercase/);
  assert.throws(
    () => new CountVectorizer({ minDF: 2 } as never),
    /unknown vectorizer option 'minDF'/,
  );
});

test('binary counts a term once, and stop words are left out before pairs are made', () => {
  const texts = ['tea tea of good tea', 'good of tea'];
  const binary = new CountVectorizer({ binary: true });
  assert.equal([...binary.fitTransform(texts).data], [1, 1, 1, 1, 1, 1]);
  assert.equal([...binary.transform(['tea tea']).data], [1]);
  const stopWords = ['of'];
  assert.equal(new CountVectorizer({ stopWords }).fit(texts).featureNames, ['good', 'tea']);
  const pairs = new CountVectorizer({ stopWords, ngramRange: [2, 2] }).fit(texts);
  assert.equal(pairs.featureNames, ['good tea', 'tea good', 'tea tea']);
  assert.throws(() => new CountVectorizer({ stopWords: 'english' as never }), /stopWords/);
  assert.throws(() => new CountVectorizer({ binary: 1 as never }), /binary/);
});

test.run();
