/**
 * The frame of both pages: one HTML file with everything in it, Plotly too, that opens by a double click with the
 * network off. Its content security policy forbids it to load anything, and lets only the scripts written here run
 * (https://www.w3.org/TR/CSP3/).
 */
import { randomBytes } from 'node:crypto';
import { unitsTied } from '../../plots/figures/figure-words';
import type { FigureStore } from './figure-store';
import { reportScript } from './script';
import { reportStyle } from './style';

export interface PageParts {
  readonly kind: 'outcome' | 'notebooks';
  readonly title: string;
  /** The list of contents: <li> elements. */
  readonly contents: string;
  readonly main: string;
  readonly figures: FigureStore;
  /**
   * The text of Plotly's script. The cartesian build draws all figures of the notebooks at a seventh of the size; the
   * notebooks load the full one (plotly.js-dist), so that a learner can try any kind of figure there.
   */
  readonly plotly: string;
}

/** Returns the page. */
export function pageHtml({ kind, title, contents, main, figures, plotly }: PageParts): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:`;
  const script = (code: string): string =>
    `<script nonce="${nonce}">${code.replace(/<(?=\/script|!--)/gi, '\\x3c')}</script>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body class="${kind}">
<a class="skip" href="#main">Skip the contents</a>
<nav aria-label="Contents"><ul>${contents}</ul></nav>
<main id="main">
${tied(namedApart(main))}
</main>
${figures.dataHtml()}
${script(plotly)}
${script(reportScript)}
</body>
</html>
`;
}

/** Numbers and their units, in all text that is read as text, with a space between them that does not break. */
function tied(html: string): string {
  return html.replace(/(<[^>]*>)|([^<]+)/g, (_, tag?: string, text?: string) =>
    tag === undefined ? unitsTied(text ?? '') : tag,
  );
}

/** Parts of the page that scroll by themselves are told apart by name: the second of a name gets a number. */
function namedApart(html: string): string {
  const seen = new Map<string, number>();
  return html.replace(
    /(<div class="table[^"]*" role="region" tabindex="0" aria-label=")([^"]*)"/g,
    (_, start: string, name: string) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return `${start}${name}${count > 1 ? `, ${count}` : ''}"`;
    },
  );
}
