/**
 * How soon customers get their answers under several policies: a row a policy, a bar from the median to p99 on an axis
 * from milliseconds to a day.
 */
import type { Simulation } from '../../measure/serving/queue-simulator';
import { percentile } from '../../measure/timing/latency-summary';
import { formatEstimate } from '../words/numbers';
import { describeChange } from '../words/serving-sentences';
import type { Figure } from './figure';
import { sortedTimes } from './latency-figure';
import { baseLayout, palette } from './palette';
import { labelledTimesAxis, ring, rowNames, rowsAxis } from './rows';

/**
 * Draws a row for each policy, from p50 (a dot) to p99 (a ring) of its times to answer, waiting included.
 *
 * @param simulations policy's name to what became of its reviews
 * @throws RangeError when there are no policies, one has no times, a time is negative or no finite
 *   number, or all times are 0
 */
export function timeToAnswerFigure(
  simulations: ReadonlyMap<string, Pick<Simulation, 'timeToAnswerMs' | 'timeToAnswer' | 'busyMs'>>,
): Figure {
  const policies = [...simulations].map(([name, { timeToAnswerMs }]) => ({
    name,
    timesMs: timeToAnswerMs,
  }));
  const sorted = sortedTimes('timeToAnswerFigure', policies);
  const names = rowNames(policies.map(({ name }) => name));
  const found = [0.5, 0.99].map((share) => sorted.map((times) => percentile(times, share)));
  const above = found.flat().filter((time) => time > 0);
  const smallest = above.length === 0 ? 1e-3 : Math.min(...above);
  const [p50, p99] = found.map((times) => times.map((time) => Math.max(time, smallest))); // 0 has no place on the axis
  const [soonest, latest] = [Math.min(...found[0]), Math.max(...found[0])].map(formatEstimate);
  const base = baseLayout(
    {
      finding:
        soonest === latest
          ? `Half of the reviews are answered within ${latest}${policies.length > 1 ? ', whatever the policy' : ''}`
          : `Half are answered within ${soonest} to ${latest}, depending on the policy`,
      measured: 'Time to answer, waiting included. Dot: half within; ring: 99 of 100 within.',
      numbers: policies.map(
        ({ name }, i) =>
          `${name}: half within ${formatEstimate(found[0][i])}, 99 of 100 within ${formatEstimate(found[1][i])}`,
      ),
    },
    '',
    '',
  );
  const same = found[0].map((ms, i) => formatEstimate(ms) === formatEstimate(found[1][i]));
  const ends = { type: 'scatter', mode: 'markers+text', y: names, cliponaxis: false } as const;
  const textfont = { color: palette.text, size: 13 };
  return {
    data: [
      ...names.map((name, i) => ({
        type: 'scatter',
        mode: 'lines',
        x: [p50[i], p99[i]],
        y: [name, name],
        line: { color: palette.guide, width: 8 },
        showlegend: false,
        hoverinfo: 'skip',
      })),
      {
        ...ends,
        name: 'half within (p50)',
        x: p50,
        marker: { color: palette.soft, size: 13 },
        text: found[0].map((ms, i) => (same[i] ? '' : formatEstimate(ms))),
        customdata: found[0].map(formatEstimate),
        textposition: 'middle left',
        textfont,
        hovertemplate: '%{y}: half within %{customdata}<extra></extra>',
      },
      {
        ...ends,
        name: '99 of 100 within (p99)',
        x: p99,
        marker: ring(palette.soft),
        text: found[1].map(formatEstimate),
        textposition: 'middle right',
        textfont,
        hovertemplate: '%{y}: 99 of 100 within %{text}<extra></extra>',
      },
    ],
    layout: {
      ...base,
      xaxis: labelledTimesAxis('time to answer (logarithmic)', [...p50, ...p99]),
      yaxis: { ...base.yaxis, ...rowsAxis(names) },
      showlegend: true,
      height: 200 + 60 * names.length,
    },
    ...(policies.length > 1 && { note: describeChange(simulations) }),
  };
}
