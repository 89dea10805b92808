/** `notebooks.html`: the executed notebooks, each folded. What the outcome shows of them is only linked to. */
import { NO_GUESS } from '../../exercise/guess-words';
import type { ExecutedNotebook } from '../experiment/experiment';
import { escapeHtml } from '../../plots/words/html-text';
import type { CodeCell, Output } from '../notebook/notebook';
import { beginning } from './beginning';
import { codeHtml } from './code';
import { FigureStore } from './figure-store';
import { pageHtml } from './frame';
import {
  createMarkdownRenderer,
  notebookId,
  type Heading,
  type MarkdownRenderer,
} from './markdown';
import { outputsHtml } from './outputs';

/**
 * Returns the page.
 *
 * @param outcome the figures of the outcome's page, which are not drawn again
 */
export async function notebooksPage(
  notebooks: readonly ExecutedNotebook[],
  plotly: string,
  outcome: FigureStore,
): Promise<string> {
  const render = await createMarkdownRenderer();
  const figures = new FigureStore(outcome);
  const sections = notebooks.map((notebook) => section(notebook, render, figures));
  return pageHtml({
    kind: 'notebooks',
    title: 'The notebooks of this run',
    contents: `<li><a href="report.html">← The outcome</a></li>
${sections.map(({ entry }) => entry).join('\n')}`,
    main: `<header><h1>The notebooks of this run</h1>
<p>As they were executed, each folded under its title. What came of it all is on <a href="report.html">the outcome’s page</a>.</p>
<p class="switches"><label><input type="checkbox" id="code-switch"> Show the code</label>
<button type="button" id="unfold-all">Unfold all</button></p></header>
${sections.map(({ html }) => html).join('\n')}`,
    figures,
    plotly,
  });
}

/** A notebook as a part of the page, and its entry in the contents. */
function section(
  { name, notebook }: ExecutedNotebook,
  render: MarkdownRenderer,
  figures: FigureStore,
): { html: string; entry: string } {
  const id = notebookId(name);
  const headings: Heading[] = [];
  let title = escapeHtml(name);
  const parts = notebook.cells.map((cell, index) => {
    if (cell.cell_type === 'code') return cellHtml(cell, figures);
    if (cell.cell_type === 'raw') return `<pre>${escapeHtml(beginning(cell.source))}</pre>`;
    const rendered = render(cell.source, `${id}-${index}`);
    title = index === 0 ? (rendered.title ?? title) : title;
    headings.push(...rendered.headings);
    return rendered.html;
  });
  const items = headings.map((item) => `<li><a href="#${item.id}">${item.html}</a></li>`).join('');
  return {
    html: `<details class="notebook" id="${id}"><summary><h2>${title}</h2></summary>
${parts.join('\n')}
</details>`,
    entry: `<li><a href="#${id}">${title}</a><ul>${items}</ul></li>`,
  };
}

/** False for a table of guesses where nobody guessed. */
function says(output: Output): boolean {
  return !(
    output.output_type === 'display_data' && String(output.data['text/plain']).includes(NO_GUESS)
  );
}

function cellHtml(cell: CodeCell, figures: FigureStore): string {
  if (cell.source.trim() === '') return '';
  return `<div class="code"><button type="button" class="copy">Copy</button><pre><code>${codeHtml(cell.source)}</code></pre></div>
${outputsHtml(cell.outputs.filter(says), figures)}`;
}
