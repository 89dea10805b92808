/**
 * A figure as a piece of HTML: a still picture that every reader sees (nbconvert, a saved notebook that is not
 * trusted, GitHub, paper), and that becomes Plotly's figure where a Jupyter server of this project can serve
 * Plotly. The script stands in an attribute of the picture, not in an element of its own: what takes scripts
 * out for safety then leaves the picture, and no program shows the script as text. Nothing is asked of a server
 * unless the page says that it comes from Jupyter.
 */
import { settingsScript } from './plotly-settings';
import { escapeHtml } from './words/html-text';

/** Where Plotly lies, seen from the folder Jupyter serves. */
const plotlyPath = 'files/node_modules/plotly.js-dist/plotly.js';

/**
 * Returns JSON that is safe between <script> and </script>: `<` is written as \u003c, so that no text
 * can end the script or open a comment. Typed arrays become plain arrays, as Plotly's JSON wants them; fractions keep
 * six digits.
 */
export function scriptSafeJson(value: unknown): string {
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (ArrayBuffer.isView(part)) return Array.from(part as Float64Array);
    if (typeof part !== 'number' || Number.isInteger(part)) return part;
    return Number(part.toPrecision(6)); // more digits are not seen, and fill the notebook
  });
  return json.replace(/[<\u2028\u2029]/g, (character) => {
    return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
  });
}

/**
 * Returns the HTML of a figure.
 *
 * @param figureJson from `scriptSafeJson`
 * @param svg the still picture
 * @param words what the figure says, for readers who do not see it
 * @param height pixels
 */
export function figureHtml(figureJson: string, svg: string, words: string, height: number): string {
  const picture = Buffer.from(svg).toString('base64');
  const json = figureJson.replace(/&/g, '&amp;').replace(/'/g, '&#39;');
  return (
    `<div class="reviewlab-figure"><img alt="${escapeHtml(words)}" style="width:100%;max-width:960px"` +
    ` src="data:image/svg+xml;base64,${picture}" data-height="${Math.round(height)}" data-figure='${json}'` +
    ` onload="${escapeHtml(`(${upgrade})(this)`)}"></div>`
  );
}

/**
 * Several figures may ask for Plotly before it is there: the first one loads it, the others queue. The classic
 * Notebook has RequireJS, whose `define` would catch Plotly as a nameless module: it is hidden while the
 * script loads. A picture may be loaded before it stands in the page: then it waits for a little.
 */
const upgrade = `function upgrade(still, tries) {
  still.onload = null;
  if (!still.isConnected) {
    if ((tries || 0) < 50) setTimeout(function () { upgrade(still, (tries || 0) + 1); }, 200);
    return;
  }
  var config = document.getElementById("jupyter-config-data");
  var base = config ? JSON.parse(config.textContent).baseUrl : document.body.getAttribute("data-base-url");
  if (!base || !/^https?:$/.test(location.protocol)) return;
  ${settingsScript}
  function draw() {
    var figure = JSON.parse(still.getAttribute("data-figure"));
    var place = document.createElement("div");
    place.style.cssText = "width:100%;height:" + still.getAttribute("data-height") + "px";
    still.parentNode.insertBefore(place, still);
    still.style.display = "none";
    window.Plotly.newPlot(place, figure.data, figure.layout, settings(figure))
      .catch(function () { place.remove(); still.style.display = ""; });
  }
  if (window.Plotly) return draw();
  var waiting = window.reviewlabWaitingForPlotly;
  if (waiting) return void waiting.push(draw);
  waiting = window.reviewlabWaitingForPlotly = [draw];
  var script = document.createElement("script");
  var hidden = window.define;
  function finish() {
    if (hidden) window.define = hidden;
    window.reviewlabWaitingForPlotly = undefined;
    if (window.Plotly) waiting.forEach(function (figure) { figure(); });
  }
  script.src = base + "${plotlyPath}";
  script.onload = script.onerror = finish;
  if (hidden) window.define = undefined;
  document.head.appendChild(script);
}`.replace(/\n\s*/g, ' ');
