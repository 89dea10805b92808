import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keepPreviousRun, readPreviousRun } from '../../../lib/tools/experiment/previous-run';
import { someExperiment, someModel } from './some-experiment';

const test = suite('previous run');
const run = someExperiment([someModel('m', 0.001, 0.1)]);

function inFolder(check: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'previous-run-'));
  try {
    check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a whole record is read, and kept as it was', () => {
  inFolder((folder) => {
    writeFileSync(join(folder, 'experiment.json'), JSON.stringify(run));
    const previous = readPreviousRun(folder);
    assert.equal(previous, run);
    keepPreviousRun(folder, run);
    const kept = readFileSync(join(folder, 'previous', 'experiment.json'), 'utf8');
    assert.equal(JSON.parse(kept), run);
  });
});

test('a record that is missing, broken or of another form is no previous run', () => {
  inFolder((folder) => {
    assert.is(readPreviousRun(folder), undefined);
    const broken = [
      '',
      '{"version":1',
      'null',
      '[]',
      JSON.stringify({ ...run, version: 2 }),
      JSON.stringify({ ...run, machine: null }),
      JSON.stringify({ ...run, models: [null] }),
      JSON.stringify({ ...run, models: [{ name: 'm' }] }),
    ];
    for (const text of broken) {
      writeFileSync(join(folder, 'experiment.json'), text);
      assert.is(readPreviousRun(folder), undefined, text.slice(0, 60));
    }
  });
});

test.run();
