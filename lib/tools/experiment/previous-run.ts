/** The last complete run, to compare with; unfinished-run.ts keeps it as results/previous/experiment.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { Experiment } from './experiment';
import { checkRecord } from './record-check';

/**
 * Reads the record of the run that was made before, where there is a whole one of this version. Call it before
 * experiment.json is replaced.
 *
 * @param results the results folder
 */
export function readPreviousRun(results: string): Experiment | undefined {
  return readExperiment(join(results, 'experiment.json'));
}

/** Undefined for a file that is missing, broken or of another form: an old record must not stop a new run. */
function readExperiment(path: string): Experiment | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(found) || found['version'] !== 1 || !Array.isArray(found['models']))
      return undefined;
    if (typeof found['createdAt'] !== 'string' || !isObject(found['machine'])) return undefined;
    if (!isObject(found['data'])) return undefined;
    for (const model of found['models'] as JsonObject[])
      checkRecord({ kind: 'model', model }, path);
    return found as unknown as Experiment;
  } catch {
    return undefined;
  }
}
