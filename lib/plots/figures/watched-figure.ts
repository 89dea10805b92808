/** Requests in their order: how long each took, and how long in the model. */
import type { WatchedRequest } from '../../measure/serving/watched-requests';
import { summarizeLatency } from '../../measure/timing/latency-summary';
import { formatEstimate } from '../words/numbers';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, linearAxis, palette, wayColours } from './palette';

/** How many of the slowest requests are told in words. */
const NAMED = 3;
/** Below it the model's time cannot be told. */
const LEAST_MS = 0.001;

/**
 * Draws two points for each request: the time to its answer, and the model's part of it.
 *
 * @param name of the service
 * @throws RangeError when there are no requests
 */
export function watchedFigure(name: string, requests: readonly WatchedRequest[]): Figure {
  if (requests.length === 0) throw new RangeError('watchedFigure: there are no requests to show');
  const { p50Ms, maxMs } = summarizeLatency(requests.map(({ latencyMs }) => latencyMs));
  const series = [
    { name: 'to the answer', color: wayColours.realTime, of: ({ latencyMs }: WatchedRequest) => latencyMs },
    { name: 'in the model', color: palette.soft, of: ({ modelMs }: WatchedRequest) => modelMs },
  ].map((one) => ({ ...one, y: requests.map((request) => Number(Math.max(LEAST_MS, one.of(request)).toPrecision(4))) })); // prettier-ignore
  const base = baseLayout(
    {
      finding: `Service ${name}: half within ${formatEstimate(p50Ms)}, the slowest ${formatEstimate(maxMs)}`,
      measured: 'Each request: the time from when it should have been sent, and the model’s part.',
      numbers: [...requests]
        .sort((a, b) => b.latencyMs - a.latencyMs)
        .slice(0, NAMED)
        .map(({ dueMs, latencyMs, modelMs }) => `sent at ${formatEstimate(dueMs)}: ${formatEstimate(latencyMs)}, in the model ${formatEstimate(modelMs)}`), // prettier-ignore
    },
    '',
    '',
  );
  const all = series.flatMap(({ y }) => y);
  const lastSeconds = requests[requests.length - 1].dueMs / 1000;
  return {
    data: series.map(({ name: label, color, y }) => ({
      type: 'scatter',
      mode: 'markers',
      name: label,
      x: requests.map(({ dueMs }) => Number((dueMs / 1000).toFixed(3))),
      y,
      text: y.map(formatEstimate),
      marker: { color, size: 5 },
      hovertemplate: `%{x} s: ${label} %{text}<extra></extra>`,
    })),
    layout: {
      ...base,
      xaxis: linearAxis('when it should have been sent (s)', [0, 1.02 * lastSeconds]),
      yaxis: durationAxis('time (logarithmic)', Math.min(...all), Math.max(...all)),
      showlegend: true,
    },
  };
}
