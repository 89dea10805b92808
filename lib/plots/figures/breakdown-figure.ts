/**
 * Where the time of a call goes: a bar of 100 % for each way, cut into its stages. A stage that is too short for its
 * name stands with its share in the line above its bar.
 */
import type { Breakdown, StageTime, WayBreakdown } from '../../measure/cost/breakdown';
import { describeBreakdown } from '../words/cost-sentences';
import { formatDuration, formatRoughShare } from '../words/numbers';
import { fitText, textWidth } from '../words/text-width';
import { members, type Figure, type PlotlyObject } from './figure';
import { baseLayout, legendRoom, linearAxis, palette, partColours, plainText } from './palette';
import { rowsAxis } from './rows';

/** Share of a row that is no bar. */
const GAP = 0.45;
/** Pixels of a whole bar on a narrow page. */
const BAR_WIDTH = 560;

/**
 * Draws the two breakdowns.
 *
 * @throws RangeError when the two ways have no stages, or not the same
 */
export function breakdownFigure(breakdown: Breakdown): Figure {
  const { batch, realTime } = breakdown;
  const names = batch.stages.map((stage) => stage.name);
  const others = realTime.stages.map((stage) => stage.name);
  if (names.length === 0) throw new RangeError('breakdownFigure: there are no stages');
  if (names.join('\n') !== others.join('\n')) {
    throw new RangeError(`breakdownFigure: stages ${names.join(', ')} and ${others.join(', ')}`);
  }
  const ways = [
    { name: 'in real time', way: realTime },
    { name: `batch of ${batch.batchSize}`, way: batch },
  ];
  const base = baseLayout(
    {
      finding: finding(realTime),
      measured: 'Share of the time that a review takes, stage by stage.',
      numbers: ways.map(
        ({ name, way }) =>
          `${name}: ${formatDuration(way.wholeMs)} a review; ${way.stages.map(stageText).join(', ')}`,
      ),
    },
    '',
    '',
  );
  const rows = ways.map(({ name }) => name);
  const shown = names.map((name) => plainText(name, 30));
  return {
    data: names.map((_, index) => ({
      type: 'bar',
      orientation: 'h',
      name: shown[index],
      x: ways.map(({ way }) => way.stages[index].share),
      y: rows,
      marker: { color: partColours[index % partColours.length] },
      text: ways.map(({ way }) => inside(way.stages[index])),
      textposition: 'inside',
      insidetextanchor: 'middle',
      textangle: 0,
      constraintext: 'none',
      insidetextfont: { color: '#000000', size: 12 },
      customdata: ways.map(({ way }) => stageText(way.stages[index])),
      hovertemplate: '%{y}: %{customdata}<extra></extra>',
    })),
    layout: {
      ...base,
      barmode: 'stack',
      bargap: GAP,
      height: 308 + legendRoom(shown),
      xaxis: linearAxis('share of the time', [0, 1], { share: true }),
      yaxis: { ...base.yaxis, ...rowsAxis(rows), range: [1.5, -0.65] },
      annotations: ways.map(({ way }, row) => headline(row, way)),
      showlegend: true,
      legend: { ...members(base['legend']), traceorder: 'normal' },
    },
    note: describeBreakdown(breakdown),
  };
}

/** The line above a bar: how long a review takes, and the stages that have no room for their names. */
function headline(row: number, way: WayBreakdown): PlotlyObject {
  const short = way.stages.filter((stage) => inside(stage) === '');
  const rest = short.map(({ name, share }) => `${name} ${formatRoughShare(share)}`).join(', ');
  const text = `${formatDuration(way.wholeMs)} a review${rest === '' ? '' : `; also ${rest}`}`;
  return {
    x: 0,
    y: row - (1 - GAP) / 2,
    xanchor: 'left',
    yanchor: 'bottom',
    text: plainText(fitText(text, BAR_WIDTH, 13), 200),
    showarrow: false,
    font: { color: palette.text, size: 13 },
  };
}

/** What is written in a bar's part, where it is wide enough. */
function inside({ name, share }: StageTime): string {
  const text = `${plainText(name, 30)} ${formatRoughShare(share)}`;
  return textWidth(text, 12) + 8 <= share * BAR_WIDTH ? text : '';
}

function stageText({ name, timeMs, share }: StageTime): string {
  return `${plainText(name)} ${formatDuration(timeMs)} (${formatRoughShare(share)})`;
}

function finding({ longest, stages }: WayBreakdown): string {
  if (longest === undefined || stages.length === 1) return 'Where the time of a call goes';
  const name = `${longest.name.slice(0, 1).toUpperCase()}${longest.name.slice(1)}`;
  return `${name} is ${formatRoughShare(longest.share)} of the time of a review in real time`;
}
