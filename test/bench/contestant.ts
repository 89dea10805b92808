/** Who takes part in the benchmark: something that labels reviews, in a batch or in real time. */
import type { LabelledTexts } from './review-sets';

export type Mode = 'batch' | 'in real time';
export const MODES: readonly Mode[] = ['batch', 'in real time'];

/** Milliseconds for labelling the first `count` reviews of a set, `passes` times over. */
export type Run = (set: 'short' | 'long', count: number, passes: number) => Promise<number>;

export interface Contestant {
  readonly name: string;
  /** A mode it does not have is left out: no contestant is timed for a loop that is not its own. */
  readonly runs: Partial<Record<Mode, Run>>;
  /** Its labels for texts, for the accuracy; none for the floor. */
  readonly predict?: (texts: readonly string[]) => Promise<readonly string[]>;
}

/** What keeps the engine from leaving out work whose result nobody reads. */
export const sink = { total: 0 };

/** A contestant in this process, timed by this process' clock. */
export function localContestant(
  name: string,
  sets: { readonly short: readonly string[]; readonly long: readonly string[] },
  functions: {
    readonly predict?: (texts: readonly string[]) => readonly string[];
    readonly predictOne?: (text: string) => string;
  },
): Contestant {
  const { predict, predictOne } = functions;
  const runs: Partial<Record<Mode, Run>> = {};
  const timed =
    (work: (texts: readonly string[]) => void): Run =>
    (set, count, passes) => {
      const texts = sets[set].slice(0, count);
      const start = performance.now();
      for (let pass = 0; pass < passes; pass++) work(texts);
      return Promise.resolve(performance.now() - start);
    };
  if (predict) runs.batch = timed((texts) => (sink.total += predict(texts).length));
  if (predictOne) {
    runs['in real time'] = timed((texts) => {
      for (const text of texts) sink.total += predictOne(text).length;
    });
  }
  const label =
    predict ?? (predictOne && ((texts: readonly string[]) => texts.map((t) => predictOne(t))));
  return { name, runs, predict: label && ((texts) => Promise.resolve(label(texts))) };
}

/** The share of the test reviews labelled right. */
export async function accuracyOf(
  contestant: Contestant,
  { texts, labels }: LabelledTexts,
): Promise<number | null> {
  if (!contestant.predict) return null;
  const predictions = await contestant.predict(texts);
  return predictions.filter((label, at) => label === labels[at]).length / labels.length;
}
