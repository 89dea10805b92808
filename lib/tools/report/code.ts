/** TypeScript of the notebooks' cells, with its parts marked by highlight.js for the style sheet to colour. */
import hljs from 'highlight.js/lib/core';
import typescript from 'highlight.js/lib/languages/typescript';
import { beginning } from './beginning';

hljs.registerLanguage('typescript', typescript);

/** Returns the code as HTML, escaped. */
export function codeHtml(source: string): string {
  return hljs.highlight(beginning(source), { language: 'typescript' }).value;
}
