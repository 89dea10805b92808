/**
 * The program of a service in a process of its own, one of several or alone: it is told what to run by whoever started
 * it. It ends when the channel to that process closes, however that one ended, and answers before what it has accepted.
 * An interrupt (SIGINT), which goes to a whole group, such as a notebook's kernel and all it started, does not end it.
 */
import cluster from 'node:cluster';
import { answerQuestions, ask } from './questions-between-processes';
import { runService } from './run-service';
import type { OrderedService, ServiceOrder } from './service-order';

let running: Promise<OrderedService> | null = null;

async function service(): Promise<OrderedService> {
  if (running === null) throw new Error('the service has not been started');
  return running;
}

let ending = false;
function end(): void {
  if (ending) process.exit(1);
  ending = true;
  void service()
    .then((one) => one.close())
    .catch(() => undefined)
    .then(() => process.exit(0));
}

answerQuestions(process, {
  start: async (order: ServiceOrder) => {
    const metrics = cluster.isWorker ? () => ask<string>(process, 'metrics') : undefined;
    running = runService(order, metrics);
    return (await running).url;
  },
  usage: async () => (await service()).usage(),
  counts: async () => (await service()).counts(),
});
if (cluster.worker) cluster.worker.exitedAfterDisconnect = true; // so that it ends by itself, in order
process.on('SIGINT', () => undefined);
process.on('SIGTERM', end);
process.on('disconnect', () => !ending && end());
