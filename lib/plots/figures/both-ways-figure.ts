/**
 * In a batch and in real time, a row a model: a dot and a ring at the time of a review, joined by a line that says how
 * many times as much it is. Points, not bars: on a logarithmic axis a bar's length means nothing.
 */
import type { ModelResults } from '../../measure/timing/model-results';
import { formatDuration, formatInterval, formatRatio } from '../words/numbers';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, palette, wayColours } from './palette';
import { labelledTimesAxis, ring, rowNames, rowsAxis } from './rows';

/**
 * Draws a row for each model: the medians of the rounds in a batch and in real time, and the ratio.
 *
 * @throws RangeError when there are no results, or a time is not above 0
 */
export function bothWaysFigure(results: readonly ModelResults[]): Figure {
  if (results.length === 0) throw new RangeError('bothWaysFigure: there are no results to show');
  const times = results.flatMap(({ batch, realTime }) => [batch.perReviewMs, realTime.perReviewMs]);
  if (!times.every((time) => time > 0)) throw new RangeError('bothWaysFigure: a time is 0');
  const names = rowNames(results.map(({ name }) => name));
  const words = {
    finding: finding(results),
    measured:
      'Time of a review, median of the rounds, and how many times as much it is in real time.',
    numbers: results.map(numbersOf),
  };
  const base = baseLayout(words, '', '');
  return {
    data: [
      ...results.map(({ batch, realTime }, row) => connector(names[row], batch, realTime)),
      ends(
        'in a batch',
        names,
        results.map(({ batch }) => batch.perReviewMs),
        sides(results, 'left', 'right'),
        { color: wayColours.batch, size: 13 },
      ),
      ends(
        'in real time',
        names,
        results.map(({ realTime }) => realTime.perReviewMs),
        sides(results, 'right', 'left'),
        ring(wayColours.realTime),
      ),
    ],
    layout: {
      ...base,
      xaxis: labelledTimesAxis('time of a review (logarithmic)', times),
      yaxis: { ...base.yaxis, ...rowsAxis(names) },
      annotations: results.map(({ batch, realTime, ratio }, row) => ({
        x: Math.log10(batch.perReviewMs * realTime.perReviewMs) / 2,
        y: names[row],
        yshift: 17,
        text: `${formatRatio(ratio.ratio)}\u00a0×`,
        showarrow: false,
        font: { color: palette.text, size: 14 },
      })),
      showlegend: true,
      height: 200 + 64 * results.length,
    },
  };
}

function connector(
  name: string,
  batch: ModelResults['batch'],
  realTime: ModelResults['realTime'],
): PlotlyObject {
  return {
    type: 'scatter',
    mode: 'lines',
    x: [batch.perReviewMs, realTime.perReviewMs],
    y: [name, name],
    line: { color: palette.guide, width: 2 },
    showlegend: false,
    hoverinfo: 'skip',
  };
}

function ends(
  name: string,
  rows: readonly string[],
  times: readonly number[],
  outer: readonly string[],
  marker: PlotlyObject,
): PlotlyObject {
  return {
    type: 'scatter',
    mode: 'markers+text',
    name,
    x: times,
    y: rows,
    marker,
    text: times.map((ms, row) => apart(formatDuration(ms), outer[row])),
    customdata: times.map(formatDuration),
    textposition: outer.map((side) => `middle ${side}`),
    textfont: { color: palette.text, size: 13 },
    cliponaxis: false,
    hovertemplate: `${name}: %{customdata} a review<extra></extra>`,
  };
}

/** A label with a space towards its mark: where both take as long, the ring lies around the dot. */
function apart(text: string, side: string): string {
  return side === 'left' ? `${text}\u00a0` : `\u00a0${text}`;
}

/** Where labels stand, so that both lie outside the line that joins the two points. */
function sides(results: readonly ModelResults[], usual: string, other: string): string[] {
  return results.map(({ batch, realTime }) =>
    realTime.perReviewMs < batch.perReviewMs ? other : usual,
  );
}

function numbersOf({ name, batch, realTime, ratio }: ModelResults): string {
  return (
    `${name}: ${formatDuration(batch.perReviewMs)} a review in a batch of ${batch.size}, ` +
    `${formatDuration(realTime.perReviewMs)} in real time, ${formatRatio(ratio.ratio)} times as much ` +
    `(${formatInterval([ratio.low, ratio.high], formatRatio)})`
  );
}

/** Says that real time costs more only where a quiet measurement's interval lies above 1. */
function finding(results: readonly ModelResults[]): string {
  const ratios = results.flatMap(({ ratio: { ratio, low }, validity }) =>
    validity.quiet && low > 1 ? [ratio] : [],
  );
  if (ratios.length === 0) return 'What a review costs, in a batch and in real time';
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map(formatRatio);
  if (results.length === 1) return `A review costs ${most} times as much in real time`;
  const range = least === most ? most : `${least} to ${most}`;
  if (ratios.length === results.length) return `A review costs ${range} times as much in real time`;
  return `Real time costs clearly more with ${ratios.length} of ${results.length} models: ${range} times`;
}
