import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkAccuracyOf } from '../../lib/exercise/check-accuracy';
import { checkCallCost } from '../../lib/exercise/check-call-cost';
import { checkPercentile } from '../../lib/exercise/check-percentile';
import { checkSameAnswers } from '../../lib/exercise/check-same-answers';
import { keepQuiet } from './keep-quiet';
import { accuracySubmissions } from './accuracy-submissions';
import { callCostSubmissions, sameAnswersSubmissions } from './answers-cost-submissions';
import { percentileSubmissions } from './percentile-submissions';
import { makeFunction } from './submission';

const test = suite('check-numbers');
keepQuiet(test);

for (const [check, submissions] of [
  [checkAccuracyOf, accuracySubmissions],
  [checkPercentile, percentileSubmissions],
  [checkSameAnswers, sameAnswersSubmissions],
  [checkCallCost, callCostSubmissions],
] as const) {
  submissions.forEach(({ id, source }, i) => {
    test(`${check.name} ${i}: ${id}`, () => {
      for (const seed of [1, 2, 3, 4, 5, 17]) {
        const result = check(makeFunction(source), { seed });
        assert.is(result.id, id, `seed ${seed}: ${result.id}: ${result.seen}\n${source}`);
        assert.is(result.passed, id === 'right');
        if (!result.passed) assert.ok(result.seen !== '' && result.advice !== '', source);
      }
    });
  });
}

test.run();
