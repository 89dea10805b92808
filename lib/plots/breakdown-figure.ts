/**
 * Where the time of a call goes, in a batch and one at a time: on the left the time per review, on
 * the right the same bars stretched to one length, to compare the stages' shares.
 */
import type { Breakdown, WayBreakdown } from '../measure/breakdown';
import { formatDuration } from './duration-axis';
import type { Figure } from './figure';
import {
  baseAxis,
  baseLayout,
  palette,
  plainText,
  seriesColour,
  type PlotlyObject,
} from './palette';

/**
 * Draws the two breakdowns as stacked bars; a line across each bar on the left marks the time of the
 * whole, measured by itself.
 *
 * @throws RangeError when the two ways have no stages, or not the same
 */
export function breakdownFigure({ batch, oneAtATime }: Breakdown): Figure {
  const names = batch.stages.map((stage) => stage.name);
  const others = oneAtATime.stages.map((stage) => stage.name);
  if (names.length === 0) throw new RangeError('breakdownFigure: there are no stages');
  if (names.join('\n') !== others.join('\n')) {
    throw new RangeError(`breakdownFigure: stages ${names.join(', ')} and ${others.join(', ')}`);
  }
  const ways = [oneAtATime, batch]; // horizontal bars are stacked from the bottom
  const y = ['one at a time', `batch of ${batch.batchSize}`];
  const unit = Math.max(...ways.map((way) => way.sumMs)) < 1 ? 'µs' : 'ms';
  const scale = unit === 'µs' ? 1000 : 1;
  const longest = scale * Math.max(...ways.flatMap((way) => [way.sumMs, way.wholeMs]));
  const data = names.flatMap((name, stage) => barsOf(name, stage, ways, y, scale));
  data.push({
    type: 'scatter',
    mode: 'markers+text',
    name: 'the whole call, measured by itself',
    x: ways.map((way) => way.wholeMs * scale),
    y,
    marker: { symbol: 'line-ns', size: 44, line: { color: palette.black, width: 2.5 } },
    text: ways.map((way) => `  ${formatDuration(way.wholeMs)}`),
    textposition: 'middle right',
    cliponaxis: false,
    hovertemplate: 'whole call:%{text} a review<extra></extra>',
  });
  const base = baseLayout('Where the time of a call goes', `${unit} a review`, '');
  return {
    data,
    layout: {
      ...base,
      barmode: 'stack',
      bargap: 0.45,
      height: 360,
      xaxis: { ...base.xaxis, domain: [0, 0.56], range: [0, 1.35 * longest] },
      yaxis: { ...base.yaxis, showgrid: false },
      xaxis2: {
        ...baseAxis('share of the sum'),
        domain: [0.62, 1],
        anchor: 'y',
        range: [0, 1],
        tickformat: '.0%',
      },
      legend: { ...(base.legend as PlotlyObject), y: -0.32, traceorder: 'normal' },
    },
  };
}

function barsOf(
  name: string,
  stage: number,
  ways: readonly WayBreakdown[],
  y: readonly string[],
  scale: number,
): PlotlyObject[] {
  const stages = ways.map((way) => way.stages[stage]);
  const common = {
    type: 'bar',
    orientation: 'h',
    name: plainText(name),
    legendgroup: plainText(name),
    y,
    marker: { color: seriesColour(stage), line: { color: palette.background, width: 1 } },
    text: stages.map(
      ({ medianMs, share }) => `${formatDuration(medianMs)} a review, ${Math.round(100 * share)} %`,
    ),
    textposition: 'none',
    hovertemplate: `${plainText(name)}: %{text}<extra></extra>`,
  };
  return [
    { ...common, x: stages.map((time) => time.medianMs * scale) },
    { ...common, x: stages.map((time) => time.share), xaxis: 'x2', showlegend: false },
  ];
}
