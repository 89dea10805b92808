import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mcnemar, signTest } from '../../../lib/measure/accuracy/mcnemar';

const test = suite('mcnemar');

test('p as scipy.stats.binomtest gives it', () => {
  const known: [number, number, number][] = [
    [48, 26, 0.014079981429530049],
    [26, 48, 0.014079981429530049],
    [4, 0, 0.125],
    [60, 56, 0.7807391284762681],
    [1, 1, 1],
    [500, 400, 0.0009564441369189373],
    [3000, 2700, 7.457315554470385e-5],
  ];
  for (const [wins, losses, p] of known) {
    assert.ok(Math.abs(signTest(wins, losses) / p - 1) < 1e-9, `${wins} against ${losses}`);
  }
  assert.is(signTest(0, 0), 1);
});

test('counts the texts that only one model gets right, whatever the labels are', () => {
  const actual = ['a', 'b', 'c', 'a', '__proto__'];
  const first = ['a', 'b', 'a', 'a', '__proto__'];
  const second = ['b', 'b', 'c', 'c', 'a'];
  const { onlyFirst, onlySecond, p } = mcnemar(actual, first, second);
  assert.equal([onlyFirst, onlySecond, p], [3, 1, signTest(3, 1)]);
});

test('two models that answer alike cannot be told apart', () => {
  assert.equal(mcnemar(['a'], ['b'], ['b']), { onlyFirst: 0, onlySecond: 0, p: 1 });
});

test('bad input', () => {
  assert.throws(() => mcnemar([], [], []), /no predictions/);
  assert.throws(() => mcnemar(['a'], ['a'], []), /1 actual labels but 0/);
  assert.throws(() => mcnemar(['a'], [], ['a']), /1 actual labels but 0/);
  assert.throws(() => signTest(-1, 3), /wins must be a whole number from 0, not -1/);
  assert.throws(() => signTest(3, 0.5), /losses must be a whole number from 0, not 0.5/);
  assert.throws(() => signTest(NaN, 3), /wins must be/);
});

test.run();
