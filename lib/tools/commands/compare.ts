/**
 * `npm run compare -- results/a results/b`: two runs side by side.
 *
 * Exit code 0, or 2 when a folder holds no run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../data/data-error';
import { accuracy } from '../../measure/accuracy/accuracy';
import { readPredictions, type Predictions } from '../../models/predictions-file';
import { compareRuns, type ComparedRun } from '../experiment/compare-runs';
import { checkRecord, type ModelRecord } from '../experiment/record-check';
import { isObject } from '../notebook/json-object';
import { makeCommand, readArguments, runCommand, userPath } from './command-line';

/** @throws DataError when the folder holds no complete run */
function readRun(name: string): ComparedRun {
  const folder = userPath(name);
  const path = join(folder, 'experiment.json');
  if (!existsSync(path)) {
    throw new DataError(
      `${path}: there is no such file. Give the folder of a complete run, such as results.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new DataError(`${path}: not JSON (${(error as Error).message}). Run npm start again.`);
  }
  if (!isObject(content) || !Array.isArray(content['models'])) {
    throw new DataError(`${path}: there is no list of models in it. Run npm start again.`);
  }
  const models = content['models'].map((model: unknown) => modelIn(model, path));
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

function modelIn(model: unknown, path: string): ModelRecord {
  const checked = checkRecord({ kind: 'model', model }, path);
  if (checked.kind !== 'model') throw new Error(`${path}: not a model`);
  return checked.model;
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
  const [first, second] = command.args.map(readRun);
  console.log(compareRuns(first, second));
});
