/** Whether a model can be trained and tested on the data at all: said before anything is trained. */
import { DataError } from '../data-error';
import { countLabels } from '../label-counts';
import { place } from '../place';
import type { Review } from '../reviews';
import { visible } from '../visible';
import { hasWord } from '../words';

const FEWEST = 10;

export interface Sets {
  readonly train: readonly Review[];
  readonly test: readonly Review[];
  readonly shift: readonly Review[];
}

/**
 * Checks the sets.
 *
 * @returns the classes, in alphabetical order
 * @throws DataError: one class only, a class that one side lacks, fewer than 10 training reviews, no
 *   text with a word
 */
export function checkTrainable({ train, test, shift }: Sets, analyzer: 'word' | 'char'): string[] {
  const file = train[0]?.file ?? test[0]?.file ?? 'the data';
  const classes = countLabels([...train, ...test].map(({ label }) => label));
  const labels = [...classes.keys()];
  if (labels.length < 2) {
    throw new DataError(
      `${file}: all labels are '${visible(labels[0] ?? '')}'; a classifier needs two classes or more. Check which column holds the label (--label).`,
    );
  }
  if (train.length < FEWEST) {
    throw new DataError(
      `${file}: ${train.length} reviews to train on, ${test.length} to test on; at least ${FEWEST} to train on are needed. Add labelled reviews.`,
    );
  }
  if (labels.length > train.length / 2) {
    throw new DataError(
      `${file}: ${labels.length} different labels for ${train.length} training reviews, such as '${visible(labels[0])}'. Check which column holds the label (--label).`,
    );
  }
  const all = [...train, ...test];
  sameClasses(labels, train, all, 'training', file);
  sameClasses(labels, test, all, 'test', test[0]?.file ?? file);
  const known = new Set(train.map(({ label }) => label));
  const stranger = shift.find(({ label }) => !known.has(label));
  if (stranger !== undefined) {
    throw new DataError(
      `${stranger.file ?? 'the second test set'}: row ${stranger.row ?? '?'}: the label '${visible(stranger.label)}' is not in the training set, which has ${list(labels)}. Correct it, or take those rows out.`,
    );
  }
  if (analyzer === 'word' && !train.some(({ text }) => hasWord(text))) {
    throw new DataError(
      `${file}: no text holds a word of two letters or digits, so there is no vocabulary. Check which column holds the text (--text), or cut texts into characters: --analyzer char.`,
    );
  }
  return labels;
}

function sameClasses(
  labels: readonly string[],
  set: readonly Review[],
  all: readonly Review[],
  name: string,
  file: string,
): void {
  const has = new Set(set.map(({ label }) => label));
  const lacking = labels.filter((label) => !has.has(label));
  if (lacking.length === 0) return;
  const [first] = lacking;
  const own = all.filter(({ label }) => label === first);
  const reviews = own.length === 1 ? 'one review' : `${own.length} reviews`;
  const which = own.length <= 3 ? `in all: ${own.map(place).join(', ')}` : 'all in the other set';
  throw new DataError(
    `${file}: the ${name} set lacks the ${lacking.length === 1 ? 'class' : 'classes'} ${list(lacking)}. ` +
      `'${visible(first)}' has ${reviews}, ${which}. Every class must stand in both: add reviews of it, or take it out; if names are written in two ways, make them one.`,
  );
}

function list(labels: readonly string[]): string {
  const shown = labels
    .slice(0, 10)
    .map((label) => `'${visible(label)}'`)
    .join(', ');
  return labels.length > 10 ? `${shown} and ${labels.length - 10} more` : shown;
}
