import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dataCheckFacts, dataCheckWarnings } from '../../lib/data/checks/data-check-text';
import { DataError } from '../../lib/data/data-error';
import { projectFolder } from '../../lib/data/results-folder';
import { readExperiment, type ExperimentSettings } from '../../lib/data/experiment-data';

const test = suite('experiment data');
const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
test.after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Rows of text that differ, half of each label. */
function rows(count: number, labels: readonly string[], word = 'tea'): string {
  return Array.from(
    { length: count },
    (_, i) => `${i % 5},the ${word} number${i} was${i * 7},${labels[i % labels.length]}\n`,
  ).join('');
}

const HEAD = 'customer,text,label\n';
const hundred = file('hundred.csv', HEAD + rows(100, ['good', 'bad', 'good', 'good']));

test('splits one file: stratified, the same for the same seed, nothing lost', () => {
  const a = readExperiment({ data: hundred, testSize: 0.2, seed: 5 });
  const b = readExperiment({ data: hundred, testSize: 0.2, seed: 5, test: undefined });
  const c = readExperiment({ data: hundred, testSize: 0.2, seed: 6 });
  assert.equal(a.labels, ['bad', 'good']);
  assert.equal(a.check.sets[1].classes, [
    ['bad', 5],
    ['good', 15],
  ]);
  assert.equal(a.test, b.test);
  assert.not.equal(a.test, c.test);
  const ids = [...a.train, ...a.test].map(({ row }) => row).sort((x, y) => (x ?? 0) - (y ?? 0));
  assert.equal(
    ids,
    Array.from({ length: 100 }, (_, i) => i + 2),
  );
  assert.equal(a.shift, []);
  assert.ok(a.description[1].startsWith('Split by seed 5: 80 to train on, 20 to test on'));
});

test('without data: the kit’s own reviews, split only where the settings ask for a split', () => {
  const sizes = (settings: ExperimentSettings): number[] => {
    const { train, test, shift } = readExperiment(settings);
    return [train.length, test.length, shift.length];
  };
  const own = sizes({});
  assert.is(own[1], 1000);
  const [some, rest] = sizes({ seed: 2 });
  assert.is(some + rest, own[0]);
  const other = join(projectFolder(), 'data', 'reviews-travel.csv');
  assert.equal(sizes({ test: other }), [own[0], own[2], own[2]]);
  const [train, test] = sizes({ testSize: 0.5 });
  assert.is(train + test, own[0]);
});

test('a group stays on one side', () => {
  const { train, test: held } = readExperiment({ data: hundred, groupBy: 'customer' });
  const of = (reviews: typeof train) => new Set(reviews.map(({ extra }) => extra.get('customer')));
  assert.equal(
    [...of(held)].filter((one) => of(train).has(one)),
    [],
  );
  assert.is(held.length, 20);
});

test('a test file and a second test file are taken as they are', () => {
  const other = file('other.tsv', `text\tlabel\nsome tea\tgood\nbad pot\tbad\n`);
  const read = readExperiment({ data: hundred, test: other, shift: other });
  assert.is(read.train.length, 100);
  assert.is(read.test.length, 2);
  assert.is(read.shift.length, 2);
  assert.is(read.description.length, 3);
});

test('rows left out of every file are told, and how it was split', () => {
  const bad = `1,,bad\n`;
  const [data, test, shift] = ['d', 't', 's'].map((name) => file(`${name}.csv`, HEAD + rows(20, ['good', 'bad']) + bad));
  const all = readExperiment({ data, test, shift, skipBadRows: true });
  assert.equal(all.check.leftOut.map(({ file, row }) => [file, row]), [[data, 22], [test, 22], [shift, 22]]);
  assert.equal(all.description.map((line) => line.split(':')[0]), [data, test, shift]);
  assert.is(readExperiment({ data: hundred }).description[1], 'Split by seed 1: 80 to train on, 20 to test on.');
  assert.is(readExperiment({ data: hundred, groupBy: 'customer', seed: 2 }).description[1], 'Split by seed 2: 80 to train on, 20 to test on, no \'customer\' on both sides.');
  assert.equal(readExperiment({ data: hundred, dropLeaks: false }).description.length, 2);
}); // prettier-ignore

