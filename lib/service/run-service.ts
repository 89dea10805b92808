/** Runs a service as it was ordered, in this process or in several. */
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { readModel } from '../models/model-file';
import { makeEngine } from './engine';
import { faultyEngine } from './faults';
import { makeService } from './prediction-service';
import type { OrderedService, ServiceOrder } from './service-order';
import { runWorkers } from './service-workers';

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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable(); // after the warm-up, which holds it up
  let collectorMs = 0;
  const collector = new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) collectorMs += duration;
  });
  collector.observe({ entryTypes: ['gc'] });
  return {
    url,
    usage: () => {
      const { user, system } = process.cpuUsage();
      const delayMs = delay.count > 0 ? delay.percentile(99) / 1e6 : 0;
      return Promise.resolve({ processorMs: (user + system) / 1000, delayMs, collectorMs });
    },
    counts: () => service.counts(),
    close: () => service.close(),
  };
}
