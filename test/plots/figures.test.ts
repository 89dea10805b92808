import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews } from '../../lib/data/reviews';
import { confusionMatrix } from '../../lib/measure/confusion-matrix';
import { accuracyLatencyFigure } from '../../lib/plots/accuracy-latency-figure';
import { timePerReviewFigure, totalTimeFigure } from '../../lib/plots/both-ways-figure';
import { confusionFigure } from '../../lib/plots/confusion-figure';
import { latencyFigure } from '../../lib/plots/latency-figure';
import { lengthFigure } from '../../lib/plots/length-figure';
import { tellingWordsFigure } from '../../lib/plots/telling-words-figure';
import { someResults } from './some-results';

const test = suite('figures');

test('both ways: medians as bars, the range as whiskers, names escaped', () => {
  const [batch, single] = totalTimeFigure([someResults]).data;
  assert.equal(batch['x'], ['&lt;m&gt;']);
  assert.equal(batch['y'], [4]);
  assert.equal(single['y'], [10]);
  assert.equal(single['text'], ['10 ms']);
  assert.equal((single['error_y'] as { array: number[] }).array, [0]);
  const perReview = timePerReviewFigure([someResults]).data.map((trace) => trace['y']);
  assert.equal(perReview, [[1], [2.5]]);
});

test('latency: percentiles at their shares, from the fastest to nearly the slowest', () => {
  const latenciesMs = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
  const { data, layout } = latencyFigure([{ name: 'a', latenciesMs }], 0.5);
  const [x, y] = [data[0]['x'] as number[], data[0]['y'] as number[]];
  assert.is(x[0], 0);
  assert.ok(Math.abs(x[y.indexOf(0.5)] - 50) < 1e-9);
  assert.is(x.at(-1), 100);
  assert.equal(
    x,
    [...x].sort((a, b) => a - b),
  );
  assert.is((layout['shapes'] as unknown[]).length, 3);
  assert.is(latenciesMs[0], 100, 'the argument is left as it was');
});

test('accuracy against latency: a point at the median, whiskers to p99 and over the interval', () => {
  const limits = { secondsPerReview: 0.005, accuracy: 0.85 };
  const { data, layout } = accuracyLatencyFigure([someResults], limits);
  assert.equal([data[0]['x'], data[0]['y']], [[2.5], [0.75]]);
  const [low, high] = someResults.realtime.accuracyInterval;
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

test('telling words and lengths', () => {
  const words = [
    { word: '<b>', weight: 2 },
    { word: 'bad', weight: -1 },
  ];
  const [bars] = tellingWordsFigure(words, ['no', 'yes']).data;
  assert.equal(
    [bars['x'], bars['y']],
    [
      [-1, 2],
      ['bad', '&lt;b&gt;'],
    ],
  );
  const reviews = parseReviews('text,label\nabc,x\n😂,y\n', 'x.csv');
  assert.equal(
    lengthFigure(reviews).data.map((trace) => [trace['name'], trace['x']]),
    [
      ['x', [3]],
      ['y', [1]],
    ],
  );
});

test('nothing to show is an error, not an empty picture', () => {
  assert.throws(() => totalTimeFigure([]), /no results/);
  assert.throws(() => latencyFigure([]), /no latencies/);
  assert.throws(
    () => accuracyLatencyFigure([], { secondsPerReview: 1, accuracy: 1 }),
    /no results/,
  );
  assert.throws(() => tellingWordsFigure([], ['a', 'b']), /no words/);
  assert.throws(() => lengthFigure([]), /no reviews/);
});

test.run();
