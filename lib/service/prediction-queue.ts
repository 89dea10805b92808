/**
 * Requests that wait for the model, under one of the two policies of measure/serving: each by itself, or
 * micro-batches with a largest size and a longest wait. The queue has a limit: what comes beyond it is refused at
 * once, because a queue that grows for ever answers nobody in time. Short calls of the model follow each other for a
 * moment; then the event loop gets its turn, so that answers are written, new requests read and health answered.
 */
import { systemClock, type Clock } from '../measure/timing/clock';
import {
  checkedPolicy,
  largestBatch,
  type MicroBatches,
  type OnArrival,
} from '../measure/serving/serving-policy';
import type { Answer, Engine } from './engine';

/** What a request gets, and where its time went, in milliseconds. */
export interface Answered {
  readonly answers: readonly Answer[];
  readonly queueMs: number;
  /** The whole call of the model, which a micro-batch shares. */
  readonly modelMs: number;
}

/** Why a request that was not wrong was not answered. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

export interface QueueOptions {
  readonly policy: OnArrival | MicroBatches;
  /** Texts that may wait; at least 1. */
  readonly limit: number;
  /** A request that has waited longer is refused instead of served. */
  readonly longestWaitMs: number;
  readonly clock?: Clock;
  /** Told of each call of the model: how many texts it held. */
  readonly onBatch?: (size: number) => void;
}

interface Job {
  readonly texts: readonly string[];
  readonly enteredMs: number;
  readonly settle: (answer: Answered) => void;
  readonly fail: (error: Error) => void;
}

/** After so long the event loop gets its turn: each turn costs about as much as a request of a fast model. */
const TURN_MS = 0.5;

/** A queue before a model. */
export class PredictionQueue {
  private readonly jobs: Job[] = [];
  private waitingTexts = 0;
  private turn: NodeJS.Immediate | null = null;
  private timer: NodeJS.Timeout | undefined;
  private readonly clock: Clock;
  private idle: (() => void)[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly options: QueueOptions,
  ) {
    checkedPolicy(options.policy);
    this.clock = options.clock ?? systemClock;
  }

  /** How many texts wait. */
  get length(): number {
    return this.waitingTexts;
  }

  /**
   * Asks for the model's answer to one or more texts, which stay together.
   *
   * @param settle gets the answer
   * @param fail gets what the model threw, or a Refusal when the request waited too long or its client left
   * @returns what a client that leaves calls: its request is then not served
   * @throws Refusal when the queue is full
   */
  submit(texts: readonly string[], settle: Job['settle'], fail: Job['fail']): () => void {
    const { limit } = this.options;
    if (this.waitingTexts > 0 && this.waitingTexts + texts.length > limit) {
      throw new Refusal(`the queue is full: ${this.waitingTexts} texts wait`, 1);
    }
    const job: Job = { texts, enteredMs: this.clock(), settle, fail };
    this.jobs.push(job);
    this.waitingTexts += texts.length;
    this.schedule();
    return () => this.leave(job);
  }

  /** Waits until everything that was accepted is answered; a micro-batch that would wait for more starts now. */
  drain(): Promise<void> {
    if (this.jobs.length === 0) return Promise.resolve();
    return new Promise((settle) => {
      this.idle.push(settle);
      this.schedule();
    });
  }

  private leave(job: Job): void {
    const at = this.jobs.indexOf(job);
    if (at < 0) return; // answered
    this.jobs.splice(at, 1);
    this.waitingTexts -= job.texts.length;
    job.fail(new Refusal('the client has left', 1));
    this.tellIdle();
  }

  /** Plans the next call of the model: at the event loop's next turn, or when the oldest request has waited long enough. */
  private schedule(): void {
    if (this.jobs.length === 0 || this.turn !== null) return;
    const waitMs = this.waitMs();
    if (waitMs > 0) {
      this.timer ??= setTimeout(this.run, waitMs);
    } else {
      this.turn = setImmediate(this.run);
    }
  }

  private readonly run = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.turn = null;
    const startMs = this.clock();
    const done: (() => void)[] = [];
    while (this.jobs.length > 0 && this.waitMs() <= 0) {
      this.serve(done);
      if (this.clock() - startMs >= TURN_MS) break;
    }
    for (const tell of done) tell(); // writing an answer takes longer than a call of a fast model
    this.tellIdle();
    this.schedule();
  };

  /** How long the oldest request may still wait for others. */
  private waitMs(): number {
    const { policy } = this.options;
    return policy.kind === 'real time' ||
      this.idle.length > 0 ||
      this.waitingTexts >= policy.maximumSize
      ? 0
      : this.jobs[0].enteredMs + policy.maximumWaitMs - this.clock();
  }

  /** Serves one batch: as many of the oldest requests as it may hold, at least one. */
  private serve(done: (() => void)[]): void {
    const { longestWaitMs, onBatch } = this.options;
    const startMs = this.clock();
    const batch = this.takeBatch().filter((job) => {
      if (startMs - job.enteredMs <= longestWaitMs) return true;
      done.push(() => job.fail(new Refusal('the wait was too long', 1)));
      return false;
    });
    if (batch.length === 0) return;
    const texts = batch.length === 1 ? batch[0].texts : batch.flatMap((job) => job.texts);
    try {
      const answers = this.engine(texts);
      const modelMs = this.clock() - startMs;
      let at = 0;
      for (const job of batch) {
        const own = answers.slice(at, (at += job.texts.length));
        const queueMs = startMs - job.enteredMs;
        done.push(() => job.settle({ answers: own, queueMs, modelMs }));
      }
    } catch (error) {
      for (const job of batch) done.push(() => job.fail(error as Error));
    }
    onBatch?.(texts.length);
  }

  private takeBatch(): Job[] {
    const most = largestBatch(this.options.policy);
    let texts = this.jobs[0]?.texts.length ?? 0;
    let count = Math.min(1, this.jobs.length);
    while (count < this.jobs.length && texts + this.jobs[count].texts.length <= most) {
      texts += this.jobs[count].texts.length;
      count++;
    }
    this.waitingTexts -= texts;
    return this.jobs.splice(0, count);
  }

  private tellIdle(): void {
    if (this.jobs.length > 0) return;
    for (const settle of this.idle.splice(0)) settle();
  }
}
