/** One model's results of the experiment: what the tables, the report and experiment.json show. */
import { accuracy } from '../accuracy/accuracy';
import { agreement } from '../accuracy/agreement';
import { classBalance, type ClassBalance } from '../accuracy/class-balance';
import { median, summarizeLatency } from './latency-summary';
import { roundRatio } from './round-ratio';
import type { BothWays } from './both-ways';

/** Something the exercise asks for, and whether this run reached it. */
export interface Target {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly met: boolean;
  /**
   * False where the measurement is too coarse to be sure of `met`: the limit lies within the value's 95 %
   * interval (the accuracy, p99), or within the range of the rounds (the average).
   */
  readonly sure: boolean;
}

/**
 * One way of running the model. Times are medians over the rounds, with the smallest and largest; totals
 * are for all reviews, worked out from the time a review where not all were timed.
 * A batch of fewer reviews spreads its fixed cost over fewer, so the batch's total is then too high for a
 * model that has one: `timed` says how many reviews a batch held.
 */
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
  /** How many reviews were timed a round, and how many rounds there were. */
  readonly timed: { readonly reviews: number; readonly rounds: number };
  /** How many times as long a review takes alone as in the batch: the rounds' ratio, with its 95 % interval. */
  readonly singleAgainstBatch: {
    readonly ratio: number;
    readonly low: number;
    readonly high: number | null;
  };
  readonly realtime: WayResults & {
    readonly latencyMs: {
      readonly p50: number;
      readonly p90: number;
      readonly p95: number;
      readonly p99: number;
      /** 95 % interval of p99; its upper end is null when there are too few reviews to tell. */
      readonly p99Interval: readonly [number, number | null];
      readonly max: number;
    };
  };
  /** What the accuracy has to be read against. */
  readonly balance: ClassBalance;
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
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const timing = timeBothWays(predict, ['a', 'b'], { rounds: 3, clock: () => now })
 * const model = { name: 'tiny', features: 2, fitSeconds: 1 }
 * modelResults(model, timing, ['yes', 'no'], { secondsPerReview: 0.1, accuracy: 0.85 }).name // => 'tiny'
 */
export function modelResults(
  model: { readonly name: string; readonly features: number; readonly fitSeconds: number },
  timing: BothWays,
  actual: readonly string[],
  limits: Limits,
): ModelResults {
  const { name, features, fitSeconds } = model;
  const { batch, realTime, texts, timedTexts, rounds } = timing;
  const latency = summarizeLatency(realTime.latenciesMs, texts);
  const { differences, identical } = agreement(batch.predictions, realTime.predictions);
  const { ratio, low, high } = roundRatio(realTime.totalsMs, batch.totalsMs);
  const realtime = {
    ...wayResults(realTime.predictions, realTime.totalsMs, timedTexts, actual),
    latencyMs: {
      p50: latency.p50Ms,
      p90: latency.p90Ms,
      p95: latency.p95Ms,
      p99: latency.p99Ms,
      p99Interval: [latency.p99IntervalMs[0], finiteOrNull(latency.p99IntervalMs[1])] as const,
      max: latency.maxMs,
    },
  };
  const range = realtime.totalSecondsRange.map((seconds) => seconds / actual.length);
  const differing = differences.length;
  const balance = classBalance(actual, realTime.predictions);
  return {
    name,
    features,
    fitSeconds,
    timed: { reviews: timedTexts, rounds },
    singleAgainstBatch: { ratio, low, high: finiteOrNull(high) },
    batch: wayResults(batch.predictions, batch.totalsMs, timedTexts, actual),
    realtime,
    balance,
    identicalPredictions: identical,
    targets: [
      above('accuracy above', limits.accuracy, realtime.accuracy, realtime.accuracyInterval),
      below(
        'seconds a review one at a time, average, below',
        limits.secondsPerReview,
        realtime.secondsPerReview,
        range,
      ),
      below(
        'seconds a review one at a time, p99, below',
        limits.secondsPerReview,
        latency.p99Ms / 1000,
        latency.p99IntervalMs.map((ms) => ms / 1000),
      ),
      {
        name: 'predictions that differ between the two ways',
        limit: 0,
        value: differing,
        met: identical,
        sure: true,
      },
      above(
        'accuracy above always answering the commonest label',
        balance.baseline,
        realtime.accuracy,
        realtime.accuracyInterval,
      ),
    ],
  };
}

function wayResults(
  predictions: readonly string[],
  totalsMs: Float64Array,
  timedTexts: number,
  actual: readonly string[],
): WayResults {
  const { accuracy: share, low, high } = accuracy(actual, predictions);
  const perReview = totalsMs.map((ms) => ms / 1000 / timedTexts);
  const secondsPerReview = median(perReview);
  return {
    accuracy: share,
    accuracyInterval: [low, high],
    totalSeconds: secondsPerReview * actual.length,
    totalSecondsRange: [
      Math.min(...perReview) * actual.length,
      Math.max(...perReview) * actual.length,
    ],
    secondsPerReview,
  };
}

function above(name: string, limit: number, value: number, range: readonly number[]): Target {
  return { name, limit, value, met: value > limit, sure: isOutside(limit, range) };
}

function below(name: string, limit: number, value: number, range: readonly number[]): Target {
  return { name, limit, value, met: value < limit, sure: isOutside(limit, range) };
}

function isOutside(limit: number, [low, high]: readonly number[]): boolean {
  return limit < low || limit > high;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
