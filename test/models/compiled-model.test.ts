import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CompiledModel, type CompiledParts } from '../../lib/models/compiled-model';
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
  const compiled = new CompiledModel(parts(model), () => 'a');
  const { label, probability } = compiled.classify('even');
  assert.is(label, 'a');
  assert.ok(probability < 0.5 && probability > 0.5 - 1e-9);
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
  const compiled = new CompiledModel(parts(model), fallback);
  const texts = ['even', 'left', 'right', '', 'left right', 'LEFT even left right'];
  assert.equal(compiled.predict(texts), ['asked', 'a', 'b', 'asked', 'asked', 'a']);
  assert.equal(asked, ['even', '', 'left right']);
  const cautious = new CompiledModel({ ...parts(model), decisive: [2, 3] }, fallback);
  assert.is(cautious.predictOne('left'), 'asked');
  assert.is(cautious.predictOne('left left'), 'a');
  assert.is(cautious.predictOne('left '.repeat(9) + 'right '.repeat(4)), 'asked');
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
    new CompiledModel(parts({ ...model, ...change }), () => 'a');
  assert.throws(compile({ classes: ['a'] }), /1 classes; at least two/);
  assert.throws(compile({ bias: Float64Array.of(0) }), /2 classes but .* 1 biases/);
  assert.throws(compile({ idf: Float64Array.of(1, 2) }), /1 terms but 2 values/);
  assert.throws(() => compile({})().predictOne(null as never), /scores strings, not null/);
  assert.throws(() => compile({})().predict([7 as never]), /scores strings, not number/);
});

function parts(model: LinearTextModel): CompiledParts {
  return { model, rule: 'softmax', decisive: [-Infinity, Infinity] };
}

test.run();
