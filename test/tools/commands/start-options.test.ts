import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../lib/tools/commands/command-line';
import { parametersOf, readStartOptions } from '../../../lib/tools/commands/start-options';

const test = suite('start options');
const own = '/kit/data/reviews-train.csv';
const read = (...args: string[]) => readStartOptions(args, '/home/me', own);

test('without options: the kit’s own reviews, nothing injected', () => {
  const options = read();
  assert.equal(
    [options.experiment, options.name, [...options.parameters]],
    [undefined, undefined, []],
  );
  assert.is(read('--cell-limit', '600').cellLimitSeconds, 600);
  assert.is(read('--verbose').experiment, undefined);
});

test('a file of one’s own: paths made absolute, split, no second test set, a folder by its name', () => {
  const { experiment, name } = read(
    '--data',
    'mine/reviews 2024.csv.gz',
    '--label',
    '3',
    '--drop-leaks',
  );
  assert.ok(experiment);
  assert.is(name, 'reviews-2024');
  const parameters = parametersOf(experiment);
  assert.is(parameters.get('data'), '/home/me/mine/reviews 2024.csv.gz');
  assert.equal(
    ['testData', 'shiftData'].map((key) => parameters.get(key)),
    ['', ''],
  );
  assert.equal([parameters.get('labelColumn'), parameters.get('dropLeaks')], ['3', true]);
});

test('a second test set for the kit’s own reviews', () => {
  const { experiment, name } = read('--shift', '/x/other.csv', '--name', 'other');
  assert.equal([experiment?.data, experiment?.shift, name], [own, '/x/other.csv', 'other']);
});

test('names: of a pattern the folder, of a folder its own, none that a run makes itself', () => {
  const names = ['reviews/*.csv', '/x/aclImdb', '-', '/x/models.csv', '/x/отзывы.tsv', '/x/...csv'];
  assert.equal(
    names.map((data) => read('--data', data).name),
    ['reviews', 'aclImdb', 'standard-input', 'data-models', 'отзывы', 'data-'],
  );
});

test('several files', () => {
  const { experiment } = read('--data', 'a.csv', '--data', '/b.csv');
  assert.equal(experiment?.data, ['/home/me/a.csv', '/b.csv']);
});

test('--parameter: numbers, true and false, lists, text; those of the data count as their options', () => {
  const given = ['rounds=3', 'fast=true', 'names=["a","b"]', 'text=a=b', 'odd={"a":1}'];
  const { parameters } = read(...given.flatMap((pair) => ['--parameter', pair]));
  assert.equal(Object.fromEntries(parameters), {
    rounds: 3,
    fast: true,
    names: ['a', 'b'],
    text: 'a=b',
    odd: '{"a":1}',
  });
  const { experiment, name } = read('--parameter', 'data=x.csv', '--parameter', 'seed=7');
  assert.equal([experiment?.data, experiment?.seed, name], ['/home/me/x.csv', 7, 'x']);
});

test('what is wrong is named, with what would be right', () => {
  const wrong: [string[], RegExp][] = [
    [['--what'], /--what/],
    [['x.csv'], /x\.csv.*--data/],
    [['--seed', '1.5'], /--seed.*'1\.5'.* a whole number from 0/],
    [['--test-size', '20'], /--test-size.*'20'.* a share above 0 and below 1/],
    [['--positive-from', 'four'], /--positive-from.*'four'.* a number/],
    [['--analyzer', 'words'], /--analyzer.*'words'.* word, char/],
    [['--parameter', 'seed=-1'], /--seed.*'-1'/],
    [['--name', '../up'], /--name must be .*not \.\.\/up/],
    [['--name', 'models'], /--name must be/],
    [['--data', ''], /file name is empty/],
    [['--cell-limit', '0'], /--cell-limit.* seconds, above 0/],
    [['--parameter', 'rounds'], /--parameter must be name=value, not rounds/],
  ];
  for (const [args, message] of wrong) {
    assert.throws(() => read(...args), (error: Error) => {
      assert.match(error.message, message);
      return error instanceof UsageError;
    }); // prettier-ignore
  }
});

test.run();
