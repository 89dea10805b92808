/** A submission's notebook, whatever way its text is encoded: with a byte order mark, in UTF-8 or in UTF-16. */
import { readFileSync } from 'node:fs';
import { parseNotebook, type Notebook } from '../notebook/notebook';

/** @throws Error when the file is no notebook: what is wrong with it */
export function readSubmission(path: string): Notebook {
  return parseNotebook(decodeText(readFileSync(path)), path);
}

/** A file's text, by its byte order mark, or by where its zeros stand (JSON begins with two characters of ASCII). */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  return new TextDecoder(big ? 'utf-16be' : little ? 'utf-16le' : 'utf-8').decode(bytes);
}
