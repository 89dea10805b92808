/** What the benchmark finds: times as entries, and the ratios between them. */
import { median } from '../measure/latency-summary';
import { COMPILED, FLOOR, PACKAGES } from './kit-models';

export interface BenchEntry {
  readonly name: string;
  /** Such as 'batch' or 'training, warm'. */
  readonly mode: string;
  /** Which reviews; absent for training and first calls. */
  readonly reviews?: 'short' | 'long';
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** 'µs/review', 'µs' or 'ms'. */
  readonly unit: string;
}

/** How many times as fast (or, for 'within', as slow) one median is as another. */
export interface BenchRatio {
  readonly name: string;
  readonly reviews?: 'short' | 'long';
  readonly value: number;
}

/** Median and range of samples; null when there are none. */
export function entryOf(
  name: string,
  mode: string,
  unit: string,
  samples: readonly number[],
): BenchEntry | null {
  if (samples.length === 0) return null;
  const [min, max] = [Math.min(...samples), Math.max(...samples)];
  return { name, mode, median: median(samples), min, max, unit };
}

export const SCIKIT_LEARN = 'scikit-learn, TF-IDF + logistic regression';

/** The ratios that this kit's speed is stated by; those whose entries are missing are left out. */
export function benchRatios(entries: readonly BenchEntry[]): BenchRatio[] {
  const ratios: BenchRatio[] = [];
  const of = (name: string, mode: string, reviews?: string): number | undefined =>
    entries.find((e) => e.name === name && e.mode === mode && e.reviews === reviews)?.median;
  const add = (name: string, over?: number, under?: number, reviews?: 'short' | 'long'): void => {
    if (over === undefined || under === undefined) return;
    ratios.push({ name, ...(reviews && { reviews }), value: over / under });
  };
  const [batch, one] = ['batch', 'one at a time'];
  for (const reviews of ['short', 'long'] as const) {
    const compiled = of(COMPILED, batch, reviews);
    const compiledOne = of(COMPILED, one, reviews);
    const vs = (name: string, mode: string, other: string): void =>
      add(name, of(other, mode, reviews), mode === batch ? compiled : compiledOne, reviews);
    vs('compiled batch, times as fast as scikit-learn in batch', batch, SCIKIT_LEARN);
    vs('compiled one at a time, times as fast as scikit-learn one at a time', one, SCIKIT_LEARN);
    vs('compiled batch, times as fast as the packages in batch', batch, PACKAGES);
    vs('compiled one at a time, times as fast as the packages one at a time', one, PACKAGES);
    add('compiled one at a time / compiled batch', compiledOne, compiled, reviews);
    add('compiled batch / only reading the characters', compiled, of(FLOOR, one, reviews), reviews);
  }
  for (const mode of ['training, warm', 'training, fresh process']) {
    const name = `${mode}: newton-cg, times as fast as scikit-learn`;
    add(name, of('scikit-learn', mode), of('this kit, newton-cg', mode));
  }
  const first = 'first call, fresh process';
  add(
    `${first}: compiled, times as fast as scikit-learn`,
    of('scikit-learn', first),
    of('compiled', first),
  );
  return ratios;
}
