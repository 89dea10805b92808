/** `npm start` itself, in a small project of its own: the same sources, other notebooks. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import { recordMime } from '../../../lib/plots/show';
import { code, markdown, notebook, save } from '../notebook/sample-notebook';

const test = suite('start');
let project = '';
test.before.each(() => {
  const real = projectFolder();
  project = mkdtempSync(join(tmpdir(), 'start-'));
  const sources = (path: string): boolean => path !== join(real, 'lib', 'dist');
  cpSync(join(real, 'lib'), join(project, 'lib'), { recursive: true, filter: sources });
  symlinkSync(join(real, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{"workspaces": ["lib"]}');
});
test.after.each(() => rmSync(project, { recursive: true }));

function start(options: string[] = [], more: NodeJS.ProcessEnv = {}) {
  const env: NodeJS.ProcessEnv = { ...process.env, ...more };
  if (more['REVIEWLAB_RESULTS'] === undefined) delete env['REVIEWLAB_RESULTS'];
  const program = join(project, 'lib', 'tools', 'commands', 'start.ts');
  const args = ['-r', 'tsx/cjs', program, ...options];
  const child = spawn(process.execPath, args, { cwd: project, env });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (texts.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (texts.stderr += chunk.toString()));
  return { child, texts, closed: once(child, 'close') as Promise<[number | null, string | null]> };
}

const writeRecord = `import { display } from 'tslab';
const record = { kind: 'data', data: { test: { reviews: 3 } }, labels: ['a', 'b'] };
display.raw('${recordMime}', record as never);`;

test('runs the notebooks in the order of their names and writes all results', async () => {
  save(
    join(project, 'notebooks', '02.ipynb'),
    notebook(markdown('# Second'), code('console.log("two")')),
  );
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# First'), code(writeRecord)));
  const { texts, closed } = start();
  assert.equal(await closed, [0, null], texts.stderr);
  assert.match(
    texts.stdout,
    /\[1\/2\] First, 1 of 1 cells, [\s\S]*\[2\/2\] Second, 1 of 1 cells, /,
  );
  assert.match(texts.stdout, 'The report: results/report.html');
  const results = join(project, 'results');
  const experiment = JSON.parse(readFileSync(join(results, 'experiment.json'), 'utf8')) as object;
  assert.equal((experiment as { labels: string[] }).labels, ['a', 'b']);
  assert.match(readFileSync(join(results, 'report.html'), 'utf8'), /First[\s\S]*Second/);
  assert.ok(existsSync(join(results, 'notebooks', '02.ipynb')));
});

test('a failing cell: the message, where, exit code 1, no report; all of it on --verbose', async () => {
  const source = 'const answer = 42;\nthrow new Error("not again");';
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code(source), code('1')));
  const { texts, closed } = start();
  assert.equal(await closed, [1, null]);
  const [message, where, more, report, ...rest] = texts.stderr.trim().split('\n');
  assert.is(message, 'Error: not again');
  assert.match(where, /^The run stopped in 01\.ipynb, cell 2\. The notebook as far as it ran: /);
  assert.match(more, '--verbose');
  assert.equal([report, rest], ['No report was written.', []]);
  assert.ok(existsSync(join(project, 'results', 'notebooks', '01.ipynb')));
  assert.not(existsSync(join(project, 'results', 'report.html')));

  const verbose = start(['--verbose']);
  assert.equal(await verbose.closed, [1, null]);
  assert.match(verbose.texts.stderr, 'The run stopped in 01.ipynb, cell 2: Error: not again');
  assert.match(verbose.texts.stderr, '    const answer = 42;');
});

test('data that is wrong: the reader’s own message, exit code 2, earlier results untouched', async () => {
  const results = join(project, 'results');
  mkdirSync(results);
  writeFileSync(join(results, 'report.html'), 'earlier');
  writeFileSync(join(project, 'bad.csv'), 'text,label\ngood,positive\nbad,\n');
  const code1 = `import { readReviews } from 'reviewlab';\nreadReviews('../bad.csv');`;
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code(code1)));
  const { texts, closed } = start();
  assert.equal(await closed, [2, null]);
  const [message] = texts.stderr.trim().split('\n');
  assert.match(message, /^\.\.\/bad\.csv: row 3, column 'label'/);
  assert.not.match(texts.stderr, /\n\s+at /);
  assert.match(texts.stderr, 'the one in the results folder is from an earlier run');
  assert.is(readFileSync(join(results, 'report.html'), 'utf8'), 'earlier');
  assert.not(existsSync(join(results, '.running')));
});

test('options that are wrong: one line and the usage, exit code 2, nothing run', async () => {
  for (const options of [['--what'], ['--cell-limit', '0'], ['--cell-limit', 'long'], ['x']]) {
    const { texts, closed } = start(options);
    assert.equal(await closed, [2, null]);
    assert.is(texts.stderr.trim().split('\n').length, 2, texts.stderr);
    assert.match(texts.stderr, 'use: npm start');
  }
  assert.not(existsSync(join(project, 'results')));
});

test('a cell that takes too long: the limit is told, and how to raise it', async () => {
  const cells = [markdown('# x'), code('while (true) {}')];
  save(join(project, 'notebooks', '01.ipynb'), notebook(...cells));
  const { texts, closed } = start(['--cell-limit', '2']);
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, 'time limit of 2 s');
  assert.match(texts.stderr, '--cell-limit 600');
});

test('results that cannot be written are told before anything runs', async () => {
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code('1')));
  writeFileSync(join(project, 'a-file'), '');
  const more = { REVIEWLAB_RESULTS: join(project, 'a-file', 'results') };
  const { texts, closed } = start([], more);
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, /The results cannot be written to .*a-file.*REVIEWLAB_RESULTS=/);
  assert.not.match(texts.stdout, 'cell');
});

test('runs without HOME and without a terminal, in a path with spaces, # and %, and other scripts', async () => {
  const strange = join(project, 'my #1 пробег 100%');
  mkdirSync(strange);
  for (const name of ['lib', 'node_modules', 'package.json']) {
    renameSync(join(project, name), join(strange, name));
  }
  const inner = project;
  project = strange;
  try {
    save(join(strange, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code(writeRecord)));
    const { texts, closed } = start([], { HOME: undefined, TERM: undefined });
    assert.equal(await closed, [0, null], texts.stderr);
    assert.ok(existsSync(join(strange, 'results', 'report.html')));
  } finally {
    project = inner;
  }
});

test('a second run at the same time is refused, and does the first no harm; a dead run is not in the way', async () => {
  const waiting = 'await new Promise((done) => setTimeout(done, 6000))';
  save(
    join(project, 'notebooks', '01.ipynb'),
    notebook(markdown('# x'), code(waiting), code(writeRecord)),
  );
  mkdirSync(join(project, 'results'));
  writeFileSync(join(project, 'results', '.running'), '4194304'); // above any process id
  const first = start();
  while (!first.texts.stdout.includes('1 of 2 cells')) await once(first.child.stdout, 'data');
  const second = start();
  assert.equal(await second.closed, [1, null]);
  assert.match(second.texts.stderr, `Another run (process ${first.child.pid})`);
  assert.equal(await first.closed, [0, null], first.texts.stderr);
  assert.not(existsSync(join(project, 'results', '.running')));
});

test('npm that is killed takes the run and its kernel with it', async () => {
  save(
    join(project, 'notebooks', '01.ipynb'),
    notebook(markdown('# x'), code('console.log("busy"); while (true) {}')),
  );
  const script = `node -r tsx/cjs lib/tools/commands/start.ts`;
  const content = { workspaces: ['lib'], scripts: { start: script } };
  writeFileSync(join(project, 'package.json'), JSON.stringify(content));
  const npm = spawn('npm', ['start'], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  npm.stdout.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
  while (!printed.includes('1 of 1 cells')) await once(npm.stdout, 'data');
  const run = Number(readFileSync(join(project, 'results', '.running'), 'utf8'));
  const kernel = Number(execFileSync('pgrep', ['-P', String(run), '-f', 'kernel']).toString());
  npm.kill('SIGTERM');
  for (let tries = 0; tries < 200 && (lives(run) || lives(kernel)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal([lives(run), lives(kernel)], [false, false]);
  assert.not(existsSync(join(project, 'results', '.running')));
});

test('Ctrl-C ends the run with 130 and leaves no process behind', async () => {
  const busy = 'console.log("pid " + process.pid); while (true) {}';
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code(busy)));
  const { child, texts, closed } = start();
  while (!texts.stdout.includes('1 of 1 cells')) await once(child.stdout, 'data');
  const kernel = execFileSync('pgrep', ['-P', String(child.pid), '-f', 'kernel'])
    .toString()
    .trim();
  process.kill(Number(kernel), 0); // it lives
  child.kill('SIGINT');
  assert.equal(await closed, [130, null]);
  for (let tries = 0; tries < 100 && lives(Number(kernel)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.not(lives(Number(kernel)));
});

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.run();
