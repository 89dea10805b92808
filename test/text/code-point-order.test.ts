import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { byCodePoint, sortByCodePoint } from '../../lib/text/code-point-order';

const test = suite('code-point-order');

/** In Python's order, with surrogates (in pairs and alone) among characters below and above them. */
const inOrder = [
  '',
  'a',
  'ab',
  'a\u{10000}',
  'b',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\uffff\u{10000}',
  '\u{10000}',
  '\u{10000}a',
  '\u{10000}\uffff',
  '\u{10001}',
  '\u{103ff}',
  '\u{10400}',
  '\u{10ffff}',
];

test('every two strings compare by their code points', () => {
  inOrder.forEach((a, i) => {
    inOrder.forEach((b, j) => {
      assert.is(Math.sign(byCodePoint(a, b)), Math.sign(i - j), JSON.stringify([a, b]));
    });
  });
});

test('sorting, with pairs of surrogates and without', () => {
  assert.equal(sortByCodePoint([...inOrder].reverse()), inOrder);
  const plain = inOrder.filter((text) => !/[\ud800-\udfff]/.test(text));
  assert.equal(sortByCodePoint([...plain].reverse()), plain);
  assert.equal(sortByCodePoint([]), []);
});

test('what is sorted stays as it was', () => {
  const words = ['b', 'a', '\u{10000}', '\uffff'];
  sortByCodePoint(words);
  assert.equal(words, ['b', 'a', '\u{10000}', '\uffff']);
});

test.run();
