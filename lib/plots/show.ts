/**
 * Shows a figure in a notebook. One display message carries several forms of the same figure, and the reader's
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
import { showText } from './show-text';
import { stillPicture } from './still/still-picture';

/** The MIME type of a Plotly figure. */
export const plotlyMime = 'application/vnd.plotly.v1+json';

export interface ShowOptions {
  /** The part of the report's first page in which the figure stands; without one it stays in the notebook. */
  readonly outcome?: 'call' | 'waiting' | 'service' | 'new-data';
}

/**
 * Shows the figure below the running cell and prints its note. Outside a notebook it prints what the figure says instead.
 * @throws TypeError when the figure cannot be written as JSON (a BigInt or a circular reference in it).
 */
export function show(figure: Figure, options: ShowOptions = {}): void {
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
  const { outcome } = options;
  const metadata = outcome === undefined ? {} : { reviewlab: { outcome } };
  if (!displayInNotebook(data, metadata)) console.log(text);
  if (figure.note !== undefined) showText(figure.note.split('\n'));
}

/** What a figure says: the finding, what was measured, and the key numbers, a line each. */
export function figureText({ layout }: Figure): string {
  const { finding, measured = '', numbers = [] } = wordsOf(layout);
  return [`Figure: ${finding}`, measured, ...numbers].filter((line) => line !== '').join('\n');
}
