/** How soon reviews are answered, as tables: policies over a day, their capacity, and which to choose. */
import type { Capacity } from '../../measure/serving/capacity';
import type { PolicyChoice } from '../../measure/serving/policy-choice';
import type { Simulation } from '../../measure/serving/queue-simulator';
import { estimateCell, formatRatio, formatShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/** A row for each policy: its times to answer, how much of that is waiting, and how busy the server is. */
export function policyTable(simulations: ReadonlyMap<string, Simulation>): Table {
  return makeTable(
    ['policy', 'reviews', 'half within', '99 % within', 'waiting (median)', 'server busy'],
    [...simulations].map(([name, { arrivalsMs, timeToAnswer, waiting, utilisation }]) => [
      name,
      arrivalsMs.length,
      estimateCell(timeToAnswer.p50Ms),
      estimateCell(timeToAnswer.p99Ms),
      estimateCell(waiting.p50Ms),
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
      capacity.reviewsPerSecond > 0 ? estimateCell(capacity.p99Ms) : 'the bound cannot be kept',
    ]),
  );
}

/** A row for each need: the policy that was chosen with its p99, or why there is none. */
export function decisionTable(choices: readonly PolicyChoice[]): Table {
  return makeTable(
    ['99 % of the answers are needed', 'choose', 'its p99'],
    choices.map(({ need, verdict, policy, targets }) => {
      const chosen = targets.find(({ name }) => name === policy);
      if (chosen !== undefined) return [need, chosen.name, estimateCell(chosen.value)];
      return verdict === 'missed'
        ? [need, 'a faster model', 'none of these keeps it']
        : [need, 'uncertain', becauseOf(targets)];
    }),
  );
}

function becauseOf(targets: PolicyChoice['targets']): string {
  const doubt = targets.find(({ because }) => because !== undefined);
  return doubt?.because ?? 'for none of these is it sure';
}
