/**
 * The same predict function timed both ways: all texts in one call (MLPerf Inference's *Offline*
 * scenario) and one text a call (*SingleStream*). It knows no model: it is handed a function and
 * texts. The two ways take turns, after a warm-up, so that whatever else the machine does falls on
 * both alike; every single time is kept. Rounds go on until the ratio of the two ways is known well
 * enough or the time is spent.
 */
import { checkWhole } from '../argument-checks';
import { predictsOf, type BothWays, type Models, type Predict } from './both-ways';
import { clockCost } from './clock';
import { ModelTimer, type Part } from './model-timer';
import { checkedOptions, takeRounds, type RoundsOptions } from './rounds';

export type { BothWays, Predict };

export interface TimingOptions extends RoundsOptions {
  /**
   * How many texts are predicted both ways before anything is timed; default 200. Where the budget
   * decides it is at least one, which shows how slow a model is, and fewer when a model is so slow that
   * they would use up more than about a tenth of the budget each way. Before each timing a few are
   * predicted again, uncounted, in the way that is timed, so that what the other models left in the
   * processor's caches costs nobody.
   */
  readonly warmup?: number;
}

/** Six rounds hold their median between their ends with 97 %; five, with 94 %. */
const LEAST_ROUNDS = 6;
const MOST_ROUNDS = 48;
/** A round holds no fewer texts than this, even when all rounds take longer than the budget. */
const LEAST_TEXTS = 50;
/** A batch is a batch of all texts, unless all rounds of it would take so many budgets. */
const MOST_BUDGETS = 10;

/**
 * Times a predict function in a batch and one text at a time, in turns.
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
 * At least six rounds are taken. Where six over all texts, one a call, would take longer than the budget,
 * each round takes a sixth of them, evenly spread over the list and the same for every model; then the
 * next round takes the next sixth. The batch is all texts in one call nevertheless, unless six of those would
 * take ten budgets: then it is the round's sixth (`batch.size`).
 *
 * @param models name to predict function, or trained models
 * @returns name to timing, in the same order
 * @throws as `timeBothWays` does
 * @example
 * const predict = (texts) => texts.map(() => 'yes')
 * timeModels(new Map([['tiny', predict]]), ['a', 'b'], { rounds: 3 }).get('tiny').rounds // => 3
 */
export function timeModels(
  models: Models,
  texts: readonly string[],
  options: TimingOptions = {},
): Map<string, BothWays> {
  const predicts = predictsOf(models);
  const { budgetMs, clock } = checkedOptions(options);
  const { rounds, warmup = 200 } = options;
  if (texts.length === 0) throw new RangeError('there are no texts to predict');
  checkWhole('warmup', warmup, 0);
  const clockCostMs = clockCost(clock);
  const startMs = clock();
  const timers = [...predicts.values()].map(
    (predict) => new ModelTimer(predict, { clock, clockCostMs, warmup, startMs }),
  );
  const [warmTexts, warmMs] =
    rounds === undefined ? [Math.max(1, warmup), budgetMs / 10] : [warmup, Infinity];
  const expected = timers.map((timer) => timer.warmUp(texts, warmTexts, warmMs));
  const batchMs = expected.reduce((sum, way) => sum + way.batchMs, 0);
  const bothMs = expected.reduce((sum, way) => sum + way.realTimeMs, batchMs);
  const isSlow = (ms: number, budgets: number): boolean =>
    rounds === undefined && LEAST_ROUNDS * ms > budgets * budgetMs;
  const whole = partsOf(texts, 1);
  const parts = isSlow(bothMs, 1) ? partsOf(texts, LEAST_ROUNDS) : whole;
  const batches = isSlow(batchMs, MOST_BUDGETS) ? parts : whole;
  const taken = takeRounds(
    {
      turns: timers.flatMap((timer) => timer.turns(batches, parts)),
      least: LEAST_ROUNDS,
      most: MOST_ROUNDS,
      multipleOf: parts.length,
      startMs,
      isPrecise: (precision) => timers.every((timer) => timer.isPrecise(precision)),
    },
    options,
  );
  return new Map(
    [...predicts.keys()].map((name, i) => [name, timers[i].result(texts, parts, batches, taken)]),
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
