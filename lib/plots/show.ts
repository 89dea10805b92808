/**
 * Shows a figure in a notebook, and leaves a record of measured numbers in it. One display message
 * carries several forms of the same figure, and the reader's program takes the one it knows
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

/** The MIME type of a Plotly figure. */
export const plotlyMime = 'application/vnd.plotly.v1+json';
/** The MIME type of a record that `npm start` gathers into results/experiment.json. */
export const recordMime = 'application/vnd.reviewlab.record+json';

export interface ShowOptions {
  /** The part of the report's first page in which the figure stands; without one it stays in the notebook. */
  readonly outcome?: 'call' | 'waiting' | 'service' | 'new-data';
}

/**
 * Shows the figure below the running cell. Outside a notebook it prints what the figure says instead.
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
}

/**
 * Leaves `record` in the notebook for `npm start`, which gathers all records into results/experiment.json.
 * In the notebook it is one line of text. Outside a notebook it prints that line and keeps nothing.
 *
 * @throws RangeError naming a number that is not finite: JSON, which has none, would keep null
 */
export function record(record: { readonly kind: string; readonly [field: string]: unknown }): void {
  checkFinite(record, 'record');
  const text = `Recorded for results/experiment.json: ${describeRecord(record)}`;
  if (!displayInNotebook({ [recordMime]: record, 'text/plain': text })) console.log(text);
}

/** What a figure says: the finding, what was measured, and the key numbers, a line each. */
export function figureText({ layout }: Figure): string {
  const { finding, measured = '', numbers = [] } = wordsOf(layout);
  return [`Figure: ${finding}`, measured, ...numbers].filter((line) => line !== '').join('\n');
}

function checkFinite(value: unknown, where: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(
      `${where} is ${value}; record finite numbers, and null where there is none`,
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) checkFinite(item, `${where}.${name}`);
}

function describeRecord(record: { readonly kind: string }): string {
  const { model } = record as { model?: unknown };
  const name =
    typeof model === 'object' && model !== null ? (model as { name?: unknown }).name : model;
  return typeof name === 'string' ? `${record.kind} "${name}"` : record.kind;
}
