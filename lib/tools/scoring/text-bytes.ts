/** From bytes to a text, and from a prediction to text. */
import { isUtf8 } from 'node:buffer';
import { DataError } from '../../data/data-error';

/**
 * The text of UTF-8 bytes.
 *
 * @param where what stands before the message
 * @throws DataError when they are not UTF-8
 */
export function decodeUtf8(bytes: Buffer, start: number, end: number, where: () => string): string {
  const text = bytes.toString('utf8', start, end);
  // What is not UTF-8 becomes this character; so does the character itself, which is rare.
  if (text.includes('\ufffd') && !isUtf8(bytes.subarray(start, end))) {
    throw new DataError(`${where()}: not UTF-8 text. Save the file with UTF-8 encoding`);
  }
  return text;
}

/** Writes a probability with six digits after the point; nothing for a model that has none. */
export function probabilityText(probability: number): string {
  return Number.isNaN(probability) ? '' : probability.toFixed(6);
}
