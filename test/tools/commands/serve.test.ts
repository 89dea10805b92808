/** The commands serve and load as a user runs them: real processes, a real model file, real signals. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { post, someModelFile, someText, untilMetric } from '../../service/some-service';

const test = suite('serve');
const { folder, model } = someModelFile(test);

const commands = 'lib/dist/tools/commands';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts `serve` and waits until it says where it listens. */
async function serve(...args: readonly string[]): Promise<Started> {
  const all = [join(commands, 'serve.js'), '--model', model, '--port', '0', ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, url: await listening(child) };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((settle, fail) => {
    let said = '';
    const hear = (data: Buffer): void => {
      said += data.toString();
      const found = /Listening at (http:\S+)/.exec(said);
      if (found) settle(found[1]);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', (data: Buffer) => (said += data.toString()));
    child.once('exit', () => fail(new Error(`it ended: ${said}`)));
  });
}

/** Runs a command to its end. */
async function run(
  command: string,
  ...args: readonly string[]
): Promise<[code: number, said: string]> {
  const child = spawn(process.execPath, [join(commands, command), ...args]);
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return [code, said];
}

for (const [signal, workers] of [
  ['SIGTERM', '1'],
  ['SIGINT', '1'],
  ['SIGTERM', '2'],
  ['SIGINT', '2'],
] as const) {
  test(`${signal}: what ${workers} accepted is answered, then it ends with 0`, async () => {
    const options = ['--batch', '1000', '--wait', '1000000', '--workers', workers];
    const { child, url } = await serve(...options);
    const accepted = Array.from({ length: 20 }, (_, i) =>
      post(url, JSON.stringify({ text: someText(i) })),
    );
    await untilMetric(url, 'predict_queue_length 20');
    child.kill(signal);
    const answers = await Promise.all(accepted);
    assert.equal(new Set(answers.map(({ status }) => status)), new Set([200]));
    const [code] = (await once(child, 'exit')) as [number];
    assert.is(code, 0);
  });
}

test('an interrupt of the whole group, as a terminal sends it, ends workers in order too', async () => {
  const args = ['serve.js', '--model', model, '--port', '0', '--batch', '9', '--wait', '1000000'];
  const all = [join(commands, args[0]), ...args.slice(1), '--workers', '2'];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const url = await listening(child);
  const accepted = post(url, JSON.stringify({ text: 'good' }));
  await untilMetric(url, 'predict_queue_length 1');
  process.kill(-child.pid!, 'SIGINT');
  assert.is((await accepted).status, 200);
  assert.is(((await once(child, 'exit')) as [number])[0], 0);
});

for (const workers of ['1', '2'])
  test(`${workers} end with the process that started them, even when that one is killed`, async () => {
    const script = `
    const { spawn } = require('node:child_process');
    const args = ${JSON.stringify([join(commands, 'serve.js'), '--model', model, '--port', '0', '--workers', workers])};
    spawn(process.execPath, args, { stdio: 'inherit' });
    setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const url = await listening(parent);
    parent.kill('SIGKILL');
    const answers = (): Promise<boolean> =>
      fetch(`${url}/health`).then(
        () => true,
        () => false,
      );
    while (await answers()) await new Promise((settle) => setTimeout(settle, 50));
  });

test('a port that is taken, a model that is not there, a wrong engine: one sentence and exit code 2', async () => {
  const { child, url } = await serve();
  const { port } = new URL(url);
  for (const workers of ['1', '2']) {
    const args = ['--model', model, '--port', port, '--workers', workers];
    const [taken, taking] = await run('serve.js', ...args);
    assert.is(taken, 2);
    assert.is(taking.trim(), `port ${port} of 127.0.0.1 is taken: choose another by --port, or 0`);
  }
  child.kill();
  const [missing, said] = await run('serve.js', '--model', join(folder, 'none.json'));
  assert.is(missing, 2);
  assert.match(said, 'there is no such model');
  assert.is((await run('serve.js', '--model', model, '--engine', 'fast'))[0], 2);
  assert.is((await run('serve.js', '--model', model, '--port', '65536'))[0], 2);
  const [elsewhere, where] = await run('serve.js', '--model', model, '--host', '192.0.2.1');
  assert.equal([elsewhere, where.includes("has no address '192.0.2.1'")], [2, true]);
});

test('load counts every request, and says when a result is not valid', async () => {
  const { child, url } = await serve();
  const args = ['--url', `${url}/predict`, '--rate', '100', '--seconds', '0.5', '--json'];
  const [code, said] = await run('load.js', ...args);
  const result = JSON.parse(said) as { answered: number; validity: { valid: boolean } };
  assert.equal([code, result.answered, result.validity.valid], [3, 50, false]);
  const [wrong, message] = await run('load.js', '--url', `${url}/nothing`, '--seconds', '0.1');
  assert.is(wrong, 2);
  assert.match(message, 'answered 404');
  child.kill();
  assert.is((await run('load.js', '--url', 'nowhere'))[0], 2);
});

test.run();
