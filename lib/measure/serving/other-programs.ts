/** How much of this machine's processors other programs used meanwhile: all that was used, less what is our own. */
import { cpus } from 'node:os';
import { processorClock } from '../timing/clock';

/** Processor time so far, in milliseconds. */
export interface ProcessorTimes {
  /** Of all programs on all processors. */
  readonly allMs: number;
  /** Of this process and of what belongs to it. */
  readonly ownMs: number;
  /** Passed on all processors, used or not; 0 where the system does not tell. */
  readonly passedMs: number;
}

/** Reads the times now. @param others processor time of another process that belongs to this one */
export async function processorTimes(
  others: () => Promise<number> = () => Promise.resolve(0),
): Promise<ProcessorTimes> {
  const belonging = await others();
  let [allMs, passedMs] = [0, 0];
  for (const { times } of cpus()) {
    const used = times.user + times.nice + times.sys + times.irq;
    allMs += used;
    passedMs += used + times.idle;
  }
  return { allMs, passedMs, ownMs: belonging + processorClock() };
}

/**
 * Returns the share of the processors' time, from 0 to 1, that other programs used from `before` to `after`; null where
 * the system does not tell.
 *
 * @example
 * const before = { allMs: 0, ownMs: 0, passedMs: 0 }
 * otherPrograms(before, { allMs: 80, ownMs: 30, passedMs: 100 }) // => 0.5
 */
export function otherPrograms(before: ProcessorTimes, after: ProcessorTimes): number | null {
  const passed = after.passedMs - before.passedMs;
  const others = after.allMs - before.allMs - (after.ownMs - before.ownMs);
  if (!(passed > 0) || !Number.isFinite(others)) return null;
  return Math.min(1, Math.max(0, others / passed));
}
