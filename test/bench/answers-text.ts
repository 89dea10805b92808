/** The whole benchmark's findings as text, with what they were measured on. */
import { benchTables } from './bench-tables';
import type { ReviewSets } from './review-sets';
import type { BenchResult } from './run-benchmark';

/** Writes the findings as text. */
export function answersText(
  sets: ReviewSets,
  rounds: number,
  result: BenchResult,
): { data: object; text: string } {
  const { versions, memory, notes } = result;
  const size = (texts: readonly string[]) => ({
    reviews: texts.length,
    meanCharacters: Math.round(texts.join('').length / texts.length),
  });
  const train = size(sets.train.texts);
  const trainLong = size(sets.trainLong.texts);
  const short = size(sets.short);
  const long = size(sets.long);
  const pythons = versions.map((each) =>
    Object.entries(each)
      .map(([name, version]) => `${name} ${String(version)}`)
      .join(', '),
  );
  const megabytes = (value: number): string => `${value.toFixed(1)} MB`;
  const text = [
    ...(pythons.length > 0 ? [`Beside ${pythons.join('; ')}.`, ''] : []),
    `Labelled: ${short.reviews} short reviews of ${short.meanCharacters} characters on average, ` +
      `${long.reviews} long ones of ${long.meanCharacters}. Trained on: ${train.reviews} reviews of ` +
      `${train.meanCharacters} characters, or the same joined to ${trainLong.reviews} long ones of ` +
      `${trainLong.meanCharacters}. Medians (and ranges) of ${rounds} rounds, in turns, after warm-up`,
    '',
    benchTables(result),
    '',
    `Memory: compiled and scored ${memory.reviews.toLocaleString('en')} reviews in batch in ` +
      `${(memory.scoredMs / 1000).toFixed(1)} s; heap ${megabytes(memory.beforeMegabytes)} before, ` +
      `${megabytes(memory.compiledMegabytes)} compiled, ${megabytes(memory.peakMegabytes)} at ` +
      `most, ${megabytes(memory.afterMegabytes)} after`,
    ...notes,
  ].join('\n');
  return { data: { train, trainLong, test: sets.test.texts.length, short, long }, text };
}
