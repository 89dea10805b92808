/** The first sentences of the outcome: what the exercise found, and which model to ship, read from the record. */
import type { Choice } from '../../measure/timing/choose-model';
import type { ModelResults } from '../../measure/timing/model-results';
import { surelyLonger } from '../../measure/timing/ratio';
import type { Target } from '../../measure/timing/target';
import { describeChoice } from '../../plots/words/choice-sentences';
import { formatDuration, formatInterval, formatRatio } from '../../plots/words/numbers';

/** Below this share of its limit a time is far below it. */
const FAR = 0.1;

/**
 * Returns what running one model both ways has shown, in one sentence.
 *
 * @param model the first model, as it was measured in the rounds that the outcome shows
 */
export function findingText(model: ModelResults | undefined): string {
  if (model === undefined) return 'No model was measured in this run.';
  const answers = model.identical
    ? 'The same model gives the same answers both ways'
    : 'The same model does not give the same answers both ways';
  return `${answers}; ${priceText(model)}; ${limitText(model)}.`;
}

/** How many times as much a review costs, claimed only as far as the interval allows. */
function priceText({ ratio, validity }: ModelResults): string {
  const range = `95 % interval ${formatInterval([ratio.low, ratio.high], formatRatio)}`;
  const times = `${formatRatio(ratio.ratio)} times as much in real time as in the batch (${range})`;
  if (!validity.quiet) {
    return `a review cost ${times}, which is uncertain, since something else was at work on the machine`;
  }
  return surelyLonger(ratio) === 0
    ? `this run does not show that a review costs more in real time than in the batch (${times})`
    : `a review costs ${times}`;
}

/** Where its times lie beside the limit on a review in real time. */
function limitText({ batch, targets }: ModelResults): string {
  const times = targets.filter(({ unit }) => unit === 'ms');
  const [{ limit } = { limit: NaN }] = times;
  if (times.length === 0) return 'no limit was set on its time';
  const at = `the limit of ${formatDuration(limit)}`;
  if (times.some(({ verdict }) => verdict === 'missed')) return `in real time it misses ${at}`;
  if (times.some(({ verdict }) => verdict === 'uncertain')) {
    return `whether it keeps to ${at} in real time is uncertain`;
  }
  const far = [batch.perReviewMs, ...times.map(({ value }) => value)].every(
    (ms) => ms < FAR * limit,
  );
  return `both are ${far ? 'far ' : ''}below ${at}`;
}

/** Returns which model to ship and by what; undefined where the run recorded no choice. */
export function choiceText(
  choice: Choice | undefined,
  models: readonly ModelResults[],
): { readonly model: string; readonly why: string } | undefined {
  if (choice === undefined) return undefined;
  const { name, decidedBy } = choice;
  if (name === undefined)
    return { model: 'none of these models', why: describeChoice(choice).join(' ') };
  const by = {
    accuracy: 'it is the most accurate for sure',
    p99: 'of the most accurate it has the shortest p99 for sure',
    simplicity: 'nothing tells it from the others for sure, and none of them is simpler',
    nothing: 'it is the only one above the least accuracy',
  }[decidedBy];
  const unsettled = (models.find((model) => model.name === name)?.targets ?? []).filter(
    ({ verdict }) => verdict !== 'met',
  );
  return { model: name, why: `${by}${unsettledText(unsettled)}.` };
}

function unsettledText(targets: readonly Target[]): string {
  if (targets.length === 0) return '';
  const names = targets.map(
    ({ name, verdict }) => `${name.replace(/,? (above|below)$/, '')} (${verdict})`,
  );
  return `; not all of its targets are met: ${names.join(', ')}`;
}
