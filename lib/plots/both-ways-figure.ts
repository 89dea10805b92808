/** Batch and one at a time side by side, on a logarithmic axis: the whole set, and one review. */
import type { ModelResults, WayResults } from '../measure/model-results';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour, type PlotlyObject } from './palette';

/** Seconds for all the reviews: the median of the rounds, the whiskers reach from the fastest to the slowest. */
export function totalTimeFigure(results: readonly ModelResults[]): Figure {
  return barsFigure(results, 'Time for all the reviews', 'seconds', (way) => ({
    median: way.totalSeconds,
    range: way.totalSecondsRange,
  }));
}

/** Milliseconds a review: the total divided by the number of reviews. */
export function timePerReviewFigure(results: readonly ModelResults[]): Figure {
  return barsFigure(results, 'Time per review', 'milliseconds', (way) => {
    const scale = (1000 * way.secondsPerReview) / way.totalSeconds;
    const [fastest, slowest] = way.totalSecondsRange;
    return { median: way.secondsPerReview * 1000, range: [fastest * scale, slowest * scale] };
  });
}

interface Bar {
  readonly median: number;
  readonly range: readonly [number, number];
}

function barsFigure(
  results: readonly ModelResults[],
  title: string,
  unit: string,
  measure: (way: WayResults) => Bar,
): Figure {
  if (results.length === 0) throw new RangeError(`${title}: there are no results to show`);
  const layout = baseLayout(title, '', `${unit} (logarithmic)`);
  const trace = (name: string, index: number, bars: readonly Bar[]): PlotlyObject => ({
    type: 'bar',
    name,
    x: results.map((result) => plainText(result.name)),
    y: bars.map(({ median }) => median),
    text: bars.map(({ median }) => median.toPrecision(3)),
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
    data: [
      trace(
        'batch',
        0,
        results.map(({ batch }) => measure(batch)),
      ),
      trace(
        'one at a time',
        1,
        results.map(({ realtime }) => measure(realtime)),
      ),
    ],
    layout: {
      ...layout,
      barmode: 'group',
      yaxis: { ...layout.yaxis, type: 'log' },
    },
  };
}
