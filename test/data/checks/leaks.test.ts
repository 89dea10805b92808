import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dropLeaks, findLeaks } from '../../../lib/data/checks/leaks';
import type { Review } from '../../../lib/data/reviews';

const test = suite('leaks');

function reviews(...texts: string[]): Review[] {
  return texts.map((text, i) => ({
    id: `r${i}`,
    text,
    label: 'x',
    extra: new Map(),
    file: 'f.csv',
  }));
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
  assert.equal(
    dropLeaks(train, reviews('a b c d e f')).map(({ id }) => id),
    ['r3'],
  );
});

test('short texts, texts without words and words like __proto__ are compared too', () => {
  assert.is(findLeaks(reviews('__proto__'), reviews('__PROTO__')).length, 1);
  assert.is(findLeaks(reviews('😂'), reviews('😂')).length, 1);
  assert.equal(findLeaks(reviews('😂'), reviews('👍')), []);
  assert.equal(findLeaks([], reviews('a b')), []);
});

test('a phrase that more than 200 reviews hold does not make them copies of each other', () => {
  const same = (count: number) =>
    Array.from({ length: count }, (_, i) => `thank you very much for it ${i}`);
  const found = (count: number) =>
    findLeaks(reviews('thank you very much for it all'), reviews(...same(count))).length;
  assert.is(found(300), 0);
  assert.is(found(201), 0);
  assert.is(found(200), 200);
});

test('runs of the same letters, or the same words in another order, are different runs', () => {
  const train = reviews('ab c d e f', 'one two three four five', 'four three two one');
  assert.equal(findLeaks(train, reviews('a bc d e f')), []);
  assert.equal(findLeaks(train, reviews('two one four three')), []);
  assert.equal(findLeaks(train, reviews('five four three two')), []);
  assert.equal(findLeaks(train, reviews('three four five')), []); // no run of four
  const [near] = findLeaks(train, reviews('zero one two three four')); // one run of two
  assert.equal([near.otherId, near.shared], ['r1', 0.5]);
});

test('the nearest is told, the first of equally near ones; a run counts once', () => {
  const train = reviews('a b c d e f x', 'a b c d e f', 'a b c d e f y', 'k l m n k l m n');
  const [near, other] = findLeaks(train, reviews('a b c d e f z', 'k l m n o'));
  assert.equal([near.otherId, near.shared], ['r0', 3 / 4]);
  assert.equal(other, undefined); // 1 of 4 runs, two of them the same
  const [half] = findLeaks(train.slice(1, 2), reviews('a b c d e f z'));
  assert.equal([half.otherId, half.shared, half.exact], ['r1', 3 / 4, false]);
});

test('the same runs in another order are a near copy, until the copy itself comes', () => {
  const found = (...train: string[]) =>
    findLeaks(reviews(...train), reviews('a b c d a b c d')).map((leak) => [
      leak.otherId,
      leak.shared,
      leak.exact,
    ]);
  const turned = 'b c d a b c d a'; // the four runs of the other, so that all are shared
  assert.equal(found(turned), [['r0', 1, false]]);
  assert.equal(found(turned, 'a b c d A B C D'), [['r1', 1, true]]);
  assert.equal(found('a b c d A B C D', turned, 'a b c d a b c d'), [['r0', 1, true]]);
  assert.equal(found('a b c d a', turned), [['r1', 1, false]]); // the nearer one comes later
  assert.equal(found('a b c d a'), [['r0', 0.5, false]]); // two of four: one run stands there twice
});

test('texts of which one half of the number is the same are different texts', () => {
  // Words with the same lower half, and with the same upper half: found by trying.
  for (const [one, other] of [['tqv5jznki', 'ms0946d6fq'], ['bymvvsaqx', 'kxbrglygc'], ['6nxkxrcz6', 'mv9cy427ur'], ['mnoahkr818', 'maq5f8qri3']]) {
    assert.equal(findLeaks(reviews(`${one} tea`), reviews(`${other} tea`)), []);
    assert.equal(findLeaks(reviews(`${one} fine tea pot here`), reviews(`${other} fine tea pot there`)), []);
  }
}); // prettier-ignore

test('an underscore separates words; the first word counts', () => {
  assert.is(findLeaks(reviews('snake_case words'), reviews('snake case words')).length, 1);
  assert.equal(findLeaks(reviews('good value'), reviews('bad value')), []);
  assert.equal(findLeaks(reviews('!!'), reviews('?!')), []);
});

test('near copies in scripts without spaces are found as in others', () => {
  const near: [string, string][] = [
    ['这个茶壶非常好用，我会再买一个送给妈妈', '这个茶壶真的非常好用，我会再买一个送给妈妈。'],
    ['กาน้ำชานี้ดีมาก ฉันจะซื้ออีกแน่นอนเลย', 'กาน้ำชานี้ดีมากๆ ฉันจะซื้ออีกแน่นอนเลย'],
    ['この急須はとても使いやすいです。また買います', 'この急須はとても使いやすいですよ。また買います'],
  ];
  const others = ['这家店的服务态度很差，不会再来了', 'บริการแย่มากจะไม่กลับมาอีก', '味が薄くて残念でした'];
  for (const [one, other] of near) {
    const leaks = findLeaks(reviews(...others, one), reviews(other, ...others.map((text) => `${text.slice(5)}无`)));
    assert.equal(leaks.filter(({ id }) => id === 'r0').map(({ otherId, exact }) => [otherId, exact]), [['r3', false]]);
  }
  assert.equal(findLeaks(reviews(...others), reviews(...near.map(([one]) => one))), []);
}); // prettier-ignore

test.run();
