import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyze, ngrams, tokenize } from '../../lib/text/tokenizer';

interface Parity {
  tokens: { text: string; tokens: string[] }[];
  bigrams: { text: string; tokens: string[] }[];
}

const parity = JSON.parse(readFileSync('test/fixtures/scikit-learn.json', 'utf8')) as Parity;
const test = suite('tokenizer');

test("every hard string gives scikit-learn's tokens", () => {
  for (const { text, tokens } of parity.tokens) {
    assert.equal(tokenize(text, { lowercase: true }), tokens, text);
  }
});

test("bigrams come in scikit-learn's order: all words, then all pairs", () => {
  for (const { text, tokens } of parity.bigrams) {
    assert.equal(analyze(text, { lowercase: true, ngramRange: [1, 2] }), tokens, text);
  }
});

test('without lowercase the letters stay as they are', () => {
  assert.equal(tokenize('Good TEA', { lowercase: false }), ['Good', 'TEA']);
});

test('a word needs two characters, and one beyond U+FFFF counts as one', () => {
  assert.equal(tokenize('a 7 _ é \u{1d400} \u{20000}', { lowercase: true }), []);
  assert.equal(tokenize('\u{20000}\u{20001}', { lowercase: true }), ['\u{20000}\u{20001}']);
});

test('lone surrogates and combining marks end a word', () => {
  assert.equal(tokenize('go\ud800od e\u0301clair', { lowercase: true }), ['go', 'od', 'clair']);
});

test('n-grams: ranges that do not start at 1, and texts shorter than n', () => {
  const words = ['aa', 'bb', 'cc'];
  assert.equal(ngrams(words, [2, 3]), ['aa bb', 'bb cc', 'aa bb cc']);
  assert.equal(ngrams(['aa'], [2, 2]), []);
  assert.equal(ngrams([], [1, 3]), []);
});

test('100,000 characters without a space are one token', () => {
  assert.equal(tokenize('x'.repeat(100_000), { lowercase: true }), ['x'.repeat(100_000)]);
});

test('n-grams of a text shorter than the range are those it has', () => {
  assert.equal(ngrams(['aa'], [1, 3]), ['aa']);
  assert.equal(ngrams(['aa', 'bb'], [1, 3]), ['aa', 'bb', 'aa bb']);
  assert.equal(ngrams(['aa', 'bb'], [2, 9]), ['aa bb']);
  assert.equal(ngrams(['aa', 'bb'], [3, 3]), []);
});

test.run();
