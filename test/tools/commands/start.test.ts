/** `npm start` itself, in a small project of its own: the same sources, other notebooks. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
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

function start() {
  const env = { ...process.env };
  delete env['REVIEWLAB_RESULTS'];
  const program = join(project, 'lib', 'tools', 'commands', 'start.ts');
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', program], { cwd: project, env });
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

test('a failing cell: notebook, cell, source and error are told, exit code 1, no report', async () => {
  const source = 'const answer = 42;\nthrow new Error("not again");';
  save(join(project, 'notebooks', '01.ipynb'), notebook(markdown('# x'), code(source), code('1')));
  const { texts, closed } = start();
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, 'The run stopped in 01.ipynb, cell 2:');
  assert.match(texts.stderr, '01.ipynb, cell 2: Error: not again');
  assert.match(texts.stderr, 'No report was written.');
  assert.match(texts.stderr, '    const answer = 42;');
  assert.match(texts.stderr, 'Error: not again');
  assert.ok(existsSync(join(project, 'results', 'notebooks', '01.ipynb')));
  assert.not(existsSync(join(project, 'results', 'report.html')));
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
