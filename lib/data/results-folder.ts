/**
 * Where the project is, and where what a run makes goes: `results/` in the project, or the folder
 * that the environment variable REVIEWLAB_RESULTS names, so that tests leave a learner's results alone.
 */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/**
 * Returns the project's folder: the nearest one at or above `from` whose package.json has "workspaces". By default it
 * is looked for from the working directory, which for a notebook is its own folder, and then from this library, so a
 * notebook that was copied elsewhere still finds the data.
 * @throws Error when no folder above has such a package.json.
 */
export function projectFolder(from?: string): string {
  const found =
    nearestProject(from ?? process.cwd()) ??
    (from === undefined ? nearestProject(__dirname) : undefined);
  if (found !== undefined) return found;
  throw new Error(
    `No project found at or above ${from ?? process.cwd()}: no package.json with "workspaces" there. ` +
      'Run this inside the project folder.',
  );
}

function nearestProject(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isProject(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Returns the absolute path of the results folder, which may not exist yet.
 * @throws Error when REVIEWLAB_RESULTS is not an absolute path, or when no project is found.
 * @example
 * process.env['REVIEWLAB_RESULTS'] = '/tmp/mine'
 * resultsFolder() // => '/tmp/mine'
 */
export function resultsFolder(): string {
  const chosen = process.env['REVIEWLAB_RESULTS'];
  if (chosen === undefined || chosen === '') return join(projectFolder(), 'results');
  if (!isAbsolute(chosen)) {
    throw new Error(`REVIEWLAB_RESULTS must be an absolute path, but is "${chosen}".`);
  }
  return chosen;
}

/**
 * Where models and predictions are written: into the results folder, or while `npm start` runs into the
 * folder that REVIEWLAB_UNFINISHED names, whose files go to the results together when the run is whole.
 */
export function outputFolder(): string {
  const chosen = process.env['REVIEWLAB_UNFINISHED'];
  return chosen === undefined || chosen === '' ? resultsFolder() : chosen;
}

function isProject(packageFile: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
    return typeof content === 'object' && content !== null && 'workspaces' in content;
  } catch {
    return false; // none there, or not JSON: some other folder's file, keep looking above
  }
}
