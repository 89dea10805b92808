/** Whether the times of a run can be those of the calls that were made: the check's own clock ran beside the learner's. */
import { finding, type Finding } from './check-result';
import { numberFinding, numberText, sameList } from './run-learner';
import type { ModelCall } from './watch-model';

/** The times that a run returned. */
interface RunTimes {
  readonly batch: { readonly totalMs: number };
  readonly realTime: { readonly latenciesMs: ArrayLike<unknown> };
}

/** Two clocks that are read one after the other, in ms. */
const APART = 0.02;

/**
 * A time cannot be shorter than the call that it is of (the check's clock runs inside), nor all of them together longer
 * than the whole run.
 */
export function runTimesFinding(
  calls: readonly ModelCall[],
  texts: readonly string[],
  elapsedMs: number,
  { batch, realTime }: RunTimes,
): Finding | undefined {
  const latencies = Array.from(realTime.latenciesMs);
  for (const value of [batch.totalMs, ...latencies] as unknown[]) {
    const problem = numberFinding(value, 'a time');
    if (problem !== undefined) return problem;
  }
  const times = latencies as number[];
  if (times.length !== texts.length) {
    return timesWrong(
      `${times.length} latencies for ${texts.length} reviews`,
      'One time for each review.',
    );
  }
  const all = [batch.totalMs, ...times];
  if (times.length > 1 && all.every(Number.isInteger) && all.some((ms) => ms > 0)) {
    return finding(
      'wall-clock',
      'every time is a whole number of milliseconds',
      'Use systemClock: Date.now has no parts of a millisecond, and can be set back.',
    );
  }
  const whole = calls.filter((call) => sameList(call.texts, texts)).map(({ ms }) => ms);
  const least = new Map<string, number>();
  for (const { texts: own, ms } of calls) {
    if (own.length === 1) least.set(own[0], Math.min(ms, least.get(own[0]) ?? ms));
  }
  if (batch.totalMs <= 0 || times.some((ms) => ms <= 0)) {
    return timesWrong('a time is 0 or below', CLOCK);
  }
  const short = times.findIndex((ms, i) => ms < least.get(texts[i])! - APART);
  if (batch.totalMs < Math.min(...whole) - APART || short >= 0) {
    const seen =
      short < 0
        ? `totalMs is ${numberText(batch.totalMs)}, but the call took ${numberText(Math.min(...whole))} ms`
        : `latency ${short} is ${numberText(times[short])}, but the call took ${numberText(least.get(texts[short])!)} ms`;
    return timesWrong(seen, CLOCK);
  }
  const sum = times.reduce((all, ms) => all + ms, 0);
  if (batch.totalMs + sum <= elapsedMs + APART) return undefined;
  return timesWrong(
    `the times are ${numberText(batch.totalMs + sum)} ms together, but the whole run took ${numberText(elapsedMs)} ms`,
    CLOCK,
  );
}

const CLOCK =
  'Hand systemClock to timeBatch and timeRealTime, and keep the times that they return.';

function timesWrong(seen: string, advice: string): Finding {
  return finding('times-wrong', seen, advice);
}
