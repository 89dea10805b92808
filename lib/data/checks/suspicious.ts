/** Signs that a file was not read as it was meant. */
import { place } from '../place';
import type { Review } from '../reviews';
import { seen } from '../visible';

/** Labels that differ only in case, spaces or characters that cannot be seen. */
export interface AlikeLabels {
  readonly labels: readonly string[];
  /** Where the rarest of them first stands. */
  readonly place: string;
}

/**
 * Texts that hold a line break and, at the end of a line, a separator and a label: a quote that was
 * not closed has swallowed rows.
 *
 * @returns their places
 */
export function suspiciousTexts(reviews: readonly Review[]): string[] {
  const labels = new Set(reviews.map(({ label }) => label));
  return reviews.filter(({ text }) => text.includes('\n') && holdsRow(text, labels)).map(place);
}

function holdsRow(text: string, labels: ReadonlySet<string>): boolean {
  const lines = text.split('\n').slice(0, -1); // what follows the last break is the row's own end
  return lines.some((line) => {
    const separator = /[,;\t|]([^,;\t|]*)$/.exec(line);
    const first = /^([^,;\t|]*)[,;\t|]/.exec(line);
    const end = separator?.[1].trim().replace(/^"|"$/g, '');
    return (
      (end !== undefined && labels.has(end)) || (first !== null && labels.has(first[1].trim()))
    );
  });
}

export function suspiciousLabels(reviews: readonly Review[]): AlikeLabels[] {
  const counts = new Map<string, { count: number; first: Review }>();
  for (const review of reviews) {
    const known = counts.get(review.label);
    if (known === undefined) counts.set(review.label, { count: 1, first: review });
    else known.count++;
  }
  const alike = new Map<string, string[]>();
  for (const label of counts.keys())
    alike.set(seen(label), [...(alike.get(seen(label)) ?? []), label]);
  return [...alike.values()].flatMap((labels) => {
    if (labels.length < 2) return [];
    const [rarest] = [...labels].sort(
      (a, b) => (counts.get(a)?.count ?? 0) - (counts.get(b)?.count ?? 0),
    );
    const first = counts.get(rarest)?.first;
    return first === undefined ? [] : [{ labels, place: place(first) }];
  });
}
