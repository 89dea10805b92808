/** `npm start` in a small project of its own: the same built library, other notebooks. Needs `npm run build`. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import type { Cell } from '../../../lib/tools/notebook/notebook';
import { writeSmallTypes } from '../kernel/small-types';
import { notebook, save } from '../notebook/sample-notebook';

/** The source of a cell that leaves a record, without which a run measured nothing. */
export const writeRecord = `const test = [{ label: 'a' }, { label: 'b' }, { label: 'b' }];
const sets = { train: test, test: test, shift: [], labels: ['a', 'b'] };
require('reviewlab').record({ kind: 'data', experiment: sets });`;

const program = join('lib', 'dist', 'tools', 'commands', 'start.js');

/** A command that runs, and what it printed so far. */
export interface Run {
  readonly child: ChildProcess;
  readonly texts: { stdout: string; stderr: string };
  /** Exit code and signal. */
  readonly closed: Promise<[number | null, string | null]>;
  /** Resolves when `text` stands in what it printed. */
  readonly printed: (text: string) => Promise<void>;
}

export class SmallProject {
  readonly results: string;

  private constructor(
    private readonly root: string,
    readonly folder: string,
  ) {
    this.results = join(folder, 'results');
  }

  /** Makes one, in a folder of that name where one is given. */
  static make(name = '.'): SmallProject {
    const real = projectFolder();
    const root = mkdtempSync(join(tmpdir(), 'start-'));
    const folder = join(root, name);
    mkdirSync(join(folder, 'tmp'), { recursive: true });
    cpSync(join(real, 'lib', 'dist'), join(folder, 'lib', 'dist'), { recursive: true });
    symlinkSync(join(real, 'node_modules'), join(folder, 'node_modules'));
    const content = { workspaces: ['lib'], scripts: { start: `node ${program}` } };
    writeSmallTypes(join(folder, 'notebooks'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
    return new SmallProject(root, folder);
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }

  save(name: string, ...cells: Cell[]): void {
    save(join(this.folder, 'notebooks', name), notebook(...cells));
  }

  /** Runs the command without npm. */
  start(options: string[] = [], more: NodeJS.ProcessEnv = {}): Run {
    return this.run(process.execPath, [join(this.folder, program), ...options], more);
  }

  /** Runs it by a shell, in whose script `$start` is the command. */
  startBy(script: string, more: NodeJS.ProcessEnv = {}): Run {
    const start = `'${process.execPath}' '${join(this.folder, program)}'`;
    return this.run('sh', ['-c', script.replaceAll('$start', start)], more);
  }

  npmStart(): Run {
    return this.run('npm', ['start'], {});
  }

  private run(command: string, args: string[], more: NodeJS.ProcessEnv): Run {
    const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: join(this.folder, 'tmp'), ...more };
    if (more['REVIEWLAB_RESULTS'] === undefined) delete env['REVIEWLAB_RESULTS'];
    const child = spawn(command, args, { cwd: this.folder, env });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => void (texts.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (texts.stderr += chunk.toString()));
    const closed = once(child, 'close') as Run['closed'];
    const printed = async (text: string): Promise<void> => {
      while (!texts.stdout.includes(text)) {
        const ended = await Promise.race([once(child.stdout, 'data').then(() => false), closed]);
        if (ended && !texts.stdout.includes(text)) throw new Error(texts.stdout + texts.stderr);
      }
    };
    return { child, texts, closed, printed };
  }

  /** The process that runs the notebooks, as the results folder names it, and its kernels. */
  processes(): { runner: number; kernels: number[] } {
    const runner = parseInt(readFileSync(join(this.results, '.running'), 'utf8'));
    const found = execFileSync('pgrep', ['-P', String(runner), '-f', 'kernel']).toString();
    return { runner, kernels: found.trim().split('\n').map(Number) };
  }

  /** Waits until the processes are gone, and with them the connection files. */
  async nothingIsLeft(processes: readonly number[]): Promise<void> {
    const left = (): number[] => processes.filter(lives);
    for (let tries = 0; tries < 200 && left().length > 0; tries++) await sleep(50);
    assert.equal(left(), []);
    const folders = readdirSync(join(this.folder, 'tmp'));
    assert.equal(
      folders.filter((name) => name.startsWith('reviewlab-kernel-')),
      [],
    );
  }

  /** Waits until a result is there. */
  async appears(result: string): Promise<void> {
    for (let tries = 0; tries < 2400 && !this.has(result); tries++) await sleep(50);
    assert.ok(this.has(result), `${result} does not appear`);
  }

  has(result: string): boolean {
    return existsSync(join(this.results, result));
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
