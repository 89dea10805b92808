import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { GRADIENT_DESCENT_VISITS } from '../../lib/models/solver-choice';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { daily, scikitLearn, train } from './review-data';

const test = suite('logistic regression');

const texts = ['good good film', 'bad film', 'good book', 'bad bad book', 'fine', 'fine film'];
const labels = ['positive', 'negative', 'positive', 'negative', 'mixed', 'mixed'];
const small = new TfidfVectorizer();
const features = small.fitTransform(texts);

for (const solver of ['gradient-descent', 'newton-cg'] as const) {
  test(`${solver}: learns what it is shown, three classes`, () => {
    const model = new LogisticRegression({ solver, c: 100 }).fit(features, labels);
    assert.equal(model.classes, ['mixed', 'negative', 'positive']);
    assert.equal(model.predict(features), labels);
  });

  test(`${solver}: the package's predict picks the largest class score`, () => {
    const model = new LogisticRegression({ solver }).fit(features, labels);
    const scores = model.decisionFunction(features);
    const largest = scores.map((row) => model.classes[row.indexOf(Math.max(...row))]);
    assert.equal(model.predict(features), largest);
    for (const row of model.predictProba(features)) {
      assert.ok(Math.abs(row[0] + row[1] + row[2] - 1) < 1e-12);
    }
  });

  test(`${solver}: made of its weights, it gives the same scores to the last bit`, () => {
    const model = new LogisticRegression({ solver }).fit(features, labels);
    const loaded = LogisticRegression.fitted(model.classes, model.linearModel());
    assert.equal(loaded.decisionFunction(features), model.decisionFunction(features));
    assert.equal(loaded.predict(features), model.predict(features));
  });

  test(`${solver}: reports progress, and stops when told`, () => {
    const seen: [number, number | null][] = [];
    const model = new LogisticRegression({ solver, steps: 4 });
    model.fit(features, labels, { onProgress: ({ done, total }) => seen.push([done, total]) });
    const steps = Array.from({ length: 12 }, (_, i) => [i + 1, 12]);
    if (solver === 'gradient-descent') assert.equal(seen, steps);
    else {
      const count = seen.length - 1; // iterations of all classes; how many there are is known at the end
      assert.ok(count > 3);
      const told = Array.from({ length: count }, (_, i) => [i + 1, null]);
      assert.equal(seen, [...told, [count, count]]);
    }
    const controller = new AbortController();
    const abort = () => controller.abort(new Error('enough'));
    const { signal } = controller;
    assert.throws(() => model.fit(features, labels, { onProgress: abort, signal }), /enough/);
  });
}

test('newton-cg reaches the optimum scikit-learn reaches: coefficients, scores, accuracy', () => {
  const known = scikitLearn.tfidf_default.logisticRegression;
  const vectorizer = new TfidfVectorizer();
  const model = new LogisticRegression({ solver: 'newton-cg' });
  model.fit(vectorizer.fitTransform(train.texts), train.labels);
  const { weights, bias } = model.linearModel();
  assert.ok(Math.abs(bias[1] - known.intercept) < 1e-4);
  for (const [term, weight] of Object.entries(known.coefSample)) {
    const column = vectorizer.vocabulary.get(term) ?? -1;
    assert.ok(Math.abs(weights[1][column] - weight) < 1e-4, term);
  }
  const batch = vectorizer.transform(daily.texts);
  model.decisionFunction(batch).forEach(([negative, positive], i) => {
    assert.ok(Math.abs(positive - known.decision[i]) < 1e-3, `review ${i}`);
    assert.is(negative, -positive);
  });
  const predicted = model.predict(batch);
  const correct = predicted.filter((label, i) => label === daily.labels[i]).length;
  assert.is(correct / predicted.length, known.accuracy);
});

test('gradient descent takes steps of 8 / rows', () => {
  // One step from 0: the intercept moves by the sum of (target - 1/2), times 8 / rows.
  const vectorizer = new TfidfVectorizer();
  const three = vectorizer.fitTransform(['good', 'fine', 'bad']);
  const model = new LogisticRegression({ steps: 1 }).fit(three, ['yes', 'yes', 'no']);
  const [no, yes] = model.linearModel().bias;
  assert.ok(Math.abs(no - -0.5 * (8 / 3)) < 1e-12, String(no));
  assert.ok(Math.abs(yes - 0.5 * (8 / 3)) < 1e-12, String(yes));
});

