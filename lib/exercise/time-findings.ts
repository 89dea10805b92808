/** Whether the times that a timing function returns are those of the clock it was handed, and if not, which they are. */
import { finding, type Finding } from './check-result';
import { batchIsTimed, ownLatencies, timedCalls } from './call-findings';
import type { PredictCall, Probe } from './probe';
import { describe, near, numberFinding, numberText } from './run-learner';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const allNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => near(value, b[i]));

function clockFinding({ readings }: Probe): Finding | undefined {
  if (readings.length > 0) return undefined;
  return finding(
    'wall-clock',
    'the clock it was handed was never read',
    'Use the parameter clock. Date.now is the time of day, which can be set back; performance.now cannot be checked here.',
  );
}

/** The total of a batch, in milliseconds. */
export function totalFinding(probe: Probe, totalMs: unknown): Finding | undefined {
  const problem = numberFinding(totalMs, 'totalMs') ?? clockFinding(probe);
  if (problem !== undefined) return problem;
  const total = totalMs as number;
  if (batchIsTimed(probe, total)) return undefined;
  const [{ startMs, endMs }] = timedCalls(probe, 1);
  const wanted = endMs - startMs;
  const mistake =
    unitFinding(total, wanted, 'totalMs') ?? readingFinding(probe, [total], 'totalMs');
  if (mistake !== undefined) return mistake;
  if (near(total, wanted / probe.original.length)) {
    return finding(
      'mean-for-total',
      `totalMs is ${numberText(total)}, the time of the call divided by the number of texts`,
      'totalMs is the time of the whole call; divide later, where you need it.',
    );
  }
  const spent = (calls: readonly PredictCall[]) =>
    sum(calls.map((call) => call.endMs - call.startMs));
  if ([probe.calls, timedCalls(probe, 1)].some((calls) => near(total, spent(calls)))) {
    return finding(
      'warm-up-timed',
      'totalMs holds the time of the warm-up too',
      'Read the clock after the warm-up, just before the call that counts.',
    );
  }
  return finding(
    'other-total',
    `totalMs is ${numberText(total)}; the call took ${numberText(wanted)} ms by the clock`,
    'Read the clock just before and just after the call, and take the difference.',
  );
}

/** The latencies of one at a time, in milliseconds. */
export function latenciesFinding(probe: Probe, given: unknown): Finding | undefined {
  const count = probe.original.length;
  if (typeof given === 'number') return oneTotal('latenciesMs is one number');
  const isList = Array.isArray(given) || ArrayBuffer.isView(given);
  if (!isList) {
    return finding(
      'latencies-no-list',
      `latenciesMs is no list: ${describe(given)}`,
      'Return one time for each text, in a list.',
    );
  }
  const values = Array.from(given as ArrayLike<unknown>);
  if (values.length === 1 && count > 1) return oneTotal('latenciesMs holds one number');
  for (const [i, value] of values.entries()) {
    const problem = numberFinding(value, `latency ${i}`);
    if (problem !== undefined) return problem;
  }
  const problem = clockFinding(probe);
  if (problem !== undefined) return problem;
  const times = values as number[];
  const timed = timedCalls(probe, count).slice(-count);
  const wanted = timed.map(({ startMs, endMs }) => endMs - startMs);
  if (ownLatencies(probe, times) || allNear(times, wanted)) return undefined;
  return latencyMistake(probe, times, wanted);
}

