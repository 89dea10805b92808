/** How soon reviews are answered, as tables: policies over a day, their capacity, and which to choose. */
import { highestArrivalRate, type CapacityOptions } from '../../measure/serving/capacity';
import type { PolicyChoice } from '../../measure/serving/policy-choice';
import type { Simulation } from '../../measure/serving/queue-simulator';
import type { ServiceTime } from '../../measure/serving/service-time';
import type { MicroBatches, OnArrival } from '../../measure/serving/serving-policy';
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
    uncertain([...simulations.values()].find(({ doubt }) => doubt !== undefined)),
  );
}

/** The note of what rests on service times that are in doubt; none otherwise. */
function uncertain(times: { readonly doubt?: string } | undefined): string | undefined {
  return times?.doubt === undefined ? undefined : `All of this is uncertain. ${times.doubt}`;
}

/** What a policy is held to, and what its highest rate is compared with. */
export interface CapacityBound extends CapacityOptions {
  /** 99 of 100 answers must come within so many milliseconds. */
  readonly p99Ms: number;
  /** Reviews a second that come today. */
  readonly today: number;
}

/** A row for each policy: the highest rate, by simulation, at which 99 of 100 answers come in time. */
export function capacityTable(
  policies: Readonly<Record<string, OnArrival | MicroBatches>>,
  service: ServiceTime,
  { p99Ms, today, ...options }: CapacityBound,
): Table {
  return makeTable(
    ['policy', 'reviews a second', 'times today', '99 % within'],
    Object.entries(policies).map(([name, policy]) => {
      const highest = highestArrivalRate(policy, service, p99Ms, options);
      return [
        name,
        formatRatio(highest.reviewsPerSecond),
        formatRatio(highest.reviewsPerSecond / today),
        highest.reviewsPerSecond > 0 ? estimateCell(highest.p99Ms) : 'the bound cannot be kept',
      ];
    }),
    uncertain(service),
  );
}

/** A row for each need: the policy that was chosen with its p99, or why there is none. */
export function decisionTable(choices: readonly PolicyChoice[]): Table {
  const open = choices.filter(({ verdict }) => verdict === 'uncertain');
  const reasons = new Set(
    open.flatMap(({ targets }) => targets.flatMap(({ because }) => because ?? [])),
  );
  return makeTable(
    ['99 % of the answers are needed', 'choose', 'its p99'],
    choices.map(({ need, verdict, policy, targets }) => {
      const chosen = targets.find(({ name }) => name === policy);
      if (chosen !== undefined) return [need, chosen.name, estimateCell(chosen.value)];
      return verdict === 'missed'
        ? [need, 'a faster model', 'none of these keeps it']
        : [need, 'uncertain', 'for none of these is it sure'];
    }),
    [...reasons].map((reason) => `Uncertain: ${reason.replace(/\.$/, '')}.`).join('\n'),
  );
}
