import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import { writeWhole } from '../../../lib/data/write-whole';
import { beginRun, finishRun } from '../../../lib/tools/experiment/unfinished-run';

const test = suite('unfinished run');
let results = '';
test.before.each(() => void (results = mkdtempSync(join(tmpdir(), 'unfinished-run-'))));
test.after.each(() => rmSync(results, { recursive: true }));

const files = ['experiment.json', 'report.html', 'notebooks/01.ipynb', 'notebooks/02.ipynb'];

function write(run: string): void {
  const folder = beginRun(results);
  for (const file of files) writeWhole(join(folder, file), run);
}

function found(): string[] {
  return files.map((file) => readFileSync(join(results, file), 'utf8'));
}

test('a whole run takes the place of the one before, whose record is kept', () => {
  for (const run of ['first', 'second', 'third']) {
    write(run);
    finishRun(results);
    assert.equal(found(), Array(4).fill(run));
    assert.not(existsSync(join(results, 'unfinished')));
    assert.not(existsSync(join(results, 'finished')));
  }
  assert.is(readFileSync(join(results, 'previous', 'experiment.json'), 'utf8'), 'second');
});

test('a run that stopped changes nothing, and leaves what it had until the next', () => {
  write('first');
  finishRun(results);
  write('second');
  assert.equal(found(), Array(4).fill('first'));
  const left = join(results, 'unfinished', 'notebooks', '01.ipynb');
  assert.is(readFileSync(left, 'utf8'), 'second');
  beginRun(results);
  assert.not(existsSync(left));
});

test('a run that was killed while its files were moved is moved by the next', () => {
  write('first');
  finishRun(results);
  write('second');
  renameSync(join(results, 'unfinished'), join(results, 'finished'));
  renameSync(join(results, 'finished', 'report.html'), join(results, 'report.html'));
  assert.equal(found(), ['first', 'second', 'first', 'first']);
  beginRun(results);
  assert.equal(found(), Array(4).fill('second'));
});

test('whatever stands where a file or folder of the run goes is put aside, and the run is whole', () => {
  const damages: [string, (path: string) => void][] = [
    ['previous', (path) => writeWhole(path, 'a file where a folder goes')],
    ['report.html', (path) => mkdirSync(join(path, 'x'), { recursive: true })],
    ['experiment.json', (path) => mkdirSync(path)],
    ['notebooks', (path) => symlinkSync('/nowhere', path)],
    ['finished', (path) => writeWhole(path, '')],
    ['unfinished', (path) => writeWhole(path, '')],
  ];
  for (const [name, damage] of damages) {
    write('first');
    finishRun(results);
    rmSync(join(results, name), { recursive: true, force: true });
    damage(join(results, name));
    write('second');
    finishRun(results);
    assert.equal(found(), Array(4).fill('second'), name);
  }
  assert.is(readFileSync(join(results, 'previous.aside'), 'utf8'), 'a file where a folder goes');
});

test('a folder that a link leads to another disk gets its files there', () => {
  const { renameSync: rename } = fs;
  write('first');
  fs.renameSync = (from, to) => {
    const leadsAway = String(to).includes('/notebooks/') && String(from).includes('/finished/');
    if (leadsAway) throw Object.assign(new Error(), { code: 'EXDEV' });
    rename(from, to);
  };
  try {
    finishRun(results);
  } finally {
    fs.renameSync = rename;
  }
  assert.equal(found(), Array(4).fill('first'));
  assert.equal(readdirSync(join(results, 'notebooks')).sort(), ['01.ipynb', '02.ipynb']);
});

test('a run that is killed at any of its renamings is whole after the next start, or has changed nothing', () => {
  const path = join(projectFolder(), 'lib/dist/tools/experiment/unfinished-run.js');
  const program = (before: number) => `const fs = require('node:fs');
const { renameSync } = fs;
let left = ${before};
fs.renameSync = (...paths) => {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL');
  renameSync(...paths);
};
require(${JSON.stringify(path)}).finishRun(${JSON.stringify(results)});`;
  const outcomes: string[] = [];
  for (let before = 0; ; before++) {
    rmSync(results, { recursive: true });
    write('first');
    finishRun(results);
    write('second');
    const args = ['-e', program(before)];
    const { signal } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    beginRun(results);
    const [whole, ...others] = new Set(found());
    assert.equal(others, [], 'of one run');
    outcomes.push(whole);
    if (signal === null) break;
  }
  assert.equal(outcomes, ['first', ...Array<string>(outcomes.length - 1).fill('second')]);
  assert.is(outcomes.length, 7); // the folder, five files, and one that was not killed
});

test('other files in the results folder stay', () => {
  mkdirSync(join(results, 'models'));
  writeWhole(join(results, 'notebooks', 'mine.ipynb'), 'mine');
  write('first');
  finishRun(results);
  assert.ok(existsSync(join(results, 'models')));
  assert.is(readFileSync(join(results, 'notebooks', 'mine.ipynb'), 'utf8'), 'mine');
});

test.run();
