import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Lists } from '../../../lib/data/checks/lists';

const test = suite('lists');

test('each list holds what was added, the last one first; lists that nobody wrote to are empty', () => {
  const lists = new Lists();
  for (let value = 0; value < 5000; value++) lists.add(value % 1024, value);
  const members = (list: number): number[] => {
    const found: number[] = [];
    lists.each(list, (value) => found.push(value));
    return found;
  };
  assert.equal(members(0), [4096, 3072, 2048, 1024, 0]);
  assert.equal(members(1023), [4095, 3071, 2047, 1023]);
  assert.equal([lists.last(7), lists.count(7)], [4103, 5]);
  for (const empty of [1024, 2048, 100_000]) {
    assert.equal([members(empty), lists.last(empty), lists.count(empty)], [[], -1, 0]);
  }
});

test.run();
