/** How soon reviews are answered, as tables: policies over a day, their capacity, and which to choose. */
import type { Capacity } from '../../measure/serving/capacity';
import type { Simulation } from '../../measure/serving/queue-simulator';
import { formatEstimate, formatRatio, formatShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/** A row for each policy: its times to answer, how much of that is waiting, and how busy the server is. */
export function policyTable(simulations: ReadonlyMap<string, Simulation>): Table {
  return makeTable(
    ['policy', 'reviews', 'half within', '99 % within', 'waiting (median)', 'server busy'],
    [...simulations].map(([name, { arrivalsMs, timeToAnswer, waiting, utilisation }]) => [
      name,
      arrivalsMs.length,
      formatEstimate(timeToAnswer.p50Ms),
      formatEstimate(timeToAnswer.p99Ms),
      formatEstimate(waiting.p50Ms),
      formatShare(utilisation),
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
      formatRatio(capacity.reviewsPerSecond),
      formatRatio(capacity.reviewsPerSecond / reviewsPerSecond),
      capacity.reviewsPerSecond > 0 ? formatEstimate(capacity.p99Ms) : 'the bound cannot be kept',
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
      return [need, fit[0], formatEstimate(fit[1].timeToAnswer.p99Ms)];
    }),
  );
}
