/** What becomes of the requests of a load, and what it comes to: latencies, rates, and whether they may be believed. */
import { checkPositive } from '../argument-checks';
import type { Clock } from '../timing/clock';
import { summarizeLatency, type LatencySummary } from '../timing/latency-summary';
import { loadValidity, type LoadValidity } from './load-validity';

/** Sends one text; resolves when it is answered, rejects with `Refused` or any other error. */
export type Send = (text: string) => Promise<unknown>;

/** The service said no, in order: its queue is full. */
export class Refused extends Error {}

/** What a load met. Rates are over the time from the start to the last answer. */
export interface LoadResult {
  readonly loop: 'open' | 'closed';
  readonly requests: number;
  readonly answered: number;
  readonly refused: number;
  readonly failed: number;
  /** Why the first of them failed. */
  readonly failure?: string;
  /** Not sent, since too many were under way. */
  readonly dropped: number;
  readonly durationMs: number;
  readonly answeredPerSecond: number;
  /** Answers within the limit a second. */
  readonly goodputPerSecond: number;
  readonly limitMs: number;
  /** From when a request should have been sent to its answer; null when nothing was answered. */
  readonly latency: LatencySummary | null;
  /** From when it was sent to its answer. */
  readonly service: LatencySummary | null;
  /** How late the generator itself sent. */
  readonly lag: LatencySummary;
  /** Latencies of the answered requests, in the order in which they were due. */
  readonly latenciesMs: Float64Array;
  readonly validity: LoadValidity;
}

type Outcome = 'answered' | 'refused' | 'failed';

/** What became of the requests, as they come. */
export class LoadLog {
  readonly startMs: number;
  readonly dueMs: number[] = [];
  readonly sentMs: number[] = [];
  readonly doneMs: number[] = [];
  readonly outcomes: Outcome[] = [];
  failure: string | undefined;
  dropped = 0;
  underWay = 0;

  constructor(
    private readonly send: Send,
    private readonly clock: Clock,
  ) {
    this.startMs = clock();
  }

  async request(text: string, dueMs: number): Promise<void> {
    const at = this.dueMs.push(dueMs) - 1;
    this.sentMs.push(this.clock());
    this.underWay++;
    try {
      await this.send(text);
      this.outcomes[at] = 'answered';
    } catch (error) {
      this.outcomes[at] = error instanceof Refused ? 'refused' : 'failed';
      if (!(error instanceof Refused)) this.failure ??= reasonOf(error);
    }
    this.underWay--;
    this.doneMs[at] = this.clock();
  }
}

/** What an error says, or its code where it says nothing, as one does of a port where nobody listens. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || 'nobody answered';
}

/**
 * Sums up what became of the requests.
 *
 * @throws RangeError when the limit is not above 0
 */
export function summarizeLoad(
  loop: LoadResult['loop'],
  log: LoadLog,
  { limitMs = 100, fraction = 0.99 }: { readonly limitMs?: number; readonly fraction?: number },
  speedsMs: readonly [number, number],
  othersShare: number | null,
): LoadResult {
  checkPositive('limitMs', limitMs);
  const { startMs, dueMs, sentMs, doneMs, outcomes, dropped, failure } = log;
  const failed = outcomes.filter((each) => each === 'failed').length;
  const answered = [...outcomes.keys()].filter((i) => outcomes[i] === 'answered');
  const latenciesMs = Float64Array.from(answered, (i) => doneMs[i] - dueMs[i]);
  const serviceMs = Float64Array.from(answered, (i) => doneMs[i] - sentMs[i]);
  const good = latenciesMs.filter((ms) => ms <= limitMs).length;
  const lastMs = doneMs.reduce((last, ms) => Math.max(last, ms), startMs);
  const durationMs = lastMs - startMs;
  const perSecond = (some: number): number => (durationMs > 0 ? (1000 * some) / durationMs : 0);
  const lag = summarizeLatency(sentMs.map((ms, i) => Math.max(0, ms - dueMs[i])));
  const latency = latenciesMs.length > 0 ? summarizeLatency(latenciesMs) : null;
  return {
    loop,
    requests: outcomes.length + dropped,
    answered: answered.length,
    refused: outcomes.length - answered.length - failed,
    failed,
    ...(failure !== undefined && { failure }),
    dropped,
    durationMs,
    answeredPerSecond: perSecond(answered.length),
    goodputPerSecond: perSecond(good),
    limitMs,
    latency,
    service: serviceMs.length > 0 ? summarizeLatency(serviceMs) : null,
    lag,
    latenciesMs,
    validity: loadValidity({
      latency,
      lag,
      limitMs,
      dropped,
      speedsMs,
      fraction,
      othersShare,
      failed,
      failure,
    }),
  };
}
