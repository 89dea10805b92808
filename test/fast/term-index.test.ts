import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { indexTerms, stepOf, type WordModel } from '../../lib/fast/term-index';

const test = suite('term-index');

test('frequent words get low numbers; terms that no text can contain get none', () => {
  const terms = ['rare', 'often', 'often rare', 'some times here', 'x', 'añb', '漢字', ''];
  const model: WordModel = {
    terms,
    idf: Float64Array.of(5, 1, 6, 7, 1, 3, 1, 1),
    l2: true,
    lowercase: true,
    ngramRange: [1, 2],
    weights: [new Float64Array(8), new Float64Array(8)],
    bias: new Float64Array(2),
  };
  const { columns, size, ngrams } = indexTerms(model);
  const numbers = new Map([...columns].map(([number, column]) => [terms[column], number]));
  assert.equal(Object.fromEntries(numbers), { often: 1, añb: 2, rare: 3, 'often rare': 4 });
  assert.is(size, 4);
  assert.equal([...ngrams], [[stepOf(1, 3), 4]]);
});

test('a term shorter or longer than the range of n-grams gets no number', () => {
  const model: WordModel = {
    terms: ['good', 'good tea', 'very good tea'],
    idf: null,
    l2: false,
    lowercase: true,
    ngramRange: [2, 2],
    weights: [new Float64Array(3), new Float64Array(3)],
    bias: new Float64Array(2),
  };
  assert.equal([...indexTerms(model).columns.values()], [1]);
});

test.run();
