/**
 * The reviews of a run, read and checked once before any kernel starts, so that what is wrong with them is said at
 * once, and the classes are seen before anything is trained.
 */
import { dataCheckWarnings } from '../../data/checks/data-check-text';
import { readExperiment, type ExperimentSettings } from '../../data/experiment-data';
import { countLabels } from '../../data/label-counts';
import { hashSets } from '../../data/pinned-input';
import type { Review } from '../../data/review';
import { visible } from '../../data/visible';
import { keepStandardInput } from './standard-input';

export interface OwnData {
  /** What the notebooks are to read: standard input is a file by now. */
  readonly settings: ExperimentSettings;
  /** The classes, what was recognised, and what to beware of: sentences. */
  readonly sentences: readonly string[];
  /** A hash of each set's reviews. */
  readonly input: Readonly<Record<string, string>>;
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
    const { train, test, shift, description, check } = readExperiment(settings);
    const beware = dataCheckWarnings(check).map((warning) => `Beware: ${warning}`);
    const sets = { train, test, shift };
    const classes = classesText(sets);
    return {
      settings,
      sentences: [...classes, ...description, ...beware],
      input: hashSets(sets),
      whenWhole: forgetOthers,
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/** How many classes are named: with more, labels are probably no labels, and the check says so. */
const NAMED = 20;

/** The classes of each set that has reviews, with their counts, the commonest first. */
export function classesText(sets: Readonly<Record<string, readonly Review[]>>): string[] {
  return Object.entries(sets).flatMap(([name, reviews]) => {
    if (reviews.length === 0) return [];
    const counts = [...countLabels(reviews.map(({ label }) => label))];
    counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const named = counts.slice(0, NAMED).map(([label, n]) => `'${visible(label)}' ${n}`);
    const more = counts.length > NAMED ? `, and ${counts.length - NAMED} more` : '';
    return [`Classes (${name}): ${named.join(', ')}${more}.`];
  });
}
