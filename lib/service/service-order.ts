/** What a process is told to run, and what it tells of it. */
import type { MicroBatches, OnArrival } from '../measure/serving/serving-policy';
import type { EngineName } from './engine';
import type { ServiceFault } from './faults';

export interface ServiceOrder {
  /** The model's file. */
  readonly model: string;
  readonly engine: EngineName;
  readonly policy: OnArrival | MicroBatches;
  readonly queueLimit: number;
  readonly longestWaitMs: number;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Processes that share the port, from 1. */
  readonly workers: number;
  /** Whether a line a start, an end and a refusal goes to standard error. */
  readonly log: boolean;
  readonly fault?: ServiceFault;
}

/** What a service used since it started, in milliseconds. */
export interface ServiceUsage {
  /** Processor time, of all its threads and processes. */
  readonly processorMs: number;
  /** How late its event loop was at p99; of several, the latest. */
  readonly delayMs: number;
  /** How long the garbage collector has run. */
  readonly collectorMs: number;
}

/** A service that answers. */
export interface OrderedService {
  readonly url: string;
  usage(): Promise<ServiceUsage>;
  /** What it counts, of all processes, as JSON of prom-client. */
  counts(): Promise<object[]>;
  /** Takes no new requests, answers those accepted, and ends. */
  close(): Promise<void>;
}
