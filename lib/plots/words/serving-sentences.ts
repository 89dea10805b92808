/** What a day under two policies costs and brings, in sentences. */
import type { Simulation } from '../../measure/serving/queue-simulator';
import { formatEstimate } from './numbers';

/**
 * How the median time to answer and the server's work change from the first policy to the one that answers soonest, on
 * the same arrivals.
 *
 * @param policies name to simulation, at least one
 * @example
 * const [slow, fast] = [9, 4].map((ms) => simulateArrivals(Float64Array.of(0), onArrival(), () => ms))
 * const said = describeChange(new Map([['a', slow], ['b', fast]]))
 * said.split('\n')[0] // => 'The median time to answer falls from 9\u00a0ms (a) to 4\u00a0ms (b).'
 */
export function describeChange(
  policies: ReadonlyMap<string, Pick<Simulation, 'timeToAnswer' | 'busyMs' | 'doubt'>>,
): string {
  const all = [...policies];
  const [[first, before]] = all;
  const [soonest, after] = all.reduce((best, one) =>
    one[1].timeToAnswer.p50Ms < best[1].timeToAnswer.p50Ms ? one : best,
  );
  const [was, is] = [before, after].map(({ timeToAnswer }) => timeToAnswer.p50Ms);
  const [worked, works] = [before, after].map(({ busyMs }) => formatEstimate(busyMs));
  if (soonest === first)
    return `None answers sooner than ${first}: half within ${formatEstimate(was)}.`;
  return (
    `The median time to answer falls from ${formatEstimate(was)} (${first}) to ${formatEstimate(is)} (${soonest}).\n` +
    `For that the server works ${works} in all, instead of ${worked}.` +
    (before.doubt === undefined ? '' : `\nThat is uncertain. ${before.doubt}`)
  );
}
