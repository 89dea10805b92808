/**
 * The operating system's side of a kernel: starts tslab in a process group of its own, and makes sure
 * that the whole group ends, however the runner ends. Three nets, one under the other: `end()`; the
 * runner's own exit; and, if the runner is killed, a thread in the kernel that sees its input close.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { machineError, toldError, usingPath } from '../../data/machine-error';
import { createConnectionFile, type ConnectionFile } from './connection-file';
import { readFewTypes } from './few-types';
import { keepAllOutput } from './keep-all-output';
import { onlySigned } from './only-signed';
import { watchInput } from './watch-runner';

/** How a kernel process ended, in words: `exit code 3` or `signal SIGKILL`. */
export type Ending = string;

export interface KernelProcess {
  readonly connection: ConnectionFile;
  readonly pid: number;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ending>;
  /** What the kernel last wrote outside any cell, up to 4000 characters: the reason when it cannot start. */
  lastWords(): string;
  /** Kills the process and everything it started. Resolves when it has ended. */
  end(): Promise<void>;
}

/** How many files a process must be allowed to open, and how many processes and threads a user must be allowed. */
const OPEN_FILES = 200;
const PROCESSES = 60;

const running = new Set<{ pid: number; connection: ConnectionFile }>();

/**
 * Starts tslab with `folder` as its working directory, which is where a notebook's imports start from.
 *
 * @param prefix a command that starts the kernel with fewer rights; default none
 */
export async function startKernelProcess(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
  prefix: readonly string[] = [],
): Promise<KernelProcess> {
  checkLimits(limits());
  const connection = await createConnectionFile();
  const tslab = tslabProgram();
  const scripts = {
    'watch-runner.cjs': watchInput,
    'keep-all-output.cjs': keepAllOutput(tslab),
    'only-signed.cjs': onlySigned(tslab),
    'few-types.cjs': readFewTypes(tslab),
  };
  const preloads = Object.entries(scripts).flatMap(([name, script]) => {
    const path = join(connection.folder, name);
    usingPath(path, () => writeFileSync(path, script, { mode: 0o600 }));
    return ['--require', path];
  });
  const [program, ...args] = [...prefix, process.execPath, ...preloads];
  const child = spawn(program, [...args, tslab, 'kernel', '--config-path', connection.path], {
    cwd: folder,
    env: withoutColour(environment),
    stdio: 'pipe',
    detached: process.platform !== 'win32',
  });
  const ended = ending(child);
  if (child.pid === undefined) {
    connection.remove();
    throw new Error(`The tslab kernel could not be started in ${folder}. ${await ended}`);
  }
  const entry = { pid: child.pid, connection };
  if (running.size === 0) process.on('exit', endAll);
  running.add(entry);
  void ended.then(() => forget(entry));

  let words = '';
  const listen = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return {
    connection,
    pid: child.pid,
    ended,
    lastWords: () => words.trim(),
    end: async () => {
      killGroup(entry.pid);
      await ended;
    },
  };
}

/** What a process may have at most; undefined where the system does not tell, or sets no limit. */
export interface Limits {
  readonly openFiles: number | undefined;
  /** Processes and threads of this user. */
  readonly processes: number | undefined;
}

/**
 * Several kernels and their sockets need about 100 open files in the runner, and a kernel some 15 threads; where there are
 * too few, a kernel stays silent.
 *
 * @throws MachineError for a limit that is too small, with what to do
 */
export function checkLimits({ openFiles, processes }: Limits): void {
  if (openFiles !== undefined && openFiles < OPEN_FILES)
    throw tooFew('EMFILE', `With ${openFiles} open files the kernels`);
  if (processes !== undefined && processes < PROCESSES)
    throw tooFew('EAGAIN', `With ${processes} processes and threads the kernels`);
}

function tooFew(code: string, what: string): Error {
  return machineError(Object.assign(new Error(), { code }), what);
}

function limits(): Limits {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits?: Record<'open_files' | 'max_user_processes', { soft: number | string }>;
  };
  const soft = (name: 'open_files' | 'max_user_processes'): number | undefined => {
    const limit = Number(userLimits?.[name]?.soft ?? NaN); // NaN of 'unlimited' too
    return Number.isNaN(limit) ? undefined : limit;
  };
  // The limit of processes does not hold for root.
  const isRoot = process.getuid?.() === 0;
  return {
    openFiles: soft('open_files'),
    processes: isRoot ? undefined : soft('max_user_processes'),
  };
}

/** Returns the full path of tslab's program file. */
export function tslabProgram(): string {
  const packageFile = require.resolve('tslab/package.json');
  const { bin } = JSON.parse(readFileSync(packageFile, 'utf8')) as { bin: { tslab: string } };
  return join(dirname(packageFile), bin.tslab);
}

/** The version of the TypeScript that tslab brings along and compiles cells with. */
export function typescriptVersion(): string {
  const paths = [dirname(tslabProgram())];
  const path = require.resolve('@tslab/typescript-for-tslab/package.json', { paths });
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** Outputs go into a notebook, so a terminal's colours (asked for by test runners, for instance) are switched off. */
function withoutColour(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const plain: NodeJS.ProcessEnv = { ...environment, NO_COLOR: '1' };
  delete plain['FORCE_COLOR'];
  return plain;
}

function ending(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(toldError(error)));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
    child.stdin?.on('error', () => undefined); // the kernel is gone: `exit` says so
  });
}

function forget(entry: { pid: number; connection: ConnectionFile }): void {
  if (!running.delete(entry)) return;
  killGroup(entry.pid); // whatever the kernel itself started
  entry.connection.remove();
  if (running.size === 0) process.off('exit', endAll);
}

function endAll(): void {
  for (const entry of [...running]) forget(entry);
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // nothing of the group is left
  }
}
