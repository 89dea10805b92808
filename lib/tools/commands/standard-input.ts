/**
 * Standard input can be read once, and several notebooks read the data, also when they are run again: what comes
 * in is kept in the results folder, under a name that says its content, so that an earlier run's stays.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DataError } from '../../data/data-error';
import type { ExperimentSettings } from '../../data/experiment-data';
import { STANDARD_INPUT, standardInputBlocks } from '../../data/tables/file-blocks';

export interface KeptInput {
  /** The same settings, with the kept file for '-'. */
  readonly settings: ExperimentSettings;
  /** Takes the file away again: the data cannot be used. */
  readonly forget: () => void;
  /** Takes away what other runs kept: their results are replaced. */
  readonly forgetOthers: () => void;
}

const NAME = 'standard-input-';

/** @throws DataError when more than one of the files is standard input */
export function keepStandardInput(given: ExperimentSettings, results: string): KeptInput {
  const nothing = (): void => undefined;
  const paths = [given.data ?? [], given.test ?? [], given.shift ?? []].flat();
  const times = paths.filter((path) => path === STANDARD_INPUT).length;
  if (times > 1)
    throw new DataError('Standard input (-) can be read only once. Give the others as files.');
  const others = (keep: string) => (): void => {
    for (const name of readdirSync(results)) {
      if (name.startsWith(NAME) && name !== keep) rmSync(join(results, name));
    }
  };
  if (times === 0) return { settings: given, forget: nothing, forgetOthers: others('') };
  mkdirSync(results, { recursive: true });
  const { path, isNew } = write(results);
  const kept = <T extends string | readonly string[] | undefined>(files: T) =>
    Array.isArray(files)
      ? files.map((file: string) => (file === STANDARD_INPUT ? path : file))
      : files === STANDARD_INPUT ? path : files; // prettier-ignore
  return {
    settings: {
      ...given,
      ...Object.fromEntries(
        (['data', 'test', 'shift'] as const).flatMap((key) =>
          given[key] === undefined ? [] : [[key, kept(given[key])]],
        ),
      ),
    },
    forget: () => {
      if (isNew) rmSync(path);
      if (readdirSync(results).length === 0) rmdirSync(results);
    },
    forgetOthers: others(basename(path)),
  };
}

function write(results: string): { path: string; isNew: boolean } {
  const temporary = join(results, `.${NAME}${randomBytes(6).toString('hex')}`);
  const hash = createHash('sha256');
  try {
    const file = openSync(temporary, 'wx');
    try {
      for (const block of standardInputBlocks()) {
        hash.update(block);
        for (let done = 0; done < block.length;) done += writeSync(file, block, done);
      }
    } finally {
      closeSync(file);
    }
    const path = join(results, `${NAME}${hash.digest('hex').slice(0, 12)}`);
    const isNew = !existsSync(path);
    renameSync(temporary, path);
    return { path, isNew };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
