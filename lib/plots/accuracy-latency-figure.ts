/**
 * Accuracy against latency, one point a model: up and to the left is better. A point stands at the
 * median latency; its whiskers reach up to p99, and over the 95 % interval of the accuracy.
 */
import type { Limits, ModelResults } from '../measure/model-results';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, palette, plainText, seriesColour } from './palette';

/**
 * @param limits the target, drawn as two lines
 * @throws RangeError when there are no results
 */
export function accuracyLatencyFigure(results: readonly ModelResults[], limits: Limits): Figure {
  if (results.length === 0) throw new RangeError('accuracyLatencyFigure: there are no results');
  const layout = baseLayout('Accuracy against latency', '', 'accuracy');
  const line = { type: 'line', line: { color: palette.guide, dash: 'dot', width: 1.5 } };
  const limitMs = limits.secondsPerReview * 1000;
  const times = results.flatMap(({ realtime }) => [realtime.latencyMs.p50, realtime.latencyMs.p99]);
  const title = 'latency of one review, one at a time (logarithmic)';
  const xaxis = durationAxis(title, Math.min(...times), Math.max(...times, limitMs));
  return {
    data: results.map(({ name, realtime }, index) => {
      const { p50, p99 } = realtime.latencyMs;
      const [low, high] = realtime.accuracyInterval;
      return {
        type: 'scatter',
        mode: 'markers',
        name: plainText(name),
        x: [p50],
        y: [realtime.accuracy],
        error_x: { type: 'data', symmetric: false, array: [p99 - p50], arrayminus: [0] },
        error_y: {
          type: 'data',
          symmetric: false,
          array: [high - realtime.accuracy],
          arrayminus: [realtime.accuracy - low],
        },
        marker: { color: seriesColour(index), size: 14 },
        hovertemplate: 'p50 %{x:.3f} ms, accuracy %{y:.1%}',
      };
    }),
    layout: {
      ...layout,
      xaxis,
      yaxis: { ...layout.yaxis, tickformat: '.0%' },
      showlegend: true,
      shapes: [
        { ...line, yref: 'paper', y0: 0, y1: 1, x0: limitMs, x1: limitMs },
        { ...line, xref: 'paper', x0: 0, x1: 1, y0: limits.accuracy, y1: limits.accuracy },
      ],
      annotations: [
        {
          text: 'target: to the left of and above the dotted lines',
          xref: 'paper',
          yref: 'paper',
          x: 0,
          y: 1.05,
          xanchor: 'left',
          showarrow: false,
          font: { color: palette.guide },
        },
      ],
    },
  };
}
