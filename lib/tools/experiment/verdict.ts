/** What a model's record comes to: how much dearer a single call is, and how many targets are met. */
import type { ModelRecord, Target } from './record-check';

/** How much more a review costs one at a time than in a batch. */
export function slowdown({ batch, realtime }: ModelRecord): number {
  return realtime.secondsPerReview / batch.secondsPerReview;
}

/** `3 of 3`. */
export function targetsMet(targets: readonly Target[]): string {
  return `${targets.filter(({ met }) => met).length} of ${targets.length}`;
}
