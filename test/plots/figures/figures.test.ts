import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews } from '../../../lib/data/reviews';
import { confusionMatrix } from '../../../lib/measure/accuracy/confusion-matrix';
import { accuracyLatencyFigure } from '../../../lib/plots/figures/accuracy-latency-figure';
import { bothWaysFigure } from '../../../lib/plots/figures/both-ways-figure';
import { confusionFigure } from '../../../lib/plots/figures/confusion-figure';
import { latencyFigure } from '../../../lib/plots/figures/latency-figure';
import { lengthFigure } from '../../../lib/plots/figures/length-figure';
import type { Figure } from '../../../lib/plots/figures/figure';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { latencyOverTimeFigure } from '../../../lib/plots/figures/latency-over-time-figure';
import { classColours } from '../../../lib/plots/figures/palette';
import { tellingWordsFigure } from '../../../lib/plots/figures/telling-words-figure';
import { someResults } from '../some-results';

const test = suite('figures');

const findingOf = ({ layout }: Figure): string => wordsOf(layout).finding;

test('both ways: a point a way at the time of one review, its range, and the name escaped', () => {
  const figure = bothWaysFigure([someResults]);
  const [batch, single] = figure.data;
  assert.equal(batch['y'], ['&lt;m&gt;']);
  assert.equal([batch['x'], single['x']], [[1], [2.5]]);
  assert.equal((single['error_x'] as { array: number[] }).array, [0]);
  assert.equal(
    figure.data.map(({ type }) => type),
    ['scatter', 'scatter'],
    'a bar has no length on a logarithmic axis',
  );
  const notes = (figure.layout['annotations'] as { text: string }[]).map(({ text }) => text);
  assert.equal(notes, [
    'one at a time: 2.5\u00a0ms (all 4: 10\u00a0ms)',
    'batch: 1\u00a0ms (all 4: 4\u00a0ms)',
  ]);
});

test('both ways: a ratio is claimed only where its interval lies above 1', () => {
  assert.is(
    findingOf(bothWaysFigure([someResults])),
    'One at a time costs 2.5 times as much a review',
  );
  const unclear = { ...someResults, ratio: { ratio: 2.5, low: 0.9, high: null } };
  assert.is(
    findingOf(bothWaysFigure([unclear])),
    'What a review costs, in a batch and one at a time',
  );
  assert.match(
    findingOf(bothWaysFigure([someResults, unclear])),
    /clearly more with 1 of 2 models: up to 2.5/,
  );
});

test('latency: percentiles at their shares, from the fastest to nearly the slowest', () => {
  const latenciesMs = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
  const { data, layout } = latencyFigure([{ name: 'a', latenciesMs }], 0.5, 200);
  const [x, y] = [data[0]['x'] as number[], data[0]['y'] as number[]];
  assert.is(x[0], 1, '0 stands at the smallest time above it');
  assert.ok(Math.abs(x[y.indexOf(0.5)] - 50) < 1e-9);
  assert.is(x.at(-1), 100);
  assert.equal(
    x,
    [...x].sort((a, b) => a - b),
  );
  assert.is((layout['shapes'] as unknown[]).length, 4);
  const { finding, numbers } = wordsOf(layout);
  assert.is(finding, '99 of 100 answers came within 99\u00a0ms (target: 200\u00a0ms, met)');
  assert.equal(numbers, ['a: half within 50\u00a0ms, 99 of 100 within 99\u00a0ms']);
  assert.is(latenciesMs[0], 100, 'the argument is left as it was');
});

test('accuracy against latency: a point at the median, whiskers to p99 and over the interval', () => {
  const limits = { perReviewMs: 5, accuracy: 0.85 };
  const { data, layout } = accuracyLatencyFigure([someResults], limits);
  assert.equal([data[0]['x'], data[0]['y']], [[2.5], [0.75]]);
  const [low, high] = someResults.accuracyInterval;
  const whiskers = data[0]['error_y'] as { array: number[]; arrayminus: number[] };
  assert.equal([whiskers.array[0], whiskers.arrayminus[0]], [high - 0.75, 0.75 - low]);
  const shapes = layout['shapes'] as { x0: number; y0: number }[];
  assert.equal([shapes[0].x0, shapes[1].y0], [5, 0.85]);
});

test('confusion matrix: counts as they are, rows are actual labels', () => {
  const { data } = confusionFigure(confusionMatrix(['a', 'a', '<b>'], ['a', '<b>', '<b>']), 't');
  assert.equal(data[0]['y'], ['&lt;b&gt;', 'a']);
  assert.equal(data[0]['z'], [
    [1, 0],
    [1, 1],
  ]);
});

