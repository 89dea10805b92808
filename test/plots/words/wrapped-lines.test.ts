import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { wrappedLines } from '../../../lib/plots/words/wrapped-lines';

const test = suite('wrapped lines');

test('lines break at spaces, keep their indent, and lose nothing', () => {
  assert.equal(wrappedLines('one two three', 7), ['one two', 'three']);
  assert.equal(wrappedLines('one\n  two three', 7), ['one', '  two', '  three']);
  assert.equal(wrappedLines('', 7), ['']);
  assert.equal(wrappedLines('it is 10 % of it', 8), ['it is', '10 % of', 'it']);
  const text = 'Of 10\u00a0ms each, and a-word-that-is-longer-than-the-line stays whole.';
  const lines = wrappedLines(text, 12);
  assert.is(lines.join(' '), text);
  assert.ok(lines.every((line) => line.length <= 12 || !line.includes(' ')));
});

test.run();
