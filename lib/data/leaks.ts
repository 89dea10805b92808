/**
 * Reviews that stand in two files at once. A test on texts the model was trained on says nothing
 * about new ones ("data leakage", Kaufman et al., KDD 2011), so the two files are compared first.
 * Near copies count too: two texts that share half or more of their four-word runs (shingles,
 * Broder 1997).
 */
import type { Review } from './reviews';

/** A review of one file that stands, word for word or nearly, in another. */
export interface Leak {
  readonly id: string;
  readonly otherId: string;
  /** Share of the shorter text's four-word runs that the other text has too, from 0.5 to 1. */
  readonly shared: number;
}

const RUN = 4;

/**
 * Finds the reviews of `test` that stand in `train`, or nearly.
 *
 * @returns one leak for each pair, in the order of `test`; an empty list when there is none
 * @example
 * const train = parseReviews('text,label\nGood value.,good', 'train.csv')
 * const test = parseReviews('text,label\nGOOD value!,good', 'test.csv')
 * findLeaks(train, test)[0].shared // => 1
 */
export function findLeaks(train: readonly Review[], test: readonly Review[]): Leak[] {
  const trainRuns = train.map((review) => wordRuns(review.text));
  const holders = new Map<string, number[]>();
  trainRuns.forEach((runs, index) => {
    for (const run of runs) {
      const list = holders.get(run);
      if (list === undefined) holders.set(run, [index]);
      else list.push(index);
    }
  });
  return test.flatMap((review) => {
    const runs = wordRuns(review.text);
    const common = new Map<number, number>();
    for (const run of runs) {
      for (const index of holders.get(run) ?? []) common.set(index, (common.get(index) ?? 0) + 1);
    }
    return [...common].flatMap(([index, count]): Leak[] => {
      const shared = count / Math.min(runs.size, trainRuns[index].size);
      return shared >= 0.5 ? [{ id: review.id, otherId: train[index].id, shared }] : [];
    });
  });
}

/** The distinct four-word runs of a text; a text of fewer words is one run. */
function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
  if (words.length <= RUN) return new Set([words.join(' ')]);
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= words.length; i++) runs.add(words.slice(i, i + RUN).join(' '));
  return runs;
}
