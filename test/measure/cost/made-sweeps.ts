/** Median times by batch size that a test makes by a known law. */
import { powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';
import {
  sweepModels,
  type Sweep,
  type SweepOptions,
} from '../../../lib/measure/cost/batch-size-sweep';
import type { Predict } from '../../../lib/measure/timing/both-ways';
import type { Random } from '../../../lib/measure/seeded-random';

/** Exactly an overhead and a time a review, in ms. */
export const exactly = (overheadMs: number, perReviewMs: number, sizes = powersOfTwo(512)) =>
  sizes.map((batchSize) => ({ batchSize, medianMs: overheadMs + batchSize * perReviewMs }));

/** A standard normal number (Box and Muller). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const medians = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([batchSize, medianMs]) => ({ batchSize, medianMs }));

/**
 * A model whose cost slightly bends, as the first model of notebook 4 was measured: a review costs 10 µs in
 * large calls, and the first twenty a few times that.
 */
export const bendingMs = (n: number): number => 0.85 + 0.01 * n + 0.25 * (1 - Math.exp(-n / 12));

/** The sweep of one function. */
export function sweepOne(
  predict: Predict,
  texts: readonly string[],
  options?: SweepOptions,
): Sweep {
  return sweepModels(new Map([['', predict]]), texts, options).get('')!;
}
