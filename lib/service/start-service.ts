/** Starts a service in a process of its own, as it would run in the world, and ends it with the process that asked. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { machineError } from '../data/machine-error';
import { projectFolder } from '../data/results-folder';
import type { MicroBatches, OnArrival } from '../measure/serving/serving-policy';
import { onArrival } from '../measure/serving/serving-policy';
import type { EngineName } from './engine';
import { httpSender, type HttpSender } from './http-sender';

/** What the process is told. */
export interface ServiceOrder {
  /** The model's file. */
  readonly model: string;
  readonly engine: EngineName;
  readonly policy: OnArrival | MicroBatches;
  readonly queueLimit: number;
}

/** What a service used since it started, in milliseconds. */
export interface ServiceUsage {
  /** Processor time, of all its threads. */
  readonly processorMs: number;
  /** How late its event loop was at p99. */
  readonly delayMs: number;
}

/** What the process tells. */
export type FromService = ServiceUsage | { readonly url: string } | { readonly error: string };

/** A service that runs, and the means to ask it. */
export interface RunningService extends Omit<HttpSender, 'close'> {
  readonly url: string;
  readonly pid: number;
  usage(): Promise<ServiceUsage>;
  /** Processor time so far, in milliseconds. */
  usedMs(): Promise<number>;
  /** Ends it. */
  stop(): Promise<void>;
}

/** As `ServiceOrder`; defaults: the compiled model, in real time, and a queue of a million texts. */
export type StartOptions = Partial<Omit<ServiceOrder, 'model'>>;

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
  const { engine = 'compiled', policy = onArrival(), queueLimit = 1_000_000 } = options;
  const program = join(projectFolder(__dirname), 'lib/dist/service/service-process.js');
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  try {
    const order: ServiceOrder = { model, engine, policy, queueLimit };
    const told = await ask(child, order);
    if (!('url' in told)) {
      throw new Error('error' in told ? told.error : 'the service gave no address');
    }
    const sender = httpSender(`${told.url}/predict`);
    let stopped = false;
    const usage = async (): Promise<ServiceUsage> => (await ask(child, 'usage')) as ServiceUsage;
    return {
      ...sender,
      url: told.url,
      pid: child.pid!,
      usage,
      usedMs: async () => (await usage()).processorMs,
      stop: async () => {
        if (stopped) return;
        stopped = true;
        await sender.close();
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

/** Sends a message and waits for the answer; what is not waited for does not keep this process alive. */
async function ask(child: ChildProcess, message: ServiceOrder | 'usage'): Promise<FromService> {
  child.ref();
  child.channel?.ref();
  try {
    return await new Promise<FromService>((settle, fail) => {
      const ended = (): void => fail(new Error('the service has ended'));
      child.once('exit', ended);
      child.once('error', (error) => fail(machineError(error) as Error));
      child.once('message', (answer) => {
        child.off('exit', ended);
        settle(answer as FromService);
      });
      child.send(message, (error) => error && fail(new Error('the service has ended')));
    });
  } finally {
    child.channel?.unref();
    child.unref();
  }
}
