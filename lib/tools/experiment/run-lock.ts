/**
 * One run at a time writes to a results folder: a small file there names the process that does. A file left by
 * a process that is gone (killed, or the machine was switched off) counts for nothing.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineError } from '../../data/machine-error';
import { makeFolder } from '../../data/write-whole';
import { isAlive, thisProcess } from './process-identity';

const ANOTHER_FOLDER =
  'The results go there; they can go elsewhere: REVIEWLAB_RESULTS=/a/folder/of/yours npm start';

/** How disks without hard links refuse one. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];

/**
 * Makes the folder where it is missing, and takes it for this process.
 *
 * @returns gives the folder back; also done when the process exits
 * @throws Error when another run has it, or when it cannot be written, with the cause and what to do
 */
export function lockResults(folder: string): () => void {
  const path = join(folder, '.running');
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    makeFolder(folder, ANOTHER_FOLDER);
    try {
      writeFileSync(own, thisProcess(), { flag: 'wx' });
      take(path, own);
    } finally {
      rmSync(own, { force: true });
    }
  } catch (error) {
    throw machineError(error, folder, ANOTHER_FOLDER);
  }
  const release = (): void => {
    process.off('exit', release);
    if (read(path) === thisProcess()) rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

/**
 * Gives the written file `own` the name `path`. A link is made whole or not at all, and fails when there is such a
 * name, so of several runs one gets it. Of those who find the file of a run that is gone, the one that can link
 * the name `.taking` may replace it, after a second look: nobody else replaces it meanwhile.
 *
 * @throws Error when another run goes on
 */
function take(path: string, own: string): void {
  if (link(own, path)) return;
  const found = read(path);
  if (found !== undefined && isRunning(found)) throw anotherRun(found, path);
  const claim = `${path}.taking`;
  if (!link(own, claim)) throw anotherRun(read(claim), claim);
  try {
    const owner = read(path);
    if (owner !== undefined && !isRunning(owner)) renameSync(own, path);
    else if (!link(own, path)) throw anotherRun(owner, path);
  } finally {
    rmSync(claim, { force: true });
  }
}

/** True when the new name was made, false when it was there. */
function link(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw error;
    return copy(file, name);
  }
}

/** The same where a disk has no hard links (a USB stick, some shares): a new file, made only where there is none. */
function copy(file: string, name: string): boolean {
  try {
    writeFileSync(name, readFileSync(file), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** This process itself does not count: it may be called twice, or have the id of one that is gone. */
function isRunning(owner: string): boolean {
  return owner !== thisProcess() && isAlive(owner);
}

function anotherRun(owner: string | undefined, path: string): Error {
  const who = owner === undefined ? '' : ` (process ${owner.split(' ')[0]})`;
  return new Error(
    `Another run${who} is writing to this results folder. Wait until it is done, or take ` +
      'another folder: REVIEWLAB_RESULTS=/a/folder/of/yours npm start. If there is no such run, delete ' +
      path,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
