/** What a service counts, in Prometheus' text format (https://prometheus.io/docs/practices/naming: base units, so seconds). */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const LATENCY_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** The counts of one service; nothing is shared between two services in one process. */
export class ServiceMetrics {
  readonly registry = new Registry();
  /** Requests to /predict by the status of their answer; 499 is a client that left before it had one. */
  readonly requests: Counter<'status'>;
  /** From the moment a request's head was read to its answer. */
  readonly latency: Histogram;
  /** Texts in each call of the model. */
  readonly batchSize: Histogram;

  /** @param queueLength how many texts wait now */
  constructor(queueLength: () => number) {
    const registers = [this.registry];
    this.requests = new Counter({
      name: 'predict_requests_total',
      help: 'Requests to /predict, by status',
      labelNames: ['status'],
      registers,
    });
    this.latency = new Histogram({
      name: 'predict_latency_seconds',
      help: 'Time from request to answer',
      buckets: LATENCY_SECONDS,
      registers,
    });
    this.batchSize = new Histogram({
      name: 'predict_batch_size',
      help: 'Texts in each call of the model',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
      registers,
    });
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
}
