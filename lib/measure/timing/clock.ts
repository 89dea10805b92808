/**
 * The clock that all measuring reads. It is passed as a parameter, so that a test can hand in a
 * clock it controls. Monotonic: it never runs backwards, whatever happens to the time of day
 * (https://www.w3.org/TR/hr-time-3/).
 */
import { performance } from 'node:perf_hooks';

/** Returns milliseconds since some fixed moment; only differences mean anything. */
export type Clock = () => number;

/**
 * Reads the process's own high-resolution clock, in milliseconds with fractions (steps of microseconds or less).
 *
 * @example
 * systemClock() > 0 // => true
 */
export const systemClock: Clock = () => performance.now();

/** Reads how long this process has had a processor so far, in milliseconds, over all its threads. */
export const processorClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Measures what one reading of the clock costs, in milliseconds: the least of several rows of readings, each divided
 * by their number (on a busy machine rows are interrupted, and a cost too high would take short latencies to 0); 0 on
 * a clock that does not move by itself. A latency near a microsecond holds a good part of it, since between the two
 * readings around a call lies about the time of one: it is taken off.
 *
 * @example
 * clockCost(() => 0) // => 0
 */
export function clockCost(clock: Clock = systemClock): number {
  const readings = 2000;
  const rows = Array.from({ length: 9 }, () => {
    const start = clock();
    for (let i = 1; i < readings; i++) clock();
    return (clock() - start) / readings;
  });
  return Math.min(...rows);
}
