/**
 * The same predict function timed both ways: all texts in one call (MLPerf Inference's *Offline*
 * scenario) and one text a call (*SingleStream*). It knows no model: it is handed a function and
 * texts. The two ways take turns, after a warm-up, so that whatever else the machine does falls on
 * both alike; every single time is kept.
 */
import { checkWhole } from './argument-checks';
import { systemClock, type Clock } from './clock';

/** A predict function as measuring sees it: class names for texts, one each, in their order. */
export type Predict = (texts: readonly string[]) => string[];

export interface TimingOptions {
  /** How often each way is timed over all texts; 5 unless told. */
  readonly rounds?: number;
  /**
   * How many texts are predicted before each timing, in the way that is timed, without being counted;
   * 200 unless told. What the other models left in the processor's caches then costs nobody.
   */
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
  options?: TimingOptions,
): BothWays {
  const [timing] = timeModels(new Map([['', predict]]), texts, options).values();
  return timing;
}

/**
 * Times several predict functions both ways, all of them in every round, so that they can be compared.
 *
 * @param predicts name to predict function
 * @returns name to timing, in the same order
 * @throws as `timeBothWays` does
 */
export function timeModels(
  predicts: ReadonlyMap<string, Predict>,
  texts: readonly string[],
  { rounds = 5, warmup = 200, clock = systemClock }: TimingOptions = {},
): Map<string, BothWays> {
  if (texts.length === 0) throw new RangeError('there are no texts to predict');
  checkWhole('rounds', rounds, 1);
  checkWhole('warmup', warmup, 0);
  const warm = texts.slice(0, warmup);
  const runs = [...predicts].map(([name, predict]) => {
    const timing: BothWays = {
      texts: texts.length,
      rounds,
      batch: { predictions: [], totalsMs: new Float64Array(rounds) },
      realTime: {
        predictions: [],
        totalsMs: new Float64Array(rounds),
        latenciesMs: new Float64Array(rounds * texts.length),
      },
    };
    const { batch, realTime } = timing;
    const batchTurn = (round: number): void => {
      if (warm.length > 0) predict(warm);
      const { predictions, totalMs } = timeBatch(predict, texts, clock);
      keepPredictions(predictions, batch.predictions, round, 'batch');
      batch.totalsMs[round] = totalMs;
    };
    const loopTurn = (round: number): void => {
      for (const text of warm) predict([text]);
      const from = round * texts.length;
      const latenciesMs = realTime.latenciesMs.subarray(from, from + texts.length);
      const { predictions, totalMs } = timeLoop(predict, texts, clock, latenciesMs);
      keepPredictions(predictions, realTime.predictions, round, 'loop');
      realTime.totalsMs[round] = totalMs;
    };
    return { name, timing, turns: [batchTurn, loopTurn] };
  });
  for (let round = 0; round < rounds; round++) {
    // Every other round the other way round, so that neither way always comes after the other.
    for (const { turns } of runs) {
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn(round);
    }
  }
  return new Map(runs.map(({ name, timing }) => [name, timing]));
}

function timeBatch(predict: Predict, texts: readonly string[], clock: Clock) {
  const start = clock();
  const predictions = predict(texts);
  const totalMs = clock() - start;
  checkCount(predictions, texts.length);
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
    checkCount(answer, 1);
    predictions[i] = answer[0];
  }
  return { predictions, totalMs: clock() - start };
}

/** Keeps the first round's predictions; a later round must repeat them. */
function keepPredictions(now: string[], kept: string[], round: number, way: string): void {
  if (round === 0) {
    for (const label of now) kept.push(label);
  } else if (now.some((label, i) => label !== kept[i])) {
    throw new Error(`the ${way} of round ${round + 1} predicts otherwise than the one before`);
  }
}

function checkCount(predictions: readonly string[], texts: number): void {
  if (predictions.length !== texts) {
    throw new Error(`predict gave ${predictions.length} predictions for ${texts} texts`);
  }
}
