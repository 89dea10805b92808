import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder, resultsFolder } from '../../lib/data/results-folder';

const test = suite('results-folder');
let folder = '';
let before: string | undefined;
test.before.each(() => {
  before = process.env['REVIEWLAB_RESULTS'];
  delete process.env['REVIEWLAB_RESULTS'];
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-folder-')));
});
test.after.each(() => {
  if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = before;
  rmSync(folder, { recursive: true });
});

test('the project is the nearest folder above whose package.json has workspaces', () => {
  const inside = join(folder, 'lib', 'dist', 'commands');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"workspaces": ["lib"]}');
  writeFileSync(join(folder, 'lib', 'package.json'), '{"name": "reviewlab"}');
  writeFileSync(join(folder, 'lib', 'dist', 'package.json'), 'not JSON');
  assert.is(projectFolder(inside), folder);
});

test('outside a project it says so', () => {
  assert.throws(() => projectFolder(folder), /No project found at or above/);
});

test('results are in the project, or where REVIEWLAB_RESULTS says', () => {
  assert.is(resultsFolder(), join(projectFolder(), 'results'));
  process.env['REVIEWLAB_RESULTS'] = folder;
  assert.is(resultsFolder(), folder);
  process.env['REVIEWLAB_RESULTS'] = 'relative/path';
  assert.throws(resultsFolder, /REVIEWLAB_RESULTS must be an absolute path, but is "relative\/path"/);
});

test.run();