const JSON_ROWS = Array.from({ length: 20 }, (_, i) => JSON.stringify({ text: `the tea ${i}`, label: `l${i % 2}` })).join('\n'); // prettier-ignore
const refused: [string, ExperimentSettings, string, RegExp][] = [
  ['one class', {}, HEAD + rows(20, ['good']), /all labels are 'good'; a classifier needs two/],
  ['five rows', {}, HEAD + rows(5, ['good', 'bad']), /3 reviews to train on, 2 to test on; at least 10/],
  ['a class of one review', {}, `${HEAD}${rows(20, ['good', 'bad'])}1,so so,mixed\n`, /the test set lacks the class 'mixed'\. 'mixed' has one review, in all: .*refused\.csv row 22\. Every class/],
  ['texts as labels', { text: 'label', label: 'text' }, HEAD + rows(20, ['good', 'bad']), /20 different labels.*--label/],
  ['no words', {}, HEAD + '1,!,good\n2,?,bad\n'.repeat(10), /no text holds a word.*--analyzer char/],
  ['test size', { testSize: 1 }, HEAD + rows(20, ['good', 'bad']), /--test-size must be above 0 and below 1/],
  ['seed', { seed: 1.5 }, HEAD + rows(20, ['good', 'bad']), /--seed must be a whole number/],
  ['no group column', { groupBy: 'shop' }, HEAD + rows(20, ['good', 'bad']), /no column 'shop' to group by; other columns: customer/],
  ['a class in one group', { groupBy: 'customer' }, HEAD + rows(20, ['good']) + 'x,a tea,bad\nx,a pot,bad\n'.repeat(5), /--group-by customer: the class 'bad' stands in 1 of \d+ groups, and .*: it cannot stand in both sets/],
  ...([['groupBy', 'customer', '--group-by'], ['testSize', 0.3, '--test-size'], ['seed', 7, '--seed']] as const).map(([setting, value, option]): [string, ExperimentSettings, string, RegExp] =>
    [`${option} and a test file`, { [setting]: value, test: 'data/reviews-test.csv' }, HEAD + rows(20, ['good', 'bad']), new RegExp(`^${option} says how --data is split, and with --test nothing is split`)]),
  ...([['separator', '--separator'], ['quote', '--quote']] as const).map(([setting, option]): [string, ExperimentSettings, string, RegExp] =>
    [`${option} and JSON Lines`, { [setting]: ';' }, JSON_ROWS, new RegExp(`^${option} changes nothing for .*refused\\.csv, which was recognised as JSON Lines`)]),
  ['one group', { groupBy: 'customer' }, HEAD + '1,a tea,good\n1,a pot,bad\n'.repeat(10), /all rows are one group/],
]; // prettier-ignore
for (const [name, parameters, content, message] of refused) {
  test(`refused before training: ${name}`, () => {
    const data = file('refused.csv', content);
    try {
      readExperiment({ data, ...parameters });
    } catch (error) {
      assert.instance(error, DataError);
      assert.match((error as Error).message, message);
      return;
    }
    assert.unreachable('it was read');
  });
}

test('a test file of one class, and a label only the second test file has', () => {
  const one = file('one.csv', HEAD + rows(10, ['good']));
  const strange = file('strange.csv', HEAD + rows(10, ['good', 'Bad\u200b']));
  assert.throws(
    () => readExperiment({ data: hundred, test: one }),
    /one\.csv: the test set lacks the class 'bad'/,
  );
  assert.throws(
    () => readExperiment({ data: hundred, shift: strange }),
    /strange\.csv: row 3: the label 'Bad\\u200b' is not in the training set, which has 'bad', 'good'/,
  );
});

test('the data check counts what it finds, and says it', () => {
  const odd = [
    '1,the tea number0 was0,bad', // contradicts row 2 of hundred.csv
    '1,"one,good\ntwo,bad\nthree",good',
    '1,这个茶很好喝,good',
    '1,!!!,bad',
    '1,the tea number0 was0,Good\u200b',
    '1,the tea number1 was2,Good\u200b',
    '1,,bad',
  ].join('\n');
  const data = file('odd.csv', `${HEAD}${rows(100, ['good', 'bad'])}${odd}\n`);
  const held = file(
    'held.csv',
    `${HEAD}1,the tea number0 was0,good\n2,quite unknown wording,bad\n3,fine,Good\u200b\n`,
  );
  const { check } = readExperiment({ data, test: held, skipBadRows: true });
  assert.equal(
    [
      check.leaks.length,
      check.contradictions.length,
      check.swallowedRows.length,
      check.leftOut.length,
    ],
    [1, 1, 1, 1],
  );
  assert.equal(
    check.alikeLabels.map(({ labels }) => labels),
    [['good', 'Good\u200b']],
  );
  assert.is(check.rowsRead, 110);
  assert.is(check.sets[0].withoutWords, 1);
  assert.is(check.sets[0].unspaced, 1);
  assert.is(check.sets[1].unknownWords, 4 / 8);
  assert.equal(
    dataCheckFacts(check)[0],
    '110 rows read, 109 kept (106 training, 3 test), 1 left out.',
  );
  const said = dataCheckWarnings(check).join('\n');
  for (const part of [/odd\.csv row 108, column 'text': it is empty/, /held\.csv 2 is .*odd\.csv 2/, /--drop-leaks/, /'Good\\u200b'/, /--analyzer char/, /not even an accuracy of 100 %/]) {
    assert.match(said, part);
  } // prettier-ignore
  const dropped = readExperiment({ data, test: held, skipBadRows: true, dropLeaks: true });
  assert.equal(dropped.check.leaks, []);
  assert.match(dropped.description.join('\n'), /as copies: 3\./);
});

test.run();
