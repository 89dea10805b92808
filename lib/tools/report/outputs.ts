/**
 * A code cell's outputs as HTML for the report: figures, the kit's own tables, and
 * everything else as text. Records are not shown: their numbers are in the tables.
 */
import { plotlyMime } from '../../plots/show';
import { errorText, plainText } from '../notebook/cell-outputs';
import { escapeHtml } from '../../plots/words/html-text';
import type { ExecutedNotebook } from '../experiment/experiment';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { Output } from '../notebook/notebook';
import { beginning } from './beginning';
import type { FigureStore } from './figure-store';
import { scrolling } from './html-table';

/** Returns the outputs as HTML, empty when there is nothing to show. */
export function outputsHtml(outputs: readonly Output[], figures: FigureStore): string {
  return outputs.map((output) => outputHtml(output, figures)).join('\n');
}

/** The figures that notebooks show in a part of the outcome: `show(figure, { outcome: 'call' })`. */
export function outcomeFigures(notebooks: readonly ExecutedNotebook[], part: string): JsonObject[] {
  return notebooks.flatMap(({ notebook }) =>
    notebook.cells.flatMap((cell) =>
      (cell.cell_type === 'code' ? cell.outputs : []).flatMap((output) => {
        if (output.output_type !== 'display_data') return [];
        const { reviewlab } = output.metadata;
        const figure = output.data[plotlyMime];
        const isHere = isObject(reviewlab) && reviewlab['outcome'] === part;
        return isHere && isObject(figure) ? [figure] : [];
      }),
    ),
  );
}

function outputHtml(output: Output, figures: FigureStore): string {
  if (output.output_type === 'stream') {
    return textHtml(output.text, output.name === 'stderr' ? ' warning' : '');
  }
  if (output.output_type === 'error') {
    return textHtml(errorText(output), ' error');
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
  return textHtml(shown);
}

/** Printed text: columns that were aligned with spaces stay in line, and scroll where there is no room; sentences wrap. */
function textHtml(printed: string, kind = ''): string {
  const text = beginning(plainText(printed).trimEnd());
  if (text === '') return '';
  const aligned = /\S {2,}\S.*\n?/.test(text) ? ' aligned' : '';
  return `<pre class="output${aligned}${kind}">${escapeHtml(text)}</pre>`;
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
