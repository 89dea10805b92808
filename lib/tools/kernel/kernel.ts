/**
 * A tslab kernel, driven over the real Jupyter protocol with ZeroMQ and no Python: start, execute cells one
 * after the other, shut down (https://jupyter-client.readthedocs.io/en/stable/messaging.html).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { machineError } from '../../data/machine-error';
import { createRequest, type JupyterMessage } from './jupyter-wire';
import { KernelChannels } from './kernel-channels';
import { startKernelProcess, typescriptVersion, type KernelProcess } from './kernel-process';
import { PendingRequest } from './pending-request';
import { whyEnded, whyNotStarted } from './why-ended';

/** What came of one cell. */
export interface Execution {
  readonly status: 'ok' | 'error';
  readonly executionCount: number | null;
  /** The messages with the cell's output, in the order they came: stream, display_data, and so on. */
  readonly messages: readonly JupyterMessage[];
}

/** The kernel ended, or had to be ended, while a cell ran. Its `messages` hold the cell's output so far. */
export class KernelLostError extends Error {
  override readonly name = 'KernelLostError';
  /** @param timedOut true when the kernel was ended because the cell passed its time limit */
  constructor(
    message: string,
    readonly messages: readonly JupyterMessage[],
    readonly timedOut = false,
  ) {
    super(message);
  }
}

/** How long the kernel may take to start, to say it is idle after its reply, and to end by itself; in ms. */
const limits = { start: 60_000, idle: 5_000, end: 1_000 };

/** How often a kernel that starts is asked whether it is there, in ms. */
const ASKED_EVERY = 50;

export class Kernel {
  /** The kernel's `language_info`, for the notebook's metadata. */
  languageInfo: unknown = undefined;
  private request: PendingRequest | undefined;
  /** The cell that has just run, whose last output may still be on its way. */
  private finished: PendingRequest | undefined;
  private readonly channels: KernelChannels;

  private constructor(private readonly process: KernelProcess) {
    this.channels = new KernelChannels(process.connection, (message) => {
      if (message.type !== 'status') this.finished?.take(message);
      this.request?.take(message);
    });
    void process.ended.then(() => this.request?.notify());
  }

  /** The process id of the kernel, which is also its process group. */
  get pid(): number {
    return this.process.pid;
  }

  /**
   * Starts a kernel whose working directory is `folder` and waits until it answers.
   * @throws Error when it does not start: with what it last wrote.
   */
  static async start(
    folder: string,
    environment?: NodeJS.ProcessEnv,
    prefix?: readonly string[],
  ): Promise<Kernel> {
    const kernel = new Kernel(await startKernelProcess(folder, environment, prefix));
    try {
      await kernel.waitUntilReady();
    } catch (error) {
      await kernel.end();
      throw error;
    }
    return kernel;
  }

  /**
   * Runs one cell and waits until the kernel is idle again. A cell that throws is a result (status `error`), not an exception.
   * @param limitMs the time limit in milliseconds; the kernel is killed when it passes.
   * @throws KernelLostError when the kernel ends or the time limit passes.
   */
  async execute(code: string, limitMs: number): Promise<Execution> {
    const content = {
      code,
      silent: false,
      store_history: true,
      allow_stdin: false,
      stop_on_error: true,
    };
    const request = await this.ask('execute_request', content, limitMs);
    await this.collectLate(request);
    const { status, execution_count: count } = request.reply?.content ?? {};
    return {
      status: status === 'ok' ? 'ok' : 'error',
      executionCount: typeof count === 'number' ? count : null,
      messages: request.messages,
    };
  }

  /** Ends the kernel, politely first; nothing it started is left. Safe to call again. */
  async shutdown(): Promise<void> {
    if (!this.channels.closed) {
      await this.channels.send('control', createRequest('shutdown_request', { restart: false }));
      await Promise.race([this.process.ended, sleep(limits.end, undefined, { ref: false })]);
    }
    await this.end();
  }

  private async end(): Promise<void> {
    await this.process.end();
    this.channels.close();
  }

  /**
   * A promise that fails while nobody awaits it is reported only when the cell is over, and can come
   * after the word that the kernel is idle. The answer to one more question comes after it.
   */
  private async collectLate(request: PendingRequest): Promise<void> {
    this.finished = request;
    try {
      await this.ask('kernel_info_request', {}, limits.idle, { keepOnTimeout: true });
    } catch (error) {
      if (!(error instanceof KernelLostError)) throw error;
      throw new KernelLostError(error.message, request.messages);
    } finally {
      this.finished = undefined;
    }
  }

  /** A subscriber misses what is sent before it is connected, so ask until an answer comes on both channels. */
  private async waitUntilReady(): Promise<void> {
    const deadline = performance.now() + limits.start;
    for (;;) {
      try {
        const request = await this.ask('kernel_info_request', {}, ASKED_EVERY, {
          keepOnTimeout: true,
        });
        if (request.idle) {
          this.languageInfo = withVersion(request.reply?.content['language_info']);
          return;
        }
      } catch (error) {
        if (!(error instanceof KernelLostError)) throw machineError(error);
        throw new Error(whyNotStarted(await this.process.ended, this.process.lastWords()), {
          cause: error,
        });
      }
      if (performance.now() > deadline) {
        const words = this.process.lastWords();
        throw new Error(
          `The tslab kernel did not answer within ${limits.start / 1000} s. It last said: ${words || 'nothing'}`,
        );
      }
    }
  }

  /** Sends a request on the shell channel; resolves when it is answered and the kernel idle, or the limit has passed. */
  private async ask(
    type: string,
    content: Record<string, unknown>,
    limitMs: number,
    { keepOnTimeout = false } = {},
  ): Promise<PendingRequest> {
    if (this.request !== undefined) throw new Error('The kernel runs one cell at a time.');
    const message = createRequest(type, content);
    const request = new PendingRequest(message.id);
    this.request = request;
    let ended: string | undefined;
    void this.process.ended.then((how) => (ended = how));
    try {
      await this.channels.send('shell', message);
      const started = performance.now();
      let replied = Infinity;
      for (;;) {
        if (request.reply !== undefined && request.idle) return request;
        const now = performance.now();
        if (request.reply !== undefined) replied = Math.min(replied, now);
        if (now - replied >= limits.idle) return request; // the word that it is idle was lost
        if (ended !== undefined) {
          throw new KernelLostError(whyEnded(ended, this.process.lastWords()), request.messages);
        }
        if (now - started >= limitMs) {
          if (keepOnTimeout) return request;
          await this.end();
          throw new KernelLostError(
            `The cell did not finish within its time limit of ${limitMs / 1000} s; its kernel was ended.`,
            request.messages,
            true,
          );
        }
        await request.news(Math.min(limitMs - (now - started), limits.idle));
      }
    } finally {
      this.request = undefined;
    }
  }
}

/** tslab gives a version of its own as the language's (3.7.2): here stands the TypeScript that runs. */
function withVersion(languageInfo: unknown): unknown {
  return typeof languageInfo === 'object' && languageInfo !== null
    ? { ...languageInfo, version: typescriptVersion() }
    : languageInfo;
}
