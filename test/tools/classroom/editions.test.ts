/** Both editions of the exercise on the real kernel, and the learner's edition in step with its source. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkMime, type CheckResult } from '../../../lib/exercise/check-result';
import { gradedCells } from '../../../lib/tools/classroom/graded-cells';
import { instructorKey, learnerEdition } from '../../../lib/tools/classroom/release';
import { readNotebook, writeNotebook, type Notebook } from '../../../lib/tools/notebook/notebook';
import { runNotebook } from '../../../lib/tools/notebook/run-notebook';

const test = suite('editions');
const folder = 'notebooks/exercise';
const source = readNotebook(join(folder, 'source.ipynb'));
const results = mkdtempSync(join(tmpdir(), 'editions-'));
test.after(() => rmSync(results, { recursive: true }));

async function run(path: string): Promise<{ checks: CheckResult[]; printed: string }> {
  const environment = { ...process.env, REVIEWLAB_RESULTS: results };
  const saveAs = join(results, 'executed.ipynb');
  const { cells } = await runNotebook(path, { saveAs, environment });
  const outputs = cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []));
  const checks = outputs.flatMap((output) =>
    output.output_type === 'display_data' && checkMime in output.data
      ? [output.data[checkMime] as CheckResult]
      : [],
  );
  const printed = outputs.map((output) => (output.output_type === 'stream' ? output.text : ''));
  return { checks, printed: printed.join('') };
}

test('the learner’s edition is what release writes from the source', () => {
  const path = join(results, 'exercise.ipynb');
  writeNotebook(path, learnerEdition(source));
  const committed = readFileSync(join(folder, 'exercise.ipynb'), 'utf8');
  assert.is(committed, readFileSync(path, 'utf8'), 'npm run exercise -- release');
});

test('it holds no solution, no hidden test and no marker', () => {
  const text = readFileSync(join(folder, 'exercise.ipynb'), 'utf8');
  assert.not.match(text, /BEGIN|END |seed: 2|latenciesMs\.push|maxFeatures: 500 }\), new/);
  const blanks = learnerEdition(source).cells.filter(({ source: code }) =>
    code.includes("throw new Error('not written yet');"),
  );
  assert.is(blanks.length, 8);
});

test('cells are short, and each that is graded has points and an id of its own', () => {
  const graded = gradedCells(source);
  assert.is(new Set(graded.map(({ gradeId }) => gradeId)).size, graded.length);
  for (const { grade, points, gradeId } of graded) assert.is(grade, points > 0, gradeId);
  for (const cell of learnerEdition(source).cells) {
    if (cell.cell_type !== 'code') continue;
    assert.ok(cell.source.split('\n').length <= 16, `more than 16 lines: ${cell.source}`);
  }
});

test('the key passes every check, hidden ones too', async () => {
  const path = join(folder, '.key.test.ipynb'); // there, since a notebook finds its data from its folder
  try {
    writeNotebook(path, instructorKey(source));
    const { checks, printed } = await run(path);
    assert.equal(
      checks.filter(({ passed }) => !passed),
      [],
    );
    assert.is(checks.length, 15);
    assert.match(printed, /answers that differ: 0\n/);
    assert.match(printed, /the target of 85 % is met/);
  } finally {
    rmSync(path, { force: true });
  }
});

test('the learner’s edition runs to its end before anything is written, and says so plainly', async () => {
  const { checks, printed } = await run(join(folder, 'exercise.ipynb'));
  assert.equal([...new Set(checks.map(({ id }) => id))], ['not-written']);
  assert.is(checks.length, 8);
  assert.match(printed, /There is nothing to read yet/);
  assert.match(printed, /Nothing to time yet/);
});

const faulty = (change: (code: string) => string): Notebook => ({
  ...source,
  cells: source.cells.map((cell) => ({ ...cell, source: change(cell.source) })),
});

test('a source with a fault is refused', () => {
  assert.throws(
    () => learnerEdition(faulty((code) => code.replace('// END SOLUTION', ''))),
    /without its partner/,
  );
  assert.throws(
    () => learnerEdition(faulty((code) => code.replace('// BEGIN SOLUTION', ''))),
    /given it solved/,
  );
  const twice = { ...source, cells: source.cells.concat(source.cells) };
  assert.throws(() => learnerEdition(twice), /"time_batch" is used twice/);
  const bare = source.cells.map((cell) => ({ ...cell, metadata: {} }));
  assert.throws(() => learnerEdition({ ...source, cells: bare }), /no nbgrader metadata/);
});

test.run();
