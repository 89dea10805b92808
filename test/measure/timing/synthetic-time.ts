/**
 * Time that a test controls: a clock, and a predict function whose calls move it by what a known law
 * says. Nothing here waits.
 */
import type { Clock } from '../../../lib/measure/timing/clock';
import type { Predict } from '../../../lib/measure/timing/timing';

export interface SyntheticTime {
  readonly clock: Clock;
  /** Answers 'same' for every text and moves the clock by `callMs(number of texts)`. */
  readonly predict: Predict;
  /** The texts of every call so far. */
  readonly calls: string[][];
}

export function syntheticTime(callMs: (texts: number) => number): SyntheticTime {
  let now = 1000;
  const calls: string[][] = [];
  return {
    clock: () => now,
    predict: (texts) => {
      now += callMs(texts.length);
      calls.push([...texts]);
      return texts.map(() => 'same');
    },
    calls,
  };
}

/** 'text 0', 'text 1' ... */
export function numberedTexts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `text ${i}`);
}
