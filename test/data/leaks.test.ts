import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findLeaks } from '../../lib/data/leaks';
import type { Review } from '../../lib/data/reviews';

const test = suite('leaks');

function reviews(...texts: string[]): Review[] {
  return texts.map((text, i) => ({ id: `r${i}`, text, label: 'x', extra: new Map() }));
}

test('finds a copy that differs in case, spaces and punctuation only', () => {
  const leaks = findLeaks(
    reviews('Other text altogether here.', 'Good value, would buy again'),
    reviews('good  value — would BUY again!'),
  );
  assert.equal(leaks, [{ id: 'r0', otherId: 'r1', shared: 1 }]);
});

test('finds texts that share half of their four-word runs, and no fewer', () => {
  const train = reviews('one two three four five six seven');
  assert.is(findLeaks(train, reviews('one two three four five zz yy'))[0].shared, 0.5);
  assert.equal(findLeaks(train, reviews('one two three four zz yy xx')), []);
});

test('short texts, texts without words and words like __proto__ are compared too', () => {
  assert.is(findLeaks(reviews('__proto__'), reviews('__PROTO__')).length, 1);
  assert.is(findLeaks(reviews('😂'), reviews('😂')).length, 1);
  assert.equal(findLeaks(reviews('😂'), reviews('👍')), []);
  assert.equal(findLeaks([], reviews('a b')), []);
});

test('the share is of the shorter text: a short copy inside a long text is a whole copy', () => {
  const long = reviews('one two three four five six seven eight nine ten eleven twelve');
  const short = reviews('three four five six seven');
  assert.is(findLeaks(long, short)[0].shared, 1);
  assert.is(findLeaks(short, long)[0].shared, 1);
});

test.run();
