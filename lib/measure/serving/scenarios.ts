/**
 * Three scenarios of MLPerf Inference, by their names and metrics (Reddi et al., "MLPerf Inference
 * Benchmark", ISCA 2020, section III):
 *
 * - Offline: all samples at once; what counts is throughput;
 * - SingleStream: one sample a query, each sent when the one before is answered; the 90th percentile
 *   of latency;
 * - Server: queries arrive as a Poisson process; whether the 99th percentile keeps a bound.
 *
 * The definitions are MLPerf's, the runs are shorter: its rules ask for 60 s and tens of thousands of
 * queries, to be comparable between companies. As its LoadGen does, this generates the load and knows
 * no model.
 */
import { poissonArrivals } from './arrivals';
import { checkPositive, checkWhole } from '../argument-checks';
import { systemClock, type Clock } from '../timing/clock';
import { summarizeLatency, type LatencySummary } from '../timing/latency-summary';
import { simulateArrivals, type Simulation } from './queue-simulator';
import { timeOnce } from '../timing/repeats';
import { oneAtATime, type MicroBatches, type OneAtATime } from './serving-policy';
import type { Predict } from '../timing/timing';

export interface ScenarioOptions {
  /** Texts that are predicted, in one call and one by one, before anything is timed; 200 unless told. */
  readonly warmUpTexts?: number;
  readonly clock?: Clock;
}

export interface SingleStreamOptions extends ScenarioOptions {
  /** How many reviews are sent; the texts are used again when they run out. As many as texts unless told. */
  readonly reviews?: number;
}

export interface OfflineResult {
  readonly scenario: 'Offline';
  readonly reviews: number;
  readonly totalMs: number;
  /** The scenario's metric: throughput. Infinity when the clock saw no time pass. */
  readonly reviewsPerSecond: number;
}

export interface SingleStreamResult {
  readonly scenario: 'SingleStream';
  readonly latenciesMs: Float64Array;
  readonly latency: LatencySummary;
  /** The scenario's metric: the 90th percentile of latency, in milliseconds. */
  readonly p90Ms: number;
}

export interface ServerOptions extends ScenarioOptions {
  /** Mean arrival rate. */
  readonly reviewsPerSecond: number;
  /** What the 99th percentile of the time to answer should not exceed, in milliseconds. */
  readonly boundMs: number;
  /** How many reviews arrive; the texts are used again when they run out. As many as texts unless told. */
  readonly reviews?: number;
  /** How the server takes the reviews; one at a time unless told. */
  readonly policy?: OneAtATime | MicroBatches;
  /** Decides the arrivals; 1 unless told. */
  readonly seed?: number;
}

export interface ServerResult {
  readonly scenario: 'Server';
  readonly reviewsPerSecond: number;
  readonly boundMs: number;
  readonly p99Ms: number;
  /** The scenario's metric: whether p99Ms is within boundMs. */
  readonly met: boolean;
  readonly simulation: Simulation;
}

/**
 * Runs *Offline*: one call with all texts.
 *
 * @throws RangeError when there are no texts
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * runOffline(predict, ['a', 'b'], { clock: () => now }).reviewsPerSecond // => 1000
 */
export function runOffline(
  predict: Predict,
  texts: readonly string[],
  options: ScenarioOptions = {},
): OfflineResult {
  const clock = warmUp('runOffline', predict, texts, options);
  const totalMs = timeAnswers(predict, texts, clock);
  return {
    scenario: 'Offline',
    reviews: texts.length,
    totalMs,
    reviewsPerSecond: (1000 * texts.length) / totalMs,
  };
}

/**
 * Runs *SingleStream*: one call a review, in their order.
 *
 * @throws RangeError when there are no texts or reviews
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * runSingleStream(predict, ['a', 'b'], { clock: () => now }).p90Ms // => 1
 */
export function runSingleStream(
  predict: Predict,
  texts: readonly string[],
  options: SingleStreamOptions = {},
): SingleStreamResult {
  const { reviews = texts.length } = options;
  checkWhole('reviews', reviews, texts.length > 0 ? 1 : 0);
  const clock = warmUp('runSingleStream', predict, texts, options);
  const latenciesMs = Float64Array.from({ length: reviews }, (_, i) =>
    timeAnswers(predict, [texts[i % texts.length]], clock),
  );
  const latency = summarizeLatency(latenciesMs);
  return { scenario: 'SingleStream', latenciesMs, latency, p90Ms: latency.p90Ms };
}

/**
 * Runs *Server*. The arrivals are simulated and the service is real: each batch is truly predicted
 * and timed, and its measured time moves the simulated clock. So the run takes as long as its
 * predictions and no longer, and a low arrival rate costs no waiting.
 *
 * @throws RangeError when there are no texts, or a rate, bound or number is out of range
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const options = { reviewsPerSecond: 1, boundMs: 5, clock: () => now }
 * runServer(predict, ['a', 'b'], options).met // => true
 */
export function runServer(
  predict: Predict,
  texts: readonly string[],
  options: ServerOptions,
): ServerResult {
  const { reviewsPerSecond, boundMs, policy = oneAtATime(), seed = 1 } = options;
  const { reviews = texts.length } = options;
  checkPositive('boundMs', boundMs);
  const clock = warmUp('runServer', predict, texts, options);
  const arrivalsMs = poissonArrivals(reviewsPerSecond, reviews, seed);
  const simulation = simulateArrivals(arrivalsMs, policy, (batchSize, firstReview) => {
    const batch = Array.from(
      { length: batchSize },
      (_, i) => texts[(firstReview + i) % texts.length],
    );
    return timeAnswers(predict, batch, clock);
  });
  const { p99Ms } = simulation.timeToAnswer;
  const met = p99Ms <= boundMs;
  return { scenario: 'Server', reviewsPerSecond, boundMs, p99Ms, met, simulation };
}

function warmUp(
  name: string,
  predict: Predict,
  texts: readonly string[],
  { warmUpTexts = 200, clock = systemClock }: ScenarioOptions,
): Clock {
  if (texts.length === 0) throw new RangeError(`${name}: there are no texts to predict`);
  checkWhole('warmUpTexts', warmUpTexts, 0);
  const warm = texts.slice(0, warmUpTexts);
  if (warm.length > 0) predict(warm);
  for (const text of warm) predict([text]);
  return clock;
}

/** Milliseconds of one call. @throws Error when a text gets no answer */
function timeAnswers(predict: Predict, texts: readonly string[], clock: Clock): number {
  let answers = 0;
  const elapsedMs = timeOnce(() => (answers = predict(texts).length), clock);
  if (answers !== texts.length) {
    throw new Error(`predict gave ${answers} predictions for ${texts.length} texts`);
  }
  return elapsedMs;
}
