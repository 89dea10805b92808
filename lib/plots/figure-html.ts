/**
 * A figure as a piece of HTML for pages that do not know Plotly's MIME type, such as Jupyter's classic
 * Notebook. The piece loads Plotly from Jupyter's own file server, so it works with the network off,
 * as long as Jupyter was started at the project's folder (`npm run lab`).
 */
import { randomBytes } from 'node:crypto';

/** Where Plotly lies, seen from the folder Jupyter serves. */
const plotlyPath = 'files/node_modules/plotly.js-dist/plotly.js';

/**
 * Returns JSON that is safe between <script> and </script>: `<` is written as \u003c, so that no text
 * can end the script or open a comment. Typed arrays become plain arrays, as Plotly's JSON wants them.
 */
export function scriptSafeJson(value: unknown): string {
  const json = JSON.stringify(value, (_key, part: unknown) =>
    ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part,
  );
  return json.replace(/[<\u2028\u2029]/g, (character) => {
    return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
  });
}

/** Returns the HTML that draws the figure whose JSON (from `scriptSafeJson`) is given, `height` pixels high. */
export function figureHtml(figureJson: string, height: number): string {
  const id = `reviewlab-figure-${randomBytes(8).toString('hex')}`;
  return `<div id="${id}" style="width:100%;height:${Math.round(height)}px"></div>
<script>
(function () {
  var target = document.getElementById("${id}");
  var figure = ${figureJson};
${loader}
})();
</script>`;
}

/**
 * Several figures may ask for Plotly before it is there: the first one loads it, the others queue.
 * The classic Notebook has RequireJS, whose \`define\` would catch Plotly as a nameless module: it is
 * hidden while the script loads.
 */
const loader = `  function draw() {
    window.Plotly.newPlot(target, figure.data, figure.layout, { responsive: true, displaylogo: false });
  }
  if (window.Plotly) return draw();
  function sayWhy() {
    target.style.height = "auto";
    target.textContent = "This figure needs Plotly, which Jupyter serves only when it was started " +
      "at the project's folder: npm run lab.";
  }
  var waiting = window.reviewlabWaitingForPlotly;
  if (waiting) return void waiting.push({ draw: draw, sayWhy: sayWhy });
  waiting = window.reviewlabWaitingForPlotly = [{ draw: draw, sayWhy: sayWhy }];
  var config = document.getElementById("jupyter-config-data");
  var base = (config && JSON.parse(config.textContent).baseUrl) ||
    document.body.getAttribute("data-base-url") || "/";
  var script = document.createElement("script");
  var hidden = window.define;
  function finish(step) {
    if (hidden) window.define = hidden;
    window.reviewlabWaitingForPlotly = undefined;
    waiting.forEach(function (figure) { figure[step](); });
  }
  script.src = base + "${plotlyPath}";
  script.onload = function () { finish(window.Plotly ? "draw" : "sayWhy"); };
  script.onerror = function () { finish("sayWhy"); };
  if (hidden) window.define = undefined;
  document.head.appendChild(script);`;
