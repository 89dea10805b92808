/**
 * As `batch-size-sweep.ts`, for requests to a service, one at a time, in turns: what the whole request costs, and the
 * call of the model in it.
 */
import { checkPositive, checkWhole } from '../argument-checks';
import { seededRandom, shuffled } from '../seeded-random';
import { systemClock, type Clock } from '../timing/clock';
import { isStable, withSpread, type Sweep } from './batch-size-sweep';
import { batchesThrough } from './size-timer';

export interface RequestSweepOptions {
  /** How many texts a request holds: one or more sizes. */
  readonly sizes: readonly number[];
  /** Time for everything; default 2000 ms. At least five rounds are taken all the same. */
  readonly budgetMs?: number;
  readonly clock?: Clock;
}

const ROUNDS = { least: 5, most: 61 };
/** A median is stable when it is known to this share. */
const PRECISION = 0.05;

/**
 * Times requests of each size, all sizes in every round, in a new random order.
 *
 * @param send sends the texts in one request, and resolves with the time of the model's call in it
 * @returns a sweep named 'in process', of the call, and one named 'over HTTP', of the whole request
 * @throws RangeError when a size is no whole number from 1 to the number of texts, or the budget is not above 0; what `send` throws
 */
export async function sweepRequests(
  send: (texts: readonly string[]) => Promise<{ readonly modelMs: number }>,
  texts: readonly string[],
  { sizes, budgetMs = 2000, clock = systemClock }: RequestSweepOptions,
): Promise<Map<string, Sweep>> {
  checkWhole('the number of texts', texts.length, 1);
  checkPositive('budgetMs', budgetMs);
  const random = seededRandom(1);
  const take = batchesThrough(texts);
  const measured = [...sizes]
    .sort((a, b) => a - b)
    .map((batchSize) => {
      checkWhole('a batch size', batchSize, 1);
      if (batchSize > texts.length) {
        throw new RangeError(`a request of ${batchSize} needs more than ${texts.length} texts`);
      }
      return { batchSize, wholeMs: [] as number[], callMs: [] as number[] };
    });
  const startMs = clock();
  for (const { batchSize } of measured) await send(take(batchSize)); // warms up
  const stable = (): boolean => measured.every(({ wholeMs }) => isStable(wholeMs, PRECISION));
  let rounds = 0;
  while (
    rounds < ROUNDS.least ||
    (rounds < ROUNDS.most && clock() - startMs < budgetMs && !stable())
  ) {
    for (const { batchSize, wholeMs, callMs } of shuffled(measured, random)) {
      const batch = take(batchSize);
      const sentMs = clock();
      const { modelMs } = await send(batch);
      wholeMs.push(clock() - sentMs);
      callMs.push(modelMs);
    }
    rounds++;
  }
  const sweepOf = (of: (size: (typeof measured)[number]) => number[]): Sweep => ({
    timings: measured.map((size) =>
      withSpread({ batchSize: size.batchSize, repeats: 1, timingsMs: of(size) }),
    ),
    leftOut: [],
    rounds,
    stable: stable(),
  });
  return new Map([
    ['in process', sweepOf(({ callMs }) => callMs)],
    ['over HTTP', sweepOf(({ wholeMs }) => wholeMs)],
  ]);
}
