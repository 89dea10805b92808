/** Requests looked at one by one, in their order: a fault that a percentile hides shows in when it was slow, and where. */
import { checkWhole } from '../argument-checks';
import { constantArrivals } from './arrivals';
import { openLoop, type LoadOptions } from './load';
import type { RequestTiming } from './request-timing';

/** One request, in milliseconds. */
export interface WatchedRequest {
  /** When it should have been sent, from the start. */
  readonly dueMs: number;
  /** From then to its answer. */
  readonly latencyMs: number;
  /** In the model, as the service says. */
  readonly modelMs: number;
}

/**
 * Sends requests at an even pace, and looks at each.
 *
 * @throws Error when one was not answered; RangeError when there are no texts
 */
export async function watchRequests(
  timed: (text: string) => Promise<RequestTiming>,
  texts: readonly string[],
  {
    perSecond = 60,
    requests = 150,
    ...options
  }: LoadOptions & { perSecond?: number; requests?: number } = {},
): Promise<WatchedRequest[]> {
  checkWhole('the number of requests', requests, 1);
  const arrivals = constantArrivals(perSecond, requests);
  const modelMs: number[] = [];
  let sent = 0;
  const send = async (text: string): Promise<void> => {
    const at = sent++;
    modelMs[at] = (await timed(text)).modelMs;
  };
  const { answered, latenciesMs, failure } = await openLoop(send, texts, arrivals, options);
  if (answered < requests) {
    throw new Error(`${requests - answered} requests were not answered: ${failure ?? 'refused'}`);
  }
  return Array.from(arrivals, (dueMs, i) => ({
    dueMs,
    latencyMs: latenciesMs[i],
    modelMs: modelMs[i],
  }));
}
