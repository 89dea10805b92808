/** Points from records: what is missing, forged or lost earns none. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkMime } from '../../../lib/exercise/check-result';
import type { CellRun } from '../../../lib/tools/classroom/isolated-run';
import { keepMarks, marksCsv } from '../../../lib/tools/classroom/marks-csv';
import { score } from '../../../lib/tools/classroom/score';
import { editions } from './some-submissions';

const test = suite('score');

function cellRun(seeds: readonly [number, boolean][], ended: CellRun['ended'] = 'ok'): CellRun {
  const outputs = seeds.map(([seed, passed]) => {
    const id = passed ? 'right' : 'seconds';
    const record = { task: 'percentile', seed, passed, id, seen: 'x', advice: 'y' };
    return { output_type: 'display_data' as const, data: { [checkMime]: record }, metadata: {} };
  });
  return { id: 'percentile_check', ended, outputs, clipped: false };
}

function percentileOf(run: CellRun) {
  const { tasks, human } = score({ runs: [run] }, editions);
  const { publicPoints, hiddenPoints, message } = tasks.find(({ task }) => task === 'percentile')!;
  return { points: [publicPoints, hiddenPoints], message, human: human.length };
}

const both: [number, boolean][] = [
  [1, true],
  [2, true],
];

test('public and hidden points are half each', () => {
  assert.equal(percentileOf(cellRun(both)), { points: [0.5, 0.5], message: 'right', human: 0 });
  const special = cellRun([
    [1, true],
    [2, false],
  ]);
  assert.equal(percentileOf(special), { points: [0.5, 0], message: 'seconds', human: 0 });
});

test('one record too many earns nothing and is for a person', () => {
  assert.equal(percentileOf(cellRun([...both, [1, true]])).points, [0, 0]);
  assert.is(percentileOf(cellRun([...both, [1, true]])).human, 1);
});

test('no record, an error, an interrupt and a lost kernel earn nothing', () => {
  assert.equal(percentileOf(cellRun([])), { points: [0, 0], message: 'no record', human: 0 });
  for (const ended of ['error', 'interrupted', 'kernel lost'] as const) {
    assert.equal(percentileOf(cellRun(both, ended)).points, [0, 0], ended);
  }
  const none = score(undefined, editions).tasks;
  assert.equal([...new Set(none.map(({ message }) => message))], ['not run']);
  assert.ok(none.every(({ publicPoints, hiddenPoints }) => publicPoints + hiddenPoints === 0));
});

test('marks.csv defuses formulas, and a person’s marks are found again', () => {
  const row = { file: '=1+1.ipynb', conclusion: '', remark: '' };
  const text = marksCsv([{ ...row, conclusion: 2, remark: '@good' }]);
  assert.match(text, /'=1\+1\.ipynb,2,'@good/);
  const kept = keepMarks([row, { ...row, file: 'new' }], text, 'file', ['conclusion', 'remark']);
  assert.equal(kept[0], { file: '=1+1.ipynb', conclusion: '2', remark: '@good' });
  assert.is(kept[1].conclusion, '');
  assert.throws(() => keepMarks([row], text, 'file', ['other']), /no column "other"/);
});

test.run();
