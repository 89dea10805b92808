/**
 * How long a single call takes by the length of its review, as scikit-learn's example *Prediction Latency* asks
 * what a latency hangs on.
 */
import { quarters } from '../quarters';
import { median } from '../timing/latency-summary';
import type { BothWays } from '../timing/both-ways';

/** Reviews of about one length. */
export interface LengthGroup {
  /** Characters of the shortest and of the longest. */
  readonly from: number;
  readonly to: number;
  readonly reviews: number;
  /** Median of the reviews' latencies, each of which is its own median over the rounds. */
  readonly latencyMs: number;
}

/**
 * Groups the reviews by length into quarters, those of one length together.
 *
 * @param texts those that were timed, in their order
 * @returns up to four groups, the shortest reviews first
 * @throws RangeError when the texts are not as many as were timed
 * @example
 * const texts = ['a', 'bb', 'ccc', 'dddd']
 * const timing = timeBothWays((some) => some.map(() => 'yes'), texts, { rounds: 3 })
 * latencyByLength(texts, timing).map(({ to }) => to) // => [1, 2, 3, 4]
 */
export function latencyByLength(texts: readonly string[], timing: BothWays): LengthGroup[] {
  if (texts.length !== timing.texts || texts.length === 0) {
    throw new RangeError(
      `latencyByLength: ${texts.length} texts, but ${timing.texts} were timed; both need the same`,
    );
  }
  const own = latenciesOf(timing);
  const lengths = texts.map((text) => text.length);
  return quarters(lengths).map(({ from, to, members }) => {
    const latencyMs = median(members.map((i) => median(own[i])));
    return { from, to, reviews: members.length, latencyMs };
  });
}

/** Each text's latencies: a round holds all texts, or of every few one, then the next ones. */
function latenciesOf({ texts, realTime }: BothWays): number[][] {
  const own = Array.from({ length: texts }, (): number[] => []);
  const parts = Math.round(texts / realTime.size);
  realTime.roundsMs.forEach((latenciesMs, round) =>
    latenciesMs.forEach((ms, call) => own[(round % parts) + call * parts].push(ms)),
  );
  return own;
}
