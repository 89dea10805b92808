/** What a model is held to by the exercise, judged. */
import { judgeTarget, type Claim, type Target } from './target';
import { doubtOf, type Validity } from './validity';

type Interval = readonly [number, number | null];

/** What is judged, as a model's results have it. */
interface Measured {
  readonly accuracy: number;
  readonly accuracyInterval: readonly [number, number];
  readonly balance: { readonly baseline: number };
  readonly realTime: {
    readonly perReviewMs: number;
    readonly perReviewInterval: Interval;
    readonly latencyMs: { readonly p99: number; readonly p99Interval: Interval };
  };
  readonly validity: Validity;
}

/** What the exercise asks for: milliseconds a review in real time, and share of right answers. */
export interface Limits {
  readonly perReviewMs: number;
  readonly accuracy: number;
  /** The notebook that asks, such as '02'. */
  readonly notebook?: string;
}

/**
 * Judges a model by its targets: accuracy, the average and the p99 of real time, the same answers both ways, and more
 * than always answering the commonest label.
 *
 * @param differing how many answers differ between the two ways
 * @param doubtOfP99 why its p99 decides nothing, if so
 */
export function targetsOf(
  { accuracy, accuracyInterval, balance, realTime, validity }: Measured,
  differing: number,
  doubtOfP99: string | undefined,
  limits: Limits,
): Target[] {
  const doubt = doubtOf(validity);
  const share = {
    unit: 'share',
    is: 'above',
    value: accuracy,
    interval: accuracyInterval,
  } as const;
  const time = { unit: 'ms', is: 'below', limit: limits.perReviewMs, doubt } as const;
  const { p99, p99Interval } = realTime.latencyMs;
  const claims: Claim[] = [
    { ...share, name: 'accuracy above', limit: limits.accuracy },
    {
      ...time,
      name: 'real time, average, below',
      value: realTime.perReviewMs,
      interval: open(realTime.perReviewInterval),
    },
    {
      ...time,
      name: 'real time, p99, below',
      value: p99,
      interval: open(p99Interval),
      doubt: doubtOfP99,
    },
    {
      name: 'predictions that differ between the two ways',
      ...{ unit: 'reviews', is: 'at most', limit: 0, value: differing },
      interval: [differing, differing],
    },
    {
      ...share,
      name: 'accuracy above always answering the commonest label',
      limit: balance.baseline,
    },
  ];
  return claims.map(judgeTarget);
}

function open([low, high]: Interval): [number, number] {
  return [low, high ?? Infinity];
}
