/**
 * Shows a figure, a table or sentences in a notebook. For a figure one display message carries several forms of the same figure, and the reader's
 * program takes the one it knows
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data): Plotly's MIME type (VS Code, nteract,
 * JupyterLab with its Plotly extension), HTML (Jupyter Notebook, JupyterLab, nbconvert to HTML or Markdown), the
 * still picture (nbconvert to PDF), or plain text.
 */
import type { Figure } from './figures/figure';
import { wordsOf } from './figures/figure-words';
import { figureHtml, scriptSafeJson } from './figure-html';
import { plotlySettings } from './plotly-settings';
import { displayInNotebook } from './kernel-display';
import { stillPicture } from './still/still-picture';
import { tableHtml, tableText, type Table } from './tables/table';
import { wrappedLines } from './words/wrapped-lines';

/** The MIME type of a Plotly figure. */
export const plotlyMime = 'application/vnd.plotly.v1+json';

export interface ShowOptions {
  /** The part of the report's first page in which the figure stands; without one it stays in the notebook. */
  readonly outcome?: 'call' | 'waiting' | 'service' | 'new-data';
}

/**
 * Shows a figure, a table or sentences below the running cell, and prints the note of a figure or a table. Outside a
 * notebook it prints what a figure says, and a table as text.
 *
 * @param how of a figure, where else it is shown; of a table, its caption
 * @throws TypeError when a figure cannot be written as JSON (a BigInt or a circular reference in it).
 * @example
 * show(['First this.', 'Then that.']) // => undefined
 */
export function show(figure: Figure, how?: ShowOptions): void;
export function show(table: Table, how?: string): void;
export function show(sentences: string | readonly string[]): void;
export function show(
  shown: Figure | Table | string | readonly string[],
  how?: ShowOptions | string,
): void {
  if (typeof shown === 'string' || Array.isArray(shown)) showText(shown as string[]);
  else if ('columns' in shown) showTable(shown, how as string);
  else showFigure(shown as Figure, how as ShowOptions);
}

function showFigure(figure: Figure, { outcome }: ShowOptions = {}): void {
  const text = figureText(figure);
  const { data: traces, layout } = figure;
  const json = scriptSafeJson({ data: traces, layout, config: plotlySettings(layout) });
  const height = layout['height'];
  const svg = stillPicture(figure);
  const data = {
    [plotlyMime]: JSON.parse(json) as unknown,
    'text/html': figureHtml(
      json,
      svg,
      text,
      typeof height === 'number' && height > 0 ? height : 450,
    ),
    'image/svg+xml': svg,
    'text/plain': text,
  };
  const metadata = outcome === undefined ? {} : { reviewlab: { outcome } };
  if (!displayInNotebook(data, metadata)) console.log(text);
  if (figure.note !== undefined) showText(figure.note.split('\n'));
}

/** As HTML with every cell escaped, and as plain text. */
function showTable(table: Table, caption = ''): void {
  const text = (caption === '' ? '' : `${caption}\n`) + tableText(table);
  if (!displayInNotebook({ 'text/html': tableHtml(table, caption), 'text/plain': text })) {
    console.log(text);
  }
  if (table.note !== undefined) showText(table.note.split('\n'));
}

/** Each on lines of its own, never wider than a line of the classic notebook. */
function showText(sentences: string | readonly string[]): void {
  for (const sentence of [sentences].flat()) console.log(wrappedLines(sentence).join('\n'));
}

/** What a figure says: the finding, what was measured, and the key numbers, a line each. */
export function figureText({ layout }: Figure): string {
  const { finding, measured = '', numbers = [] } = wordsOf(layout);
  return [`Figure: ${finding}`, measured, ...numbers].filter((line) => line !== '').join('\n');
}
