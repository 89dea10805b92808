/**
 * Someone's own reviews, read and checked once before any kernel starts, so that what is wrong with
 * them is said at once.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataCheckWarnings } from '../../data/data-check-text';
import { readExperiment, type ExperimentParameters } from '../../data/experiment-data';
import { STANDARD_INPUT } from '../../data/file-blocks';

export interface OwnData {
  /** What the notebooks are to read: standard input is a file by now. */
  readonly experiment: ExperimentParameters;
  /** What was recognised, and what to beware of: sentences. */
  readonly sentences: readonly string[];
}

/**
 * @param results where standard input is kept, so that each notebook can read it, and again later
 * @throws DataError for anything wrong with the files
 */
export function readOwnData(given: ExperimentParameters, results: string): OwnData {
  const experiment =
    given.data === STANDARD_INPUT ? { ...given, data: keepStandardInput(results) } : given;
  const { description, check } = readExperiment(experiment);
  const beware = dataCheckWarnings(check).map((warning) => `Beware: ${warning}`);
  return { experiment, sentences: [...description, ...beware] };
}

function keepStandardInput(results: string): string {
  mkdirSync(results, { recursive: true });
  const path = join(results, 'standard-input');
  writeFileSync(path, readFileSync(0));
  return path;
}
