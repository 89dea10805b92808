import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timeLeft } from '../../../lib/tools/experiment/time-left';
import type { Cell } from '../../../lib/tools/notebook/notebook';
import { code, markdown, notebook, save } from '../notebook/sample-notebook';

const test = suite('time-left');
let folder = '';
test.before.each(() => void (folder = mkdtempSync(join(tmpdir(), 'time-left-'))));
test.after.each(() => rmSync(folder, { recursive: true }));

/** A cell that ran for so many seconds. */
function took(seconds: number): Cell {
  const at = (time: number): string => new Date(1e12 + 1000 * time).toISOString();
  const execution = { 'iopub.status.busy': at(0), 'iopub.status.idle': at(seconds) };
  return { ...code('1'), metadata: { execution } };
}

function plan(): string[] {
  const cells = [markdown('# x'), code('1'), code('2'), code(' '), code('3')];
  return ['1.ipynb', '2.ipynb'].map((name) => save(join(folder, name), notebook(...cells)));
}

test('sums the last run’s times from a cell to the end; what is new counts as the median', () => {
  const executed = join(folder, 'results');
  save(join(executed, '1.ipynb'), notebook(markdown(''), took(1), took(2), code(''), took(4)));
  save(join(executed, '2.ipynb'), notebook(markdown(''), took(8), took(16)));
  const left = timeLeft(plan(), executed);
  assert.is(left('1.ipynb', 'cell-1'), 1 + 2 + 4 + 8 + 16 + 4);
  assert.is(left('1.ipynb', 'cell-4'), 4 + 8 + 16 + 4);
  assert.is(left('2.ipynb', 'cell-4'), 4);
  assert.is(left('2.ipynb', '__proto__'), undefined);
});

test('no run before, a broken one, and times that are none: no estimate', () => {
  assert.is(timeLeft(plan(), join(folder, 'none'))('1.ipynb', 'cell-1'), undefined);
  const broken = join(folder, 'broken');
  save(join(broken, '1.ipynb'), notebook(markdown(''), took(-1)));
  writeFileSync(join(broken, '2.ipynb'), '{');
  assert.is(timeLeft(plan(), broken)('1.ipynb', 'cell-1'), undefined);
  const execution = { 'iopub.status.busy': 'noon', 'iopub.status.idle': {} };
  save(join(broken, '1.ipynb'), notebook({ ...code('1'), metadata: { execution } }));
  assert.is(timeLeft(plan(), broken)('1.ipynb', 'cell-1'), undefined);
});

test('a first run: what cells took elsewhere, times the pace of the first notebook here', () => {
  let now = 5000;
  const cells = new Map([1, 2, 4].map((id) => [`cell-${id}`, id]));
  const typical = new Map(['1.ipynb', '2.ipynb'].map((name) => [name, cells]));
  const left = timeLeft(plan(), join(folder, 'none'), typical, () => now);
  assert.is(left('1.ipynb', 'cell-1'), undefined);
  now += 14_000; // twice what the first notebook's 7\u00a0s were elsewhere
  assert.is(left('1.ipynb', 'cell-4'), undefined);
  assert.is(left('2.ipynb', 'cell-1'), 14);
  now += 2_000;
  assert.is(left('2.ipynb', 'cell-2'), (6 * 16) / 8);
});

test('where this machine has run before, its own times count', () => {
  const executed = join(folder, 'results');
  save(join(executed, '2.ipynb'), notebook(markdown(''), took(3), took(3), code(''), took(3)));
  const typical = new Map([['2.ipynb', new Map([['cell-1', 100]])]]);
  assert.is(timeLeft(plan(), executed, typical)('2.ipynb', 'cell-1'), 9);
});

test('a notebook that is none is refused, by its name', () => {
  writeFileSync(join(folder, 'x.ipynb'), '{');
  assert.throws(() => timeLeft([join(folder, 'x.ipynb')], folder), /x\.ipynb is not a notebook/);
});

test.run();
