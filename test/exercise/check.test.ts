/** Every submission whose mistake has a name gets that name, whatever the inputs. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../lib/exercise/check';
import { keepQuiet } from './keep-quiet';
import { makeFunction, submissionsOf } from './submission';

const test = suite('check');
keepQuiet(test);

class Model {
  fit(): this {
    return this;
  }
}

const TASKS = [
  'timeBatch',
  'timeRealTime',
  'accuracyOf',
  'percentile',
  'sameAnswers',
  'callCost',
] as const;
for (const task of TASKS) {
  const submissions = submissionsOf(task);
  assert.ok(submissions.length > 20, task);
  submissions.forEach(({ id, source }, i) => {
    test(`${task} ${i}: ${id}`, () => {
      for (const seed of [1, 2, 3, 4, 5, 17]) {
        const result = check(task, makeFunction(source, { Model }), { seed, model: Model });
        assert.is(result.id, id, `seed ${seed}: ${result.id}: ${result.seen}\n${source}`);
        assert.is(result.passed, id === 'right');
        if (!result.passed) assert.ok(result.seen !== '' && result.advice !== '', source);
      }
    });
  });
}

test('a loop called a batch is told by its calls', () => {
  const [wrong] = submissionsOf('timeBatch').filter(({ id }) => id === 'loop-called-batch');
  const { seen } = check('timeBatch', makeFunction(wrong.source));
  assert.match(seen, /^\d+ calls, a batch is one$/);
});

test('a class that was watched is as before, also after an error', () => {
  const before = Object.getOwnPropertyDescriptor(Model.prototype, 'fit')?.value as unknown;
  check('timeBatch', makeFunction('() => { throw 1; }'), { model: Model });
  assert.is(Object.getOwnPropertyDescriptor(Model.prototype, 'fit')?.value, before);
});

test('a task that there is not is an error that says which', () => {
  const wrong = 'timeBach' as 'timeBatch';
  assert.throws(
    () => check(wrong, () => 1),
    /no task 'timeBach'; there are timeBatch, timeRealTime/,
  );
});

test.run();
