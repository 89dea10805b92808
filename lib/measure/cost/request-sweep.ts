/** As `batch-size-sweep.ts`, for calls that are waited for, such as requests to a service: one at a time, in turns. */
import { awaitRounds, checkedOptions, type RoundsOptions } from '../timing/rounds';
import { powersOfTwo } from './batch-size-choice';
import { checkSizes, isStable, SWEEP_ROUNDS, sweepOf, type SizeTimings } from './batch-size-sweep';
import { fitSweeps, type FittedSweep } from './fitted-sweep';
import { batchesThrough } from './size-timer';

export interface RequestSweepOptions extends RoundsOptions {
  /** How many texts a request holds; default: powers of two up to `largest`. */
  readonly sizes?: readonly number[];
  /** Default, and at most, the number of texts. */
  readonly largest?: number;
}

/**
 * Times requests of each size, all sizes in every round, in a new random order, and fits a line to what they cost.
 *
 * @param send sends the texts in one request, and resolves when it is answered
 * @throws RangeError when a size is no whole number from 1 to the number of texts, or an option is out of range; what `send` throws
 */
export async function requestCost(
  name: string,
  send: (texts: readonly string[]) => Promise<unknown>,
  texts: readonly string[],
  { largest = texts.length, ...options }: RequestSweepOptions = {},
): Promise<FittedSweep> {
  const { sizes = powersOfTwo(Math.min(largest, texts.length)) } = options;
  checkSizes(sizes, texts.length);
  const { clock } = checkedOptions(options);
  const take = batchesThrough(texts);
  const startMs = clock();
  const measured: SizeTimings[] = [];
  for (const batchSize of [...sizes].sort((a, b) => a - b)) {
    await send(take(batchSize)); // warms up
    measured.push({ batchSize, repeats: 1, timingsMs: [] });
  }
  const turns = measured.map(({ batchSize, timingsMs }) => async (): Promise<void> => {
    const batch = take(batchSize);
    const sentMs = clock();
    await send(batch);
    timingsMs.push(clock() - sentMs);
  });
  const isPrecise = (precision: number): boolean =>
    measured.every(({ timingsMs }) => isStable(timingsMs, precision));
  const taken = await awaitRounds({ turns, ...SWEEP_ROUNDS, startMs, isPrecise }, options);
  return fitSweeps(new Map([[name, sweepOf(measured, [], taken, options)]]))[0];
}
