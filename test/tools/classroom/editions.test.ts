/** The learner's edition in step with its source; check-folder.test.ts runs both editions. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { gradedCells } from '../../../lib/tools/classroom/graded-cells';
import { learnerEdition } from '../../../lib/tools/classroom/release';
import { readNotebook, writeNotebook, type Notebook } from '../../../lib/tools/notebook/notebook';

const test = suite('editions');
const folder = 'notebooks/exercise';
const source = readNotebook(join(folder, 'source.ipynb'));
const results = mkdtempSync(join(tmpdir(), 'editions-'));
test.after(() => rmSync(results, { recursive: true }));

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
    const lines = cell.source.split('\n');
    assert.ok(lines.length <= 12, `more than 12 lines: ${cell.source}`);
    for (const line of lines) assert.ok(line.length <= 88, `more than 88 columns: ${line}`);
  }
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
  assert.throws(() => learnerEdition(twice), /"setup" is used twice/);
  const bare = source.cells.map((cell) => ({ ...cell, metadata: {} }));
  assert.throws(() => learnerEdition({ ...source, cells: bare }), /no nbgrader metadata/);
});

test.run();
