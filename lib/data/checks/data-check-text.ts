/** The data check in sentences: first what was read, then what to beware of. */
import type { DataCheck, SetCheck } from './data-check';
import { rowsNeeded } from './test-size';
import { visible } from '../visible';

const SHOWN = 5;

/**
 * What was read, a sentence each.
 *
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * const found = dataCheck({ train: reviews, test: reviews, shift: [] })
 * dataCheckFacts(found)[0] // => '8 rows read, 8 kept (4 training, 4 test), 0 left out.'
 */
export function dataCheckFacts({ rowsRead, leftOut, sets }: DataCheck): string[] {
  const counted = sets.map(({ name, reviews }) => `${reviews} ${name}`).join(', ');
  return [
    `${rowsRead} rows read, ${rowsRead - leftOut.length} kept (${counted}), ${leftOut.length} left out.`,
    ...sets.map(
      ({ name, classes, baseline }) =>
        `The ${name} set: ${some(classes.map(([label, n]) => `${n} ${visible(label)}`))}; always answering the commonest class is right for ${percent(baseline)}.`,
    ),
  ];
}

/**
 * The whole check, as a notebook shows it: what was read, then what to beware of.
 *
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * const found = dataCheck({ train: reviews, test: reviews, shift: [] })
 * describeDataCheck(found)[3].startsWith('Beware: 4 test reviews stand in the training set') // => true
 */
export function describeDataCheck(check: DataCheck): string[] {
  const warnings = dataCheckWarnings(check).map((warning) => `Beware: ${warning}`);
  const none = 'Nothing to beware of was found.';
  return [...dataCheckFacts(check), ...(warnings.length > 0 ? warnings : [none])];
}

/**
 * What to beware of, a sentence each; none when nothing was found.
 *
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * const found = dataCheck({ train: reviews, test: reviews, shift: [] })
 * dataCheckWarnings(found)[0].startsWith('4 test reviews stand in the training set') // => true
 */
export function dataCheckWarnings(check: DataCheck): string[] {
  const { leftOut, leaks, contradictions, swallowedRows, garbledTexts, alikeLabels, oddLabels } =
    check;
  const exact = leaks.filter((leak) => leak.exact).length;
  return [
    ...told(leftOut.length, `${leftOut.length} rows were left out: ${some(leftOut.map(({ file, row, why }) => `${file} row ${row}${why}`))}.`),
    ...told(leaks.length, `${leaks.length} test reviews stand in the training set (${exact} word for word, ${leaks.length - exact} nearly), so the accuracy on them says nothing about new reviews: ${some(leaks.map((leak) => `${leak.file} ${visible(leak.id)} is ${leak.otherFile} ${visible(leak.otherId)}`))}. --drop-leaks takes such reviews out of the training set.`),
    ...told(contradictions.length, `${contradictions.length} texts stand there with different labels: ${some(contradictions.map(({ labels, places }) => `${labels.map((label) => visible(label)).join(' and ')} (${some(places)})`))}. No model can be right on all of them.`),
    ...told(swallowedRows.length, `${swallowedRows.length} texts hold a line break after a label, as if a quote that was not closed had swallowed other rows: ${some(swallowedRows)}. Look at those rows.`),
    ...told(garbledTexts.length, `${garbledTexts.length} texts hold signs of a wrong encoding, such as 'Ã©' for 'é': ${some(garbledTexts)}. Save the file anew from its source, or name its encoding with --encoding.`),
    ...alikeLabels.map(({ labels, counts, place }) => `The labels ${labels.map((label, at) => `'${visible(label)}' (${reviewsOf(counts[at])})`).join(' and ')} look alike but count as different classes; ${isRarest(counts) ? 'the rarest' : 'one of the rarest'} is in ${place}. Write them in one way.`),
    ...oddLabels.map(({ label, count, place, kind }) => kind === 'missing'
      ? `The label '${visible(label)}' (${reviewsOf(count)}, the first in ${place}) is how programs write a missing value, and counts as a class here. Take those rows out, or give their labels.`
      : `The label '${visible(label)}' (${reviewsOf(count)}, the first in ${place}) is another class with something behind it, as where a space or quote is missing. Correct those rows, if so.`),
    ...check.sets.flatMap((set) => setWarnings(set, check)),
    ...told(Number(check.sets[1].baseline >= check.target), `Always answering the commonest class is already right for ${percent(check.sets[1].baseline)} of the test reviews: 'above ${percent(check.target)}' says little here. Look at the recall of each class.`),
    ...sizeWarning(check),
  ]; // prettier-ignore
}

function setWarnings(set: SetCheck, { analyzer, sets }: DataCheck): string[] {
  const { name, reviews, withoutWords, unspaced, unknownWords, duplicateIds } = set;
  const expected = sets[0].unknownWords;
  const odds = (share: number): number => share / (1 - share);
  const unusual =
    analyzer === 'word' && unknownWords > 0.2 && odds(unknownWords) > 3 * odds(expected);
  return [
    ...told(duplicateIds, `${duplicateIds} reviews of the ${name} set have an id that an earlier one has.`),
    ...told(analyzer === 'word' ? withoutWords : 0, `${withoutWords} of ${reviews} texts of the ${name} set hold no word of two letters or digits; the model answers them all alike. --analyzer char reads single characters.`),
    ...told(analyzer === 'word' ? unspaced : 0, `${unspaced} of ${reviews} texts of the ${name} set are in a script without spaces between words, such as Chinese, which is taken for one long word a sentence. Use --analyzer char.`),
    ...told(Number(unusual), `${percent(unknownWords)} of the words of the ${name} set do not occur in the training set, where ${percent(expected)} would be expected of more texts like its own: these could be of another language or subject.`),
  ]; // prettier-ignore
}

function sizeWarning({ sets: [, test], target, accuracyNeeded }: DataCheck): string[] {
  const at = target + (1 - target) / 3; // a model that is a third of the way from the target to perfect
  const enough = rowsNeeded(at, target);
  if (test.reviews >= enough) return [];
  const claim = accuracyNeeded < 1
      ? `an accuracy above ${percent(accuracyNeeded)} must be measured`
      : 'not even an accuracy of 100 % is enough'; // prettier-ignore
  return [
    `With ${test.reviews} test reviews ${claim} before 'above ${percent(target)}' can be claimed (95 % interval); for a model that is right for ${percent(at)}, ${enough} test reviews would do.`,
  ];
}

function told(count: number, sentence: string): string[] {
  return count > 0 ? [sentence] : [];
}

/** Whether one label has fewer reviews than each of the others. */
function isRarest(counts: readonly number[]): boolean {
  const least = Math.min(...counts);
  return counts.filter((count) => count === least).length === 1;
}

function reviewsOf(count: number): string {
  return count === 1 ? '1 review' : `${count} reviews`;
}

function some(items: readonly string[]): string {
  const shown = items.slice(0, SHOWN).join('; ');
  return items.length > SHOWN ? `${shown}; and ${items.length - SHOWN} more` : shown;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
