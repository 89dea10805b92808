/**
 * papermill (https://papermill.readthedocs.io) runs notebooks from the command line. It has no words for parameters in
 * TypeScript: the kit writes the cell itself, tagged `injected-parameters` as papermill's own are, and papermill must
 * leave it as it is.
 */
import { basename, join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import { notebookPaths } from '../../lib/tools/experiment/run-all';
import { injectParameters, parameterNames } from '../../lib/tools/notebook/inject-parameters';
import { readNotebook, writeNotebook } from '../../lib/tools/notebook/notebook';
import type { Client, Desk } from './client';
import { lookAtExecuted, runProgram } from './executed';

const project = projectFolder(__dirname);
const data = join(project, 'data', 'reviews-travel.csv');
const PARAMETERS = new Map([['settings', { data, seed: 7 }]]);

export const papermill: Client = {
  environment: 'jupyter',
  package: 'papermill',
  needs: [],
  async run(desk) {
    const faults: string[] = [];
    const paths = notebookPaths(project);
    for (const path of paths) faults.push(...(await runOne(path, desk)));
    return { did: `runs all ${paths.length} notebooks, with injected parameters`, faults };
  },
};

async function runOne(path: string, { folder, variables }: Desk): Promise<string[]> {
  const [given, executed] = ['given', 'executed'].map((name) => join(folder, name, basename(path)));
  const notebook = injectParameters(readNotebook(path), PARAMETERS);
  writeNotebook(given, notebook);
  writeNotebook(executed, notebook); // makes the folder, which papermill does not
  await runProgram('papermill', ['--no-progress-bar', given, executed], { cwd: folder, env: variables });
  const { metadata, cells } = readNotebook(executed);
  const { faults } = lookAtExecuted(executed);
  if (parameterNames(notebook).size === 0) return faults;
  const injected = cells.filter(({ metadata: { tags } }) => Array.isArray(tags) && tags.includes('injected-parameters'));
  const said = JSON.stringify(injected.map((cell) => ('outputs' in cell ? cell.outputs : [])));
  if (injected.length !== 1 || !said.includes('The parameters of this run are set.'))
    faults.push(`${executed}: ${injected.length} cells with injected parameters, which say ${said}`);
  const kept = JSON.stringify((metadata['papermill'] as { parameters?: unknown }).parameters);
  if (!kept?.includes(data)) faults.push(`${executed}: its metadata have the parameters ${kept}`);
  const others = cells.filter((cell) => !injected.includes(cell));
  if (basename(path).startsWith('01') && !JSON.stringify(others).includes(basename(data)))
    faults.push(`${executed}: it did not read ${data}`);
  return faults;
} // prettier-ignore