function latencyMistake(
  probe: Probe,
  times: readonly number[],
  wanted: readonly number[],
): Finding | undefined {
  const count = wanted.length;
  if (times.length !== count) {
    return finding(
      'latencies-wrong-length',
      `${times.length} latencies for ${count} texts`,
      'One time for each text: no more for a warm-up, no less for the first or last; make the list anew inside the function.',
    );
  }
  const total = sum(wanted);
  if (times.every((time) => near(time, total / count))) {
    return finding(
      'mean-for-latencies',
      `all ${count} latencies are the mean, ${numberText(times[0])} ms`,
      'Read the clock before and after each call: a mean hides the slow ones.',
    );
  }
  if (times.every((time) => time === times[0] && time !== 0)) {
    return finding(
      'one-for-all',
      `all ${count} latencies are the same, ${numberText(times[0])} ms`,
      'Keep the time of each call. A median or another summary is taken of them later.',
    );
  }
  const added = wanted.map((_, i) => sum(wanted.slice(0, i + 1)));
  if (allNear(times, added)) {
    return finding(
      'clock-read-once',
      'the times add up: each holds those before it',
      'The start was read once, before the loop. Read it again before each call.',
    );
  }
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  if (allNear(sorted(times), sorted(wanted))) {
    return finding(
      'latencies-reordered',
      'the latencies are right, but in another order',
      'Time number i belongs to text number i: sort a copy, later, where a percentile is taken.',
    );
  }
  const unit = unitFinding(times[0], wanted[0], 'the first latency');
  const reading = readingFinding(probe, times, 'latenciesMs');
  if (unit ?? reading) return unit ?? reading;
  const at = times.findIndex((time, i) => !near(time, wanted[i]));
  return finding(
    'other-latencies',
    `latency ${at} is ${numberText(times[at])}; the call took ${numberText(wanted[at])} ms by the clock (counted from 0)`,
    'Read the clock just before and just after each call, and keep the difference.',
  );
}

function oneTotal(seen: string): Finding {
  return finding(
    'one-total',
    `${seen}; one for each text is asked for`,
    'A total cannot show which answers were slow: keep the time of each call.',
  );
}

function unitFinding(value: number, wantedMs: number, what: string): Finding | undefined {
  const seen = `${what} is ${numberText(value)}`;
  if (near(value, wantedMs / 1000)) {
    return finding(
      'seconds-for-milliseconds',
      `${seen}: seconds, not milliseconds`,
      'The clock counts milliseconds: do not divide by 1000.',
    );
  }
  if (near(value, wantedMs * 1000)) {
    return finding(
      'microseconds-for-milliseconds',
      `${seen}: microseconds, not milliseconds`,
      'The clock counts milliseconds already: do not multiply by 1000.',
    );
  }
  for (const [unit, factor] of [
    ['nanoseconds', 1e6],
    ['minutes', 1 / 60_000],
  ] as const) {
    if (Math.abs(value / (wantedMs * factor) - 1) > 1e-9) continue;
    const advice = 'The clock counts milliseconds, and milliseconds are asked for.';
    return finding(`${unit}-for-milliseconds`, `${seen}: ${unit}, not milliseconds`, advice);
  }
  for (const digits of [0, 1, 2, 3]) {
    const all = [Math.round, Math.floor, Math.ceil].map((round) => round(wantedMs * 10 ** digits));
    if (!all.some((whole) => near(value, whole / 10 ** digits))) continue;
    return finding(
      'rounded',
      `${seen}: rounded${digits === 0 ? ' to whole milliseconds' : ''}`,
      'Keep all digits: on the real model an answer may take less than one. Round where you print.',
    );
  }
  if (near(value, -wantedMs)) {
    return finding('negative', `${seen}, below 0`, 'The end minus the start, not the reverse.');
  }
  return undefined;
}

function readingFinding(
  { readings }: Probe,
  values: readonly number[],
  what: string,
): Finding | undefined {
  if (values.every((value) => value === 0)) {
    return finding(
      'clock-around-nothing',
      `${what} is 0: nothing lies between the two readings of the clock`,
      'One reading just before the call of predict, one just after it.',
    );
  }
  if (values.every((value) => readings.some((reading) => near(reading, value)))) {
    return finding(
      'reading-for-difference',
      `${what} is what the clock said, ${numberText(values[0])}`,
      'One reading says nothing: take the difference between the end and the start.',
    );
  }
  return undefined;
}
