/**
 * What may be wrong with a service that answers rightly: three faults inside it, and one of its client. Each shows in
 * another way when the requests are looked at in their order.
 */
import type { Engine } from './engine';

export type ServiceFault = 'stall' | 'cold start' | 'slow request' | 'waiting client';

/** In milliseconds, where not said otherwise. */
const STALL = { every: 900, lasts: 250 };
const COLD = { calls: 25, first: 40 };
const SLOW = { everyRequests: 50, lasts: 180 };
/** What lies between a client that waits and its service. */
const LONG_WAY_MS = 25;

/** Gives the fault to the process that runs the engine. */
export function faultyEngine(engine: Engine, fault: ServiceFault | undefined): Engine {
  let calls = 0;
  if (fault === 'stall') setInterval(() => pause(STALL.lasts), STALL.every).unref();
  if (fault !== 'cold start' && fault !== 'slow request') return engine;
  return (texts) => {
    calls++;
    if (fault === 'cold start') pause(COLD.first * Math.max(0, 1 - calls / COLD.calls));
    else if (calls % SLOW.everyRequests === 0) pause(SLOW.lasts);
    return engine(texts);
  };
}

/** A client that asks again only when it has its answer, over a long way. */
export function waitingClient<Request, T>(
  send: (request: Request) => Promise<T>,
): (request: Request) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const answer = last.then(async () => {
      const got = await send(request);
      await new Promise((settle) => setTimeout(settle, LONG_WAY_MS));
      return got;
    });
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** Holds up the whole process, without work for the processor. */
function pause(ms: number): void {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
