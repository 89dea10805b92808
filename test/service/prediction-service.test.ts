import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { microBatches, onArrival } from '../../lib/measure/serving/serving-policy';
import { LinearClassifier } from '../../lib/models/linear-classifier';
import { Pipeline } from '../../lib/models/pipeline';
import { makeEngine, type Engine } from '../../lib/service/engine';
import { labelsOf, post, somePipeline, someText, untilMetric, withService } from './some-service';

const test = suite('prediction-service');
const pipeline = somePipeline();

const POLICIES = [onArrival(), microBatches(8, 2)];

test('both engines, under both policies, answer what predict and predictProba say', async () => {
  const texts = Array.from({ length: 40 }, (_, i) => someText(i));
  const labels = pipeline.predict(texts);
  const probabilities = pipeline.predictProba(texts).map((each) => Math.max(...each));
  for (const engine of ['compiled', 'package'] as const) {
    for (const policy of POLICIES) {
      await withService({ engine: makeEngine(pipeline, engine), policy }, async (url) => {
        const answers = (await Promise.all(
          texts.map(async (text) => (await post(url, JSON.stringify({ text }))).json),
        )) as { label: string; probability: number }[];
        assert.equal(labelsOf(answers), labels);
        answers.forEach(({ probability }, i) => {
          assert.ok(Math.abs(probability - probabilities[i]) < 1e-9);
        });
        const list = (await post(url, JSON.stringify({ texts }))).json;
        assert.equal(list, answers);
      });
    }
  }
});

test('a model without probabilities answers the label alone, by both engines', async () => {
  const { vectorizer, classifier } = pipeline;
  const plain = new LinearClassifier(classifier.classes, classifier.linearModel(), null);
  const svc = new Pipeline(vectorizer, plain);
  for (const engine of ['compiled', 'package'] as const) {
    await withService({ engine: makeEngine(svc, engine) }, async (url) => {
      const { json } = await post(url, '{"texts": ["good", "bad pot", ""]}');
      const expected = svc.predict(['good', 'bad pot', '']).map((label) => ({ label }));
      assert.equal(json, expected);
    });
  }
});

test('the package’s engine makes numbers of its texts once', () => {
  let made = 0;
  const counting = Object.assign(Object.create(pipeline.vectorizer) as typeof pipeline.vectorizer, {
    transform: (texts: readonly string[]) => {
      made++;
      return pipeline.vectorizer.transform(texts);
    },
  });
  const engine = makeEngine(new Pipeline(counting, pipeline.classifier), 'package', []);
  made = 0;
  engine(['good', 'bad']);
  assert.is(made, 1);
});

test('Server-Timing says where the time went', async () => {
  await withService({}, async (url) => {
    const { headers } = await post(url, '{"text": "good"}');
    const said = headers.get('server-timing')!;
    assert.match(said, /^queue;dur=[\d.]+, model;dur=[\d.]+, rest;dur=[\d.]+$/);
    for (const [, ms] of said.matchAll(/dur=([\d.]+)/g)) assert.ok(Number(ms) > 0, said);
  });
});

const WRONG: readonly (readonly [body: string | Uint8Array, status: number, says: string])[] = [
  ['', 400, 'no body'],
  ['{', 400, 'not JSON'],
  ['null', 400, 'JSON object'],
  ['[]', 400, 'JSON object'],
  ['"good"', 400, 'JSON object'],
  ['{}', 400, 'one field'],
  ['{"text": 1}', 400, 'not a string'],
  ['{"text": null}', 400, 'not a string'],
  ['{"texts": "good"}', 400, 'list of strings'],
  ['{"texts": []}', 400, 'no text'],
  ['{"texts": ["good", 2]}', 400, 'Text 2 of the list'],
  ['{"text": "good", "texts": []}', 400, 'one field'],
  ['{"__proto__": {"text": "good"}}', 400, 'one field'],
  [Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), 400, 'UTF-8'],
  [`{"text": "${'x'.repeat(100_001)}"}`, 413, '100001 characters'],
  [JSON.stringify({ texts: new Array(1001).fill('x') }), 413, 'at most 1000 texts'],
  [`{"text": "${'x'.repeat(2_000_000)}"}`, 413, 'too large'],
];

test('what is wrong is refused by one sentence, and the service goes on', async () => {
  const lines: string[] = [];
  await withService({ log: { write: (line) => lines.push(line) } }, async (url) => {
    for (const [body, status, says] of WRONG) {
      const answer = await post(url, body);
      assert.is(answer.status, status, says);
      assert.match((answer.json as { error: string }).error, says);
    }
    assert.is((await post(url, 'secret', 'text/plain')).status, 400);
    assert.is((await fetch(`${url}/nothing/secret`)).status, 404);
    assert.is((await fetch(`${url}/predict`)).status, 404);
    assert.is((await post(url, '{"text": "secret good"}')).status, 200);
  });
  const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  assert.is(messages.filter((message) => message === 'refused').length, WRONG.length + 1);
  assert.equal([messages.includes('ready'), messages.at(-1)], [true, 'ended']);
  assert.not.match(lines.join(''), /secret|xxxx/);
});

