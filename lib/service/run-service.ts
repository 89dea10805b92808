/** Runs a service as it was ordered, in this process or in several. */
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { readModel } from '../models/model-file';
import { processorClock } from '../measure/timing/clock';
import { makeEngine } from './engine';
import { faultyEngine } from './faults';
import { makeService } from './prediction-service';
import type { OrderedService, ServiceOrder } from './service-order';
import { runWorkers } from './service-workers';

/** How often the event loop's delay is looked at: each look is work, also for a service that has none. */
const LOOKED_EVERY_MS = 20;

/**
 * Starts what was ordered: it listens, and is ready and warmed up when this resolves.
 *
 * @param metrics the text of all processes' metrics, where this one is one of several
 * @throws Error when the model cannot be read or the address not be listened at (with its code)
 */
export async function runService(
  order: ServiceOrder,
  metrics?: () => Promise<string>,
): Promise<OrderedService> {
  if (order.workers > 1) return runWorkers(order);
  const { pipeline } = readModel(order.model);
  const { policy, queueLimit, longestWaitMs, host, port, engine, fault, log } = order;
  const service = makeService({
    policy,
    queueLimit,
    longestWaitMs,
    metrics,
    ...(log && { log: process.stderr }),
  });
  const url = await service.app.listen({ host, port });
  service.use(faultyEngine(makeEngine(pipeline, engine), fault));
  const delay = monitorEventLoopDelay({ resolution: LOOKED_EVERY_MS });
  delay.enable(); // after the warm-up, which holds it up
  let collectorMs = 0;
  const collector = new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) collectorMs += duration;
  });
  collector.observe({ entryTypes: ['gc'] });
  return {
    url,
    async usage() {
      while (delay.count === 0) await new Promise((settle) => setTimeout(settle, LOOKED_EVERY_MS));
      const delayMs = Math.max(0, delay.percentile(99) / 1e6 - LOOKED_EVERY_MS); // it counts from look to look
      return { processorMs: processorClock(), delayMs, collectorMs };
    },
    counts: () => service.counts(),
    close: () => service.close(),
  };
}
