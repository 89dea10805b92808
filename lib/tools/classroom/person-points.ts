/** The points that a person wrote into a cell, in the ways that people write them. */

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * Reads points: 1.5 and 1,5; 2/2 and 1 of 2; 2 points; two; 1½. undefined for an empty cell.
 * @throws Error when it is none of these, below 0, or more than `most`: why
 */
export function personPoints(text: string, most: number): number | undefined {
  const cell = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (cell === '') return undefined;
  const [, points, , outOf] =
    /^(.+?)( ?(?:\/|of|out of|von) ?(\d+(?:[.,]\d+)?))?(?: ?(?:points?|pts?\.?|p\.?))?$/.exec(
      cell,
    ) ?? [];
  const value = numberOf(points ?? '');
  if (value === undefined) throw new Error('is no number of points');
  if (outOf !== undefined && numberOf(outOf) !== most) throw new Error(`is not out of ${most}`);
  if (value < 0) throw new Error('is below 0');
  if (value > most) throw new Error(`is more than the ${most} there are`);
  return value;
}

function numberOf(text: string): number | undefined {
  const half = /^(\d*) ?½$/.exec(text);
  if (half !== null) return Number(half[1] === '' ? 0 : half[1]) + 0.5;
  if (/^[-+\u2212]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(text)) {
    return Number(text.replace('\u2212', '-').replace(',', '.'));
  }
  const word = text === 'zero' || text === 'none' ? 0 : WORDS.indexOf(text);
  return word >= 0 ? word : undefined;
}
