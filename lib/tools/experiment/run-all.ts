/**
 * The whole experiment: runs the notebooks in the order of their names, then writes what they measured and the
 * report. experiment.json and report.html are replaced only when all notebooks have run, so they always
 * belong to one complete run; the executed notebooks are saved one by one.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeWhole } from '../../data/write-whole';
import { gatherExperiment, type ExecutedNotebook, type Experiment } from './experiment';
import { describeMachine } from './machine';
import { runNotebook, type Progress } from '../notebook/run-notebook';

export interface RunAllOptions {
  /** The project's folder, with notebooks/ and node_modules/ in it. */
  readonly project: string;
  /** The results folder. */
  readonly results: string;
  /** Makes the page that goes to report.html. */
  readonly report: (
    experiment: Experiment,
    notebooks: readonly ExecutedNotebook[],
  ) => Promise<string>;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs everything and returns the experiment.
 * @throws RunError when a cell fails; Error when there are no notebooks, or a record is wrong.
 */
export async function runAll(options: RunAllOptions): Promise<Experiment> {
  const { project, results, onProgress } = options;
  const executed: ExecutedNotebook[] = [];
  for (const path of notebookPaths(project)) {
    const name = basename(path);
    const notebook = await runNotebook(path, {
      saveAs: join(results, 'notebooks', name),
      environment: { ...process.env, REVIEWLAB_RESULTS: results, REVIEWLAB_RUN: '1' },
      ...(onProgress && { onProgress }),
    });
    executed.push({ name, notebook });
  }
  const experiment = gatherExperiment(executed, describeMachine(project));
  const report = await options.report(experiment, executed);
  writeWhole(join(results, 'experiment.json'), JSON.stringify(experiment, null, 2) + '\n');
  writeWhole(join(results, 'report.html'), report);
  return experiment;
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
