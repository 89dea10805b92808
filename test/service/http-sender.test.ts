import { createServer } from 'node:http';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { httpSender } from '../../lib/service/http-sender';

const test = suite('http-sender');

test('a part that the service does not tell is an error, not 0 ms', async () => {
  const headers = ['queue;dur=0.1, model;dur=2.5, rest;dur=0.25', 'queue;dur=0.1, rest;dur=0.25'];
  const server = createServer((_, answer) => {
    answer.setHeader('server-timing', headers.shift() ?? '').end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const sender = httpSender(`http://127.0.0.1:${port}/`);
  try {
    assert.equal(await sender.timed('good'), { queueMs: 0.1, modelMs: 2.5, restMs: 0.25 });
    for (const part of ['model', 'queue']) {
      await sender.timed('good').then(
        () => assert.unreachable(),
        ({ message }: Error) => assert.match(message, `no '${part}'`),
      );
    }
  } finally {
    await sender.close();
    server.close();
  }
});

test.run();
