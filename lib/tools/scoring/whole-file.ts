/**
 * A file that is written piece by piece and yet whole or not at all: into a temporary file beside it,
 * renamed into place at the end (rename replaces the name in one step on POSIX systems:
 * https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html).
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DataError } from '../../data/data-error';
import { machineError } from '../../data/machine-error';

/** The disk is told to write after so many bytes. */
const SYNC = 1 << 24;

export class WholeFile {
  private unsynced = 0;
  private syncing = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly temporary: string,
    private readonly handle: FileHandle,
  ) {}

  /**
   * Starts a file; its folder is made where it is missing. A symbolic link stays one.
   *
   * @throws DataError when there is something else than a file at the path; MachineError when it cannot be written
   */
  static async create(path: string): Promise<WholeFile> {
    const there = await stat(path).catch(() => null);
    if (there !== null && !there.isFile()) throw new DataError(`${path}: it is not a file`);
    const target = there === null ? path : await realpath(path);
    await mkdir(dirname(target), { recursive: true });
    const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
    const temporary = join(dirname(target), name);
    return new WholeFile(target, temporary, await open(temporary, 'wx', there?.mode));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.told(this.handle.appendFile(bytes));
    this.unsynced += bytes.length;
    if (this.unsynced < SYNC) return;
    await this.syncing; // so that the disk is never far behind, and `finish` need not wait for it long
    this.unsynced = 0;
    this.syncing = this.told(this.handle.datasync());
    this.syncing.catch(() => undefined); // thrown where it is awaited
  }

  /** Puts the file into place. */
  async finish(): Promise<void> {
    await this.syncing;
    await this.told(this.handle.sync());
    await this.told(this.handle.close());
    await this.told(rename(this.temporary, this.path));
  }

  /** An error of the machine names the file, not the handle. */
  private told(step: Promise<void>): Promise<void> {
    return step.catch((error: unknown) => {
      throw machineError(error, this.path);
    });
  }

  /** Takes away what was written; the file is as it was before. */
  async abandon(): Promise<void> {
    await this.syncing.catch(() => undefined);
    await this.handle.close().catch(() => undefined); // closed already where `finish` failed
    await rm(this.temporary, { force: true });
  }
}
