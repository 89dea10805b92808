/**
 * Latencies in the order of the calls: a warm-up, a pause or a machine that slows down is seen here, and not
 * in the distribution.
 */
import { latencyBlocks, latencyDrift, LEAST_FOR_DRIFT } from '../../measure/timing/latency-blocks';
import type { Validity } from '../../measure/timing/validity';
import { durationAxis } from './duration-axis';
import { durationBeside, formatDuration } from '../words/numbers';
import type { Figure } from './figure';
import type { NamedTimes } from './latency-figure';
import { baseLayout, linearAxis, nameColours, plainText, wayColours } from './palette';

/**
 * Draws at most 100 stretches of calls for each series: a line through their medians and a small point for
 * the slowest call of each.
 *
 * @param series latencies in the order of the calls, and what their validity found, which is said
 * @param targetMs where given, the time a review must stay under, said in words
 * @throws RangeError when there is nothing to show, one series is empty, or all latencies are 0
 * @example
 * latencyOverTimeFigure([{ name: 'tiny', timesMs: Float64Array.of(1, 2) }]).data[1].y // => [1, 2]
 */
export function latencyOverTimeFigure(
  series: readonly (NamedTimes & { readonly validity?: Validity })[],
  targetMs?: number,
): Figure {
  if (series.length === 0) {
    throw new RangeError('latencyOverTimeFigure: there are no latencies to show');
  }
  for (const { name, timesMs } of series) {
    if (timesMs.length > 0) continue;
    throw new RangeError(`latencyOverTimeFigure: '${plainText(name)}' has no latencies`);
  }
  const colours = nameColours(series.map(({ name }) => name));
  const drawn = series.map(({ name, timesMs }, index) => ({
    name: plainText(name),
    blocks: latencyBlocks(timesMs),
    colour: series.length === 1 ? wayColours.realTime : colours[index],
  }));
  const times = drawn.flatMap(({ blocks }) =>
    blocks.flatMap(({ medianMs, maxMs }) => [medianMs, maxMs]),
  );
  const above = times.filter((time) => time > 0);
  if (above.length === 0) throw new RangeError('latencyOverTimeFigure: all latencies are 0');
  const advice = series.flatMap(({ name, validity }) =>
    (validity?.findings ?? []).map(({ seen }) => (series.length > 1 ? `${name}: ${seen}` : seen)),
  );
  const calls = drawn[0].blocks[0].last;
  const layout = baseLayout(
    {
      finding: finding(series),
      measured:
        (calls === 1 ? 'Each call.' : `Lines: medians of ${calls} calls; points: their slowest.`) +
        limitText(above, targetMs),
      numbers: advice,
    },
    '',
    '',
  );
  return {
    data: drawn.flatMap(({ name, blocks, colour }) => {
      const x = blocks.map(({ first, last }) => Math.round((first + last) / 2));
      const common = { type: 'scatter', legendgroup: name, x };
      return [
        {
          ...common,
          mode: 'markers',
          name,
          showlegend: false,
          y: blocks.map(({ maxMs }) => maxMs),
          marker: { color: colour, size: 4 },
          text: blocks.map(({ maxMs }) => formatDuration(maxMs)),
          hovertemplate: 'slowest: %{text}',
        },
        {
          ...common,
          mode: 'lines',
          name,
          y: blocks.map(({ medianMs }) => medianMs),
          line: { color: colour, width: 2.5 },
          text: blocks.map(({ medianMs }) => formatDuration(medianMs)),
          hovertemplate: 'median: %{text}',
        },
      ];
    }),
    layout: {
      ...layout,
      yaxis: durationAxis('latency (logarithmic)', Math.min(...above), Math.max(...above)),
      xaxis: linearAxis('calls, in their order', [
        0,
        Math.max(...series.map(({ timesMs }) => timesMs.length)),
      ]),
      showlegend: series.length > 1,
    },
  };
}

/** How many stretches had a call slower than the limit, in words: a line at a far limit would take the picture's height. */
function limitText(times: readonly number[], targetMs: number | undefined): string {
  if (targetMs === undefined) return '';
  const slowest = Math.max(...times);
  return ` The slowest: ${durationBeside(slowest, targetMs)}, ${slowest < targetMs ? 'below' : 'not below'} the limit of ${formatDuration(targetMs)}.`;
}

/** A change of speed is claimed only where `latencyDrift` finds one. */
function finding(series: readonly NamedTimes[]): string {
  const drifts = series.flatMap(({ name, timesMs }) => {
    const drift = latencyDrift(timesMs);
    return drift === undefined ? [] : [{ name, ...drift }];
  });
  if (drifts.length === 0) {
    const enough = series.every(({ timesMs }) => timesMs.length >= LEAST_FOR_DRIFT);
    return enough
      ? 'No clear change of speed while the calls were measured'
      : 'The latency of the calls, one after another';
  }
  if (drifts.length > 1)
    return `The speed changed while ${drifts.length} of ${series.length} models were measured`;
  const [{ name, fromMs, toMs }] = drifts;
  const change = `became ${toMs < fromMs ? 'faster' : 'slower'} while they were measured`;
  return `${series.length > 1 ? `Calls of ${name}` : 'Calls'} ${change}: ${formatDuration(fromMs)}, then ${formatDuration(toMs)}`;
}
