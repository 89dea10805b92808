/** What all commands have in common, tried on each of them as it is called. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import {
  addVerb,
  calledFrom,
  coloured,
  makeCommand,
  namedCharacter,
  readArguments,
  userPath,
} from '../../../lib/tools/commands/command-line';

const test = suite('command line');
const project = projectFolder();

/** Each command: its file, whether it needs arguments, and an option that is almost one of its own. */
const COMMANDS = [
  { name: 'start', needs: false, almost: '--dta', known: '--data' },
  { name: 'predict', needs: true, almost: '--modle', known: '--model' },
  { name: 'compare', needs: true, almost: '--hlep', known: '--help' },
  { name: 'exercise', needs: true, almost: '--hepl', known: '--help' },
];

function call(name: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const program = join(project, 'lib', 'dist', 'tools', 'commands', `${name}.js`);
  const env: NodeJS.ProcessEnv = { ...process.env, ...more };
  if (more['FORCE_COLOR'] === undefined) delete env['FORCE_COLOR'];
  return spawnSync(process.execPath, [program, ...args], { cwd: project, env, encoding: 'utf8' });
}

for (const { name, needs, almost, known } of COMMANDS) {
  test(`${name}: help, and what is not known`, () => {
    const help = call(name, ['--help']);
    assert.equal([help.status, help.stderr], [0, '']);
    assert.match(help.stdout, /^Usage: npm .*\n[^]*Examples?:\n {2}npm /);
    const widest = Math.max(...help.stdout.split('\n').map((line) => line.length));
    assert.ok(widest <= 80, `${widest} columns`);
    const wrong = call(name, [almost, 'x']);
    assert.is(wrong.status, 2);
    assert.match(wrong.stderr, `unknown option '${almost}' (Did you mean ${known}?)`);
    assert.is(wrong.stdout, '');
    if (!needs) return;
    const none = call(name, []);
    assert.equal([none.status, none.stdout, none.stderr], [2, '', help.stdout]);
  });
}

test('lab: help of its own; all else is Jupyter’s', () => {
  const help = call('lab', ['--help']);
  assert.is(help.status, 0);
  assert.match(help.stdout, /^Usage: npm run lab -- [^]*Jupyter[^]*Examples:/);
});

test('exercise: help explains each verb and its options; a verb without its arguments says the same', () => {
  const { stdout } = call('exercise', ['--help']);
  for (const word of ['release ', 'seal ', 'check <folder>', '--out <marks.csv>', '--into <']) {
    assert.match(stdout, word);
  }
  const check = call('exercise', ['check']);
  assert.is(check.status, 2);
  assert.is(check.stderr, call('exercise', ['check', '--help']).stdout);
  const missing = call('exercise', ['check', 'folder']);
  assert.equal([missing.status, missing.stdout], [2, '']);
  assert.match(missing.stderr, /--out <marks\.csv>.* not specified/);
  assert.match(call('exercise', ['relase']).stderr, /relase.*release\?/);
});

test('colour where it is wanted, and never against NO_COLOR', () => {
  const escape = '\u001b[';
  assert.match(call('start', ['--help'], { FORCE_COLOR: '1', NO_COLOR: '' }).stdout, escape);
  assert.not.match(call('start', ['--help'], { NO_COLOR: '1' }).stdout, escape);
  assert.not.match(call('start', ['--help']).stdout, escape);
  const before = process.env['NO_COLOR'];
  delete process.env['NO_COLOR'];
  assert.is(coloured('red', 'no', { isTTY: true }), '\u001b[31mno\u001b[39m');
  assert.is(coloured('red', 'no', { isTTY: false }), 'no');
  process.env['NO_COLOR'] = '1';
  assert.is(coloured('red', 'no', { isTTY: true }), 'no');
  if (before === undefined) delete process.env['NO_COLOR'];
  else process.env['NO_COLOR'] = before;
});

test('paths count from where the user stands: where npm was called, or else the folder itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'called-'));
  const before = { ...process.env };
  try {
    Object.assign(process.env, { INIT_CWD: folder, npm_package_json: join(process.cwd(), 'package.json') }); // prettier-ignore
    assert.equal([calledFrom(), userPath('a.csv')], [folder, join(folder, 'a.csv')]);
    assert.is(userPath('/b.csv'), '/b.csv');
    // Called without npm, by a program that npm started elsewhere.
    process.env['npm_package_json'] = join(folder, 'package.json');
    assert.is(calledFrom(), process.cwd());
    delete process.env['npm_package_json'];
    assert.is(calledFrom(), process.cwd());
  } finally {
    process.env = before;
    rmSync(folder, { recursive: true });
  }
});

test('predict takes its paths from there too', () => {
  const { status, stderr } = call('predict', ['--model', 'no.json'], {
    INIT_CWD: join(project, 'data'),
    npm_package_json: join(project, 'package.json'),
  });
  assert.is(status, 2);
  assert.match(stderr, join(project, 'data', 'no.json'));
});

test('arguments are read into the command; what is too many is said', () => {
  const command = makeCommand('npm run x --', 'Does x.', ['npm run x -- a']).argument('<a>');
  readArguments(command, ['b']);
  assert.equal(command.args, ['b']);
  assert.throws(() => readArguments(command, ['b', 'c']), /too many arguments.*\nnpm run x -- --help/);
  const verbs = makeCommand('npm run y --', 'Does y.', ['npm run y -- go']);
  let gone = false;
  addVerb(verbs, 'go', 'goes').action(() => void (gone = true));
  readArguments(verbs, ['go']);
  assert.ok(gone);
}); // prettier-ignore

test('a character that is hard to type has a name', () => {
  const given = ['tab', '\\t', 'space', 'none', ';', '::'];
  assert.equal(given.map(namedCharacter), ['\t', '\t', ' ', '', ';', '::']);
});

test.run();
