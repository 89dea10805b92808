/** Which texts a timing function handed to predict, and in how many calls. */
import { finding, type Finding } from './check-result';
import type { PredictCall, Probe } from './probe';
import { sameList } from './run-learner';

/** Findings that are the same for the batch and the loop. */
function commonFinding(probe: Probe, fits: number): Finding | undefined {
  const { calls, original } = probe;
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

/** The calls of a batch: one with all texts, after warm-up calls of which none is timed. */
export function batchCallsFinding(probe: Probe, fits: number): Finding | undefined {
  const common = commonFinding(probe, fits);
  if (common !== undefined) return common;
  const { calls, original } = probe;
  const timed = timedCalls(probe, 1);
  if (timed.length === 1) return textsFinding(timed[0].texts, original);
  if (timed.every(({ texts }) => texts.length === 1)) {
    return finding(
      'loop-called-batch',
      `${timed.length} calls, a batch is one`,
      'Hand the whole list to predict in one call; it returns one answer for each text.',
    );
  }
  if (timed.every(({ texts }) => sameList(texts, original))) {
    return finding(
      'warm-up-timed',
      `the whole list was predicted ${timed.length} times between the readings of the clock`,
      'Read the clock after the warm-up, just before the one call that counts.',
    );
  }
  return finding(
    'batch-in-pieces',
    `${calls.length} calls with ${calls
      .map(({ texts }) => texts.length)
      .slice(0, 6)
      .join(', ')} texts`,
    'A batch is one call with all of them.',
  );
}

/** The calls of one at a time: each text in a list of its own, in order. */
export function singleCallsFinding(probe: Probe, fits: number): Finding | undefined {
  const common = commonFinding(probe, fits);
  if (common !== undefined) return common;
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
  return finding('other-texts', `${seen}, or other ones`, 'Every text once, as it is, in order.');
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return new Set(a).size === known.size && a.every((text) => known.has(text));
}
