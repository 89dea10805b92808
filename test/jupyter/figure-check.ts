/**
 * The check `figures`: every figure of the executed notebooks, and of odd data (odd-figures.ts), drawn by Plotly at 760 and
 * 960 pixels and as a still picture.
 * Looks at geometry: each text lies inside the picture, no two texts lie on each other, none lies on a mark. The live figure
 * and the still say the same words, with the same ticks at the same places, draw in the same colours, and neither ends a
 * range with a cap; no button asks a foreign address for anything.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figure } from '../../lib/plots/figures/figure';
import { settingsScript } from '../../lib/plots/plotly-settings';
import { plotlyMime } from '../../lib/plots/show';
import { stillPicture } from '../../lib/plots/still/still-picture';
import { offlinePage, type Page } from './browser';
import { pictures, project, type Check } from './check';
import { codeCells, executedNotebooks } from './executed-notebooks';
import { oddFigures } from './odd-figures';

const WIDTHS = [760, 960];

export const figureCheck: Check = {
  needs: [],
  async run(browser) {
    const blocked: string[] = [];
    const page = await offlinePage(browser, blocked);
    const folder = mkdtempSync(join(tmpdir(), 'figure-check-'));
    try {
      await openPage(page, folder);
      const faults: string[] = [];
      for (const { name, figure, svg } of [...executedNotebooks().flatMap(figuresOf), ...ODD]) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 1200 });
          const call = `check(${JSON.stringify(JSON.stringify(figure))}, ${JSON.stringify(svg)}, ${width})`;
          const found = await page.evaluate<string[]>(call);
          await page.screenshot({ path: join(pictures, `figure-${name}-${width}.png`) });
          faults.push(...found.map((fault) => `${name} at ${width}: ${fault}`));
        }
      }
      return [...faults, ...blocked.map((url) => `a figure asked for ${url}`)];
    } finally {
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Drawn {
  readonly name: string;
  readonly figure: Figure;
  readonly svg: string;
}

const ODD = Object.entries(oddFigures).map(([name, figure]): Drawn => {
  return { name, figure, svg: stillPicture(figure) };
});

function figuresOf(notebook: string): Drawn[] {
  const outputs = codeCells(notebook).flatMap((cell) => cell.outputs);
  return outputs
    .flatMap((output) => ('data' in output && plotlyMime in output.data ? [output.data] : []))
    .map((data, index) => ({
      name: `${basename(notebook, '.ipynb').slice(0, 2)}-${index + 1}`,
      figure: data[plotlyMime] as Figure,
      svg: [data['image/svg+xml']].flat().join(''),
    }));
}

async function openPage(page: Page, folder: string): Promise<void> {
  const plotly = pathToFileURL(join(project, 'node_modules/plotly.js-dist/plotly.js')).href;
  const html = `<!doctype html><meta charset="utf-8"><style>body { margin: 0 }</style><div id="live"></div><div id="still"></div>
<script src="${plotly}"></script><script>${settingsScript}
${CHECK}</script>`;
  const path = join(folder, 'figures.html');
  writeFileSync(path, html);
  await page.goto(pathToFileURL(path).href);
  await page.waitForFunction('window.Plotly && window.check', undefined, { timeout: 30_000 });
}

/** Runs in the page. */
const CHECK = String.raw`
function shrunk(box, by) {
  return { left: box.left + by, right: box.right - by, top: box.top + by, bottom: box.bottom - by };
}
function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
function textsOf(root) {
  return [...root.querySelectorAll('text')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const said = element.textContent.trim();
    const hidden = said === '' || box.width === 0 || element.closest('.hoverlayer, .modebar, defs') ||
      Number(getComputedStyle(element).opacity) === 0;
    return hidden ? [] : [{ element, said, box }];
  });
}
function textFaults(where, root, frame) {
  const texts = textsOf(root);
  const faults = texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 ||
    box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
    .map(({ said, box }) => where + ': "' + said + '" is not inside the picture (' +
      [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top].map(Math.round) + ')');
  texts.forEach((one, i) => texts.slice(i + 1).forEach((other) => {
    if (meet(shrunk(one.box, 2), shrunk(other.box, 2))) faults.push(where + ': "' + one.said + '" lies on "' + other.said + '"');
  }));
  return faults;
}
function marksOf(root) {
  const points = [...root.querySelectorAll('.scatterlayer .points path')].map((path) => path.getBoundingClientRect());
  const lines = [...root.querySelectorAll('.scatterlayer .js-line')].flatMap((path) => {
    const frame = path.ownerSVGElement.getScreenCTM && path.getScreenCTM();
    const length = path.getTotalLength();
    return Array.from({ length: 200 }, (_, i) => {
      const { x, y } = path.getPointAtLength((length * i) / 199).matrixTransform(frame);
      return { left: x, right: x + 0.1, top: y, bottom: y + 0.1 };
    });
  });
  return points.concat(lines);
}
function markFaults(root) {
  const marks = marksOf(root);
  return textsOf(root).filter(({ element }) => element.closest('.cartesianlayer, .annotation') && !element.closest('.barlayer, .heatmaplayer, .xtick, .ytick, .x2tick, .y2tick'))
    .filter(({ box }) => marks.some((mark) => meet(shrunk(box, 2), mark)))
    .map(({ said }) => 'live: "' + said + '" lies on a mark');
}
function sayings(root) {
  const tidy = (text) => text.replace(/\u00a0/g, ' ').replace(/\u2212/g, '-').replace(/…$/, '');
  return [...new Set(textsOf(root).map(({ said }) => tidy(said)))];
}
/** The colours of what is drawn, without white and the greys of frames and guides; a heat map's are a picture's. */
const QUIET = ['none', 'rgb(255, 255, 255)', 'rgb(230, 230, 230)', 'rgb(138, 138, 138)', 'rgb(43, 43, 43)', 'rgb(0, 0, 0)'];
function coloursOf(elements) {
  const found = new Set();
  for (const element of elements) {
    const { fill, stroke, strokeWidth, fillOpacity, strokeOpacity } = getComputedStyle(element);
    if (Number(fillOpacity) > 0) found.add(fill);
    if (parseFloat(strokeWidth) > 0 && Number(strokeOpacity) > 0) found.add(stroke);
  }
  return [...found].filter((colour) => !QUIET.includes(colour));
}
function colourFaults(live, still) {
  if (live.querySelector('.heatmaplayer image')) return [];
  const drawn = coloursOf(live.querySelectorAll('.scatterlayer path, .barlayer path, .shapelayer path'));
  const kept = coloursOf(still.querySelectorAll('path, circle, rect'));
  const missing = (some, others) => some.filter((colour) => !others.includes(colour));
  return missing(drawn, kept).map((colour) => 'the still draws nothing in ' + colour)
    .concat(missing(kept, drawn).map((colour) => 'only the still draws in ' + colour));
}
function capFaults(root) {
  const across = [['.yerror', 'width'], ['.xerror', 'height']];
  return across.some(([kind, side]) => [...root.querySelectorAll('.errorbar ' + kind)].some((path) => path.getBBox()[side] > 0.5))
    ? ['live: a range ends with a cap'] : [];
}
/** The ticks of one live axis, each with its place from 0 to 1 between the first and the last. */
function tickFaults(live, still, letter) {
  const [from, to] = letter === 'x' ? ['left', 'right'] : ['top', 'bottom'];
  const middle = ({ box }) => (box[from] + box[to]) / 2;
  const ticks = textsOf(live).filter(({ element }) => element.closest('.' + letter + 'tick'));
  const outermost = (some) => some.sort((a, b) => letter === 'x' ? b.box.bottom - a.box.bottom : a.box.right - b.box.right)[0];
  const texts = textsOf(still);
  const pairs = ticks.map((tick) => [tick, outermost(texts.filter(({ said }) => said === tick.said))]).filter(([, other]) => other);
  if (pairs.length < 3) return [];
  const places = [0, 1].map((k) => pairs.map((pair) => middle(pair[k])));
  const shares = places.map((all) => all.map((at) => (at - all[0]) / (all[all.length - 1] - all[0])));
  return pairs.flatMap(([{ said }], i) => Math.abs(shares[0][i] - shares[1][i]) > 0.03
    ? ['the tick "' + said + '" stands at ' + shares[0][i].toFixed(2) + ' live and at ' + shares[1][i].toFixed(2) + ' in the still'] : []);
}
window.check = async (json, svg, width) => {
  const live = document.getElementById('live');
  const still = document.getElementById('still');
  const figure = JSON.parse(json);
  live.style.width = still.style.width = width + 'px';
  live.style.height = (figure.layout.height || 450) + 'px';
  still.innerHTML = svg;
  window.Plotly.purge(live);
  await window.Plotly.newPlot(live, figure.data, figure.layout, Object.assign(settings(JSON.parse(json)), { responsive: false }));
  const faults = textFaults('live', live, live.getBoundingClientRect())
    .concat(markFaults(live), textFaults('still', still, still.firstElementChild.getBoundingClientRect()));
  live.querySelectorAll('.modebar-btn, a[href]').forEach((button) => {
    if (/share|cloud|edit|plotly/i.test(button.getAttribute('data-title') || button.getAttribute('href') || ''))
      faults.push('live: a button "' + (button.getAttribute('data-title') || button.getAttribute('href')) + '"');
  });
  for (const [name, some, others] of [['still', live, still], ['live figure', still, live]]) {
    const said = sayings(others).join(' ');
    const missing = sayings(some).filter((text) => !said.includes(text));
    if (missing.length > 0) faults.push('the ' + name + ' does not say ' + missing.join(' | '));
  }
  if (!live.querySelector('.x2tick')) faults.push(...tickFaults(live, still, 'x'), ...tickFaults(live, still, 'y'));
  return faults.concat(colourFaults(live, still), capFaults(live));
};
`;
