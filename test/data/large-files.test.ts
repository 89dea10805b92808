import { constants } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findLeaks } from '../../lib/data/checks/leaks';
import { readTable } from '../../lib/data/tables/read-tables';
import { parseReviews, readReviews } from '../../lib/data/reviews';

const test = suite('large files');
const folder = mkdtempSync(join(tmpdir(), 'large-'));
test.after(() => rmSync(folder, { recursive: true }));

test('a file longer than a string can be is read', () => {
  const row = Buffer.from(`${'tea '.repeat(2 ** 15)},good\n`);
  const count = Math.ceil(constants.MAX_STRING_LENGTH / row.length) + 1;
  const source = {
    name: 'long.csv',
    gzipped: false,
    *blocks() {
      yield Buffer.from('text,label\n');
      for (let i = 0; i < count; i++) yield row;
    },
  };
  const { rows } = readTable(source);
  assert.is(rows.length, count + 1);
  assert.is(rows.at(count).fields[0].length, 2 ** 17);
  assert.is(rows.at(count).row, count + 1);
});

test('a JSON value longer than a string can be is refused with a remedy', () => {
  const item = Buffer.from(`,{"text":"${'tea '.repeat(2 ** 20)}","label":"good"}`); // 4 MB
  const source = {
    name: 'long.json',
    gzipped: false,
    *blocks() {
      yield Buffer.from('[{"text":"tea","label":"good"}');
      for (let i = 0; i < 135; i++) yield item;
      yield Buffer.from(']');
    },
  };
  assert.throws(
    () => readTable(source),
    (error: Error) =>
      /^long\.json: too large to be read as one JSON value \(more than 512 MB\)\. Give it as JSON Lines or CSV\.$/.test(
        error.message,
      ),
  );
});

test('another error while a JSON value is read is no matter of its length', () => {
  let times = 0;
  const source = {
    name: 'x.json',
    gzipped: false,
    *blocks() {
      yield Buffer.from('[{"text":"tea","label":"good"}]');
      if (++times === 2) throw new Error('the disk is gone'); // its encoding is found by then
    },
  };
  assert.throws(() => readTable(source), /^the disk is gone$/);
});

test('data that do not fit into memory are refused with a remedy, not by the end of the process', () => {
  const program = `
    const { readTable } = require('./lib/dist/data/tables/read-tables');
    const row = Buffer.from('"' + 'täa'.repeat(300) + '",good' + String.fromCharCode(10));
    const rows = Buffer.concat(Array.from({ length: 1000 }, () => row));
    const source = { name: 'huge.csv', gzipped: false, *blocks() {
      yield Buffer.from('text,label' + String.fromCharCode(10));
      for (let i = 0; i < 900; i++) yield rows;
    } };
    readTable(source);`;
  const args = ['--max-old-space-size=200', '-e', program];
  const { stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.is(status, 1, stderr.slice(-300));
  assert.match(
    stderr,
    /DataError: The data do not fit into memory: \d+ rows fill the \d+ MB .*max-old-space-size/,
  );
});

test('a header of 100,000 columns', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',');
  const fields = ','.repeat(100_000);
  const [review] = parseReviews(`text,label,${names}\ntea,good,${fields.slice(1)}\n`, 'x.csv');
  assert.is(review.label, 'good');
  assert.is(review.extra.size, 100_000);
});

test('characters that a block cuts in two, and a quoted text over several blocks', () => {
  const path = join(folder, 'blocks.csv');
  const text = 'é'.repeat(2 ** 20) + '\r\n' + '😂'.repeat(2 ** 18);
  writeFileSync(
    path,
    `text,label\r\nx${text},good\r\n"${text}",bad\r\n`.replace(`x${text}`, 'tea'),
  );
  const reviews = readReviews(path);
  assert.is(reviews.length, 2);
  assert.is(reviews[1].text, text.replace('\r\n', '\n'));
});

test('leaks of many reviews are found one by one, not in pairs', () => {
  const train = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, text: `the tea of shop ${i} was good and i will buy it again`, label: 'x', extra: new Map() }));
  const leaks = findLeaks(train, [{ ...train[7], id: 'a' }, { ...train[7], id: 'b', text: 'nothing like it was ever seen here' }]);
  assert.equal(leaks.map(({ id, otherId }) => [id, otherId]), [['a', '7']]);
}); // prettier-ignore

test.run();
