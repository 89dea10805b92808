/**
 * Results come from one run. A run writes into `unfinished/` in the results folder; when it is whole, that is renamed
 * to `finished/` in one step, and its files take the places of the earlier run's. A run that is killed before
 * that step leaves the earlier results as they were; one that is killed after it is moved by the next run.
 */
import { copyFileSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';

/** Returns the empty folder that a new run writes to, after moving what an earlier run left finished. */
export function beginRun(results: string): string {
  moveFinished(results);
  const folder = join(results, 'unfinished');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Puts the run in the earlier one's place. The earlier experiment.json is kept in `previous/`. */
export function finishRun(results: string): void {
  const folder = join(results, 'unfinished');
  const earlier = join(results, 'experiment.json');
  if (kindOf(earlier) === 'file') {
    mkdirSync(join(folder, 'previous'), { recursive: true });
    copyFileSync(earlier, join(folder, 'previous', 'experiment.json'));
  }
  renameSync(folder, join(results, 'finished'));
  moveFinished(results);
}

function moveFinished(results: string): void {
  const folder = join(results, 'finished');
  if (kindOf(folder) !== 'folder') return rmSync(folder, { force: true });
  moveInto(folder, results);
  rmSync(folder, { recursive: true });
}

/** Moves all files of a folder into another. What is of another kind there than what comes goes aside, with `.aside` after its name. */
function moveInto(from: string, to: string): void {
  if (kindOf(to) !== 'folder') {
    putAside(to);
    mkdirSync(to, { recursive: true });
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [path, place] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      moveInto(path, place);
    } else {
      if (kindOf(place) === 'folder') putAside(place);
      moveFile(path, place);
    }
  }
}

/** Renames, also where a link leads to another disk: into its place in one step there too. */
function moveFile(path: string, place: string): void {
  try {
    renameSync(path, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(path, `${place}.new`);
    renameSync(`${place}.new`, place);
  }
}

function putAside(path: string): void {
  if (kindOf(path) === 'nothing') return;
  rmSync(`${path}.aside`, { recursive: true, force: true });
  renameSync(path, `${path}.aside`);
}

/** A link that leads to a folder is one; any other thing is a file. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return 'folder';
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? 'nothing' : 'file';
}
