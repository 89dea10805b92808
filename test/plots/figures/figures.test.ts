import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews } from '../../../lib/data/reviews';
import { confusionMatrix } from '../../../lib/measure/accuracy/confusion-matrix';
import { accuracyLatencyFigure } from '../../../lib/plots/figures/accuracy-latency-figure';
import { bothWaysFigure } from '../../../lib/plots/figures/both-ways-figure';
import { confusionFigure } from '../../../lib/plots/figures/confusion-figure';
import { lengthFigure } from '../../../lib/plots/figures/length-figure';
import type { Figure } from '../../../lib/plots/figures/figure';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { latencyOverTimeFigure } from '../../../lib/plots/figures/latency-over-time-figure';
import { classColours } from '../../../lib/plots/figures/palette';
import type { Pipeline } from '../../../lib/models/pipeline';
import { tellingWordsFigure } from '../../../lib/plots/figures/telling-words-figure';
import { someResults } from '../some-results';

const test = suite('figures');

const findingOf = ({ layout }: Figure): string => wordsOf(layout).finding;

test('both ways: a dot and a ring at the time of one review, joined by the ratio', () => {
  const { data, layout } = bothWaysFigure([someResults]);
  const [joined, batch, realTime] = data;
  assert.equal([batch['x'], realTime['x'], joined['x']], [[1], [2.5], [1, 2.5]]);
  assert.equal([batch['y'], realTime['y']], [['&lt;m&gt;'], ['&lt;m&gt;']], 'the name is escaped');
  assert.equal([batch['text'], realTime['text']], [['1\u00a0ms\u00a0'], ['\u00a02.5\u00a0ms']]);
  const [ratio] = layout['annotations'] as { text: string; x: number }[];
  assert.is(ratio.text, '2.5\u00a0×');
  assert.ok(Math.abs(10 ** (2 * ratio.x) - 2.5) < 1e-9, 'it stands in the middle');
  const [from, to] = (layout['xaxis'] as { range: number[] }).range;
  assert.ok(from < 0 && to > Math.log10(2.5), 'there is room for the labels');
});

test('both ways: labels stand outside, also where real time is the cheaper way', () => {
  const { batch, realTime } = someResults;
  const cheaper = { ...someResults, realTime: { ...realTime, perReviewMs: batch.perReviewMs / 2 } };
  const { data } = bothWaysFigure([someResults, cheaper]);
  assert.equal(data[2]['textposition'], ['middle left', 'middle right']);
  assert.equal(data[3]['textposition'], ['middle right', 'middle left']);
});

test('both ways: a ratio is claimed only where its interval lies above 1, and the measurement was quiet', () => {
  const claim = 'A review costs 2.5 times as much in real time';
  const none = 'What a review costs, in a batch and in real time';
  assert.is(findingOf(bothWaysFigure([someResults])), claim);
  const unclear = { ...someResults, ratio: { ratio: 2.5, low: 0.9, high: null } };
  const validity = { quiet: false, findings: [{ kind: 'stalls', seen: 'it stalled' }] } as const;
  assert.is(findingOf(bothWaysFigure([unclear])), none);
  assert.is(findingOf(bothWaysFigure([{ ...someResults, validity }])), none);
  assert.match(
    findingOf(bothWaysFigure([someResults, unclear])),
    /clearly more with 1 of 2 models: 2.5 times/,
  );
  assert.is(findingOf(bothWaysFigure([someResults, someResults])), claim, 'equal ratios are one');
});

test('accuracy against latency: a point at the median, whiskers to p99 and over the interval', () => {
  const { data, layout } = accuracyLatencyFigure([someResults]);
  assert.equal([data[0]['x'], data[0]['y']], [[2.5], [0.75]]);
  const [low, high] = someResults.accuracyInterval;
  const whiskers = data[0]['error_y'] as { array: number[]; arrayminus: number[] };
  assert.equal([whiskers.array[0], whiskers.arrayminus[0]], [high - 0.75, 0.75 - low]);
  const shapes = layout['shapes'] as { x0: number; y0: number }[];
  assert.equal([shapes[0].x0, shapes[1].y0], [2, 0.7], 'the limits of its targets');
});

test('confusion matrix: counts as they are, rows are actual labels', () => {
  const { data } = confusionFigure(confusionMatrix(['a', 'a', '<b>'], ['a', '<b>', '<b>']), 't');
  assert.equal(data[0]['y'], ['&lt;b&gt;', 'a']);
  assert.equal(data[0]['z'], [
    [1, 0],
    [1, 1],
  ]);
});

test('latency over time: stretches in the order of the calls, the limit in words, and a drift only where there is one', () => {
  const steady = Float64Array.from({ length: 1000 }, (_, i) => 1 + (i % 7) / 100);
  const slower = steady.map((ms, i) => ms * (i < 500 ? 1 : 2));
  const figure = latencyOverTimeFigure([{ name: 'a', timesMs: steady }], 100);
  const [slowest, medians] = figure.data;
  assert.is((medians['x'] as number[]).length, 100);
  assert.ok((slowest['y'] as number[]).every((y, i) => y >= (medians['y'] as number[])[i]));
  assert.match(wordsOf(figure.layout).measured ?? '', /below the limit of 100\u00a0ms\.$/);
  assert.is(findingOf(figure), 'No clear change of speed while the calls were measured');
  const few = [{ name: 'a', timesMs: steady.slice(0, 29) }];
  assert.is(findingOf(latencyOverTimeFigure(few)), 'The latency of the calls, one after another');
  assert.match(
    findingOf(latencyOverTimeFigure([{ name: 'a', timesMs: slower }])),
    /^Calls became slower while they were measured: 1.03\u00a0ms, then 2.06\u00a0ms/,
  );
});

test('telling words: each class in its colour, names escaped', () => {
  const pipeline = {
    classes: ['negative', 'positive'],
    vectorizer: { featureNames: ['<b>', 'bad'] },
    classifier: { linearModel: () => ({ weights: [[-2, 1], [2, -1]], bias: [0, 0] }) }, // prettier-ignore
  } as unknown as Pipeline;
  const [left, right] = tellingWordsFigure(pipeline).data;
  assert.equal([left['x'], left['y']], [[-1], ['bad']]);
  assert.equal([right['x'], right['y']], [[2], ['&lt;b&gt;']]);
  assert.throws(() => tellingWordsFigure(pipeline, 'neutral'), /has no class 'neutral'/);
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
  assert.throws(() => accuracyLatencyFigure([]), /no results/);
  const empty = { name: 'e', timesMs: new Float64Array() };
  assert.throws(() => latencyOverTimeFigure([empty]), /'e' has no latencies/);
  assert.throws(() => latencyOverTimeFigure([]), /no latencies to show/);
  assert.throws(() => lengthFigure([]), /no reviews/);
});

test.run();
