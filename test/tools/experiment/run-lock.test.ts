import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeWhole } from '../../../lib/data/write-whole';
import { lockResults } from '../../../lib/tools/experiment/run-lock';

const test = suite('run-lock');
let folder = '';
test.before.each(() => void (folder = mkdtempSync(join(tmpdir(), 'run-lock-'))));
test.after.each(() => rmSync(folder, { recursive: true }));
const lockOf = (results: string): string => join(results, '.running');

test('makes the folder, names this process in it, and gives it back', () => {
  const results = join(folder, 'a', 'b');
  const release = lockResults(results);
  assert.is(readFileSync(lockOf(results), 'utf8'), String(process.pid));
  release();
  assert.not(existsSync(lockOf(results)));
});

test('another living process is named; one that is gone, and a broken file, count for nothing', () => {
  writeFileSync(lockOf(folder), String(process.ppid));
  assert.throws(() => lockResults(folder), new RegExp(`Another run \\(process ${process.ppid}\\)`));
  assert.is(readFileSync(lockOf(folder), 'utf8'), String(process.ppid));
  for (const content of ['4194304', '', 'x', '-1']) {
    writeFileSync(lockOf(folder), content);
    lockResults(folder)();
    assert.not(existsSync(lockOf(folder)));
  }
});

test('a folder that cannot be made is told with its cause', () => {
  writeFileSync(join(folder, 'file'), '');
  assert.throws(() => lockResults(join(folder, 'file', 'x')), /cannot be written.*ENOTDIR/s);
});

test('a full disk leaves the file that was there as it was', () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    console.log('skipped: needs the right to mount a small disk');
    return;
  }
  try {
    const path = join(disk, 'experiment.json');
    writeWhole(path, 'the earlier run');
    assert.throws(() => writeWhole(path, 'x'.repeat(200_000)), /ENOSPC/);
    assert.is(readFileSync(path, 'utf8'), 'the earlier run');
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a read-only folder is told before anything runs', () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    console.log('skipped: needs the right to mount a small disk');
    return;
  }
  try {
    assert.throws(() => lockResults(join(disk, 'results')), /cannot be written.*EROFS/s);
  } finally {
    execFileSync('umount', [disk]);
  }
});

test.run();
