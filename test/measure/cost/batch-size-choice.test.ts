import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseBatchSizes, powersOfTwo } from '../../../lib/measure/cost/batch-size-choice';

const test = suite('batch size choice');

test('powers of two stop at the limit', () => {
  assert.equal(powersOfTwo(1), [1]);
  assert.equal(powersOfTwo(64), [1, 2, 4, 8, 16, 32, 64]);
  assert.equal(powersOfTwo(1000).at(-1), 512);
  assert.throws(() => powersOfTwo(0), /upTo must be a whole number from 1, not 0/);
  assert.throws(() => powersOfTwo(2.5), /not 2.5/);
});

test('some numbers of texts', () => {
  assert.equal(chooseBatchSizes(1), { fitted: [1], held: [] });
  assert.equal(chooseBatchSizes(3), { fitted: [1, 2, 3], held: [] });
  assert.equal(chooseBatchSizes(80).held, [9, 33]);
  const { fitted, held } = chooseBatchSizes(1000);
  assert.equal(fitted.slice(-2), [512, 1000]);
  assert.equal(held, [100, 400]);
  assert.throws(() => chooseBatchSizes(0), /not 0/);
});

test('for every number of texts: sizes differ, fit, and those held back lie between fitted ones', () => {
  for (let texts = 1; texts <= 3000; texts++) {
    const { fitted, held } = chooseBatchSizes(texts);
    const sizes = [...fitted, ...held];
    assert.is(new Set(sizes).size, sizes.length, `${texts}: ${sizes.join(', ')}`);
    for (const size of sizes) assert.ok(Number.isInteger(size) && size >= 1 && size <= texts);
    assert.is(fitted[0], 1);
    assert.ok(fitted[fitted.length - 1] * 1.25 >= texts);
    for (const size of held) assert.ok(size > 2 && size < fitted[fitted.length - 1]);
    assert.equal(
      [...held].sort((a, b) => a - b),
      held,
    );
    if (texts >= 25) assert.is(held.length, 2, `${texts}: ${held.join(', ')}`);
  }
});

test.run();
