/**
 * Formulas of the notebooks, written in LaTeX, as MathML, which browsers draw by themselves
 * (https://www.w3.org/TR/mathml-core/). KaTeX translates; Jupyter draws the same formulas with MathJax.
 */
import katex from 'katex';
import { escapeHtml } from '../../plots/words/html-text';
import { scrolling } from './html-table';

/** Returns the formula as MathML, or its source in <code> when KaTeX cannot read it. */
export function formulaHtml(latex: string, where: 'block' | 'inline' = 'block'): string {
  const isBlock = where === 'block';
  try {
    const html = katex.renderToString(latex.trim(), {
      displayMode: isBlock,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 20,
      maxExpand: 100,
    });
    return isBlock ? scrolling('Formula', html) : html;
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const source = `<code>${escapeHtml(latex.trim())}</code>`;
    return isBlock ? `<p>${source}</p>` : source;
  }
}

/** Where Markdown has a formula: `$$...$$` on lines of its own, or `$...$` in a line, as Jupyter reads it. */
export const formulaExtensions = [
  {
    name: 'formula',
    level: 'block' as const,
    start: (source: string) => source.match(/\$\$/)?.index,
    tokenizer: (source: string) => token('formula', /^\$\$([^$]+)\$\$[ \t]*(?:\n|$)/.exec(source)),
    renderer: (token: object) => formulaHtml(latexOf(token), 'block'),
  },
  {
    name: 'inlineFormula',
    level: 'inline' as const,
    start: (source: string) => source.match(/\$(?=[^\s$])/)?.index,
    // No space inside the dollars and no digit after them: $5 and $10 are sums of money.
    tokenizer: (source: string) =>
      token(
        'inlineFormula',
        /^\$((?:[^\s$\\]|\\[^])(?:[^$\\]|\\[^])*?)(?<!\s)\$(?!\d)/.exec(source),
      ),
    renderer: (token: object) => formulaHtml(latexOf(token), 'inline'),
  },
];

function token(type: string, found: RegExpExecArray | null) {
  return found ? { type, raw: found[0], text: found[1] } : undefined;
}

function latexOf(token: object): string {
  return (token as { text: string }).text;
}
