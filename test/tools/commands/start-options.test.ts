import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../lib/tools/commands/command-line';
import { readStartOptions } from '../../../lib/tools/commands/start-options';

const test = suite('start options');
const read = (...args: string[]) => readStartOptions(args, '/home/me');

test('without options: the kit’s own reviews, nothing injected', () => {
  const options = read();
  assert.equal([options.settings, options.name, options.parameters.size], [{}, undefined, 0]);
  assert.is(read('--cell-limit', '600').cellLimitSeconds, 600);
  assert.equal(read('--verbose').settings, {});
});

test('a file of one’s own: paths made absolute, nothing else said than was given, a folder by its name', () => {
  const { settings, name } = read(
    ...['--data', 'mine/reviews 2024.csv.gz', '--label', '3', '--drop-leaks', '--test-size', '0.3'],
  );
  assert.is(name, 'reviews-2024');
  assert.equal(settings, {
    data: '/home/me/mine/reviews 2024.csv.gz',
    label: '3',
    dropLeaks: true,
    testSize: 0.3,
  });
});

test('a second test set for the kit’s own reviews', () => {
  const { settings, name } = read('--shift', '/x/other.csv', '--name', 'other');
  assert.equal([settings, name], [{ shift: '/x/other.csv' }, 'other']);
  assert.is(read('--seed', '4').name, 'reviews-train');
});

test('names: of a pattern the folder, of a folder its own, none that a run makes itself', () => {
  const names = ['reviews/*.csv', '/x/aclImdb', '-', '/x/models.csv', '/x/отзывы.tsv', '/x/...csv'];
  assert.equal(
    names.map((data) => read('--data', data).name),
    ['reviews', 'aclImdb', 'standard-input', 'data-models', 'отзывы', 'data-'],
  );
});

test('several files', () => {
  const { settings } = read('--data', 'a.csv', '--data', '/b.csv');
  assert.equal(settings.data, ['/home/me/a.csv', '/b.csv']);
});

test('--parameter: numbers, true and false, lists, text; those of the data count as their options', () => {
  const given = ['rounds=3', 'fast=true', 'names=["a","b"]', 'words=a=b', 'odd={"a":1}'];
  const { parameters } = read(...given.flatMap((pair) => ['--parameter', pair]));
  assert.equal(Object.fromEntries(parameters), {
    rounds: 3,
    fast: true,
    names: ['a', 'b'],
    words: 'a=b',
    odd: '{"a":1}',
  });
  const asOption = { settings: { data: '/home/me/x.csv', seed: 7, dropLeaks: true }, name: 'x' };
  const pairs = ['data=x.csv', 'seed=7', 'dropLeaks=true', 'skipBadRows=false'];
  const one = read(...pairs.flatMap((pair) => ['--parameter', pair]));
  assert.equal({ settings: one.settings, name: one.name }, asOption);
  const all = read('--parameter', 'settings={"data":"x.csv","seed":7,"dropLeaks":true}');
  assert.equal({ settings: all.settings, name: all.name }, asOption);
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
    [['--parameter', 'settings=x.csv'], /settings must be an object in JSON, not x\.csv/],
    [['--parameter', 'settings={"sed":1}'], /no setting sed; there are: data, test/],
    [['--parameter', 'rounds'], /--parameter must be name=value, not rounds/],
    [['--json'], /--json goes with --check/],
    // Of two values one would be dropped without a word.
    ...[['text', 'a'], ['label', 'a'], ['positive-from', '4'], ['negative-to', '2'], ['encoding', 'x'], ['separator', ';'], ['quote', '-'], ['test-size', '0.1'], ['seed', '1'], ['group-by', 'a'], ['analyzer', 'char'], ['solver', 'auto'], ['model', 'm'], ['name', 'n'], ['cell-limit', '9']].map(([option, value]): [string[], RegExp] =>
      [[`--${option}`, value, `--${option}`, value], new RegExp(`^--${option} may be given only once`)]),
    [['--seed', '1', '--parameter', 'seed=2'], /^--seed may be given only once/],
    [['--parameter', 'rounds=1', '--parameter', 'rounds=2'], /^--parameter rounds is given twice/],
  ]; // prettier-ignore
  for (const [args, message] of wrong) {
    assert.throws(() => read(...args), (error: Error) => {
      assert.match(error.message, message);
      return error instanceof UsageError;
    }); // prettier-ignore
  }
});

test.run();