test('gradient descent by the package learns the reviews', () => {
  const vectorizer = new TfidfVectorizer({ maxFeatures: 502 });
  const model = new LogisticRegression({ steps: 100 });
  model.fit(vectorizer.fitTransform(train.texts), train.labels);
  const predicted = model.predict(vectorizer.transform(daily.texts));
  const correct = predicted.filter((label, i) => label === daily.labels[i]).length;
  assert.ok(correct / predicted.length > 0.83, String(correct));
});

test('gradient descent on much data says that newton-cg is the better choice', () => {
  const steps = Math.ceil(GRADIENT_DESCENT_VISITS / features.data.length);
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => said.push(text);
  const controller = new AbortController();
  try {
    const { signal } = controller;
    const onProgress = () => controller.abort(new Error('seen'));
    const model = new LogisticRegression({ steps });
    assert.throws(() => model.fit(features, labels, { onProgress, signal }), /seen/);
  } finally {
    console.warn = warn;
  }
  assert.is(said.length, 1);
  assert.match(said[0], /'newton-cg' is the better choice/);
});

test('bad input', () => {
  const model = new LogisticRegression();
  assert.throws(() => model.predict(features), /not fitted yet/);
  assert.throws(() => model.fit(features, ['a']), /6 texts but 1 labels/);
  assert.throws(
    () =>
      model.fit(
        features,
        texts.map(() => 'a'),
      ),
    /only 'a'/,
  );
  const broken = { ...features, data: features.data.map(() => NaN) };
  assert.throws(() => model.fit(broken, labels), /a feature is NaN/);
  assert.throws(() => new LogisticRegression({ steps: 0 }), /steps must be/);
  assert.throws(() => new LogisticRegression({ step: 5 } as object), /unknown option 'step'/);
  assert.throws(() => new LogisticRegression({ c: 0 }), /c must be/);
  assert.throws(() => new LogisticRegression({ solver: 'sgd' as 'newton-cg' }), /not 'sgd'/);
  model.fit(features, labels);
  const other = new TfidfVectorizer().fitTransform(['one two']);
  assert.throws(() => model.predict(other), /2 columns, the model was fitted on/);
});

test('a text that is 0 in every class by its sigmoids is shared evenly', () => {
  const row = Float64Array.of(0);
  const model = LogisticRegression.fitted(['a', 'b', 'c'], {
    weights: [row, row, row],
    bias: Float64Array.of(-800, -800, -800),
  });
  const nothing = {
    rows: 1,
    columns: 1,
    indptr: Int32Array.of(0, 0),
    indices: new Int32Array(0),
    data: new Float64Array(0),
  };
  assert.equal(model.predictProba(nothing), [Float64Array.of(1 / 3, 1 / 3, 1 / 3)]);
});

test('a fit that is aborted before it begins does nothing', () => {
  for (const solver of ['gradient-descent', 'newton-cg'] as const) {
    const model = new LogisticRegression({ solver });
    const signal = AbortSignal.abort(new Error('enough'));
    assert.throws(() => model.fit(features, labels, { signal }), /enough/);
    assert.throws(() => model.predict(features), /not fitted yet/);
  }
});

test('options not given are 500 steps of gradient descent and c 1', () => {
  assert.equal(new LogisticRegression().options, { solver: 'gradient-descent', steps: 500, c: 1 });
  assert.throws(() => new LogisticRegression({ steps: 1.5 }), /steps must be/);
  for (const c of [-1, Infinity, NaN]) assert.throws(() => new LogisticRegression({ c }), /c must/);
});

test('fitted again, it is the new model in all it gives', () => {
  const model = new LogisticRegression({ solver: 'newton-cg' }).fit(features, labels);
  model.linearModel();
  const swapped = labels.map((label) => (label === 'mixed' ? 'positive' : label));
  model.fit(features, swapped);
  const fresh = new LogisticRegression({ solver: 'newton-cg' }).fit(features, swapped);
  assert.equal(model.linearModel(), fresh.linearModel());
});

test.run();
