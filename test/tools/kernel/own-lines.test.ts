/** What the learner sees of errors and interrupts, on a live kernel with the scripts that the kernelspec loads. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { firstErrors } from '../../../lib/tools/kernel/first-errors';
import { Kernel } from '../../../lib/tools/kernel/kernel';
import { tslabProgram } from '../../../lib/tools/kernel/kernel-process';
import { ownLines } from '../../../lib/tools/kernel/own-lines';

const test = suite('own lines');
const folder = mkdtempSync(join(tmpdir(), 'own-lines-'));
let kernel: Kernel;

test.before(async () => {
  const script = join(folder, 'preload.cjs');
  writeFileSync(script, ownLines(tslabProgram()) + firstErrors());
  kernel = await Kernel.start(folder, { ...process.env, NODE_OPTIONS: `--require ${script}` });
});
test.after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

/** What the cell prints. */
async function printed(cell: string): Promise<string> {
  const { messages } = await kernel.execute(cell, 60_000);
  const texts = messages.map(({ content }) => (content as { text?: string }).text ?? '');
  await new Promise((done) => setTimeout(done, 250)); // tslab drops what comes within 200 ms of an error
  return texts.join('').trim();
}

test('the learner’s own lines, as written, in this cell and in earlier ones, without tslab’s inside', async () => {
  await printed(`// comments and types are not in what runs
interface Thing { size: number }
const things: Thing[] = [{ size: 1 }];

function sizeOf(at: number): number {
  // takes one
  const found: Thing = things[at];
  return found.size;
}
sizeOf(0)`);
  assert.is(
    await printed('const at: number = 7;\n\nsizeOf(at)'),
    `TypeError: Cannot read properties of undefined (reading 'size')
  line 8 of an earlier cell: return found.size;
  line 3 of this cell: sizeOf(at)`,
  );
  assert.is(
    await printed(`type Few = { b: string };
const missing: any = undefined;
await Promise.resolve();
missing.name`),
    `TypeError: Cannot read properties of undefined (reading 'name')
  line 4 of this cell: missing.name`,
  );
});

test('a cause is named; what is no error is printed as it was thrown', async () => {
  assert.is(
    await printed("throw new Error('mine', { cause: new RangeError('why') })"),
    `Error: mine
  because of RangeError: why
  line 1 of this cell: throw new Error('mine', { cause: new RangeError('why') })`,
  );
  assert.is(await printed("throw 'a text'"), 'a text');
});

test('the advice for names that are not known stands once', async () => {
  const lines = (await printed('nope + 1; other + 2')).split('\n');
  assert.equal(lines.slice(0, 2).map((line) => line.replace(/^.* - /, '')), [
    "Cannot find name 'nope'.",
    "Cannot find name 'other'.",
  ]); // prettier-ignore
  assert.is(lines.length, 3);
});

test('an interrupt says so, in code that runs and in code that waits, and the variables stay', async () => {
  for (const endless of ['while (true);', 'await new Promise(() => undefined);']) {
    const running = printed(`process.kill(process.pid, 'SIGINT');\n${endless}`);
    const again = setInterval(() => process.kill(kernel.pid, 'SIGINT'), 1000);
    assert.is(await running, 'interrupted');
    clearInterval(again);
  }
  let kept = 'interrupted'; // by a signal that came too late: each was sent before this line
  while (kept === 'interrupted') kept = await printed('things.length');
  assert.is(kept, '1');
});

test.run();
