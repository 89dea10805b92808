/**
 * Runs a submission where it can do little harm: in a process of its own, in a new folder with a copy of the
 * data, with an environment of a few harmless variables and another home, and behind the walls of isolation.ts.
 * Check strangers' work in a container all the same: this keeps mistakes apart, not attackers.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineError, temporaryFolder, usingPath } from '../../data/machine-error';
import { isObject } from '../notebook/json-object';
import type { Cell, Notebook, Output } from '../notebook/notebook';
import type { Isolation } from './isolation';

export interface CellRun {
  readonly id: string;
  /** `interrupted` at the limit of processor time, or where it waited for nothing; `late` at the clock's limit. */
  readonly ended: 'ok' | 'error' | 'interrupted' | 'late' | 'kernel lost';
  /** Processor time and time by the clock, in ms. */
  readonly cpuMs?: number;
  readonly wallMs?: number;
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
  /** A folder of trained models that the notebook finds as if it had trained them. */
  readonly models?: string;
  /** True to keep in `models` what the notebook trained: for the instructor's own alone, without isolation. */
  readonly keepModels?: boolean;
  /** True to judge in the kernel too, as for a learner: for the key. */
  readonly judgeThere?: boolean;
  /** Processor time that a cell may take, in ms; default 10,000, or five times what the key needed. */
  readonly cellLimitMs?: number;
  /** What the key needed on this machine, by the cell's id: limits are multiples of it. */
  readonly keyTimes?: ReadonlyMap<string, CellTimes>;
  /** Limit for the whole notebook by the clock, in ms; default an hour. */
  readonly runLimitMs?: number;
  /** Characters of output that are kept; default 65,536. */
  readonly outputLimit?: number;
}

export interface CellTimes {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** What the process that runs a submission is told, on its standard input: no file holds the tests. */
export interface ChildTask {
  readonly cells: readonly {
    readonly id: string;
    readonly source: string;
    readonly limit: CellTimes;
  }[];
  readonly outputLimit: number;
  /** What is put in front of the kernel. */
  readonly kernelPrefix: readonly string[];
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
  const { project, models, cellLimitMs = 10_000, outputLimit = 65_536, keyTimes } = options;
  const folder = temporaryFolder('submission-');
  open.add(folder);
  try {
    const own = join(folder, 'own');
    usingPath(folder, () => layOut(folder, project));
    if (models !== undefined && existsSync(models)) {
      cpSync(models, join(own, isolation.files ? 'models' : 'home/results/models'), {
        recursive: true,
      });
    }
    const used = [join(project, 'node_modules'), join(project, 'lib')];
    const seen = [...used, ...used.map((path) => realpathSync(path))]; // either can be a link
    const child = [process.execPath, join(__dirname, 'submission-child.js')];
    const command = [...isolation.prefix(folder, seen), ...child];
    const cells = notebook.cells.filter(isRun).map(({ id, source, metadata }) => {
      const own = limitOf(metadata['reviewlab']) ?? cellLimitMs;
      return { id, source, limit: limitBy(own, keyTimes?.get(id)) };
    });
    const user = 65_534 - (runs++ % 100);
    const kernelPrefix = isolation.kernelPrefix(user);
    const task: ChildTask = { cells, outputLimit, kernelPrefix };
    const cwd = join(own, 'notebooks', 'exercise');
    const run = JSON.parse(await outputOf(command, cwd, task, options)) as SubmissionRun;
    const trained = join(own, 'home', 'results', 'models');
    if (models !== undefined && options.keepModels === true && existsSync(trained)) {
      cpSync(trained, models, { recursive: true });
    }
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    open.delete(folder);
  }
}

let runs = 0;
/** Folders of runs that are not over: nothing is left of them, however the desk ends. */
const open = new Set<string>();
process.on('exit', () => {
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
});

/** Processor time as given, or five times the key's; by the clock, as long as twenty keys or twelve times that would take. */
function limitBy(limitMs: number, key: CellTimes | undefined): CellTimes {
  const cpuMs = Math.max(limitMs, 5 * (key?.cpuMs ?? 0));
  return { cpuMs, wallMs: Math.max(12 * cpuMs, 20 * (key?.wallMs ?? 0)) };
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

/** A small project: a copy of the data, and a link to the packages. */
function layOut(folder: string, project: string): void {
  const own = join(folder, 'own');
  mkdirSync(join(folder, 'root'));
  mkdirSync(join(own, 'home', 'results'), { recursive: true });
  writeFileSync(join(own, 'package.json'), '{ "private": true, "workspaces": [] }\n');
  cpSync(join(project, 'data'), join(own, 'data'), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(own, 'node_modules'), 'dir');
  mkdirSync(join(own, 'notebooks', 'exercise'), { recursive: true });
}

/** Runs the command and returns what it printed. */
function outputOf(
  [program, ...args]: readonly string[],
  cwd: string,
  task: ChildTask,
  { runLimitMs = 3_600_000, judgeThere = false }: IsolationOptions,
): Promise<string> {
  const home = join(cwd, '..', '..', 'home');
  const env = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    TMPDIR: home,
    NODE_OPTIONS: '--max-old-space-size=1000',
    REVIEWLAB_RESULTS: join(home, 'results'),
    REVIEWLAB_CHECKS: judgeThere ? 'observe-and-judge' : 'observe',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'pipe' });
    const stop = (): void => void child.kill('SIGKILL');
    process.on('exit', stop);
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
    child.on('error', (error) => reject(machineError(error)));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', stop);
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const why = late
        ? `the notebook took longer than ${runLimitMs / 1000} s`
        : `its process ended with ${signal ?? `exit code ${code}`}`;
      reject(new Error(`${why}${errors.trim() === '' ? '' : `: ${errors.trim()}`}`));
    });
  });
}
