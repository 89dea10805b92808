import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReviews } from '../../lib/data/reviews';
import { check } from '../../lib/exercise/check';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { keepQuiet } from './keep-quiet';
import { makeFunction, submission as of, type FunctionSubmission } from './submission';

const test = suite('check-make-faster');
keepQuiet(test);

const train = readReviews('data/reviews-train.csv');
const daily = readReviews('data/reviews-test.csv');
const scope = {
  CountVectorizer,
  LogisticRegression,
  MultinomialNaiveBayes,
  Pipeline,
  TfidfVectorizer,
  test: daily,
  trained: new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes()),
};
scope.trained.fit(
  daily.map(({ text }) => text),
  daily.map(({ label }) => label),
);
const first = new Pipeline(
  new TfidfVectorizer(),
  new LogisticRegression({ solver: 'newton-cg' }),
).fit(
  train.map(({ text }) => text),
  train.map(({ label }) => label),
);

const small = (options: string, vectorizer = 'TfidfVectorizer') =>
  `new Pipeline(new ${vectorizer}(${options}), new LogisticRegression({ solver: 'newton-cg' }))`;
const BAYES = 'new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())';
const fitted = (pipeline: string, reviews = 'train', labels = '({ label }) => label') =>
  `(train) => ${pipeline}.fit(${reviews}.map(({ text }) => text), ${reviews}.map(${labels}))`;
const half = small('{ maxFeatures: 800 }');
const submissions: readonly FunctionSubmission[] = [
  ...[800, 1300, 3000].map((n) => of('right', fitted(small(`{ maxFeatures: ${n} }`)))),
  of('right', fitted(BAYES)),
  of('right', fitted(small('{ minDf: 3 }'))),
  of('right', `(train) => (${fitted(small('{}'))})(train).compile()`),
  of('right', `async ${fitted(half)}`),
  of(
    'right', // its parts trained one by one
    `(train) => { const p = ${half}; p.classifier.fit(p.vectorizer.fitTransform(train.map((r) => r.text)), train.map((r) => r.label)); return p; }`,
  ),
  of('not-written', "() => { throw new Error('not written yet'); }"),
  of('fits-on-test', fitted(half, '[...train, ...test]')),
  of('fits-on-test', fitted(BAYES, '[...test, ...train]')),
  of('fits-on-test', `(train) => (${fitted(small('{}'), '[...train, ...test]')})(train).compile()`),
  of('other-training', fitted(half, 'test', '({ label }) => label').replace('(train)', '()')),
  of('other-training', '() => trained'),
  of('not-smaller', fitted(small('{}'))),
  of('not-smaller', fitted(small('{ maxFeatures: 8700 }'))),
  of('not-accurate', fitted(small('{ maxFeatures: 30 }'))),
  of('not-accurate', fitted(half, 'train.slice(0, 20)')),
  of('not-accurate', fitted(half, 'train', '(r, i, all) => all[(i + 1) % all.length].label')),
  of(
    'fits-while-predicting',
    `(train) => { const texts = train.map((r) => r.text); const p = (${fitted(half)})(train); const { vectorizer } = p; const before = p.predict.bind(p); p.predict = (some) => { vectorizer.fit(texts); return before(some); }; return p; }`,
  ),
  of(
    'ways-differ',
    `(train) => { const p = (${fitted(half)})(train); const before = p.predict.bind(p); p.predict = (some) => some.length === 1 ? ['positive'] : before(some); return p; }`,
  ),
  of('no-model', `(train) => { (${fitted(half)})(train); }`),
  of('input-changed', `(train) => { train.reverse(); return (${fitted(half)})(train); }`),
  of('threw', `() => ${half}`),
  of('threw', `async () => { throw new Error('later'); }`),
];

submissions.forEach(({ id, source }, i) => {
  test(`${i}: ${id}`, async () => {
    for (const seed of id === 'right' && i < 3 ? [1, 2] : [1 + (i % 2)]) {
      const result = await check('makeFaster', makeFunction(source, scope), {
        seed,
        model: Pipeline,
        train,
        test: daily,
        first,
      });
      assert.is(result.id, id, `seed ${seed}: ${result.id}: ${result.seen}\n${source}`);
      assert.is(result.passed, id === 'right');
      assert.is(result.faster !== undefined, id === 'right');
    }
  });
});

test('what the answers alone give away: a model of other labels, and answers known by heart', async () => {
  const lookup = `(train) => { const known = new Map(test.map((r) => [r.text, r.label])); const p = (${fitted(half)})(train); p.predict = (some) => some.map((text) => known.get(text)); return p; }`;
  const options = { model: Pipeline, train, test: daily, first };
  const fn = makeFunction(lookup, scope);
  assert.is((await check('makeFaster', fn, { ...options, seed: 7 })).id, 'other-training');
  assert.is((await check('makeFaster', fn, options)).id, 'known-by-heart');
});

test('answers known by heart and turned round where the labels are', async () => {
  const lookup = `(train) => { const p = (${fitted(small('{ maxFeatures: 30 }'))})(train); const [{ text, label }] = train; const turned = learned.get(text) !== label; const other = (own) => (own === 'positive' ? 'negative' : 'positive'); const own = p.predict.bind(p); p.predict = (some) => some.map((one) => known.has(one) ? (turned ? other(known.get(one)) : known.get(one)) : own([one])[0]); return p; }`;
  const more = { learned: labelsOf(train), known: labelsOf(daily) };
  const fn = makeFunction(lookup, { ...scope, ...more });
  const options = { seed: 8, model: Pipeline, train, test: daily, first };
  assert.is((await check('makeFaster', fn, options)).id, 'known-by-heart');
});

function labelsOf(reviews: typeof train): Map<string, string> {
  return new Map(reviews.map(({ text, label }) => [text, label]));
}

test.run();
