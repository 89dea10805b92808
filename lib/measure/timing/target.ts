/** What a model is held to, and the one rule that says whether it was reached. */

/** Reached, not reached, or too coarsely measured to tell. */
export type Verdict = 'met' | 'missed' | 'uncertain';

export interface Target {
  /** What is asked for, up to its limit: 'real time, p99, below'. */
  readonly name: string;
  readonly unit: 'ms' | 'share' | 'reviews';
  readonly limit: number;
  readonly value: number;
  /** 95 % interval of the value; an end is null where it is not known. */
  readonly interval: readonly [number | null, number | null];
  readonly verdict: Verdict;
  /** Why the verdict is uncertain. */
  readonly because?: string;
}

/** A target before it is judged. */
export interface Claim extends Pick<Target, 'name' | 'unit' | 'limit' | 'value'> {
  readonly is: 'above' | 'below' | 'at most';
  readonly interval: readonly [number, number];
  /** Why nothing measured here is sure, if so. */
  readonly doubt?: string;
}

/**
 * Judges a target. It is uncertain where the measurement is in doubt, or where the limit lies within the
 * value's 95 % interval, ends included; otherwise the value decides. A value without spread is exact: it
 * decides although it may be the limit itself, which is neither above nor below.
 *
 * @example
 * const claim = { name: 'p99 below', unit: 'ms', is: 'below', limit: 5, value: 4, interval: [3, 6] }
 * judgeTarget(claim).verdict // => 'uncertain'
 */
export function judgeTarget({ is, doubt, ...claim }: Claim): Target {
  const { limit, value, interval } = claim;
  const [low, high] = interval;
  const within = low <= limit && limit <= high && low < high;
  const because = doubt ?? (within ? 'the limit lies within the 95 % interval' : undefined);
  const isMet = is === 'above' ? value > limit : is === 'below' ? value < limit : value <= limit;
  return {
    ...claim,
    interval: [finiteOrNull(low), finiteOrNull(high)],
    verdict: because !== undefined ? 'uncertain' : isMet ? 'met' : 'missed',
    ...(because !== undefined && { because }),
  };
}

/** An end that is not known, as JSON can hold it. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
