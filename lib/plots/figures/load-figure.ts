/** How long requests wait at several loads: predicted by the simulator beside measured by real arrivals. */
import type { LoadComparison } from '../../measure/serving/predicted-load';
import { formatEstimate, formatInterval } from '../words/numbers';
import { describeDoubts, rate } from '../words/service-sentences';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, plainText, quantileColours, type PlotlyObject } from './palette';
import { distinct } from './rows';
import { whiskers } from './whiskers';

const QUANTILES = [
  ['p50', 'half within'],
  ['p90', '90 % within'],
] as const;

/**
 * Draws p50 and p90 of each load: an open diamond for the prediction, a point with its 95 % interval for the measurement.
 *
 * @throws RangeError when there are no loads
 */
export function loadFigure(loads: readonly LoadComparison[]): Figure {
  if (loads.length === 0) throw new RangeError('loadFigure: there is nothing to draw');
  const valid = describeDoubts(loads.map(({ result }) => result)) === 'VALID.';
  const last = loads[loads.length - 1];
  const words = {
    finding: valid
      ? `At ${last.name} half wait ${formatEstimate(last.measured.p50.ms)}; ${formatEstimate(last.predicted.p50.ms)} were predicted`
      : 'The machine was too busy: predicted and measured waits prove nothing',
    measured:
      'Diamonds: simulated from measured service times. Points: measured, each with its 95 % interval.',
    numbers: loads.map(({ name, perSecond, predicted, measured }) => {
      const waits = QUANTILES.map(
        ([quantile, label]) =>
          `${label} ${formatEstimate(measured[quantile].ms)} ` +
          `(${formatInterval(measured[quantile].intervalMs, formatEstimate)}; predicted ${formatEstimate(predicted[quantile].ms)})`,
      );
      return `${name} (${rate(perSecond)} a second): ${waits.join(', ')}`;
    }),
  };
  const base = baseLayout(words, 'load', '');
  const times = loads
    .flatMap(({ predicted, measured }) =>
      QUANTILES.flatMap(([name]) => [
        predicted[name].ms,
        measured[name].ms,
        ...measured[name].intervalMs,
      ]),
    )
    .filter((ms): ms is number => ms !== null && ms > 0);
  return {
    data: QUANTILES.flatMap(([name, label]) => tracesOf(name, label, loads, quantileColours[name])),
    layout: {
      ...base,
      xaxis: { ...base.xaxis, type: 'category', showgrid: false },
      yaxis: durationAxis('time to answer (logarithmic)', Math.min(...times), Math.max(...times)),
      showlegend: true,
    },
  };
}

function tracesOf(
  quantile: 'p50' | 'p90',
  label: string,
  loads: readonly LoadComparison[],
  color: string,
): PlotlyObject[] {
  const common = {
    type: 'scatter',
    mode: 'markers',
    x: distinct(loads.map(({ name }) => plainText(name, 30))),
    hovertemplate: '%{x}: %{text}<extra></extra>',
  };
  const predicted = loads.map((load) => load.predicted[quantile].ms);
  const measured = loads.map((load) => load.measured[quantile]);
  return [
    {
      ...common,
      name: `${label}, predicted`,
      y: predicted,
      text: predicted.map(formatEstimate),
      marker: { color, size: 15, symbol: 'diamond-open', line: { width: 2 } },
    },
    {
      ...common,
      name: `${label}, measured`,
      y: measured.map(({ ms }) => ms),
      text: measured.map(({ ms }) => formatEstimate(ms)),
      error_y: whiskers(
        measured.map(({ ms }) => ms),
        measured.map(({ intervalMs }) => intervalMs),
        color,
      ),
      marker: { color, size: 9 },
    },
  ];
}
