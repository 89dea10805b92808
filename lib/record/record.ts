/**
 * Keeps what a notebook measured, as its cells run: under `npm start` in the run's own experiment.json, in a
 * learner's own session in `session/experiment.json` of the results folder.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countReviews, type CountedSets } from '../data/label-counts';
import { projectFolder, resultsFolder } from '../data/results-folder';
import type { Review } from '../data/reviews';
import { writeWhole } from '../data/write-whole';
import { costModelRecord } from '../measure/cost/cost-model-record';
import type { FittedSweep } from '../measure/cost/fitted-sweep';
import { arrivalsRecord } from '../measure/serving/arrivals-record';
import type { Simulation } from '../measure/serving/queue-simulator';
import type { PolicyChoice } from '../measure/serving/policy-choice';
import type { Choice } from '../measure/timing/choose-model';
import type { LoadComparison } from '../measure/serving/predicted-load';
import type { RequestProfile } from '../measure/serving/request-profile';
import { serviceRecord } from '../measure/serving/service-record';
import type { ModelResults } from '../measure/timing/model-results';
import { savePredictions } from '../models/predictions-file';
import { describeMachine, machineId } from './machine';
import type { Experiment } from './experiment';
import { checkExperiment } from './record-schema';

/** Something to keep, by its kind. */
export type RecordEntry =
  | { readonly kind: 'data'; readonly experiment: CountedSets }
  | {
      readonly kind: 'model';
      readonly model: ModelResults;
      /** The reviews and what was said of each: kept beside the record, so that runs can be compared review by review. */
      readonly said?: {
        readonly reviews: readonly Review[];
        readonly predicted: readonly string[];
      };
    }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'cost'; readonly cost: Pick<FittedSweep, 'name' | 'costModel'> }
  | { readonly kind: 'arrivals'; readonly simulations: ReadonlyMap<string, Simulation> }
  | {
      readonly kind: 'service';
      readonly profile: RequestProfile;
      readonly loads: readonly LoadComparison[];
    }
  | { readonly kind: 'policies'; readonly policies: readonly PolicyChoice[] };

/**
 * Keeps what was measured, and says so in a line. What is measured again in the same notebook takes the place of
 * the earlier measurement, which the line says; other notebooks' measurements stay beside it.
 *
 * @throws RangeError naming what is wrong, such as a number that is not finite or an accuracy above 1
 */
export function record(entry: RecordEntry): void {
  const path = recordPath();
  const before = readRecord(path) ?? emptyExperiment();
  const { experiment, replaced } = addEntry(before, entry);
  const now = new Date();
  const whole = checkExperiment({ ...experiment, createdAt: now.toISOString() }, 'record');
  writeWhole(path, JSON.stringify(whole, null, 2) + '\n');
  if (entry.kind === 'model' && entry.said !== undefined) {
    savePredictions(entry.model.name, entry.said.reviews, entry.said.predicted);
  }
  const again = replaced ? ' (again)' : '';
  console.log(`Recorded: ${describeEntry(entry)}${again}.`);
}

/** Where this process keeps its record. */
export function recordPath(): string {
  const run = process.env['REVIEWLAB_UNFINISHED'];
  const folder = run === undefined || run === '' ? join(resultsFolder(), 'session') : run;
  return join(folder, 'experiment.json');
}

/** An experiment of which nothing has been measured yet, on this machine. */
export function emptyExperiment(): Experiment {
  return {
    version: 2,
    createdAt: new Date().toISOString(),
    machine: describeMachine(projectFolder()),
    input: {},
    data: {},
    labels: [],
    models: [],
    costModels: {},
    arrivals: {},
  };
}

/**
 * Reads a record.
 *
 * @returns undefined where there is no such file
 * @throws RangeError with one sentence where it holds something else
 */
export function readRecordFile(path: string): Experiment | undefined {
  if (!existsSync(path)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new RangeError(`${path}: not JSON (${(error as Error).message}).`, { cause: error });
  }
  return checkExperiment(content, path);
}

/**
 * The measurements that were made on this machine: those of the complete run, then those of the learner's own session.
 * What came with a folder that was prepared elsewhere is not among them.
 */
export function ownMeasurements(): ModelResults[] {
  const results = resultsFolder();
  return [results, join(results, 'session')].flatMap(
    (folder) => readRecord(join(folder, 'experiment.json'))?.models ?? [],
  );
}

/** A record of this machine that this version can add to; undefined otherwise: it is begun anew. */
function readRecord(path: string): Experiment | undefined {
  try {
    const found = readRecordFile(path);
    return found?.machine.id === machineId() ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the experiment with the entry in it, and whether it took the place of another. */
function addEntry(
  experiment: Experiment,
  entry: RecordEntry,
): { readonly experiment: Experiment; readonly replaced: boolean } {
  const added = (fields: Partial<Experiment>, replaced: boolean) => ({
    experiment: { ...experiment, ...fields },
    replaced,
  });
  switch (entry.kind) {
    case 'data': {
      const { labels } = entry.experiment;
      const fields = { data: countReviews(entry.experiment), labels };
      return added(fields, experiment.labels.length > 0);
    }
    case 'choice':
      return added({ choice: entry.choice }, experiment.choice !== undefined);
    case 'policies':
      return added({ policies: entry.policies }, experiment.policies !== undefined);
    case 'service': {
      const service = serviceRecord(entry.profile, entry.loads);
      return added({ service }, experiment.service !== undefined);
    }
    case 'arrivals': {
      const arrivals = arrivalsRecord(entry.simulations);
      return added({ arrivals }, Object.keys(experiment.arrivals).length > 0);
    }
    case 'cost': {
      const { name, costModel } = entry.cost;
      const costModels = new Map(Object.entries(experiment.costModels));
      const replaced = costModels.has(name);
      costModels.set(name, costModelRecord(costModel));
      return added({ costModels: Object.fromEntries(costModels) }, replaced);
    }
    case 'model': {
      const { model } = entry;
      const others = experiment.models.filter(
        ({ name, notebook }) => name !== model.name || notebook !== model.notebook,
      );
      const models = [...others, model].sort((a, b) => compare(a.notebook, b.notebook));
      return added({ models }, others.length < experiment.models.length);
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describeEntry(entry: RecordEntry): string {
  if (entry.kind === 'model') {
    const { name, notebook } = entry.model;
    return `${name}${notebook === '' ? '' : `, as measured in notebook ${notebook}`}`;
  }
  if (entry.kind === 'cost') return `what a call of ${entry.cost.name} costs`;
  const words = {
    data: 'the data',
    choice: 'the choice',
    arrivals: 'the day of reviews',
    service: 'the service under load',
    policies: 'the policy for each need',
  };
  return words[entry.kind];
}
