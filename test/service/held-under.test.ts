/**
 * A service in a process of its own, held under what the world sends: random bytes, half requests, slow senders, clients
 * that leave, bodies of 10 MB, a thousand open connections. Each good request meanwhile is answered once and rightly,
 * health answers throughout, memory stays flat. HELD_UNDER=10000 sends so many strange requests; the default is 500.
 */
import { connect, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Refused } from '../../lib/measure/serving/load-log';
import { microBatches } from '../../lib/measure/serving/serving-policy';
import { seededRandom } from '../../lib/measure/seeded-random';
import { startService } from '../../lib/service/start-service';
import { labelsOf, someModelFile, somePipeline, someText } from './some-service';

const test = suite('held under');
const STRANGE = Number(process.env['HELD_UNDER'] ?? 500);
const AT_ONCE = 40;
const [CONNECTIONS, SLOW] = [1000, 50];
const TEN_MEGABYTES = 10 * 2 ** 20;

const { model } = someModelFile(test);
const pipeline = somePipeline();

const HEAD = 'POST /predict HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
const BODY = '{"text": "good"}';

function open(url: string): Promise<Socket> {
  return new Promise((settle) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => settle(socket));
    socket.on('error', () => undefined);
    socket.resume();
  });
}

/** Sends bytes and hangs up when they are written, or the other side has. */
async function hangUp(url: string, bytes: string | Buffer): Promise<void> {
  const socket = await open(url);
  await new Promise<void>((settle) => {
    socket.once('close', () => settle());
    socket.write(bytes, () => socket.destroy());
  });
}

/** One strange request, of five kinds in turn. */
function strange(url: string, at: number, random: () => number): Promise<void> {
  const length = `content-length: ${BODY.length}\r\n\r\n`;
  const kinds = [
    () => Buffer.from(Uint8Array.from({ length: 1 + 500 * random() }, () => 256 * random())),
    () => `${HEAD}content-length: 400\r\n\r\n{"text": "go`,
    () => `${HEAD}${length}${BODY}`, // and leaves
    () => `${HEAD}${length}${BODY.slice(0, 8)}\u0000${'x'.repeat(9)}`,
    () => `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n${BODY}`,
  ];
  return hangUp(url, kinds[at % kinds.length]());
}

test('nothing accepted is lost or answered wrongly, health answers throughout, memory is flat', async () => {
  const service = await startService(model, { policy: microBatches(8, 1) });
  const { url } = service;
  const random = seededRandom(1);
  const idle = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(url)));
  const slow = await Promise.all(Array.from({ length: SLOW }, () => open(url)));
  for (const socket of slow) socket.write(`${HEAD}content-length: 90\r\n\r\n{`);
  const memory = async (): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)![1]);
  };
  let [sent, good] = [0, 0];
  const wave = async (until: number): Promise<void> => {
    while (sent < until) {
      const texts = Array.from({ length: AT_ONCE }, () => `${someText(good)} n${good++}`);
      const some = Array.from({ length: AT_ONCE }, () => strange(url, sent++, random));
      const answers = await Promise.all(texts.map((text) => service.send(text)));
      assert.equal(labelsOf(answers), pipeline.predict(texts));
      assert.is((await fetch(`${url}/health`)).status, 200);
      await Promise.all(some);
      for (const socket of slow) if (!socket.destroyed) socket.write(' ');
    }
  };
  await wave(STRANGE / 2);
  for (let i = 0; i < 5; i++) {
    const answer = await fetch(`${url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(TEN_MEGABYTES) }),
    }).catch(() => ({ status: 413 })); // it may hang up before all is sent
    assert.is(answer.status, 413);
  }
  const before = await memory();
  await wave(STRANGE);
  assert.ok((await memory()) < 1.5 * before);
  [...idle, ...slow].forEach((socket) => socket.destroy());
  await service.stop();
});

test('a queue twice over its limit: each is answered once and rightly, or refused', async () => {
  const service = await startService(model, { policy: microBatches(16, 20), queueLimit: 50 });
  const texts = Array.from({ length: 100 }, (_, i) => `${someText(i)} n${i}`);
  const labels = pipeline.predict(texts);
  const answers = await Promise.all(
    texts.map((text) =>
      service.send(text).catch((error: unknown) => {
        if (error instanceof Refused) return null;
        throw error;
      }),
    ),
  );
  answers.forEach((answer, i) => {
    if (answer !== null) assert.is((answer as { label: string }).label, labels[i]);
  });
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  const counted = answers.filter((answer) => answer !== null).length;
  assert.match(metrics, `predict_batch_size_sum ${counted}\n`);
  await service.stop();
});

test.run();
