/**
 * The numbers of the learner's own runs, for the questions: what the check of the run keeps, and what notebook 2 or `npm start`
 * leaves in experiment.json. Names are those that a question's expression may use.
 */
import { summarizeLatency } from '../measure/timing/latency-summary';
import { roundRatio } from '../measure/timing/ratio';
import { ownMeasurements } from '../record/record';
import type { Numbers } from './expression';
import { keepEntry, readEntries } from './kept-entries';

/** Times in milliseconds; `ratio` is how many times as long a review takes in real time as in the batch. */
export interface OwnRun {
  readonly reviews: number;
  readonly batchMs: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly ratio: number;
}

const NAMES = ['reviews', 'batchMs', 'meanMs', 'p50Ms', 'p99Ms', 'ratio'] as const;

/** Keeps the run's numbers. */
export function keepRun(batchMs: number, latenciesMs: ArrayLike<number>): void {
  const { count: reviews, meanMs, p50Ms, p99Ms } = summarizeLatency(latenciesMs);
  const { ratio } = roundRatio([meanMs * reviews], [batchMs]);
  keepEntry('runs', { reviews, batchMs, meanMs, p50Ms, p99Ms, ratio } satisfies OwnRun);
}

/** The runs that a learner may have read a number from: of the exercise, then of notebook 2; the latest come last. */
export function readOwnRuns(): Numbers[] {
  return [...readEntries('runs'), ...fromExperiment()].filter((run): run is Numbers =>
    NAMES.every((name) => {
      const value = run.get(name);
      return typeof value === 'number' && value > 0 && Number.isFinite(value);
    }),
  );
}

/** What notebook 2 measured on this machine: under `npm start`, and in the learner's own session. */
function fromExperiment(): Map<string, unknown>[] {
  const found = ownMeasurements().filter(({ notebook }) => /^(?:|0?2\b.*)$/.test(notebook));
  return found.map(({ reviews, batch, realTime, ratio }) => {
    const run: OwnRun = {
      reviews,
      batchMs: batch.perReviewMs * reviews,
      meanMs: realTime.perReviewMs,
      p50Ms: realTime.latencyMs.p50,
      p99Ms: realTime.latencyMs.p99,
      ratio: ratio.ratio,
    };
    return new Map(Object.entries(run));
  });
}
