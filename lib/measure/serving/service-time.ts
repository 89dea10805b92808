/**
 * How long a simulated server works on a batch: times that were measured, drawn anew for each call (the
 * bootstrap, Efron 1979), so that slow calls are in the simulation as often as in the measurement. A median
 * would leave them out, and the p99 of a simulated day would be far below that of a real one.
 */
import { checkWhole } from '../argument-checks';
import type { FittedSweep } from '../cost/fitted-sweep';
import { randomAt } from '../seeded-random';
import { doubtOf, QUIET, type Validity } from '../timing/validity';

/** The time that a batch takes. */
export interface ServiceTime {
  /**
   * @param batchSize reviews in the batch
   * @param firstReview position of its first review among all arrivals, from 0
   * @returns milliseconds, from 0
   */
  (batchSize: number, firstReview: number): number;
  /** Of how many different reviews the times were measured; where it is missing, they are exact. */
  readonly reviews?: number;
  /** Why nothing that follows from these times is sure, if so. */
  readonly doubt?: string;
}

/** Latencies of single calls, as `timeBothWays` keeps them. */
export interface SingleCalls {
  /** How many different reviews were called. */
  readonly texts: number;
  readonly realTime: { readonly latenciesMs: ArrayLike<number> };
  /** Whether they can be believed; default quiet. */
  readonly validity?: Validity;
}

/**
 * Service times as they were measured. A single call takes one of the latencies that were kept; a batch what
 * the line of the cost model says (where that was refused, what lies between the medians of the two nearest
 * sizes), times a deviation that a timing of the sweep had from its median. A batch larger than the largest
 * that was measured is served in several calls, for how long one would take nobody measured. Each draw depends
 * on the seed and the review only: two policies or rates see the same luck.
 *
 * @throws RangeError when there are no latencies or one is no time; when called for less than one review
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const single = { texts: 2, realTime: { latenciesMs: [7, 7] } }
 * const [cost] = callCosts(new Map([['tiny', predict]]), ['a', 'b'], { clock: () => now })
 * const service = measuredServiceTime(single, cost)
 * [service(1, 0), service(2, 0), service(5, 0)] // => [7, 2, 11]
 */
export function measuredServiceTime(
  { texts, realTime, validity = QUIET }: SingleCalls,
  { timings, costModel }: Pick<FittedSweep, 'timings' | 'costModel'>,
  seed = 1,
): ServiceTime {
  checkWhole('seed', seed, 0);
  const latencies = Float64Array.from(realTime.latenciesMs);
  if (latencies.length === 0) throw new RangeError('measuredServiceTime: there are no latencies');
  latencies.forEach((ms, index) => {
    if (!(ms >= 0 && ms < Infinity)) {
      throw new RangeError(`measuredServiceTime: latency ${index} is ${ms}, not a time in ms`);
    }
  });
  const batches = timings.filter(
    ({ batchSize }) => batchSize > 1 && !costModel.outliers.includes(batchSize),
  );
  const deviations = Float64Array.from(
    batches.flatMap(({ timingsMs, medianMs }) => Array.from(timingsMs, (ms) => ms / medianMs)),
  );
  const largest = Math.max(1, ...batches.map(({ batchSize }) => batchSize));
  const typicalMs = (size: number): number =>
    costModel.usable
      ? costModel.predictMs(Math.max(size, costModel.sizes[0]))
      : between(timings, size);
  const draw = (values: Float64Array, review: number): number =>
    values[Math.floor(randomAt(seed, review) * values.length)];
  const service = (batchSize: number, firstReview: number): number => {
    checkWhole('the reviews in a batch', batchSize, 1);
    let ms = 0;
    for (let done = 0; done < batchSize; done += largest) {
      const size = Math.min(largest, batchSize - done);
      const review = firstReview + done;
      ms += size === 1 ? draw(latencies, review) : typicalMs(size) * draw(deviations, review);
    }
    return ms;
  };
  const doubt = doubtOf(validity) ?? doubtOf(costModel.validity);
  return Object.assign(service, { reviews: texts, ...(doubt !== undefined && { doubt }) });
}

/** The median of a size, or what lies between those of the two nearest. */
function between(timings: FittedSweep['timings'], size: number): number {
  const lower = timings.findLast(({ batchSize }) => batchSize <= size) ?? timings[0];
  const upper = timings.find(({ batchSize }) => batchSize >= size) ?? lower;
  if (upper.batchSize === lower.batchSize) return lower.medianMs;
  const share = (size - lower.batchSize) / (upper.batchSize - lower.batchSize);
  return lower.medianMs + share * (upper.medianMs - lower.medianMs);
}
