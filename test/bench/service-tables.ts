/** The benchmark of services as Markdown: each server's numbers, then ratios round by round. */
import { median } from '../../lib/dist/measure/timing/latency-summary';
import { roundRatio } from '../../lib/dist/measure/timing/ratio';
import { withInterval } from './bench-tables';
import type { Part } from './part';
import { benchServices, FASTAPI, FLOOR, KIT, type ServiceBench, type Served } from './service';

export const service: Part = {
  heading: 'A service',
  async run(bench) {
    const found = await benchServices(bench);
    return { data: found, text: serviceTables(found) };
  },
};

type Pick = (served: Served) => number;

const digits = (value: number): string => String(Number(value.toPrecision(3)));

/** 'median (lowest–highest)'. */
function spread(values: readonly number[]): string {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return '–';
  const range = `${digits(Math.min(...values))}–${digits(Math.max(...values))}`;
  return `${digits(median(values))} (${range})`;
}

/** Returns the tables of all rounds. */
export function serviceTables({ commonPerSecond, requests, rounds, notes }: ServiceBench): string {
  const of = (name: string, pick: Pick): number[] =>
    rounds.flatMap((round) => round.filter((served) => served.name === name).map(pick));
  const names = rounds[0]?.map(({ name }) => name) ?? [];
  const rows = names.map((name) => {
    const micros: Pick = ({ processorMs }) => (processorMs === null ? NaN : 1000 * processorMs);
    const picks: Pick[] = [({ perSecond }) => perSecond, ({ p50Ms }) => p50Ms, ({ p99Ms }) => p99Ms, micros]; // prettier-ignore
    return `| ${[name, ...picks.map((pick) => spread(of(name, pick)))].join(' | ')} |`;
  });
  const times = (one: string, other: string): string => {
    const [own, others] = [one, other].map((name) => of(name, ({ perSecond }) => perSecond));
    return own.length === 0 || others.length === 0 ? '–' : withInterval(roundRatio(own, others));
  };
  return [
    `Each server is one process, and the sender another, on the same machine. A time counts from when a request should have been sent; p50 and p99 are of ${requests} requests a round; medians (and ranges) of the rounds, ${rounds.length}.`,
    [
      `| | requests a second at p99 below 100 ms | p50 at ${commonPerSecond} a second, ms | p99, ms | processor time a request, µs |`,
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    [
      '| ratio of requests a second, geometric mean of the rounds (95 % interval) | |',
      '| --- | --- |',
      `| this service, times as many as FastAPI with scikit-learn | ${times(KIT, FASTAPI)} |`,
      `| the floor, times as many as this service | ${times(FLOOR, KIT)} |`,
    ].join('\n'),
    ...notes,
  ].join('\n\n');
}
