/**
 * The same predict function timed both ways: all texts in one call (MLPerf Inference's *Offline*
 * scenario) and one text a call (*SingleStream*). It knows no model: it is handed a function and
 * texts. The two ways take turns, after a warm-up, so that whatever else the machine does falls on
 * both alike; every single time is kept.
 */
import { systemClock, type Clock } from './clock';

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

export interface TimingOptions {
  /** How often each way is timed over all texts; 5 unless told. */
  readonly rounds?: number;
  /** How many texts are predicted, both ways, before the clock counts; 200 unless told. */
  readonly warmup?: number;
  readonly clock?: Clock;
}

/** All texts in one call, a few times over. */
export interface BatchTiming {
  readonly predictions: string[];
  /** One total for each round, in milliseconds. */
  readonly totalsMs: Float64Array;
}

/** One text a call, over all texts, a few times over. */
export interface RealTimeTiming {
  readonly predictions: string[];
  /** One total for each round, in milliseconds: the whole loop, the clock's own reading included. */
  readonly totalsMs: Float64Array;
  /** Every call's latency in milliseconds: round after round, texts in their order. */
  readonly latenciesMs: Float64Array;
}

export interface BothWays {
  /** How many texts. */
  readonly texts: number;
  readonly rounds: number;
  readonly batch: BatchTiming;
  readonly realTime: RealTimeTiming;
  /** The very first call with a single text, before any warm-up, in milliseconds. */
  readonly firstCallMs: number;
}

/**
 * Times a predict function in a batch and one text at a time, alternating.
 *
 * @throws RangeError when there are no texts or an option is no whole number
 * @throws Error when the function does not return one prediction a text, or not the same every round
 */
export function timeBothWays(
  predict: Predict,
  texts: readonly string[],
  { rounds = 5, warmup = 200, clock = systemClock }: TimingOptions = {},
): BothWays {
  if (texts.length === 0) throw new RangeError('timeBothWays: there are no texts to predict');
  checkWhole('rounds', rounds, 1);
  checkWhole('warmup', warmup, 0);
  const firstStart = clock();
  predict([texts[0]]);
  const firstCallMs = clock() - firstStart;

  const warm = texts.slice(0, warmup);
  predict(warm);
  for (const text of warm) predict([text]);

  const count = texts.length;
  const batchTotals = new Float64Array(rounds);
  const loopTotals = new Float64Array(rounds);
  const latenciesMs = new Float64Array(rounds * count);
  let batchPredictions: string[] = [];
  let loopPredictions: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const batch = timeBatch(predict, texts, clock);
    batchPredictions = samePredictions(batch.predictions, batchPredictions, round, 'batch');
    batchTotals[round] = batch.totalMs;
    const latencies = latenciesMs.subarray(round * count, (round + 1) * count);
    const loop = timeLoop(predict, texts, clock, latencies);
    loopPredictions = samePredictions(loop.predictions, loopPredictions, round, 'loop');
    loopTotals[round] = loop.totalMs;
  }
  return {
    texts: count,
    rounds,
    batch: { predictions: batchPredictions, totalsMs: batchTotals },
    realTime: { predictions: loopPredictions, totalsMs: loopTotals, latenciesMs },
    firstCallMs,
  };
}

function timeBatch(predict: Predict, texts: readonly string[], clock: Clock) {
  const start = clock();
  const predictions = predict(texts);
  const totalMs = clock() - start;
  if (predictions.length !== texts.length) {
    throw new Error(`predict gave ${predictions.length} predictions for ${texts.length} texts`);
  }
  return { predictions, totalMs };
}

function timeLoop(
  predict: Predict,
  texts: readonly string[],
  clock: Clock,
  latenciesMs: Float64Array,
) {
  const predictions = new Array<string>(texts.length);
  const start = clock();
  for (let i = 0; i < texts.length; i++) {
    const before = clock();
    const answer = predict([texts[i]]);
    latenciesMs[i] = clock() - before;
    predictions[i] = answer[0];
  }
  return { predictions, totalMs: clock() - start };
}

function samePredictions(now: string[], before: string[], round: number, way: string): string[] {
  if (round > 0 && now.some((label, i) => label !== before[i])) {
    throw new Error(`the ${way} of round ${round + 1} predicts otherwise than the one before`);
  }
  return now;
}

function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}, not ${value}`);
  }
}
