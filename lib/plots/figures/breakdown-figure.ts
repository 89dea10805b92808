/**
 * Where the time of a call goes, stage by stage, in a batch and one at a time: on the left the time per review
 * as points on a logarithmic axis, so that a batch's short stages are seen beside the long ones of a single
 * call; on the right each stage's share of its way.
 */
import type { Breakdown, StageTime, WayBreakdown } from '../../measure/cost/breakdown';
import { ring, rowsAxis } from './both-ways-figure';
import { formatDuration, formatRoughShare } from '../words/numbers';
import { durationAxis } from './duration-axis';
import type { Figure, PlotlyObject } from './figure';
import { baseAxis, baseLayout, inkOn, plainText, wayColours } from './palette';

const WHOLE = 'whole call';

/**
 * Draws the two breakdowns: a row for each stage, and one for the whole call, measured by itself. The line
 * through a point reaches from the fastest round to the slowest.
 *
 * @throws RangeError when the two ways have no stages, or not the same
 */
export function breakdownFigure({ batch, realTime }: Breakdown): Figure {
  const names = batch.stages.map((stage) => stage.name);
  const others = realTime.stages.map((stage) => stage.name);
  if (names.length === 0) throw new RangeError('breakdownFigure: there are no stages');
  if (names.join('\n') !== others.join('\n')) {
    throw new RangeError(`breakdownFigure: stages ${names.join(', ')} and ${others.join(', ')}`);
  }
  const ways = [
    { name: 'in real time', way: realTime, colour: wayColours.oneAtATime },
    { name: `batch of ${batch.batchSize}`, way: batch, colour: wayColours.batch },
  ];
  const times = ways.flatMap(({ way }) => [way.wholeMs, ...way.stages.flatMap(roundsOf)]);
  const above = times.filter((time) => time > 0);
  const words = {
    finding: finding(ways[0].way, 'a single call', names),
    measured: `Left: time a review; the stages add up to the whole call, and a line reaches from the fastest round to the slowest. Right: share of the whole.`,
    numbers: ways.flatMap(({ name, way }) => [
      `${name}: ${formatDuration(way.wholeMs)} a review; ${way.stages.map(stageText).join(', ')}`,
    ]),
  };
  const base = baseLayout(words, '', '');
  const rows = [...names.map((name) => plainText(name)), WHOLE];
  return {
    data: ways.flatMap(({ name, way, colour }) => tracesOf(name, way, colour, rows)),
    layout: {
      ...base,
      barmode: 'group',
      bargap: 0.3,
      height: 210 + 46 * rows.length,
      xaxis: {
        ...durationAxis('time a review (logarithmic)', Math.min(...above), Math.max(...above)),
        domain: [0, 0.58],
      },
      yaxis: { ...base.yaxis, ...rowsAxis(rows) },
      xaxis2: {
        ...baseAxis('share'),
        domain: [0.64, 1],
        anchor: 'y',
        range: [0, 1],
        tickformat: '.0%',
      },
      showlegend: true,
    },
  };
}

function tracesOf(
  name: string,
  way: WayBreakdown,
  colour: string,
  rows: readonly string[],
): PlotlyObject[] {
  const y = rows.slice(0, -1);
  const spread = way.stages.map(roundsOf);
  const common = { name, legendgroup: name, marker: { color: colour } };
  return [
    {
      ...common,
      type: 'scatter',
      mode: 'markers',
      marker: way.batchSize === 1 ? ring(colour) : { color: colour, size: 10 },
      x: [...way.stages.map(({ timeMs }) => timeMs), way.wholeMs],
      y: rows,
      error_x: {
        type: 'data',
        symmetric: false,
        array: [...way.stages.map(({ timeMs }, i) => Math.max(...spread[i]) - timeMs), 0],
        arrayminus: [...way.stages.map(({ timeMs }, i) => timeMs - Math.min(...spread[i])), 0],
        color: colour,
        thickness: 2,
        width: 0,
      },
      text: [...way.stages.map(stageText), `${WHOLE} ${formatDuration(way.wholeMs)}`],
      hovertemplate: `${name}: %{text}<extra></extra>`,
    },
    {
      ...common,
      type: 'bar',
      orientation: 'h',
      x: way.stages.map(({ share }) => share),
      y,
      xaxis: 'x2',
      showlegend: false,
      text: way.stages.map(({ share }) => formatRoughShare(share)),
      textposition: 'auto',
      insidetextfont: { color: inkOn(colour) },
      hovertemplate: `${name}, %{y}: %{text}<extra></extra>`,
    },
  ];
}

function roundsOf({ timesMs, timeMs }: StageTime): number[] {
  return timesMs.length === 0 ? [timeMs] : Array.from(timesMs);
}

function stageText({ name, timeMs, share }: StageTime): string {
  return `${plainText(name)} ${formatDuration(timeMs)} (${formatRoughShare(share)})`;
}

/** Names the longest stage only where its every round took longer than any round of the other stages. */
function finding(way: WayBreakdown, what: string, names: readonly string[]): string {
  const sorted = [...way.stages].sort((a, b) => b.timeMs - a.timeMs);
  const [first, second] = sorted;
  const alone =
    second === undefined ||
    Math.min(...roundsOf(first)) > Math.max(...sorted.slice(1).flatMap(roundsOf));
  return way.addsUp && alone && names.length > 1
    ? `${first.name.slice(0, 1).toUpperCase()}${first.name.slice(1)} is ${formatRoughShare(first.share)} of ${what}`
    : 'Where the time of a call goes';
}
