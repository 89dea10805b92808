/**
 * The figures of a page. Each stands in it as a still picture below its words, and is drawn over by Plotly where
 * scripts run; on paper the still picture is back. A figure's data is in the page once.
 */
import { scriptSafeJson } from '../../plots/figure-html';
import { wordsOf } from '../../plots/figures/figure-words';
import { escapeHtml } from '../../plots/words/html-text';
import { stillPicture } from '../../plots/still/still-picture';
import { beginning } from './beginning';
import { isObject, type JsonObject } from '../notebook/json-object';

export class FigureStore {
  private readonly places = new Map<JsonObject, string>();

  /** @param elsewhere the figures of the page report.html, which are linked to there rather than shown again */
  constructor(private readonly elsewhere?: FigureStore) {}

  /** Returns the HTML of a place where the figure will be drawn. */
  place(figure: JsonObject): string {
    const layout = isObject(figure['layout']) ? figure['layout'] : {};
    const data = Array.isArray(figure['data']) ? figure['data'].filter(isObject) : [];
    const { finding, measured = '', numbers = [] } = wordsOf(layout);
    const shownThere = this.elsewhere?.places.get(figure);
    if (shownThere !== undefined) {
      return `<p class="elsewhere">Figure, in the outcome: <a href="report.html#${shownThere}">${shown(finding)}</a></p>`;
    }
    const id = this.places.get(figure) ?? `figure-${this.places.size + 1}`;
    this.places.set(figure, id);
    const svg = stillPicture({ data, layout }, { title: false });
    const picture = Buffer.from(svg).toString('base64');
    const list = numbers.map((line) => `<li>${shown(line)}</li>`).join('');
    const details =
      list === ''
        ? ''
        : `<details><summary>The numbers of this figure</summary><ul>${list}</ul></details>`;
    return `<figure id="${id}"><figcaption><strong>${shown(finding)}</strong><span>${shown(measured)}</span></figcaption>
<div class="figure" data-figure="${id}-data"><img class="still" alt="${shown(finding)}" src="data:image/svg+xml;base64,${picture}"></div>${details}</figure>`;
  }

  /** The data of all figures, as script elements that hold JSON and run nothing. */
  dataHtml(): string {
    const scripts = [...this.places].map(
      ([figure, id]) =>
        `<script type="application/json" id="${id}-data">${scriptSafeJson(figure)}</script>`,
    );
    return scripts.join('\n');
  }
}

function shown(text: string): string {
  return escapeHtml(beginning(text, 600));
}
