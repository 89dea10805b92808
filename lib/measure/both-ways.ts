/** What is timed, a predict function, and what is known when it was timed both ways. */

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

/** All timed texts in one call, a few times over. */
export interface BatchTiming {
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds, for `timedTexts` texts. */
  readonly totalsMs: Float64Array;
}

/** One text a call, over all timed texts, a few times over. */
export interface RealTimeTiming {
  /** The answers for all texts. */
  readonly predictions: string[];
  /** One total for each round, in milliseconds: the sum of the latencies. */
  readonly totalsMs: Float64Array;
  /**
   * Every call's latency in milliseconds: round after round, texts in their order. The cost of reading
   * the clock is taken off.
   */
  readonly latenciesMs: Float64Array;
}

export interface BothWays {
  /** How many texts were predicted. */
  readonly texts: number;
  /** How many of them were timed, in each round. */
  readonly timedTexts: number;
  readonly rounds: number;
  /** What one reading of the clock costs, in ms; it has been taken off. */
  readonly clockCostMs: number;
  readonly batch: BatchTiming;
  readonly realTime: RealTimeTiming;
}
