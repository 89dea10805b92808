/**
 * The clock that all measuring reads. It is passed as a parameter, so that a test can hand in a
 * clock it controls. Monotonic: it never runs backwards, whatever happens to the time of day
 * (https://www.w3.org/TR/hr-time-3/).
 */
import { performance } from 'node:perf_hooks';

/** Returns milliseconds since some fixed moment; only differences mean anything. */
export type Clock = () => number;

/**
 * The process's own high-resolution clock, in milliseconds with fractions (steps of microseconds or less).
 *
 * @example
 * systemClock() > 0 // => true
 */
export const systemClock: Clock = () => performance.now();