test('latency: a batch or a target of no time at all is left out', () => {
  const latenciesMs = Float64Array.of(1, 2);
  const { layout } = latencyFigure([{ name: 'a', latenciesMs }], 0, 0);
  assert.is((layout['shapes'] as unknown[]).length, 2);
});

test('a fastest model is named only where its slower quarter is faster than the next one’s faster quarter', () => {
  const spread = (from: number) =>
    Float64Array.from({ length: 100 }, (_, i) => from * (1 + i / 100));
  const draw = (other: number) =>
    findingOf(
      latencyFigure([
        { name: 'a', latenciesMs: spread(1) },
        { name: 'b', latenciesMs: spread(other) },
      ]),
    );
  assert.match(draw(3), /^a answers fastest/);
  assert.is(draw(1.1), 'How soon single calls are answered');
});

test('latency over time: stretches in the order of the calls, the target, and a drift only where there is one', () => {
  const steady = Float64Array.from({ length: 1000 }, (_, i) => 1 + (i % 7) / 100);
  const slower = steady.map((ms, i) => ms * (i < 500 ? 1 : 2));
  const figure = latencyOverTimeFigure([{ name: 'a', latenciesMs: steady }], 100);
  const [slowest, medians] = figure.data;
  assert.is((medians['x'] as number[]).length, 100);
  assert.ok((slowest['y'] as number[]).every((y, i) => y >= (medians['y'] as number[])[i]));
  assert.is((figure.layout['shapes'] as { y0: number }[])[0].y0, 100);
  assert.is(findingOf(figure), 'No clear change of speed while the calls were measured');
  const few = [{ name: 'a', latenciesMs: steady.slice(0, 29) }];
  assert.is(findingOf(latencyOverTimeFigure(few)), 'The latency of the calls, one after another');
  assert.match(
    findingOf(latencyOverTimeFigure([{ name: 'a', latenciesMs: slower }])),
    /^Calls became slower while they were measured: 1.03\u00a0ms, then 2.06\u00a0ms/,
  );
});

test('telling words: each class in its colour, names escaped', () => {
  const words = [
    { word: '<b>', weight: 2 },
    { word: 'bad', weight: -1 },
  ];
  const [left, right] = tellingWordsFigure(words, ['negative', 'positive']).data;
  assert.equal([left['x'], left['y']], [[-1], ['bad']]);
  assert.equal([right['x'], right['y']], [[2], ['&lt;b&gt;']]);
  const colours = classColours(['negative', 'positive']);
  assert.equal((left['marker'] as { color: string }).color, colours.get('negative'));
  assert.equal((right['marker'] as { color: string }).color, colours.get('positive'));
});

test('lengths: a line of steps for each label over the same bins; every review is counted', () => {
  const rows = ['abc,x', 'abcd,x', '😂,y', 'abcdefgh,y'].join('\n');
  const figure = lengthFigure(parseReviews(`text,label\n${rows}\n`, 'x.csv'));
  const sums = figure.data.map(({ y }) => (y as number[]).reduce((sum, count) => sum + count, 0));
  assert.equal(
    figure.data.map(({ name }, i) => [name, sums[i]]),
    [
      ['x', 2],
      ['y', 2],
    ],
  );
  assert.equal(figure.data[0]['x'], figure.data[1]['x']);
});

test('lengths: one that is far away does not press the others together, and is said', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `${'a'.repeat(1 + (i % 40))},x`);
  const figure = (far: number) =>
    lengthFigure(parseReviews(['text,label', ...rows, `${'b'.repeat(far)},y`].join('\n'), 'x.csv'));
  const ends = (far: number) => (figure(far).data[0]['x'] as number[]).at(-1) ?? NaN;
  assert.ok(ends(50_000) <= 50 && ends(120) >= 120);
  assert.match(
    wordsOf(figure(50_000).layout).measured ?? '',
    /Not drawn: the longest, of up to 50,000 /,
  );
  assert.not.match(wordsOf(figure(120).layout).measured ?? '', /Not drawn/);
});

test('nothing to show is an error, not an empty picture', () => {
  assert.throws(() => bothWaysFigure([]), /no results/);
  assert.throws(() => latencyFigure([]), /no latencies/);
  assert.throws(() => accuracyLatencyFigure([], { perReviewMs: 1, accuracy: 1 }), /no results/);
  const empty = { name: 'e', latenciesMs: new Float64Array() };
  assert.throws(() => latencyOverTimeFigure([empty]), /'e' has no latencies/);
  assert.throws(() => latencyOverTimeFigure([]), /no latencies to show/);
  assert.throws(() => tellingWordsFigure([], ['a', 'b']), /no words/);
  assert.throws(() => lengthFigure([]), /no reviews/);
});

test.run();
