import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  jsonDistinctStrings,
  jsonFields,
  jsonNumberRows,
  jsonNumbers,
  jsonString,
} from '../../lib/data/json-fields';

const test = suite('json fields');

test('reads what is as it should be', () => {
  const fields = jsonFields(JSON.parse('{"__proto__": 1, "b": "x"}'), 'model');
  assert.is(fields.get('__proto__'), 1);
  assert.is(jsonString(fields.get('b'), 'b'), 'x');
  assert.equal(jsonDistinctStrings(['a', 'b'], 'terms'), ['a', 'b']);
  assert.equal([...jsonNumbers([1, 2], 2, 'idf')], [1, 2]);
  assert.equal(
    jsonNumberRows([[1], [2]], 2, 'weights').map((row) => [...row]),
    [[1], [2]],
  );
});

test('names the field that is not', () => {
  for (const value of [null, [], 'x', undefined]) {
    assert.throws(() => jsonFields(value, 'model'), /^model in JSON must be an object/);
  }
  assert.throws(() => jsonString(1, 'name'), /name in JSON must be a string/);
  assert.throws(() => jsonDistinctStrings(['a', 1], 'terms'), /terms in JSON must be a list/);
  assert.throws(() => jsonDistinctStrings([], 'terms'), /terms in JSON is empty/);
  assert.throws(() => jsonDistinctStrings(['a', 'a'], 'terms'), /holds a string twice/);
  assert.throws(() => jsonNumbers([1, null], 2, 'idf'), /idf in JSON must be 2 finite numbers/);
  assert.throws(() => jsonNumbers([1], 2, 'idf'), /must be 2 finite/);
  for (const value of [NaN, Infinity, -Infinity, '1', true, undefined]) {
    assert.throws(() => jsonNumbers([1, value], 2, 'idf'), /idf in JSON must be 2 finite numbers/);
    assert.throws(() => jsonNumberRows([[value]], 1, 'prior'), /prior\[0\] .* 1 finite/);
  }
  for (const value of [5, [5, [1]], [[1], 'x'], [[1], null], [[1]], [[1], [1], [1]]]) {
    assert.throws(() => jsonNumberRows(value, 2, 'weights'), /^weights in JSON must be 2 lists of/);
  }
  assert.throws(() => jsonNumberRows([[1], [1, 2]], 2, 'weights'), /weights\[1\] .* 1 finite/);
  assert.throws(() => jsonNumberRows([[1, 2]], 1, 'prior', 1), /prior\[0\] .* 1 finite/);
});

test.run();
