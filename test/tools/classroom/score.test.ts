/** Points from records: what is missing, forged or lost earns none. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkMime } from '../../../lib/exercise/check-result';
import { hiddenId } from '../../../lib/tools/classroom/assemble';
import type { CellRun } from '../../../lib/tools/classroom/isolated-run';
import { score } from '../../../lib/tools/classroom/score';
import { editions } from './some-submissions';

const test = suite('score');

function cellRun(id: string, passed: readonly boolean[], ended: CellRun['ended'] = 'ok'): CellRun {
  const outputs = passed.map((right, at) => {
    const record = { task: 'percentile', seed: at + 1, passed: right, seen: 'x', advice: 'y' };
    const data = { [checkMime]: { ...record, id: right ? 'right' : 'seconds' } };
    return { output_type: 'display_data' as const, data, metadata: {} };
  });
  return { id, ended, outputs, clipped: false };
}

/** A run in which the percentile's check and its hidden one left these records. */
function percentileOf(
  open: readonly boolean[],
  hidden: readonly boolean[],
  ended: CellRun['ended'] = 'ok',
) {
  const runs = [cellRun('percentile_check', open, ended)];
  runs.push(cellRun(hiddenId('percentile_check'), hidden, ended));
  const { tasks, human } = score({ runs }, editions);
  const { publicPoints, hiddenPoints, message } = tasks.find(({ task }) => task === 'percentile')!;
  return { points: [publicPoints, hiddenPoints], message, human: human.length };
}

test('public and hidden points are half each', () => {
  const right = { points: [0.5, 0.5], message: 'right', human: 0 };
  assert.equal(percentileOf([true], [true]), right);
  const special = { points: [0.5, 0], message: 'seconds', human: 0 };
  assert.equal(percentileOf([true], [false]), special);
});

test('one record too many earns nothing and is for a person', () => {
  assert.equal(percentileOf([true, true], [true]).points, [0, 0.5]);
  assert.is(percentileOf([true, true], [true]).human, 1);
  assert.equal(percentileOf([true], [true, true]).points, [0.5, 0]);
});

test('no record, an error, an interrupt and a lost kernel earn nothing', () => {
  assert.equal(percentileOf([], []), { points: [0, 0], message: 'no record', human: 0 });
  for (const ended of ['error', 'interrupted', 'kernel lost'] as const) {
    assert.equal(percentileOf([true], [true], ended).points, [0, 0], ended);
  }
  const none = score(undefined, editions).tasks;
  assert.equal([...new Set(none.map(({ message }) => message))], ['not run']);
  assert.ok(none.every(({ publicPoints, hiddenPoints }) => publicPoints + hiddenPoints === 0));
});

test.run();
