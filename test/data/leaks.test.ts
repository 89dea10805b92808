import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dropLeaks, findLeaks } from '../../lib/data/leaks';
import type { Review } from '../../lib/data/reviews';

const test = suite('leaks');

function reviews(...texts: string[]): Review[] {
  return texts.map((text, i) => ({ id: `r${i}`, text, label: 'x', extra: new Map(), file: 'f.csv' }));
}

test('finds a copy that differs in case, spaces and punctuation only, and says which file', () => {
  const leaks = findLeaks(
    reviews('Other text altogether here.', 'Good value, would buy again'),
    reviews('good  value — would BUY again!').map((review) => ({ ...review, file: 't.csv' })),
  );
  assert.equal(leaks, [
    { id: 'r0', otherId: 'r1', file: 't.csv', otherFile: 'f.csv', exact: true, shared: 1 },
  ]);
});

test('finds texts that share half of their four-word runs, and no fewer', () => {
  const train = reviews('one two three four five six seven');
  const [near] = findLeaks(train, reviews('one two three four five zz yy'));
  assert.is(near.shared, 0.5);
  assert.not(near.exact);
  assert.equal(findLeaks(train, reviews('one two three four zz yy xx')), []);
});

test('a short text inside a longer one is no leak, whichever file it is in', () => {
  const short = reviews('I love this product');
  const long = reviews('I love this product very much, and so do all of my many friends');
  assert.equal(findLeaks(short, long), []);
  assert.equal(findLeaks(long, short), []);
});

test('counts reviews, not pairs, with the nearest of the training set', () => {
  const train = reviews('a b c d e f', 'a b c d e', 'a b c d e f', 'other words are in this one');
  const leaks = findLeaks(train, reviews('a b c d e', 'a b c d e f'));
  assert.equal(
    leaks.map(({ id, otherId, exact }) => [id, otherId, exact]),
    [
      ['r0', 'r1', true],
      ['r1', 'r0', true],
    ],
  );
  assert.equal(dropLeaks(train, reviews('a b c d e f')).map(({ id }) => id), ['r3']);
});

test('short texts, texts without words and words like __proto__ are compared too', () => {
  assert.is(findLeaks(reviews('__proto__'), reviews('__PROTO__')).length, 1);
  assert.is(findLeaks(reviews('😂'), reviews('😂')).length, 1);
  assert.equal(findLeaks(reviews('😂'), reviews('👍')), []);
  assert.equal(findLeaks([], reviews('a b')), []);
});

test('a phrase that very many reviews hold does not make them copies of each other', () => {
  const same = Array.from({ length: 300 }, (_, i) => `thank you very much for it ${i}`);
  const leaks = findLeaks(reviews('thank you very much for it all'), reviews(...same));
  assert.equal(leaks, []);
});

test.run();
