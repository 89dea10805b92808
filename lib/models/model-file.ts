/** A trained model in a file, so that training happens once: one notebook fits and saves, the others load. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFields, jsonNumbers, jsonString } from '../data/json-fields';
import { MachineError, machineError } from '../data/machine-error';
import { outputFolder, resultsFolder } from '../data/results-folder';
import { visible } from '../data/visible';
import { writeWhole } from '../data/write-whole';
import { upgradeModel } from './model-file-v1';
import type { Pipeline } from './pipeline';
import { pipelineFromJson, pipelineJson } from './pipeline-json';
import type { Solver } from './solver-choice';

/** A fitted pipeline and how it came to be. */
export interface TrainedModel {
  /** Lower-case words joined by hyphens; also the file's name. */
  readonly name: string;
  readonly pipeline: Pipeline;
  /** How many columns the vectorizer makes. */
  readonly features: number;
  /** How long vectorizing and training took. */
  readonly fitMs: number;
  /** SHA-256 of the training texts and labels, and of the pipeline's parts and options. */
  readonly trainedOn: string;
  /** Who trained a logistic regression; null where that is not known, or not a question. */
  readonly solver: Solver | null;
}

/** Returns the name; throws RangeError when it is no file name, such as one that leads to another folder. */
function checkedName(name: string): string {
  if (name.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return name;
  throw new RangeError(
    `a model's name is lower-case words joined by hyphens, not '${name.slice(0, 80)}'`,
  );
}

/** Finds where the model of this name is kept, or will be. Throws RangeError when the name is no file name. */
export function modelPath(name: string): string {
  checkedName(name);
  const [fresh, kept] = [outputFolder(), resultsFolder()].map((folder) =>
    join(folder, 'models', `${name}.json`),
  );
  return existsSync(kept) && !existsSync(fresh) ? kept : fresh;
}

/**
 * Writes the model's file, whole or not at all, and returns its path.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * saveModel(fitModel('tiny', pipeline, train)).endsWith('tiny.json') // => true
 */
export function saveModel(model: TrainedModel): string {
  checkedName(model.name);
  const path = join(outputFolder(), 'models', `${model.name}.json`);
  writeWhole(path, modelText(model));
  return path;
}

/** Writes a model as a file's text: version 2, as README.md of this folder describes it. */
export function modelText({ name, fitMs, trainedOn, solver, pipeline }: TrainedModel): string {
  const training = trainedOn === '' ? null : { fitMs, on: trainedOn, solver };
  const head = { format: 'reviewlab-model', version: 2, name, training };
  return JSON.stringify({ ...head, ...pipelineJson(pipeline) });
}

/**
 * Reads the model of this name from the results folder.
 *
 * @throws Error naming the file when it is missing or not as it should be
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * saveModel(fitModel('tiny', pipeline, train))
 * loadModel('tiny').pipeline.predict(['good']) // => ['yes']
 */
export function loadModel(name: string): TrainedModel {
  const path = modelPath(name);
  if (!existsSync(path)) throw new Error(`${path}: there is no such model; fit and save it first`);
  try {
    const model = readModel(path);
    if (model.name !== name) {
      throw new Error(`${path}: it holds the model '${model.name.slice(0, 80)}'`);
    }
    return model;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why}. Delete the file and train again.`, { cause: error });
  }
}

/** Reads a model from any file that `saveModel` wrote. */
export function readModel(path: string): TrainedModel {
  if (!existsSync(path)) throw new Error(`${path}: there is no such model`);
  try {
    const object = jsonFields(parse(readFileSync(path, 'utf8')), 'model');
    if (object.get('format') !== 'reviewlab-model') throw new Error('not a reviewlab-model');
    const version = object.get('version');
    if (version !== 1 && version !== 2) {
      throw new Error(`version ${String(version)} of the model file is not known; 1 and 2 are`);
    }
    const fields = version === 1 ? upgradeModel(object) : object;
    const name = checkedName(jsonString(fields.get('name'), 'name'));
    const pipeline = pipelineFromJson(fields);
    const features = pipeline.vectorizer.featureNames.length;
    return { name, ...readTraining(fields.get('training')), features, pipeline };
  } catch (error) {
    const told = machineError(error, path);
    if (told instanceof MachineError) throw told;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: ${why}`, { cause: error });
  }
}

/**
 * Reads a model for reviews of its classes.
 *
 * @throws Error naming the file when it is not as it should be, or has other classes than the reviews
 */
export function takeModel(path: string, labels: readonly string[]): TrainedModel {
  const model = readModel(path);
  const { classes } = model.pipeline;
  const found = new Set(labels);
  if (found.size === classes.length && classes.every((name) => found.has(name))) return model;
  throw new Error(
    `${path}: the classes of the model are ${named(classes)}, those of the reviews ${named([...found].sort())}; ` +
      'a model can be used on reviews of its own classes',
  );
}

/** Names, each cut where it is long, at most ten. */
function named(classes: readonly string[]): string {
  const more = classes.length > 10 ? ` and ${classes.length - 10} more` : '';
  return `${classes.slice(0, 10).map((name) => `'${visible(name, 40)}'`).join(', ')}${more}`;
} // prettier-ignore

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('it is damaged: not JSON, or cut short', { cause: error });
  }
}

function readTraining(value: unknown): Pick<TrainedModel, 'fitMs' | 'trainedOn' | 'solver'> {
  if (value === null) return { fitMs: 0, trainedOn: '', solver: null };
  const fields = jsonFields(value, 'training');
  const solver = fields.get('solver') ?? null;
  if (solver !== null && solver !== 'newton-cg' && solver !== 'gradient-descent') {
    throw new Error('training.solver in JSON must be newton-cg, gradient-descent or null');
  }
  return {
    fitMs: jsonNumbers([fields.get('fitMs')], 1, 'training.fitMs')[0],
    trainedOn: jsonString(fields.get('on'), 'training.on'),
    solver,
  };
}
