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

test('at the last run’s pace it is the sum of its times to the end; what is new counts as the median', () => {
  const executed = join(folder, 'results');
  save(join(executed, '1.ipynb'), notebook(markdown(''), took(1), took(2), code(''), took(4)));
  save(join(executed, '2.ipynb'), notebook(markdown(''), took(8), took(16)));
  let now = 0;
  const left = timeLeft(plan(), executed, undefined, undefined, () => now);
  const known = (name: string, id: string): number => left(name, id)(0) ?? NaN;
  assert.is(known('1.ipynb', 'cell-1'), 1 + 2 + 4 + 8 + 16 + 4);
  assert.is(left('1.ipynb', 'cell-1')(0.5), 1 + 2 + 4 + 8 + 16 + 4 - 0.5);
  now = 3000;
  assert.is(known('1.ipynb', 'cell-4'), 4 + 8 + 16 + 4);
  now = 31_000;
  assert.is(known('2.ipynb', 'cell-4'), 4);
  assert.is(left('2.ipynb', '__proto__')(0), undefined);
});

test('a run that is slower than expected makes what is left longer, in a cell that does not end too', () => {
  const executed = join(folder, 'results');
  for (const name of ['1.ipynb', '2.ipynb'])
    save(join(executed, name), notebook(markdown(''), took(10), took(10), code(''), took(10)));
  let now = 0;
  const left = timeLeft(plan(), executed, undefined, undefined, () => now);
  const first = left('1.ipynb', 'cell-1');
  const seconds = [0, 5, 10, 20, 40, 80].map((inCell) => first(inCell) ?? NaN);
  assert.equal(seconds.slice(0, 3), [60, 55, 50]);
  assert.equal(seconds.slice(3).map(Math.round), [(50 * 35) / 25, (50 * 55) / 25, (50 * 95) / 25]);
  now = 45_000; // the first took 45 s instead of 10: the pace is (45 + 15) / (10 + 15)
  assert.is(left('1.ipynb', 'cell-2')(0), (50 * 60) / 25);
  assert.is(Math.round(left('1.ipynb', 'cell-2')(12) ?? NaN), 50 * 2.4 - 12);
});

test('no run before, a broken one, and times that are none: no estimate', () => {
  const first = (executed: string) => timeLeft(plan(), executed)('1.ipynb', 'cell-1')(0);
  assert.is(first(join(folder, 'none')), undefined);
  const broken = join(folder, 'broken');
  save(join(broken, '1.ipynb'), notebook(markdown(''), took(-1)));
  writeFileSync(join(broken, '2.ipynb'), '{');
  assert.is(first(broken), undefined);
  const execution = { 'iopub.status.busy': 'noon', 'iopub.status.idle': {} };
  save(join(broken, '1.ipynb'), notebook({ ...code('1'), metadata: { execution } }));
  assert.is(first(broken), undefined);
});

test('a first run: what cells took elsewhere, the longer the more reviews there are', () => {
  const cells = new Map([1, 2, 4].map((id) => [`cell-${id}`, id]));
  const typical = new Map(['1.ipynb', '2.ipynb'].map((name) => [name, cells]));
  const first = (reviews?: number): number =>
    timeLeft(plan(), join(folder, 'none'), typical, reviews, () => 0)('1.ipynb', 'cell-1')(0) ??
    NaN;
  assert.is(first(), 14);
  assert.is(first(3 * 5580), 28);
  assert.is(first(0), 7);
});

test('where this machine has run before, its own times count, whatever the number of reviews', () => {
  const executed = join(folder, 'results');
  save(join(executed, '2.ipynb'), notebook(markdown(''), took(3), took(3), code(''), took(3)));
  const typical = new Map([['2.ipynb', new Map([['cell-1', 100]])]]);
  const left = timeLeft(plan(), executed, typical, 100_000, () => 0);
  assert.is(left('1.ipynb', 'cell-1')(0), 18);
});

test('a notebook that is none is refused, by its name', () => {
  writeFileSync(join(folder, 'x.ipynb'), '{');
  assert.throws(() => timeLeft([join(folder, 'x.ipynb')], folder), /x\.ipynb is not a notebook/);
});

test.run();
