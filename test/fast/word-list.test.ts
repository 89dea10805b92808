import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WordList } from '../../lib/fast/word-list';

const test = suite('word-list');

test('words come back in their order, empty ones too', () => {
  const bytes = Buffer.from('good tea été', 'latin1');
  const words = new WordList();
  assert.equal([words.length, words.toStrings()], [0, []]);
  words.push(bytes, 0, 0);
  words.push(bytes, 5, 8);
  words.push(bytes, 9, 12);
  assert.equal([words.length, words.toStrings()], [3, ['', 'tea', 'été']]);
});

test('no letter is lost where the list grows, whatever is left of its room', () => {
  for (let left = 0; left < 5; left++) {
    for (let length = 0; length < 5; length++) {
      const words = new WordList();
      const long = Buffer.alloc(65_535 - left, 'x');
      words.push(long, 0, long.length);
      const word = Buffer.from('abcde');
      for (let i = 0; i < 3; i++) words.push(word, 0, length);
      const short = 'abcde'.slice(0, length);
      assert.equal(words.toStrings(), [long.toString(), short, short, short]);
    }
  }
});

test.run();
