/**
 * This run beside the one before it: how many times as long each model takes now. A word (faster, slower) is
 * given only where the two runs' 95 % intervals do not overlap, and neither measurement is in doubt.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import type { Experiment } from '../../record/experiment';
import { called } from './comparison';
import { fittedLines } from '../../plots/words/terminal-text';
import { WIDTH } from '../../plots/words/wrapped-lines';
import { ratioCell } from '../../plots/words/numbers';

/** One way of one model, then and now. */
export interface Change {
  /** The model, and the notebook that measured it. */
  readonly model: string;
  readonly way: 'batch' | 'real time';
  /** Median of now by median of then: 0.5 is twice as fast. */
  readonly ratio: number;
  /** From the lower end now by the upper end then, to the upper end now by the lower end then. */
  readonly interval: readonly [number, number];
  /** Uncertain where one of the two measurements is in doubt. */
  readonly word: 'faster' | 'slower' | 'no clear difference' | 'uncertain';
}

export interface SinceLastRun {
  /** When the previous run ended: ISO 8601, UTC. */
  readonly previousAt: string;
  /** False where the previous run was made on another machine: its times say little then. */
  readonly sameMachine: boolean;
  /** The Node.js of the previous run, such as 'v20.20.2', where it was another one. */
  readonly otherNode: string | null;
  /** False where the previous run had other reviews to train or to test on. */
  readonly sameReviews: boolean;
  readonly changes: readonly Change[];
}

/** Compares the models that are in both runs; undefined where none is. */
export function sinceLastRun(previous: Experiment, current: Experiment): SinceLastRun | undefined {
  const before = new Map(previous.models.map((model) => [called(model), model]));
  const changes = current.models.flatMap((model) => {
    const old = before.get(called(model));
    return old === undefined ? [] : changesOf(old, model);
  });
  if (changes.length === 0) return undefined;
  const sameMachine = previous.machine.id === current.machine.id;
  const { node } = previous.machine;
  const otherNode = node === current.machine.node ? null : node;
  const sameReviews = ['train', 'test'].every(
    (set) =>
      previous.input[set] === current.input[set] &&
      isDeepStrictEqual(previous.data[set], current.data[set]),
  );
  return { previousAt: previous.createdAt, sameMachine, otherNode, sameReviews, changes };
}

function changesOf(old: ModelResults, model: ModelResults): Change[] {
  const quiet = old.validity.quiet && model.validity.quiet;
  const name = called(model);
  return [
    change(name, 'batch', old.batch, model.batch, quiet),
    change(name, 'real time', old.realTime, model.realTime, quiet),
  ];
}

function change(
  model: string,
  way: Change['way'],
  then: WayResults,
  now: WayResults,
  quiet: boolean,
): Change {
  const { ratio, interval } = timesAsLong(now, then);
  // By the digits that are shown: 1.00 to 1.34 is no clear difference.
  const [low, high] = interval.map((value) => Number(value.toPrecision(3)));
  const word = !quiet
    ? 'uncertain'
    : high < 1
      ? 'faster'
      : low > 1
        ? 'slower'
        : 'no clear difference';
  return { model, way, ratio, interval, word };
}

/**
 * How many times as long a review takes as in another measurement: median by median, with the range from the lower end by
 * the other's upper end to the upper end by the other's lower end.
 */
export function timesAsLong(
  one: WayResults,
  other: WayResults,
): Pick<Change, 'ratio' | 'interval'> {
  const [[low, high], [otherLow, otherHigh]] = [intervalMs(one), intervalMs(other)];
  return {
    ratio: one.perReviewMs / other.perReviewMs,
    interval: [low / otherHigh, high / otherLow],
  };
}

/** The 95 % interval of the time a review; the median twice where there were too few rounds for one. */
function intervalMs({ perReviewMs, perReviewInterval: [low, high] }: WayResults): [number, number] {
  return high === null ? [perReviewMs, perReviewMs] : [low, high];
}

/** What is said of two runs of which no time is clearly another. */
export function nothingClear({ changes }: SinceLastRun): string {
  return changes.some(({ word }) => word === 'uncertain')
    ? 'no clear difference; the machine was busy in one of the two runs'
    : 'no clear difference';
}

/** The changes as lines for the terminal; empty where there is nothing to compare. */
export function sinceText(since: SinceLastRun | undefined, columns = WIDTH): string {
  if (since === undefined) return '';
  const clear = since.changes.filter(({ word }) => word === 'faster' || word === 'slower');
  const when = `${since.previousAt.slice(0, 16).replace('T', ' ')} UTC`;
  const other = [
    since.sameMachine ? '' : ', made on another machine',
    since.otherNode === null ? '' : `, with Node ${since.otherNode}`,
    since.sameReviews ? '' : ', with other reviews',
  ];
  const head = `Since the run of ${when}${other.join('')}:`;
  if (clear.length === 0) return fittedLines(`${head} ${nothingClear(since)}.`, columns).join('\n');
  const lines = clear.map(({ model, way, ratio: value, interval, word }) => {
    const range = `${ratioCell(interval[0])} to ${ratioCell(interval[1])}`;
    const name = model.replace(/ \(notebook (.*)\)$/, ' ($1)');
    return `  ${name}, ${way}: ${ratioCell(value)} (${range}), ${word}`;
  });
  return [`${head} times as long as then`, ...lines]
    .flatMap((line) => fittedLines(line, columns))
    .join('\n');
}
