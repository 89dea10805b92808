/**
 * Someone's own reviews, read and checked once before any kernel starts, so that what is wrong with
 * them is said at once.
 */
import { dataCheckWarnings } from '../../data/checks/data-check-text';
import { readExperiment, type ExperimentSettings } from '../../data/experiment-data';
import { keepStandardInput } from './standard-input';

export interface OwnData {
  /** What the notebooks are to read: standard input is a file by now. */
  readonly settings: ExperimentSettings;
  /** What was recognised, and what to beware of: sentences. */
  readonly sentences: readonly string[];
  /** To be called when the run is whole. */
  readonly whenWhole: () => void;
}

/**
 * @param results where standard input is kept, so that each notebook can read it, and again later
 * @throws DataError for anything wrong with the files
 */
export function readOwnData(given: ExperimentSettings, results: string): OwnData {
  const { settings, forget, forgetOthers } = keepStandardInput(given, results);
  try {
    const { description, check } = readExperiment(settings);
    const beware = dataCheckWarnings(check).map((warning) => `Beware: ${warning}`);
    return { settings, sentences: [...description, ...beware], whenWhole: forgetOthers };
  } catch (error) {
    forget();
    throw error;
  }
}
