import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { microBatchTradeOff } from '../../../lib/measure/serving/micro-batch-trade-off';
import { microBatchFigure, tradeOffFigure } from '../../../lib/plots/figures/micro-batch-figure';
import { figureText } from '../../../lib/plots/show';

const test = suite('micro-batch figure');
const arrivals = poissonArrivals(1000, 2000, 1);
const service = (n: number) => 0.4 + 0.02 * n;
const points = microBatchTradeOff(arrivals, [16, 4], [5, 0, 1], service);

interface Trace {
  readonly name: string;
  readonly x: number[];
  readonly y: number[];
  readonly text: string[];
  readonly mode: string;
}

test('one curve a size, waits ascending: p99 against the share of the time in which the machine is busy', () => {
  const figure = microBatchFigure(arrivals, [16, 4], [5, 0, 1], service);
  const traces = figure.data as unknown as Trace[];
  assert.equal(
    traces.map(({ name }) => name),
    ['at most 4 a batch', 'at most 16 a batch'],
  );
  const sixteen = [points[1], points[2], points[0]];
  assert.equal(traces[1].x, sixteen.map((point) => point.utilisation)); // prettier-ignore
  assert.equal(traces[1].y, sixteen.map((point) => point.p99Ms)); // prettier-ignore
});

test('sizes with the same results share one line that names them', () => {
  const sixteen = points.filter(({ maximumSize }) => maximumSize === 16);
  const twins = [...sixteen, ...sixteen.map((point) => ({ ...point, maximumSize: 64 }))];
  assert.equal(
    (tradeOffFigure(twins).data as unknown as Trace[]).map(({ name }) => name),
    ['at most 16 or 64 a batch'],
  );
});

test('what is found and what stands at a point is p99, and no other percentile', () => {
  const line = [0, 5].map((maximumWaitMs) => ({
    ...points[0],
    maximumSize: 4,
    maximumWaitMs,
    p50Ms: 1 + maximumWaitMs,
    p99Ms: 21 + maximumWaitMs,
    utilisation: maximumWaitMs === 0 ? 0.5 : 0.25,
    meanBatchSize: 3,
  }));
  const figure = tradeOffFigure(line);
  assert.match(
    figureText(figure),
    ': busy 25\u00a0%, not 50\u00a0%; p99 26\u00a0ms, not 21\u00a0ms',
  );
  assert.match(figureText(figure), '21\u00a0ms (p99), 50.0\u00a0% busy, 3.0 reviews a batch');
  const [{ text }] = figure.data as unknown as Trace[];
  assert.equal(text, ['0\u00a0ms', '5\u00a0ms'], 'a point is labelled with its wait');
});

test('points that lie on each other are labelled once', () => {
  const line = [0, 1].map((maximumWaitMs) => ({ ...points[0], maximumSize: 4, maximumWaitMs }));
  const [{ text }] = tradeOffFigure(line).data as unknown as Trace[];
  assert.equal(text, ['0\u00a0ms', '']);
});

test('bad input is named', () => {
  assert.throws(() => microBatchFigure(arrivals, [], [5], () => 1), /no maximum sizes/);
  assert.throws(() => tradeOffFigure([{ ...points[0], p99Ms: 0 }]), /is no range above 0/);
});

test.run();
