/**
 * Writes a file whole or not at all: first into a temporary file in the same folder, then renamed
 * into place. A reader, or a run that is interrupted, finds the old file or the new one, never half
 * of either (rename replaces the name in one step on POSIX systems:
 * https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html).
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes `text`, in UTF-8 unless it is bytes, to `path`, making the folder where it is missing.
 * @throws Error of the file system (no permission, disk full); `path` is then as it was before and
 *   no temporary file is left.
 */
export function writeWhole(path: string, text: string | Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
      for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
