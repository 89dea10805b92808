/**
 * The input of a run is pinned: what the check before the first notebook read is what every notebook reads. A file
 * that grows meanwhile would give each notebook other reviews, and numbers that belong to none.
 */
import { createHash } from 'node:crypto';
import { DataError } from './data-error';
import type { Review } from './review';

/** Returns a hash of each set of reviews, by its name: their texts, labels and other columns, in their order. */
export function hashSets(
  sets: Readonly<Record<string, readonly Review[]>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sets).map(([name, reviews]) => {
      const hash = createHash('sha256');
      for (const { id, text, label, extra } of reviews) {
        hash.update(JSON.stringify([id, text, label, ...extra]));
      }
      return [name, hash.digest('hex')];
    }),
  );
}

/**
 * Checks that these are the reviews that the run began with (REVIEWLAB_INPUT, set by `npm start`); outside a run it
 * checks nothing.
 *
 * @throws DataError naming the set that has changed
 */
export function checkPinned(sets: Readonly<Record<string, readonly Review[]>>): void {
  const pinned = process.env['REVIEWLAB_INPUT'];
  if (pinned === undefined || pinned === '') return;
  const hashes = JSON.parse(pinned) as Record<string, string>;
  const found = hashSets(sets);
  for (const [name, reviews] of Object.entries(sets)) {
    if (found[name] === hashes[name]) continue;
    const file = reviews[0]?.file ?? name;
    throw new DataError(
      `The data changed while the run went on: the ${name} set, from ${file}, has ${reviews.length} reviews now and is not what the check read. Run npm start again when the file is at rest, or on a copy of it.`,
    );
  }
}
