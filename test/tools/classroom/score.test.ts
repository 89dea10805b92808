/** Points from records: what is missing, forged or lost earns none. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../lib/exercise/check';
import { seenMime } from '../../../lib/exercise/check-result';
import { hiddenId } from '../../../lib/tools/classroom/assemble';
import type { CellRun } from '../../../lib/tools/classroom/isolated-run';
import { score } from '../../../lib/tools/classroom/score';
import type { JsonObject } from '../../../lib/tools/notebook/json-object';
import type { Output } from '../../../lib/tools/notebook/notebook';
import { editions } from './some-submissions';

const test = suite('score');

const isRight = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
};
const isMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the check of the percentile writes down of this function. */
function recordOf(right: boolean, seed: number): Output {
  let written: unknown;
  const { log } = console;
  const { stringify } = JSON;
  console.log = () => undefined;
  JSON.stringify = ((value: unknown) => {
    if (typeof value === 'object' && value !== null && 'data' in value) written ??= value;
    return stringify(value);
  }) as typeof JSON.stringify;
  try {
    check('percentile', right ? isRight : isMean, { seed });
  } finally {
    [console.log, JSON.stringify] = [log, stringify];
  }
  const data = {
    [seenMime]: { task: 'percentile', seed, seen: JSON.parse(stringify(written)) as JsonObject },
  };
  return { output_type: 'display_data', data, metadata: {} };
}

function cellRun(
  id: string,
  passed: readonly boolean[],
  ended: CellRun['ended'] = 'ok',
  seed = id.includes('hidden') ? 2 : 1,
): CellRun {
  return { id, ended, outputs: passed.map((right) => recordOf(right, seed)), clipped: false };
}
const context = { train: [], test: [] };

/** A run in which the percentile's check and its hidden one left these records. */
function percentileOf(
  open: readonly boolean[],
  hidden: readonly boolean[],
  ended: CellRun['ended'] = 'ok',
) {
  const runs = [cellRun('percentile_check', open, ended)];
  runs.push(cellRun(hiddenId('percentile_check'), hidden, ended));
  const { tasks, human } = score({ runs }, editions, context);
  const { publicPoints, hiddenPoints, message } = tasks.find(({ task }) => task === 'percentile')!;
  return { points: [publicPoints, hiddenPoints], message, human: human.length };
}

test('public and hidden points are half each', () => {
  const right = { points: [0.5, 0.5], message: 'right', human: 0 };
  assert.equal(percentileOf([true], [true]), right);
  const special = { points: [0.5, 0], message: 'mean-for-percentile', human: 1 };
  assert.equal(percentileOf([true], [false]), special);
});

test('one record too many earns nothing and is for a person', () => {
  assert.equal(percentileOf([true, true], [true]).points, [0, 0.5]);
  assert.is(percentileOf([true, true], [true]).human, 1);
  assert.equal(percentileOf([true], [true, true]).human, 2);
  assert.equal(percentileOf([true], [true, true]).points, [0.5, 0]);
});

test('no record, an error, an interrupt and a lost kernel earn nothing', () => {
  assert.equal(percentileOf([], []), { points: [0, 0], message: 'no record', human: 0 });
  for (const ended of ['error', 'interrupted', 'kernel lost'] as const) {
    assert.equal(percentileOf([true], [true], ended).points, [0, 0], ended);
  }
  const none = score(undefined, editions, context).tasks;
  assert.equal([...new Set(none.map(({ message }) => message))], ['not run']);
  assert.ok(none.every(({ publicPoints, hiddenPoints }) => publicPoints + hiddenPoints === 0));
});

test.run();
