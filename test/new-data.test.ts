/** Notebook 6 on the real kernel, on other data than the kit's own: what it says is true of those too. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';
import { seededRandom } from '../lib/measure/seeded-random';
import { runNotebook } from '../lib/tools/notebook/run-notebook';

const test = suite('new data');
const folder = mkdtempSync(join(tmpdir(), 'new-data-'));
const before = { ...process.env };
test.before(() => {
  mkdirSync(join(folder, 'results'));
  Object.assign(process.env, { REVIEWLAB_RESULTS: join(folder, 'results'), REVIEWLAB_RUN: '1' });
});
test.after(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

const random = seededRandom(1);
const WORDS = new Map([
  ['good', 'fine lovely quick friendly warm'],
  ['bad', 'cold late rude broken dirty'],
  ['mixed', 'some partly however although otherwise'],
]);

/** Reviews of three labels, one of them rare, as a file. */
function file(name: string, rows: number): string {
  const some = (list: string[]): string => list[Math.floor(random() * list.length)];
  const lines = Array.from({ length: rows }, (_, i) => {
    const label = i % 16 === 5 ? 'mixed' : i % 2 === 0 ? 'good' : 'bad';
    const own = (WORDS.get(label) ?? '').split(' ');
    const text = [
      some(own),
      some(own),
      `thing${Math.floor(40 * random())}`,
      random() < 0.5 ? `new${Math.floor(1e6 * random())}` : '',
    ].join(' ');
    return `${text},${label}`;
  });
  const path = join(folder, name);
  writeFileSync(path, `text,label\n${lines.join('\n')}\n`);
  return path;
}

/** What each cell printed or showed, by its id. */
async function said(settings: object): Promise<Map<string, string>> {
  const { cells } = await runNotebook(join(projectFolder(), 'notebooks', '06-new-data.ipynb'), {
    saveAs: join(folder, 'executed.ipynb'),
    parameters: new Map([['settings', { solver: 'newton-cg', ...settings }]]),
  });
  return new Map(
    cells.flatMap((cell) => {
      if (cell.cell_type !== 'code') return [];
      const texts = cell.outputs.map((output) =>
        output.output_type === 'stream'
          ? output.text
          : 'data' in output
            ? String(output.data['text/plain'])
            : '',
      );
      return [[cell.id ?? '', texts.join('\n').replace(/\s+/g, ' ').trim()]];
    }),
  );
}

test('three labels, one rare, and a second test set of the same kind: nothing is named', async () => {
  const cells = await said({ data: file('train.csv', 160), test: file('test.csv', 64), shift: file('shift.csv', 64) }); // prettier-ignore
  assert.match(cells.get('judge-both') ?? '', /no sure difference\.$/);
  assert.match(cells.get('label-mix') ?? '', /The mix of labels: no sure change \(p = /);
  assert.match(cells.get('by-unknown-words') ?? '', /no sure difference\.$/);
  assert.match(cells.get('same-kinds') ?? '', "There is no column 'style'");
  assert.match(cells.get('curve') ?? '', 'No number of reviews up to 32');
});

test('no second test set: each cell says so, or shows what there is', async () => {
  const cells = await said({ data: join(folder, 'train.csv') });
  for (const id of ['label-mix', 'unknown-list', 'by-unknown-words', 'curve']) {
    assert.is(cells.get(id), 'There is no second test set.');
  }
  assert.match(cells.get('judge-both') ?? '', /test +32/);
});

test.run();
