/** From bytes to a text. */
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
