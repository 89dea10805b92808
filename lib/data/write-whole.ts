/**
 * Writes a file whole or not at all: first into a temporary file in the same folder, then renamed
 * into place. A reader, or a run that is interrupted, finds the old file or the new one, never half
 * of either (rename replaces the name in one step on POSIX systems:
 * https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html).
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { machineError } from './machine-error';

/**
 * Writes `text`, in UTF-8 unless it is bytes, to `path`, making the folder where it is missing.
 * @throws MachineError (no permission, disk full), with what to do; `path` is then as it was before and
 *   no temporary file is left.
 */
export function writeWhole(path: string, text: string | Uint8Array): void {
  const folder = dirname(path);
  makeFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
      writeAll(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw machineError(error, path);
  }
}

/** Writes all bytes to an open file: one call may write fewer. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/**
 * Makes the folder, and those above it, where they are missing.
 * @throws MachineError when it cannot be made, with what to do
 */
export function makeFolder(folder: string, remedy?: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw machineError(error, folder, remedy);
    try {
      mkdirSync(folder); // with `recursive`, Node calls a read-only disk "no such file"
    } catch (second) {
      throw machineError(second, folder, remedy);
    }
  }
}
