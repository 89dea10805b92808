/**
 * Gathers the records that the notebooks left among their outputs into one plain object, which becomes
 * results/experiment.json. Nothing is measured or rounded here: the numbers are the notebooks' own.
 */
import { recordMime } from '../../plots/show';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { Machine } from './machine';
import type { Notebook } from '../notebook/notebook';
import { checkRecord, type ModelRecord, type Target } from './record-check';

export interface Experiment {
  /** Version of this form. */
  readonly version: 1;
  /** When the run ended: ISO 8601, UTC. */
  readonly createdAt: string;
  readonly machine: Machine;
  /** Counts of reviews and labels of each file, by name; empty when no notebook recorded them. */
  readonly data: JsonObject;
  readonly labels: readonly string[];
  readonly models: readonly ModelRecord[];
  /** Every model's targets, each with the model's name. */
  readonly targets: readonly (Target & { readonly model: string })[];
  /** Time to answer for each policy; empty when no notebook recorded it. */
  readonly arrivals: JsonObject;
  /** What `chooseModel` chose, by what, and its reasons; missing when no notebook recorded it. */
  readonly choice?: JsonObject;
  /** A real service, predicted beside measured; missing when no notebook recorded it. */
  readonly service?: JsonObject;
}

/** A notebook that was run, by its file name. */
export interface ExecutedNotebook {
  readonly name: string;
  readonly notebook: Notebook;
}

/**
 * Merges the records, in the order of the notebooks and their cells. A model measured in two notebooks is
 * taken from the last, entirely: there it was measured in the same rounds as the models beside it. Of other
 * records, too, the last counts.
 * @throws Error naming notebook and cell, when a record lacks something or has the wrong type.
 */
export function gatherExperiment(
  notebooks: readonly ExecutedNotebook[],
  machine: Machine,
  createdAt: Date = new Date(),
): Experiment {
  const models = new Map<string, ModelRecord>();
  const costModels = new Map<string, JsonObject>();
  let data: { data: JsonObject; labels: readonly string[] } | undefined;
  let arrivals: JsonObject | undefined;
  let choice: JsonObject | undefined;
  let service: JsonObject | undefined;
  for (const { record, where } of findRecords(notebooks)) {
    const checked = checkRecord(record, where);
    if (checked.kind === 'data') data = checked;
    else if (checked.kind === 'arrivals') arrivals = checked.arrivals;
    else if (checked.kind === 'service') service = checked.service;
    else if (checked.kind === 'choice') choice = checked.choice;
    else if (checked.kind === 'costModel') costModels.set(checked.model, checked.costModel);
    else models.set(checked.model.name, checked.model);
  }
  for (const name of costModels.keys()) {
    if (models.has(name)) continue;
    throw new Error(
      `A cost model was recorded for "${name}", but no model of that name: record the model too.`,
    );
  }
  const all = [...models.values()].map((model) => {
    const costModel = costModels.get(model.name);
    return costModel === undefined ? model : { ...model, costModel };
  });
  return {
    version: 1,
    createdAt: createdAt.toISOString(),
    machine,
    data: data?.data ?? {},
    labels: data?.labels ?? [],
    models: all,
    targets: all.flatMap(({ name, targets }) =>
      targets.map((target) => ({ model: name, ...target })),
    ),
    arrivals: arrivals ?? {},
    ...(choice !== undefined && { choice }),
    ...(service !== undefined && { service }),
  };
}

function findRecords(
  notebooks: readonly ExecutedNotebook[],
): { record: JsonObject; where: string }[] {
  return notebooks.flatMap(({ name, notebook }) =>
    notebook.cells.flatMap((cell, index) => {
      if (cell.cell_type !== 'code') return [];
      return cell.outputs.flatMap((output) => {
        if (output.output_type !== 'display_data' || !(recordMime in output.data)) return [];
        const record = output.data[recordMime];
        const where = `${name}, cell ${index + 1}`;
        if (!isObject(record)) throw new Error(`${where}: a record must be an object.`);
        return [{ record, where }];
      });
    }),
  );
}
