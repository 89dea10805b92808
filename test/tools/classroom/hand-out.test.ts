/** The folder that is handed out: whole in itself, without a line of a solution. `npm run clients -- hand-out` installs and runs one. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeHandOut } from '../../../lib/tools/classroom/hand-out';
import { readNotebook } from '../../../lib/tools/notebook/notebook';
import { blank } from './some-submissions';

const test = suite('hand out');
const folder = mkdtempSync(join(tmpdir(), 'hand-out-'));
test.after(() => rmSync(folder, { recursive: true }));

const given = join(folder, 'for the class');
writeHandOut(process.cwd(), given, blank);
const files = readdirSync(given, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
const ours = [...texts].filter(([path]) => !path.endsWith('package-lock.json'));

test('no line of a solution is in it, nor a hidden test, nor where they are', () => {
  const { cells } = readNotebook('notebooks/exercise/source.ipynb');
  const regions = /\/\/ BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)\/\/ END /gs;
  const shown = blank.cells.map(({ source }) => source).join('\n');
  const lines = cells.flatMap(({ source }) =>
    [...source.matchAll(regions)].flatMap(([, region]) => region.split('\n')),
  );
  // Not told apart from what everybody writes: lines that are handed out, and the shortest.
  const own = lines.map((line) => line.trim()).filter((line) => line.length > 30);
  const secret = own.filter((line) => !shown.includes(line));
  assert.ok(secret.length >= 15);
  for (const [path, text] of ours) {
    for (const line of secret) assert.not.ok(text.includes(line), `${path}: ${line}`);
    assert.not.match(text, /BEGIN SOLUTION|seed: 2\b.*\n?.*END HIDDEN/, path);
  }
  const names = files.map((path) => path.slice(given.length + 1)).join('\n');
  assert.not.match(names, /source\.ipynb|key\.ipynb|\.git\/|(?:^|\n)test\/|classroom|submissions/);
});

test('every import is met by a file or a package of the folder', () => {
  const { dependencies } = JSON.parse(texts.get(join(given, 'package.json'))!) as {
    dependencies: Record<string, string>;
  };
  const packages = new Set([...Object.keys(dependencies), ...builtinModules]);
  for (const [path, text] of ours.filter(([one]) => one.endsWith('.ts'))) {
    for (const [, name] of text.matchAll(/^(?:import|export) [^;]*? from '([^']+)';$/gm)) {
      if (name.startsWith('.')) {
        const at = join(dirname(path), name);
        assert.ok([`${at}.ts`, at].some(existsSync), `${path}: ${name}`);
      } else if (!name.startsWith('node:')) {
        const [first, second] = name.split('/');
        const own = name.startsWith('@') ? `${first}/${second}` : first;
        assert.ok(packages.has(own), `${path}: ${name}`);
      }
    }
  }
});

test('every link in a text leads somewhere, and every command to a file', () => {
  const notebooks = ours.filter(([path]) => path.endsWith('.ipynb'));
  const markdown = notebooks.flatMap(([path]) =>
    readNotebook(path).cells.map(({ source }) => [path, source] as const),
  );
  for (const [path, text] of [...ours.filter(([one]) => one.endsWith('.md')), ...markdown]) {
    for (const [, link] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(join(dirname(path), link)), `${path}: ${link}`);
    }
  }
  const { scripts } = JSON.parse(texts.get(join(given, 'package.json'))!) as {
    scripts: Record<string, string>;
  };
  assert.ok('lab' in scripts && 'start' in scripts && !('test' in scripts));
  for (const [, name] of Object.values(scripts)
    .join('\n')
    .matchAll(/node lib\/dist\/(\S+)\.js/g)) {
    assert.ok(existsSync(join(given, 'lib', `${name}.ts`)), name);
  }
});

test('the lock file fits, so that npm ci takes it', () => {
  const [own, lock] = ['package.json', 'package-lock.json'].map(
    (name) => JSON.parse(texts.get(join(given, name))!) as Record<string, Record<string, unknown>>,
  );
  const root = lock.packages[''] as Record<string, unknown>;
  for (const name of ['dependencies', 'devDependencies', 'workspaces']) {
    assert.equal(root[name], own[name], name);
  }
});

test('a folder that holds something, or lies in what is handed out, is refused', () => {
  assert.throws(() => writeHandOut(process.cwd(), given, blank), /is not empty/);
  const inside = join(process.cwd(), 'lib', 'for-the-class');
  assert.throws(() => writeHandOut(process.cwd(), inside, blank), /lies in lib\//);
  assert.not.ok(existsSync(inside));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeHandOut(process.cwd(), empty, blank);
  assert.ok(existsSync(join(empty, 'README.md')));
});

test.run();
