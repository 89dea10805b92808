import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { microBatches, onArrival } from '../../lib/measure/serving/serving-policy';
import type { Engine } from '../../lib/service/engine';
import { PredictionQueue, Refusal, type Answered } from '../../lib/service/prediction-queue';

const test = suite('prediction-queue');

/** Answers each text by itself, and keeps the calls. */
function echo(): { engine: Engine; calls: string[][] } {
  const calls: string[][] = [];
  const engine: Engine = (texts) => {
    calls.push([...texts]);
    return texts.map((text) => ({ label: text, probability: 1 }));
  };
  return { engine, calls };
}

const submit = (queue: PredictionQueue, texts: string[]): Promise<Answered> =>
  new Promise((settle, fail) => queue.submit(texts, settle, fail));
const labels = async (answer: Promise<Answered>): Promise<string[]> =>
  (await answer).answers.map(({ label }) => label);

test('in real time: a call each, in the order of their coming', async () => {
  const { engine, calls } = echo();
  const options = { policy: onArrival(), limit: 10, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  const answers = ['a', 'b', 'c'].map((text) => labels(submit(queue, [text])));
  assert.is(queue.length, 3);
  assert.equal(await Promise.all(answers), [['a'], ['b'], ['c']]);
  assert.equal(calls, [['a'], ['b'], ['c']]);
  assert.is(queue.length, 0);
});

test('micro-batches: at most so many texts a call, and the texts of a request stay together', async () => {
  const { engine, calls } = echo();
  const options = { policy: microBatches(3, 0), limit: 100, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  const requests = [['a'], ['b', 'c'], ['d', 'e'], ['f', 'g', 'h', 'i'], ['j']];
  const answers = requests.map((texts) => labels(submit(queue, texts)));
  assert.equal(await Promise.all(answers), requests);
  assert.equal(calls, [['a', 'b', 'c'], ['d', 'e'], ['f', 'g', 'h', 'i'], ['j']]);
});

test('a micro-batch waits for more until it is full, or until it is told that no more comes', async () => {
  const { engine, calls } = echo();
  const options = { policy: microBatches(3, 1e6), limit: 100, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  const first = [submit(queue, ['a']), submit(queue, ['b'])];
  await new Promise((settle) => setTimeout(settle, 5));
  assert.equal(calls, []);
  await Promise.all([...first, submit(queue, ['c'])]);
  assert.equal(calls, [['a', 'b', 'c']]);
  const last = submit(queue, ['d']);
  await queue.drain();
  assert.equal(await labels(last), ['d']);
});

test('a micro-batch that is not full starts when its oldest text has waited its time', async () => {
  const { engine, calls } = echo();
  const options = { policy: microBatches(3, 2), limit: 100, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  await Promise.all([submit(queue, ['a']), submit(queue, ['b'])]);
  assert.equal(calls, [['a', 'b']]);
});

test('beyond the limit a request is refused at once; those accepted are answered', async () => {
  const { engine } = echo();
  const options = { policy: onArrival(), limit: 2, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  const accepted = [submit(queue, ['a']), submit(queue, ['b'])];
  const refused = await submit(queue, ['c']).catch((error: unknown) => error);
  assert.instance(refused, Refusal);
  assert.match((refused as Refusal).message, '2 texts wait');
  assert.equal((await Promise.all(accepted)).length, 2);
  assert.equal(await labels(submit(queue, ['d'])), ['d']);
});

test('who has waited too long is refused, the next are served', async () => {
  const { engine, calls } = echo();
  let now = 0;
  const options = { policy: onArrival(), limit: 9, longestWaitMs: 5, clock: () => now };
  const queue = new PredictionQueue(engine, options);
  const late = submit(queue, ['a']).catch((error: unknown) => error);
  now = 6;
  const early = submit(queue, ['b']);
  assert.match(((await late) as Error).message, 'too long');
  assert.equal(await labels(early), ['b']);
  assert.equal(calls, [['b']]);
});

test('a client that leaves is not served, and makes room', async () => {
  const { engine, calls } = echo();
  const options = { policy: onArrival(), limit: 1, longestWaitMs: 1e9 };
  const queue = new PredictionQueue(engine, options);
  const left = new Promise<unknown>((fail) =>
    queue.submit(['a'], () => assert.unreachable(), fail)(),
  );
  assert.instance(await left, Refusal);
  assert.equal(await labels(submit(queue, ['b'])), ['b']);
  assert.equal(calls, [['b']]);
});

test('an error of the model reaches those who asked, and nobody else', async () => {
  const queue = new PredictionQueue(
    (texts) => {
      if (texts.includes('bad')) throw new Error('the model failed');
      return texts.map((label) => ({ label, probability: 1 }));
    },
    { policy: onArrival(), limit: 9, longestWaitMs: 1e9 },
  );
  const answers = await Promise.allSettled([submit(queue, ['bad']), submit(queue, ['good'])]);
  assert.equal(
    answers.map(({ status }) => status),
    ['rejected', 'fulfilled'],
  );
});

test('the times of an answer are those of the clock: the wait, then the call', async () => {
  let now = 0;
  const engine: Engine = (texts) => {
    now += 7;
    return texts.map((label) => ({ label, probability: 1 }));
  };
  const options = { policy: onArrival(), limit: 9, longestWaitMs: 1e9, clock: () => now };
  const queue = new PredictionQueue(engine, options);
  const [first, second] = await Promise.all([submit(queue, ['a']), submit(queue, ['b'])]);
  assert.equal([first.queueMs, first.modelMs], [0, 7]);
  assert.equal([second.queueMs, second.modelMs], [7, 7]);
});

test.run();
