/**
 * Results come from one run. A run writes into `unfinished/` in the results folder; when it is whole, that is renamed
 * to `finished/` in one step, and its files take the places of the earlier run's. A run that is killed before
 * that step leaves the earlier results as they were; one that is killed after it is moved by the next run.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  if (existsSync(earlier)) {
    mkdirSync(join(folder, 'previous'), { recursive: true });
    copyFileSync(earlier, join(folder, 'previous', 'experiment.json'));
  }
  renameSync(folder, join(results, 'finished'));
  moveFinished(results);
}

function moveFinished(results: string): void {
  const folder = join(results, 'finished');
  if (!existsSync(folder)) return;
  for (const file of filesIn(folder)) {
    const path = join(results, file);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(join(folder, file), path);
  }
  rmSync(folder, { recursive: true });
}

/** The paths of all files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name)).map((file) => join(entry.name, file))
      : [entry.name],
  );
}
