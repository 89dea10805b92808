/** One model's results of the experiment: what the tables, the report and experiment.json show. */
import { accuracy } from './accuracy';
import { agreement } from './agreement';
import { median, summarizeLatency } from './latency-summary';
import type { BothWays } from './timing';

/** Something the exercise asks for, and whether this run reached it. */
export interface Target {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly met: boolean;
}

/** One way of running the model. Times are medians over the rounds, with the smallest and largest. */
export interface WayResults {
  /** Share of correct predictions, from 0 to 1. */
  readonly accuracy: number;
  /** 95 % interval of the accuracy. */
  readonly accuracyInterval: readonly [number, number];
  readonly totalSeconds: number;
  readonly totalSecondsRange: readonly [number, number];
  /** totalSeconds divided by the number of reviews. */
  readonly secondsPerReview: number;
}

export interface ModelResults {
  readonly name: string;
  /** How many columns the vectorizer makes. */
  readonly features: number;
  readonly fitSeconds: number;
  readonly batch: WayResults;
  readonly realtime: WayResults & {
    readonly latencyMs: {
      readonly p50: number;
      readonly p90: number;
      readonly p95: number;
      readonly p99: number;
      readonly max: number;
    };
  };
  readonly identicalPredictions: boolean;
  readonly targets: readonly Target[];
}

/** What the exercise asks for: seconds per review, one at a time, and share of correct answers. */
export interface Limits {
  readonly secondsPerReview: number;
  readonly accuracy: number;
}

/**
 * Turns the timing of a model into its results.
 *
 * @param actual the true label of each text that was timed
 * @throws RangeError when labels and predictions differ in number
 */
export function modelResults(
  model: { readonly name: string; readonly features: number; readonly fitSeconds: number },
  timing: BothWays,
  actual: readonly string[],
  limits: Limits,
): ModelResults {
  const { name, features, fitSeconds } = model;
  const { batch, realTime } = timing;
  const latency = summarizeLatency(realTime.latenciesMs);
  const { differences, identical } = agreement(batch.predictions, realTime.predictions);
  const realtime = {
    ...wayResults(realTime.predictions, realTime.totalsMs, actual),
    latencyMs: {
      p50: latency.p50Ms,
      p90: latency.p90Ms,
      p95: latency.p95Ms,
      p99: latency.p99Ms,
      max: latency.maxMs,
    },
  };
  return {
    name,
    features,
    fitSeconds,
    batch: wayResults(batch.predictions, batch.totalsMs, actual),
    realtime,
    identicalPredictions: identical,
    targets: [
      above('accuracy above', limits.accuracy, realtime.accuracy),
      below('seconds a review, one at a time, below', limits.secondsPerReview, realtime),
      {
        name: 'predictions that differ between the two ways',
        limit: 0,
        value: differences.length,
        met: identical,
      },
    ],
  };
}

function wayResults(
  predictions: readonly string[],
  totalsMs: Float64Array,
  actual: readonly string[],
): WayResults {
  const totalSeconds = median(totalsMs) / 1000;
  const { accuracy: share, low, high } = accuracy(actual, predictions);
  return {
    accuracy: share,
    accuracyInterval: [low, high],
    totalSeconds,
    totalSecondsRange: [Math.min(...totalsMs) / 1000, Math.max(...totalsMs) / 1000],
    secondsPerReview: totalSeconds / actual.length,
  };
}

function above(name: string, limit: number, value: number): Target {
  return { name, limit, value, met: value > limit };
}

function below(name: string, limit: number, { secondsPerReview }: WayResults): Target {
  return { name, limit, value: secondsPerReview, met: secondsPerReview < limit };
}
