/** Median times by batch size that a test makes by a known law. */
import { powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';
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

/** A line that costs four times as much a review beyond 64, with noise of 2 %. */
export const bent = (noise: () => number) =>
  powersOfTwo(1024).map((batchSize) => ({
    batchSize,
    medianMs: (0.2 + 0.01 * batchSize + 0.03 * Math.max(0, batchSize - 64)) * (1 + 0.02 * noise()),
  }));
