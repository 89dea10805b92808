/** *Since the last run*: each model's times now by those of then, drawn with their ranges. */
import type { Figure } from '../../plots/figures/figure';
import { baseLayout, palette, plainText } from '../../plots/figures/palette';
import { whiskers } from '../../plots/figures/whiskers';
import { escapeHtml } from '../../plots/words/html-text';
import { nothingClear, type SinceLastRun } from '../experiment/since-last-run';
import type { JsonObject } from '../notebook/json-object';
import type { FigureStore } from './figure-store';
import { formatInterval, formatRatio } from '../../plots/words/numbers';

/** Empty where there was no run before, or none of its models is in this one. */
export function sinceHtml(since: SinceLastRun | undefined, figures: FigureStore): string {
  if (since === undefined) return '';
  const { previousAt, sameMachine, otherNode, sameReviews } = since;
  const at = `${previousAt.slice(0, 16).replace('T', ' ')} UTC`;
  const others = [
    ...(sameMachine ? [] : ['on another machine']),
    ...(otherNode === null ? [] : [`with Node ${escapeHtml(otherNode)}`]),
    ...(sameReviews ? [] : ['with other reviews']),
  ];
  const other =
    others.length === 0 ? '' : ` It was made ${others.join(' and ')}, which may be the whole difference.`;
  return `<p class="note">Compared with the run of ${escapeHtml(at)}.${other}</p>
${figures.place(sinceFigure(since) as unknown as JsonObject)}`;
} // prettier-ignore

/** A row for each model and way: how many times as long a review takes now, with its range, beside a line at 1. */
export function sinceFigure(since: SinceLastRun): Figure {
  const { changes } = since;
  const rows = [...changes].reverse(); // Plotly begins below
  const names = rows.map(({ model, way }) => plainText(`${model}, ${way === 'batch' ? 'in the batch' : 'in real time'}`));
  const ends = rows.flatMap(({ interval }) => interval);
  const [least, most] = [Math.min(...ends, 0.5), Math.max(...ends, 2)];
  const words = {
    finding: sinceFinding(since),
    measured: 'Time of a review now by then: below 1 is faster now. A range that holds 1 shows no difference.',
    numbers: changes.map(({ model, way, ratio, interval, word }) => `${model}, ${way === 'batch' ? 'in the batch' : 'in real time'}: ${formatRatio(ratio)} (${formatInterval(interval, formatRatio)}), ${word}`),
  };
  const base = baseLayout(words, 'times as long as then', '');
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10].filter((tick) => tick >= least * 0.99 && tick <= most * 1.01);
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'now by then',
        x: rows.map(({ ratio }) => ratio),
        y: names,
        error_x: whiskers(rows.map(({ ratio }) => ratio), rows.map(({ interval }) => interval), palette.soft),
        marker: { size: 11, color: palette.black },
      },
    ],
    layout: {
      ...base,
      height: 170 + 20 * rows.length,
      showlegend: false,
      xaxis: {
        ...base.xaxis,
        type: 'log',
        range: [Math.log10(least) - 0.03, Math.log10(most) + 0.03],
        tickmode: 'array',
        tickvals: ticks,
        ticktext: ticks.map(String),
      },
      yaxis: { ...base.yaxis, type: 'category', categoryarray: names },
      shapes: [{ type: 'line', x0: 1, x1: 1, xref: 'x', y0: 0, y1: 1, yref: 'paper', line: { color: palette.guide, width: 1.5, dash: 'dot' } }],
    },
  };
} // prettier-ignore

function sinceFinding(since: SinceLastRun): string {
  const { changes } = since;
  const count = (word: string): number => changes.filter((change) => change.word === word).length;
  const [faster, slower] = [count('faster'), count('slower')];
  if (faster + slower === 0) return `Since the last run: ${nothingClear(since)}`;
  const found = [faster > 0 ? `${faster} faster` : '', slower > 0 ? `${slower} slower` : ''];
  return `Of ${changes.length} times, ${found.filter((part) => part !== '').join(' and ')} than in the last run`;
}
