/** `npm start` that is ended from outside, or whose kernel is: what it says, its exit code, and that nothing is left. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { code, markdown } from '../notebook/sample-notebook';
import { SmallProject, writeRecord } from './small-project';

const test = suite('start, ended');
/** Says, by a file in the results, that the cell runs. */
const STARTED = `require('node:fs').writeFileSync('../results/started', '');\n`;
let project: SmallProject;
test.before.each(() => {
  project = SmallProject.make();
  project.save('01.ipynb', markdown('# x'), code(writeRecord), code(`${STARTED}while (true) {}`));
});
test.after.each(() => project.remove());

test('Ctrl-C ends the run with 130 and leaves no process behind', async () => {
  const { child, closed, texts } = project.start();
  await project.appears('started');
  const { runner, kernels } = project.processes();
  assert.is(kernels.length, 1);
  child.kill('SIGINT');
  assert.equal(await closed, [130, null]);
  assert.is(texts.stderr, 'Stopped by SIGINT. No report was written.\n');
  await project.nothingIsLeft([runner, ...kernels]);
  assert.not(project.has('.running'));
});

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
  test(`npm that is killed by ${signal} takes the run and its kernel with it`, async () => {
    const { child } = project.npmStart();
    await project.appears('started');
    const { runner, kernels } = project.processes();
    child.kill(signal);
    await project.nothingIsLeft([runner, ...kernels]);
    assert.not(project.has('.running'));
  });
}

test('a run killed with signal 9 takes its kernel with it, changes no result, and is not in the way', async () => {
  const { closed, texts } = project.npmStart();
  await project.appears('started');
  const { runner, kernels } = project.processes();
  process.kill(runner, 'SIGKILL');
  assert.equal(await closed, [137, null], texts.stderr);
  await project.nothingIsLeft([runner, ...kernels]);
  assert.not(project.has('experiment.json') || project.has('notebooks'));

  project.save('01.ipynb', markdown('# x'), code(writeRecord));
  const next = project.start();
  assert.equal(await next.closed, [0, null], next.texts.stderr);
  assert.match(next.texts.stdout, 'The last run here was cut off.');
  assert.not(project.has('.running'));
});

test('a kernel that is killed stops the run: which cell, by what, exit code 1', async () => {
  const { closed, texts } = project.npmStart();
  await project.appears('started');
  const { runner, kernels } = project.processes();
  for (const kernel of kernels) process.kill(kernel, 'SIGKILL');
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, 'The kernel ended while the cell ran (signal SIGKILL)');
  assert.match(texts.stderr, "The run stopped in 01.ipynb, cell 2 of 2, below 'x' (id cell-2).");
  await project.nothingIsLeft([runner, ...kernels]);
  const saved = readFileSync(join(project.results, 'unfinished', 'notebooks', '01.ipynb'), 'utf8');
  assert.match(saved, 'KernelLost');
});

test.run();
