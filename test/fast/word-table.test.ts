import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findWords, readWords, WORD_NUMBERS } from '../../lib/fast/word-reader';
import { WordTable } from '../../lib/fast/word-table';

const test = suite('word-table');

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

test('long words of equal hash are told apart', () => {
  const [first, second] = ['quitelongwordnumber15rnw', 'quitelongwordnumber1mpba'];
  assert.is(hashOf(first), hashOf(second));
  const table = new WordTable(4);
  table.add(first, 1);
  assert.equal(numbersOf(table, `${first} ${second}`), [1, 0]);
  table.add(second, 2);
  assert.equal(numbersOf(table, `${second} ${first}`), [2, 1]);
});

test('of words shorter than two characters none has a number, and room is kept for the rest', () => {
  const table = new WordTable(4);
  table.add('tea', 1);
  assert.equal(numbersOf(table, 'a tea b é tea'), [1, 1]);
  assert.equal(numbersOf(table, ''), []);
});

function numbersOf(table: WordTable, text: string): number[] {
  assert.ok(readWords(text, true));
  return [...WORD_NUMBERS.subarray(0, findWords(table))];
}

/** FNV-1a, the table's hash of words that are longer than a key. */
function hashOf(word: string): number {
  return Buffer.from(word).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}

test.run();
