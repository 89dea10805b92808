/**
 * Formulas of the notebooks, written in LaTeX, as MathML, which browsers draw by themselves
 * (https://www.w3.org/TR/mathml-core/). KaTeX translates; Jupyter draws the same formulas with MathJax.
 */
import katex from 'katex';
import { escapeHtml } from '../../plots/words/html-text';
import { scrolling } from './html-table';

/** Returns the formula as MathML, or its source in <code> when KaTeX cannot read it. */
export function formulaHtml(latex: string): string {
  try {
    const html = katex.renderToString(latex.trim(), {
      displayMode: true,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 20,
      maxExpand: 100,
    });
    return scrolling('Formula', html);
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return `<p><code>${escapeHtml(latex.trim())}</code></p>`;
  }
}
