/** The sender against servers that answer in every way: what is an answer, what is none, and what is not known. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openLoop } from '../../lib/measure/serving/load';
import { Refused } from '../../lib/measure/serving/load-log';
import { constantArrivals } from '../../lib/measure/serving/arrivals';
import { httpSender, type HttpSender } from '../../lib/service/http-sender';

const test = suite('http sender');

/** Lets a server answer so while the sender is used. */
async function answering(
  answer: RequestListener,
  use: (sender: HttpSender) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => void answer(request, response));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/predict`;
  const sender = httpSender(url, { timeoutMs: 300 });
  try {
    await use(sender);
  } finally {
    await sender.close();
    server.closeAllConnections();
    server.close();
  }
}

const JSON_ANSWER = '{"label":"positive"}';
const failure = (answer: Promise<unknown>): Promise<Error> =>
  answer.then(
    () => assert.unreachable() as never,
    (error: Error) => error,
  );

test('one piece or several, a connection kept or closed: an answer', async () => {
  const ways: RequestListener[] = [
    (_, response) => response.end(JSON_ANSWER),
    (_, response) => {
      for (const part of JSON_ANSWER) response.write(part);
      response.end();
    },
    (_, response) => response.setHeader('connection', 'close').end(JSON_ANSWER),
  ];
  for (const way of ways) {
    await answering(way, async ({ send }) => {
      const answers = await Promise.all(['a', 'b', 'c'].map(send));
      assert.equal(answers, Array(3).fill({ label: 'positive' }));
    });
  }
});

const NONE: readonly (readonly [way: RequestListener, says: RegExp])[] = [
  [(_, response) => response.writeHead(500).end('{}'), /answered 500/],
  [(_, response) => response.writeHead(302, { location: '/there' }).end(), /302: ask \/there/],
  [(_, response) => response.end('<html>'), /not JSON/],
  [(_, response) => response.end(), /not JSON/],
  [(_, response) => response.writeHead(200, { 'content-length': 99 }).end(JSON_ANSWER), /./], // cut off
  [(_, response) => void response.socket!.destroy(), /./],
  [() => undefined, /timeout/i],
];

test('another status, no JSON, an answer that is cut off or never comes: none, and a load says why', async () => {
  for (const [way, says] of NONE) {
    await answering(way, async ({ send }) => {
      const error = await failure(send('a'));
      assert.not.instance(error, Refused);
      assert.match(error.message, says);
      const { answered, failed, failure: why, validity } = await openLoop(send, ['a'], constantArrivals(1000, 3)); // prettier-ignore
      assert.equal([answered, failed], [0, 3]);
      assert.match(why!, says);
      assert.ok(validity.findings.some((finding) => finding.includes(why!)));
    });
  }
});

test('429 and 503 are refusals, and no failures', async () => {
  for (const status of [429, 503]) {
    await answering(
      (_, response) => response.writeHead(status).end(),
      async ({ send }) => assert.instance(await failure(send('a')), Refused),
    );
  }
});

test('where the service does not say where the time went, it is not known, and not 0', async () => {
  const said = 'queue;dur=1.5, model;dur=2, rest;dur=0';
  const answer =
    (header?: string): RequestListener =>
    (_, response) =>
      (header === undefined ? response : response.setHeader('server-timing', header)).end('{}');
  await answering(answer(said), async ({ timed }) =>
    assert.equal(await timed('a'), { queueMs: 1.5, modelMs: 2, restMs: 0 }),
  );
  for (const wrong of [
    undefined,
    '',
    'model;dur=2',
    said.replace('1.5', '1.5.2'),
    said.replace('=2', '=x'),
    said.replace('model', 'xmodel'),
  ]) {
    // prettier-ignore
    await answering(answer(wrong), async ({ send, timed }) => {
      assert.match((await failure(timed('a'))).message, 'not known where the time went');
      assert.equal(await send('a'), {});
    });
  }
});

test.run();
