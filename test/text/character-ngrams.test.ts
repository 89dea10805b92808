import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { saveAndLoad } from '../models/save-and-load';
import { characterNgrams, wordCharacterNgrams } from '../../lib/text/character-ngrams';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { analyze, type Analyzer } from '../../lib/text/tokenizer';

const test = suite('character-ngrams');

interface Options {
  readonly analyzer: Analyzer;
  readonly ngramRange: [number, number];
}
interface Fixture {
  readonly terms: (Options & { lowercase: boolean; of: { text: string; terms: string[] }[] })[];
  readonly models: (Options & {
    minDf: number;
    vocabulary: string[];
    idf: number[];
    rows: number[][];
    decision: number[];
    countVocabulary: string[];
    bayes: number[][];
  })[];
  readonly texts: string[];
  readonly labels: string[];
  readonly newTexts: string[];
}
const fixture = JSON.parse(
  readFileSync('test/fixtures/scikit-learn-characters.json', 'utf8'),
) as Fixture;
const { texts, labels, newTexts } = fixture;

test('the examples', () => {
  assert.equal(characterNgrams('tea', [2, 3]), ['te', 'ea', 'tea']);
  assert.equal(wordCharacterNgrams('a tea', [4, 5]), [' a ', ' tea', 'tea ', ' tea ']);
});

for (const { of, ...options } of fixture.terms) {
  test(`terms are scikit-learn's: ${JSON.stringify(options)}`, () => {
    for (const { text, terms } of of) assert.equal(analyze(text, options), terms, text);
  });
}

for (const { analyzer, ngramRange, minDf, ...expected } of fixture.models) {
  const options = { analyzer, ngramRange };
  const tfidf = new Pipeline(
    new TfidfVectorizer({ ...options, minDf }),
    new LogisticRegression({ solver: 'newton-cg' }),
  ).fit(texts, labels);
  const bayes = new Pipeline(new CountVectorizer(options), new MultinomialNaiveBayes()).fit(
    texts,
    labels,
  );

  test(`${analyzer}: vocabulary, idf, rows and decisions are scikit-learn's`, () => {
    assert.equal(tfidf.vectorizer.featureNames, expected.vocabulary);
    assert.equal(bayes.vectorizer.featureNames, expected.countVocabulary);
    close(tfidf.vectorizer.idf, expected.idf, 1e-12);
    const matrix = tfidf.vectorizer.transform(newTexts);
    expected.rows.forEach((row, at) => {
      const dense = new Float64Array(matrix.columns);
      for (let cell = matrix.indptr[at]; cell < matrix.indptr[at + 1]; cell++) {
        dense[matrix.indices[cell]] = matrix.data[cell];
      }
      close(dense, row, 1e-12);
    });
    close(
      tfidf.decisionFunction(newTexts).map(([, positive]) => positive),
      expected.decision,
      1e-4,
    );
    bayes.predictProba(newTexts).forEach((row, at) => close(row, expected.bayes[at], 1e-12));
  });

  test(`${analyzer}: compiled, and saved and read again, it predicts the same`, () => {
    const all = [...newTexts, ...texts, 'x'.repeat(70_000)];
    for (const pipeline of [tfidf, bayes]) {
      const expected = all.map((text) => pipeline.predictProba([text])[0]);
      const again = saveAndLoad(pipeline);
      for (const other of [again, again.compile(), pipeline.compile()]) {
        assert.equal(other.predict(all), pipeline.predict(all));
        other.predictProba(all).forEach((row, at) => close(row, expected[at], 1e-9));
      }
    }
  });
}

test('another analyzer is an error', () => {
  assert.throws(
    () => new TfidfVectorizer({ analyzer: 'characters' as never }),
    /analyzer must be word, char or char_wb, not characters/,
  );
});

function close(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  assert.is(found.length, expected.length);
  for (let at = 0; at < found.length; at++) {
    assert.ok(Math.abs(found[at] - expected[at]) <= tolerance, `${found[at]}, ${expected[at]}`);
  }
}

test.run();
