import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stillPicture } from '../../../lib/plots/still/still-picture';
import { histogramBins } from '../../../lib/plots/figures/histogram-bins';

const test = suite('still picture');

/** Numbers of an attribute, in the order of the elements that have it. */
function numbers(svg: string, pattern: RegExp): number[] {
  return [...svg.matchAll(pattern)].map(([, value]) => Number(value));
}

const circles = (svg: string): [number, number][] => {
  const x = numbers(svg, /<circle cx="([\d.-]+)"/g);
  const y = numbers(svg, /<circle cx="[\d.-]+" cy="([\d.-]+)"/g);
  return x.map((value, i) => [value, y[i]]);
};
const points = (x: unknown[], y: unknown[], layout = {}): string =>
  stillPicture({ data: [{ mode: 'markers', x, y }], layout });

test('equal steps of a linear axis are equal in the picture, and up is up', () => {
  const [a, b, c] = circles(points([0, 5, 10], [0, 1, 2]));
  assert.ok(Math.abs(b[0] - a[0] - (c[0] - b[0])) < 0.2);
  assert.ok(a[1] > b[1] && b[1] > c[1]);
});

test('equal ratios of a logarithmic axis are equal in the picture; what is not above 0 has no place', () => {
  const found = circles(points([1, 10, 100, 0, -5], [1, 2, 3, 4, 5], { xaxis: { type: 'log' } }));
  assert.is(found.length, 3);
  const [a, b, c] = found;
  assert.ok(Math.abs(b[0] - a[0] - (c[0] - b[0])) < 0.2);
});

test('an open circle is a ring: what lies under it is seen', () => {
  const marker = { symbol: 'circle-open', color: '#D55E00', size: 16, line: { width: 3 } };
  const svg = stillPicture({ data: [{ mode: 'markers', x: [1], y: [1], marker }], layout: {} });
  assert.match(svg, /<circle [^>]*r="8" fill="none" stroke="#D55E00" stroke-width="3"/);
});

test('a range reaches from value less arrayminus to value plus array', () => {
  const range = { type: 'data', symmetric: false, array: [2], arrayminus: [1] };
  const svg = stillPicture({
    data: [{ mode: 'markers', x: [3], y: [1], error_x: range }],
    layout: { xaxis: { range: [0, 10] } },
  });
  const [, from, to] =
    /<path d="M([\d.]+) [\d.]+H([\d.]+)" fill="none" stroke="#009E73"/.exec(svg) ?? [];
  const [[at]] = circles(svg);
  assert.ok(Math.abs((Number(to) - at) / (at - Number(from)) - 2) < 0.02);
});

test('bars start at 0 and are as long as their values; stacked ones stand on each other', () => {
  const bar = (y: number[]) => ({ type: 'bar', x: ['a', 'b'], y });
  const heights = (svg: string) => numbers(svg, /height="([\d.]+)" fill="#(?:009E73|D55E00)"/g);
  const [one, two] = heights(stillPicture({ data: [bar([1, 2])], layout: {} }));
  assert.ok(Math.abs(two / one - 2) < 0.02);
  const svg = stillPicture({ data: [bar([1, 2]), bar([3, 1])], layout: { barmode: 'stack' } });
  const tops = numbers(svg, /<rect x="[\d.]+" y="([\d.]+)" [^>]*fill="#(?:009E73|D55E00)"/g);
  const [h1, , h3] = heights(svg);
  assert.ok(Math.abs(tops[2] + h3 - tops[0]) < 0.2, 'the second stands on the first');
  assert.ok(Math.abs(h3 / h1 - 3) < 0.02);
});

test('a histogram counts every value once, in bins with round edges', () => {
  const values = [0, 0.5, 1, 1.5, 2, 9.99, 10];
  const bins = histogramBins(values, 10);
  assert.equal(
    bins.map(({ count }) => count),
    [2, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1],
  );
  assert.equal([bins[0].from, bins[0].to], [0, 1]);
  assert.equal(histogramBins([]), []);
  assert.is(histogramBins([5, 5, 5])[0].count, 3);
  assert.match(stillPicture({ data: [{ type: 'histogram', x: values }], layout: {} }), /<rect x=/);
});

test('a heat map writes its counts, a line of steps only level and upright strokes', () => {
  const heat = { type: 'heatmap', x: ['a', 'b'], y: ['a', 'b'], z: [[12, 3], [4, 81]] }; // prettier-ignore
  const svg = stillPicture({ data: [heat], layout: {} });
  for (const count of ['12', '3', '4', '81']) assert.match(svg, `>${count}</text>`);
  const steps = { mode: 'lines', x: [1, 2, 3], y: [1, 3, 2], line: { shape: 'hv' } };
  assert.match(
    stillPicture({ data: [steps], layout: {} }),
    /d="M[\d. ]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+"/,
  );
});

test('the words stand in it, and are left out where the page says them', () => {
  const layout = { meta: { finding: 'Twice as fast', measured: 'by a stopwatch' } };
  const svg = stillPicture({ data: [], layout });
  assert.match(svg, '>Twice as fast</text>');
  assert.match(svg, '>by a stopwatch</text>');
  assert.not.match(stillPicture({ data: [], layout }, { title: false }), 'by a stopwatch');
});

test('any figure is drawn or said to be Plotly’s: nothing throws, nothing is not a number', () => {
  const odd = [
    { data: [], layout: {} },
    { data: [{ type: 'pie', values: [1, 2] }], layout: { title: 'A pie' } },
    { data: [{}], layout: {} },
    { data: [{ x: [NaN, Infinity, null, 'a'], y: [1, NaN, undefined, 2] }], layout: {} },
    { data: [{ y: [3, 3, 3] }], layout: { xaxis: { type: 'log' }, height: -5, width: NaN } },
    { data: [{ type: 'bar', x: ['__proto__', 'constructor'], y: [0, 0] }], layout: {} },
    { data: [{ type: 'heatmap', z: [] }], layout: {} },
    {
      data: [
        { name: 'x'.repeat(100_000), y: [1] },
        { name: 'b', y: [2] },
      ],
      layout: { title: 'y '.repeat(50_000) },
    },
    {
      data: [{ y: [1, 2] }],
      layout: { shapes: [null, { type: 'line' }], annotations: [{}, { text: 'a', x: 'b' }] },
    },
  ];
  for (const figure of odd) {
    const svg = stillPicture(figure);
    assert.not.match(svg, /NaN|Infinity|undefined/);
    assert.ok(svg.length < 60_000, `${svg.length} characters`);
  }
  const [, pie] = odd;
  assert.match(stillPicture(pie), 'Drawn only by Plotly: pie');
});

test('a hostile text is text', () => {
  const hostile = '<script>alert(1)</script>"\'&\u0001\ud800';
  const svg = stillPicture({
    data: [
      { name: hostile, mode: 'text', x: [hostile], y: [1], text: [hostile] },
      { name: 'b', y: [1] },
    ],
    layout: {
      title: hostile,
      xaxis: { title: hostile },
      annotations: [{ text: hostile, x: 0, y: 0, font: { color: '"><x' } }],
    },
  });
  // eslint-disable-next-line no-control-regex -- what XML forbids
  assert.not.match(svg, /<script|<x|\u0001|\ud800/);
});

test.run();
