/**
 * Which notebooks came back: one folder a learner, or all in one folder; under any file names. Hidden
 * files and the copies that Jupyter keeps beside a notebook (`.ipynb_checkpoints`) are passed over, and
 * links are not followed, since a link can point anywhere.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { doubtsOf, type Named } from './whose-notebook';

/**
 * `learner` is the folder, or the file's name without its ending where there is no folder; `file` has `/` between
 * its parts; `sha256` is hexadecimal, and '' where the file is larger than MOST_BYTES and was not read.
 */
export interface Submission extends Named {
  readonly path: string;
  /** Why a person should look at whose it is, in words. */
  readonly doubts: readonly string[];
}

/** The exercise with its outputs takes some hundred thousand bytes. */
const MOST_BYTES = 50_000_000;
export const TOO_LARGE = 'it is larger than 50 MB and was not read';

export interface SubmissionFolder {
  /** In the order of their paths. */
  readonly submissions: readonly Submission[];
  /** What else lies there and was not checked, as paths inside the folder. */
  readonly others: readonly string[];
}

/**
 * Finds the notebooks of a folder.
 * @throws Error when the folder cannot be read or holds no notebook.
 */
export function findSubmissions(folder: string): SubmissionFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${folder} is no folder. Give the folder that holds the learners' notebooks.`);
  }
  const submissions: Omit<Submission, 'doubts'>[] = [];
  const others: string[] = [];
  for (const path of filesUnder(folder)) {
    const file = relative(folder, path).split(sep).join('/');
    if (extname(path).toLowerCase() !== '.ipynb') {
      others.push(file);
      continue;
    }
    const [first, ...rest] = file.split('/');
    submissions.push({
      learner: rest.length > 0 ? first : basename(file, extname(file)),
      file,
      path,
      sha256: sha256Of(path),
    });
  }
  if (submissions.length === 0) {
    throw new Error(`There is no notebook (*.ipynb) in ${folder} or in a folder of it.`);
  }
  return {
    submissions: submissions.map((one) => ({ ...one, doubts: doubtsOf(one, submissions) })),
    others,
  };
}

function sha256Of(path: string): string {
  if (statSync(path).size > MOST_BYTES) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}
