/** Types for a timed predict function. */
import type { Validity } from './validity';

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

/** Texts in one call, round after round. */
export interface BatchTiming {
  /** How many texts a call held: all, or a part where all would have taken too long. */
  readonly size: number;
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds, for `size` texts. */
  readonly totalsMs: Float64Array;
}

/** One text a call, round after round. */
export interface RealTimeTiming {
  /** How many texts a round held: all, or a part, in each round another. */
  readonly size: number;
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds, for `size` texts: the sum of the latencies. */
  readonly totalsMs: Float64Array;
  /** Each round's latencies, one for each call in its order, in milliseconds, without what the clock costs. */
  readonly roundsMs: readonly Float64Array[];
  /** All latencies, round after round. */
  readonly latenciesMs: Float64Array;
}

export interface BothWays {
  /** How many texts were predicted and timed. */
  readonly texts: number;
  readonly rounds: number;
  /** When the measurement began, by its clock: the same for all that were timed in the same rounds. */
  readonly startMs: number;
  /** What one reading of the clock costs, in ms; it has been taken off. */
  readonly clockCostMs: number;
  readonly batch: BatchTiming;
  readonly realTime: RealTimeTiming;
  /** Whether the times can be believed. */
  readonly validity: Validity;
}
