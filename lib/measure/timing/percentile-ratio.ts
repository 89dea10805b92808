/**
 * How many times as long one model's slow answers take as another's, with an interval: the ratio of two
 * percentiles, measured on the same reviews in the same rounds. The interval is a bootstrap (Efron 1979):
 * reviews are drawn anew from those measured, with all their rounds and for both models alike, and
 * the ratio is taken again, 1000 times. Drawing whole reviews keeps together what belongs together: a long
 * review is slow in every round and for both.
 */
import { checkWhole } from '../argument-checks';
import { percentile } from './latency-summary';
import { seededRandom } from '../seeded-random';
import type { Ratio } from './ratio';

export interface PercentileRatioOptions {
  /** The percentile as a fraction; 0.99 unless told. */
  readonly fraction?: number;
  /** 0.95 unless told. */
  readonly confidence?: number;
  readonly draws?: number;
  readonly seed?: number;
}

/**
 * The first model's percentile divided by the second's.
 *
 * @param firstMs latencies in ms, round after round, in each round the same `reviews` reviews
 * @param secondMs the other model's, of the same rounds and reviews
 * @param reviews how many reviews a round holds
 * @throws RangeError when the lists differ in length, hold no whole rounds, or the percentile is 0
 * @example
 * percentileRatio(Float64Array.of(2, 4), Float64Array.of(1, 2), 2).ratio // => 2
 */
export function percentileRatio(
  firstMs: Float64Array,
  secondMs: Float64Array,
  reviews: number,
  { fraction = 0.99, confidence = 0.95, draws = 1000, seed = 1 }: PercentileRatioOptions = {},
): Ratio & { readonly high: number } {
  checkWhole('the number of reviews', reviews, 1);
  checkWhole('draws', draws, 100);
  const rounds = firstMs.length / reviews;
  if (firstMs.length !== secondMs.length || !Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(
      `${firstMs.length} and ${secondMs.length} latencies are not whole rounds of ${reviews} reviews`,
    );
  }
  const tops = [firstMs, secondMs].map((latencies) => slowestFirst(latencies, reviews));
  const random = seededRandom(seed);
  const drawn = new Int32Array(reviews);
  const ratios = Float64Array.from({ length: draws }, () => {
    drawn.fill(0);
    for (let i = 0; i < reviews; i++) drawn[Math.floor(random() * reviews)]++;
    const [first, second] = tops.map((top) => drawnPercentile(top, drawn, fraction));
    return first / second;
  }).sort();
  const middle = [firstMs, secondMs].map((values) => percentile(values.slice().sort(), fraction));
  if (!(middle[1] > 0)) throw new RangeError('percentileRatio: the second percentile is 0 ms');
  const tail = (1 - confidence) / 2;
  return {
    ratio: middle[0] / middle[1],
    low: percentile(ratios, tail),
    high: percentile(ratios, 1 - tail),
  };
}

interface Slowest {
  /** Latencies from the slowest to the fastest, and the review each belongs to. */
  readonly latenciesMs: Float64Array;
  readonly reviews: Int32Array;
}

function slowestFirst(latenciesMs: Float64Array, reviews: number): Slowest {
  const order = Array.from(latenciesMs.keys()).sort((a, b) => latenciesMs[b] - latenciesMs[a]);
  return {
    latenciesMs: Float64Array.from(order, (position) => latenciesMs[position]),
    reviews: Int32Array.from(order, (position) => position % reviews),
  };
}

/** The percentile when each review counts as often as it was drawn; only the slowest are looked at. */
function drawnPercentile(slowest: Slowest, drawn: Int32Array, fraction: number): number {
  const { latenciesMs, reviews } = slowest;
  const position = (1 - fraction) * (latenciesMs.length - 1); // counted from the slowest, from 0
  const above = Math.floor(position);
  let seen = 0;
  let upper = NaN;
  for (let i = 0; i < latenciesMs.length; i++) {
    seen += drawn[reviews[i]];
    if (Number.isNaN(upper) && seen > above) upper = latenciesMs[i];
    if (seen > above + 1) return upper + (position - above) * (latenciesMs[i] - upper);
  }
  return upper;
}
