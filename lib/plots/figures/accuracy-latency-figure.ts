/**
 * Accuracy against latency, one point a model: up and to the left is better. A point stands at the
 * median latency; the line to its right reaches to p99, the upright one over the 95 % interval of the accuracy.
 */
import type { Limits, ModelResults } from '../../measure/timing/model-results';
import { levelLine, uprightLine } from './direct-label';
import { formatDuration, formatShare } from '../words/numbers';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, palette, plainText, seriesColour } from './palette';

/**
 * @param limits the target, drawn as two lines
 * @throws RangeError when there are no results
 */
export function accuracyLatencyFigure(results: readonly ModelResults[], limits: Limits): Figure {
  if (results.length === 0) throw new RangeError('accuracyLatencyFigure: there are no results');
  const limitMs = limits.perReviewMs;
  const inside = results.filter(
    ({ accuracy, realTime }) => realTime.latencyMs.p99 < limitMs && accuracy > limits.accuracy,
  );
  const words = {
    finding: `${inside.length} of ${results.length} models ${inside.length === 1 ? 'is' : 'are'} above ${formatShare(limits.accuracy)} and answer${inside.length === 1 ? 's' : ''} 99 of 100 calls within ${formatDuration(limitMs)}`,
    measured:
      'Points: median latency and accuracy. Lines: to the right up to p99, upright over the 95 % interval of the accuracy.',
    numbers: results.map(
      ({ name, accuracy, realTime: { latencyMs } }) =>
        `${name}: ${formatShare(accuracy)}, p50 ${formatDuration(latencyMs.p50)}, p99 ${formatDuration(latencyMs.p99)}`,
    ),
  };
  const layout = baseLayout(words, '', 'accuracy');
  const times = results.flatMap(({ realTime }) => [realTime.latencyMs.p50, realTime.latencyMs.p99]);
  const [least, most] = [Math.min(...times), Math.max(...times, limitMs)];
  const lines = [
    uprightLine(limitMs, `target: ${formatDuration(limitMs)}`, palette.black),
    levelLine(limits.accuracy, `target: ${formatShare(limits.accuracy)}`, palette.black),
  ];
  const bounds = results.flatMap(({ accuracyInterval }) => accuracyInterval);
  const [low, high] = [Math.min(...bounds, limits.accuracy), Math.max(...bounds, limits.accuracy)];
  const room = 0.12 * (high - low || 0.1);
  return {
    data: results.map(({ name, accuracy, accuracyInterval, realTime }, index) => {
      const { p50, p99 } = realTime.latencyMs;
      const [from, to] = accuracyInterval;
      const line = {
        type: 'data',
        symmetric: false,
        color: seriesColour(index),
        width: 0,
        thickness: 2,
      };
      return {
        type: 'scatter',
        mode: 'markers',
        name: plainText(name),
        x: [p50],
        y: [accuracy],
        error_x: { ...line, array: [p99 - p50], arrayminus: [0] },
        error_y: {
          ...line,
          array: [to - accuracy],
          arrayminus: [accuracy - from],
        },
        marker: { color: seriesColour(index), size: 14 },
        text: [`p50 ${formatDuration(p50)}, p99 ${formatDuration(p99)}`],
        hovertemplate: '%{text}, accuracy %{y:.1%}',
      };
    }),
    layout: {
      ...layout,
      xaxis: durationAxis('latency of one review, one at a time (logarithmic)', least / 3, most),
      yaxis: { ...layout.yaxis, tickformat: '.0%', range: [low - room, high + room] },
      showlegend: true,
      shapes: lines.map(({ shape }) => shape),
      annotations: lines.map(({ annotation }) => annotation),
    },
  };
}
