/** Compiled pipelines against the pipelines themselves and the plain scorer, on reviews and on hostile strings. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReviews } from '../../lib/data/reviews';
import type { LinearTextModel } from '../../lib/models/linear-text-model';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { Pipeline } from '../../lib/models/pipeline';
import { CompiledScorer } from '../../lib/fast/compiled-scorer';
import { BUFFER_LENGTH } from '../../lib/fast/word-reader';
import { plainScorer } from '../../lib/models/plain-scorer';
import { testTexts, trainTexts } from '../text/scikit-learn-parity';
import { hostileStrings, pipelines } from './compiled-cases';

const test = suite('compiled-scorer');

const travelTexts = readReviews('data/reviews-travel.csv').map(({ text }) => text);
const reviews = [...testTexts, ...travelTexts, ...trainTexts.slice(0, 600)];

for (const [name, pipeline] of pipelines) {
  test(`${name}: predictions and scores are the pipeline's on all reviews`, () => {
    agree(pipeline, reviews);
  });

  test(`${name}: and on empty, short and overlong texts, and around the buffer's end`, () => {
    const texts = [
      '',
      ' ',
      'a',
      'é',
      '漢',
      '\ud800',
      'not',
      'good',
      'not good',
      'x'.repeat(100_000),
    ];
    for (const length of [BUFFER_LENGTH - 1, BUFFER_LENGTH, BUFFER_LENGTH + 1]) {
      texts.push('not good '.repeat(length).slice(-length), 'y'.repeat(length - 5) + ' good');
      texts.push('q '.repeat(length).slice(0, length));
    }
    agree(pipeline, texts);
  });
}

test('30,000 hostile strings', () => {
  const texts = [...hostileStrings(30_000, 11)];
  for (const [name, pipeline] of pipelines.slice(0, 1)) agree(pipeline, texts, name);
  const fewer = texts.filter((_, at) => at % 10 === 0);
  for (const [name, pipeline] of pipelines.slice(1)) agree(pipeline, fewer, name);
});

test('real time is the batch, and calls do not disturb each other', () => {
  const [first, second] = [pipelines[0][1].compile(), pipelines[5][1].compile()];
  const batch = first.predict(reviews);
  const others = second.predict(reviews);
  reviews.forEach((text, row) => {
    assert.is(first.predictOne(text), batch[row]);
    assert.is(second.predictOne(text), others[row]);
  });
});

for (const [name, pipeline] of pipelines) {
  test(`${name}: probabilities are the pipeline's, and classify gives the label with its own`, () => {
    const compiled = pipeline.compile();
    const texts = [...testTexts.slice(0, 200), '', '漢字 good', 'x'.repeat(100_000)];
    const expected = pipeline.predictProba(texts);
    const labels = pipeline.predict(texts);
    const found = compiled.predictProba(texts);
    texts.forEach((text, row) => {
      found[row].forEach((value, k) => close(value, expected[row][k], `${row}`));
      const { label, probability } = compiled.classify(text);
      assert.is(label, labels[row]);
      close(probability, expected[row][pipeline.classes.indexOf(label)], `${row}`);
    });
  });
}

test('no review of this kit needs the fallback', () => {
  for (const [name, pipeline] of [pipelines[0], pipelines[2]]) {
    const compiled = pipeline.compile();
    pipeline.predict = () => assert.unreachable(name) as never;
    compiled.predict(reviews);
    Reflect.deleteProperty(pipeline, 'predict');
  }
});

test('weights so large that probabilities run into 0 and 1: still the same predictions', () => {
  for (const [name, pipeline] of [pipelines[0], pipelines[7]]) {
    const { weights, bias } = pipeline.classifier.linearModel();
    for (const factor of [40, 2000]) {
      const times = (row: Float64Array) => row.map((weight) => weight * factor);
      const model = { weights: weights.map(times), bias: times(bias) };
      const classifier = LogisticRegression.fitted(pipeline.classes, model);
      const scaled = new Pipeline(pipeline.vectorizer, classifier);
      const expected = scaled.predict(testTexts);
      assert.equal(scaled.compile().predict(testTexts), expected, `${name} x ${factor}`);
    }
  }
});

test('a row shorter than 1 is stretched to length 1, and one of zeros stays, on each way to a score', () => {
  const weights = [Float64Array.of(1, -2), Float64Array.of(-1, 2)];
  const three = [...weights, Float64Array.of(3, 1)];
  for (const idf of [Float64Array.of(0.3, 0.4), Float64Array.of(0, 0)]) {
    const length = idf[0] === 0 ? 1 : Math.hypot(0.3, 0.4);
    const expected = (row: Float64Array): number => (row[0] * idf[0] + row[1] * idf[1]) / length;
    for (const longest of [1, 2]) {
      for (const some of [weights, three]) {
        const model: LinearTextModel = {
          terms: ['tea', 'milk'],
          idf,
          l2: true,
          lowercase: true,
          ngramRange: [1, longest],
          classes: ['a', 'b', 'c'].slice(0, some.length),
          weights: some,
          bias: new Float64Array(some.length),
        };
        const scores = new CompiledScorer(model, plainScorer(model)).scoreOne('tea milk');
        some.forEach((row, k) => assert.ok(Math.abs(scores[k] - expected(row)) < 1e-12));
      }
    }
  }
});

test('weights that mirror each other with biases that do not, and the other way round', () => {
  const model: LinearTextModel = {
    terms: ['tea', 'milk'],
    idf: null,
    l2: false,
    lowercase: true,
    ngramRange: [1, 1],
    classes: ['a', 'b'],
    weights: [Float64Array.of(1, -2), Float64Array.of(-1, 2)],
    bias: Float64Array.of(0.5, 0.25),
  };
  const scores = (change: Partial<LinearTextModel>) => [
    ...new CompiledScorer({ ...model, ...change }, () => assert.unreachable() as never).scoreOne(
      'tea tea milk',
    ),
  ];
  assert.equal(scores({}), [0.5, 0.25]);
  assert.equal(scores({ bias: Float64Array.of(0.5, -0.5) }), [0.5, -0.5]);
  const weights = [Float64Array.of(1, -2), Float64Array.of(-1, 3)];
  assert.equal(scores({ weights, bias: Float64Array.of(0.5, -0.5) }), [0.5, 0.5]);
  assert.equal(scores({ ngramRange: [1, 2] }), [0.5, 0.25]);
});

function close(found: number, expected: number, message: string): void {
  assert.ok(Math.abs(found - expected) <= 1e-9, `${message}: ${found}, not ${expected}`);
}

/** Asserts that the compiled pipeline predicts the same, with scores within 1e-9. */
function agree(pipeline: Pipeline, texts: readonly string[], name = ''): void {
  const compiled = pipeline.compile();
  const expected = pipeline.predict(texts);
  const scores = pipeline.decisionFunction(texts);
  const plain = plainScorer(pipeline.linearTextModel());
  texts.forEach((text, row) => {
    const found = compiled.scoreOne(text);
    const near = [scores[row], plain(text)].every((expected) =>
      expected.every(
        (score, k) => Math.abs(found[k] - score) <= 1e-9 * Math.max(1, Math.abs(score)),
      ),
    );
    if (near && compiled.predictOne(text) === expected[row]) return;
    assert.unreachable(
      `${name} ${JSON.stringify(text.slice(0, 80))}: ${found.join()}, not ${scores[row].join()}`,
    );
  });
}

test.run();
