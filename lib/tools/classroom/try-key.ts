/** The key as if a learner had handed it in: where it does not pass, no submission can, and nobody is marked by it. */
import { plainText } from '../notebook/cell-outputs';
import { assemble, type Editions } from './assemble';
import { runIsolated, type IsolationOptions, type SubmissionRun } from './isolated-run';
import type { Isolation } from './isolation';
import { score } from './score';

/**
 * Runs the key and keeps the models that it trains in `options.models`.
 * @throws Error when a check does not pass or a cell fails: which, and what was seen
 */
export async function tryKey(
  editions: Editions,
  isolation: Isolation,
  options: IsolationOptions,
): Promise<SubmissionRun> {
  const notebook = assemble(editions.key, editions);
  const run = await runIsolated(notebook, isolation, { ...options, keepModels: true });
  const failed = run.runs.find(({ ended }) => ended !== 'ok');
  const error = failed?.outputs.find((output) => output.output_type === 'error');
  const why = error?.output_type === 'error' ? `: ${plainText(error.evalue)}` : '';
  const faults = score(run, editions).tasks.filter(({ message }) => message !== 'right');
  const found = [
    ...(failed === undefined ? [] : [`cell ${failed.id} ended with: ${failed.ended}${why}`]),
    ...faults.map(({ task, seen }) => `${task}: ${seen}`),
  ];
  if (found.length === 0) return run;
  throw new Error(`The key does not pass on this machine: ${found.join('; ')}. Mend that first.`);
}
