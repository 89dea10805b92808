import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { evaluate, namesIn } from '../../lib/exercise/expression';

const test = suite('expression');
const numbers = new Map([
  ['a', 6],
  ['perReviewMs', 0.5],
]);

test('arithmetic as JavaScript has it', () => {
  for (const [text, value] of [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 4 / 2', 1],
    ['5 - 3 - 1', 1],
    ['-a * -2', 12],
    ['1 - 1 / a', 1 - 1 / 6],
    ['0.5 * perReviewMs', 0.25],
    ['1e3 + .5', 1000.5],
    ['floor(a / 4) + ceil(1.2)', 3],
  ] as const) {
    assert.is(evaluate(text, numbers), value, text);
  }
  assert.equal(namesIn('a * (a + ratio) / floor(n)'), ['a', 'ratio', 'n']);
});

test('what is no expression is refused, and nothing is run', () => {
  for (const text of [
    '',
    '1 +',
    '(1',
    '1)',
    '1 2',
    'a b',
    'a.b',
    'a[0]',
    '1, 2',
    'x => 1',
    '"1"',
    'floor',
    '2(3)',
    '1'.repeat(300),
  ]) {
    assert.throws(() => evaluate(text, numbers), Error, text);
  }
  for (const name of ['constructor', '__proto__', 'process', 'toString']) {
    assert.throws(() => evaluate(name, numbers), /is not known here|is no expression/);
  }
});

test.run();
