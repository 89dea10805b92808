import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { columnsOf, fittedLines, oneLine, printable } from '../../../lib/plots/words/terminal-text';

const test = suite('terminal-text');

test('lines break at words, go on with their indentation, and cut what no line holds', () => {
  assert.equal(fittedLines('one two three', 9), ['one two', 'three']);
  assert.equal(fittedLines('  one two three', 9), ['  one two', '  three']);
  assert.equal(fittedLines(`a ${'b'.repeat(20)} c`, 9), ['a', 'bbbbbbbb…', 'c']);
  assert.equal(fittedLines('a\nb\u001b[2J'), ['a b [2J']);
});

test('nothing moves the cursor or turns the direction of writing', () => {
  assert.is(printable('a\u001b[2J\tb\n\u202ec\u0085'), 'a [2J\tb\n c ');
  assert.is(oneLine('a\nb\tc\u2028d'), 'a b c d');
});

test('a terminal says how wide it is; a pipe counts as 80 columns', () => {
  assert.is(columnsOf({ isTTY: true, columns: 60 }), 60);
  assert.is(columnsOf({ isTTY: true, columns: 0 }), 80);
  assert.is(columnsOf({ isTTY: false, columns: 60 }), 80);
});

test.run();
