import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReviews } from '../../lib/data/reviews';
import { checkMakeFaster } from '../../lib/exercise/check-make-faster';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { keepQuiet } from './keep-quiet';
import { makeFunction, submission as of, type FunctionSubmission } from './submission';

const test = suite('check-make-faster');
keepQuiet(test);

const scope = {
  CountVectorizer,
  LogisticRegression,
  MultinomialNaiveBayes,
  Pipeline,
  TfidfVectorizer,
  test: readReviews('data/reviews-test.csv'),
  makeSmall: () =>
    new Pipeline(
      new TfidfVectorizer({ maxFeatures: 500 }),
      new LogisticRegression({ solver: 'newton-cg' }),
    ),
  trained: new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes()),
};
const own = scope.test.slice(0, 300);
scope.trained.fit(
  own.map(({ text }) => text),
  own.map(({ label }) => label),
);

const small = (options: string) =>
  `new Pipeline(new TfidfVectorizer(${options}), new LogisticRegression({ solver: 'newton-cg' }))`;
const fitted = (pipeline: string, reviews = 'train', labels = '({ label }) => label') =>
  `(train) => ${pipeline}.fit(${reviews}.map(({ text }) => text), ${reviews}.map(${labels}))`;
const submissions: readonly FunctionSubmission[] = [
  of('right', fitted(small('{ maxFeatures: 500 }'))),
  of('right', fitted(small('{ maxFeatures: 200 }'))),
  of('right', fitted('new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())')),
  of('right', `(train) => (${fitted(small('{}'))})(train).compile()`),
  of('not-written', "() => { throw new Error('not written yet'); }"),
  of('fits-on-test', fitted(small('{ maxFeatures: 500 }'), '[...train, ...test]')),
  of(
    'fits-on-test',
    fitted(
      'new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())',
      '[...test, ...train]',
    ),
  ),
  of('fits-on-test', `(train) => (${fitted(small('{}'), '[...train, ...test]')})(train).compile()`),
  of('other-training', fitted(small('{ maxFeatures: 500 }'), 'test')),
  of('other-training', '() => trained'),
  of('not-smaller', fitted(small('{}'))),
  of('not-smaller', fitted(small('{ ngramRange: [1, 2] }'))),
  of('not-accurate', fitted(small('{ maxFeatures: 3 }'))),
  of(
    'not-accurate',
    fitted(
      small('{ maxFeatures: 500 }'),
      'train',
      "({ label }) => (label === 'positive' ? 'negative' : 'positive')",
    ),
  ),
  of(
    'no-model',
    '(train) => { makeSmall().fit(train.map((r) => r.text), train.map((r) => r.label)); }',
  ),
  of('input-changed', `(train) => { train.reverse(); return (${fitted('makeSmall()')})(train); }`),
  of('async', `async ${fitted('makeSmall()')}`),
  of('threw', '() => makeSmall()'),
];

submissions.forEach(({ id, source }, i) => {
  test(`${i}: ${id}`, () => {
    for (const seed of [1, 2, 3]) {
      const result = checkMakeFaster(makeFunction(source, scope), { seed, model: Pipeline });
      assert.is(result.id, id, `seed ${seed}: ${result.id}: ${result.seen}\n${source}`);
      assert.is(result.passed, id === 'right');
    }
  });
});

test.run();
