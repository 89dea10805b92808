/** `npm run lab` with a made-up Jupyter on PATH, and with none. Needs `npm run build`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';

const test = suite('lab');
const project = projectFolder();
let folder = '';
test.before.each(() => void (folder = mkdtempSync(join(tmpdir(), 'lab-'))));
test.after.each(() => rmSync(folder, { recursive: true }));

function lab(...options: string[]) {
  const program = join(project, 'lib', 'dist', 'tools', 'commands', 'lab.js');
  const env = { ...process.env, PATH: folder, JUPYTER_PATH: '/somewhere/else' };
  return spawnSync(process.execPath, [program, ...options], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
}

function makeProgram(name: string): void {
  const script = `#!/bin/sh\necho "${name}|$PWD|$JUPYTER_PATH"\nfor option in "$@"; do echo "$option"; done\nexit 3\n`;
  writeFileSync(join(folder, name), script, { mode: 0o755 });
}

test('starts Lab before Notebook, at the project, with the kernelspec and the options', () => {
  makeProgram('jupyter-notebook');
  makeProgram('jupyter-lab');
  const { stdout, status } = lab('--no-browser', '--port', '9999');
  const [first, ...options] = stdout.trim().split('\n');
  const path = [join(project, '.jupyter'), '/somewhere/else'].join(delimiter);
  assert.is(first, `jupyter-lab|${project}|${path}`);
  assert.equal(options.slice(-3), ['--no-browser', '--port', '9999']);
  assert.ok(options.includes('--LabApp.default_url=/lab/tree/notebooks'));
  assert.is(options.includes('--allow-root'), process.getuid?.() === 0);
  assert.is(status, 3, 'its exit code is Jupyter’s');
  const file = join(project, '.jupyter', 'kernels', 'tslab', 'kernel.json');
  const { argv, language } = JSON.parse(readFileSync(file, 'utf8')) as {
    argv: string[];
    language: string;
  };
  assert.is(language, 'typescript');
  assert.is(argv[0], process.execPath);
  assert.is(argv[1], '-e');
  for (const path of argv.slice(3, 5)) assert.ok(existsSync(path), path);
  assert.equal(argv.slice(5), ['kernel', '--config-path', '{connection_file}']);
  const [program, ...rest] = argv;
  const moved = rest.map((part) => part.replace(/preload\.cjs$/, 'gone.cjs'));
  const gone = spawnSync(program, moved, { encoding: 'utf8' });
  assert.is(gone.status, 1);
  assert.match(gone.stderr, /^The TypeScript kernel is not in .*npm ci && npm run lab\n$/);
});

test('takes Notebook when there is no Lab', () => {
  makeProgram('jupyter-notebook');
  const { stdout } = lab();
  assert.match(stdout, /^jupyter-notebook\|/);
  assert.match(stdout, /^--NotebookApp\.default_url=\/tree\/notebooks$/m);
});

test('makes the kernel alone, for a Jupyter that is started otherwise', () => {
  const { stdout, status } = lab('--kernel-only');
  assert.is(stdout, `${join(project, '.jupyter')}\n`);
  assert.is(status, 0);
});

test('without Jupyter it says how to get one', () => {
  const { stderr, status } = lab();
  assert.match(stderr, 'pip install jupyterlab');
  assert.match(stderr, 'apt install jupyter-notebook');
  assert.is(status, 1);
});

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
  test(`Jupyter is asked to end when the command gets ${signal}, which ends then too`, async () => {
    const [started, asked] = ['started', 'asked'].map((name) => join(folder, name));
    const script = `#!/bin/sh\ntrap 'echo > ${asked}; exit' TERM\necho > ${started}\nwhile :; do sleep 0.1; done\n`;
    writeFileSync(join(folder, 'jupyter-lab'), script, { mode: 0o755 });
    const program = join(project, 'lib', 'dist', 'tools', 'commands', 'lab.js');
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` };
    const command = spawn(process.execPath, [program], { env, stdio: 'ignore' });
    const ended = new Promise((done) => command.once('exit', done));
    await there(started);
    command.kill(signal);
    await there(asked);
    const waited = sleep(30_000, 'still there', { ref: false });
    const isEnded = (await Promise.race([ended, waited])) !== 'still there';
    if (!isEnded) command.kill('SIGKILL');
    assert.ok(isEnded, 'the command is left behind');
  });
}

async function there(path: string): Promise<void> {
  for (let tries = 0; !existsSync(path) && tries < 600; tries++) await sleep(50);
  assert.ok(existsSync(path), path);
}

test.run();
