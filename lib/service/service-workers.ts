/**
 * Several processes behind one port, by Node's cluster: the first takes connections and hands them round, the workers
 * answer. Metrics are of all of them. A worker that ends unasked is replaced; all end with the first, however it ends.
 */
import cluster, { type Worker } from 'node:cluster';
import { join } from 'node:path';
import { AggregatorRegistry } from 'prom-client';
import { projectFolder } from '../data/results-folder';
import { processorClock } from '../measure/timing/clock';
import { answerQuestions, ask } from './questions-between-processes';
import type { OrderedService, ServiceOrder, ServiceUsage } from './service-order';

/** Before a worker that ended unasked is replaced: one that cannot start must not keep the machine busy. */
const REPLACE_AFTER_MS = 500;

/** The program of a process that runs a service, compiled: it is started by path, also where the caller is not. */
export const SERVICE_PROGRAM = join('lib', 'dist', 'service', 'service-process.js');

/**
 * Starts the workers, and resolves when all answer.
 *
 * @throws Error of the first that could not; the others are ended
 */
export async function runWorkers(order: ServiceOrder): Promise<OrderedService> {
  const exec = join(projectFolder(__dirname), SERVICE_PROGRAM);
  cluster.setupPrimary({ exec, args: [], execArgv: [] });
  const one: ServiceOrder = { ...order, workers: 1 };
  let ending = false;
  const workers = new Set<Worker>();
  const all = <T>(question: string): Promise<T[]> =>
    Promise.all([...workers].map(({ process }) => ask<T>(process, question)));
  const start = async (): Promise<string> => {
    const worker = cluster.fork();
    answerQuestions(worker.process, { metrics });
    const url = await ask<string>(worker.process, 'start', one);
    workers.add(worker);
    worker.once('exit', () => {
      workers.delete(worker);
      if (!ending) setTimeout(replace, REPLACE_AFTER_MS);
    });
    return url;
  };
  const replace = (): void => {
    if (!ending) start().catch(() => setTimeout(replace, REPLACE_AFTER_MS));
  };
  const counts = (): Promise<object[]> => all<object>('counts');
  const metrics = async (): Promise<string> =>
    AggregatorRegistry.aggregate(await counts()).metrics();
  const close = async (): Promise<void> => {
    ending = true;
    const ends = Object.values(cluster.workers ?? {}).map(async (worker) => {
      const ended = new Promise((settle) => worker!.once('exit', settle));
      if (worker!.isConnected()) worker!.process.disconnect(); // it answers what it has accepted, then ends
      await ended;
    });
    await Promise.all(ends);
  };
  // Where it ends at once, at a second signal, they do not stay; ended in order, they are gone by then.
  process.once('exit', () => workers.forEach((worker) => worker.process.kill('SIGKILL')));
  try {
    const urls = await Promise.all(Array.from({ length: order.workers }, start));
    return {
      url: urls[0],
      counts,
      close,
      async usage() {
        const used = await all<ServiceUsage>('usage');
        return {
          processorMs: used.reduce((sum, { processorMs }) => sum + processorMs, processorClock()),
          delayMs: Math.max(...used.map(({ delayMs }) => delayMs)),
          collectorMs: used.reduce((sum, { collectorMs }) => sum + collectorMs, 0),
        };
      },
    };
  } catch (error) {
    ending = true;
    // Not in order: one that is just about to listen would fail at the closed channel.
    for (const worker of Object.values(cluster.workers ?? {})) worker!.process.kill('SIGKILL');
    throw error;
  }
}
