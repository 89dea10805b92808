/** What the benchmark finds: times as entries, and the ratios between them. */
import { median } from '../../lib/dist/measure/timing/latency-summary';
import { roundRatio, type Ratio } from '../../lib/dist/measure/timing/ratio';
import { COMPILED, FLOOR, PACKAGES } from './kit-models';

type Reviews = 'short' | 'long';

export interface BenchEntry {
  readonly name: string;
  /** Such as 'batch' or 'training, warm'. */
  readonly mode: string;
  /** Which reviews; absent for first calls, and for training on the reviews as they are. */
  readonly reviews?: Reviews;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** 'µs/review', 'µs', 'ms' or 'MB'. */
  readonly unit: string;
  /** What each round measured. */
  readonly samples: readonly number[];
}

/**
 * How many times as fast (or, of a floor or a batch, as slow) one is as another: as the library has it, of each round,
 * since the speed of a machine changes less between neighbouring turns than from round to round.
 */
export interface BenchRatio extends Ratio {
  readonly name: string;
  readonly reviews?: Reviews;
}

/** What a part found, and who is left out, and why. */
export interface Findings {
  readonly entries: readonly BenchEntry[];
  readonly ratios: readonly BenchRatio[];
  readonly notes: readonly string[];
}

/** Median and range of samples; null when there are none. */
export function entryOf(
  name: string,
  mode: string,
  unit: string,
  samples: readonly number[],
  reviews?: Reviews,
): BenchEntry | null {
  if (samples.length === 0) return null;
  const [min, max] = [Math.min(...samples), Math.max(...samples)];
  const range = { median: median(samples), min, max };
  return { name, mode, ...(reviews && { reviews }), unit, ...range, samples };
}

/** The ratio over the rounds; null where an entry is missing. */
export function ratioOf(name: string, over?: BenchEntry, under?: BenchEntry): BenchRatio | null {
  if (over === undefined || under === undefined) return null;
  const { reviews } = under;
  return { name, ...(reviews && { reviews }), ...roundRatio(over.samples, under.samples) };
}

/** Of a version of scikit-learn, the name that its times per review have. */
export const scikitLearnModel = (name: string): string => `${name}, TF-IDF + logistic regression`;

/** The ratios that this kit's speed is stated by; those whose entries are missing are left out. */
export function benchRatios(entries: readonly BenchEntry[]): BenchRatio[] {
  const ratios: BenchRatio[] = [];
  const of = (name: string, mode: string, reviews?: Reviews): BenchEntry | undefined =>
    entries.find((e) => e.name === name && e.mode === mode && e.reviews === reviews);
  const add = (name: string, over?: BenchEntry, under?: BenchEntry): void => {
    ratios.push(...[ratioOf(name, over, under) ?? []].flat());
  };
  const [batch, one] = ['batch', 'in real time'];
  const versions = new Set(
    entries.flatMap(({ name }) => /^scikit-learn [\w.]+/.exec(name)?.[0] ?? []),
  );
  for (const reviews of ['short', 'long'] as const) {
    const compiled = of(COMPILED, batch, reviews);
    const compiledOne = of(COMPILED, one, reviews);
    const asFast = (mode: string, whom: string, other: string): void =>
      add(
        `compiled ${mode}, times as fast as ${whom} ${mode === batch ? 'in batch' : mode}`,
        of(other, mode, reviews),
        mode === batch ? compiled : compiledOne,
      );
    for (const mode of [batch, one]) {
      for (const version of versions) asFast(mode, version, scikitLearnModel(version));
    }
    asFast(batch, 'the packages', PACKAGES);
    asFast(one, 'the packages', PACKAGES);
    add('compiled in real time / compiled batch', compiledOne, compiled);
    add('compiled batch / only reading the characters', compiled, of(FLOOR, one, reviews));
  }
  for (const mode of ['training, warm', 'training, fresh process']) {
    for (const reviews of [undefined, 'long'] as const) {
      for (const version of versions) {
        add(
          `${mode}: newton-cg, times as fast as ${version}`,
          of(version, mode, reviews),
          of('this kit, newton-cg', mode, reviews),
        );
      }
    }
  }
  const first = 'first call, fresh process';
  for (const version of versions) {
    add(
      `${first}: compiled, times as fast as ${version}`,
      of(version, first),
      of('compiled', first),
    );
  }
  return ratios;
}
