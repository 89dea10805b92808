/** Questions that a number of the learner's own run answers, and the usual wrong readings of that run. */
import type { OwnRun } from './own-run';
import { numberText } from './run-learner';

export type MeasureName = 'p99Ms' | 'timesAlone' | 'smallestBatch';

interface Reading {
  readonly value: (run: OwnRun) => number;
  readonly says: string;
}

interface Measure extends Reading {
  readonly unit: string;
  readonly wrong: readonly Reading[];
}

/** Two answers count as the same within 2 %, so that a rounded one is right. */
const TOLERANCE = 0.02;

const times = ({ meanMs, batchMs, reviews }: OwnRun) => meanMs / (batchMs / reviews);
/** The batch size at which overhead is half of a call. */
const half = ({ meanMs, batchMs, reviews }: OwnRun): number => {
  const perReviewMs = (batchMs - meanMs) / (reviews - 1);
  return (meanMs - perReviewMs) / perReviewMs;
};

export const MEASURES: ReadonlyMap<MeasureName, Measure> = new Map([
  [
    'p99Ms',
    {
      unit: 'ms',
      value: (run: OwnRun) => run.p99Ms,
      says: '99 of 100 answers took this long or less.',
      wrong: [
        {
          value: (run: OwnRun) => run.p50Ms,
          says: 'That is p50, the median: half of the answers are slower.',
        },
        {
          value: (run: OwnRun) => run.meanMs,
          says: 'That is the mean, which hides the slow answers.',
        },
        {
          value: (run: OwnRun) => run.p99Ms / 1000,
          says: 'That is in seconds; milliseconds are asked for.',
        },
        { value: (run: OwnRun) => run.batchMs, says: 'That is the time of the whole batch.' },
      ],
    },
  ],
  [
    'timesAlone',
    {
      unit: 'times',
      value: times,
      says: 'The mean latency, over the time of the batch divided by its reviews.',
      wrong: [
        {
          value: (run: OwnRun) => 1 / times(run),
          says: 'That is the inverse: how many times a review in the batch costs.',
        },
        {
          value: (run: OwnRun) => run.meanMs / run.batchMs,
          says: 'That compares one review with the whole batch: divide the time of the batch by its reviews.',
        },
        {
          value: (run: OwnRun) => run.batchMs / run.meanMs,
          says: 'That is how many single calls fit into the time of the batch.',
        },
        {
          value: (run: OwnRun) => run.p99Ms / (run.batchMs / run.reviews),
          says: 'That takes p99; the mean is asked for, since a total is made of means.',
        },
      ],
    },
  ],
  [
    'smallestBatch',
    {
      unit: 'reviews',
      value: (run: OwnRun) => Math.max(1, Math.floor(4 * half(run)) + 1),
      says: 'Overhead below a fifth means that the reviews take more than four times the overhead.',
      wrong: [
        { value: half, says: 'At that size the overhead is half of the call, not a fifth.' },
        {
          value: (run: OwnRun) => 5 * half(run),
          says: 'At that size the reviews take five times the overhead: it is a sixth of the call already.',
        },
        {
          value: (run: OwnRun) => half(run) / 4,
          says: 'That is the inverse: there the overhead is four fifths.',
        },
      ],
    },
  ],
]);

/** Whether the answer is right, and what to say about it. */
export function judgeNumber(
  name: MeasureName,
  given: number,
  run: OwnRun,
): { readonly right: boolean; readonly says: string } {
  const measure = MEASURES.get(name)!;
  const wanted = measure.value(run);
  const same = (value: number) =>
    Math.abs(given - value) <=
    Math.max(TOLERANCE * Math.abs(value), measure.unit === 'reviews' ? 1 : 0);
  if (same(wanted))
    return {
      right: true,
      says: `${measure.says} Your run: ${numberText(wanted)} ${measure.unit}.`,
    };
  const reading = measure.wrong.find(({ value }) => same(value(run)));
  const says = reading?.says ?? 'Look at the numbers of your last run again.';
  return { right: false, says };
}
