/**
 * Markdown of the notebooks as HTML that is safe to show: of raw HTML only a few tags without attributes
 * are let through (the hints need <details> and <summary>), everything else is shown as the text it is.
 * Nothing is loaded: pictures only from inside the notebook, and no link runs a script.
 */
import type { Tokens } from 'marked' with { 'resolution-mode': 'import' };
import { escapeHtml } from '../../plots/words/html-text';
import { beginning } from './beginning';
import { formulaHtml } from './formula';
import { scrolling } from './html-table';

/** A heading to list in the report's navigation. */
export interface Heading {
  readonly id: string;
  /** As HTML, escaped. */
  readonly html: string;
}

export interface RenderedMarkdown {
  readonly html: string;
  /** The second-level headings. */
  readonly headings: readonly Heading[];
}

export type MarkdownRenderer = (markdown: string, idPrefix: string) => RenderedMarkdown;

const allowedTag =
  /&lt;(\/?(?:details|summary|b|i|em|strong|sub|sup|kbd|code|br|p))( open)?( ?\/)?&gt;/g;

/** Loads the Markdown parser and returns the function that renders. Headings become one level smaller. */
export async function createMarkdownRenderer(): Promise<MarkdownRenderer> {
  const { Marked } = await import('marked');
  let headings: Heading[] = [];
  let prefix = '';
  const marked = new Marked({
    gfm: true,
    extensions: [
      {
        name: 'formula',
        level: 'block',
        start: (source: string) => source.match(/\$\$/)?.index,
        tokenizer(source: string) {
          const found = /^\$\$([^$]+)\$\$[ \t]*(?:\n|$)/.exec(source);
          return found ? { type: 'formula', raw: found[0], text: found[1] } : undefined;
        },
        renderer: (token) => formulaHtml(String(token['text'])),
      },
    ],
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const html = this.parser.parseInline(tokens);
        const id = `${prefix}-${headings.length}`;
        if (depth === 2) headings.push({ id, html });
        const level = Math.min(depth + 1, 6);
        return `<h${level}${depth === 2 ? ` id="${id}"` : ''}>${html}</h${level}>\n`;
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
        escapeHtml(text).replace(allowedTag, '<$1$2>'),
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
    return { html: marked.parse(markdown, { async: false }), headings };
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
