import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Target } from '../../../lib/measure/timing/target';
import { describeTargets, targetText } from '../../../lib/plots/words/target-text';

const test = suite('target text');
const shown = (unit: Target['unit'], value: number, limit: number): string => {
  const target = { name: 't', unit, value, limit, interval: [null, null], verdict: 'met' } as const;
  const text = targetText(target);
  return `${text.value} of ${text.limit}, ${text.verdict}`;
};

test('each target in its unit', () => {
  assert.is(shown('share', 0.886, 0.85), '88.6\u00a0% of 85.0\u00a0%, met');
  assert.is(shown('ms', 9.253e-4, 5), '0.925\u00a0µs of 5\u00a0ms, met');
  assert.is(shown('reviews', 0, 0), '0 of 0, met');
});

test('a value that is not the limit is not shown as the limit', () => {
  assert.is(shown('ms', 100.2, 100), '100.2\u00a0ms of 100\u00a0ms, met');
  assert.is(shown('share', 0.84998, 0.85), '84.998\u00a0% of 85.0\u00a0%, met');
});

test('an uncertain verdict says why', () => {
  const target = { name: 't', unit: 'ms', value: 1, limit: 2, interval: [0, 3] } as const;
  const { verdict } = targetText({ ...target, verdict: 'uncertain', because: 'it stalled' });
  assert.is(verdict, 'uncertain: it stalled');
});

test('all targets in a line, each reason once', () => {
  const target = { name: 't', unit: 'ms', value: 1, limit: 2, interval: [0, 3] } as const;
  const unsure = { ...target, verdict: 'uncertain', because: 'It stalled.' } as const;
  const targets = [{ ...target, verdict: 'met' } as const, unsure, unsure];
  assert.is(
    describeTargets([{ targets }]),
    '1 of 3 targets met, 2 uncertain. Uncertain: It stalled.',
  );
});

test.run();
