/** As `batch-size-sweep.ts`, for calls that are waited for, such as requests to a service: one at a time, in turns. */
import { checkPositive, checkWhole } from '../argument-checks';
import { seededRandom, shuffled } from '../seeded-random';
import { systemClock, type Clock } from '../timing/clock';
import { powersOfTwo } from './batch-size-choice';
import { isStable, withSpread } from './batch-size-sweep';
import { fitSweeps, type FittedSweep } from './fitted-sweep';
import { batchesThrough } from './size-timer';

export interface RequestSweepOptions {
  /** How many texts a request holds; default: powers of two up to `largest`. */
  readonly sizes?: readonly number[];
  /** Default, and at most, the number of texts. */
  readonly largest?: number;
  /** Time for everything; default 2000 ms. At least five rounds are taken all the same. */
  readonly budgetMs?: number;
  readonly clock?: Clock;
}

const ROUNDS = { least: 5, most: 61 };
/** A median is stable when it is known to this share. */
const PRECISION = 0.05;

/**
 * Times requests of each size, all sizes in every round, in a new random order, and fits a line to what they cost.
 *
 * @param send sends the texts in one request, and resolves when it is answered
 * @throws RangeError when a size is no whole number from 1 to the number of texts, or the budget is not above 0; what `send` throws
 */
export async function requestCost(
  name: string,
  send: (texts: readonly string[]) => Promise<unknown>,
  texts: readonly string[],
  { budgetMs = 2000, clock = systemClock, largest = texts.length, ...options }: RequestSweepOptions,
): Promise<FittedSweep> {
  checkWhole('the number of texts', texts.length, 1);
  checkPositive('budgetMs', budgetMs);
  const { sizes = powersOfTwo(Math.min(largest, texts.length)) } = options;
  const random = seededRandom(1);
  const take = batchesThrough(texts);
  const measured = [...sizes]
    .sort((a, b) => a - b)
    .map((batchSize) => {
      checkWhole('a batch size', batchSize, 1);
      if (batchSize > texts.length) {
        throw new RangeError(`a request of ${batchSize} needs more than ${texts.length} texts`);
      }
      return { batchSize, repeats: 1, timingsMs: [] as number[] };
    });
  const startMs = clock();
  for (const { batchSize } of measured) await send(take(batchSize)); // warms up
  const stable = (): boolean => measured.every(({ timingsMs }) => isStable(timingsMs, PRECISION));
  let rounds = 0;
  while (
    rounds < ROUNDS.least ||
    (rounds < ROUNDS.most && clock() - startMs < budgetMs && !stable())
  ) {
    for (const { batchSize, timingsMs } of shuffled(measured, random)) {
      const batch = take(batchSize);
      const sentMs = clock();
      await send(batch);
      timingsMs.push(clock() - sentMs);
    }
    rounds++;
  }
  const sweep = { timings: measured.map(withSpread), leftOut: [], rounds, stable: stable() };
  return fitSweeps(new Map([[name, sweep]]))[0];
}
