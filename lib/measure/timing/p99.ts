/**
 * How sure a p99 is. Two things make it unsure: which reviews came (order statistics, `percentileInterval`), and
 * how fast the machine was in each turn, which falls on all calls of a turn together. The second is seen
 * only between rounds: a bootstrap that draws reviews anew takes it for nothing, and calls two identical
 * models different. So each round gives a p99, and the rounds' scatter counts.
 */
import type { BothWays } from './both-ways';
import { percentile } from './latency-summary';
import { percentileInterval, valuesNeeded } from './percentile-interval';
import { roundRatio, type Ratio } from './ratio';
import { studentT } from '../student-t';
import { doubtOf } from './validity';

type Timing = Pick<BothWays, 'texts' | 'realTime' | 'validity'>;

/** Each round's p99, in milliseconds. */
function roundP99s({ realTime: { roundsMs } }: Timing): number[] {
  return roundsMs.map((latencies) => percentile(latencies.slice().sort(), 0.99));
}

/**
 * Returns the 95 % interval of the p99 of all calls: the reviews' and the rounds', added as independent
 * errors of the logarithm. An end that is not known is 0 or Infinity.
 */
export function p99Interval(timing: Timing): [number, number] {
  const sorted = timing.realTime.latenciesMs.slice().sort();
  const p99 = percentile(sorted, 0.99);
  const ends = percentileInterval(sorted, 0.99, timing.texts);
  const own = roundP99s(timing);
  const mean = own.reduce((sum, ms) => sum + ms, 0) / own.length;
  if (own.length < 2 || !(Math.min(...own) > 0)) return [0, Infinity];
  const logs = own.map((ms) => Math.log(ms / mean));
  const middle = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - middle) ** 2, 0);
  const rounds = studentT(logs.length - 1) * Math.sqrt(squares / (logs.length - 1) / logs.length);
  const [low, high] = ends.map((end) => Math.hypot(Math.log(Math.max(0, end) / p99), rounds));
  return [p99 * Math.exp(-low), p99 * Math.exp(high)];
}

/**
 * Returns one model's p99 divided by another's, round by round, as both were timed in the same rounds on the same
 * reviews.
 *
 * @param confidence of the interval; default 0.98
 * @throws RangeError when the rounds differ in number, or a p99 is 0
 */
export function p99Ratio(one: Timing, other: Timing, confidence = 0.98): Ratio {
  return roundRatio(roundP99s(one), roundP99s(other), confidence);
}

/** Returns why a p99 decides nothing: too few reviews, or a measurement in doubt; undefined where it decides. */
export function p99Doubt(timing: Timing): string | undefined {
  const needed = valuesNeeded(0.99);
  if (timing.texts >= needed) return doubtOf(timing.validity);
  return `A p99 needs ${needed} reviews, and ${timing.texts} were timed.`;
}
