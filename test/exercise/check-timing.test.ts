import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkTimeBatch, checkTimeRealTime } from '../../lib/exercise/check-timing';
import { makeFunction } from './submission';
import { keepQuiet } from './keep-quiet';
import { batchSubmissions } from './batch-submissions';
import { realTimeSubmissions } from './real-time-submissions';

const test = suite('check-timing');
keepQuiet(test);

class Model {
  fit(): this {
    return this;
  }
}

for (const [check, submissions] of [
  [checkTimeBatch, batchSubmissions],
  [checkTimeRealTime, realTimeSubmissions],
] as const) {
  submissions.forEach(({ id, source }, i) => {
    test(`${check.name} ${i}: ${id}`, () => {
      for (const seed of [1, 2, 3, 17]) {
        const result = check(makeFunction(source, { Model }), { seed, model: Model });
        assert.is(result.id, id, `seed ${seed}: ${result.id}: ${result.seen}\n${source}`);
        assert.is(result.passed, id === 'right');
        if (!result.passed) assert.ok(result.seen !== '' && result.advice !== '', source);
      }
    });
  });
}

test('a loop called a batch is told by its calls', () => {
  const [wrong] = batchSubmissions.filter(({ id }) => id === 'loop-called-batch');
  assert.match(checkTimeBatch(makeFunction(wrong.source)).seen, /^\d+ calls, a batch is one$/);
});

test('a class that was watched is as before, also after an error', () => {
  const before = Object.getOwnPropertyDescriptor(Model.prototype, 'fit')?.value as unknown;
  checkTimeBatch(makeFunction('() => { throw 1; }'), { model: Model });
  assert.is(Object.getOwnPropertyDescriptor(Model.prototype, 'fit')?.value, before);
});

test.run();
