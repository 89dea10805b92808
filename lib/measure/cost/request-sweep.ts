/** As `batch-size-sweep.ts`, for calls that are waited for, such as requests to a service: one at a time, in turns. */
import { awaitRounds, checkedOptions, type RoundsOptions } from '../timing/rounds';
import {
  checkSizes,
  isStable,
  SWEEP_ROUNDS,
  sweepOf,
  type SizeTimings,
  type Sweep,
} from './batch-size-sweep';
import { batchesThrough } from './size-timer';

export interface RequestSweepOptions extends RoundsOptions {
  /** How many texts a request holds: one or more sizes. */
  readonly sizes: readonly number[];
}

/**
 * Times requests of each size, all sizes in every round, in a new random order.
 *
 * @param send sends the texts in one request, and resolves when it is answered
 * @throws RangeError when a size is no whole number from 1 to the number of texts, or an option is out of range; what `send` throws
 */
export async function sweepRequests(
  send: (texts: readonly string[]) => Promise<unknown>,
  texts: readonly string[],
  { sizes, ...options }: RequestSweepOptions,
): Promise<Sweep> {
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
  return sweepOf(measured, [], taken, options);
}
