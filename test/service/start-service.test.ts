import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Refused } from '../../lib/measure/serving/load-log';
import { microBatches } from '../../lib/measure/serving/serving-policy';
import { diagnose, mysteryService } from '../../lib/service/mystery-service';
import { startService } from '../../lib/service/start-service';
import { projectFolder } from '../../lib/data/results-folder';
import { labelsOf, someModelFile, somePipeline, someText, untilMetric } from './some-service';

const test = suite('start service');
const { folder, model } = someModelFile(test);
const pipeline = somePipeline();

/** What is printed meanwhile. */
function printed(work: () => void): string {
  const { log } = console;
  let said = '';
  console.log = (line: string) => (said += line);
  try {
    work();
  } finally {
    console.log = log;
  }
  return said;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('answers as the model does, one text and a list, says where the time went, and ends when told', async () => {
  for (const engine of ['compiled', 'package'] as const) {
    const service = await startService(model, { engine });
    const texts = Array.from({ length: 20 }, (_, i) => someText(i));
    const answers = labelsOf(await service.sendList(texts));
    assert.equal(answers, pipeline.predict(texts));
    assert.equal(labelsOf([await service.send(texts[0])]), answers.slice(0, 1));
    const timing = await service.timed(texts[0]);
    assert.ok(Object.values(timing).every((ms) => Number.isFinite(ms) && ms >= 0));
    assert.ok(timing.modelMs + timing.restMs > 0);
    assert.ok((await service.usage()).processorMs > 0);
    await service.stop();
    await service.stop();
    assert.not(isAlive(service.pid));
    await service.usage().then(
      () => assert.unreachable(),
      (error: Error) => {
        if (error.message.includes('reach')) throw error;
      },
    );
  }
});

test('a model that cannot be read is an error that names it, and no process stays', async () => {
  await startService(join(folder, 'none.json')).then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, /none\.json: there is no such model/),
  );
});

test('a full queue refuses: what comes beyond the limit, and nothing else', async () => {
  // A batch that is never full and never waits long enough: two wait, and the third is one too many.
  const policy = microBatches(1000, 1e6);
  const service = await startService(model, { queueLimit: 2, policy });
  const outcome = (answer: Promise<unknown>): Promise<unknown> =>
    answer.catch((error: unknown) => (error instanceof Refused ? 'refused' : error));
  const two = ['good', 'bad'].map((text) => outcome(service.send(text)));
  await untilMetric(service.url, 'predict_queue_length 2');
  for (let i = 0; i < 10; i++) assert.is(await outcome(service.send(someText(i))), 'refused');
  process.kill(service.pid, 'SIGTERM'); // then the two that wait are answered
  assert.equal(labelsOf(await Promise.all(two)), pipeline.predict(['good', 'bad']));
  await service.stop();
});

for (const [letter, fault] of [
  ['a', 'slow request'],
  ['b', 'waiting client'],
  ['c', 'stall'],
  ['d', 'cold start'],
] as const) {
  test(`mystery ${letter}: right answers, and the fault that diagnose names`, async () => {
    const service = await mysteryService(letter, model);
    const texts = Array.from({ length: 60 }, (_, i) => someText(i));
    const answers = labelsOf(await service.sendList(texts));
    assert.equal(answers, pipeline.predict(texts));
    await service.stop();
    const said = (found: string): string => printed(() => diagnose(letter, found));
    const faults = ['slow request', 'waiting client', 'stall', 'cold start'];
    for (const found of faults) assert.is(said(found).includes('Right.'), found === fault);
    assert.is(new Set(faults.map(said)).size, 4);
    for (const found of faults) assert.match(said('...'), found);
  });
}

test('there is no fifth mystery', async () => {
  assert.throws(() => diagnose('__proto__', 'stall'), /a, b, c and d/);
  await mysteryService('e', model).then(
    () => assert.unreachable(),
    (error: Error) => assert.instance(error, RangeError),
  );
});

test('two workers answer alike, are counted together, one that dies is replaced, all end when told', async () => {
  const service = await startService(model, { workers: 2 });
  const children = (): number[] =>
    readFileSync(`/proc/${service.pid}/task/${service.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
  const texts = Array.from({ length: 100 }, (_, i) => someText(i));
  const ask = async (): Promise<string[]> =>
    labelsOf(await Promise.all(texts.map((text) => service.send(text))));
  assert.equal(await ask(), pipeline.predict(texts));
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  assert.match(metrics, 'predict_requests_total{status="200"} 100\n');
  assert.match(metrics, 'predict_batch_size_sum 100\n');
  assert.ok((await service.usage()).processorMs > 0);
  if (existsSync('/proc/self/task')) {
    const [first, second] = children();
    process.kill(first, 'SIGKILL');
    while (isAlive(first) || children().length < 2) await new Promise(setImmediate);
    assert.ok(children().includes(second));
    assert.equal(new Set(children()).size, 2);
    const last = children();
    await service.stop();
    for (const pid of [service.pid, ...last]) assert.not(isAlive(pid));
  } else await service.stop();
});

test('ends with the process that started it, though that one was killed', async () => {
  const program = `
    const { startService } = require(${JSON.stringify(join(projectFolder(), 'lib/dist/service/start-service.js'))});
    startService(${JSON.stringify(model)}).then(({ pid }) => console.log(String(pid)));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(owner.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  process.kill(pid, 'SIGINT'); // an interrupted kernel
  assert.ok(isAlive(pid));
  owner.kill('SIGKILL');
  while (isAlive(pid)) await new Promise((settle) => setTimeout(settle, 50)); // hangs where it stays
});

test.run();
