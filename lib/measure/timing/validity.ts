/**
 * Whether a measurement can be believed: what was seen that puts it in doubt, and which causes were tested.
 * A call stands apart as hyperfine has it (https://github.com/sharkdp/hyperfine): more than ten times
 * 1.4826 x MAD above the median, MAD being the median absolute deviation; 1.4826 x MAD estimates the standard
 * deviation of a normal distribution and is not moved by the slow calls themselves.
 */
import { latencyDrift } from './latency-blocks';
import { median } from './latency-summary';
import type { RoundsTaken } from './rounds';

/** One thing that was seen. */
export interface Finding {
  readonly kind: 'processor' | 'stalls' | 'drift';
  /** Sentences: what was seen, with its numbers, and what was tested of its causes. */
  readonly seen: string;
}

export interface Validity {
  /** False where something else than the model decided the times: then no time, and no ratio, decides anything. */
  readonly quiet: boolean;
  /** What puts it in doubt comes first. */
  readonly findings: readonly Finding[];
}

/** One single call. */
export interface Call {
  readonly ms: number;
  /** The number of its review. */
  readonly review: number;
}

/** A measurement of which nothing is known that puts it in doubt. */
export const QUIET: Validity = { quiet: true, findings: [] };

const DEVIATIONS = 10 * 1.4826;
/** More than one call in a hundred decides p99. */
const MANY = 0.01;
/** Share of the time without a processor from which other programs are said to have run. */
const LOST = 0.05;
/** A call may take longer by so much more than its review is longer. */
const BY_LENGTH = 2;

/**
 * Judges the single calls of a model.
 *
 * @param calls in their order, round after round
 * @param lengths the length of each review
 * @param lostShare the share of the time in which the program had no processor, where that is known
 * @example
 * judgeValidity([{ ms: 1, review: 0 }, { ms: 1, review: 1 }], [20, 30], 0).quiet // => true
 */
export function judgeValidity(
  calls: readonly Call[],
  lengths: readonly number[],
  lostShare?: number,
): Validity {
  const findings = [...validityOf({ lostShare }).findings];
  const { count, aboveMs } = stalledCalls(calls, lengths);
  if (count > MANY * calls.length) {
    const share = `${count} of ${calls.length} calls (${((100 * count) / calls.length).toFixed(1)} %)`;
    const tested =
      lostShare === undefined
        ? 'something else was at work.'
        : lostShare > LOST
          ? 'see above.'
          : 'it had a processor all the time, so they are its own pauses, such as collecting garbage.';
    findings.push({
      kind: 'stalls',
      seen: `${share} took more than ${twoDigits(aboveMs)} ms, which their reviews do not explain: ${tested}`,
    });
  }
  const quiet = !findings.some(
    ({ kind }) => kind === 'processor' || (kind === 'stalls' && lostShare === undefined),
  );
  const drift = driftFinding(calls, lengths);
  return { quiet, findings: drift === undefined ? findings : [...findings, drift] };
}

/**
 * Judges a measurement by its rounds alone: whether the program had a processor all the time.
 *
 * @example
 * validityOf({ lostShare: 0.4 }).quiet // => false
 */
export function validityOf({ lostShare = 0 }: Pick<RoundsTaken, 'lostShare'>): Validity {
  if (lostShare <= LOST) return QUIET;
  const seen = `The program had a processor for only ${Math.round(100 * (1 - lostShare))} % of the time: other work on this machine took the rest.`;
  return { quiet: false, findings: [{ kind: 'processor', seen }] };
}

/** Returns what puts the measurement in doubt; undefined where it is quiet. */
export function doubtOf({ quiet, findings }: Validity): string | undefined {
  return quiet ? undefined : findings[0].seen;
}

/** Counts the calls that stand apart although their review does not: it is not long, nor slow each time. */
function stalledCalls(
  calls: readonly Call[],
  lengths: readonly number[],
): { count: number; aboveMs: number } {
  const times = calls.map(({ ms }) => ms);
  const middle = median(times);
  const deviation = median(times.map((ms) => Math.abs(ms - middle)));
  const aboveMs = deviation > 0 ? middle + DEVIATIONS * deviation : 2 * middle;
  const fastest = new Map<number, number>();
  const often = new Map<number, number>();
  for (const { ms, review } of calls) {
    fastest.set(review, Math.min(ms, fastest.get(review) ?? Infinity));
    often.set(review, (often.get(review) ?? 0) + 1);
  }
  const typical = median(lengths);
  const isExplained = ({ ms, review }: Call): boolean =>
    (often.get(review) ?? 0) > 1
      ? (fastest.get(review) ?? 0) > aboveMs
      : ms / middle <= (BY_LENGTH * lengths[review]) / typical;
  const slow = calls.filter((call) => call.ms > aboveMs && !isExplained(call));
  return { count: slow.length, aboveMs };
}

function driftFinding(calls: readonly Call[], lengths: readonly number[]): Finding | undefined {
  const drift = latencyDrift(calls.map(({ ms }) => ms));
  if (drift === undefined) return undefined;
  const { fromMs, toMs } = drift;
  const change = `Calls became ${toMs < fromMs ? 'faster' : 'slower'} while they were measured: ${twoDigits(fromMs)} ms at first, ${twoDigits(toMs)} ms at the end (medians).`;
  const longer = latencyDrift(calls.map(({ review }) => lengths[review]));
  const sameWay = longer !== undefined && longer.toMs > longer.fromMs === toMs > fromMs;
  const cause = sameWay
    ? `So did their reviews become ${toMs < fromMs ? 'shorter' : 'longer'}, which may be why.`
    : `The lengths of their reviews do not explain it; ${toMs < fromMs ? 'a program that still warmed up' : 'a machine that grew busier or hotter'} could, which was not tested.`;
  return { kind: 'drift', seen: `${change} ${cause}` };
}

function twoDigits(ms: number): string {
  return String(Number(ms.toPrecision(2)));
}
