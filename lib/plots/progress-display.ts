/**
 * One line below a cell that is at work for long, replaced as the work goes on. It is made for the progress
 * callbacks of `fitModel`, `loadOrFit`, and what measures, which call between steps, never within a timing.
 */
import { performance } from 'node:perf_hooks';
import { updatedDisplay } from './kernel-display';

/** Work that is done sooner shows no line; after that the line changes no more often than this, in ms. */
const PAUSE_MS = 500;

export interface WorkProgress {
  readonly done: number;
  /** What `done` will be in the end; null where nobody knows. */
  readonly total: number | null;
}

/**
 * Returns a progress callback that keeps a line such as 'Training: 40 % after 1.6 s' below the running cell,
 * and leaves 'Training: done in 4 s'. Outside a notebook it does nothing.
 *
 * @param what the work, as the line begins
 * @param clock milliseconds, monotonic
 * @example
 * const predict = (texts) => texts.map(() => 'yes')
 * const options = { rounds: 3, onProgress: showProgress('Measuring') }
 * timeBothWays(predict, ['a', 'b'], options).rounds // => 3
 */
export function showProgress(
  what: string,
  clock: () => number = () => performance.now(),
): (progress: WorkProgress) => void {
  const show = updatedDisplay();
  const start = clock();
  let last = start;
  let shown = false;
  return ({ done, total }) => {
    const now = clock();
    const ended = done === total;
    if (ended ? !shown : now - last < PAUSE_MS) return;
    last = now;
    shown = true;
    const seconds = `${((now - start) / 1000).toFixed(1)}\u00a0s`;
    const how = total === null ? `step ${done}` : `${Math.floor((100 * done) / total)}\u00a0%`;
    show({ 'text/plain': `${what}: ${ended ? `done in ${seconds}` : `${how} after ${seconds}`}` });
  };
}
