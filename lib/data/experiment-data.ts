/**
 * The data of one experiment from its settings, which are one object in every notebook and the options of
 * `npm start`.
 */
import { join, relative } from 'node:path';
import { analyzerOptions, type Cut } from './analyzer-options';
import { checkTrainable } from './checks/trainable';
import { dataCheck, type DataCheck } from './checks/data-check';
import { describeDataCheck } from './checks/data-check-text';
import { dropLeaks } from './checks/leaks';
import { DataError } from './data-error';
import { recognisedText, type Recognised } from './recognised';
import { checkPinned } from './pinned-input';
import { projectFolder } from './results-folder';
import type { ReadOptions } from './review';
import { readReviewFiles, type LeftOut, type Review } from './reviews';
import { groupNotes, splitReviews } from './train-test-split';
import { visible } from './visible';

/** Files: a path, a pattern, a folder, or a list of these. */
type Files = string | readonly string[];

/** What a run reads, and how. Empty means the kit's own reviews. */
export interface ExperimentSettings extends ReadOptions {
  /** The reviews to learn from; '-' is standard input (for `npm start`). */
  readonly data?: Files;
  /** The test set; without it, a part of `data` is split off. */
  readonly test?: Files;
  /** A second test set, of another subject or time. */
  readonly shift?: Files;
  /** The share that is split off; default 0.2. */
  readonly testSize?: number;
  /** Which reviews are split off, and other draws; default 1. */
  readonly seed?: number;
  /** Reviews with the same value in this column stay on one side of the split. */
  readonly groupBy?: string;
  /** Take training reviews that stand in a test set, or nearly, out of the training set. */
  readonly dropLeaks?: boolean;
  /** How texts are cut: into words (default), or for scripts without spaces into runs of characters. */
  readonly analyzer?: 'word' | 'char';
  /** How logistic regression is trained: by default gradient descent, above a size newton-cg. */
  readonly solver?: 'auto' | 'gradient-descent' | 'newton-cg';
  /** A model's file to take for the first model instead of training one. */
  readonly model?: string;
}

export interface ExperimentData {
  readonly train: Review[];
  readonly test: Review[];
  /** Empty when no second test set was given. */
  readonly shift: Review[];
  /** The classes, in alphabetical order. */
  readonly labels: string[];
  /** What was recognised in each file, how it was split, what was left out: sentences. */
  readonly description: string[];
  /** A vectorizer's options, as the setting `analyzer` asks. */
  readonly cut: Cut;
  /** What each file was recognised as. */
  readonly recognised: readonly Recognised[];
  /** Made when it is first asked for: on large data it takes some seconds. */
  readonly check: DataCheck;
  /** The check in sentences: what was read, then what to beware of. */
  readonly findings: readonly string[];
}

/**
 * Reads the reviews of an experiment and splits them; the same settings and files give the same reviews
 * on every machine.
 *
 * @param settings by default the kit's own training, test and second test set
 * @throws DataError for anything wrong with the files, and when they cannot be trained on: one class
 *   only, a class that one side lacks, too few reviews, no words
 * @example
 * readExperiment({ data: 'data/reviews-train.csv', test: 'data/reviews-test.csv' }).test.length // => 1000
 */
export function readExperiment(settings: ExperimentSettings = {}): ExperimentData {
  if (settings.test !== undefined) refuseSplit(settings);
  const { data, test: testFiles, shift: shiftFiles, ...how } = withOwnFiles(settings);
  const { seed, testSize, groupBy, analyzer = 'word' } = how;
  const read = readReviewFiles(data, how);
  const recognised = [...read.recognised];
  const description = read.recognised.map(recognisedText);
  const leftOut: LeftOut[] = [...read.leftOut];
  const other = (files: Files | undefined): Review[] => {
    if (files === undefined) return [];
    const more = readReviewFiles(files, how);
    recognised.push(...more.recognised);
    description.push(...more.recognised.map(recognisedText));
    leftOut.push(...more.leftOut);
    return more.reviews;
  };
  let train = read.reviews;
  let test = other(testFiles);
  if (testFiles === undefined) {
    ({ train, test } = splitReviews(read.reviews, { testSize, seed, groupBy }));
    const whole = groupBy === undefined ? '' : `, no '${visible(groupBy)}' on both sides`;
    description.push(
      `Split by seed ${seed ?? 1}: ${train.length} to train on, ${test.length} to test on${whole}.`,
      ...(groupBy === undefined ? [] : groupNotes(read.reviews, groupBy)),
    );
  }
  const shift = other(shiftFiles);
  checkUsed(how, recognised);
  if (how.dropLeaks === true) {
    const kept = dropLeaks(train, [...test, ...shift]);
    description.push(`Taken out of the training set as copies: ${train.length - kept.length}.`);
    train = kept;
  }
  checkPinned({ train, test, shift });
  const labels = checkTrainable({ train, test, shift }, analyzer);
  let check: DataCheck | undefined;
  return {
    train,
    test,
    shift,
    labels,
    description,
    cut: analyzerOptions(analyzer),
    recognised,
    get check() {
      check ??= dataCheck({ train, test, shift, leftOut, analyzer });
      return check;
    },
    get findings() {
      return describeDataCheck(this.check);
    },
  };
}

/** What says how a set is split, and its option. */
const SPLITTING = [['testSize', '--test-size'], ['seed', '--seed'], ['groupBy', '--group-by']] as const; // prettier-ignore

/** @throws DataError for a setting that says how to split, where a test set is given */
function refuseSplit(settings: ExperimentSettings): void {
  const found = SPLITTING.find(([name]) => settings[name] !== undefined);
  if (found === undefined) return;
  throw new DataError(
    `${found[1]} says how --data is split, and with --test nothing is split. Leave one of the two out.`,
  );
}

/** @throws DataError for a setting that fits none of the files, which would change nothing without a word */
function checkUsed(
  { separator, quote, encoding }: ReadOptions,
  recognised: readonly Recognised[],
): void {
  const told = [['--separator', separator, 'separator'], ['--quote', quote, 'separator'], ['--encoding', encoding, 'encoding']] as const; // prettier-ignore
  for (const [option, value, part] of told) {
    if (value === undefined || recognised.some((one) => one[part] !== undefined)) continue;
    const [{ file, format }] = recognised;
    throw new DataError(
      `${option} changes nothing for ${file}, which was recognised as ${format}. Leave it out.`,
    );
  }
}

/** Without `data`, the kit's own files; its test file only where no other split is asked for. */
function withOwnFiles(settings: ExperimentSettings): ExperimentSettings & { data: Files } {
  const { data } = settings;
  if (data !== undefined) return { ...settings, data };
  const folder = relative(process.cwd(), join(projectFolder(), 'data'));
  const isSplit = SPLITTING.some(([name]) => settings[name] !== undefined);
  return {
    ...(!isSplit && { test: join(folder, 'reviews-test.csv') }),
    shift: join(folder, 'reviews-travel.csv'),
    ...settings,
    data: join(folder, 'reviews-train.csv'),
  };
}
