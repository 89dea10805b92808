/**
 * Which sizes of a sweep lie far from the line through the others, as when the machine did something else
 * just then. The line is fitted to each subset that leaves up to a fifth of the sizes out (least trimmed
 * squares; Rousseeuw, "Least Median of Squares Regression", JASA 1984); of the sizes that the best of them
 * leaves out, those far from it are outliers. They are excluded from the fit, and named.
 */
import { fitLine, timeAt, varianceAt, type SizePoint } from './cost-line';

/** An outlier lies this many standard deviations from what the others predict, and at least this share. */
const FAR_DEVIATIONS = 6;
const FAR_SHARE = 0.15;
/** With more the outliers would be no exceptions. */
const MOST_LEFT_OUT = 2;

/**
 * Finds the sizes that lie far from the line through the others.
 *
 * @returns the outliers among five or more points; none among fewer
 */
export function outlyingSizes(points: readonly SizePoint[]): SizePoint[] {
  const most = Math.min(MOST_LEFT_OUT, Math.floor(points.length / 5));
  let best = { left: [] as readonly SizePoint[], line: fitLine(points) };
  let leastScatter = Infinity;
  for (const left of subsets(points, most)) {
    const line = fitLine(points.filter((point) => !left.includes(point)));
    if (line.scatterShare < leastScatter) best = { left, line };
    leastScatter = Math.min(leastScatter, line.scatterShare);
  }
  return best.left.filter(({ batchSize, medianMs }) => {
    const expectedMs = timeAt(best.line, batchSize);
    const deviation = Math.sqrt(varianceAt(best.line, batchSize));
    const far = Math.max(FAR_SHARE * Math.abs(expectedMs), FAR_DEVIATIONS * deviation);
    return Math.abs(medianMs - expectedMs) > far;
  });
}

/** Every way to choose `count` of the values. */
function subsets<T>(values: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return values.flatMap((value, index) =>
    subsets(values.slice(index + 1), count - 1).map((others) => [value, ...others]),
  );
}
