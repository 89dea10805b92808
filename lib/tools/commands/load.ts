/**
 * `npm run load`: a load on any service that takes a text, and what its customers would see.
 *
 *     npm run load -- --url http://127.0.0.1:8080/predict --rate 300 --seconds 10
 *
 * Exit codes: 0 VALID; 3 INVALID, with each reason; 2 an option or the service is not as it should be.
 */
import { join } from 'node:path';
import { DataError } from '../../data/data-error';
import { projectFolder } from '../../data/results-folder';
import { readReviews } from '../../data/reviews';
import { burstArrivals, constantArrivals, poissonArrivals } from '../../measure/serving/arrivals';
import { closedLoop, openLoop } from '../../measure/serving/load';
import { reasonOf, type LoadResult } from '../../measure/serving/load-log';
import { formatDuration } from '../../plots/words/numbers';
import { httpSender } from '../../service/http-sender';
import { makeCommand, numberOption, readArguments, runCommand, userPath } from './command-line';

const above0 = numberOption((value) => value > 0, 'a number above 0');
const whole = numberOption(
  (value) => Number.isInteger(value) && value >= 1,
  'a whole number from 1',
);

const command = makeCommand(
  'npm run load --',
  'Sends reviews to a service at their own times (open loop), or lets clients wait for each answer (closed loop), ' +
    'and says how long customers wait, how many answers come in time, and whether that may be believed.',
  ['npm run load -- --url http://127.0.0.1:8080/predict --rate 300 --seconds 10'],
)
  .requiredOption('--url <address>', 'takes POST with JSON that holds the text')
  .option('--rate <number>', 'requests a second', above0, 100)
  .option('--seconds <number>', 'how long', above0, 10)
  .option('--arrivals <name>', 'poisson, constant or bursts (of ten at once)', 'poisson')
  .option('--clients <number>', 'closed loop: so many clients instead of a rate', whole)
  .option('--limit <ms>', 'answers within it count as good', above0, 100)
  .option('--field <name>', 'the JSON field that holds the text', 'text')
  .option('--data <reviews.csv>', 'where the texts come from')
  .option('--seed <number>', 'decides the arrivals', whole, 1)
  .option('--json', 'print the result as one JSON object'); // prettier-ignore

interface Values {
  readonly url: string;
  readonly rate: number;
  readonly seconds: number;
  readonly arrivals: string;
  readonly clients?: number;
  readonly limit: number;
  readonly field: string;
  readonly data?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const ARRIVALS = new Map([
  ['poisson', poissonArrivals],
  ['constant', constantArrivals],
  ['bursts', burstArrivals],
]);

async function main(): Promise<void> {
  readArguments(command, process.argv.slice(2));
  const values = command.opts<Values>();
  const arrivals = ARRIVALS.get(values.arrivals);
  if (!arrivals) {
    throw new DataError(`--arrivals is poisson, constant or bursts, not '${values.arrivals}'`);
  }
  const file = values.data
    ? userPath(values.data)
    : join(projectFolder(__dirname), 'data', 'reviews-test.csv');
  const texts = readReviews(file).map(({ text }) => text);
  const { send, close } = openSender(values);
  try {
    await send(texts[0]).catch((error: unknown) => {
      throw new DataError(`${values.url} does not answer: ${reasonOf(error)}`);
    });
    const { rate, seconds, clients, limit: limitMs } = values;
    const options = { limitMs, mostAtOnce: MOST_AT_ONCE, usedMs: processorTime(values.url) };
    const result = clients
      ? await closedLoop(send, texts, clients, 1000 * seconds, options)
      : await openLoop(
          send,
          texts,
          arrivals(rate, Math.ceil(rate * seconds), values.seed),
          options,
        );
    console.log(values.json ? JSON.stringify(withoutList(result), null, 2) : describe(result));
    if (!result.validity.valid) process.exitCode = 3;
  } finally {
    await close();
  }
}

/**
 * How to ask for the service's processor time, without which it would count as another program: 0 where it runs on another
 * machine; what GET /metrics says, as Prometheus' clients name it; not a number where nobody tells.
 */
function processorTime(url: string): () => Promise<number> {
  const { hostname, origin } = new URL(url);
  if (!/^(localhost$|127\.|\[::1\]$)/.test(hostname)) return () => Promise.resolve(0);
  const usedMs = async (): Promise<number> => {
    const text = await (
      await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(2000) })
    ).text();
    return 1000 * Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
  };
  return usedMs;
}

/** Each request under way has a connection of its own: it waits for the service, and not for the sender. */
const MOST_AT_ONCE = 2000;

function openSender({ url, field, clients = MOST_AT_ONCE }: Values): ReturnType<typeof httpSender> {
  try {
    return httpSender(url, { field, connections: clients });
  } catch {
    throw new DataError(`--url is no address: '${url}'; one is http://127.0.0.1:8080/predict`);
  }
}

function withoutList(result: LoadResult): object {
  return { ...result, latenciesMs: undefined };
}

function describe(result: LoadResult): string {
  const { latency, service, lag, validity } = result;
  const per = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} a second`;
  const quantiles = (name: string, summary: typeof latency): string[] =>
    summary === null
      ? []
      : [
          `${name.padEnd(24)}p50 ${formatDuration(summary.p50Ms)}, p99 ${formatDuration(summary.p99Ms)}`,
        ];
  return [
    `${result.requests} ${result.requests === 1 ? 'request' : 'requests'}: ${result.answered} answered, ${result.refused} refused, ` +
      `${result.failed} failed, ${result.dropped} dropped`,
    `answered: ${per(result.answeredPerSecond)}`,
    `goodput: ${per(result.goodputPerSecond)} within ${formatDuration(result.limitMs)}`,
    ...quantiles('from when it was due', latency),
    ...quantiles('from when it was sent', service),
    ...quantiles('the generator’s own lag', lag),
    validity.valid ? 'VALID' : 'INVALID',
    ...validity.findings.map((finding) => `  ${finding}`),
    ...(validity.othersShare === null
      ? ['Not known: what other programs used, since the service does not say what it uses itself.']
      : []),
  ].join('\n');
}

runCommand(main);
