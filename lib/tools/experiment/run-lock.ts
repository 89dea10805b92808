/**
 * One run at a time writes to a results folder: a small file there names the process that does. A file left by
 * a process that is gone (killed, or the machine was switched off) counts for nothing.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the folder where it is missing, and takes it for this process.
 *
 * @returns gives the folder back; also done when the process exits
 * @throws Error when another run has it, or when it cannot be written, with the cause and what to do
 */
export function lockResults(folder: string): () => void {
  const path = join(folder, '.running');
  try {
    makeFolder(folder);
    takeOver(path);
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw cannotWrite(folder, error);
    throw error;
  }
  const release = (): void => {
    process.off('exit', release);
    rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** What a folder that cannot be written means for the user. */
export function cannotWrite(folder: string, error: Error): Error {
  return new Error(
    `The results cannot be written to ${folder}: ${error.message}. Make room or take another folder: ` +
      'REVIEWLAB_RESULTS=/a/folder/of/yours npm start',
    { cause: error },
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(folder); // with `recursive`, Node calls a read-only disk "no such file"
  }
}

/** Removes the file of a run that is gone. @throws Error when that run still goes on */
function takeOver(path: string): void {
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8'));
  } catch {
    return; // nobody has it
  }
  if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid)) {
    throw new Error(
      `Another run (process ${pid}) is writing to this results folder. Wait until it is done, or take ` +
        'another folder: REVIEWLAB_RESULTS=/a/folder/of/yours npm start. If there is no such run, delete ' +
        path,
    );
  }
  rmSync(path, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}
