/**
 * Runs an assembled submission. When its kernel is lost on the way, nothing after that has run, the hidden tests
 * at the end neither: those of what came before are run again, without the cell that ended it.
 */
import type { Notebook } from '../notebook/notebook';
import { hiddenId } from './assemble';
import { isRun, runIsolated, type IsolationOptions, type SubmissionRun } from './isolated-run';
import type { Isolation } from './isolation';

/**
 * Runs a submission apart from everything else, and once more in parts where the kernel was lost.
 *
 * @throws Error when the process that runs it fails or passes its limit: the message says why.
 */
export async function runSubmission(
  notebook: Notebook,
  isolation: Isolation,
  options: IsolationOptions,
): Promise<SubmissionRun> {
  const cells = notebook.cells.filter(isRun);
  const first = await runIsolated({ ...notebook, cells }, isolation, options);
  if (first.kernelLost === undefined) return first;
  const before = cells.slice(0, first.runs.length - 1);
  const hidden = new Set(before.map(({ id }) => hiddenId(id)));
  const lost = first.runs.at(-1);
  const tests = cells.filter(({ id }) => hidden.has(id));
  if (tests.length === 0 || tests.some(({ id }) => id === lost?.id)) return first;
  const again = await runIsolated(
    { ...notebook, cells: [...before, ...tests] },
    isolation,
    options,
  );
  const made = again.runs.filter(({ id }) => hidden.has(id));
  return { runs: [...first.runs, ...made], kernelLost: first.kernelLost };
}
