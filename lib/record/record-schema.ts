/**
 * The form of experiment.json, with the ranges of its numbers. A record is checked by it when it is made and when
 * it is read: a file that another program wrote, or that somebody edited, is refused with one sentence.
 */
import * as v from 'valibot';
import type { Experiment } from './experiment';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());
const above0 = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** Two ends of which the low one is not above the high one; an end may be null where it is not known. */
function interval<T extends v.GenericSchema<number>>(end: T) {
  return v.pipe(
    v.tuple([v.nullable(end), v.nullable(end)]),
    v.check(
      ([low, high]) => low === null || high === null || low <= high,
      'its low end is above its high end',
    ),
  );
}

const way = { totalMs: ms, perReviewMs: above0, perReviewInterval: interval(ms) };

const recall = v.looseObject({
  name: text,
  texts: count,
  recall: share,
  recallInterval: interval(share),
});

const verdict = v.picklist(['met', 'missed', 'uncertain']);

const target = v.looseObject({
  name: text,
  unit: v.picklist(['ms', 'share', 'reviews']),
  limit: number,
  value: number,
  interval: interval(number),
  verdict,
  because: v.optional(text),
});

const validity = v.looseObject({
  quiet: v.boolean(),
  findings: v.array(v.looseObject({ seen: text })),
});

const ratio = { ratio: above0, low: ms, high: v.nullable(ms) };

const model = v.looseObject({
  name: v.pipe(text, v.nonEmpty()),
  notebook: text,
  engine: v.picklist(['package', 'compiled', 'onnxruntime']),
  features: count,
  fitMs: ms,
  solver: v.optional(text),
  reviews: v.pipe(count, v.minValue(1)),
  rounds: v.pipe(count, v.minValue(1)),
  accuracy: share,
  accuracyInterval: interval(share),
  balance: v.looseObject({
    baseline: share,
    balancedAccuracy: share,
    leastFound: v.pipe(v.array(recall), v.minLength(1)),
  }),
  identical: v.boolean(),
  batch: v.looseObject({ ...way, size: v.pipe(count, v.minValue(1)), accuracy: share }),
  realTime: v.looseObject({
    ...way,
    latencyMs: v.looseObject({
      p50: ms,
      p90: ms,
      p95: ms,
      p99: ms,
      max: ms,
      p99Interval: interval(ms),
    }),
  }),
  ratio: v.looseObject(ratio),
  timesAsFast: v.optional(v.looseObject({ ...ratio, than: text })),
  targets: v.array(target),
  validity,
});

const names = v.array(text);
const choiceStep = v.variant('kind', [
  v.looseObject({ kind: v.literal('above'), leastAccuracy: v.number(), names }),
  v.looseObject({
    kind: v.literal('more accurate'),
    ...{ better: text, worse: text, onlyBetter: count, onlyWorse: count, p: v.number() },
  }),
  v.looseObject({ kind: v.literal('longer p99'), slow: text, quick: text }),
  v.looseObject({ kind: v.literal('p99 in doubt'), doubt: text }),
  v.looseObject({ kind: v.literal('simplest'), names, equals: names }),
]);
const choice = v.looseObject({
  name: v.optional(text),
  decidedBy: v.picklist(['accuracy', 'p99', 'simplicity', 'nothing']),
  steps: v.optional(v.array(choiceStep)), // a record of before has none
});

const costModel = v.looseObject({
  usable: v.boolean(),
  reason: text,
  overheadMs: v.nullable(number),
  perReviewMs: v.nullable(number),
  nHalf: v.nullable(ms),
  validity,
});

const policyChoice = v.looseObject({
  need: text,
  limitMs: ms,
  verdict,
  policy: v.optional(text),
  targets: v.array(target),
});

const given = v.union([text, number]);
const learner = v.looseObject({
  guesses: v.array(v.looseObject({ name: text, value: number, unit: text, measured: number })),
  answers: v.array(v.looseObject({ id: text, given, first: given, right: v.boolean() })),
  conclusions: v.array(v.looseObject({ notebook: text, text })),
});

const percentiles = v.looseObject({ p50: ms, p90: ms, p95: ms, p99: ms, max: ms });

const waits = v.looseObject({
  p50: ms,
  p50Interval: interval(ms),
  p90: ms,
  p90Interval: interval(ms),
});

const service = v.looseObject({
  valid: v.boolean(),
  findings: v.array(text),
  processorMs: above0,
  processorInterval: interval(ms),
  predictedPerSecond: above0,
  predictedInterval: interval(ms),
  measuredPerSecond: v.nullable(ms),
  loads: v.array(
    v.looseObject({ name: text, perSecond: above0, predictedMs: waits, measuredMs: waits }),
  ),
});

const setCounts = v.looseObject({ reviews: count, labels: v.record(text, count) });

const machine = v.looseObject({
  id: text,
  cpu: text,
  cores: count,
  memoryGiB: ms,
  os: text,
  node: text,
  packages: v.record(text, text),
});

const column = v.union([text, count]);
const recognised = v.looseObject({
  file: text,
  format: text,
  encoding: v.optional(text),
  gzip: v.boolean(),
  separator: v.optional(text),
  header: v.optional(v.boolean()),
  text: column,
  label: column,
  id: v.optional(column),
  rows: count,
  first: v.array(v.looseObject({ row: count, text, label: text })),
});

const experiment = v.looseObject({
  version: v.literal(2),
  createdAt: v.pipe(text, v.isoTimestamp()),
  machine,
  input: v.record(text, text),
  recognised: v.optional(v.array(recognised)),
  data: v.record(text, setCounts),
  labels: v.array(text),
  models: v.pipe(
    v.array(model),
    v.check(
      (models) =>
        new Set(models.map(({ name, notebook }) => `${notebook}\n${name}`)).size === models.length,
      'a model is listed twice for one notebook',
    ),
  ),
  choice: v.optional(choice),
  costModels: v.record(text, costModel),
  arrivals: v.record(
    text,
    v.looseObject({ reviews: count, utilisationShare: share, timeToAnswerMs: percentiles }),
  ),
  service: v.optional(service),
  policies: v.optional(v.array(policyChoice)),
  learner: v.optional(learner),
});

/**
 * Returns what was read as the record that it is.
 *
 * @param where what it was read from, for the message
 * @throws RangeError with one sentence that names the first thing that is wrong
 */
export function checkExperiment(found: unknown, where: string): Experiment {
  const result = v.safeParse(experiment, found, { abortEarly: true });
  if (result.success) return found as Experiment; // not the output, which lacks labels such as 'constructor'
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'it';
  throw new RangeError(
    issue.type === 'check'
      ? `${where}: ${place}: ${issue.message}.`
      : `${where}: ${place} must be ${issue.expected ?? 'of another form'}, but is ${issue.received}.`,
  );
}
