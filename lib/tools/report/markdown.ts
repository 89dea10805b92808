/**
 * Markdown of the notebooks as HTML that is safe to show: of raw HTML only a few tags without attributes
 * are let through (the hints need <details> and <summary>), everything else is shown as the text it is.
 * Nothing is loaded: pictures only from inside the notebook, and no link runs a script.
 */
import type { Tokens } from 'marked' with { 'resolution-mode': 'import' };
import { escapeHtml } from '../../plots/words/html-text';
import { beginning } from './beginning';
import { formulaExtensions } from './formula';
import { scrolling } from './html-table';

/** A heading to list in the report's navigation. */
export interface Heading {
  readonly id: string;
  /** As HTML, escaped. */
  readonly html: string;
}

export interface RenderedMarkdown {
  readonly html: string;
  /** The first-level heading, which is left out of `html`: as HTML, escaped; undefined where there is none. */
  readonly title: string | undefined;
  /** The second-level headings. */
  readonly headings: readonly Heading[];
}

export type MarkdownRenderer = (markdown: string, idPrefix: string) => RenderedMarkdown;

const allowedTag =
  /&lt;(\/?(?:details|summary|b|i|em|strong|sub|sup|kbd|code|br|p))( open)?( ?\/)?&gt;/g;

/** What a hint's summary says to do in a notebook, and what no one does on paper: ` (click to unfold)`. */
const unfoldNote = /( \(click[^)]*\))(<\/summary>)/g;

/** Loads the Markdown parser and returns the function that renders. Headings become one level smaller, with anchors. */
export async function createMarkdownRenderer(): Promise<MarkdownRenderer> {
  const { Marked } = await import('marked');
  let headings: Heading[] = [];
  let prefix = '';
  let title: string | undefined;
  const marked = new Marked({
    gfm: true,
    extensions: formulaExtensions,
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const html = this.parser.parseInline(tokens);
        if (depth === 1 && title === undefined) {
          title = html;
          return '';
        }
        const id = `${prefix}-${headings.length}`;
        const level = Math.min(depth + 1, 6);
        if (depth !== 2) return `<h${level}>${html}</h${level}>\n`;
        headings.push({ id, html });
        const anchor = `<a class="anchor" href="#${id}" aria-label="Link to this heading">#</a>`;
        return `<h3 id="${id}">${html} ${anchor}</h3>\n`;
      },
      table(token: Tokens.Table): string {
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td'): string =>
          cells
            .map(({ tokens }) => {
              const html = this.parser.parseInline(tokens);
              return tag === 'th' && html !== ''
                ? `<th scope="col">${html}</th>`
                : `<td>${html}</td>`;
            })
            .join('');
        const body = token.rows.map((cells) => `<tr>${row(cells, 'td')}</tr>`).join('\n');
        return scrolling(
          `Table: ${token.header.map(({ text }) => text).join(', ')}`,
          `<table><thead><tr>${row(token.header, 'th')}</tr></thead><tbody>${body}</tbody></table>`,
        );
      },
      html: ({ text }: Tokens.HTML | Tokens.Tag): string =>
        escapeHtml(text)
          .replace(allowedTag, '<$1$2>')
          .replace(unfoldNote, '<span class="unfold">$1</span>$2'),
      link({ href, tokens }: Tokens.Link): string {
        const text = this.parser.parseInline(tokens);
        const target = linkTarget(href);
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      image: ({ href, text }: Tokens.Image): string =>
        /^data:image\/(png|jpeg|gif|webp);base64,[\w+/=]+$/.test(href)
          ? `<img src="${href}" alt="${escapeHtml(text)}">`
          : escapeHtml(text),
    },
  });
  return (source, idPrefix) => {
    const markdown = beginning(source);
    headings = [];
    prefix = idPrefix;
    title = undefined;
    const html = marked.parse(markdown, { async: false });
    return { html, title, headings };
  };
}

/** The id of a notebook's section in the report. */
export function notebookId(name: string): string {
  return `notebook-${name.replace(/\.ipynb$/, '').replace(/[^\w-]/g, '-')}`;
}

function linkTarget(href: string): string | undefined {
  if (/^(https?|mailto):/i.test(href)) return href;
  const notebook = /^(?:\.\/)?([\w-]+\.ipynb)(?:#.*)?$/.exec(href);
  return notebook ? `#${notebookId(notebook[1] ?? '')}` : undefined;
}
