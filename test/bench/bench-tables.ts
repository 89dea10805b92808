/** The benchmark's findings as Markdown tables, for the terminal and the README. */
import type { Ratio } from '../../lib/dist/measure/timing/ratio';
import type { BenchEntry, BenchRatio } from './bench-report';

interface BenchFindings {
  readonly entries: readonly BenchEntry[];
  readonly ratios: readonly BenchRatio[];
  /** By the names of the entries. */
  readonly accuracies: Readonly<Record<string, number>>;
}

/** All of it as Markdown: times per review, other times, ratios. */
export function benchTables({ entries, ratios, accuracies }: BenchFindings): string {
  const perReview = entries.filter(({ unit }) => unit === 'µs/review');
  const names = [...new Set(perReview.map(({ name }) => name))];
  const columns = ['short', 'long'].flatMap((r) => ['batch', 'in real time'].map((m) => [r, m]));
  const rows = names.map((name) => {
    const accuracy: number | undefined = accuracies[name];
    const cells = columns.map(([reviews, mode]) => {
      const entry = perReview.find(
        (e) => e.name === name && e.mode === mode && e.reviews === reviews,
      );
      return entry ? withRange(entry) : '–';
    });
    return [name, ...cells, accuracy === undefined ? '–' : `${(100 * accuracy).toFixed(1)} %`];
  });
  const heading = ['µs a review', ...columns.map(([r, m]) => `${r}, ${m}`), 'accuracy'];
  return [markdown([heading, ...rows]), entryTables({ entries, ratios })].join('\n\n');
}

/** Times other than those per review, and ratios. */
export function entryTables({ entries, ratios }: Omit<BenchFindings, 'accuracies'>): string {
  const others = entries
    .filter(({ unit }) => unit !== 'µs/review')
    .map((entry) => [
      entry.reviews === 'long' ? `${entry.mode}, long reviews` : entry.mode,
      entry.name,
      `${withRange(entry)} ${entry.unit}`,
    ]);
  const ratioNames = [...new Set(ratios.map(({ name }) => name))];
  const ratioRows = ratioNames.map((name) => [
    name,
    ...(['short', 'long', undefined] as const).map((reviews) => {
      const ratio = ratios.find((r) => r.name === name && r.reviews === reviews);
      return ratio ? withInterval(ratio) : '–';
    }),
  ]);
  return [
    markdown([['', 'who', 'median (range)'], ...others]),
    markdown([
      ['ratio, geometric mean of the rounds (95 % interval)', 'short', 'long', 'all'],
      ...ratioRows,
    ]),
  ].join('\n\n');
}

function withRange({ median, min, max }: BenchEntry): string {
  const [shown, low, high] = [median, min, max].map(threeDigits);
  return min === max ? shown : `${shown} (${low}–${high})`;
}

export function withInterval({ ratio, low, high }: Ratio): string {
  return high === null
    ? threeDigits(ratio)
    : `${threeDigits(ratio)} (${threeDigits(low)}–${threeDigits(high)})`;
}

/** Three digits that count, without an exponent. */
export function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function markdown([heading, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}
