import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accuracyTable } from '../../../lib/plots/tables/accuracy-table';
import { labelMix } from '../../../lib/measure/accuracy/label-mix';
import { learningCurve } from '../../../lib/measure/accuracy/learning-curve';
import { describeLabelMix, describeLearning } from '../../../lib/plots/words/accuracy-sentences';

const test = suite('accuracy sentences'); // prettier-ignore
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const right = (count: number, total = 100) => ({
  actual: new Array<string>(total).fill('a'),
  predicted: Array.from({ length: total }, (_, i) => (i < count ? 'a' : 'b')),
});

test('the last group against the first: one difference, one interval, and a word only where it is sure', () => {
  const of = (one: number, other: number) =>
    plain(accuracyTable(new Map([['here', right(one)], ['there', right(other)]]), { change: true }).note ?? ''); // prettier-ignore
  assert.is(
    of(90, 70),
    'there against here: -20.0 percentage points (95 % interval -30.6 to -9.0): surely fewer right.',
  );
  assert.match(of(70, 90), /20\.0 percentage points \(95 % interval 9\.0 to 30\.6\): surely more right\.$/);
  assert.match(of(90, 90), /here: 0\.0 percentage points .*: no sure difference\.$/m);
  assert.is(accuracyTable(new Map([['here', right(9)]]), { change: true }).note, undefined);
}); // prettier-ignore

test('the mix of labels: what it does is said only where it surely changed', () => {
  const first = { actual: [...'aaaabbbb'], predicted: [...'aaaabbaa'] };
  const many = (labels: string) => [...labels.repeat(20)];
  assert.is(describeLabelMix(labelMix(first, many('ab'))), 'The mix of labels: no sure change (p = 1).');
  const text = plain(describeLabelMix(labelMix(first, many('b'))));
  assert.match(text, /^The mix of labels surely changed \(p = 0\.\d+\)\.\n/);
  assert.match(text, /would make 50\.0 % right instead of 75\.0 %\.$/);
  assert.match(describeLabelMix(labelMix(first, many('x'))), /A label is new, .* cannot be told/);
}); // prettier-ignore

test('learning: from the first size that all larger ones bear out, or what could not have been seen', () => {
  const { actual } = right(0);
  const curve = (counts: number[]) =>
    learningCurve(actual, counts.map((_, i) => 10 * i), (added) => right(counts[added / 10]).predicted); // prettier-ignore
  const points = curve([50, 50, 70, 80]);
  assert.is(
    plain(describeLearning(points)),
    'From 20 reviews on it is surely more accurate than with none.\n' +
      'With 30: 80.0 % right (95 % interval 71.1 to 86.7 %), with none 50.0 %.',
  );
  // binomtest(7, 7).pvalue = 0.0156 is below 0.05 / 2, binomtest(6, 6).pvalue = 0.031 is not
  const none =
    'No number of reviews up to 20 makes it surely more accurate.\n' +
    'Judged on 100 reviews, a gain of fewer than 7 of them cannot be sure.';
  assert.is(describeLearning(curve([50, 40, 30])), none);
  assert.is(describeLearning(curve([50, 70, 50])), none, 'a larger one does not bear it out');
});

test.run();
