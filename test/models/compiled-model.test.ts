import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CompiledModel } from '../../lib/models/compiled-model';
import type { LinearTextModel } from '../../lib/models/linear-text-model';

const test = suite('compiled-model');

test('a text left to the pipeline has the probability of the label that the pipeline gives', () => {
  const model: LinearTextModel = {
    terms: ['even'],
    idf: null,
    l2: false,
    lowercase: true,
    ngramRange: [1, 1],
    classes: ['a', 'b'],
    weights: [Float64Array.of(1), Float64Array.of(1)],
    bias: Float64Array.of(0, 2e-10),
  };
  const compiled = new CompiledModel(model, { fallback: () => 'a', probabilities });
  const { label, probability } = compiled.classify('even');
  assert.is(label, 'a');
  assert.is(probability, 0.1);
});

test('scores too close to call are left to the pipeline, others are not', () => {
  const asked: string[] = [];
  const model: LinearTextModel = {
    terms: ['even', 'left', 'right'],
    idf: null,
    l2: false,
    lowercase: true,
    ngramRange: [1, 1],
    classes: ['a', 'b', 'c'],
    weights: [Float64Array.of(1, 1, 0), Float64Array.of(1, 0, 1), Float64Array.of(1, 0, 0)],
    bias: Float64Array.of(0, 1e-12, 0),
  };
  const fallback = (text: string): string => {
    asked.push(text);
    return 'asked';
  };
  const compiled = new CompiledModel(model, { fallback, probabilities });
  const texts = ['even', 'left', 'right', '', 'left right', 'LEFT even left right'];
  assert.equal(compiled.predict(texts), ['asked', 'a', 'b', 'asked', 'asked', 'a']);
  assert.equal(asked, ['even', '', 'left right']);
  const cautious = new CompiledModel(model, { fallback, probabilities, decisive: [2, 3] });
  assert.is(cautious.predictOne('left'), 'asked');
  assert.is(cautious.predictOne('left left'), 'a');
  assert.is(cautious.predictOne('left '.repeat(9) + 'right '.repeat(4)), 'asked');
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
        const scores = new CompiledModel(model, {
          fallback: () => 'a',
          probabilities,
        }).scoreOne('tea milk');
        some.forEach((row, k) => assert.ok(Math.abs(scores[k] - expected(row)) < 1e-12));
      }
    }
  }
});

test('parts that do not fit and texts that are no strings are errors', () => {
  const model: LinearTextModel = {
    terms: ['tea'],
    idf: Float64Array.of(1),
    l2: true,
    lowercase: true,
    ngramRange: [1, 1],
    classes: ['a', 'b'],
    weights: [Float64Array.of(1), Float64Array.of(2)],
    bias: Float64Array.of(0, 0),
  };
  const compile = (change: Partial<LinearTextModel>) => () =>
    new CompiledModel({ ...model, ...change }, { fallback: () => 'a', probabilities });
  assert.throws(compile({ classes: ['a'] }), /1 classes; at least two/);
  assert.throws(compile({ bias: Float64Array.of(0) }), /2 classes but .* 1 biases/);
  assert.throws(compile({ idf: Float64Array.of(1, 2) }), /1 terms but 2 values/);
  assert.throws(() => compile({})().predictOne(null as never), /scores strings, not null/);
  assert.throws(() => compile({})().predict([7 as never]), /scores strings, not number/);
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
    ...new CompiledModel(
      { ...model, ...change },
      { fallback: () => 'a', probabilities: (scores) => scores },
    ).scoreOne('tea tea milk'),
  ];
  assert.equal(scores({}), [0.5, 0.25]);
  assert.equal(scores({ bias: Float64Array.of(0.5, -0.5) }), [0.5, -0.5]);
  const weights = [Float64Array.of(1, -2), Float64Array.of(-1, 3)];
  assert.equal(scores({ weights, bias: Float64Array.of(0.5, -0.5) }), [0.5, 0.5]);
  assert.equal(scores({ ngramRange: [1, 2] }), [0.5, 0.25]);
});

/** A stand-in for a classifier's. */
const probabilities = (scores: Float64Array): Float64Array => scores.map((score) => score / 10);

test.run();
