/** From which rate on micro-batches pay: the median under both policies, simulated (lines) and measured (points). */
import type { BatchesPay } from '../../measure/serving/batches-pay';
import { formatEstimate } from '../words/numbers';
import { describeDoubts, rate } from '../words/service-sentences';
import { durationAxis } from './duration-axis';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, linearAxis, wayColours } from './palette';
import { whiskers } from './whiskers';

/** Draws what `whereBatchesPay` found. */
export function batchesPayFigure(pay: BatchesPay): Figure {
  const { predicted, points } = pay;
  const ways = [
    {
      name: 'in real time',
      color: wayColours.realTime,
      predicted: predicted.map(({ realTimeMs }) => realTimeMs),
      measured: points.map(({ realTime }) => realTime.measured.p50),
    },
    {
      name: 'micro-batches',
      color: wayColours.batch,
      predicted: predicted.map(({ microBatchesMs }) => microBatchesMs),
      measured: points.map(({ microBatches }) => microBatches.measured.p50),
    },
  ];
  const times = ways
    .flatMap((way) => [
      ...way.predicted,
      ...way.measured.flatMap(({ ms, intervalMs: [low, high] }) => [ms, low, high ?? ms]),
    ])
    .filter((ms) => ms > 0);
  const rates = predicted.map(({ perSecond }) => perSecond);
  const base = baseLayout(
    {
      finding: finding(pay),
      measured:
        'Lines: simulated medians. Points: measured medians, each with its 95 % interval; the same arrivals.',
      numbers: points.map(
        ({ perSecond, realTime, microBatches }) =>
          `${rate(perSecond)} a second: in real time ${formatEstimate(realTime.measured.p50.ms)}, ` +
          `in micro-batches ${formatEstimate(microBatches.measured.p50.ms)}`,
      ),
    },
    '',
    '',
  );
  return {
    data: ways.flatMap(({ name, color, ...way }): PlotlyObject[] => [
      {
        type: 'scatter',
        mode: 'lines',
        name: `${name}, predicted`,
        x: rates,
        y: way.predicted,
        line: { color, width: 2 },
        text: way.predicted.map(formatEstimate),
        hovertemplate: '%{text}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: `${name}, measured`,
        x: points.map(({ perSecond }) => perSecond),
        y: way.measured.map(({ ms }) => ms),
        error_y: whiskers(
          way.measured.map(({ ms }) => ms),
          way.measured.map(({ intervalMs }) => intervalMs),
          color,
        ),
        marker: { color, size: 9 },
        text: way.measured.map(({ ms }) => formatEstimate(ms)),
        hovertemplate: '%{text}<extra></extra>',
      },
    ]),
    layout: {
      ...base,
      xaxis: linearAxis('requests a second', [0, 1.03 * Math.max(...rates)]),
      yaxis: durationAxis(
        'half answered within (logarithmic)',
        Math.min(...times),
        Math.max(...times),
      ),
      showlegend: true,
    },
  };
}

/** From which rate on they pay, predicted and measured; nothing where the machine was too busy. */
function finding({ predictedPerSecond, points, measuredBetween: [low, high] }: BatchesPay): string {
  const loads = points.flatMap(({ realTime, microBatches }) => [realTime, microBatches]);
  if (describeDoubts(loads.map(({ result }) => result)) !== 'VALID.') {
    return 'The machine was too busy: when micro-batches pay is not shown here';
  }
  const predicted = predictedPerSecond === null ? 'at no rate' : `from ${rate(predictedPerSecond)}`;
  const measured =
    high === null
      ? 'at no rate that was tried'
      : low === null
        ? `at each, from ${rate(high)} a second on`
        : `between ${rate(low)} and ${rate(high)} a second`;
  return `Micro-batches begin to pay ${measured}; predicted ${predicted}`;
}
