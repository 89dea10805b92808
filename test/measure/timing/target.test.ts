import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeTarget, type Claim } from '../../../lib/measure/timing/target';

const test = suite('target');

const verdict = (is: Claim['is'], limit: number, value: number, interval: [number, number]) =>
  judgeTarget({ name: 'made', unit: 'ms', is, limit, value, interval }).verdict;

test('met or missed where the interval leaves out the limit, uncertain where it holds it, ends included', () => {
  assert.is(verdict('below', 5, 4, [3, 4.9]), 'met');
  assert.is(verdict('below', 5, 6, [5.1, 7]), 'missed');
  assert.is(verdict('above', 5, 6, [5.1, 7]), 'met');
  assert.is(verdict('above', 5, 4, [3, 4.9]), 'missed');
  for (const interval of [[3, 5], [5, 7], [4, 6], [3, Infinity], [-Infinity, 5]] as [number, number][]) {
    for (const is of ['above', 'below'] as const) {
      assert.is(verdict(is, 5, 5, interval), 'uncertain', `${is} ${interval.join()}`);
    }
  } // prettier-ignore
});

test('a value without spread is exact, also at the limit, which is neither above nor below', () => {
  assert.equal(
    (['above', 'below', 'at most'] as const).map((is) => verdict(is, 5, 5, [5, 5])),
    ['missed', 'missed', 'met'],
  );
});

test('the reason stands beside the verdict; an end that is not known is null', () => {
  const claim = { name: 'made', unit: 'ms', is: 'below', limit: 5, value: 4 } as const;
  const open = judgeTarget({ ...claim, interval: [3, Infinity] });
  assert.equal(open.interval, [3, null]);
  assert.match(open.because ?? '', /limit lies within the 95 % interval/);
  const doubted = judgeTarget({ ...claim, interval: [3, 4.5], doubt: 'It stalled.' });
  assert.equal([doubted.verdict, doubted.because], ['uncertain', 'It stalled.']);
  assert.not('because' in judgeTarget({ ...claim, interval: [3, 4.5] }));
});

test.run();
