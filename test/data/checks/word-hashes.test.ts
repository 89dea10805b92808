import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { KeyTable } from '../../../lib/data/checks/key-table';
import { Lists } from '../../../lib/data/checks/lists';
import { readReviews } from '../../../lib/data/reviews';
import { hashText, TOKENS, WordHashes } from '../../../lib/data/checks/word-hashes';
import { tokenize } from '../../../lib/text/tokenizer';

const test = suite('word hashes');

test('finds as many words as the tokenizer, and equal words have equal numbers', () => {
  const odd = ['', 'a I x', '__proto__ snake_case _ x_', 'Café NAÏVE İstanbul ǅ', '漢字 かな', '𝒜𝒷 𝒜 😂👍🏽 𐍈𐍉', 'x'.repeat(3000), 'a\u0301b c\u0301', 'it’s 4x4 — 10/10', '\ud835 \udc9c lone', '𠀀 𠀀𠀀 𠀀𠀁 𐀀𐀀 a𠀀', 'ab ab\udc9c', Array.from({ length: 600 }, (_, at) => `w${at}`).join(' ')];
  const texts = [...odd, ...readReviews('data/reviews-test.csv').map(({ text }) => text)];
  const words = new WordHashes(TOKENS);
  const known = new Map<string, string>();
  for (const text of texts) {
    words.read(text);
    const tokens = tokenize(text);
    assert.is(words.count, tokens.length, text.slice(0, 60));
    tokens.forEach((token, at) => {
      const number = `${words.low[at]} ${words.high[at]}`;
      assert.is(known.get(token) ?? number, number, token);
      known.set(token, number);
    });
  }
  assert.is(new Set(known.values()).size, known.size);
}); // prettier-ignore

test('the leak check counts single letters too, and no underscore', () => {
  const words = new WordHashes({ underscore: false, shortest: 1 });
  words.read('a_b I');
  assert.is(words.count, 3);
});

test('runs of words that differ have different numbers', () => {
  const words = new WordHashes(TOKENS);
  const runs = new KeyTable();
  for (let i = 0; i < 10_000; i++) {
    words.read(`w${i % 100} v${Math.floor(i / 100)} end`);
    assert.is(runs.add(words.lowOf(0, 2), words.highOf(0, 2)), i);
  }
  words.read('w7 v3 w7 v3');
  assert.is(runs.find(words.lowOf(2, 4), words.highOf(2, 4)), 307);
  assert.is(runs.find(words.lowOf(0, 1), words.highOf(0, 1)), -1);
});

test('each half alone tells nearly all of many long words apart', () => {
  const words = new WordHashes(TOKENS);
  const halves = Array.from({ length: 6 }, () => new Set<number>());
  for (let i = 0; i < 10_000; i++) {
    const word = `w${i}abcdefghijklmnopqrstuvwxyz`;
    words.read(`${word} tea`);
    const numbers = [words.low[0], words.high[0], words.lowOf(0, 2), words.highOf(0, 2), ...hashText(word)];
    numbers.forEach((number, at) => halves[at].add(number));
  }
  for (const { size } of halves) assert.ok(size > 9990, `${size}`);
}); // prettier-ignore

test('keys get numbers in the order in which they came, and keep them', () => {
  const table = new KeyTable();
  const keys = Array.from({ length: 20_000 }, (_, i) => hashText(`key ${i}`));
  keys.forEach(([low, high], i) => assert.is(table.add(low, high), i));
  keys.forEach(([low, high], i) => {
    assert.is(table.find(low, high), i);
    assert.is(table.find(low, high ^ 1), -1);
    assert.is(table.find(low ^ 1, high), -1);
  });
  assert.is(table.add(...keys[7]), 7);
  assert.is(table.size, 20_000);
});

test('keys of zeros and ones are keys like others, before and after the table grows', () => {
  const table = new KeyTable();
  const odd = [[0, 0], [-1, -1], [0, -1], [-1, 0], [5, -8], [5, 7]];
  assert.equal(odd.map(([low, high]) => table.find(low, high)), [-1, -1, -1, -1, -1, -1]);
  assert.equal(odd.map(([low, high]) => table.add(low, high)), [0, 1, 2, 3, 4, 5]);
  assert.equal(odd.map(([low, high]) => table.find(low, high)), [0, 1, 2, 3, 4, 5]);
  for (let i = 0; i < 3000; i++) table.add(i, 17);
  assert.equal(odd.map(([low, high]) => table.find(low, high)), [0, 1, 2, 3, 4, 5]);
}); // prettier-ignore

test('lists keep their members, the last first', () => {
  const lists = new Lists();
  for (let i = 0; i < 5000; i++) lists.add(i % 1500, i);
  const members: number[] = [];
  lists.each(3, (value) => members.push(value));
  assert.equal(members, [4503, 3003, 1503, 3]);
  assert.equal(
    [lists.count(3), lists.last(3), lists.count(9999), lists.last(9999)],
    [4, 4503, 0, -1],
  );
});

test.run();
