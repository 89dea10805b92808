/** What is timed, a predict function, and what is known when it was timed both ways. */
import type { Validity } from './validity';

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

/** A round's texts in one call, round after round. */
export interface BatchTiming {
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds, for `timedTexts` texts. */
  readonly totalsMs: Float64Array;
}

/** One text a call, round after round. */
export interface RealTimeTiming {
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds: the sum of the latencies. */
  readonly totalsMs: Float64Array;
  /**
   * Every call's latency in milliseconds, round after round; each `texts` of them hold every text once, in
   * the same order. The cost of reading the clock is taken off.
   */
  readonly latenciesMs: Float64Array;
}

export interface BothWays {
  /** How many texts were predicted and timed. */
  readonly texts: number;
  /** How many of them a round holds: all, or a third; a round with one less counts as if it had it. */
  readonly timedTexts: number;
  readonly rounds: number;
  /** What one reading of the clock costs, in ms; it has been taken off. */
  readonly clockCostMs: number;
  /** Whether the times can be believed. */
  readonly validity: Validity;
  readonly batch: BatchTiming;
  readonly realTime: RealTimeTiming;
}
