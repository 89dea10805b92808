/**
 * How long a run will still take, from how long its cells took the last time on this machine. The times stand in the
 * executed notebooks, where Jupyter's own runner keeps them: each cell's `metadata.execution`
 * (https://nbclient.readthedocs.io/en/latest/client.html, record_timing).
 */
import { basename, join } from 'node:path';
import { isObject } from '../notebook/json-object';
import { readNotebook, type Cell, type Notebook } from '../notebook/notebook';
import { runs } from '../notebook/progress';

/** Returns the seconds left when the run comes to a cell, that cell among them; undefined where no run is known. */
export type TimeLeft = (notebook: string, cellId: string) => number | undefined;

/**
 * Reads the last run's times and returns the estimate. A cell that is new counts as the median of those known.
 *
 * @param paths the notebooks about to run, in order
 * @param executedFolder where the last run left its executed notebooks
 */
export function timeLeft(paths: readonly string[], executedFolder: string): TimeLeft {
  const plan = paths.flatMap((path) => {
    const name = basename(path);
    const before = lastTimes(join(executedFolder, name));
    return readNotebook(path)
      .cells.filter(runs)
      .map(({ id }) => ({ name, id, seconds: before.get(id) }));
  });
  const known = plan.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
  const median = known[Math.floor(known.length / 2)];
  return (notebook, cellId) => {
    const at = plan.findIndex(({ name, id }) => name === notebook && id === cellId);
    if (at < 0 || median === undefined) return undefined;
    return plan.slice(at).reduce((sum, { seconds }) => sum + (seconds ?? median), 0);
  };
}

/** Seconds by cell id; none where there was no run, or its file is broken. */
function lastTimes(path: string): Map<string, number> {
  let last: Notebook;
  try {
    last = readNotebook(path);
  } catch {
    return new Map();
  }
  return new Map(
    last.cells.flatMap((cell): [string, number][] => {
      const seconds = executionSeconds(cell);
      return seconds === undefined ? [] : [[cell.id, seconds]];
    }),
  );
}

function executionSeconds({ metadata }: Cell): number | undefined {
  const times = metadata['execution'];
  if (!isObject(times)) return undefined;
  const [busy, idle] = ['iopub.status.busy', 'iopub.status.idle'].map((name) =>
    Date.parse(String(times[name])),
  );
  const seconds = ((idle ?? NaN) - (busy ?? NaN)) / 1000;
  return seconds >= 0 ? seconds : undefined; // false for NaN too
}
