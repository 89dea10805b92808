/**
 * How long a run will still take, from how long its cells took the last time on this machine. The times stand in the
 * executed notebooks, where Jupyter's own runner keeps them: each cell's `metadata.execution`
 * (https://nbclient.readthedocs.io/en/latest/client.html, record_timing). On a first run they are those of another
 * machine (typical-times.json).
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isObject } from '../notebook/json-object';
import { readNotebook, type Cell, type Notebook } from '../notebook/notebook';
import { runs } from '../notebook/progress';

/**
 * Returns the seconds left while the run is in a cell, by the seconds since that cell began, its own rest among them; undefined
 * where no run is known.
 */
export type TimeLeft = (notebook: string, cellId: string) => (inCell: number) => number | undefined;

/** Seconds by notebook and cell id. */
export type CellTimes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What is known before the run: that many seconds of it, at the pace expected, weigh as much as what has been seen. */
const EXPECTED_SECONDS = 15;

/**
 * Reads the last run's times and returns the estimate: what is left of them, times the pace of this run so far. A cell that is
 * new counts as the median of those known; one that takes longer than it did counts as done, and slows the pace.
 *
 * @param paths the notebooks about to run, in order
 * @param executedFolder where the last run left its executed notebooks
 * @param typical what the cells took elsewhere, for a first run
 * @param reviews how many are read: on a first run, the more, the longer
 * @param clock milliseconds, monotonic
 */
export function timeLeft(
  paths: readonly string[],
  executedFolder: string,
  typical: CellTimes = new Map(),
  reviews = TYPICAL_REVIEWS,
  clock: () => number = () => performance.now(),
): TimeLeft {
  const last = cellTimes(paths, executedFolder);
  const isFirst = [...last.values()].every((times) => times.size === 0);
  const before = isFirst ? typical : last;
  const expectedPace = isFirst ? sizeFactor(reviews) : 1;
  const plan = paths.flatMap((path) => {
    const name = basename(path);
    return readNotebook(path)
      .cells.filter(runs)
      .map(({ id }) => ({ name, id, seconds: before.get(name)?.get(id) }));
  });
  const known = plan.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
  const median = known[Math.floor(known.length / 2)];
  const sum = (cells: typeof plan): number =>
    cells.reduce((seconds, cell) => seconds + (cell.seconds ?? median), 0);
  const pace = (seconds: number, planned: number): number =>
    (seconds + EXPECTED_SECONDS * expectedPace) / (planned + EXPECTED_SECONDS);
  let startMs: number | undefined;
  return (notebook, cellId) => {
    const at = plan.findIndex(({ name, id }) => name === notebook && id === cellId);
    if (at < 0 || median === undefined) return () => undefined;
    startMs ??= clock();
    const elapsed = (clock() - startMs) / 1000;
    const [done, present] = [sum(plan.slice(0, at)), sum(plan.slice(at, at + 1))];
    const left = sum(plan.slice(at));
    return (inCell) => {
      const cellDone = Math.min(inCell / pace(elapsed, done), present);
      return (left - cellDone) * pace(elapsed + inCell, done + cellDone);
    };
  };
}

/** On how many reviews the typical times were taken: the kit's own. */
const TYPICAL_REVIEWS = 5580;

/** How many times as long other reviews take: half of a run's time grows with their number. */
function sizeFactor(reviews: number): number {
  return (1 + reviews / TYPICAL_REVIEWS) / 2;
}

/**
 * About how long a whole run will take: as the last one in the same folder, or as one elsewhere with so
 * many reviews.
 *
 * @returns milliseconds; undefined where no run is known
 */
export function wholeRunMs(
  paths: readonly string[],
  executedFolder: string,
  typical: CellTimes,
  reviews: number,
): number | undefined {
  const sum = (times: CellTimes): number =>
    [...times.values()].flatMap((cells) => [...cells.values()]).reduce((a, b) => a + b, 0);
  const last = sum(cellTimes(paths, executedFolder));
  if (last > 0) return Math.round(1000 * last);
  const elsewhere = sum(typical);
  return elsewhere > 0 ? Math.round(1000 * elsewhere * sizeFactor(reviews)) : undefined;
}

/** How long the cells of executed notebooks took; a notebook that did not run has no times. */
export function cellTimes(paths: readonly string[], executedFolder: string): CellTimes {
  const names = paths.map((path) => basename(path));
  return new Map(names.map((name) => [name, lastTimes(join(executedFolder, name))]));
}

/** Where the times of another machine are kept. */
export function typicalTimesPath(project: string): string {
  return join(project, 'lib', 'tools', 'experiment', 'typical-times.json');
}

/** Reads the times of another machine; none where there is no file. */
export function readTypicalTimes(project: string): CellTimes {
  const path = typicalTimesPath(project);
  if (!existsSync(path)) return new Map();
  const times = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, number>>;
  return new Map(
    Object.entries(times).map(([name, cells]) => [name, new Map(Object.entries(cells))]),
  );
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
