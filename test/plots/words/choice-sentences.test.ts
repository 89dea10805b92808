import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ChoiceStep } from '../../../lib/measure/timing/choose-model';
import { describeChoice, isAbout } from '../../../lib/plots/words/choice-sentences';

const test = suite('choice sentences');
const say = (...steps: ChoiceStep[]) =>
  describeChoice({ name: 'a', decidedBy: 'nothing', steps }).map((line) =>
    line.replace(/\u00a0/g, ' '),
  );

test('a sentence for each step', () => {
  const counts = { better: 'a', worse: 'b', onlyBetter: 48, onlyWorse: 26 };
  assert.equal(
    say(
      { kind: 'above', leastAccuracy: 0.85, names: ['a', 'b'] },
      { kind: 'more accurate', ...counts, p: 0.0141 },
      { kind: 'more accurate', ...counts, p: 0.00001 },
      { kind: 'longer p99', slow: 'b', quick: 'a' },
      { kind: 'p99 in doubt', doubt: 'It was busy.' },
      { kind: 'simplest', names: ['a', 'b'], equals: ['a'] },
      { kind: 'simplest', names: ['a', 'b', 'c'], equals: ['a', 'b'] },
    ),
    [
      'Above 85.0 %: a, b.',
      'a is more accurate than b: it alone is right on 48 reviews, the other alone on 26 (p = 0.014).',
      'a is more accurate than b: it alone is right on 48 reviews, the other alone on 26 (p below 0.001).',
      'The p99 of b is longer than that of a.',
      'It was busy. So p99 decides nothing.',
      'Nothing else tells a, b apart for sure: the simplest is taken, the one with the fewest terms.',
      'Nothing else tells a, b, c apart for sure: the simplest is taken, of a, b with equally few terms the first in the list.',
    ],
  );
  assert.equal(say({ kind: 'above', leastAccuracy: 0.99, names: [] }), [
    'No model is above an accuracy of 99.0 %.',
  ]);
});

test('a step is about the models that it names, whole', () => {
  const step: ChoiceStep = { kind: 'longer p99', slow: 'big-model', quick: 'a' };
  assert.equal(
    ['big-model', 'a', 'model'].map((name) => isAbout(step, name)),
    [true, true, false],
  );
  assert.ok(isAbout({ kind: 'above', leastAccuracy: 0.5, names: ['b', 'c'] }, 'c'));
});

test.run();
