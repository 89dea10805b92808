/** How long the reviews are: for each label, how many reviews there are of each length. */
import type { Review } from '../../data/reviews';
import { percentile } from '../../measure/timing/latency-summary';
import type { Figure } from './figure';
import { baseLayout, linearAxis, classColours, plainText } from './palette';
import { histogramBins } from './histogram-bins';

/**
 * Draws one line of steps for each label over the same bins, so that no label hides another.
 *
 * @throws RangeError when there are no reviews
 * @example
 * const reviews = parseReviews('text,label\nFine.,good', 'mine.csv')
 * lengthFigure(reviews).data[0].y // => [1, 0]
 */
export function lengthFigure(reviews: readonly Review[]): Figure {
  if (reviews.length === 0) throw new RangeError('lengthFigure: there are no reviews');
  const colours = classColours(reviews.map(({ label }) => label));
  const lengthsOf = (some: readonly Review[]) => some.map(({ text }) => [...text].length);
  const all = lengthsOf(reviews).sort((a, b) => a - b);
  const drawn = withoutFarAway(all);
  const [longest, left] = [all[all.length - 1], all.length - drawn.length];
  const bins = histogramBins(drawn, 30);
  const width = bins[0].to - bins[0].from;
  const edges = [...bins.map(({ from }) => from), bins[bins.length - 1].to];
  const series = [...colours].map(([label, colour]) => {
    const counts = new Array<number>(bins.length).fill(0);
    const own = lengthsOf(reviews.filter((review) => review.label === label));
    for (const length of own) {
      const bin = Math.floor((length - edges[0]) / width);
      if (bin < counts.length) counts[bin]++;
    }
    return { label, colour, own: own.sort((a, b) => a - b), counts: [...counts, 0] };
  });
  const middle = [0.25, 0.75].map((share) => Math.round(percentile(all, share)));
  const words = {
    finding: `Half of the reviews have between ${middle[0]} and ${middle[1]} characters`,
    measured:
      `How many reviews there are of each length, in steps of ${width} ${width === 1 ? 'character' : 'characters'}.` +
      (left === 0
        ? ''
        : ` Not drawn: the ${left === 1 ? '' : `${left} `}longest, of up to ${longest.toLocaleString('en-GB')} characters.`),
    numbers: series.map(
      ({ label, own }) =>
        `${label}: ${own.length} reviews, ${Math.round(percentile(own, 0.5))} characters (median), ${own[0]} to ${own[own.length - 1]}`,
    ),
  };
  const layout = baseLayout(words, '', '');
  const most = Math.max(...series.flatMap(({ counts }) => counts));
  return {
    data: series.map(({ label, colour, counts }) => ({
      type: 'scatter',
      mode: 'lines',
      name: plainText(label),
      x: edges,
      y: counts,
      line: { color: colour, width: 2.5, shape: 'hv' },
      hovertemplate: `${plainText(label)}: %{y} reviews from %{x} characters<extra></extra>`,
    })),
    layout: {
      ...layout,
      xaxis: linearAxis('characters', [edges[0], edges[edges.length - 1]]),
      yaxis: linearAxis('reviews', [0, 1.08 * most]),
      showlegend: true,
    },
  };
}

/** The lengths without the longest per cent, where that reaches so far that all others would be one line at the left. */
function withoutFarAway(sorted: readonly number[]): readonly number[] {
  const most = percentile(sorted, 0.99);
  return sorted[sorted.length - 1] > 4 * most ? sorted.filter((length) => length <= most) : sorted;
}
