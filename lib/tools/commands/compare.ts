/**
 * `npm run compare -- results/a results/b`: two runs side by side.
 *
 * Exit code 0, or 2 when a folder holds no run.
 */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../data/data-error';
import { accuracy } from '../../measure/accuracy/accuracy';
import { readPredictions, type Predictions } from '../../models/predictions-file';
import { readRecordFile } from '../../record/record';
import { compareRuns, type ComparedRun } from '../experiment/compare-runs';
import { makeCommand, readArguments, runCommand, userPath } from './command-line';

/** @throws DataError when the folder holds no complete run, or one of another form */
function readRun(name: string): ComparedRun {
  const folder = userPath(name);
  const path = join(folder, 'experiment.json');
  const models = measurements(path);
  const predictions = new Map<string, Predictions>();
  for (const model of models) {
    if (!/^[\w-]+$/.test(model.name)) continue; // no file's name
    const file = join(folder, 'predictions', `${model.name}.json`);
    if (!existsSync(file)) continue;
    const kept = readPredictions(file);
    // A later run that stopped half-way has replaced the predictions, but not the experiment.
    const isOfThisRun = accuracy(kept.actual, kept.predicted).accuracy === model.accuracy;
    if (isOfThisRun) predictions.set(model.name, kept);
  }
  return { name, models, predictions };
}

function measurements(path: string): ComparedRun['models'] {
  let found: ReturnType<typeof readRecordFile>;
  try {
    found = readRecordFile(path);
  } catch (error) {
    throw new DataError(`${(error as Error).message} Run npm start again.`);
  }
  if (found !== undefined) return found.models;
  throw new DataError(
    `${path}: there is no such file. Give the folder of a complete run, such as results.`,
  );
}

/** @throws DataError when both are the same folder: every difference would be 0 */
function checkDifferent(names: readonly string[]): void {
  const [first, second] = names
    .map(userPath)
    .filter(existsSync)
    .map((path) => realpathSync(path));
  if (first === undefined || first !== second) return;
  throw new DataError(`${names.join(' and ')} are the same folder. Give the folders of two runs.`);
}

const command = makeCommand(
  'npm run compare --',
  'Puts two runs side by side: accuracy, times and targets, with intervals.',
  ['npm run compare -- results results/reviews'],
)
  .argument('<first>', 'the results folder of a complete run')
  .argument('<second>', 'that of another');

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  checkDifferent(command.args);
  const [first, second] = command.args.map(readRun);
  console.log(compareRuns(first, second));
});
