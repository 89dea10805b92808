/** Accuracy against the number of new reviews learned from, each point with its 95 % interval. */
import type { LearningPoint } from '../../measure/accuracy/learning-curve';
import { describeLearning } from '../words/accuracy-sentences';
import { formatShare } from '../words/numbers';
import type { Figure } from './figure';
import { baseLayout, linearAxis, palette, seriesColour } from './palette';
import { whiskers } from './whiskers';

/**
 * Draws the accuracy at each number of added reviews with its 95 % interval.
 *
 * @param before the accuracy on reviews like those first learned from: a line to compare with
 * @throws RangeError when there are no points
 * @example
 * const points = learningCurve(['a', 'b'], [0, 2], () => ['a', 'a'])
 * learningCurveFigure(points, 0.9).data.length // => 2
 */
export function learningCurveFigure(points: readonly LearningPoint[], before: number): Figure {
  if (points.length === 0) throw new RangeError('learningCurveFigure: there are no points');
  const note = describeLearning(points);
  const words = {
    finding: note.split('\n')[0].replace(/\.$/, ''),
    measured:
      'Accuracy on the half of the second test set that was put aside, with 95 % intervals.',
    numbers: points.map(({ added, accuracy }) => `${added} added: ${formatShare(accuracy)}`),
  };
  const layout = baseLayout(words, 'new reviews added', 'accuracy');
  const ends = [before, ...points.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = 0.06 * (most - least || 0.1);
  const names = points.map(({ added }) => String(added));
  const flat = { type: 'scatter', mode: 'lines', x: names, y: points.map(() => before) };
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'second test set (95 % interval)',
        x: names,
        y: points.map(({ accuracy }) => accuracy),
        error_y: whiskers(
          points.map(({ accuracy }) => accuracy),
          points.map(({ low, high }) => [low, high]),
          seriesColour(0),
        ),
        line: { color: seriesColour(0) },
        hovertemplate: '%{x} added: %{y:.3f}<extra></extra>',
      },
      { ...flat, name: 'test set', line: { color: palette.guide, dash: 'dot' }, hoverinfo: 'skip' },
    ],
    layout: {
      ...layout,
      xaxis: { ...layout.xaxis, type: 'category', showgrid: false },
      yaxis: linearAxis('accuracy', [least - room, most + room], { share: true }),
    },
    note,
  };
}
