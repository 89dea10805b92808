import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenize } from '../../lib/text/tokenizer';
import { WordList } from '../../lib/fast/word-list';
import {
  BUFFER_LENGTH,
  findWords,
  learnWords,
  readWords,
  WORD_NUMBERS,
} from '../../lib/fast/word-reader';
import { WordTable } from '../../lib/fast/word-table';

const test = suite('word-reader');

const long = 'x'.repeat(16);
const learned = [
  'tea Tea TEA été ÉTÉ milk_1 12345678 123456789 1234567890123456',
  `${long} ${long}y ${long}z ${'w'.repeat(300)} ${long}y`,
  'ab abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcdefghijkl',
  'b — “ab” … 😂 ab',
];

/** Numbers of the words of `learned`, by a Map as the tokenizer has them and by the table. */
function learn(lowercase: boolean) {
  const table = new WordTable(2);
  const words = new WordList();
  words.push(new Uint8Array(0), 0, 0);
  const numbers = new Map<string, number>();
  for (const text of learned) {
    assert.ok(readWords(text, lowercase));
    const count = learnWords(table, words);
    const tokens = tokenize(text, { lowercase });
    for (const token of tokens) if (!numbers.has(token)) numbers.set(token, numbers.size + 1);
    assert.equal([...WORD_NUMBERS.subarray(0, count)], tokens.map((token) => numbers.get(token)));
  }
  assert.equal(words.toStrings(), ['', ...numbers.keys()]);
  return { table, numbers };
} // prettier-ignore

for (const lowercase of [true, false]) {
  test(`words have the numbers they were learned with, unknown ones 0; lowercase ${lowercase}`, () => {
    const { table, numbers } = learn(lowercase);
    const texts = [
      ...learned,
      '', ' ', 'a', 'a b c', 'TEA', 'tea', 'tea.', ' tea', 'no tea', `a ${long}y b`, `a ${long}y ${long}z c`,
      `${long}q a ${long}`, `a ${'w'.repeat(299)} b ${'w'.repeat(300)}`, `${'w'.repeat(301)} tea`,
      'abcdefgi abcdefghj ab', 'ab😂tea—milk_1', 'a'.repeat(BUFFER_LENGTH), 'q '.repeat(BUFFER_LENGTH / 2),
      'ab '.repeat(BUFFER_LENGTH / 3),
    ]; // prettier-ignore
    for (const text of [...texts, ...texts.reverse()]) {
      assert.ok(readWords(text, lowercase), text.slice(0, 20));
      const tokens = tokenize(text, { lowercase });
      assert.is(findWords(table), tokens.length, text.slice(0, 20));
      tokens.forEach((token, at) => assert.is(WORD_NUMBERS[at], numbers.get(token) ?? 0, token));
    }
  });
}

test('left to the tokenizer: word characters beyond Latin-1, and texts longer than the buffer', () => {
  for (const text of ['漢字', 'teа', 'some tea and ſ', 'a\u{20000}b', `${'tea '.repeat(9)}Ā`]) {
    assert.not(readWords(text, true), text);
  }
  assert.not(readWords('a'.repeat(BUFFER_LENGTH + 1), true));
  assert.ok(readWords('tea \ud83d “tea”', true)); // half a character makes no word
});

test.run();
