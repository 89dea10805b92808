/**
 * A code cell's outputs as HTML for the report: figures drawn by Plotly, the kit's own tables, and
 * everything else as text. Records are not shown: their numbers are in the tables.
 */
import { plotlyMime, recordMime } from '../../plots/show';
import { scriptSafeJson } from '../../plots/figure-html';
import { errorText, plainText } from '../notebook/cell-outputs';
import { escapeHtml } from '../../plots/html-text';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { DisplayOutput, Output } from '../notebook/notebook';

/** Gathers the report's figures: each figure's data is in the page once, however often it is drawn. */
export class FigureStore {
  private readonly places = new Map<JsonObject, string>();

  /** Returns the HTML of a place where the figure will be drawn. */
  place(figure: JsonObject, description: string): string {
    const id = this.places.get(figure) ?? `figure-${this.places.size + 1}`;
    this.places.set(figure, id);
    const layout = isObject(figure['layout']) ? figure['layout'] : {};
    const height = typeof layout['height'] === 'number' ? Math.round(layout['height']) : 450;
    return `<div class="figure" role="img" aria-label="${escapeHtml(description)}" data-figure="${id}" style="min-height:${height}px"></div>`;
  }

  /** The data of all figures, as script elements that hold JSON and run nothing. */
  dataHtml(): string {
    return [...this.places]
      .map(
        ([figure, id]) =>
          `<script type="application/json" id="${id}">${scriptSafeJson(figure)}</script>`,
      )
      .join('\n');
  }
}

/** Returns the outputs as HTML, empty when there is nothing to show. */
export function outputsHtml(outputs: readonly Output[], figures: FigureStore): string {
  return outputs.map((output) => outputHtml(output, figures)).join('\n');
}

/** True when the notebook asked to show this output in the report's summary too: `show(figure, { summary: true })`. */
export function isForSummary(output: Output): output is DisplayOutput {
  if (output.output_type !== 'display_data') return false;
  const { reviewlab } = output.metadata;
  return isObject(reviewlab) && reviewlab['report'] === 'summary';
}

function outputHtml(output: Output, figures: FigureStore): string {
  if (output.output_type === 'stream') {
    return `<pre class="${output.name === 'stderr' ? 'output warning' : 'output'}">${text(output.text)}</pre>`;
  }
  if (output.output_type === 'error') {
    return `<pre class="output error">${text(errorText(output))}</pre>`;
  }
  const { data } = output;
  if (recordMime in data) return '';
  const plain = typeof data['text/plain'] === 'string' ? data['text/plain'] : '';
  const figure = data[plotlyMime];
  if (isObject(figure)) return figures.place(figure, plain);
  const html = data['text/html'];
  if (typeof html === 'string' && isHarmless(html)) return `<div class="table">${html}</div>`;
  const shown =
    plain !== '' ? plain : typeof html === 'string' ? html : Object.keys(data).join(', ');
  return `<pre class="output">${text(shown)}</pre>`;
}

function text(value: string): string {
  return escapeHtml(plainText(value).trimEnd());
}

/** False for HTML that could run something or load something; its plain text is shown instead. */
function isHarmless(html: string): boolean {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return tags.every(
    (tag) =>
      /^<\/?(table|caption|thead|tbody|tfoot|tr|th|td|div|span|p|br|b|i|em|strong|code|pre|small|h[1-6]|ul|ol|li)\b/i.test(
        tag,
      ) && !/[\s/"']on\w+\s*=|url\s*\(|[\s/"'](src|href|srcset|action)\s*=/i.test(tag),
  );
}
