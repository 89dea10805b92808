/**
 * The benchmark's rounds are the library's. What is compared stands in one turn, one after the other, and the other way
 * round in every second round: a shared machine may be half as fast for seconds at a time, so the two sides of a
 * ratio have to be neighbours.
 */
import { awaitRounds } from '../../lib/dist/measure/timing/rounds';

/** One side of a comparison: how it is measured once, and what was found so far. */
export interface Side<T = number> {
  readonly measure: () => T | Promise<T>;
  readonly samples: T[];
}

/**
 * Takes all turns in every round, and adds what each side's round measured to its samples.
 *
 * @param turns each with the sides that are compared with each other
 * @param warmup rounds before those that count; default none
 */
export async function takeTurns<T>(
  turns: readonly (readonly Side<T>[])[],
  rounds: number,
  onProgress: (what: string) => void,
  warmup = 0,
): Promise<void> {
  const plan = {
    turns: turns.map((sides) => async (round: number): Promise<void> => {
      const counted = round - warmup + 1;
      onProgress(counted < 1 ? 'warm-up' : `round ${counted} of ${rounds}`);
      for (const { measure, samples } of round % 2 === 0 ? sides : [...sides].reverse()) {
        const found = await measure();
        if (counted >= 1) samples.push(found);
      }
    }),
    ...{ least: 1, most: 1, startMs: 0, isPrecise: () => false },
  };
  await awaitRounds(plan, { rounds: rounds + warmup });
}
