/** Compiled pipelines against the pipelines themselves, on reviews and on hostile strings. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReviews } from '../../lib/data/reviews';
import { Pipeline } from '../../lib/models/pipeline';
import { BUFFER_LENGTH } from '../../lib/fast/word-reader';
import { testTexts, trainTexts } from '../text/scikit-learn-parity';
import { hostileStrings, pipelines } from './compiled-cases';

const test = suite('compiled pipelines');

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

test('one at a time is the batch, and calls do not disturb each other', () => {
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
    const json = JSON.parse(JSON.stringify(pipeline)) as { classifier: { weights: number[][] } };
    for (const factor of [40, 2000]) {
      const weights = json.classifier.weights.map((row) => row.map((weight) => weight * factor));
      const scaled = Pipeline.fromJSON({ ...json, classifier: { ...json.classifier, weights } });
      const expected = scaled.predict(testTexts);
      assert.equal(scaled.compile().predict(testTexts), expected, `${name} x ${factor}`);
    }
  }
});

function close(found: number, expected: number, message: string): void {
  assert.ok(Math.abs(found - expected) <= 1e-9, `${message}: ${found}, not ${expected}`);
}

/** Asserts that the compiled pipeline predicts the same, with scores within 1e-9. */
function agree(pipeline: Pipeline, texts: readonly string[], name = ''): void {
  const compiled = pipeline.compile();
  const expected = pipeline.predict(texts);
  const scores = pipeline.decisionFunction(texts);
  texts.forEach((text, row) => {
    const found = compiled.scoreOne(text);
    const near = scores[row].every(
      (score, k) => Math.abs(found[k] - score) <= 1e-9 * Math.max(1, Math.abs(score)),
    );
    if (near && compiled.predictOne(text) === expected[row]) return;
    assert.unreachable(
      `${name} ${JSON.stringify(text.slice(0, 80))}: ${found.join()}, not ${scores[row].join()}`,
    );
  });
}

test.run();
