/** The numbers of the learner's own run, for the practice questions: kept by checkRun, or by `npm start`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder } from '../data/results-folder';
import { summarizeLatency } from '../measure/timing/latency-summary';
import { keepEntry, readEntries } from './kept-entries';

/** Times in milliseconds. */
export interface OwnRun {
  readonly reviews: number;
  readonly batchMs: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const FIELDS = ['reviews', 'batchMs', 'meanMs', 'p50Ms', 'p99Ms'] as const;

/** Keeps the run's numbers. */
export function keepRun(batchMs: number, latenciesMs: ArrayLike<number>): void {
  const { count: reviews, meanMs, p50Ms, p99Ms } = summarizeLatency(latenciesMs);
  keepEntry('runs', { reviews, batchMs, meanMs, p50Ms, p99Ms } satisfies OwnRun);
}

/** The last run of the exercise, or else the first model of the last `npm start`; undefined without either. */
export function readOwnRun(): OwnRun | undefined {
  return readEntries('runs').map(toRun).filter(isRun).at(-1) ?? fromExperiment();
}

function toRun(entry: ReadonlyMap<string, unknown>): OwnRun | undefined {
  const values = FIELDS.map((name) => entry.get(name));
  if (!values.every((value) => typeof value === 'number' && value > 0 && Number.isFinite(value))) {
    return undefined;
  }
  const [reviews, batchMs, meanMs, p50Ms, p99Ms] = values as number[];
  return { reviews, batchMs, meanMs, p50Ms, p99Ms };
}

function isRun(run: OwnRun | undefined): run is OwnRun {
  return run !== undefined;
}

interface ModelNumbers {
  readonly batch: { readonly size: number; readonly totalMs: number };
  readonly realTime: {
    readonly perReviewMs: number;
    readonly latencyMs: { readonly p50: number; readonly p99: number };
  };
}

function fromExperiment(): OwnRun | undefined {
  try {
    const path = join(resultsFolder(), 'experiment.json');
    const { models } = JSON.parse(readFileSync(path, 'utf8')) as { models: ModelNumbers[] };
    const { batch, realTime } = models[0];
    const numbers = {
      reviews: batch.size,
      batchMs: batch.totalMs,
      meanMs: realTime.perReviewMs,
      p50Ms: realTime.latencyMs.p50,
      p99Ms: realTime.latencyMs.p99,
    };
    return toRun(new Map(Object.entries(numbers)));
  } catch {
    return undefined; // no run yet, or not in the form that is known here
  }
}
