/**
 * Times contestants that label reviews against each other: all are warmed up, then take turns, short and many. The
 * median of the rounds counts.
 */
import { entryOf, type BenchEntry } from './bench-report';
import { MODES, type Contestant, type Mode } from './contestant';
import { takeTurns, type Side } from './take-turns';

/** A turn goes over the set at least once and takes about this long; a slow one takes fewer reviews. */
const TURN_MS = 20;
const LONGEST_TURN_MS = 125;
const WARM_UP_MS = 400;
const FEWEST_REVIEWS = 25;

export async function timeInTurns(
  contestants: readonly Contestant[],
  sets: { readonly short: readonly unknown[]; readonly long: readonly unknown[] },
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchEntry[]> {
  const entries: (Side & { name: string; mode: Mode; reviews: 'short' | 'long' })[] = [];
  for (const reviews of ['short', 'long'] as const) {
    for (const { name, runs } of contestants) {
      for (const mode of MODES) {
        const run = runs[mode];
        if (run === undefined) continue;
        onProgress(`warm-up: ${name}, ${mode}, ${reviews}`);
        const few = Math.min(FEWEST_REVIEWS, sets[reviews].length);
        let perReview = Infinity;
        for (let spent = 0; spent < WARM_UP_MS;) {
          const time = await run(reviews, few, 1);
          spent += Math.max(time, 0.02);
          perReview = time / few;
        }
        const affordable = Math.max(few, Math.floor(LONGEST_TURN_MS / perReview));
        const count = Math.min(sets[reviews].length, affordable);
        const passes = Math.max(1, Math.round(TURN_MS / (perReview * count)));
        await run(reviews, count, 1);
        const measure = async (): Promise<number> =>
          ((await run(reviews, count, passes)) * 1000) / (count * passes);
        entries.push({ name, mode, reviews, measure, samples: [] });
      }
    }
  }
  const turns = ['short', 'long'].map((set) => entries.filter(({ reviews }) => reviews === set));
  await takeTurns(turns, rounds, onProgress);
  return entries.flatMap(
    ({ name, mode, reviews, samples }) => entryOf(name, mode, 'µs/review', samples, reviews) ?? [],
  );
}
