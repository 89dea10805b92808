import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { countLabels, countReviews, majorityShare } from '../../lib/data/label-counts';

const test = suite('label counts');

test('counts in alphabetical order, whatever the label is called', () => {
  const counts = countLabels(['b', '__proto__', 'a', 'b', 'constructor']);
  assert.equal(
    [...counts],
    [
      ['__proto__', 1],
      ['a', 1],
      ['b', 2],
      ['constructor', 1],
    ],
  );
});

test('the share of the most frequent label', () => {
  assert.is(majorityShare(['a', 'b', 'b', 'c']), 0.5);
  assert.throws(() => majorityShare([]), /no labels/);
});

test('counts of several sets', () => {
  const review = (label: string) => ({ id: label, text: 'x', label, extra: new Map() });
  const train = [review('b'), review('a'), review('b')];
  const counted = {
    train: { reviews: 3, labels: { a: 1, b: 2 } },
    test: { reviews: 1, labels: { a: 1 } },
  };
  assert.equal(countReviews({ train, test: [review('a')], shift: [] }), counted);
  assert.equal(countReviews({ train, test: [review('a')], shift: [review('c')] }), {
    ...counted,
    'second test': { reviews: 1, labels: { c: 1 } },
  });
});

test.run();
