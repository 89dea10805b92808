/** What a service counts, in Prometheus' text format (https://prometheus.io/docs/practices/naming: base units, so seconds). */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const OBSERVED_AT_ONCE = 1000;

/** The counts of one service; nothing is shared between two services in one process. */
export class ServiceMetrics {
  readonly registry = new Registry();
  /** Requests by status: made into text when that is asked for, and not at each request. */
  private readonly requests = new Map<number, number>();
  private readonly latency: (seconds: number) => void;
  /** Counts a call of the model. @param texts how many it held */
  readonly countCall: (texts: number) => void;

  /** @param queueLength how many texts wait now */
  constructor(queueLength: () => number) {
    const registers = [this.registry];
    const { requests } = this;
    new Counter({
      name: 'predict_requests_total',
      help: 'Requests to /predict, by status; 499 is a client that left before it had its answer',
      labelNames: ['status'],
      registers,
      collect() {
        this.reset();
        for (const [status, count] of requests) this.inc({ status }, count);
      },
    });
    this.latency = this.histogram(
      'predict_latency_seconds',
      'Time from request to answer',
      LATENCY_SECONDS,
    );
    this.countCall = this.histogram(
      'predict_batch_size',
      'Texts in each call of the model',
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    );
    new Gauge({
      name: 'predict_queue_length',
      help: 'Texts that wait for the model',
      registers,
      collect() {
        this.set(queueLength());
      },
    });
    // Processor seconds, memory, the event loop's delay, pauses of the garbage collector.
    collectDefaultMetrics({ register: this.registry });
  }

  /**
   * Counts a request to /predict.
   *
   * @param ms from the moment its head was read to its answer
   */
  count(status: number, ms: number): void {
    this.requests.set(status, (this.requests.get(status) ?? 0) + 1);
    this.latency(ms / 1000);
  }

  /** Returns what observes a value: many at once, which costs less than each when it comes. */
  private histogram(name: string, help: string, buckets: number[]): (value: number) => void {
    const values: number[] = [];
    const observe = (): void => {
      for (const value of values.splice(0)) histogram.observe(value);
    };
    const registers = [this.registry];
    const histogram = new Histogram({ name, help, buckets, registers, collect: observe });
    return (value) => {
      if (values.push(value) >= OBSERVED_AT_ONCE) observe();
    };
  }
}
