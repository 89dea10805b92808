/** A predict function as stages that run one after another: checked against the whole, and timed. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../timing/clock';

/** One step of a predict function. The first takes texts, each other what the one before it returns. */
export interface Stage {
  readonly name: string;
  // `never` accepts functions of any parameter type: the stages fit each other, not one type.
  readonly run: (input: never) => unknown;
}

/** Milliseconds spent in each stage over all calls, `repeats` times over. */
export function timeStages(
  stages: readonly Stage[],
  calls: readonly string[][],
  repeats: number,
  clock: Clock,
): Float64Array {
  const runs = stages.map(({ run }) => run as (input: unknown) => unknown);
  const sums = new Float64Array(runs.length);
  for (let i = 0; i < repeats; i++) {
    for (const call of calls) {
      let value: unknown = call;
      let before = clock();
      for (let k = 0; k < runs.length; k++) {
        value = runs[k](value);
        const now = clock();
        sums[k] += now - before;
        before = now;
      }
    }
  }
  return sums;
}

/**
 * Checks that there are stages, each with a name of its own.
 *
 * @throws RangeError when there are no stages or two of one name
 */
export function checkStages(stages: readonly Stage[]): void {
  if (stages.length === 0) throw new RangeError('breakDown: there are no stages');
  if (new Set(stages.map((stage) => stage.name)).size !== stages.length) {
    throw new RangeError('breakDown: two stages have the same name');
  }
}

/**
 * Checks that the stages, one after the other, answer as the whole does.
 *
 * @throws Error when the stages do not answer as the whole does
 */
export function checkAnswers(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  call: readonly string[],
): void {
  const staged = stages.reduce<unknown>(
    (value, { run }) => (run as (input: unknown) => unknown)(value),
    call,
  );
  if (!isDeepStrictEqual(staged, whole(call))) {
    throw new Error('the stages, run one after another, do not return what the whole returns');
  }
}
