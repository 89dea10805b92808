/**
 * As `batch-size-sweep.ts`, for requests to a service, in turns, each sent when the last was answered: what the
 * whole request costs, and the call of the model in it.
 */
import { awaitRounds, checkedOptions, type RoundsOptions } from '../timing/rounds';
import { powersOfTwo } from './batch-size-choice';
import { isStable, SWEEP_ROUNDS, sweepOf, type SizeTimings } from './batch-size-sweep';
import { fitSweeps, type FittedSweep } from './fitted-sweep';
import { batchesThrough } from './size-timer';

export interface RequestSweepOptions extends RoundsOptions {
  /** Requests hold 1, 2, 4 ... texts up to this; default, and at most, the number of texts. */
  readonly largest?: number;
}

/**
 * Times requests of each size, all sizes in every round, in a new random order, and fits a line to what they cost.
 *
 * @param send sends the texts in one request, and resolves with the time of the model's call in it
 * @returns what is named 'in process', of the call, and 'over HTTP', of the whole request
 * @throws RangeError when there are no texts, or an option is out of range; what `send` throws
 */
export async function requestCosts(
  send: (texts: readonly string[]) => Promise<{ readonly modelMs: number }>,
  texts: readonly string[],
  { largest = texts.length, ...options }: RequestSweepOptions = {},
): Promise<FittedSweep[]> {
  const sizes = powersOfTwo(Math.min(largest, texts.length));
  const { clock } = checkedOptions(options);
  const take = batchesThrough(texts);
  const startMs = clock();
  const requests: SizeTimings[] = [];
  const calls: SizeTimings[] = [];
  for (const batchSize of sizes) {
    await send(take(batchSize)); // warms up
    for (const way of [requests, calls]) way.push({ batchSize, repeats: 1, timingsMs: [] });
  }
  const turns = requests.map(({ batchSize, timingsMs }, at) => async (): Promise<void> => {
    const batch = take(batchSize);
    const sentMs = clock();
    const { modelMs } = await send(batch);
    timingsMs.push(clock() - sentMs);
    calls[at].timingsMs.push(modelMs);
  });
  const isPrecise = (precision: number): boolean =>
    requests.every(({ timingsMs }) => isStable(timingsMs, precision));
  const taken = await awaitRounds({ turns, ...SWEEP_ROUNDS, startMs, isPrecise }, options);
  const sweeps = new Map([
    ['in process', sweepOf(calls, [], taken, options)],
    ['over HTTP', sweepOf(requests, [], taken, options)],
  ]);
  return fitSweeps(sweeps);
}
