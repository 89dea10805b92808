import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Dealer } from 'zeromq';
import { projectFolder } from '../../../lib/data/results-folder';
import { createRequest, encode } from '../../../lib/tools/kernel/jupyter-wire';
import { Kernel, KernelLostError } from '../../../lib/tools/kernel/kernel';
import { writeSmallTypes } from './small-types';

const test = suite('kernel');
/** Tests that share one kernel. */
const shared = suite('kernel, shared');

// Temporary files go into a folder of this test, so that another run on this machine does not count.
const { TMPDIR } = process.env;
const temporary = mkdtempSync(join(tmpdir(), 'kernel-test-'));
const folder = join(temporary, 'notebooks');
writeSmallTypes(folder);
let kernel: Kernel;
shared.before(async () => {
  process.env['TMPDIR'] = temporary;
  kernel = await Kernel.start(folder);
});
shared.after(() => kernel.shutdown());
test.after(() => {
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  rmSync(temporary, { recursive: true });
});

/** True while any process of the group lives. */
function lives(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitUntilGone(group: number): Promise<void> {
  for (let tries = 0; lives(group) && tries < 200; tries++) await sleep(25);
  assert.not(lives(group), 'a process is left behind');
}

function connectionFolders(): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('reviewlab-kernel-'));
}

async function lost(kernel: Kernel, code: string, limitMs: number): Promise<KernelLostError> {
  try {
    await kernel.execute(code, limitMs);
  } catch (error) {
    if (error instanceof KernelLostError) return error;
    throw error;
  }
  return assert.unreachable('the kernel should be lost') as never;
}

test('runs cells in order, keeps their variables, and leaves nothing behind', async () => {
  const kernel = await Kernel.start(folder);
  try {
    const first = await kernel.execute(
      'const reviews: string[] = ["a", "b"];\nreviews.length',
      30_000,
    );
    assert.equal([first.status, first.executionCount], ['ok', 1]);
    assert.equal(
      first.messages.map(({ type, content }) => [type, content]),
      [['stream', { name: 'stdout', text: '2\n' }]],
    );
    const second = await kernel.execute('console.error(reviews.join("+"))', 30_000);
    assert.equal(second.messages[0]?.content, { name: 'stderr', text: 'a+b\n' });
    const failed = await kernel.execute('throw new RangeError("too far")', 30_000);
    assert.equal([failed.status, failed.executionCount], ['error', 3]);
    assert.match(String(failed.messages[0]?.content['text']), 'RangeError: too far');
  } finally {
    await kernel.shutdown();
  }
  await waitUntilGone(kernel.pid);
  assert.equal(connectionFolders(), []);
});

shared(
  'all that a cell prints in one go arrives, in order, and the cell is done at once',
  async () => {
    for (const count of [900, 20_000]) {
      const code = `for (let i = 0; i < ${count}; i++) console.log('line', i);`;
      const { status, messages } = await kernel.execute(code, 60_000);
      assert.is(status, 'ok');
      const printed = messages.map(({ content }) => content['text']);
      assert.is(printed.length, count);
      printed.forEach((text, i) => assert.is(text, `line ${i}\n`));
    }
    const next = await kernel.execute('console.log("next")', 60_000);
    assert.is(next.messages.length, 1);
  },
);

shared('its language_info says the TypeScript that runs', async () => {
  const { version } = kernel.languageInfo as { version: string };
  const path = require.resolve('@tslab/typescript-for-tslab');
  const code = `require(${JSON.stringify(path)}).version`;
  const { messages } = await kernel.execute(code, 30_000);
  assert.equal(messages.at(-1)?.content, { name: 'stdout', text: `${version}\n` });
});

shared('the connection file is this user’s alone, and nothing listens beyond this machine', () => {
  const [name] = connectionFolders();
  const path = join(temporary, name, 'connection.json');
  assert.is(statSync(join(temporary, name)).mode & 0o777, 0o700);
  assert.is(statSync(path).mode & 0o777, 0o600);
  const { ip, shell_port: port } = JSON.parse(readFileSync(path, 'utf8')) as Connection;
  assert.is(ip, '127.0.0.1');
  if (existsSync('/proc/net/tcp')) {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const listening = readFileSync('/proc/net/tcp', 'utf8').match(
      new RegExp(`\\S+:${hex} 00000000:0000 0A`, 'g'),
    );
    assert.equal(listening, [`0100007F:${hex} 00000000:0000 0A`]); // 127.0.0.1, and no other
  }
});

interface Connection {
  readonly ip: string;
  readonly key: string;
  readonly shell_port: number;
  readonly iopub_port: number;
}

shared('a request that is unsigned or signed with another key is not run', async () => {
  const stranger = new Dealer({ linger: 0 });
  try {
    const path = join(temporary, connectionFolders()[0], 'connection.json');
    const { shell_port: port, key } = JSON.parse(readFileSync(path, 'utf8')) as Connection;
    stranger.connect(`tcp://127.0.0.1:${port}`);
    const content = { code: 'globalThis.seen = "stranger"', silent: false };
    for (const forged of ['', 'another key', key.toUpperCase()]) {
      await stranger.send(encode(createRequest('execute_request', content), 'stranger', forged));
      await sleep(200);
      const { messages } = await kernel.execute('console.log(globalThis["seen"])', 30_000);
      assert.equal(messages.at(-1)?.content, { name: 'stdout', text: 'undefined\n' });
    }
    await stranger.send(encode(createRequest('execute_request', content), 'stranger', key));
    await sleep(200); // with the right key it would have run
    const { messages } = await kernel.execute('console.log(globalThis["seen"])', 30_000);
    assert.equal(messages.at(-1)?.content, { name: 'stdout', text: 'stranger\n' });
  } finally {
    stranger.close();
  }
});

test('a cell that runs out of memory is named as that', async () => {
  const environment = { ...process.env, NODE_OPTIONS: '--max-old-space-size=150' };
  const kernel = await Kernel.start(folder, environment);
  const error = await lost(
    kernel,
    'const all: number[][] = [];\nfor (;;) all.push([1, 2, 3]);',
    60_000,
  );
  assert.match(error.message, 'ran out of memory');
  assert.match(error.message, '--max-old-space-size');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('a cell past its time limit ends the kernel and all it started', async () => {
  const kernel = await Kernel.start(folder);
  const code =
    'console.log("before");\n' +
    'import { spawn } from "node:child_process";\nspawn("sleep", ["600"]);\n' +
    'await new Promise((done) => setTimeout(done, 50));\nwhile (true) {}';
  const error = await lost(kernel, code, 5000);
  assert.match(error.message, 'did not finish within its time limit of 5 s');
  assert.match(String(error.messages[0]?.content['text']), 'before');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('a kernel that is killed in a cell is an error, with what the cell had written', async () => {
  const kernel = await Kernel.start(folder);
  const code = 'console.log("before");\nprocess.kill(process.pid, "SIGKILL");';
  const error = await lost(kernel, code, 30_000);
  assert.match(error.message, 'The kernel ended while the cell ran (signal SIGKILL)');
  await waitUntilGone(kernel.pid);
  await kernel.shutdown();
});

test('what a kernel started goes with it, also when it ends by itself', async () => {
  const kernel = await Kernel.start(folder);
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
    Kernel.start(${JSON.stringify(folder)}).then((kernel) => {
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
  assert.equal(connectionFolders(), []);
});

shared.run();
test.run();
