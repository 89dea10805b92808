/** A service under load, as tables. */
import type { LoadResult } from '../../measure/serving/load-log';
import type { LoadComparison, Quantile } from '../../measure/serving/predicted-load';
import type { RequestProfile } from '../../measure/serving/request-profile';
import { durationCell, formatEstimate, formatInterval, formatRoughShare } from '../words/numbers';
import { describeDoubts, describeLoads, describeProfile, rate } from '../words/service-sentences';
import { makeTable, type Table } from './table';

/** A row for each part of a request: its median, and its share of the round trip; below it what its processor time allows. */
export function requestPartsTable(profile: RequestProfile): Table {
  const { partsMs, roundTripMs } = profile;
  const parts: [string, number][] = [
    ['client and way', partsMs.client],
    ['queue', partsMs.queue],
    ['model', partsMs.model],
    ['HTTP and JSON in the service', partsMs.rest],
    ['round trip', roundTripMs],
  ];
  return makeTable(
    ['part', 'median', 'share'],
    parts.map(([part, ms]) => [part, durationCell(ms), formatRoughShare(ms / roundTripMs)]),
    describeProfile(profile),
  );
}

/**
 * A row for each load. Of loads that were predicted: what was predicted and what was measured with its 95 % interval; below
 * it whether the medians held. Of others, by name: how many were answered, in time, and refused, and how long the answered
 * waited. Below either doubts, if any.
 *
 * @param profile the rate of the last load is held to it
 */
export function loadTable(
  loads: readonly LoadComparison[] | ReadonlyMap<string, LoadResult>,
  profile?: RequestProfile,
): Table {
  if ('get' in loads) return measuredTable(loads);
  return makeTable(
    ['load', 'a second', 'p50 predicted', 'measured', 'p90 predicted', 'measured'],
    loads.map(({ name, perSecond, predicted, measured }) => [
      name,
      rate(perSecond),
      formatEstimate(predicted.p50.ms),
      withInterval(measured.p50),
      formatEstimate(predicted.p90.ms),
      withInterval(measured.p90),
    ]),
    describeLoads(loads, profile),
  );
}

function measuredTable(loads: ReadonlyMap<string, LoadResult>): Table {
  return makeTable(
    ['load', 'answered a second', 'in time a second', 'refused', 'p50', 'p90'],
    [...loads].map(([name, { requests, refused, latency, ...load }]) => [
      name,
      rate(load.answeredPerSecond),
      rate(load.goodputPerSecond),
      formatRoughShare(refused / requests),
      latency === null ? 'none' : formatEstimate(latency.p50Ms),
      latency === null ? 'none' : formatEstimate(latency.p90Ms),
    ]),
    describeDoubts([...loads.values()]),
  );
}

/**
 * A row for each way to answer: reviews a second, and the price of a million at that rate; below it doubts about the
 * loads, if any.
 *
 * @param ways name to a load, or to reviews a second
 * @param pricePerHour of the machine, in any currency
 */
export function priceTable(
  ways: Readonly<Record<string, LoadResult | number>>,
  pricePerHour: number,
): Table {
  const perSecond = new Map(
    Object.entries(ways).map(([way, of]) => [
      way,
      typeof of === 'number' ? of : of.answeredPerSecond,
    ]),
  );
  return makeTable(
    ['way', 'reviews a second', 'price of a million reviews'],
    [...perSecond].map(([way, reviews]) => [
      way,
      rate(reviews),
      reviews > 0 ? Number(((pricePerHour * 1e6) / (3600 * reviews)).toPrecision(2)) : 'none',
    ]),
    describeDoubts(Object.values(ways).filter((of) => typeof of !== 'number')),
  );
}

function withInterval({ ms, intervalMs }: Quantile): string {
  return `${formatEstimate(ms)} (${formatInterval(intervalMs, formatEstimate)})`;
}
