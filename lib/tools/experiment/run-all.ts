/**
 * The whole experiment: runs the notebooks in the order of their names, then writes what they measured and the
 * report. The results are replaced only when all notebooks have run, so they always belong to one complete run
 * (unfinished-run.ts); a run that stops leaves the executed notebooks beside them.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Recognised } from '../../data/recognised';
import { writeWhole } from '../../data/write-whole';
import { emptyExperiment, readRecordFile } from '../../record/record';
import { checkExperiment } from '../../record/record-schema';
import type { ExecutedNotebook, Experiment } from './experiment';
import { learnerRecord } from './learner-record';
import type { ParameterValue } from '../notebook/inject-parameters';
import type { Progress } from '../notebook/progress';
import { runNotebook, startKernel } from '../notebook/run-notebook';
import { readTypicalTimes, timeLeft } from './time-left';
import { beginRun, finishRun } from './unfinished-run';

/** Where the whole run is. */
export interface RunProgress extends Progress {
  /** The notebook's position, from 1, and how many notebooks there are. */
  readonly number: number;
  readonly notebooks: number;
  /** About how many seconds are left, by those since the cell began; undefined where nothing tells. */
  readonly secondsLeft: (inCell: number) => number | undefined;
}

export interface RunAllOptions {
  /** The project's folder, with notebooks/ and node_modules/ in it. */
  readonly project: string;
  /** The results folder. */
  readonly results: string;
  /** Values for the notebooks' parameters cells. */
  readonly parameters?: ReadonlyMap<string, ParameterValue>;
  /** Hashes of the reviews, by set, as the check read them: a notebook that reads others stops. */
  readonly input: Readonly<Record<string, string>>;
  /** What each file was recognised as. */
  readonly recognised: readonly Recognised[];
  /** How many reviews are read, for the time left; the kit's own unless given. */
  readonly reviews?: number;
  /** Makes the pages, by file name; `previous` is the complete run before this one, if any. */
  readonly report: (
    experiment: Experiment,
    notebooks: readonly ExecutedNotebook[],
    previous?: Experiment,
  ) => Promise<ReadonlyMap<string, string>>;
  /** Time limit for each cell, in seconds; the notebook runner's own unless told. */
  readonly cellLimitSeconds?: number;
  readonly onProgress?: (progress: RunProgress) => void;
}

/**
 * Runs everything and returns the experiment.
 * @throws RunError when a cell fails; Error when there are no notebooks, or a record is wrong.
 */
export async function runAll(options: RunAllOptions): Promise<Experiment> {
  const { project, results, parameters, onProgress, cellLimitSeconds, input, recognised } = options;
  const executed: ExecutedNotebook[] = [];
  const paths = notebookPaths(project);
  // Reads all notebooks: a broken file is named before anything runs.
  const left = timeLeft(
    paths,
    join(results, 'notebooks'),
    readTypicalTimes(project),
    options.reviews,
  );
  const folder = beginRun(results);
  const environment = {
    ...process.env,
    REVIEWLAB_RESULTS: results,
    REVIEWLAB_UNFINISHED: folder,
    REVIEWLAB_RUN: '1',
    REVIEWLAB_INPUT: JSON.stringify(input),
  };
  const record = join(folder, 'experiment.json');
  writeWhole(record, JSON.stringify({ ...emptyExperiment(), input, recognised }));
  // All kernels start side by side, and before the first cell: none of them starts while something is measured.
  const kernels = paths.map((path) => startKernel(path, environment));
  try {
    await Promise.all(kernels);
    for (const [index, path] of paths.entries()) {
      const name = basename(path);
      const notebook = await runNotebook(path, {
        saveAs: join(folder, 'notebooks', name),
        kernel: kernels[index],
        ...(parameters !== undefined && { parameters }),
        ...(cellLimitSeconds !== undefined && { cellLimitSeconds }),
        onProgress: (progress) =>
          onProgress?.({
            ...progress,
            number: index + 1,
            notebooks: paths.length,
            secondsLeft: left(name, progress.cellId),
          }),
      });
      executed.push({ name, notebook });
    }
  } finally {
    const ends = kernels.map((kernel) =>
      kernel.then(
        (started) => started.shutdown(),
        () => undefined, // it did not start
      ),
    );
    await Promise.all(ends);
  }
  // The notebooks wrote it as they ran.
  const experiment = checkExperiment(
    {
      ...readRecordFile(record)!,
      learner: learnerRecord(executed),
      createdAt: new Date().toISOString(),
    },
    'record',
  );
  const pages = await options.report(experiment, executed, previousRun(results));
  writeWhole(record, JSON.stringify(experiment, null, 2) + '\n');
  for (const [name, page] of pages) writeWhole(join(folder, name), page);
  finishRun(results);
  return experiment;
}

/** The last complete run; undefined where there is none of this form: an old record must not stop a new run. */
function previousRun(results: string): Experiment | undefined {
  try {
    return readRecordFile(join(results, 'experiment.json'));
  } catch {
    return undefined;
  }
}

/** The project's notebooks, in the order of their names. */
export function notebookPaths(project: string): string[] {
  const folder = join(project, 'notebooks');
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.ipynb') && !name.startsWith('.'),
  );
  if (names.length === 0) throw new Error(`There are no notebooks (*.ipynb) in ${folder}.`);
  return names.sort().map((name) => join(folder, name));
}
