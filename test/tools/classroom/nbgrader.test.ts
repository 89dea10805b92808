/**
 * The source notebook held against nbgrader's own rules, which are stated in its code (nbgrader/nbgraderformat/v3.py;
 * preprocessors/checkcellmetadata.py, clearsolutions.py, clearhiddentests.py). `npm run clients -- nbgrader` runs nbgrader itself.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { learnerEdition } from '../../../lib/tools/classroom/release';
import type { JsonObject } from '../../../lib/tools/notebook/json-object';
import { readNotebook } from '../../../lib/tools/notebook/notebook';

const test = suite('nbgrader');
const folder = join('notebooks', 'exercise');
const source = readNotebook(join(folder, 'source.ipynb'));
const config = readFileSync(join(folder, 'nbgrader_config.py'), 'utf8');

/** The text that the configuration gives an option, or one key of it. */
function configured(option: string): string {
  const line = config.split('\n').find((one) => one.startsWith(`c.${option} = `)) ?? '';
  return /"([^"]*)"\}?$/.exec(line)?.[1] ?? '';
}

const marked = source.cells.flatMap((cell) => {
  const nbgrader = cell.metadata['nbgrader'] as JsonObject | undefined;
  return nbgrader === undefined ? [] : [{ cell, nbgrader }];
});

test('metadata has the keys and types of schema 3, and the cell kinds that it knows', () => {
  assert.ok(marked.length > 0);
  for (const { cell, nbgrader } of marked) {
    const { grade, solution, locked, task, points } = nbgrader;
    const id = String(nbgrader['grade_id']);
    const keys = ['cell_type', 'grade', 'grade_id', 'locked', 'schema_version', 'solution', 'task'];
    assert.equal(Object.keys(nbgrader).sort(), grade ? [...keys, 'points'].sort() : keys, id);
    for (const flag of [grade, solution, locked, task]) assert.type(flag, 'boolean', id);
    assert.match(id, /^[a-zA-Z0-9_-]+$/);
    assert.equal([nbgrader['schema_version'], nbgrader['cell_type']], [3, cell.cell_type], id);
    if (grade) assert.ok(typeof points === 'number' && points > 0, id);
    // A code cell is an answer or a test; a text is answer and grade in one. A `task` would be a locked text whose
    // answer the learner puts into cells of their own, which no grade_id finds: there is none.
    const kind = [grade, solution, locked, task].map(Number).join('');
    assert.ok((cell.cell_type === 'code' ? ['0100', '1010', '0010'] : ['1100']).includes(kind), id);
  }
  const ids = marked.map(({ nbgrader }) => nbgrader['grade_id']);
  assert.is(new Set(ids).size, ids.length);
});

test('the configuration has a stub for the notebook’s language, and the markers that are in it', () => {
  const { language } = source.metadata['kernelspec'] as JsonObject;
  assert.ok(config.includes(`c.ClearSolutions.code_stub = {"${String(language)}": `));
  const text = source.cells.map((cell) => cell.source).join('\n');
  for (const name of ['ClearSolutions.begin_solution', 'ClearSolutions.end_solution']) {
    assert.ok(text.includes(`// ${configured(`${name}_delimeter`)}\n`), name);
  }
  for (const name of ['ClearHiddenTests.begin_test', 'ClearHiddenTests.end_test']) {
    assert.ok(text.includes(`// ${configured(`${name}_delimeter`)}`), name);
  }
});

/** What stays when regions between two markers are replaced, line by line, as nbgrader does it. */
function cleared(code: string, begin: string, end: string, stub?: string): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of code.split('\n')) {
    if (line.includes(begin)) {
      if (stub !== undefined) kept.push(line.replace(/\S.*$/, () => stub));
      inside = true;
    } else if (line.includes(end)) inside = false;
    else if (!inside) kept.push(line);
  }
  assert.not.ok(inside, `no ${end}`);
  return kept.join('\n');
}

test('nbgrader would hand out the same code as release does', () => {
  const stub = configured('ClearSolutions.code_stub');
  learnerEdition(source).cells.forEach((cell, at) => {
    if (cell.cell_type !== 'code') return;
    const code = cleared(source.cells[at].source, 'BEGIN SOLUTION', 'END SOLUTION', stub);
    const shown = cleared(code, 'BEGIN HIDDEN TESTS', 'END HIDDEN TESTS');
    assert.is(shown.trimEnd(), cell.source);
  });
});

test.run();
