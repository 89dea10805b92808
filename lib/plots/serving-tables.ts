/** How soon reviews are answered, as tables: policies over a day, their capacity, and which to choose. */
import type { Capacity } from '../measure/capacity';
import type { Simulation } from '../measure/queue-simulator';
import { formatDuration } from './duration-axis';
import { makeTable, type Table } from './table';

/** A row for each policy: its times to answer, how much of that is waiting, and how busy the server is. */
export function policyTable(simulations: ReadonlyMap<string, Simulation>): Table {
  return makeTable(
    ['policy', 'reviews', 'half within', '99 % within', 'waiting (median)', 'server busy'],
    [...simulations].map(([name, { arrivalsMs, timeToAnswer, waiting, utilisation }]) => [
      name,
      arrivalsMs.length,
      formatDuration(timeToAnswer.p50Ms),
      formatDuration(timeToAnswer.p99Ms),
      formatDuration(waiting.p50Ms),
      `${(100 * utilisation).toPrecision(2)} %`,
    ]),
  );
}

/**
 * A row for each policy: the highest rate that keeps its bound.
 *
 * @param reviewsPerSecond today's rate, to compare with
 */
export function capacityTable(
  capacities: ReadonlyMap<string, Capacity>,
  reviewsPerSecond: number,
): Table {
  return makeTable(
    ['policy', 'reviews a second', 'times today', '99 % within'],
    [...capacities].map(([name, capacity]) => [
      name,
      Math.round(capacity.reviewsPerSecond),
      Math.round(capacity.reviewsPerSecond / reviewsPerSecond),
      capacity.reviewsPerSecond > 0 ? formatDuration(capacity.p99Ms) : 'the bound cannot be kept',
    ]),
  );
}

/**
 * A row for each need: the first policy whose p99 of the time to answer is within it.
 *
 * @param needs name to bound, in milliseconds
 * @param simulations the policies, in the order of preference
 */
export function decisionTable(
  needs: ReadonlyMap<string, number>,
  simulations: ReadonlyMap<string, Simulation>,
): Table {
  return makeTable(
    ['99 % of the answers are needed', 'choose', 'its p99'],
    [...needs].map(([need, boundMs]) => {
      const fit = [...simulations].find(([, { timeToAnswer }]) => timeToAnswer.p99Ms <= boundMs);
      if (fit === undefined) return [need, 'a faster model', 'none of these keeps it'];
      return [need, fit[0], formatDuration(fit[1].timeToAnswer.p99Ms)];
    }),
  );
}
