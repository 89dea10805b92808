/**
 * The numbers of the learner's own runs, for the questions: what checkRun keeps, and what notebook 2 or `npm start`
 * leaves in experiment.json. Names are those that a question's expression may use.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { resultsFolder } from '../data/results-folder';
import { summarizeLatency } from '../measure/timing/latency-summary';
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
  const ratio = (meanMs * reviews) / batchMs;
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

const Way = v.object({ totalMs: v.number(), perReviewMs: v.number() });
const Measurement = v.object({
  notebook: v.optional(v.string(), ''),
  reviews: v.number(),
  batch: Way,
  realTime: v.object({
    ...Way.entries,
    latencyMs: v.object({ p50: v.number(), p99: v.number() }),
  }),
  ratio: v.object({ ratio: v.number() }),
});

/** Notebook 2's measurement; none before its first run, or in a form that is not known here. */
function fromExperiment(): Map<string, unknown>[] {
  const found = measurements().filter(({ notebook }) => /^(?:|0?2\b.*)$/.test(notebook));
  return found.slice(0, 1).map(({ reviews, batch, realTime, ratio }) => {
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

function measurements(): v.InferOutput<typeof Measurement>[] {
  try {
    const text = readFileSync(join(resultsFolder(), 'experiment.json'), 'utf8');
    const record = JSON.parse(text) as { measurements?: unknown; models?: unknown };
    const list = record.measurements ?? record.models;
    return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
      const read = v.safeParse(Measurement, one);
      return read.success ? [read.output] : [];
    });
  } catch {
    return [];
  }
}
