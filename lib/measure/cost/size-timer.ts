/** Times calls of a predict function with a given number of texts, walking through all texts again and again. */
import type { Clock } from '../timing/clock';
import { findRepeats, timeOnce } from '../timing/repeats';
import type { Predict } from '../timing/timing';

/** Texts in the call before each timing. */
const WARM_UP = 4;

export interface SizeTimer {
  /** How many calls make one timing long enough. */
  readonly repeatsFor: (size: number) => number;
  /** Milliseconds of one call, as the mean of `repeats`, after a small one that is not timed. */
  readonly callMs: (size: number, repeats: number) => number;
}

/**
 * Makes the timer of one function: calls of any size, walking through the texts.
 *
 * @throws Error (when timing) if the function does not return one answer a text, or the clock does not move
 */
export function sizeTimer(predict: Predict, texts: readonly string[], clock: Clock): SizeTimer {
  const takeBatch = batchesThrough(texts);
  const callsWith = (size: number, repeats: number): (() => void) => {
    const batches = Array.from({ length: repeats }, () => takeBatch(size)); // before the clock starts
    return () => {
      for (const batch of batches) checkAnswers(predict(batch).length, size);
    };
  };
  return {
    callMs: (size, repeats) => {
      predict(takeBatch(Math.min(size, WARM_UP))); // for the processor's caches, after other calls
      return timeOnce(callsWith(size, repeats), clock) / repeats;
    },
    repeatsFor: (size) => findRepeats((repeats) => callsWith(size, repeats)(), clock),
  };
}

/** Returns a function that gives the next `size` texts, starting again after the last one. */
export function batchesThrough(texts: readonly string[]): (size: number) => string[] {
  let position = 0;
  return (size) => {
    const end = position + size;
    const batch = texts.slice(position, end);
    position = end % texts.length;
    return batch.concat(texts.slice(0, Math.max(0, end - texts.length)));
  };
}

function checkAnswers(answers: number, texts: number): void {
  if (answers !== texts) throw new Error(`predict gave ${answers} predictions for ${texts} texts`);
}
