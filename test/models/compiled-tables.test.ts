import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isWordCharacter, latin1WordCharacters } from '../../lib/text/latin1-characters';
import type { LinearTextModel } from '../../lib/models/linear-text-model';
import { NgramTable } from '../../lib/models/ngram-table';
import { indexTerms } from '../../lib/models/term-index';
import { findWords, readWords, WORD_NUMBERS } from '../../lib/text/word-reader';
import { WordTable } from '../../lib/text/word-table';
import { tokenize } from '../../lib/text/tokenizer';

const test = suite('compiled-tables');

test("each Latin-1 character is in words as the tokenizer's, in both cases", () => {
  for (const lowercase of [true, false]) {
    latin1WordCharacters(lowercase).forEach((inWord, code) => {
      const tokens = tokenize('a' + String.fromCharCode(code), { lowercase });
      assert.equal(tokens, inWord === 0 ? [] : ['a' + String.fromCharCode(inWord)], `code ${code}`);
    });
  }
});

test('a character beyond Latin-1 is in words exactly if the tokenizer says so', () => {
  for (let code = 0x100; code < 0x110000; code += code < 0x20000 ? 1 : 97) {
    const text = String.fromCodePoint(code);
    const expected = tokenize(`a${text}`, { lowercase: true }).length > 0;
    if (isWordCharacter(`.${text}`, 1) !== expected) assert.unreachable(code.toString(16));
  }
});

test('long words are found by all of their bytes', () => {
  const same = 'x'.repeat(16);
  const table = new WordTable(4);
  const words = ['short', `${same}a`, `${same}b`, `${same}ab`];
  words.forEach((word, at) => table.add(word, at + 1));
  const find = (word: string): number => {
    const bytes = Buffer.from(`..${word}..`, 'latin1');
    return table.findLong(bytes, 2, bytes.length - 2);
  };
  assert.equal([`${same}a`, `${same}b`, `${same}ab`, `${same}c`].map(find), [2, 3, 4, 0]);
});

test('words that begin alike are told apart, at every length of a key', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const words = Array.from({ length: 25 }, (_, at) => letters.slice(0, at + 2));
  const table = new WordTable(4);
  words.forEach((word, at) => table.add(word, at + 1));
  assert.equal(
    numbersOf(table, words.join(' ')),
    words.map((_, at) => at + 1),
  );
  assert.equal(numbersOf(table, 'b bc abd abcdefgi abcdefghj abcdefghijklmnoq'), [0, 0, 0, 0, 0]);
});

test('more words than 16 bits can number', () => {
  const words = Array.from({ length: 70_000 }, (_, at) => `w${at}`);
  const table = new WordTable(1000);
  words.forEach((word, at) => table.add(word, at + 1));
  for (let first = 0; first < words.length; first += 5000) {
    const part = words.slice(first, first + 5000);
    const expected = part.map((_, at) => first + at + 1);
    assert.equal(numbersOf(table, part.join(' ')), expected);
  }
  assert.equal(numbersOf(table, 'w70000 unknown'), [0, 0]);
});

test('n-grams are found by node and word', () => {
  const steps = Array.from({ length: 500 }, (_, at) => [1 + (at % 50), 1 + at, 1000 + at] as const);
  const table = new NgramTable(steps);
  for (const [node, word, longer] of steps) assert.is(table.find(node, word), longer);
  assert.is(table.find(2, 1), 0);
  assert.is(table.find(51, 51), 0);
  assert.is(new NgramTable([]).find(1, 1), 0);
});

test('frequent words get low numbers; terms that no text can contain get none', () => {
  const terms = ['rare', 'often', 'often rare', 'some times here', 'x', 'añb', '漢字', ''];
  const model: LinearTextModel = {
    terms,
    idf: Float64Array.of(5, 1, 6, 7, 1, 3, 1, 1),
    l2: true,
    lowercase: true,
    ngramRange: [1, 2],
    classes: ['a', 'b'],
    weights: [new Float64Array(8), new Float64Array(8)],
    bias: new Float64Array(2),
  };
  const { columns, size, ngrams } = indexTerms(model);
  const numbers = new Map([...columns].map(([number, column]) => [terms[column], number]));
  assert.equal(Object.fromEntries(numbers), { often: 1, añb: 2, rare: 3, 'often rare': 4 });
  assert.is(size, 4);
  assert.is(ngrams.find(1, 3), 4);
});

function numbersOf(table: WordTable, text: string): number[] {
  assert.ok(readWords(text, true));
  return [...WORD_NUMBERS.subarray(0, findWords(table))];
}

test('long words of equal hash are told apart', () => {
  const [first, second] = ['quitelongwordnumber15rnw', 'quitelongwordnumber1mpba'];
  assert.is(hashOf(first), hashOf(second));
  const table = new WordTable(4);
  table.add(first, 1);
  assert.equal(numbersOf(table, `${first} ${second}`), [1, 0]);
  table.add(second, 2);
  assert.equal(numbersOf(table, `${second} ${first}`), [2, 1]);
});

test('a term shorter or longer than the range of n-grams gets no number', () => {
  const model: LinearTextModel = {
    terms: ['good', 'good tea', 'very good tea'],
    idf: null,
    l2: false,
    lowercase: true,
    ngramRange: [2, 2],
    classes: ['a', 'b'],
    weights: [new Float64Array(3), new Float64Array(3)],
    bias: new Float64Array(2),
  };
  assert.equal([...indexTerms(model).columns.values()], [1]);
});

/** FNV-1a, the table's hash of words that are longer than a key. */
function hashOf(word: string): number {
  return Buffer.from(word).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}

test.run();
