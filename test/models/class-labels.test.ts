import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { indexLabels } from '../../lib/models/class-labels';

const test = suite('class labels');

test('classes in alphabetical order, and each label as its place among them', () => {
  const { classes, indices } = indexLabels(['b', '__proto__', 'c', 'b'], 4);
  assert.equal(classes, ['__proto__', 'b', 'c']);
  assert.equal([...indices], [1, 0, 2, 1]);
  assert.equal(indexLabels(['x', 'y'], 2).classes, ['x', 'y']);
});

test('labels that do not fit', () => {
  assert.throws(() => indexLabels(['a'], 2), /2 texts but 1 labels/);
  assert.throws(() => indexLabels(['a', 'b', 'c'], 2), /2 texts but 3 labels/);
  assert.throws(() => indexLabels(['a', 'a'], 2), /at least two classes; found only 'a'$/);
  assert.throws(() => indexLabels([], 0), /at least two classes; found none$/);
});

test.run();
