import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readNotebook, type CodeCell, type Output } from '../../../lib/tools/notebook/notebook';
import { RunError } from '../../../lib/tools/notebook/run-error';
import type { Progress } from '../../../lib/tools/notebook/progress';
import { runNotebook } from '../../../lib/tools/notebook/run-notebook';
import { writeSmallTypes } from '../kernel/small-types';
import { code, markdown, notebook, save } from './sample-notebook';

const test = suite('run-notebook');
let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-notebook-'));
  writeSmallTypes(folder);
});
test.after.each(() => rmSync(folder, { recursive: true }));

async function failure(path: string, saveAs: string, cellLimitSeconds = 60): Promise<RunError> {
  try {
    await runNotebook(path, { saveAs, cellLimitSeconds });
  } catch (error) {
    if (error instanceof RunError) return error;
    throw error;
  }
  return assert.unreachable('the run should fail') as never;
}

function outputsOf(path: string): (readonly Output[])[] {
  return readNotebook(path).cells.map((cell) => (cell as CodeCell).outputs ?? []);
}

test('runs every code cell in the notebook’s folder, tells progress, saves outputs', async () => {
  writeFileSync(join(folder, 'beside.txt'), 'found');
  const path = save(
    join(folder, 'good.ipynb'),
    notebook(
      markdown('# Title'),
      code('import { readFileSync } from "node:fs";\nconsole.log("one"); console.log("two");'),
      code('readFileSync("beside.txt", "utf8")'),
      code('import { display } from "tslab";\ndisplay.html("<b>three</b>")'),
    ),
  );
  const seen: Progress[] = [];
  const saveAs = join(folder, 'results', 'notebooks', 'good.ipynb');
  await runNotebook(path, { saveAs, onProgress: (progress) => seen.push(progress) });
  assert.equal(
    seen.map(({ notebook: name, cell, cells }) => [name, cell, cells]),
    [1, 2, 3].map((cell) => ['good.ipynb', cell, 3]),
  );
  assert.equal([seen[0]?.title, seen[0]?.heading], ['Title', 'Title']);
  assert.equal(outputsOf(saveAs), [
    [],
    [{ output_type: 'stream', name: 'stdout', text: 'one\ntwo\n' }],
    [{ output_type: 'stream', name: 'stdout', text: 'found\n' }],
    [{ output_type: 'display_data', data: { 'text/html': '<b>three</b>' }, metadata: {} }],
  ]);
  const counts = readNotebook(saveAs).cells.map((cell) => (cell as CodeCell).execution_count);
  assert.equal(counts, [undefined, 1, 2, 3]);
});

test('a cell that throws stops the run; the notebook is saved as far as it ran', async () => {
  const bad =
    'console.log("before");\nconsole.error("a warning");\nthrow new RangeError("too <far>");';
  const path = save(join(folder, 'bad.ipynb'), notebook(code('1 + 1'), code(bad), code('"never"')));
  const saveAs = join(folder, 'out.ipynb');
  const { failed, ...error } = await failure(path, saveAs);
  const { notebook: name, cell, cells, cellId } = failed.at;
  assert.equal([name, cell, cells, cellId, failed.source], ['bad.ipynb', 2, 3, 'cell-1', bad]);
  assert.equal([failed.error.ename, failed.error.evalue], ['RangeError', 'too <far>']);
  assert.not.match(failed.error.traceback.join('\n'), 'tslab');
  assert.is(error.name, 'RunError');
  const [first, second, third] = outputsOf(saveAs);
  assert.is(first?.length, 1);
  assert.equal(
    second?.map((output) => output.output_type),
    ['stream', 'stream', 'error'],
  );
  assert.equal(third, []);
});

test('a type error is an error, with TypeScript’s own words', async () => {
  const path = save(join(folder, 'types.ipynb'), notebook(code('const n: number = "one";')));
  const { failed } = await failure(path, join(folder, 'out.ipynb'));
  assert.is(failed.error.ename, 'TypeScript');
  assert.match(failed.error.evalue, "Type 'string' is not assignable to type 'number'");
});

test('a promise that fails while nobody awaits it is an error too', async () => {
  const source = 'const fit = async () => { throw new Error("no reviews"); };\nvoid fit();';
  const path = save(join(folder, 'promise.ipynb'), notebook(code(source)));
  const { failed } = await failure(path, join(folder, 'out.ipynb'));
  assert.is(failed.error.ename, 'UnhandledPromiseRejection');
  assert.is(failed.error.evalue, 'Error: no reviews');
});

test('a cell past its limit, and a kernel that ends, stop the run likewise', async () => {
  const saveAs = join(folder, 'out.ipynb');
  const slow = save(
    join(folder, 'slow.ipynb'),
    notebook(code('console.log("x"); await new Promise((done) => setTimeout(done, 600_000));')),
  );
  const hang = await failure(slow, saveAs, 2);
  assert.match(hang.describe(), 'slow.ipynb, cell 1 of 1 (id cell-0)');
  assert.match(hang.describe(), 'did not finish within its time limit of 2 s');
  assert.equal(
    outputsOf(saveAs)[0]?.map((output) => output.output_type),
    ['stream', 'error'],
  );
  const dying = save(join(folder, 'dying.ipynb'), notebook(code('process.exit(7)')));
  assert.match(
    (await failure(dying, saveAs)).describe(),
    'The kernel ended while the cell ran (exit code 7)',
  );
});

test('a file that is no notebook is refused before a kernel starts', async () => {
  const path = join(folder, 'x.ipynb');
  const saveAs = join(folder, 'out.ipynb');
  const refuse = async (content: string, expected: RegExp): Promise<void> => {
    writeFileSync(path, content);
    await runNotebook(path, { saveAs }).then(
      () => assert.unreachable(),
      (error: Error) => assert.match(error.message, expected),
    );
  };
  await refuse('{', /x\.ipynb is not a notebook: not JSON/);
  await refuse('{"nbformat": 4}', /no list of cells/);
  await refuse('{"cells": [], "nbformat": 3}', /nbformat must be 4, but is 3/);
  await refuse(
    '{"cells": [{"cell_type": "code", "source": 1}], "nbformat": 4}',
    /cell 1: source must be text/,
  );
  assert.not(existsSync(saveAs));
  assert.equal(readdirSync(folder).sort(), ['node_modules', 'x.ipynb']);
});

test.run();
