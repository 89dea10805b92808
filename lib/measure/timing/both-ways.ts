/** Types for a timed predict function. */
import type { Validity } from './validity';

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

/** What is measured side by side: predict functions by name, or what has a name and predicts, such as trained models. */
export type Models =
  | ReadonlyMap<string, Predict>
  | readonly { readonly name: string; readonly pipeline: { readonly predict: Predict } }[];

/**
 * Returns the predict function of each model by the model's name, in their order.
 *
 * @throws Error when two models have one name
 * @example
 * const echo = { name: 'echo', pipeline: { predict: (texts) => [...texts] } }
 * predictsOf([echo]).get('echo')(['hello']) // => ['hello']
 */
export function predictsOf(models: Models): ReadonlyMap<string, Predict> {
  if (!Array.isArray(models)) return models as ReadonlyMap<string, Predict>;
  const predicts = new Map<string, Predict>();
  for (const { name, pipeline } of models as Exclude<Models, ReadonlyMap<string, Predict>>) {
    if (predicts.has(name))
      throw new Error(`two models are called '${name}': give each its own name`);
    predicts.set(name, (texts) => pipeline.predict(texts));
  }
  return predicts;
}

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
