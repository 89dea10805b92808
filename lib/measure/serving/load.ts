/**
 * Puts a load on something that answers texts, and measures what customers would: it is handed
 * `send(text) -> Promise`, and knows no HTTP and no model (as MLPerf's LoadGen, https://arxiv.org/abs/1911.02549).
 *
 * - Open loop: requests have their own times, whatever the answers do; latency counts from the moment when a request
 *   *should* have been sent (wrk2, https://github.com/giltene/wrk2).
 * - Closed loop: so many clients, each of which waits for its answer before it asks again; it slows down with the
 *   service, and so hides a stall (coordinated omission).
 */
import { checkPositive, checkWhole } from '../argument-checks';
import { systemClock, type Clock } from '../timing/clock';
import { LoadLog, summarizeLoad, type LoadResult, type Send } from './load-log';
import { machineSpeedMs } from './load-validity';
import { otherPrograms, processorTimes, type ProcessorTimes } from './other-programs';

/** Time for the generator; a test hands in its own. */
export interface LoadTime {
  readonly clock: Clock;
  /** Resolves at that moment of the clock, or at the event loop's next turn when it is past. */
  waitUntil(ms: number): Promise<void>;
}

export interface LoadOptions {
  /** Answers within so many milliseconds count as good; default 100. */
  readonly limitMs?: number;
  /** Requests under way at once beyond which the next is dropped, and counted; default 10,000. */
  readonly mostAtOnce?: number;
  /** The highest percentile that will be read, for which there must be enough answers; default 0.99. */
  readonly fraction?: number;
  readonly time?: LoadTime;
  /** How long a fixed piece of work takes now, in milliseconds. */
  readonly speedMs?: () => number;
  /** Processor time so far of a service on this machine, in milliseconds: then other programs' share is told. */
  readonly usedMs?: () => Promise<number>;
}

const SYSTEM_TIME: LoadTime = {
  clock: systemClock,
  async waitUntil(ms) {
    // A timer is a millisecond late: it brings us near, turns of the event loop the rest of the way.
    const early = ms - systemClock() - 2;
    if (early > 0) await new Promise((settle) => setTimeout(settle, early));
    do await new Promise((settle) => setImmediate(settle));
    while (systemClock() < ms);
  },
};

/**
 * Sends requests at their own times, and waits for all their answers. The texts are used again when they run out.
 *
 * @param arrivalsMs when each request is due, in milliseconds from the start, ascending
 * @throws RangeError when there are no texts or arrivals, or an option is out of range
 */
export async function openLoop(
  send: Send,
  texts: readonly string[],
  arrivalsMs: Float64Array,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { time = SYSTEM_TIME, mostAtOnce = 10_000, speedMs = machineSpeedMs } = options;
  checkWhole('the number of texts', texts.length, 1);
  checkWhole('the number of arrivals', arrivalsMs.length, 1);
  checkWhole('mostAtOnce', mostAtOnce, 1);
  const before = speedMs();
  const watched = await watch(options);
  const log = new LoadLog(send, time.clock);
  const { startMs } = log;
  const answers: Promise<void>[] = [];
  for (let i = 0; i < arrivalsMs.length; i++) {
    const dueMs = startMs + arrivalsMs[i];
    if (time.clock() < dueMs) await time.waitUntil(dueMs);
    if (log.underWay >= mostAtOnce) log.dropped++;
    else answers.push(log.request(texts[i % texts.length], dueMs));
  }
  await Promise.all(answers);
  return summarizeLoad('open', log, options, [before, speedMs()], await watched());
}

/**
 * Lets clients ask one after the other, each waiting for its answer. The texts are used again when they run out.
 *
 * @param durationMs after so long nobody asks again
 * @throws RangeError when there are no texts or clients, or the duration is not above 0
 */
export async function closedLoop(
  send: Send,
  texts: readonly string[],
  clients: number,
  durationMs: number,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { time = SYSTEM_TIME, speedMs = machineSpeedMs } = options;
  checkWhole('the number of texts', texts.length, 1);
  checkWhole('the number of clients', clients, 1);
  checkPositive('durationMs', durationMs);
  const before = speedMs();
  const watched = await watch(options);
  const log = new LoadLog(send, time.clock);
  const endMs = log.startMs + durationMs;
  let next = 0;
  const client = async (): Promise<void> => {
    while (time.clock() < endMs) {
      await log.request(texts[next++ % texts.length], time.clock());
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return summarizeLoad('closed', log, options, [before, speedMs()], await watched());
}

/** Begins to watch other programs; what it returns tells their share until then. */
async function watch({ usedMs }: LoadOptions): Promise<() => Promise<number | null>> {
  const told = usedMs ?? (() => Promise.resolve(NaN));
  const now = (): Promise<ProcessorTimes> => processorTimes(() => told().catch(() => NaN));
  const before = await now();
  return async () => otherPrograms(before, await now());
}
