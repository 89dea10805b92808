/**
 * What reading the clock costs. A latency near a microsecond holds a good part of it: between the two
 * readings around a call lies about the time of one. It is measured and taken off.
 */
import { systemClock, type Clock } from './clock';
import { median } from './latency-summary';

/**
 * The time of one reading in milliseconds: the median of several rows of readings, each divided by
 * their number. 0 on a clock that does not move by itself.
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
  return median(rows);
}
