/** Which policy to choose for a need: one rule, by the p99 of the time to answer and how sure it is. */
import type { Simulation } from './queue-simulator';
import { judgeTarget, type Target, type Verdict } from '../timing/target';

/** What was found for one need. */
export interface PolicyChoice {
  /** 'within a minute'. */
  readonly need: string;
  /** What 99 of 100 answers have to keep. */
  readonly limitMs: number;
  /** `met` where a policy surely keeps the limit, `missed` where none does, else `uncertain`. */
  readonly verdict: Verdict;
  /** The first of the policies that surely keeps the limit; undefined where none surely does. */
  readonly policy: string | undefined;
  /** One for each policy: its p99 against the limit. */
  readonly targets: readonly Target[];
}

/**
 * Chooses the first policy that surely keeps each need. A simulated p99 is uncertain as a measured one is: with
 * fewer than 368 reviews, or service times that are in doubt, it decides nothing.
 *
 * @param needs name to limit, in milliseconds
 * @param simulations the policies by their names, in the order of preference
 * @example
 * const day = simulateArrivals(Float64Array.of(0, 10), onArrival(), () => 4)
 * choosePolicies(new Map([['soon', 5]]), new Map([['real time', day]]))[0].verdict // => 'uncertain'
 */
export function choosePolicies(
  needs: ReadonlyMap<string, number>,
  simulations: ReadonlyMap<string, Simulation>,
): PolicyChoice[] {
  return [...needs].map(([need, limitMs]) => {
    const targets = [...simulations].map(([name, { timeToAnswer, doubt }]) =>
      judgeTarget({
        name,
        doubt,
        unit: 'ms',
        is: 'at most',
        limit: limitMs,
        value: timeToAnswer.p99Ms,
        interval: timeToAnswer.p99IntervalMs,
      }),
    );
    const policy = targets.find(({ verdict }) => verdict === 'met')?.name;
    const none = targets.every(({ verdict }) => verdict === 'missed');
    const verdict = policy !== undefined ? 'met' : none ? 'missed' : 'uncertain';
    return { need, limitMs, verdict, policy, targets };
  });
}
