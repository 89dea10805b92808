/** One model's results of the experiment: what the tables, the report and experiment.json show. */
import { accuracy } from '../accuracy/accuracy';
import { agreement } from '../accuracy/agreement';
import { classBalance, type ClassBalance } from '../accuracy/class-balance';
import type { BothWays } from './both-ways';
import { median, summarizeLatency } from './latency-summary';
import { p99Doubt, p99Interval } from './p99';
import { percentileInterval } from './percentile-interval';
import { roundRatio, type Ratio } from './ratio';
import { finiteOrNull, type Target } from './target';
import { targetsOf, type Limits } from './model-targets';
import type { Validity } from './validity';

/** One way of running the model. All times are in milliseconds, medians over the rounds. */
export interface WayResults {
  readonly totalMs: number;
  readonly perReviewMs: number;
  /** 95 % interval of perReviewMs, by the ranks of the rounds; null where fewer than six tell nothing. */
  readonly perReviewInterval: readonly [number, number | null];
}

export interface ModelResults {
  readonly name: string;
  /** The notebook that measured it, such as '02'; '' where none is named. */
  readonly notebook: string;
  /** What computes the predictions: the package it was trained with, or the kit's compiled form of it. */
  readonly engine: 'package' | 'compiled' | 'onnxruntime';
  /** How many columns the vectorizer makes. */
  readonly features: number;
  readonly fitMs: number;
  /** Who trained a logistic regression, such as 'newton-cg'. */
  readonly solver?: string;
  /** How many reviews were predicted, both ways. */
  readonly reviews: number;
  readonly rounds: number;
  /** Share of right answers in real time, from 0 to 1; in the batch it is the same where `identical`. */
  readonly accuracy: number;
  /** 95 % interval of the accuracy. */
  readonly accuracyInterval: readonly [number, number];
  /** What the accuracy has to be read against. */
  readonly balance: ClassBalance;
  /** Whether both ways gave the same predictions. */
  readonly identical: boolean;
  /** All reviews in one call, or as many as there was time for: `size`, the reviews in `totalMs`. */
  readonly batch: WayResults & { readonly size: number; readonly accuracy: number };
  /** One review a call; `totalMs` is for all reviews. */
  readonly realTime: WayResults & {
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
  /** How many times as long a review takes in real time as in the batch. */
  readonly ratio: Ratio;
  /** How many times as fast as the first model of the same rounds it answers, one review a call; only where nothing else was at work. */
  readonly timesAsFast?: Ratio & { readonly than: string };
  readonly targets: readonly Target[];
  readonly validity: Validity;
}

/** A trained model, as far as its results name it. */
export interface JudgedModel {
  readonly name: string;
  /** How many columns the vectorizer makes. */
  readonly features: number;
  readonly fitMs: number;
  readonly solver?: string | null;
  /** Default 'package'. */
  readonly engine?: ModelResults['engine'];
}

/**
 * Turns a model's timing into its results.
 *
 * @param timings the model's own, or those of several models by name, of which this is one: then the results
 *   say how many times as fast as the first of them it is
 * @param actual the true label of each text that was timed
 * @throws RangeError when the model has no timing, or labels and predictions differ in number
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const timing = timeBothWays(predict, ['a', 'b'], { rounds: 6, clock: () => now })
 * const model = { name: 'tiny', features: 2, fitMs: 1 }
 * judgeModel(model, timing, ['yes', 'no'], { perReviewMs: 100, accuracy: 0.85 }).accuracy // => 0.5
 */
export function judgeModel(
  model: JudgedModel,
  timings: BothWays | ReadonlyMap<string, BothWays>,
  actual: readonly string[],
  limits: Limits,
): ModelResults {
  const timing = 'texts' in timings ? timings : timings.get(model.name);
  if (timing === undefined) {
    const names = [...(timings as ReadonlyMap<string, BothWays>).keys()].join(', ');
    throw new RangeError(`judgeModel: '${model.name}' was not timed; timed were ${names}`);
  }
  const { batch, realTime, texts, rounds, validity } = timing;
  const { accuracy: share, low, high } = accuracy(actual, realTime.predictions);
  const { p50Ms, p90Ms, p95Ms, p99Ms, maxMs } = summarizeLatency(realTime.latenciesMs);
  const [from, to] = p99Interval(timing);
  const { differences, identical } = agreement(batch.predictions, realTime.predictions);
  const results = {
    name: model.name,
    notebook: limits.notebook ?? '',
    engine: model.engine ?? 'package',
    features: model.features,
    fitMs: model.fitMs,
    ...(model.solver != null && { solver: model.solver }),
    reviews: texts,
    rounds,
    accuracy: share,
    accuracyInterval: [low, high] as const,
    balance: classBalance(actual, realTime.predictions),
    identical,
    batch: {
      size: batch.size,
      ...wayResults(batch.totalsMs, batch.size, batch.size),
      accuracy: accuracy(actual, batch.predictions).accuracy,
    },
    realTime: {
      ...wayResults(realTime.totalsMs, realTime.size, texts),
      latencyMs: {
        ...{ p50: p50Ms, p90: p90Ms, p95: p95Ms, p99: p99Ms },
        p99Interval: [from, finiteOrNull(to)] as const,
        max: maxMs,
      },
    },
    ratio: roundRatio(perReview(realTime), perReview(batch)),
    validity,
    ...('texts' in timings ? {} : besideFirst(timing, timings)),
  };
  return { ...results, targets: targetsOf(results, differences.length, p99Doubt(timing), limits) };
}

/** How many times as fast as the first of the same rounds, where nothing else was at work. */
function besideFirst(
  timing: BothWays,
  timings: ReadonlyMap<string, BothWays>,
): Pick<ModelResults, 'timesAsFast'> {
  const [[than, first]] = timings;
  const isBeside = first !== timing && first.startMs === timing.startMs;
  if (!isBeside || !first.validity.quiet || !timing.validity.quiet) return {};
  const ratio = roundRatio(perReview(first.realTime), perReview(timing.realTime));
  return { timesAsFast: { than, ...ratio } };
}

/** Milliseconds a review, round by round. */
function perReview({ totalsMs, size }: BothWays['batch' | 'realTime']): Float64Array {
  return totalsMs.map((ms) => ms / size);
}

function wayResults(totalsMs: Float64Array, timed: number, reviews: number): WayResults {
  const perReview = totalsMs.map((ms) => ms / timed).sort();
  const perReviewMs = median(perReview);
  const [low, high] = percentileInterval(perReview, 0.5);
  return {
    totalMs: perReviewMs * reviews,
    perReviewMs,
    perReviewInterval: [Math.max(0, low), finiteOrNull(high)],
  };
}
