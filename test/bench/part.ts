/** What a part of the benchmark is, what it is given, and what it finds. */
import type { BenchRatio } from './bench-report';
import type { ReviewSets } from './review-sets';
import type { ScikitLearn } from './scikit-learn';

export interface Bench {
  readonly sets: ReviewSets;
  /** Each scikit-learn that takes part. */
  readonly peers: readonly ScikitLearn[];
  /** How often each contestant has its turn. */
  readonly rounds: number;
  readonly onProgress: (what: string) => void;
  /** The folder of the public sentences. */
  readonly sentences?: string;
}

export interface Found {
  /** For bench-<part>.json in the results folder. */
  readonly data: object;
  /** Markdown. */
  readonly text: string;
  readonly ratios?: readonly BenchRatio[];
}

export interface Part {
  /** Of its section in this folder's README. */
  readonly heading: string;
  run(bench: Bench): Promise<Found> | Found;
}
