import { existsSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Dealer, Request } from 'zeromq';
import { createRequest, encode, sign } from '../../../lib/tools/kernel/jupyter-wire';
import { Kernel, type Execution } from '../../../lib/tools/kernel/kernel';
import { OwnTemporary, waitUntilGone } from './left-behind';

const test = suite('kernel');
/** Tests that share one kernel. */
const shared = suite('kernel, shared');
let temporary: OwnTemporary;
let kernel: Kernel;
shared.before(async () => {
  temporary = new OwnTemporary();
  kernel = await Kernel.start(temporary.notebooks);
});
shared.after(() => kernel.shutdown());
test.after(() => temporary.remove());

test('runs cells in order, keeps their variables, and leaves nothing behind', async () => {
  const kernel = await Kernel.start(temporary.notebooks);
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
  assert.equal(temporary.connectionFolders(), []);
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
  const [name] = temporary.connectionFolders();
  const path = join(temporary.folder, name, 'connection.json');
  assert.is(statSync(join(temporary.folder, name)).mode & 0o777, 0o700);
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
  readonly control_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

shared('a request that is unsigned or signed with another key is not run', async () => {
  const stranger = new Dealer({ linger: 0 });
  try {
    const path = join(temporary.folder, temporary.connectionFolders()[0], 'connection.json');
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

shared(
  'what strangers send to any of its ports shows in no cell, and does not end it',
  async () => {
    const path = join(temporary.folder, temporary.connectionFolders()[0], 'connection.json');
    const connection = JSON.parse(readFileSync(path, 'utf8')) as Connection;
    const ports = ['shell_port', 'control_port', 'stdin_port', 'hb_port'] as const;
    const delimiter = Buffer.from('<IDS|MSG>');
    const noJson = Array.from('{{{{', (text) => Buffer.from(text));
    const messages = [
      [Buffer.from('garbage')],
      [Buffer.alloc(0)],
      [delimiter],
      [delimiter, Buffer.from(sign(connection.key, noJson)), ...noJson],
      encode(createRequest('shutdown_request', {}), 'stranger', ''),
      encode(createRequest('execute_request', { code: '1' }), 'stranger', 'another key'),
    ];
    const strangers = ports.map(() => new Dealer({ linger: 0 }));
    const wait = 'await new Promise((done) => setTimeout(done, 1000));\nconsole.log("done");';
    const running = kernel.execute(wait, 30_000);
    try {
      for (const [i, port] of ports.entries()) {
        strangers[i].connect(`tcp://127.0.0.1:${connection[port]}`);
        for (const frames of messages) await strangers[i].send(frames);
        const raw = createConnection(connection[port], '127.0.0.1').on('error', () => undefined);
        raw.end('GET / HTTP/1.1\r\n\r\n');
      }
      const shown = ({ messages }: Execution) => messages.map(({ content }) => content['text']);
      assert.equal(shown(await running), ['done\n']);
      assert.equal(shown(await kernel.execute('console.log("next")', 30_000)), ['next\n']);
    } finally {
      strangers.forEach((stranger) => stranger.close());
    }
  },
);

shared('the heartbeat is answered', async () => {
  const path = join(temporary.folder, temporary.connectionFolders()[0], 'connection.json');
  const connection = JSON.parse(readFileSync(path, 'utf8')) as Connection;
  const asking = new Request({ linger: 0, receiveTimeout: 10_000 });
  try {
    asking.connect(`tcp://127.0.0.1:${connection.hb_port}`);
    await asking.send('ping');
    assert.is(String(await asking.receive()), 'ping');
  } finally {
    asking.close();
  }
});

shared.run();
test.run();
