import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readCSV } from 'danfojs-node';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../../lib/data/results-folder';
import { describeNumbers, makeDataFrame } from '../../../lib/plots/tables/data-frame';
import { makeTable, tableHtml } from '../../../lib/plots/tables/table';

const test = suite('data-frame');

test('a data frame is danfojs’s own, and is shown as any table', () => {
  const table = makeTable(
    ['word', 'count'],
    [
      ['__proto__', 2],
      ['constructor', 1],
    ],
  );
  const frame = makeDataFrame(table);
  assert.equal(frame.columns, ['word', 'count']);
  assert.equal(frame.head(1).values, [['__proto__', 2]]);
  assert.is(tableHtml(frame), tableHtml(table));
});

test('numbers described: known values', () => {
  const [row] = describeNumbers(new Map([['n', [2, 4, 4, 4, 5, 5, 7, 9]]])).values;
  assert.equal(row.slice(0, 3), ['n', 8, 5]);
  assert.ok(Math.abs(Number(row[3]) - 2.138089935299395) < 1e-12);
  assert.equal(row.slice(4), [2, 4.5, 9]);
});

test('danfojs reads a table over HTTP with the package that stands in for request', async () => {
  const server = createServer((_, response) => response.end('word,count\ntea,2\n'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { port } = server.address() as AddressInfo;
    const frame = await readCSV(`http://127.0.0.1:${port}/`);
    assert.equal([frame.columns, frame.values], [['word', 'count'], [['tea', 2]]]);
  } finally {
    server.close();
  }
});

test('every override in package.json says why it is there', () => {
  const text = readFileSync(join(projectFolder(), 'package.json'), 'utf8');
  const { overrides, '//overrides': reasons } = JSON.parse(text) as Record<string, object>;
  const names = Object.values(overrides).flatMap((packages: object) => Object.keys(packages));
  assert.equal(names.sort(), Object.keys(reasons).sort());
});

test.run();
