/**
 * Standard input and pipes can be read once, and several notebooks read the data, also when they are run again:
 * what comes in is kept in the results folder, under a name that says its content, so that an earlier run's stays.
 * Nothing here waits in a system call, so that Ctrl-C and the end of npm are noticed while nothing comes.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, readdirSync, readSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataError } from '../../data/data-error';
import type { ExperimentSettings } from '../../data/experiment-data';
import { usingPath } from '../../data/machine-error';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import { makeFolder, writeAll } from '../../data/write-whole';

export interface KeptInput {
  /** The same settings, with the kept file for '-' and for pipes. */
  readonly settings: ExperimentSettings;
  /** Takes the files away again: the data cannot be used, or are not needed later. */
  readonly forget: () => void;
  /** Takes away what other runs kept: their results are replaced. */
  readonly forgetOthers: () => void;
}

const NAME = 'standard-input-';
const BLOCK = 2 ** 20;
/** How long a pipe without anything in it is left alone. */
const PAUSE_MS = 20;
const KEYS = ['data', 'test', 'shift'] as const;

/**
 * Reads and keeps whatever can be read only once.
 *
 * @param onWait told what is waited for
 * @throws DataError when more than one of the files is standard input
 */
export async function keepStandardInput(
  given: ExperimentSettings,
  results: string,
  onWait: (what: string) => void = () => undefined,
): Promise<KeptInput> {
  const paths = KEYS.flatMap((key) => given[key] ?? []);
  if (paths.filter((path) => path === STANDARD_INPUT).length > 1)
    throw new DataError('Standard input (-) can be read only once. Give the others as files.');
  removeLeftovers(results);
  const kept = new Map<string, string>();
  const made: string[] = [];
  for (const path of paths) {
    if (path !== STANDARD_INPUT && !isPipe(path)) continue;
    makeFolder(results);
    const name = path === STANDARD_INPUT ? 'standard input' : path;
    const end = path === STANDARD_INPUT && process.stdin.isTTY ? ' (Ctrl-D ends it)' : '';
    onWait(`reading ${name}${end}`);
    const file = await keep(path === STANDARD_INPUT ? process.stdin : pipeBlocks(path), results);
    kept.set(path, file.path);
    if (file.isNew) made.push(file.path);
  }
  const replaced = (path: string): string => kept.get(path) ?? path;
  const files = KEYS.flatMap((key): [string, string | readonly string[]][] => {
    const value = given[key];
    if (value === undefined) return [];
    return [[key, typeof value === 'string' ? replaced(value) : value.map(replaced)]];
  });
  return {
    settings: { ...given, ...Object.fromEntries(files) },
    forget: () => {
      for (const path of made) rmSync(path, { force: true });
      if (existsSync(results) && readdirSync(results).length === 0) rmdirSync(results);
    },
    forgetOthers: () => {
      for (const name of readdirSync(results)) {
        const path = join(results, name);
        if (name.startsWith(NAME) && ![...kept.values()].includes(path)) rmSync(path);
      }
    },
  };
}

function isPipe(path: string): boolean {
  try {
    const found = statSync(path);
    return found.isFIFO() || found.isCharacterDevice();
  } catch {
    return false; // whoever reads it says what is wrong
  }
}

/** What comes through a pipe, from its first writer's opening to its last writer's end. */
async function* pipeBlocks(path: string): AsyncGenerator<Buffer> {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let opened = !statSync(path).isFIFO();
    for (;;) {
      let read = 0;
      try {
        read = readSync(file, block, 0, BLOCK, null);
        if (read === 0 && opened) return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        opened = true;
      }
      if (read === 0) await sleep(PAUSE_MS);
      else {
        opened = true;
        yield block.subarray(0, read);
      }
    }
  } finally {
    closeSync(file);
  }
}

async function keep(
  blocks: AsyncIterable<Buffer | string>,
  results: string,
): Promise<{ path: string; isNew: boolean }> {
  const temporary = join(results, `.${NAME}${process.pid}-${randomBytes(6).toString('hex')}`);
  const remove = (): void => {
    rmSync(temporary, { force: true });
    if (existsSync(results) && readdirSync(results).length === 0) rmdirSync(results);
  };
  const hash = createHash('sha256');
  process.on('exit', remove); // also where a signal ends the run
  const file = openSync(temporary, 'wx');
  try {
    for await (const block of blocks) {
      const bytes = Buffer.from(block as Buffer);
      hash.update(bytes);
      usingPath(results, () => writeAll(file, bytes));
    }
    const path = join(results, `${NAME}${hash.digest('hex').slice(0, 12)}`);
    const isNew = !existsSync(path);
    renameSync(temporary, path);
    return { path, isNew };
  } catch (error) {
    remove();
    throw error;
  } finally {
    closeSync(file);
    process.off('exit', remove);
  }
}

/** Removes what a run that was killed while it read has left; a run that still reads keeps its own. */
function removeLeftovers(results: string): void {
  if (!existsSync(results)) return;
  for (const name of readdirSync(results)) {
    const [, pid] = new RegExp(`^\\.${NAME}(?:(\\d+)-)?[0-9a-f]+$`).exec(name) ?? [undefined, ''];
    if (pid === '') continue;
    if (pid === undefined || !isRunning(Number(pid))) rmSync(join(results, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
