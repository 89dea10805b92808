import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as tick } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { onlySigned } from '../../../lib/tools/kernel/only-signed';

const test = suite('only signed');
const folder = mkdtempSync(join(tmpdir(), 'only-signed-'));
test.after(() => rmSync(folder, { recursive: true }));
const message = ['<IDS|MSG>', '', '{}', '{}', '{}', '{}'].map((frame) => Buffer.from(frame));

/** A socket as zeromq's are: while it is being bound nothing can be received or sent. */
class Router {
  closed = false;
  isBinding = false;
  arrive: (frames: Buffer[]) => void = () => undefined;
  endBind: () => void = () => undefined;

  bind(): Promise<void> {
    this.isBinding = true;
    return new Promise((done) => (this.endBind = () => ((this.isBinding = false), done())));
  }
  receive(): Promise<Buffer[]> {
    if (this.isBinding) return Promise.reject(new Error('Socket is blocked by a bind'));
    return new Promise((arrive) => (this.arrive = arrive));
  }
}

test('a message that comes while a socket is bound waits until it can be answered, and those after it are read', async () => {
  const zeromq: Record<string, unknown> = { Router };
  const config = join(folder, 'connection.json');
  writeFileSync(config, '{"key": ""}');
  const real = createRequire(__filename);
  const fake = Object.assign((id: string): unknown => (id === 'its zeromq' ? zeromq : real(id)), { resolve: () => 'its zeromq' }); // prettier-ignore
  const script = `(function (require, process) {\n${onlySigned('/tslab')}\n})`;
  const run = runInThisContext(script) as (...given: unknown[]) => void;
  run(fake, { argv: ['--config-path', config] });
  const Patched = zeromq['Router'] as new () => Router & AsyncIterable<Buffer[]>;

  const socket = new Patched();
  const reading = socket[Symbol.asyncIterator]();
  let readWhileBinding: boolean | undefined;
  const first = reading.next().then((found) => ((readWhileBinding = socket.isBinding), found));
  void socket.bind();
  socket.arrive(message);
  for (let i = 0; i < 5; i++) await tick();
  assert.is(readWhileBinding, undefined);
  socket.endBind();
  assert.equal((await first).value, message);
  assert.is(readWhileBinding, false);
  const second = reading.next();
  await tick();
  socket.arrive([Buffer.from('no message')]);
  await tick();
  socket.arrive(message);
  assert.equal((await second).value, message);
});

test.run();
