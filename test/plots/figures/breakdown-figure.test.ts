import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { WayBreakdown } from '../../../lib/measure/cost/breakdown';
import { QUIET } from '../../../lib/measure/timing/validity';
import { breakdownFigure } from '../../../lib/plots/figures/breakdown-figure';
import { wordsOf } from '../../../lib/plots/figures/figure-words';

const test = suite('breakdown figure');

function way(batchSize: number, times: readonly [string, number][]): WayBreakdown {
  const wholeMs = times.reduce((sum, [, time]) => sum + time, 0);
  const stages = times.map(([name, timeMs]) => {
    return { name, timeMs, timesMs: Float64Array.of(timeMs), share: timeMs / wholeMs };
  });
  const stagedRatio = { ratio: 1.03, low: 1, high: 1.06 };
  const longest = stages.find(({ share }) => share > 0.5);
  return { batchSize, stages, wholeMs, stagedRatio, addsUp: true, longest };
}

const batch = way(100, [['tokenizing', 0.002], ['scoring', 0.006]]); // prettier-ignore
const realTime = way(1, [['tokenizing', 0.1], ['scoring', 0.3]]); // prettier-ignore

test('a bar of 100 % for each way, a part for each stage, each named', () => {
  const { data, layout } = breakdownFigure({ batch, realTime, validity: QUIET });
  assert.equal(
    data.map(({ name, y }) => [name, y]),
    ['tokenizing', 'scoring'].map((name) => [name, ['in real time', 'batch of 100']]),
  );
  const shares = data.map(({ x }) => (x as number[]).map((share) => Number(share.toFixed(3))));
  assert.equal(shares, [[0.25, 0.25], [0.75, 0.75]]); // prettier-ignore
  assert.is(layout['barmode'], 'stack');
  assert.equal(data[1]['text'], ['scoring 75\u00a0%', 'scoring 75\u00a0%']);
});

test('a stage too short for its name is named above the bar', () => {
  const uneven = way(1, [['tokenizing', 0.97], ['scoring', 0.03]]); // prettier-ignore
  const { data, layout } = breakdownFigure({ batch: uneven, realTime: uneven, validity: QUIET });
  assert.equal(data[1]['text'], ['', '']);
  const [note] = layout['annotations'] as { text: string }[];
  assert.is(note.text, '1\u00a0ms a review; also scoring 3\u00a0%');
});

test('the longest stage is named where there surely is one', () => {
  const findingOf = (real: WayBreakdown) =>
    wordsOf(breakdownFigure({ batch, realTime: real, validity: QUIET }).layout).finding;
  assert.is(findingOf(realTime), 'Scoring is 75\u00a0% of the time of a review in real time');
  assert.is(findingOf({ ...realTime, longest: undefined }), 'Where the time of a call goes');
});

test('hostile stage names are shown, not obeyed', () => {
  const hostile = way(1, [['<b>__proto__</b>', 1]]);
  const [points] = breakdownFigure({ batch: hostile, realTime: hostile, validity: QUIET }).data;
  assert.is(points['name'], '&lt;b&gt;__proto__&lt;/b&gt;');
});

test('no stages, or two ways that do not fit, are refused', () => {
  const none = way(1, []);
  const other = way(1, [['hashing', 1]]);
  assert.throws(
    () => breakdownFigure({ batch: none, realTime: none, validity: QUIET }),
    /there are no stages/,
  );
  assert.throws(
    () => breakdownFigure({ batch, realTime: other, validity: QUIET }),
    /stages tokenizing, scoring and hashing/,
  );
});

test.run();
