/**
 * One run at a time writes to a results folder: a small file there names the process that does. A file left by
 * a process that is gone (killed, or the machine was switched off) counts for nothing.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineError } from '../../data/machine-error';
import { makeFolder } from '../../data/write-whole';
import { isAlive, thisProcess } from './process-identity';

const ANOTHER_FOLDER =
  'The results go there; they can go elsewhere: REVIEWLAB_RESULTS=/a/folder/of/yours npm start';

/** A results folder that is this process's own. */
export interface ResultsLock {
  /** True where the file of a run was found that was cut off before its end. */
  readonly wasCutOff: boolean;
  /** Gives the folder back; also done when the process exits. */
  readonly release: () => void;
}

/**
 * Makes the folder where it is missing, and takes it for this process.
 *
 * @throws Error when another run has it, or when it cannot be written, with the cause and what to do
 */
export async function lockResults(folder: string): Promise<ResultsLock> {
  const path = join(folder, '.running');
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  let wasCutOff: boolean;
  try {
    makeFolder(folder, ANOTHER_FOLDER);
    try {
      writeFileSync(own, thisProcess(), { flag: 'wx' });
      wasCutOff = await take(path, own);
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
  return { wasCutOff, release };
}

/**
 * Gives the written file `own` the name `path`: by a renaming, so that whoever reads it finds it whole, on disks without
 * hard links too. Only who can make the folder `.taking` may look and rename, one at a time.
 *
 * @returns whether there was the file of a run that is gone
 * @throws Error when another run goes on
 */
async function take(path: string, own: string): Promise<boolean> {
  const claim = `${path}.taking`;
  await makeClaim(claim);
  try {
    const owner = read(path);
    if (owner !== undefined && isRunning(owner)) throw anotherRun(owner, path);
    renameSync(own, path);
    return owner !== undefined && owner !== thisProcess();
  } finally {
    rmdirSync(claim);
  }
}

/** Waits while another run holds it, for less than an instant; where it does not go, that run was cut off just then. */
async function makeClaim(claim: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return mkdirSync(claim);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (tries === 40) throw anotherRun(undefined, claim);
    }
    await sleep(50);
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
