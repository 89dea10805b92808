/**
 * Shows a figure in a notebook, and leaves a record of measured numbers in it. One display message
 * carries several forms of the same figure, and the reader's program takes the one it knows: Plotly's
 * MIME type (VS Code, nteract, JupyterLab with its Plotly extension), HTML (the classic Notebook), or plain text
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data).
 */
import type { Figure } from './figure';
import { figureHtml, scriptSafeJson } from './figure-html';
import { displayInNotebook } from './kernel-display';

/** The MIME type of a Plotly figure. */
export const plotlyMime = 'application/vnd.plotly.v1+json';
/** The MIME type of a record that `npm start` gathers into results/experiment.json. */
export const recordMime = 'application/vnd.reviewlab.record+json';

export interface ShowOptions {
  /** True shows the figure near the top of the run's report as well. Default: false. */
  readonly summary?: boolean;
}

/**
 * Shows the figure below the running cell. Outside a notebook it prints one line about the figure instead.
 * @throws TypeError when the figure cannot be written as JSON (a BigInt or a circular reference in it).
 */
export function show(figure: Figure, options: ShowOptions = {}): void {
  const text = figureText(figure);
  const json = scriptSafeJson({ data: figure.data, layout: figure.layout });
  const height = figure.layout['height'];
  const data = {
    [plotlyMime]: JSON.parse(json) as unknown,
    'text/html': figureHtml(json, typeof height === 'number' && height > 0 ? height : 450),
    'text/plain': text,
  };
  const metadata = options.summary === true ? { reviewlab: { report: 'summary' } } : {};
  if (!displayInNotebook(data, metadata)) console.log(text);
}

/**
 * Leaves `record` in the notebook for `npm start`, which gathers all records into results/experiment.json.
 * In the notebook it is one line of text. Outside a notebook it prints that line and keeps nothing.
 */
export function record(record: { readonly kind: string; readonly [field: string]: unknown }): void {
  const text = `Recorded for results/experiment.json: ${describeRecord(record)}`;
  if (!displayInNotebook({ [recordMime]: record, 'text/plain': text })) console.log(text);
}

/** One line about a figure: its title, kinds of traces and number of points. */
function figureText(figure: Figure): string {
  const kinds = [
    ...new Set(
      figure.data.map((trace) => (typeof trace['type'] === 'string' ? trace['type'] : 'scatter')),
    ),
  ];
  const points = figure.data.reduce((sum, trace) => sum + longest(trace), 0);
  const traces = `${figure.data.length} trace${figure.data.length === 1 ? '' : 's'}`;
  return `Figure: ${titleOf(figure.layout)} (${kinds.join(', ') || 'empty'}; ${traces}, ${points} points)`;
}

function longest(trace: Record<string, unknown>): number {
  const lengths = ['x', 'y', 'z', 'values'].map((axis) => {
    const values = trace[axis];
    return Array.isArray(values) || ArrayBuffer.isView(values)
      ? (values as unknown as ArrayLike<unknown>).length
      : 0;
  });
  return Math.max(...lengths);
}

function titleOf(layout: Figure['layout']): string {
  const { title } = layout;
  const text =
    typeof title === 'object' && title !== null ? (title as { text?: unknown }).text : title;
  // Plotly's titles may hold a little markup (<b>, <br>), which plain text does without.
  if (typeof text !== 'string') return 'untitled';
  const plain = text.replace(/<[^>]*>/g, ' ').trim();
  return plain.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function describeRecord(record: { readonly kind: string }): string {
  const { model } = record as { model?: unknown };
  const name =
    typeof model === 'object' && model !== null ? (model as { name?: unknown }).name : model;
  return typeof name === 'string' ? `${record.kind} "${name}"` : record.kind;
}
