/**
 * The same predict function timed both ways: all texts in one call (MLPerf Inference's *Offline*
 * scenario) and one text a call (*SingleStream*). It knows no model: it is handed a function and
 * texts. The two ways take turns, after a warm-up, so that whatever else the machine does falls on
 * both alike; every single time is kept. Rounds go on until the ratio of the two ways is known well
 * enough or the time is spent (sequential stopping; Georges, Buytaert & Eeckhout, OOPSLA 2007).
 */
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import type { BothWays, Predict } from './both-ways';
import { systemClock, type Clock } from './clock';
import { clockCost } from './clock-cost';
import { tellShare, type OnMeasuring } from './measuring-progress';
import { ModelTimer, type Part } from './model-timer';

export type { BothWays, Predict };

export interface TimingOptions {
  /** Exactly so many rounds, over all texts, however long they take; unless told, the budget decides. */
  readonly rounds?: number;
  /**
   * About how long to measure, in ms; 2000 unless told. Three rounds are taken in any case. Where three
   * rounds over all texts would take longer, each round takes a third of them, evenly spread over the list,
   * the same ones both ways and for every model; then the next round takes the next third.
   */
  readonly budgetMs?: number;
  /**
   * Rounds end when, for every model, the 95 % interval of the ratio of the two ways reaches no further
   * than this share from its middle; 0.05 unless told.
   */
  readonly precision?: number;
  /**
   * How many texts are predicted both ways before anything is timed; 200 unless told. Where the budget
   * decides it is at least one, which shows how slow a model is, and fewer when a model is so slow that
   * they would use up more than about a tenth of the budget each way. Before each timing a few are
   * predicted again, uncounted, in the way that is timed, so that what the other models left in the
   * processor's caches costs nobody.
   */
  readonly warmup?: number;
  /** Told between rounds how far the measurement is. */
  readonly onProgress?: OnMeasuring;
  readonly clock?: Clock;
}

const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 50;
/** A round holds no fewer texts than this, even when all rounds take longer than the budget. */
const LEAST_TEXTS = 50;

/**
 * Times a predict function in a batch and one text at a time, alternating.
 *
 * @throws RangeError when there are no texts or an option is out of range
 * @throws Error when the function does not return one prediction a text, or not the same every round
 * @example
 * const predict = (texts) => texts.map(() => 'yes')
 * timeBothWays(predict, ['a', 'b'], { rounds: 3 }).realTime.predictions // => ['yes', 'yes']
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
 * @example
 * const predict = (texts) => texts.map(() => 'yes')
 * timeModels(new Map([['tiny', predict]]), ['a', 'b'], { rounds: 3 }).get('tiny').rounds // => 3
 */
export function timeModels(
  predicts: ReadonlyMap<string, Predict>,
  texts: readonly string[],
  options: TimingOptions = {},
): Map<string, BothWays> {
  const { budgetMs = 2000, precision = 0.05, warmup = 200, clock = systemClock } = options;
  if (texts.length === 0) throw new RangeError('there are no texts to predict');
  if (options.rounds !== undefined) checkWhole('rounds', options.rounds, 1);
  checkWhole('warmup', warmup, 0);
  checkNotNegative('budgetMs', budgetMs);
  checkPositive('precision', precision);
  const clockCostMs = clockCost(clock);
  const start = clock();
  const timers = [...predicts.values()].map((predict) => new ModelTimer(predict, clock));
  const [warmTexts, warmMs] =
    options.rounds === undefined ? [Math.max(1, warmup), budgetMs / 10] : [warmup, Infinity];
  const roundMs = timers.reduce((sum, timer) => sum + timer.warmUp(texts, warmTexts, warmMs), 0);
  const tooLong = options.rounds === undefined && LEAST_ROUNDS * roundMs > budgetMs;
  const parts = partsOf(texts, tooLong ? LEAST_ROUNDS : 1);
  const timedTexts = parts[0].texts.length;
  let round = 0;
  const enough = (): boolean => {
    if (options.rounds !== undefined) return round >= options.rounds;
    if (round < LEAST_ROUNDS || round % parts.length !== 0) return false;
    if (round >= MOST_ROUNDS || clock() - start >= budgetMs) return true;
    return timers.every((timer) => timer.isPrecise(precision));
  };
  for (; !enough(); round++) {
    const part = parts[round % parts.length];
    // Every other round the other way round, so that neither way always comes after the other.
    for (const timer of timers) timer.takeTurns(part, timedTexts, round, warmup, clockCostMs);
    const { onProgress, rounds } = options;
    if (onProgress === undefined) continue;
    tellShare(
      onProgress,
      rounds === undefined ? (clock() - start) / budgetMs : (round + 1) / rounds,
    );
  }
  options.onProgress?.({ done: 1, total: 1 });
  return new Map(
    [...predicts.keys()].map((name, i) => [name, timers[i].result(timedTexts, clockCostMs)]),
  );
}

/** The texts in `count` parts, each evenly spread over the list; in one, where the parts would be small. */
function partsOf(texts: readonly string[], count: number): Part[] {
  const parts = texts.length < count * LEAST_TEXTS ? 1 : count;
  return Array.from({ length: parts }, (_, first) => {
    const positions = [...texts.keys()].filter((position) => position % parts === first);
    return { positions, texts: positions.map((position) => texts[position]) };
  });
}
