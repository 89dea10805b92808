/**
 * Someone's own reviews, read and checked once before any kernel starts, so that what is wrong with them is said at
 * once. A thread of its own reads, so that Ctrl-C is answered while it does.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { getHeapStatistics } from 'node:v8';
import { dataCheckFacts, dataCheckWarnings } from '../../data/checks/data-check-text';
import { DataError } from '../../data/data-error';
import { toldError } from '../../data/machine-error';
import { readExperiment, type ExperimentSettings } from '../../data/experiment-data';
import { countLabels } from '../../data/label-counts';
import { hashSets } from '../../data/pinned-input';
import type { Recognised } from '../../data/recognised';
import type { LeftOut } from '../../data/review';
import { readGivenModel } from './given-model';
import { keepStandardInput } from './standard-input';

/** What was read, as `--check --json` prints it. */
export interface DataReport {
  /** What each file was recognised as, with its first rows. */
  readonly recognised: readonly Recognised[];
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    /** How many reviews each set has. */
    readonly sets: Readonly<Record<string, number>>;
    readonly leftOut: readonly LeftOut[];
  };
  /** How many reviews each class has, in all sets together. */
  readonly classes: Readonly<Record<string, number>>;
  /** A hash of each set's reviews: every notebook must read the same. */
  readonly input: Readonly<Record<string, string>>;
  /** What to beware of, a sentence each. */
  readonly warnings: readonly string[];
  /** The same for people to read: what was recognised, how it was split, the classes. */
  readonly sentences: readonly string[];
}

export interface OwnData {
  /** What the notebooks are to read: standard input is a file by now. */
  readonly settings: ExperimentSettings;
  readonly report: DataReport;
  /** Takes away what was kept of standard input. */
  readonly forget: () => void;
  /** To be called when the run is whole. */
  readonly whenWhole: () => void;
}

/**
 * Reads and checks the data.
 *
 * @param results where standard input is kept, so that each notebook can read it, and again later
 * @param onWait told what is waited for
 * @throws DataError for anything wrong with the files
 */
export async function readOwnData(
  given: ExperimentSettings,
  results: string,
  onWait?: (what: string) => void,
): Promise<OwnData> {
  const { settings, forget, forgetOthers } = await keepStandardInput(given, results, onWait);
  onWait?.('reading and checking the data');
  try {
    return { settings, report: await inThread(settings), forget, whenWhole: forgetOthers };
  } catch (error) {
    forget();
    throw error;
  }
}

/** A report for people to read, the warnings last. */
export function dataSentences({ sentences, warnings }: DataReport): string[] {
  return [...sentences, ...warnings.map((warning) => `Beware: ${warning}`)];
}

/** What the thread answers: a report, or what was wrong. */
type Answer = { report: DataReport } | { message: string; isAboutData: boolean };

async function inThread(settings: ExperimentSettings): Promise<DataReport> {
  const megabytes = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);
  const worker = new Worker(__filename, {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that reads the data ended early.')));
  });
  if ('report' in answer) return answer.report;
  throw answer.isAboutData ? new DataError(answer.message) : new Error(answer.message);
}

function makeReport(settings: ExperimentSettings): DataReport {
  const { train, test, shift, description, recognised, check } = readExperiment(settings);
  const { rowsRead, leftOut, sets } = check;
  const all = [...train, ...test, ...shift].map(({ label }) => label);
  if (settings.model !== undefined) readGivenModel(settings.model, all);
  return {
    recognised,
    rows: {
      read: rowsRead,
      kept: rowsRead - leftOut.length,
      sets: Object.fromEntries(sets.map(({ name, reviews }) => [name, reviews])),
      leftOut,
    },
    classes: Object.fromEntries(countLabels(all)),
    input: hashSets({ train, test, shift }),
    warnings: dataCheckWarnings(check),
    sentences: [...description, ...dataCheckFacts(check)],
  };
}

if (!isMainThread && parentPort !== null) {
  let answer: Answer;
  try {
    answer = { report: makeReport(workerData as ExperimentSettings) };
  } catch (error) {
    answer = { message: toldError(error), isAboutData: error instanceof DataError };
  }
  parentPort.postMessage(answer);
}
