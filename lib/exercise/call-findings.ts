/** Which texts a timing function handed to predict, and in how many calls. */
import { finding, type Finding } from './check-result';
import type { PredictCall, Probe } from './probe';
import { describe, near, sameList } from './run-learner';

/** Findings that are the same for the batch and the loop. */
export function commonFinding(probe: Probe, fits: number): Finding | undefined {
  const { calls } = probe;
  if (probe.notAList) {
    return finding(
      'string-for-list',
      'predict was called with a single text instead of a list',
      'predict takes a list, also for one review: predict([text]). A bare text is read letter by letter.',
    );
  }
  if (fits > 0) {
    return finding(
      'fits-while-measuring',
      'a model was trained while the clock ran',
      'Train once, before; here only predict is to be timed.',
    );
  }
  if (calls.length === 0) {
    return finding(
      'predict-not-used',
      'the predict it was handed was never called',
      'Use the parameter predict: another model, or answers kept from before, are not what is being timed.',
    );
  }
  return undefined;
}

/** The whole list in each turn of a loop. */
function wholeListFinding({ calls, original }: Probe): Finding | undefined {
  const whole = calls.filter(({ texts }) => sameList(texts, original)).length;
  if (whole === original.length && whole > 1) {
    return finding(
      'whole-list-each-turn',
      `${calls.length} calls, each with all ${original.length} texts`,
      'In the loop, hand over the one text whose turn it is, not the whole list; for a batch there is no loop.',
    );
  }
  return undefined;
}

/**
 * The calls of a batch: the total is the time of one call with all texts, whatever was called before it to warm up;
 * of several such calls it may be the median or the mean, as measurements are summed up.
 */
export function batchCallsFinding(probe: Probe, total: unknown): Finding | undefined {
  if (batchIsTimed(probe, total)) return undefined;
  const { calls, original } = probe;
  const whole = calls.filter(({ texts }) => sameList(texts, original));
  const repeated = wholeListFinding(probe);
  if (repeated !== undefined) return repeated;
  const timed = timedCalls(probe, 1);
  if (whole.length > 0 && timed.every(({ texts }) => sameList(texts, original))) return undefined;
  if (timed.length === 1) return textsFinding(timed[0].texts, original);
  if (timed.every(({ texts }) => texts.length === 1)) {
    return finding(
      'loop-called-batch',
      `${timed.length} calls, a batch is one`,
      'Hand the whole list to predict in one call; it returns one answer for each text.',
    );
  }
  if (whole.length > 0) return undefined;
  return finding(
    'batch-in-pieces',
    `${calls.length} calls with ${calls
      .map(({ texts }) => texts.length)
      .slice(0, 6)
      .join(', ')} texts`,
    'A batch is one call with all of them.',
  );
}

/** Whether a total is the time of a call with all texts, or the median or mean of several. */
export function batchIsTimed({ calls, original }: Probe, total: unknown): boolean {
  const whole = calls.filter(({ texts }) => sameList(texts, original));
  const times = whole.map(({ startMs, endMs }) => endMs - startMs);
  const later = times.map((_, from) => times.slice(from)); // what comes first may be a warm-up
  const summaries = [...times, ...later.flatMap((own) => [median(own), sum(own) / own.length])];
  return typeof total === 'number' && summaries.some((time) => near(total, time));
}

/**
 * The calls in real time: each text in a list of its own. Right too is another order, or several rounds, where each
 * latency is that of a call with its own text.
 */
export function singleCallsFinding(probe: Probe, latencies: unknown): Finding | undefined {
  if (ownLatencies(probe, latencies)) return undefined;
  const whole = wholeListFinding(probe);
  if (whole !== undefined) return whole;
  const { original } = probe;
  const timed = timedCalls(probe, original.length);
  if (timed.length === 1 && timed[0].texts.length > 1) {
    return finding(
      'batch-called-real-time',
      `one call with ${timed[0].texts.length} texts: that is a batch`,
      'In real time each review comes alone: one call a text, predict([text]).',
    );
  }
  if (timed.some(({ texts }) => texts.length !== 1)) {
    return finding(
      'several-texts-a-call',
      'some calls held no text, or more than one',
      'One call a text, predict([text]).',
    );
  }
  const sent = timed.map(({ texts }) => texts[0]);
  // As many in front as warm-up calls after the first reading of the clock.
  const extra = sent.length - original.length;
  if (extra > 0 && sameList(sent.slice(extra), original)) return undefined;
  return textsFinding(sent, original);
}

