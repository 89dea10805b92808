/** The check of `callCost(oneMs, manyMs, n): { overheadMs, perReviewMs }`: two points, one straight line. */
import { seededRandom } from '../measure/seeded-random';
import type { Finding } from './check-result';
import { describe, fieldsFinding, near, numberFinding, numberText } from './run-learner';
import { answersTask, type Mistake } from './wrong-readings';

interface Cost {
  readonly overheadMs: number;
  readonly perReviewMs: number;
}

interface Call extends Cost {
  readonly oneMs: number;
  readonly manyMs: number;
  readonly n: number;
}

function callsOf(seed: number): Call[] {
  const random = seededRandom(seed);
  return [100, 8, 1000].map((n): Call => {
    const overheadMs = 0.5 + 3 * random();
    const perReviewMs = 0.02 + 0.2 * random();
    const manyMs = overheadMs + n * perReviewMs;
    return { overheadMs, perReviewMs, oneMs: overheadMs + perReviewMs, manyMs, n };
  });
}

const LINE = 'Both calls pay the overhead once; they differ by n - 1 reviews and by nothing else.';
const withSlope = ({ oneMs }: Call, perReviewMs: number): Cost => ({
  overheadMs: oneMs - perReviewMs,
  perReviewMs,
});

const MISTAKES: readonly Mistake<Call, Cost>[] = [
  {
    id: 'keeps-from-before',
    seen: 'every call returns the same object',
    advice: 'Make the object inside the function.',
    value: (_, all) => all[all.length - 1], // which holds the last answer
  },
  {
    id: 'overhead-and-slope-exchanged',
    seen: 'overhead and time a review are exchanged',
    advice: 'The overhead is paid once a call, the time a review for each review.',
    value: ({ overheadMs, perReviewMs }) => ({ overheadMs: perReviewMs, perReviewMs: overheadMs }),
  },
  {
    id: 'one-and-many-exchanged',
    seen: 'below 0, as if the time of one review and of many were exchanged',
    advice: `The larger call minus the smaller. ${LINE}`,
    value: ({ oneMs, manyMs, n }) => {
      const slope = (oneMs - manyMs) / (n - 1);
      return { overheadMs: oneMs - slope, perReviewMs: slope };
    },
  },
  {
    id: 'n-for-n-minus-1',
    seen: 'the difference was divided by n',
    advice: LINE,
    value: (call) => withSlope(call, (call.manyMs - call.oneMs) / call.n),
  },
  {
    id: 'n-for-n-minus-1',
    seen: 'the difference was divided by n + 1',
    advice: LINE,
    value: (call) => withSlope(call, (call.manyMs - call.oneMs) / (call.n + 1)),
  },
  {
    id: 'mean-for-slope',
    seen: 'the time a review is the time of the large call divided by n, which still holds a part of the overhead',
    advice: LINE,
    value: (call) => withSlope(call, call.manyMs / call.n),
  },
  {
    id: 'whole-call-for-overhead',
    seen: 'the overhead is the whole time of the call with one review',
    advice: 'That call holds one review too: take its time off.',
    value: ({ oneMs, perReviewMs }) => ({ overheadMs: oneMs, perReviewMs }),
  },
  {
    id: 'whole-call-for-overhead',
    seen: 'the overhead is the whole call with one review, the time a review the mean of the large one',
    advice: LINE,
    value: ({ oneMs, manyMs, n }) => ({ overheadMs: oneMs, perReviewMs: manyMs / n }),
  },
  {
    id: 'whole-call-for-overhead',
    seen: 'the overhead is the whole time of the call with one review',
    advice: `That call holds one review too. ${LINE}`,
    value: ({ oneMs, manyMs, n }) => ({ overheadMs: oneMs, perReviewMs: (manyMs - oneMs) / n }),
  },
  {
    id: 'whole-call-for-overhead',
    seen: 'the overhead is the large call without one of its reviews',
    advice: `That call holds n reviews: take the time of all of them off. ${LINE}`,
    value: ({ manyMs, perReviewMs }) => ({ overheadMs: manyMs - perReviewMs, perReviewMs }),
  },
  ...[0, 1, 2, 3].map((digits) => ({
    id: 'rounded',
    seen: 'rounded',
    advice: 'Return all digits; round where you print.',
    value: ({ overheadMs, perReviewMs }: Call) => ({
      overheadMs: Number(overheadMs.toFixed(digits)),
      perReviewMs: Number(perReviewMs.toFixed(digits)),
    }),
  })),
  {
    id: 'negative',
    seen: 'an overhead below 0',
    advice: 'The whole call minus the time of its one review, not the reverse.',
    value: ({ overheadMs, perReviewMs }) => ({ overheadMs: -overheadMs, perReviewMs }),
  },
  {
    id: 'one-for-slope',
    seen: 'the time a review is the whole call with one review, its overhead included',
    advice: LINE,
    value: ({ oneMs, manyMs, n }) => ({ overheadMs: manyMs - n * oneMs, perReviewMs: oneMs }),
  },
  ...[1, 1000].map((factor) => ({
    id: 'microseconds-for-milliseconds',
    seen: 'microseconds',
    advice: 'The times come in milliseconds and go out in milliseconds: do not multiply by 1000.',
    value: ({ overheadMs, perReviewMs }: Call) => ({
      overheadMs: factor * overheadMs,
      perReviewMs: 1000 * perReviewMs,
    }),
  })),
  {
    id: 'loop-for-overhead',
    seen: 'the overhead is that of n calls',
    advice: 'The overhead of one call is asked for.',
    value: ({ oneMs, manyMs, n, perReviewMs }) => ({
      overheadMs: n * oneMs - manyMs,
      perReviewMs,
    }),
  },
  {
    id: 'seconds-for-milliseconds',
    seen: 'seconds',
    advice: 'The times come in milliseconds and go out in milliseconds: do not divide by 1000.',
    value: ({ overheadMs, perReviewMs }) => ({
      overheadMs: overheadMs / 1000,
      perReviewMs: perReviewMs / 1000,
    }),
  },
];

