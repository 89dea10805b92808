/** Every notebook on the real kernel, as `npm start` runs it, with results in a folder of its own. */
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';
import { gatherExperiment, type ExecutedNotebook } from '../lib/tools/experiment/experiment';
import { describeMachine } from '../lib/tools/experiment/machine';
import type { Kernel } from '../lib/tools/kernel/kernel';
import { readNotebook, type CodeCell } from '../lib/tools/notebook/notebook';
import { notebookPaths } from '../lib/tools/experiment/run-all';
import { runNotebook, startKernel } from '../lib/tools/notebook/run-notebook';

const test = suite('notebooks');
const project = projectFolder();
const paths = notebookPaths(project); // throws when there are none
const executed: ExecutedNotebook[] = [];
const results = mkdtempSync(join(tmpdir(), 'notebooks-'));
test.after(() => rmSync(results, { recursive: true }));
// All kernels start side by side, as in a run.
let kernels: Promise<Kernel>[] = [];
test.before(async () => {
  const environment = { ...process.env, REVIEWLAB_RESULTS: results };
  kernels = paths.map((path) => startKernel(path, environment));
  await Promise.all(kernels);
});

for (const [index, path] of paths.entries()) {
  const name = basename(path);

  test(`${name} is saved as a reader should find it`, () => {
    const { cells, metadata } = readNotebook(path);
    const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    assert.equal([content['nbformat'], content['nbformat_minor']], [4, 5]);
    const spec = metadata['kernelspec'] as Record<string, unknown>;
    assert.equal([spec['name'], spec['language']], ['tslab', 'typescript']);
    assert.is(cells[0]?.cell_type, 'markdown', 'the first cell says what the notebook is about');
    assert.match(cells[0].source, /^# /);
    assert.is(new Set(cells.map(({ id }) => id)).size, cells.length, 'cell ids differ');
    const code = cells.filter((cell): cell is CodeCell => cell.cell_type === 'code');
    for (const { source, outputs, execution_count: count } of code) {
      assert.equal([outputs.length, count], [0, null], `saved with outputs: ${source}`);
      assert.ok(source.trimEnd().split('\n').length <= 16, `more than 16 lines: ${source}`);
    }
  });

  test(`${name} runs without an error`, async () => {
    const saveAs = join(results, 'notebooks', name);
    const notebook = await runNotebook(path, { saveAs, kernel: kernels[index] });
    executed.push({ name, notebook });
  });
}

test('the records make an experiment whose models answer alike both ways', () => {
  const { models, data, labels } = gatherExperiment(executed, describeMachine(project));
  assert.ok(models.length >= 3);
  for (const model of models) assert.ok(model.identicalPredictions, model.name);
  assert.equal(labels, ['negative', 'positive']);
  assert.is((data['test'] as { reviews: number }).reviews, 1000);
});

test.run();
