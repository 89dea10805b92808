/** Starts a service in a process of its own, as it would run in the world, and ends it with the process that asked. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../data/results-folder';
import type { FittedSweep } from '../measure/cost/fitted-sweep';
import { requestCosts, type RequestSweepOptions } from '../measure/cost/request-sweep';
import {
  whereBatchesPay,
  type BatchesPay,
  type ComparableService,
} from '../measure/serving/batches-pay';
import { closedLoop } from '../measure/serving/load';
import type { LoadResult } from '../measure/serving/load-log';
import {
  compareLoad,
  type ComparedLoad,
  type LoadComparison,
} from '../measure/serving/predicted-load';
import { profileRequests, type RequestProfile } from '../measure/serving/request-profile';
import { onArrival } from '../measure/serving/serving-policy';
import { watchRequests, type WatchedRequest } from '../measure/serving/watched-requests';
import { waitingClient } from './faults';
import { httpSender, type HttpSender } from './http-sender';
import { ask } from './questions-between-processes';
import type { ServiceOrder, ServiceUsage } from './service-order';
import { SERVICE_PROGRAM } from './service-workers';

/** A service that runs, and the means to ask and to measure it. */
export interface RunningService extends Omit<HttpSender, 'close'> {
  readonly url: string;
  readonly pid: number;
  readonly policy: ServiceOrder['policy'];
  usage(): Promise<ServiceUsage>;
  /** Requests of 1, 2, 4, ... texts: what the call of the model costs, and the whole. */
  costs(texts: readonly string[], options?: RequestSweepOptions): Promise<FittedSweep[]>;
  /** One request after the other: where their time goes. */
  profile(texts: readonly string[], options?: { block?: number }): Promise<RequestProfile>;
  /** Loads, each a share of the rate that the profile allows: predicted, and then measured. */
  compare(
    texts: readonly string[],
    shares: readonly number[],
    known: Pick<ComparedLoad, 'profile' | 'cost' | 'requests'>,
  ): Promise<LoadComparison[]>;
  /** From which rate on another service, in micro-batches, answers sooner than this one. */
  whereBatchesPay(
    batching: ComparableService,
    texts: readonly string[],
    known: Pick<ComparedLoad, 'profile' | 'cost'>,
  ): Promise<BatchesPay>;
  /** Clients that wait for their answers, for a second. */
  closedLoop(texts: readonly string[], clients: number): Promise<LoadResult>;
  /** Requests at an even pace, one by one. */
  watch(texts: readonly string[]): Promise<WatchedRequest[]>;
  /** Ends it. */
  stop(): Promise<void>;
}

/** Defaults: the compiled model, in real time, in one process, and a queue of a million texts. */
export type StartOptions = Partial<
  Pick<ServiceOrder, 'engine' | 'policy' | 'queueLimit' | 'workers' | 'fault'>
>;

/**
 * Starts a service on a free port of this machine, ready and warmed up.
 *
 * @param model path of a model file
 * @throws Error when the model cannot be read, or the process ends
 */
export async function startService(
  model: string,
  options: StartOptions = {},
): Promise<RunningService> {
  const { policy = onArrival(), fault } = options;
  const order: ServiceOrder = {
    engine: 'compiled',
    queueLimit: 1_000_000,
    longestWaitMs: 60_000,
    host: '127.0.0.1',
    port: 0,
    workers: 1,
    log: false,
    ...options,
    model,
    policy,
  };
  const program = join(projectFolder(__dirname), SERVICE_PROGRAM);
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  /** What is not waited for does not keep this process alive. */
  const asked = async <T>(question: string, about?: unknown): Promise<T> => {
    child.ref();
    child.channel?.ref();
    try {
      return await ask<T>(child, question, about);
    } finally {
      child.channel?.unref();
      child.unref();
    }
  };
  try {
    const url = await asked<string>('start', order);
    const { close, ...direct } = httpSender(`${url}/predict`);
    const sender =
      fault === 'waiting client' ? { ...direct, timed: waitingClient(direct.timed) } : direct;
    const usage = (): Promise<ServiceUsage> => asked('usage');
    const usedMs = async (): Promise<number> => (await usage()).processorMs;
    let stopped = false;
    return {
      ...sender,
      url,
      pid: child.pid!,
      policy,
      usage,
      costs: (texts, sizes) => requestCosts(sender.timed, texts, sizes),
      profile: (texts, block) => profileRequests(sender.timed, usedMs, texts, block),
      compare: async (texts, shares, known) => {
        const loads: LoadComparison[] = [];
        for (const share of shares) {
          const load = { ...known, share, policy };
          loads.push(await compareLoad(sender.send, texts, load, { usedMs }));
        }
        return loads;
      },
      whereBatchesPay(this: RunningService, batching, texts, known) {
        return whereBatchesPay(this, batching, texts, known);
      },
      closedLoop: (texts, clients) =>
        closedLoop(sender.send, texts, clients, 1000, { usedMs, fraction: 0.9 }),
      watch: (texts) => watchRequests(sender.timed, texts),
      stop: async () => {
        if (stopped) return;
        stopped = true;
        await close();
        const ended = once(child, 'exit');
        child.ref();
        child.disconnect();
        await ended;
      },
    };
  } catch (error) {
    child.kill();
    throw error;
  }
}
