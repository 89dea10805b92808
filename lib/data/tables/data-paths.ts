/** Which files someone means: one path, several, a pattern such as 'reviews/*.csv', a folder. */
import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { DataError } from '../data-error';
import { STANDARD_INPUT } from './file-blocks';

/** Files to be read, and the class of each where its place says it (a folder with one a class). */
export interface DataPaths {
  readonly files: readonly { readonly path: string; readonly label?: string }[];
  readonly folder: boolean;
  /** What stands beside or below the files and is not read. */
  readonly aside?: readonly string[];
}

/**
 * Finds the files, in the order of their names.
 *
 * @param data a path, a pattern, '-' for standard input, or a list of these
 * @throws DataError when nothing is there
 */
export function findDataPaths(data: string | readonly string[]): DataPaths {
  const wanted = typeof data === 'string' ? [data] : data;
  if (wanted.length === 1 && isFolder(wanted[0])) return folderPaths(wanted[0]);
  const files = wanted.flatMap((one) => {
    if (one === STANDARD_INPUT || exists(one) || !isDynamicPattern(one)) return [one];
    const found = globSync(one, { expandDirectories: false, dot: false }).sort();
    if (found.length === 0)
      throw new DataError(`${one}: no file has such a name. Correct the pattern.`);
    return found;
  });
  if (files.length === 0)
    throw new DataError('No data file was given: name one, such as reviews.csv.');
  const twice = files.find((file, at) => files.indexOf(file) !== at);
  if (twice !== undefined) throw new DataError(`${twice}: the file is named twice. Name it once.`);
  return { files: files.map((path) => ({ path })), folder: false };
}

function folderPaths(folder: string): DataPaths {
  const names = visibleNames(folder);
  const classes = names.filter((name) => isFolder(join(folder, name)));
  if (classes.length === 0) {
    if (names.length === 0)
      throw new DataError(`${folder}: the folder is empty. Put files of texts into it.`);
    return { files: names.map((name) => ({ path: join(folder, name) })), folder: false };
  }
  const files = classes.flatMap((label) =>
    visibleNames(join(folder, label))
      .map((name) => join(folder, label, name))
      .filter((path) => !isFolder(path))
      .map((path) => ({ path, label })),
  );
  if (files.length === 0) {
    const inner = classes.map((name) => `${basename(folder)}/${name}`).join(', ');
    throw new DataError(
      `${folder}: its sub-folders (${inner}) hold no files. Give the folder that holds one sub-folder of texts for each class.`,
    );
  }
  const aside = [
    ...names.filter((name) => !classes.includes(name)),
    ...classes.flatMap((label) =>
      visibleNames(join(folder, label))
        .map((name) => join(label, name))
        .filter((path) => isFolder(join(folder, path))),
    ),
  ];
  return { files, folder: true, aside };
}

function visibleNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

function exists(path: string): boolean {
  return found(path) !== undefined;
}

function isFolder(path: string): boolean {
  return found(path)?.isDirectory() ?? false;
}

/** @throws DataError for a symbolic link that leads back to itself */
function found(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') throw error;
    throw new DataError(`${path}: its symbolic link leads back to itself. Take it out.`);
  }
}
