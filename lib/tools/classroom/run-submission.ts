/**
 * Runs an assembled submission. When its kernel is lost on the way, nothing after that has run, the hidden tests
 * at the end neither: those of what came before are run again, without the cell that ended it.
 */
import type { Notebook } from '../notebook/notebook';
import { hiddenId } from './assemble';
import { runIsolated, type IsolationOptions, type SubmissionRun } from './isolated-run';
import type { Isolation } from './isolation';

/** @throws Error when the process that runs it fails or passes its limit: the message says why. */
export async function runSubmission(
  notebook: Notebook,
  isolation: Isolation,
  options: IsolationOptions,
): Promise<SubmissionRun> {
  const first = await runIsolated(notebook, isolation, options);
  const lost = first.runs.at(-1);
  if (first.kernelLost === undefined || lost === undefined) return first;
  const before = new Set(first.runs.slice(0, -1).map(({ id }) => id));
  const hidden = new Set([...before].map(hiddenId));
  hidden.delete(lost.id); // lost among the hidden tests: there is nothing to make up for
  const cells = notebook.cells.filter(({ id }) => before.has(id) || hidden.has(id));
  if (before.has(lost.id) || !cells.some(({ id }) => hidden.has(id))) return first;
  const again = await runIsolated({ ...notebook, cells }, isolation, options);
  const made = again.runs.filter(({ id }) => hidden.has(id));
  return { runs: [...first.runs, ...made], kernelLost: first.kernelLost };
}
