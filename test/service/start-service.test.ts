import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { modelText } from '../../lib/models/model-file';
import { Refused } from '../../lib/measure/serving/load';
import { startService } from '../../lib/service/start-service';
import { projectFolder } from '../../lib/data/results-folder';
import { somePipeline, someText } from './some-service';

const test = suite('start service');
const folder = mkdtempSync(join(tmpdir(), 'start-service-'));
const model = join(folder, 'model.json');
const pipeline = somePipeline();
const facts = { name: 'some', features: 3, fitMs: 1, trainedOn: '0'.repeat(64), solver: null };
writeFileSync(model, modelText({ ...facts, pipeline }));
test.after(() => rmSync(folder, { recursive: true }));

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
    const answers = (await service.sendList(texts)) as { label: string }[];
    assert.equal(
      answers.map(({ label }) => label),
      pipeline.predict(texts),
    );
    assert.is(((await service.send(texts[0])) as { label: string }).label, answers[0].label);
    const timing = await service.timed(texts[0]);
    assert.ok(Object.values(timing).every((ms) => Number.isFinite(ms) && ms >= 0));
    assert.ok(timing.modelMs + timing.restMs > 0);
    assert.ok((await service.usedMs()) > 0);
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

test('a full queue refuses', async () => {
  const service = await startService(model, { queueLimit: 1 });
  const asked = Array.from({ length: 200 }, (_, i) =>
    service.send(someText(i)).then(
      () => 'answered',
      (error: unknown) => (error instanceof Refused ? 'refused' : 'failed'),
    ),
  );
  const outcomes = await Promise.all(asked);
  assert.not(outcomes.includes('failed'));
  assert.ok(outcomes.includes('answered'));
  await service.stop();
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