test('health: starting, ready, ending; nothing is answered before the model is there', async () => {
  await withService({ engine: null }, async (url, service) => {
    assert.is((await fetch(`${url}/health`)).status, 503);
    const early = await post(url, '{"text": "good"}');
    assert.equal([early.status, early.headers.get('retry-after')], [503, '1']);
    service.use(makeEngine(pipeline));
    assert.equal(await (await fetch(`${url}/health`)).json(), { status: 'ready' });
    assert.is((await post(url, '{"text": "good"}')).status, 200);
  });
});

test('a queue over its limit: each request is answered once, rightly, or refused with Retry-After', async () => {
  const calls: string[] = [];
  const compiled = makeEngine(pipeline);
  const engine: Engine = (texts) => {
    calls.push(...texts);
    return compiled(texts);
  };
  await withService({ engine, queueLimit: 20, policy: microBatches(5, 1) }, async (url) => {
    const texts = Array.from({ length: 200 }, (_, i) => `${someText(i)} n${i}`);
    const answers = await Promise.all(texts.map((text) => post(url, JSON.stringify({ text }))));
    const answered = texts.filter((_, i) => answers[i].status === 200);
    assert.equal(calls.sort(), [...answered].sort());
    answers.forEach(({ status, json, headers }, i) => {
      if (status === 200)
        assert.is((json as { label: string }).label, pipeline.predict([texts[i]])[0]);
      else assert.equal([status, headers.get('retry-after')], [503, '1']);
    });
  });
});

test('when it ends, what was accepted is answered, and new requests are not', async () => {
  await withService({ policy: microBatches(100, 1e6) }, async (url, service) => {
    const accepted = Array.from({ length: 10 }, (_, i) =>
      post(url, JSON.stringify({ text: someText(i) })),
    );
    await untilMetric(url, 'predict_queue_length 10');
    const closed = service.close();
    const answers = await Promise.all(accepted);
    assert.equal(new Set(answers.map(({ status }) => status)), new Set([200]));
    await closed;
    const late = await post(url, '{"text": "good"}').catch(() => 'no answer');
    assert.is(late, 'no answer');
  });
});

/** Sends bytes and waits until the other side hangs up. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((settle) => {
    let heard = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data: Buffer) => (heard += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => settle(heard));
  });
}

test('what Node or Fastify refuse is refused by one sentence too; a slow sender hurts nobody else', async () => {
  const head = 'POST /predict HTTP/1.1\r\nhost: x\r\n';
  const json = `${head}content-type: application/json\r\n`;
  const refused: readonly (readonly [bytes: string, status: number, says: RegExp])[] = [
    [`${json}content-length: 90\r\n\r\n{`, 408, /too slowly/],
    ['\u0000garbage\r\n\r\n', 400, /no HTTP/],
    [`${json}content-length: -1\r\n\r\n{}`, 400, /no HTTP/],
    [`${json}x: ${'y'.repeat(20_000)}\r\n\r\n`, 431, /head .* too large/],
    [`${json}content-length: 99999999999\r\n\r\n{}`, 413, /too large/],
    [`${head}connection: close\r\ncontent-length: 2\r\n\r\n{}`, 400, /there is none/],
    ['GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400, /not well encoded/],
  ];
  const lines: string[] = [];
  const log = { write: (line: string) => lines.push(line) };
  await withService({ requestTimeoutMs: 300, log }, async (url) => {
    const heard = refused.map(([bytes]) => raw(url, bytes));
    assert.is((await post(url, '{"text": "good"}')).status, 200);
    for (const [i, said] of (await Promise.all(heard)).entries()) {
      const [, status, says] = refused[i];
      assert.ok(said.startsWith(`HTTP/1.1 ${status} `), said);
      const answer = JSON.parse(said.slice(said.indexOf('{'))) as Record<string, string>;
      assert.equal(Object.keys(answer), ['error']);
      assert.match(answer['error'], says);
    }
  });
  assert.ok(lines.filter((line) => line.includes('"refused"')).length >= refused.length);
});

test('metrics: requests by status, queue, batch sizes, latencies, processor seconds', async () => {
  await withService({}, async (url) => {
    await post(url, '{"texts": ["good", "bad", "pot"]}');
    await post(url, '{');
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const line of [
      'predict_requests_total{status="200"} 1',
      'predict_requests_total{status="400"} 1',
      'predict_queue_length 0',
      'predict_batch_size_sum 3',
      'predict_latency_seconds_count 2',
    ]) {
      assert.ok(text.split('\n').includes(line), line);
    }
    assert.match(text, /^process_cpu_seconds_total /m);
    assert.match(text, /^predict_latency_seconds_bucket{le="\+Inf"} 2$/m);
    assert.match(text, /^predict_latency_seconds_sum (?!0$)/m);
  });
});

test.run();
