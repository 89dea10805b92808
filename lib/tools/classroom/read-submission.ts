/** A submission's notebook, whatever way its text is encoded: with a byte order mark, in UTF-8, UTF-16. */
import { readFileSync } from 'node:fs';
import { fromMemory } from '../../data/tables/file-blocks';
import { decodeText as decode } from '../../data/tables/text-encoding';
import { parseNotebook, type Notebook } from '../notebook/notebook';

/**
 * Reads a submission’s notebook.
 *
 * @throws Error when the file is no notebook: what is wrong with it
 */
export function readSubmission(path: string): Notebook {
  return parseNotebook(decodeText(readFileSync(path), path), path);
}

/** A file's text in the encoding that it turns out to have, without a byte order mark. */
export function decodeText(bytes: Buffer, name: string): string {
  const { chunks } = decode(fromMemory(name, bytes), { lenient: true });
  return [...chunks()].join('').replace(/^\ufeff/, '');
}
