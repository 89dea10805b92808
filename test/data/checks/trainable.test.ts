import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Review } from '../../../lib/data/reviews';
import { checkTrainable } from '../../../lib/data/checks/trainable';

const test = suite('trainable');

const reviews = (labels: readonly string[], text = 'some tea'): Review[] =>
  labels.map((label, at) => ({
    id: `${at}`,
    text,
    label,
    extra: new Map(),
    file: 'f.csv',
    row: at + 2,
  }));

const check = (
  train: Review[],
  held: Review[],
  shift: Review[] = [],
  analyzer: 'word' | 'char' = 'word',
) => checkTrainable({ train, test: held, shift }, analyzer);

const five = ['b', 'a', 'b', 'a', 'b'];
const ten = [...five, ...five];

test('ten reviews of two classes are enough, nine are not', () => {
  assert.equal(check(reviews(ten), reviews(['a', 'b'])), ['a', 'b']);
  assert.throws(
    () => check(reviews(ten.slice(1)), reviews(['a', 'b'])),
    /f\.csv: 9 reviews to train on, 2 to test on; at least 10/,
  );
  assert.throws(() => check(reviews([]), reviews([])), /^the data: all labels are ''/);
  assert.throws(
    () => check(reviews(ten.fill('a', 0, 0).map(() => 'a')), reviews(['a'])),
    /all labels are 'a'/,
  );
});

test('the first file of the set that lacks something is named', () => {
  const files = (labels: readonly string[], ...names: string[]): Review[] =>
    reviews(labels).map((review, at) => ({
      ...review,
      file: names[Math.min(at, names.length - 1)],
    }));
  const all = () => files(ten, 'train1.csv', 'train2.csv');
  assert.throws(
    () => check(all().slice(0, 9), files(['a', 'b'], 't.csv')),
    /^train1\.csv: 9 reviews/,
  );
  assert.throws(
    () => check([], files(['a', 'b'], 't1.csv', 't2.csv')),
    /^t1\.csv: 0 reviews to train on, 2 to/,
  );
  assert.throws(
    () => check(all(), files(['b', 'b'], 't1.csv', 't2.csv')),
    /^t1\.csv: the test set lacks/,
  );
  assert.throws(
    () => check(all(), files(['a', 'b', 'c'], 't.csv')),
    /^train1\.csv: the training set lacks/,
  );
});

test('ten classes that a set lacks are named, of eleven one is counted', () => {
  const train = reviews([...'abcdefghijkl', ...'abcdefghijkl']);
  const lack = (held: string) => () => check(train, reviews([...held]));
  assert.throws(lack('kl'), /lacks the classes 'a', 'b', .*, 'i', 'j'\./);
  assert.throws(lack('l'), /'i', 'j' and 1 more\./);
});

test('as many classes as half of the training reviews are allowed, one more is not', () => {
  assert.is(check(reviews([...'abcdeabcde']), reviews([...'abcde'])).length, 5);
  assert.throws(
    () => check(reviews([...'abcdefabcd']), reviews([...'abcdef'])),
    /6 different labels for 10 training reviews, such as 'a'/,
  );
});

test('a class that one side lacks is named, up to ten of them', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `c${at + 10}`);
  const lacking = (count: number) => () =>
    check(reviews([...many(count), ...many(count), 'a', 'a']), reviews(['a']));
  assert.throws(
    lacking(5),
    /the test set lacks the classes 'c10', 'c11', 'c12', 'c13', 'c14'\. 'c10' has 2 reviews, in all: .*\. Every/,
  );
  assert.throws(lacking(10), /'c18', 'c19'\. 'c10' has/);
  assert.throws(lacking(12), /'c18', 'c19' and 2 more\. 'c10' has/);
  assert.throws(() => check(reviews(ten), reviews(['a'])), /the test set lacks the class 'b'\./);
  assert.throws(
    () => check(reviews(ten), reviews(['a', 'b', 'c'])),
    /the training set lacks the class 'c'\./,
  );
  const strange = reviews(['a', 'x']);
  assert.throws(
    () => check(reviews(ten), reviews(['a', 'b']), strange),
    /f\.csv: row 3: the label 'x' is not in the training set, which has 'a', 'b'\./,
  );
  assert.is(check(reviews(ten), reviews(['a', 'b']), reviews(['b'])).length, 2);
});

test('one text with a word is enough; characters need none', () => {
  const silent = reviews(ten, '! ?');
  assert.throws(() => check(silent, reviews(['a', 'b'])), /no text holds a word/);
  assert.is(check(silent, reviews(['a', 'b']), [], 'char').length, 2);
  assert.is(check([...silent, ...reviews(['a'])], reviews(['a', 'b'])).length, 2);
}); // prettier-ignore

test.run();
