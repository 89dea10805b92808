import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { place } from '../../lib/data/place';

const test = suite('place');
const review = { id: 'a7', text: 'tea', label: 'good', extra: new Map<string, string>() };

test('file and row, or the id where one of them is not known', () => {
  assert.is(place({ ...review, file: 'x.csv', row: 7 }), 'x.csv row 7');
  assert.is(place({ ...review, file: 'x.csv' }), 'review a7');
  assert.is(place({ ...review, row: 7 }), 'review a7');
  assert.is(place(review), 'review a7');
});

test.run();
