import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews } from '../../lib/data/reviews';
import { readRow } from '../../lib/data/review-row';
import { RawRows } from '../../lib/data/tables/raw-table';

const test = suite('review row');

const columns = {
  names: ['no', 'text', 'label', 'shop'],
  named: true,
  text: 1,
  label: 2,
  id: 0,
  rows: new RawRows(),
  headerRows: 1,
};
const read = (fields: string[], options = {}, change = {}) =>
  readRow({ row: 7, fields }, { ...columns, ...change }, options, 'x.csv');

test('a review keeps its place, and the columns that are not used', () => {
  assert.equal(read([' a1 ', ' tea ', ' good ', ' here ']), {
    id: 'a1', text: ' tea ', label: 'good', extra: new Map([['shop', ' here ']]), file: 'x.csv', row: 7,
  });
  const two = { names: ['text', 'label'], text: 0, label: 1, id: undefined };
  assert.equal(read(['tea', 'good'], {}, two), { id: '7', text: 'tea', label: 'good', extra: new Map(), file: 'x.csv', row: 7 });
  const [first, second] = parseReviews('text,label\na,x\nb,y\n', 'x.csv');
  assert.is(first.extra, second.extra); // nothing to keep: one empty list for all, as memory is dear
}); // prettier-ignore

test('scores: the limits belong to their class, decimals may have a comma', () => {
  const scores = { positiveFrom: 4, negativeTo: 2 };
  const label = (score: string) => {
    const result = read(['1', 'tea', score, ''], scores);
    return 'label' in result ? result.label : result;
  };
  assert.equal(['4', '5', '4,5', '2', '1.5', '-1'].map(label), ['positive', 'positive', 'positive', 'negative', 'negative', 'negative']);
  assert.equal(label('3,99'), { why: ", column 'label': 3.99 is between negative and positive" });
  assert.equal(label('2.01'), { why: ", column 'label': 2.01 is between negative and positive" });
  for (const half of [{ positiveFrom: 4 }, { negativeTo: 2 }]) {
    assert.is((read(['1', 'tea', 'good', ''], half) as { label: string }).label, 'good');
  }
  assert.equal(label('four'), { why: ", column 'label': 'four' is no number", remedy: 'Correct it' });
}); // prettier-ignore

test('surplus fields may be empty; one that is missing may not', () => {
  assert.is((read(['1', 'tea', 'good', 'x', '', ' ']) as { id: string }).id, '1');
  assert.match((read(['1', 'tea', 'good', 'x', '', 'y']) as { why: string }).why, /^: 6 fields for 4 columns after 'shop'/);
  assert.match((read(['1', 'tea', 'good']) as { why: string }).why, /column 'shop': there is no such field; the row has 3 of 4/);
  for (const [at, name] of [[0, 'no'], [1, 'text'], [2, 'label']] as const) {
    const fields = ['1', 'tea', 'good', ''].map((field, i) => (i === at ? ' ' : field));
    assert.is((read(fields) as { why: string }).why, `, column '${name}': it is empty`);
  }
}); // prettier-ignore

test('labels that are wanted, and limits that are not both given or the wrong way round', () => {
  assert.is((read(['1', 'tea', 'good', ''], { labels: ['bad', 'good'] }) as { label: string }).label, 'good');
  assert.match((read(['1', 'tea', 'so', ''], { labels: ['bad', 'good'] }) as { why: string }).why, /'so' is none of the labels bad, good/);
  const parse = (options: object) => () => parseReviews('text,stars\na,5\n', 'x.csv', options);
  assert.throws(parse({ negativeTo: 2 }), /Scores need both limits/);
  assert.throws(parse({ positiveFrom: 2, negativeTo: 2 }), /--positive-from 2 must be above --negative-to 2/);
  assert.throws(parse({ positiveFrom: 6, negativeTo: 4 }), /none of its 1 rows can be used\. The first: row 2, column 'stars': 5 is between/);
}); // prettier-ignore

test.run();
