/** The executed notebooks of `npm start`, and how many figures of them are seen somewhere. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plotlyMime } from '../../lib/plots/show';
import { readNotebook, type CodeCell } from '../../lib/tools/notebook/notebook';
import { executed } from './check';

/** The names of the executed notebooks, in order. */
export function executedNotebooks(): string[] {
  const names = existsSync(executed) ? readdirSync(executed).sort() : [];
  const notebooks = names.filter((name) => name.endsWith('.ipynb'));
  if (notebooks.length === 0) throw new Error(`There are no notebooks in ${executed}: npm start.`);
  return notebooks;
}

/** An expression: how many of a page's still pictures are seen: loaded, with a size, not hidden. */
export const STILLS_SEEN = `[...document.querySelectorAll('img[src^="data:image/svg+xml"]')].filter(
  (image) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 100 &&
    image.getBoundingClientRect().height > 100 && getComputedStyle(image).visibility === 'visible').length`;

/** Says how many figures of a notebook are seen; returns a fault when some are not. */
export function compareFigures(where: string, seen: number, name: string): string[] {
  const line = `${where}: ${seen} of ${figureTexts(name).length} figures are seen`;
  console.log(line);
  return seen === figureTexts(name).length ? [] : [line];
}

export function codeCells(name: string): CodeCell[] {
  return readNotebook(join(executed, name)).cells.filter((cell) => cell.cell_type === 'code');
}

/** What each figure of the notebook says as plain text. */
export function figureTexts(name: string): string[] {
  const outputs = codeCells(name).flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) =>
    'data' in output && plotlyMime in output.data ? [String(output.data['text/plain'])] : [],
  );
}
