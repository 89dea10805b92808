import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findMistakes } from '../../lib/models/mistakes';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { tellingWords, wordContributions } from '../../lib/models/telling-words';
import { CountVectorizer } from '../../lib/text/count-vectorizer';

const test = suite('telling words');

/** A naive Bayes model with the weights and biases given: a row a class, a column a term. */
function made(terms: string[], weights: Record<string, number[]>, bias: number[]): Pipeline {
  const vectorizer = new CountVectorizer().fit([terms.join(' ')]);
  const classifier = MultinomialNaiveBayes.fitted(Object.keys(weights), {
    weights: Object.values(weights).map((row) => Float64Array.from(row)),
    bias: Float64Array.from(bias),
  });
  return new Pipeline(vectorizer, classifier);
}

const terms = ['ant', 'bee', 'cow', 'dog', 'eel', 'fly'];
const three = made(
  terms,
  { a: [0, 3, 6, 0, 0, 9], b: [0, 0, 0, 3, 0, 0], c: [3, 0, 0, 0, -3, 0] },
  [0, 0, 1],
);

test('a weight is the class less the mean of all classes', () => {
  assert.equal(tellingWords(three, 9, 'a').map(({ word, weight }) => [word, weight]), [
    ['ant', -1], ['dog', -1], ['eel', 1], ['bee', 2], ['cow', 4], ['fly', 6],
  ]);
  assert.equal(tellingWords(three, 9), tellingWords(three, 9, 'c')); // the last class by default
  assert.equal(tellingWords(three, 9, 'c')[0], { word: 'fly', weight: -3 });
}); // prettier-ignore

test('so many words each way, each word once', () => {
  const count = (each: number) => tellingWords(three, each, 'a').map(({ word }) => word).join(' ');
  assert.is(count(1), 'ant fly');
  assert.is(count(2), 'ant dog cow fly');
  assert.is(count(3), 'ant dog eel bee cow fly');
  assert.is(count(4), count(3));
}); // prettier-ignore

test('what a text adds: weight times count, the strongest first, for or against', () => {
  const found = wordContributions(three, 'cow ant ant ant ant ant eel', 'a');
  assert.equal(found, [{ word: 'ant', weight: -5 }, { word: 'cow', weight: 4 }, { word: 'eel', weight: 1 }]);
  assert.equal(wordContributions(three, 'ant cow fly cow', 'a').map(({ word }) => word), ['cow', 'fly', 'ant']);
  assert.equal(wordContributions(three, 'ant'), [{ word: 'ant', weight: 2 }]);
}); // prettier-ignore

test('mistakes: margin above the true label, the surest first, words by their push', () => {
  const review = (text: string, label: string) => ({ id: text, text, label, extra: new Map() });
  const mistakes = findMistakes(three, [
    review('bee', 'b'), // a has 3, b 0, c 1
    review('cow', 'a'),
    review('fly bee dog', 'b'), // a has 12, b 3
    review('dog dog', 'c'), // b has 6, c 1
    review('bee', 'c'),
  ]);
  assert.equal(
    mistakes.map(({ review, predicted, margin, misleading }) => [review.text, review.label, predicted, margin, misleading.join()]),
    [
      ['fly bee dog', 'b', 'a', 9, 'fly,bee'],
      ['dog dog', 'c', 'b', 5, 'dog'],
      ['bee', 'b', 'a', 3, 'bee'],
      ['bee', 'c', 'a', 2, 'bee'],
    ],
  );
}); // prettier-ignore

test('a word misleads by what it adds to the predicted label beyond what it adds to the true one', () => {
  const model = made(
    ['ape', 'bat', 'cat', 'doe', 'elk'],
    { a: [9, 6, 5, 6, 3], b: [6, 0, -4, 9, 3], c: [0, 0, -1, 0, 0] },
    [0, 0, 0],
  );
  const text = 'ape bat cat doe elk';
  const review = { id: '1', text, label: 'b', extra: new Map<string, string>() };
  const [{ predicted, margin, misleading }] = findMistakes(model, [review]);
  assert.equal([predicted, margin], ['a', 15]);
  assert.equal(misleading, ['cat', 'bat', 'ape']); // by 9, 6 and 3; doe speaks for b, elk for neither
  assert.throws(() => findMistakes(model, [{ ...review, label: 'x' }]), /'x' is none of/);
});

test.run();
