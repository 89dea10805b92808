/**
 * Formulas of the notebooks, written in a small part of LaTeX, as MathML, which browsers draw by themselves
 * (https://www.w3.org/TR/mathml-core/). Jupyter draws them with MathJax, which the report does without. Known:
 * \frac, \text, \mathrm, \ln, \log, \exp, \times, \cdot, \approx, \le, \ge, \sum, ^, _, braces, letters, numbers, signs.
 */
import { escapeHtml } from '../../plots/html-text';

const signs = new Map([
  ['\\times', '×'],
  ['\\cdot', '·'],
  ['\\approx', '≈'],
  ['\\le', '≤'],
  ['\\ge', '≥'],
  ['\\sum', '∑'],
]);
const functions = new Set(['\\ln', '\\log', '\\exp']);

/** Returns the formula as MathML, or its source in <code> when it uses something that is not known here. */
export function formulaHtml(latex: string): string {
  // \text{...} and \mathrm{...} are one token with the text in it; spaces mean nothing elsewhere.
  const tokens = latex.match(/\\(?:text|mathrm)\{[^{}]*\}|\\[a-zA-Z]+|\d+(?:\.\d+)?|\S/g) ?? [];
  try {
    const parts = readRow(tokens);
    if (tokens.length > 0) throw new SyntaxError(`unexpected ${tokens[0]}`);
    return `<math display="block"><mrow>${parts}</mrow></math>`;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `<p><code>${escapeHtml(latex.trim())}</code></p>`;
  }
}

/** Takes tokens off the front until the row, or the braces it stands in, end. */
function readRow(tokens: string[]): string {
  let row = '';
  while (tokens.length > 0 && tokens[0] !== '}') {
    let part = readPart(tokens);
    while (tokens[0] === '^' || tokens[0] === '_') {
      const tag = tokens.shift() === '^' ? 'msup' : 'msub';
      part = `<${tag}>${part}${readPart(tokens)}</${tag}>`;
    }
    row += part;
  }
  return row;
}

function readPart(tokens: string[]): string {
  const token = tokens.shift();
  if (token === undefined) throw new SyntaxError('the formula ends too early');
  const text = /^\\(?:text|mathrm)\{(.*)\}$/s.exec(token);
  if (text !== null) return `<mtext>${escapeHtml(text[1] ?? '')}</mtext>`;
  if (token === '\\frac') return `<mfrac>${readPart(tokens)}${readPart(tokens)}</mfrac>`;
  if (token === '{') {
    const row = readRow(tokens);
    if (tokens.shift() !== '}') throw new SyntaxError('a brace is not closed');
    return `<mrow>${row}</mrow>`;
  }
  const sign = signs.get(token);
  if (sign !== undefined) return `<mo>${sign}</mo>`;
  if (functions.has(token)) return `<mi>${token.slice(1)}</mi><mspace width="0.17em"/>`;
  if (token.startsWith('\\')) throw new SyntaxError(`unknown command ${token}`);
  if (/^\d/.test(token)) return `<mn>${token}</mn>`;
  return /^\p{L}/u.test(token) ? `<mi>${token}</mi>` : `<mo>${escapeHtml(token)}</mo>`;
}
