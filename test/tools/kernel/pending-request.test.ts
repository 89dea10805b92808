import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { JupyterMessage } from '../../../lib/tools/kernel/jupyter-wire';
import { PendingRequest } from '../../../lib/tools/kernel/pending-request';

const test = suite('pending request');

let count = 0;
const message = (type: string, content = {}, parentId = 'mine'): JupyterMessage => ({
  type,
  id: `m${count++}`,
  parentId,
  content,
});
const idle = message('status', { execution_state: 'idle' });

test('output is kept in order, also what comes after the reply', () => {
  const request = new PendingRequest('mine');
  const [first, second, late] = [message('stream'), message('display_data'), message('stream')];
  const reply = message('execute_reply');
  for (const one of [message('status', { execution_state: 'busy' }), first, second, reply, late]) {
    request.take(one);
  }
  assert.equal([request.reply, request.idle], [reply, false]);
  request.take(idle);
  assert.ok(request.idle);
  assert.equal(request.messages, [first, second, late]);
});

test('what belongs to another request changes nothing', () => {
  const request = new PendingRequest('mine');
  for (const type of ['stream', 'execute_reply']) request.take(message(type, {}, 'other'));
  request.take({ ...idle, parentId: '' });
  assert.equal([request.messages, request.reply, request.idle], [[], undefined, false]);
});

test('who waits is woken by the reply, by idle, by being told, and when time is up', async () => {
  const request = new PendingRequest('mine');
  const woken: string[] = [];
  const wait = async (name: string, limitMs: number): Promise<void> => {
    await request.news(limitMs);
    woken.push(name);
  };
  for (const [name, happen] of [
    ['reply', () => request.take(message('execute_reply'))],
    ['told', () => request.notify()],
    ['idle', () => request.take(idle)],
  ] as const) {
    const waiting = wait(name, 600_000);
    assert.not(woken.includes(name));
    happen();
    await waiting;
  }
  await wait('time', 0);
  assert.equal(woken, ['reply', 'told', 'idle', 'time']);
});

test('output alone wakes nobody before there is an answer', async () => {
  const request = new PendingRequest('mine');
  let woken = false;
  const waiting = request.news(600_000).then(() => (woken = true));
  request.take(message('stream'));
  await new Promise((done) => setTimeout(done, 20));
  assert.not(woken);
  request.take(idle);
  await waiting;
});

test.run();
