/**
 * Runs a submission where it can do little harm: in a process of its own, in a new folder with a copy of the
 * data, with an environment of a few harmless variables and another home, a limit on its memory, and no
 * network where the system can take it away (Linux namespaces: https://man7.org/linux/man-pages/man7/namespaces.7.html).
 * A submission is still a program that can read what this user can read: check strangers' work in a container.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNotebook, type Notebook, type Output } from '../notebook/notebook';

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
  /** Limit for a cell, in ms; 10,000 unless told. */
  readonly cellLimitMs?: number;
  /** Limit for the whole notebook, in ms; ten minutes unless told. */
  readonly runLimitMs?: number;
  /** Memory that the kernel may use, in MB; 2000 unless told. */
  readonly memoryMegabytes?: number;
  /** Characters of output that are kept; 65,536 unless told. */
  readonly outputLimit?: number;
}

/** What this system can take away from a submission, found out by trying. */
export interface Isolation {
  /** The command that the submission's process is started with. */
  readonly prefix: readonly string[];
  readonly network: boolean;
  readonly memory: boolean;
}

/** Tries which of Linux's means there are. Where there are none, submissions run with this user's rights. */
export function findIsolation(memoryMegabytes = 2000): Isolation {
  const works = (command: readonly string[]): boolean =>
    spawnSync(command[0], [...command.slice(1), 'true'], { timeout: 10_000 }).status === 0;
  const limited = ['prlimit', `--data=${memoryMegabytes * 1_000_000}`];
  const alone = ['unshare', '--map-root-user', '--net', '--pid', '--fork', '--kill-child', 'sh'];
  const loopback = [...alone, '-c', 'ip link set lo up && exec "$@"', 'sh']; // the kernel is reached by it
  const memory = works(limited);
  const network = works(loopback);
  return { prefix: [...(network ? loopback : []), ...(memory ? limited : [])], network, memory };
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
  const { project, cellLimitMs = 10_000, runLimitMs = 600_000, outputLimit = 65_536 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'submission-'));
  try {
    const path = layOut(folder, project, notebook);
    const home = join(folder, 'home');
    const child = join(__dirname, 'submission-child.js');
    const [program, ...args] = [
      ...isolation.prefix,
      process.execPath,
      child,
      path,
      String(cellLimitMs),
      String(outputLimit),
    ];
    const heap = Math.round((options.memoryMegabytes ?? 2000) / 2);
    const environment = {
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
      HOME: home,
      TMPDIR: home,
      NODE_OPTIONS: `--max-old-space-size=${heap}`,
    };
    const text = await outputOf(program, args, folder, environment, runLimitMs);
    return JSON.parse(text) as SubmissionRun;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A small project: the notebook, a copy of the data, and a link to the packages. */
function layOut(folder: string, project: string, notebook: Notebook): string {
  mkdirSync(join(folder, 'home'));
  mkdirSync(join(folder, 'notebooks', 'exercise'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "workspaces": [] }\n');
  cpSync(join(project, 'data'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const path = join(folder, 'notebooks', 'exercise', 'submission.ipynb');
  writeNotebook(path, notebook);
  return path;
}

function outputOf(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const why = late
        ? `the notebook took longer than ${limitMs / 1000} s`
        : `its process ended with ${signal ?? `exit code ${code}`}`;
      reject(new Error(`${why}${errors.trim() === '' ? '' : `: ${errors.trim()}`}`));
    });
  });
}
