/**
 * The one place that turns an error of the machine (a full disk, no permission, too many open files) into a sentence:
 * what is wrong, where, and what to do. The codes are Node's (https://nodejs.org/api/errors.html#common-system-errors).
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is wrong, and what to do, by code. */
const MEANING: Record<string, readonly [what: string, remedy: string]> = {
  ENOSPC: ['the disk is full', 'Make room there, or use a folder on another disk.'],
  EDQUOT: [
    'your share of the disk is used up',
    'Make room there, or use a folder on another disk.',
  ],
  EROFS: ['it can only be read', 'Use a folder that can be written.'],
  EACCES: ['you may not', 'Ask for the right to, or use a folder of yours.'],
  EPERM: ['you may not', 'Ask for the right to, or use a folder of yours.'],
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  ENOTDIR: ['part of the path is a file, not a folder', 'Check the path.'],
  EEXIST: ['something of that name is there already', 'Check the path.'],
  EISDIR: ['it is a folder, not a file', 'Check the path.'],
  ENAMETOOLONG: ['the path is too long', 'Use a folder with a shorter path.'],
  EFBIG: [
    'a file may not be so large',
    'Allow it: `ulimit -f` shows the limit, `ulimit -f unlimited` takes it away.',
  ],
  EIO: ['the disk reports an error', 'Use another disk, and look after this one.'],
  ESTALE: ['the network folder has gone', 'Connect it again, or use a folder of this machine.'],
  EMFILE: [
    'this process may not open more files',
    'Allow 1024 (`ulimit -n` shows the limit, `ulimit -n 1024` sets it), and start again.',
  ],
  ENFILE: ['the machine may not open more files', 'End other programs, and start again.'],
  EAGAIN: ['the machine may not start more processes', 'End other programs, or raise `ulimit -u`.'],
  ELOOP: ['its links lead round in a circle', 'Remove the link, or use another folder.'],
  EXDEV: ['it leads to another disk', 'Use a folder that is on one disk.'],
  ENOTEMPTY: ['something else is writing there', 'End it, and start again.'],
  EBUSY: ['another program holds it', 'End that program, and start again.'],
  EADDRINUSE: ['another program has the port', 'End that program, or use another port.'],
  EPIPE: ['whoever reads it has gone', 'Start again, and leave the reader running.'],
  MODULE_NOT_FOUND: [
    'part of the project, or of its packages, is gone',
    'Put it back, in the project’s folder: npm ci && npm run build',
  ],
  ENOMEM: ['the machine has no memory left', 'End other programs, or use less data.'],
};

/** An error of the machine as a sentence, which ends with its code. */
export class MachineError extends Error {
  constructor(
    message: string,
    readonly code: string,
    cause: Error,
  ) {
    super(message, { cause });
  }
}

/**
 * Returns the sentence for an error of the machine, and any other error as it is.
 *
 * @param path the file or folder, where the error itself may not name it
 * @param remedy what to do instead of the general advice
 */
export function machineError(error: Error, path?: string, remedy?: string): Error;
export function machineError(error: unknown, path?: string, remedy?: string): unknown;
export function machineError(error: unknown, path?: string, remedy?: string): unknown {
  if (!(error instanceof Error) || error instanceof MachineError) return error;
  const { code: given = '', path: own, syscall = '' } = error as NodeJS.ErrnoException;
  const code = given.replace(/^ERR_(?=MODULE_NOT_FOUND$)/, '');
  const meaning = MEANING[code];
  if (meaning === undefined) return error;
  const [what, advice] = meaning;
  const [, missing] = /^Cannot find \w+ '([^']+)'/.exec(error.message) ?? [];
  const where = path ?? own ?? missing;
  const subject = where === undefined ? 'The machine refused' : `${where} cannot be used`;
  const call = syscall === '' ? code : `${code}, ${syscall}`;
  return new MachineError(`${subject}: ${what} (${call}). ${remedy ?? advice}`, code, error);
}

/**
 * Does something with a file or folder, and names it where the machine refuses.
 *
 * @throws MachineError with the path and what to do
 */
export function usingPath<Result>(path: string, act: () => Result, remedy?: string): Result {
  try {
    return act();
  } catch (error) {
    throw machineError(error, path, remedy);
  }
}

/** How an error of the machine, or any other, is told: its message. */
export function toldError(error: unknown, path?: string): string {
  const told = machineError(error, path);
  return told instanceof Error ? told.message : String(told);
}

/**
 * Makes an empty folder of its own, which only this user may enter, where the system keeps temporary files.
 *
 * @throws MachineError when it cannot be made, with what to do
 */
export function temporaryFolder(prefix: string): string {
  const remedy =
    'Temporary files go there: set TMPDIR to a folder that exists and can be written, such as TMPDIR=/tmp.';
  return usingPath(tmpdir(), () => mkdtempSync(join(tmpdir(), prefix)), remedy);
}