/** Whether each latency is the time of a single call with the text at its place, or the median or mean of several. */
export function ownLatencies({ calls, original }: Probe, latencies: unknown): boolean {
  if (!Array.isArray(latencies) || latencies.length !== original.length) return false;
  const times = new Map<string, number[]>();
  for (const { texts, startMs, endMs } of calls) {
    if (texts.length !== 1) continue;
    times.set(texts[0], [...(times.get(texts[0]) ?? []), endMs - startMs]);
  }
  const count = new Map<string, number>();
  for (const text of original) count.set(text, (count.get(text) ?? 0) + 1);
  return original.every((text, i) => {
    const own = times.get(text) ?? [];
    if (own.length < count.get(text)!) return false;
    const several = own.length > count.get(text)! ? [median(own), sum(own) / own.length] : [];
    return [...own, ...several].some((time) => near(Number(latencies[i]), time));
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The calls that count: where there are more than `needed`, those before the first reading of the clock are warm-up. */
export function timedCalls({ calls }: Probe, needed: number): readonly PredictCall[] {
  if (calls.length <= needed) return calls;
  const timed = calls.filter(({ readsBefore }) => readsBefore > 0);
  return timed.length > 0 ? timed : calls;
}

function textsFinding(sent: readonly string[], original: readonly string[]): Finding | undefined {
  if (sameList(sent, original)) return undefined;
  const seen = `predict saw ${sent.length} of ${original.length} texts`;
  if (sameList(sent, original.slice(1))) {
    return finding('first-left-out', `${seen}: the first is missing`, 'Lists are counted from 0.');
  }
  if (sameList(sent, original.slice(0, -1))) {
    return finding(
      'last-left-out',
      `${seen}: the last is missing`,
      'The last place of a list is length - 1: let the loop run while i < texts.length.',
    );
  }
  if (sent.length === new Set(original).size && sameSet(sent, original)) {
    return finding(
      'repeats-dropped',
      `${seen}: each different text once`,
      'A review that was written twice is answered twice: no Set, no answers kept from before.',
    );
  }
  if (sameList([...sent].sort(), [...original].sort())) {
    return finding(
      'order-changed',
      'predict saw the texts in another order',
      'Keep the order: answer and time number i belong to text number i.',
    );
  }
  return leftOutFinding(sent, original, seen);
}

function leftOutFinding(
  sent: readonly string[],
  original: readonly string[],
  seen: string,
): Finding {
  const known = new Set(original);
  const strange = sent.find((text) => !known.has(text));
  if (strange === 'undefined') {
    const advice =
      'The last place of a list is length - 1: let the loop run while i < texts.length.';
    return finding('past-the-end', `predict saw an undefined text, past the end`, advice);
  }
  if (strange !== undefined && original.every((text) => strange.includes(text))) {
    const advice = 'Hand over the list itself: joined, all reviews are one long text.';
    return finding('texts-joined', 'predict saw all texts joined into one', advice);
  }
  if (strange !== undefined) {
    const advice =
      'Hand over the text itself, texts[i], as it is: not its place, nor a changed copy.';
    return finding('other-texts', `predict saw ${describe(strange)}, none of the texts`, advice);
  }
  if (sent.length > 1 && new Set(sent).size === 1) {
    const advice = 'Take the text whose turn it is: texts[i], or the variable of for ... of.';
    return finding('same-text-each-turn', `predict saw the same text ${sent.length} times`, advice);
  }
  if (sent.length < original.length && sameList(sent, original.slice(0, sent.length))) {
    const advice = 'A return or break inside the loop ends it: put it after the loop.';
    return finding(
      'stops-early',
      `predict saw the first ${sent.length} of ${original.length} texts`,
      advice,
    );
  }
  return finding('other-texts', `${seen}, or some more than once`, 'Every text once, in order.');
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return new Set(a).size === known.size && a.every((text) => known.has(text));
}
