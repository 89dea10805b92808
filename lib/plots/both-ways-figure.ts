/** Batch and one at a time side by side, on a logarithmic axis: all the reviews, and one. */
import type { ModelResults, WayResults } from '../measure/model-results';
import { durationAxis, formatDuration } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour, type PlotlyObject } from './palette';

/** Time for all the reviews: the median of the rounds; the whiskers reach from the fastest to the slowest. */
export function totalTimeFigure(results: readonly ModelResults[]): Figure {
  return barsFigure(results, 'Time for all the reviews', () => 1000);
}

/** Time per review: the total divided by the number of reviews. */
export function timePerReviewFigure(results: readonly ModelResults[]): Figure {
  return barsFigure(results, 'Time per review', (way) => {
    return (1000 * way.secondsPerReview) / way.totalSeconds;
  });
}

/** @param scale what to multiply a way's total seconds with, for milliseconds to show */
function barsFigure(
  results: readonly ModelResults[],
  title: string,
  scale: (way: WayResults) => number,
): Figure {
  if (results.length === 0) throw new RangeError(`${title}: there are no results to show`);
  const layout = baseLayout(title, '', '');
  const bar = (way: WayResults) => {
    const factor = way.totalSeconds > 0 ? scale(way) : 0;
    const [fastest, slowest] = way.totalSecondsRange;
    return { median: factor * way.totalSeconds, range: [factor * fastest, factor * slowest] };
  };
  const ways = [
    results.map(({ batch }) => bar(batch)),
    results.map((result) => bar(result.realtime)),
  ];
  const times = ways.flat().flatMap(({ median, range }) => [median, ...range]);
  const smallest = Math.min(...times.filter((time) => time > 0));
  const trace = (name: string, index: number, bars: (typeof ways)[0]): PlotlyObject => ({
    type: 'bar',
    name,
    x: results.map((result) => plainText(result.name)),
    y: bars.map(({ median }) => median),
    text: bars.map(({ median }) => formatDuration(median)),
    textposition: 'auto',
    error_y: {
      type: 'data',
      symmetric: false,
      array: bars.map(({ median, range }) => range[1] - median),
      arrayminus: bars.map(({ median, range }) => median - range[0]),
    },
    marker: { color: seriesColour(index) },
  });
  return {
    data: [trace('batch', 0, ways[0]), trace('one at a time', 1, ways[1])],
    layout: {
      ...layout,
      barmode: 'group',
      yaxis: durationAxis('time (logarithmic)', smallest / 2, Math.max(...times)),
    },
  };
}
