import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { outputFolder, projectFolder, resultsFolder } from '../../lib/data/results-folder';

const test = suite('results-folder');
let folder = '';
const NAMES = ['REVIEWLAB_RESULTS', 'REVIEWLAB_UNFINISHED'];
let before: (string | undefined)[] = [];
test.before.each(() => {
  before = NAMES.map((name) => process.env[name]);
  for (const name of NAMES) delete process.env[name];
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-folder-')));
});
test.after.each(() => {
  NAMES.forEach((name, at) => {
    if (before[at] === undefined) delete process.env[name];
    else process.env[name] = before[at];
  });
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

test('from a folder outside, the default is the project of this library', () => {
  const [here, project] = [process.cwd(), projectFolder()];
  process.chdir(folder);
  try {
    assert.is(projectFolder(), project);
  } finally {
    process.chdir(here);
  }
});

test('results are in the project, or where REVIEWLAB_RESULTS says', () => {
  assert.is(resultsFolder(), join(projectFolder(), 'results'));
  process.env['REVIEWLAB_RESULTS'] = folder;
  assert.is(resultsFolder(), folder);
  process.env['REVIEWLAB_RESULTS'] = 'relative/path';
  assert.throws(
    resultsFolder,
    /REVIEWLAB_RESULTS must be an absolute path, but is "relative\/path"/,
  );
});

test('what a run makes goes where REVIEWLAB_UNFINISHED says, else to the results', () => {
  for (const unset of [undefined, '']) {
    if (unset !== undefined) process.env['REVIEWLAB_UNFINISHED'] = unset;
    process.env['REVIEWLAB_RESULTS'] = '';
    assert.is(outputFolder(), join(projectFolder(), 'results'));
    process.env['REVIEWLAB_RESULTS'] = folder;
    assert.is(outputFolder(), folder);
  }
  process.env['REVIEWLAB_UNFINISHED'] = join(folder, 'unfinished');
  assert.is(outputFolder(), join(folder, 'unfinished'));
});

test('a package.json that holds no object is none of a project', () => {
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  writeFileSync(join(folder, 'package.json'), '{"workspaces": []}');
  for (const content of ['null', '3', '"workspaces"', '[]', '{}']) {
    writeFileSync(join(inside, 'package.json'), content);
    assert.is(projectFolder(inside), folder, content);
  }
});

test.run();
