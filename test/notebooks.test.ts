/**
 * Every notebook on the real kernel, by the command that readers use, on the kit's own reviews. The results go
 * to a folder of their own, which is kept where the environment variable KEEP_TEST_RUN names one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';
import type { Experiment } from '../lib/tools/experiment/experiment';
import { notebookPaths } from '../lib/tools/experiment/run-all';
import { parameterNames } from '../lib/tools/notebook/inject-parameters';
import {
  readNotebook,
  type CodeCell,
  type Notebook,
  type Output,
} from '../lib/tools/notebook/notebook';

const test = suite('notebooks');
const project = projectFolder();
const paths = notebookPaths(project); // throws when there are none
const kept = process.env['KEEP_TEST_RUN'];
const results = kept ?? mkdtempSync(join(tmpdir(), 'notebooks-'));
test.after(() => {
  if (kept === undefined) rmSync(results, { recursive: true });
});

const codeCells = ({ cells }: Notebook): CodeCell[] =>
  cells.filter((cell): cell is CodeCell => cell.cell_type === 'code');

/** The lines of what a page shows as plain text: printed, or a display that has no other form. */
function printedLines(output: Output): string[] {
  if (output.output_type === 'stream') return output.text.split('\n');
  if (output.output_type === 'error') return [];
  const { 'text/plain': plain, ...others } = output.data;
  const shown = Object.keys(others).some((type) => /^(text\/html|image\/)/.test(type));
  return shown ? [] : String(plain).split('\n');
}

for (const path of paths) {
  const name = basename(path);

  test(`${name} is saved as a reader should find it`, () => {
    const notebook = readNotebook(path);
    const { cells, metadata } = notebook;
    const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    assert.equal([content['nbformat'], content['nbformat_minor']], [4, 5]);
    const spec = metadata['kernelspec'] as Record<string, unknown>;
    assert.equal([spec['name'], spec['language']], ['tslab', 'typescript']);
    assert.is(cells[0]?.cell_type, 'markdown', 'the first cell says what the notebook is about');
    assert.match(cells[0].source, /^# /);
    assert.is(new Set(cells.map(({ id }) => id)).size, cells.length, 'cell ids differ');
    // In the classic page nothing but the words shows that a hint unfolds.
    for (const [, summary] of cells.flatMap(({ source }) => [
      ...source.matchAll(/<summary>(.*?)<\/summary>/g),
    ])) {
      assert.match(summary, '(click to unfold');
    }
    for (const { source, outputs, execution_count: count } of codeCells(notebook)) {
      assert.equal([outputs.length, count], [0, null], `saved with outputs: ${source}`);
    }
  });

  test(`${name} can be shown as slides: every cell has its kind`, () => {
    const kinds = ['slide', 'subslide', 'fragment', 'skip', 'notes', '-'];
    for (const { id, metadata } of readNotebook(path).cells) {
      const { slide_type: kind } = (metadata['slideshow'] ?? {}) as Record<string, unknown>;
      assert.ok(
        kinds.includes(String(kind)),
        `cell ${id}: metadata.slideshow.slide_type is missing`,
      );
    }
  });

  test(`${name} has the parameters that npm start fills in`, () => {
    const notebook = readNotebook(path);
    if (!notebook.cells.some(({ source }) => source.includes('readExperiment'))) return;
    assert.equal([...parameterNames(notebook)], ['settings']);
  });
}

for (const path of [...paths, join(project, 'notebooks', 'exercise', 'exercise.ipynb')]) {
  test(`${basename(path)}: a cell is one idea, at most 12 lines of 88 columns and 8 imported names`, () => {
    for (const { id, source } of codeCells(readNotebook(path))) {
      const lines = source.trimEnd().split('\n');
      assert.ok(lines.length <= 12, `${id}: ${lines.length} lines`);
      const wide = lines.find((line) => [...line].length > 88);
      assert.is(wide, undefined, `${id}: a line of ${wide?.length} columns`);
      const imported = [...source.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, of]) =>
        of.split(','),
      );
      const most = id === 'setup' ? 20 : 8; // the exercise's cell brings in all that it needs
      assert.ok(imported.length <= most, `${id}: ${imported.length} imported names`);
    }
  });
}

test('all notebooks run without an error, and the report is made', () => {
  const env = { ...process.env, REVIEWLAB_RESULTS: results };
  const start = join(project, 'lib', 'dist', 'tools', 'commands', 'start.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [start], {
    env,
    encoding: 'utf8',
  });
  assert.is(status, 0, `${stdout}\n${stderr}`);
  assert.match(stdout, /\d+ of \d+ targets met/);
  assert.ok(existsSync(join(results, 'report.html')));
});

for (const path of paths) {
  const name = basename(path);

  test(`${name} is saved as it ran`, () => {
    const cells = codeCells(readNotebook(join(results, 'notebooks', name)));
    for (const { id, source, outputs, execution_count: count } of cells) {
      assert.type(count, 'number', `did not run: ${source}`);
      assert.not(outputs.some(({ output_type: type }) => type === 'error'));
      // The classic page breaks words where a line is longer.
      for (const line of outputs.flatMap(printedLines)) {
        assert.ok([...line].length <= 80, `${id} prints ${[...line].length} columns: ${line}`);
      }
    }
  });
}

test('the records make an experiment whose models answer alike both ways', () => {
  const file = readFileSync(join(results, 'experiment.json'), 'utf8');
  const { models, data, labels } = JSON.parse(file) as Experiment;
  assert.ok(models.length >= 3);
  for (const model of models) assert.ok(model.identical, model.name);
  assert.equal(labels, ['negative', 'positive']);
  assert.is((data['test'] as { reviews: number }).reviews, 1000);
});

test.run();
