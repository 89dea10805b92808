/**
 * Accuracy against latency, one point a model: up and to the left is better. A point stands at the
 * median latency; the line to its right reaches to p99, the upright one over the 95 % interval of the accuracy.
 */
import type { ModelResults } from '../../measure/timing/model-results';
import type { Target } from '../../measure/timing/target';
import { levelLine, uprightLine } from './named-lines';
import { formatDuration, formatShare } from '../words/numbers';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, legendRoom, linearAxis, nameColours, palette, plainText } from './palette';
import { whiskers } from './whiskers';

/**
 * Draws a point a model, and the limits of its targets as lines. How many met their targets is read from the results.
 *
 * @throws RangeError when there are no results
 */
export function accuracyLatencyFigure(results: readonly ModelResults[]): Figure {
  if (results.length === 0) throw new RangeError('accuracyLatencyFigure: there are no results');
  const limits = (unit: Target['unit'], name: RegExp): number[] => [
    ...new Set(
      results.flatMap(({ targets }) =>
        targets.filter((one) => one.unit === unit && name.test(one.name)).map(({ limit }) => limit),
      ),
    ),
  ];
  const [limitsMs, shares] = [limits('ms', /p99/), limits('share', /^accuracy above$/)];
  const words = {
    finding: finding(results),
    measured:
      'Points: p50 and accuracy. Lines: to the right up to p99, upright over the 95\u00a0% interval.',
    numbers: results.map(
      ({ name, accuracy, realTime: { latencyMs } }) =>
        `${name}: ${formatShare(accuracy)}, p50 ${formatDuration(latencyMs.p50)}, p99 ${formatDuration(latencyMs.p99)}`,
    ),
  };
  const names = results.map(({ name }) => plainText(name, 40));
  const colours = nameColours(results.map(({ name }) => name));
  const layout = baseLayout(words, '', '');
  const times = results.flatMap(({ realTime }) => [realTime.latencyMs.p50, realTime.latencyMs.p99]);
  const [least, most] = [Math.min(...times), Math.max(...times, ...limitsMs)];
  const lines = [
    ...limitsMs.map((ms) => uprightLine(ms, `target: ${formatDuration(ms)}`, palette.black)),
    ...shares.map((share) => levelLine(share, `target: ${formatShare(share)}`, palette.black)),
  ];
  const bounds = results.flatMap(({ accuracyInterval }) => accuracyInterval);
  const [low, high] = [Math.min(...bounds, ...shares), Math.max(...bounds, ...shares)];
  const room = 0.12 * (high - low || 0.1);
  return {
    data: results.map(({ accuracy, accuracyInterval, realTime }, index) => {
      const { p50, p99 } = realTime.latencyMs;
      return {
        type: 'scatter',
        mode: 'markers',
        name: names[index],
        x: [p50],
        y: [accuracy],
        error_x: whiskers([p50], [[p50, p99]], colours[index]),
        error_y: whiskers([accuracy], [accuracyInterval], colours[index]),
        marker: { color: colours[index], size: 14, symbol: symbolOf(colours, index) },
        text: [`p50 ${formatDuration(p50)}, p99 ${formatDuration(p99)}`],
        hovertemplate: '%{text}, accuracy %{y:.1%}',
      };
    }),
    layout: {
      ...layout,
      xaxis: durationAxis('latency of one review in real time (logarithmic)', least / 3, most),
      yaxis: linearAxis('accuracy', [low - room, high + room], { share: true }),
      showlegend: true,
      height: 396 + legendRoom(names),
      shapes: lines.map(({ shape }) => shape),
      annotations: lines.map(({ annotation }) => annotation),
    },
  };
}

/** Where colours start again, another form tells the models apart. */
function symbolOf(colours: readonly string[], index: number): string {
  const before = colours.slice(0, index).filter((colour) => colour === colours[index]).length;
  return ['circle', 'square', 'diamond'][Math.min(before, 2)];
}

/** How many models meet all their targets, by the verdicts that the table of targets shows. */
function finding(results: readonly ModelResults[]): string {
  const met = results.filter(({ targets }) => targets.every(({ verdict }) => verdict === 'met'));
  const uncertain = results.filter(
    ({ targets }) =>
      targets.some(({ verdict }) => verdict === 'uncertain') &&
      targets.every(({ verdict }) => verdict !== 'missed'),
  );
  const rest = uncertain.length > 0 ? `; of ${uncertain.length} it is uncertain` : '';
  return `${met.length} of ${results.length} models met all their targets${rest}`;
}
