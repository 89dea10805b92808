import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isWordCharacter, latin1WordCharacters } from '../../lib/fast/latin1-characters';
import { tokenize } from '../../lib/text/tokenizer';

const test = suite('latin1-characters');

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

test.run();
