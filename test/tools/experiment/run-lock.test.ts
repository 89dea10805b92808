import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeWhole } from '../../../lib/data/write-whole';
import { lockResults } from '../../../lib/tools/experiment/run-lock';

const test = suite('run-lock');
let folder = '';
test.before.each(() => void (folder = mkdtempSync(join(tmpdir(), 'run-lock-'))));
test.after.each(() => rmSync(folder, { recursive: true }));
const lockOf = (results: string): string => join(results, '.running');

/** The error that it is refused with. */
async function refused(results: string): Promise<string> {
  try {
    (await lockResults(results)).release();
  } catch (error) {
    return (error as Error).message;
  }
  return assert.unreachable('it should be refused') as never;
}

test('makes the folder, names this process in it, and gives it back', async () => {
  const results = join(folder, 'a', 'b');
  const { release, wasCutOff } = await lockResults(results);
  assert.not(wasCutOff);
  assert.match(readFileSync(lockOf(results), 'utf8'), new RegExp(`^${process.pid}( \\d+)?$`));
  assert.equal(readdirSync(results), ['.running']);
  release();
  assert.equal(readdirSync(results), []);
});

test('another living process is named; one that is gone, and a broken file, count for nothing', async () => {
  writeFileSync(lockOf(folder), String(process.ppid));
  assert.match(await refused(folder), new RegExp(`Another run \\(process ${process.ppid}\\)`));
  assert.is(readFileSync(lockOf(folder), 'utf8'), String(process.ppid));
  for (const content of ['4194304', '', 'x', '-1', `${process.pid}`, `${process.pid} 1`]) {
    writeFileSync(lockOf(folder), content);
    const { release, wasCutOff } = await lockResults(folder);
    assert.ok(wasCutOff);
    release();
    assert.equal(readdirSync(folder), []);
  }
});

test('an id that another process has by now is no living run', async () => {
  if (!existsSync('/proc/self/stat')) return console.log('skipped: needs /proc');
  writeFileSync(lockOf(folder), `${process.ppid} 1`); // the parent started later
  (await lockResults(folder)).release();
  const start = readFileSync(`/proc/${process.ppid}/stat`, 'latin1')
    .replace(/.*\) /s, '')
    .split(' ')[19];
  writeFileSync(lockOf(folder), `${process.ppid} ${start}`);
  assert.match(await refused(folder), 'Another run');
});

test('a run that was killed under a parent that does not ask for it is no living run', async () => {
  if (!existsSync('/proc/self/stat')) return console.log('skipped: needs /proc');
  // The shell starts a process, becomes a sleep, and never asks how the process ended.
  const parent = spawn('sh', ['-c', 'sleep 2 & echo $!; exec sleep 600']);
  try {
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = chunk.toString().trim();
    while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) await sleep(10);
    writeFileSync(lockOf(folder), pid);
    (await lockResults(folder)).release();
    assert.equal(readdirSync(folder), []);
  } finally {
    parent.kill('SIGKILL');
  }
});

test('the name is never there without its content, on disks without hard links too', async () => {
  const { linkSync, renameSync } = fs;
  const found: string[] = [];
  fs.linkSync = () => {
    throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
  };
  fs.renameSync = (from, to) => {
    found.push(readFileSync(from, 'utf8'));
    renameSync(from, to);
  };
  try {
    (await lockResults(folder)).release();
  } finally {
    Object.assign(fs, { linkSync, renameSync });
  }
  assert.is(found.length, 1);
  assert.match(found[0], new RegExp(`^${process.pid}`));
});

test('a run that was cut off while it took the folder is told how to be removed', async () => {
  mkdirSync(`${lockOf(folder)}.taking`);
  assert.match(await refused(folder), /delete .*\.running\.taking$/);
});

test('who is not the owner any more gives back nothing', async () => {
  const { release } = await lockResults(folder);
  writeFileSync(lockOf(folder), String(process.ppid));
  release();
  assert.ok(existsSync(lockOf(folder)));
});

test('of runs that all find the file of a dead run at once, one gets the folder', async () => {
  writeFileSync(lockOf(folder), '4194304');
  const module = require.resolve('../../../lib/tools/experiment/run-lock');
  const program = `
    const { lockResults } = require(${JSON.stringify(module)});
    process.stdout.write('ready');
    process.stdin.once('data', async () => {
      try {
        await lockResults(${JSON.stringify(folder)});
        process.stdout.write(' taken');
      } catch (error) {
        process.stdout.write(error.message.includes('Another run') ? ' refused' : error.stack);
      }
    }).once('end', () => process.exit());`;
  const runs = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', program]);
    const run = { child, said: '' };
    child.stdout.on('data', (chunk: Buffer) => void (run.said += chunk.toString()));
    return run;
  });
  const all = async (test: (said: string) => boolean): Promise<void> => {
    for (const run of runs) {
      while (!test(run.said)) {
        if (run.child.exitCode !== null) throw new Error(`a run ended early: ${run.said}`);
        await Promise.race([once(run.child.stdout, 'data'), once(run.child, 'exit')]);
      }
    }
  };
  await all((said) => said === 'ready');
  for (const { child } of runs) child.stdin.write('go');
  await all((said) => /taken|refused|Error/.test(said));
  const said = runs.map((run) => run.said).sort();
  assert.equal(said, ['ready refused', 'ready refused', 'ready refused', 'ready taken']);
  const closed = runs.map(({ child }) => once(child, 'close'));
  for (const { child } of runs) child.stdin.end();
  await Promise.all(closed);
  assert.equal(readdirSync(folder), []);
});

test('a folder that cannot be made is told with its cause', async () => {
  writeFileSync(join(folder, 'file'), '');
  assert.match(
    await refused(join(folder, 'file', 'x')),
    /cannot be used.*ENOTDIR.*REVIEWLAB_RESULTS=/s,
  );
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
    assert.throws(
      () => writeWhole(path, 'x'.repeat(200_000)),
      /experiment.json cannot be used: the disk is full .ENOSPC, write.. Make room/,
    );
    assert.is(readFileSync(path, 'utf8'), 'the earlier run');
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a read-only folder is told before anything runs', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    console.log('skipped: needs the right to mount a small disk');
    return;
  }
  try {
    assert.match(
      await refused(join(disk, 'results')),
      /cannot be used: it can only be read .EROFS.*REVIEWLAB_RESULTS=/s,
    );
  } finally {
    execFileSync('umount', [disk]);
  }
});

test.run();
