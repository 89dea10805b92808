/** What a day under two policies costs and brings, in sentences. */
import type { Simulation } from '../../measure/serving/queue-simulator';
import { formatEstimate } from './numbers';

/**
 * How the median time to answer and the server's work change from one policy to another, on the same arrivals.
 *
 * @example
 * const [slow, fast] = [9, 4].map((ms) => simulateArrivals(Float64Array.of(0), onArrival(), () => ms))
 * describeChange(slow, fast).split('\n')[0] // => 'The median time to answer falls from 9\u00a0ms to 4\u00a0ms.'
 */
export function describeChange(before: Simulation, after: Simulation): string {
  const [was, is] = [before, after].map(({ timeToAnswer }) => timeToAnswer.p50Ms);
  const [worked, works] = [before, after].map(({ busyMs }) => formatEstimate(busyMs));
  const change =
    was === is
      ? `stays at ${formatEstimate(is)}`
      : `${is < was ? 'falls' : 'rises'} from ${formatEstimate(was)} to ${formatEstimate(is)}`;
  return (
    `The median time to answer ${change}.\n` +
    `For that the server works ${works} in all, instead of ${worked}.`
  );
}