function formFinding(answer: unknown): Finding | undefined {
  const { overheadMs, perReviewMs } = (answer ?? {}) as Partial<Cost>;
  return (
    fieldsFinding(answer, ['overheadMs', 'perReviewMs']) ??
    numberFinding(overheadMs, 'overheadMs') ??
    numberFinding(perReviewMs, 'perReviewMs')
  );
}

/** Times that were put together from two numbers come apart with a small error of rounding. */
function sameCost(answer: unknown, value: Cost): boolean {
  const close = (x: unknown, y: number) =>
    typeof x === 'number' && (near(x, y) || Math.abs(x - y) < 1e-7);
  const { overheadMs, perReviewMs } = (answer ?? {}) as Partial<Cost>;
  return close(overheadMs, value.overheadMs) && close(perReviewMs, value.perReviewMs);
}

function sayCost(answer: unknown): string {
  const { overheadMs, perReviewMs } = (answer ?? {}) as Partial<Cost>;
  if (typeof overheadMs !== 'number' || typeof perReviewMs !== 'number') return describe(answer);
  return `overheadMs ${numberText(overheadMs)}, perReviewMs ${numberText(perReviewMs)}`;
}

/** Times made of a known overhead and time a review are taken apart again. */
export const callCostTask = answersTask<Call, Cost>({
  inputs: callsOf,
  args: ({ oneMs, manyMs, n }) => [oneMs, manyMs, n],
  lists: '',
  right: ({ overheadMs, perReviewMs }) => ({ overheadMs, perReviewMs }),
  isSame: sameCost,
  mistakes: MISTAKES,
  formFinding,
  say: sayCost,
  sayInput: ({ oneMs, manyMs, n }) =>
    `${numberText(oneMs)} ms for one review and ${numberText(manyMs)} ms for ${n}`,
  otherwise: { id: 'other-cost', advice: LINE },
});
