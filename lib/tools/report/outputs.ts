/**
 * A code cell's outputs as HTML for the report: figures, the kit's own tables, and
 * everything else as text. Records are not shown: their numbers are in the tables.
 */
import { plotlyMime } from '../../plots/show';
import { errorText, plainText } from '../notebook/cell-outputs';
import { escapeHtml } from '../../plots/words/html-text';
import { isObject } from '../notebook/json-object';
import type { DisplayOutput, Output } from '../notebook/notebook';
import { beginning } from './beginning';
import type { FigureStore } from './figure-store';
import { scrolling } from './html-table';

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
  const plain = typeof data['text/plain'] === 'string' ? data['text/plain'] : '';
  const figure = data[plotlyMime];
  if (isObject(figure)) return figures.place(figure);
  const html = data['text/html'];
  if (typeof html === 'string' && html.length < LONGEST_TABLE && isHarmless(html))
    return scrolling(tableName(html), html);
  const shown =
    plain !== '' ? plain : typeof html === 'string' ? html : Object.keys(data).join(', ');
  return `<pre class="output">${text(shown)}</pre>`;
}

function text(value: string): string {
  return escapeHtml(beginning(plainText(value).trimEnd()));
}

/** Characters of one table's HTML that the report shows at most; a longer one is shown as the beginning of its text. */
const LONGEST_TABLE = 200_000;

/** The table's caption, which is HTML already, as text. */
function tableName(html: string): string {
  const caption = /<caption>([^<]*)<\/caption>/.exec(html)?.[1] ?? '';
  const head = [...html.matchAll(/<th\b[^>]*>([^<]*)<\/th>/g)].map(([, column]) => column);
  const name = caption === '' ? `Table: ${head.join(', ')}` : caption;
  return name
    .slice(0, 200)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
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
