/**
 * Runs a submission where it can do little harm: in a process of its own, in a new folder with a copy of the
 * data, with an environment of a few harmless variables and another home, and without what isolation.ts can
 * take away. Check strangers' work in a container all the same: this keeps mistakes apart, not attackers.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../../data/machine-error';
import { isObject } from '../notebook/json-object';
import type { Cell, Notebook, Output } from '../notebook/notebook';
import type { Isolation } from './isolation';

export interface CellRun {
  readonly id: string;
  readonly ended: 'ok' | 'error' | 'interrupted' | 'kernel lost';
  readonly outputs: readonly Output[];
  /** True when outputs were cut off at the limit. */
  readonly clipped: boolean;
}

export interface SubmissionRun {
  /** The code cells that ran, in order. */
  readonly runs: readonly CellRun[];
  /** Why nothing more ran, when the kernel was lost on the way. */
  readonly kernelLost?: string;
}

export interface IsolationOptions {
  /** The project: its packages and its data are what the notebook sees. */
  readonly project: string;
  /** Folders that are nobody's business, hidden where the system can; the solutions always are. */
  readonly hidden?: readonly string[];
  /** A folder of trained models that the notebook finds as if it had trained them. */
  readonly models?: string;
  /** True to keep in `models` what the notebook trained: for the instructor's own alone. */
  readonly keepModels?: boolean;
  /** Limit for a cell, in ms; 10,000 unless told. */
  readonly cellLimitMs?: number;
  /** Limit for the whole notebook, in ms; ten minutes unless told. */
  readonly runLimitMs?: number;
  /** Memory that the kernel may use, in MB; 2000 unless told. */
  readonly memoryMegabytes?: number;
  /** Characters of output that are kept; 65,536 unless told. */
  readonly outputLimit?: number;
}

/** What the process that runs a submission is told, on its standard input: no file holds the tests. */
export interface ChildTask {
  readonly cells: readonly {
    readonly id: string;
    readonly source: string;
    readonly limitMs: number;
  }[];
  readonly outputLimit: number;
}

/**
 * Runs the notebook and returns what became of its cells. Nothing is left behind.
 * @throws Error when the process that runs it fails or passes its limit: the message says why.
 */
export async function runIsolated(
  notebook: Notebook,
  isolation: Isolation,
  options: IsolationOptions,
): Promise<SubmissionRun> {
  const { project, models, cellLimitMs = 10_000, outputLimit = 65_536 } = options;
  const folder = temporaryFolder('submission-');
  try {
    const cwd = layOut(folder, project);
    const trained = join(folder, 'results', 'models');
    if (models !== undefined && existsSync(models)) cpSync(models, trained, { recursive: true });
    const hidden = [homedir(), ...solutionFolders(project), ...(options.hidden ?? [])];
    const child = [process.execPath, join(__dirname, 'submission-child.js')];
    const command = [...isolation.prefix(folder, hidden), ...child];
    const cells = notebook.cells.filter(isRun).map(({ id, source, metadata }) => {
      return { id, source, limitMs: limitOf(metadata['reviewlab']) ?? cellLimitMs };
    });
    const task: ChildTask = { cells, outputLimit };
    const run = JSON.parse(await outputOf(command, cwd, task, options)) as SubmissionRun;
    if (models !== undefined && options.keepModels === true && existsSync(trained)) {
      cpSync(trained, models, { recursive: true });
    }
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a kernel has anything to do for the cell. */
export function isRun({ cell_type: type, source }: Cell): boolean {
  return type === 'code' && source.trim() !== '';
}

/** The instructor's own cells bring a limit of theirs. */
function limitOf(metadata: unknown): number | undefined {
  if (!isObject(metadata) || typeof metadata['limitMs'] !== 'number') return undefined;
  return metadata['limitMs'];
}

/** A small project: a copy of the data, and a link to the packages. Returns the notebook's folder. */
function layOut(folder: string, project: string): string {
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "workspaces": [] }\n');
  cpSync(join(project, 'data'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const notebooks = join(folder, 'notebooks', 'exercise');
  mkdirSync(notebooks, { recursive: true });
  return notebooks;
}

/** All of the project but what a notebook needs: somewhere in the rest are the solved notebook and the key. */
function solutionFolders(project: string): string[] {
  return readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['lib', 'node_modules'].includes(entry.name))
    .map(({ name }) => join(project, name));
}

/** Runs the command and returns what it printed. */
function outputOf(
  [program, ...args]: readonly string[],
  cwd: string,
  task: ChildTask,
  { memoryMegabytes = 2000, runLimitMs = 600_000 }: IsolationOptions,
): Promise<string> {
  const home = join(cwd, '..', '..', 'home');
  const env = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    TMPDIR: home,
    NODE_OPTIONS: `--max-old-space-size=${Math.round(memoryMegabytes / 2)}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'pipe' });
    child.stdin.on('error', () => undefined); // it ended before it read: its exit code says so
    child.stdin.end(JSON.stringify(task));
    const out: Buffer[] = [];
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, runLimitMs);
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const why = late
        ? `the notebook took longer than ${runLimitMs / 1000} s`
        : `its process ended with ${signal ?? `exit code ${code}`}`;
      reject(new Error(`${why}${errors.trim() === '' ? '' : `: ${errors.trim()}`}`));
    });
  });
}
