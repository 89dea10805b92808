import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { linesOf, unixPieces } from '../../../lib/data/tables/text-lines';

const test = suite('text lines');

test('lines without their ends, wherever a piece ends', () => {
  for (const [pieces, expected] of [
    [['a\nb\n'], ['a', 'b']],
    [['a\n', '\nb'], ['a', '', 'b']],
    [['a\r', '\nb\r', 'c\r\n', 'd\r'], ['a', 'b', 'c', 'd']],
    [['a', 'b', '\n', 'c'], ['ab', 'c']],
    [['\n'], ['']],
    [['', ''], []],
    [[], []],
  ]) {
    assert.equal([...linesOf(pieces, 'x')], expected, JSON.stringify(pieces));
  }
  assert.equal([...unixPieces(['a\r', 'b'])], [
    { text: 'a', last: false },
    { text: '\nb', last: false },
    { text: '', last: true },
  ]);
}); // prettier-ignore

test('a line of 134 million characters is one, a longer one is refused with its number', () => {
  const half = 'x'.repeat(2 ** 26);
  let taken = 0;
  function* pieces() {
    for (const piece of ['a\nb\n', half, half, 'x', '\nc']) {
      taken++;
      yield piece;
    }
  }
  assert.throws(
    () => [...linesOf(pieces(), 'x.txt')],
    /^x\.txt: line 3: longer than 134 million characters\. Give the file as CSV, or in several files\.$/,
  );
  assert.is(taken, 4);
});

test.run();
