/**
 * The data of one experiment from a few flat parameters, so that a notebook's parameters cell and
 * `npm start -- --data` say the same thing and get the same reviews.
 */
import { checkTrainable } from './checks/trainable';
import { dataCheck, type DataCheck } from './checks/data-check';
import { dropLeaks } from './checks/leaks';
import { readReviewFiles, type LeftOut, type Review, type ReviewColumns } from './reviews';
import { splitReviews } from './train-test-split';

/** '' stands for 'not given', so that each parameter can be a plain value in a cell. */
type Optional<T> = T | '' | undefined;

/** What to read, and how; all but `data` may be left out. */
export interface ExperimentParameters {
  /** A file, a pattern, a folder, '-' for standard input, or a list of files. */
  readonly data: string | readonly string[];
  /** The test set; when not given, a part of `data` is split off. */
  readonly test?: Optional<string | readonly string[]>;
  /** A second test set, of another subject or time. */
  readonly shift?: Optional<string | readonly string[]>;
  readonly text?: Optional<string | number>;
  readonly label?: Optional<string | number>;
  readonly id?: Optional<string | number>;
  readonly positiveFrom?: Optional<number>;
  readonly negativeTo?: Optional<number>;
  readonly skipBadRows?: boolean;
  readonly encoding?: Optional<string>;
  readonly testSize?: Optional<number>;
  readonly seed?: Optional<number>;
  readonly groupBy?: Optional<string>;
  /** Take training reviews that stand in a test set, or nearly, out of the training set. */
  readonly dropLeaks?: boolean;
  /** How texts are cut: into words, or for scripts without spaces into runs of characters. */
  readonly analyzer?: 'word' | 'char';
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
  /** Made when it is first asked for: on large data it takes some seconds. */
  readonly check: DataCheck;
}

/**
 * Reads and splits; the same parameters and files give the same reviews on every machine.
 *
 * @throws DataError for anything wrong with the files, and when they cannot be trained on: one class
 *   only, a class that one side lacks, too few reviews, no words
 * @example
 * const files = { data: 'data/reviews-train.csv', test: 'data/reviews-test.csv' }
 * readExperiment(files).labels // => ['negative', 'positive']
 */
export function readExperiment(parameters: ExperimentParameters): ExperimentData {
  const columns = columnsOf(parameters);
  const read = readReviewFiles(parameters.data, columns);
  const description = [...read.recognised];
  const leftOut: LeftOut[] = [...read.leftOut];
  const other = (files: Optional<string | readonly string[]>): Review[] => {
    const path = given(files);
    if (path === undefined) return [];
    const more = readReviewFiles(path, columns);
    description.push(...more.recognised);
    leftOut.push(...more.leftOut);
    return more.reviews;
  };
  let train = read.reviews;
  let test = other(parameters.test);
  if (given(parameters.test) === undefined) {
    ({ train, test } = splitReviews(read.reviews, {
      testSize: given(parameters.testSize),
      seed: given(parameters.seed),
      groupBy: given(parameters.groupBy),
    }));
    const by = given(parameters.groupBy);
    const whole = by === undefined ? '' : `, no ${by} on both sides`;
    description.push(
      `Split by seed ${given(parameters.seed) ?? 1}: ${train.length} to train on, ${test.length} to test on${whole}.`,
    );
  }
  const shift = other(parameters.shift);
  if (parameters.dropLeaks === true) {
    const kept = dropLeaks(train, [...test, ...shift]);
    description.push(`Taken out of the training set as copies: ${train.length - kept.length}.`);
    train = kept;
  }
  const analyzer = parameters.analyzer ?? 'word';
  const labels = checkTrainable({ train, test, shift }, analyzer);
  let check: DataCheck | undefined;
  return {
    train,
    test,
    shift,
    labels,
    description,
    get check() {
      check ??= dataCheck({ train, test, shift, leftOut, analyzer });
      return check;
    },
  };
}

function columnsOf(parameters: ExperimentParameters): ReviewColumns {
  return {
    text: given(parameters.text),
    label: given(parameters.label),
    id: given(parameters.id),
    positiveFrom: given(parameters.positiveFrom),
    negativeTo: given(parameters.negativeTo),
    skipBadRows: parameters.skipBadRows,
    encoding: given(parameters.encoding),
  };
}

function given<T>(value: Optional<T>): T | undefined {
  return value === '' ? undefined : value;
}
