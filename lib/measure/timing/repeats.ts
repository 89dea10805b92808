/**
 * How often to repeat a fast call inside one timing. A clock has a smallest step and costs a little
 * to read, so a single call of a few microseconds cannot be timed well; repeated until the timing is
 * long beside both, it can, and the time is divided by the repeats (Python's `timeit` does the same;
 * tinybench warns where a task is too fast for its clock).
 */
import type { Clock } from './clock';

/** A timing lasts at least so long, in ms. */
export const LEAST_TIMING_MS = 5;
const MOST_REPEATS = 65_536;

/**
 * Reads how long `run` takes, in milliseconds.
 *
 * @throws Error when the clock runs backwards or gives no number
 */
export function timeOnce(run: () => void, clock: Clock): number {
  const start = clock();
  run();
  const elapsedMs = clock() - start;
  if (!(elapsedMs >= 0 && elapsedMs < Infinity)) {
    throw new Error(`the clock must be monotonic, in milliseconds; it moved by ${elapsedMs}`);
  }
  return elapsedMs;
}

/**
 * Finds the number of repeats (a power of two, at most 65,536) that makes one timing long enough.
 *
 * @param runRepeated makes the given number of calls
 * @throws Error when the clock has not moved after 65,536 calls
 */
export function findRepeats(runRepeated: (repeats: number) => void, clock: Clock): number {
  for (let repeats = 1; ; repeats *= 2) {
    const elapsedMs = timeOnce(() => runRepeated(repeats), clock);
    if (elapsedMs >= LEAST_TIMING_MS) return repeats;
    if (repeats >= MOST_REPEATS) {
      if (elapsedMs > 0) return repeats;
      throw new Error(
        `the clock did not move during ${repeats} calls: pass a clock that runs, or more work a call`,
      );
    }
  }
}
