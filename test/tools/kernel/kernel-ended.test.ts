/** How kernels end when they should not, and that nothing of them is left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import { Kernel, KernelLostError } from '../../../lib/tools/kernel/kernel';
import { checkLimits } from '../../../lib/tools/kernel/kernel-process';
import { watchJupyter } from '../../../lib/tools/kernel/watch-runner';
import { lives, OwnTemporary, waitUntilGone } from './left-behind';

const test = suite('kernel, ended');
let temporary: OwnTemporary;
test.before(() => void (temporary = new OwnTemporary()));
test.after(() => temporary.remove());

async function lost(kernel: Kernel, code: string, limitMs: number): Promise<KernelLostError> {
  try {
    await kernel.execute(code, limitMs);
  } catch (error) {
    if (error instanceof KernelLostError) return error;
    throw error;
  }
  return assert.unreachable('the kernel should be lost') as never;
}

test('a cell that runs out of memory is named as that', async () => {
  const environment = { ...process.env, NODE_OPTIONS: '--max-old-space-size=150' };
  const kernel = await Kernel.start(temporary.notebooks, environment);
  const error = await lost(
    kernel,
    'const all: number[][] = [];\nfor (;;) all.push(new Array(1_000_000).fill(1));',
    60_000,
  );
  assert.match(error.message, 'ran out of memory');
  assert.match(error.message, '--max-old-space-size');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('a cell past its time limit ends the kernel and all it started', async () => {
  const kernel = await Kernel.start(temporary.notebooks);
  const code =
    'console.log("before");\n' +
    'import { spawn } from "node:child_process";\nspawn("sleep", ["600"]);\n' +
    'await new Promise((done) => setTimeout(done, 3000));\nwhile (true) {}'; // busy when the limit comes
  const error = await lost(kernel, code, 5000);
  assert.match(error.message, 'did not finish within its time limit of 5 s');
  assert.match(String(error.messages[0]?.content['text']), 'before');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('a kernel that is killed in a cell is an error, with what the cell had written', async () => {
  const kernel = await Kernel.start(temporary.notebooks);
  const code = 'console.log("before");\nprocess.kill(process.pid, "SIGKILL");';
  const error = await lost(kernel, code, 30_000);
  assert.match(error.message, 'The kernel ended while the cell ran (signal SIGKILL)');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('a kernel that is killed while it starts: by which signal, and what that may mean', async () => {
  const killer = join(temporary.notebooks, 'killer.cjs');
  writeFileSync(killer, 'process.kill(process.pid, "SIGKILL");');
  const environment = { ...process.env, NODE_OPTIONS: `--require ${killer}` };
  try {
    await Kernel.start(temporary.notebooks, environment);
    assert.unreachable('it should not start');
  } catch (error) {
    assert.match((error as Error).message, 'did not start: it ended with signal SIGKILL.');
    assert.match((error as Error).message, 'runs out of memory');
  }
  assert.equal(temporary.connectionFolders(), []);
});

test('too few open files, or processes, are told before a kernel starts', () => {
  const enough = { openFiles: 1024, processes: 1000 };
  assert.throws(
    () => checkLimits({ ...enough, openFiles: 64 }),
    /With 64 open files .*EMFILE.*ulimit -n 1024/,
  );
  assert.throws(
    () => checkLimits({ ...enough, processes: 20 }),
    /With 20 processes and threads .*EAGAIN.*ulimit -u/,
  );
  for (const limit of [200, Infinity, undefined])
    checkLimits({ openFiles: limit, processes: limit });
});

test('what a kernel started goes with it, also when it ends by itself', async () => {
  const kernel = await Kernel.start(temporary.notebooks);
  const group = kernel.pid;
  const code = `import { spawn } from 'node:child_process';
spawn('sleep', ['600'], { stdio: 'ignore' }).unref();
setTimeout(() => process.exit(3), 200);
await new Promise(() => undefined);`;
  try {
    await lost(kernel, code, 20_000);
    await waitUntilGone(group); // before anything is shut down
  } finally {
    await kernel.shutdown();
  }
});

test('when the runner itself is killed, a kernel in a busy loop ends too', async () => {
  const program = `
    const { Kernel } = require(${JSON.stringify(join(projectFolder(), 'lib/tools/kernel/kernel'))});
    Kernel.start(${JSON.stringify(temporary.notebooks)}).then((kernel) => {
      kernel.execute('while (true) {}', 600000);
      setTimeout(() => process.stdout.write(String(kernel.pid)), 500);
    });`;
  const runner = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', program], {
    cwd: projectFolder(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(runner.stdout, 'data')) as [Buffer];
  const group = Number(chunk.toString());
  assert.ok(lives(group));
  runner.kill('SIGKILL');
  await waitUntilGone(group);
  assert.equal(temporary.connectionFolders(), []);
});

test('when the Jupyter that started it is killed, a kernel in a busy loop ends too', async () => {
  const script = join(temporary.notebooks, 'watch-jupyter.cjs');
  writeFileSync(
    script,
    `${watchJupyter}process.stdout.write(String(process.pid));for (const end = Date.now() + 60_000; Date.now() < end; );`,
  );
  const jupyter = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(script)}],
    { detached: true, stdio: 'inherit', env: { JPY_PARENT_PID: String(process.pid) } });`;
  const runner = spawn(process.execPath, ['-e', jupyter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(runner.stdout, 'data')) as [Buffer];
  const group = Number(chunk.toString());
  assert.ok(lives(group));
  runner.kill('SIGKILL');
  await waitUntilGone(group);
});

test.run();
