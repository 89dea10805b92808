import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews, type Review } from '../../../lib/data/reviews';
import { MultinomialNaiveBayes } from '../../../lib/models/naive-bayes';
import { Pipeline } from '../../../lib/models/pipeline';
import { CountVectorizer } from '../../../lib/text/count-vectorizer';
import { accuracyTable, mistakeTable } from '../../../lib/plots/tables/accuracy-table';
import { resultsTable, targetsTable } from '../../../lib/plots/tables/results-table';
import { lengthTable, reviewTable } from '../../../lib/plots/tables/review-tables';
import { makeTable, tableHtml, tableText } from '../../../lib/plots/tables/table';
import { someResults } from '../some-results';

const test = suite('table');

test('as plain text: columns aligned by characters, numbers to the right and for people', () => {
  const table = makeTable(
    ['word', 'count', 'kind'],
    [
      ['tea', 12345, 'drink'],
      ['😂', 2, ''],
    ],
  );
  assert.is(tableText(table), 'word   count  kind\ntea   12,345  drink\n😂          2');
});

test('numbers stand to the right, also with a unit or a word, and text to the left', () => {
  const sides = (...cells: (string | number)[]): string[] => [
    ...new Set(
      [
        ...tableHtml(
          makeTable(
            ['a'],
            cells.map((cell) => [cell]),
          ),
        ).matchAll(/text-align:(\w+)/g),
      ].map(([, side]) => side),
    ),
  ];
  const numbers = [
    ['2.00\u00a0ms', '430\u00a0µs'],
    ['88.6\u00a0%', 'under 0.1\u00a0%'],
    ['1.6 to 1.9\u00a0ms', '9\u00a0µs to 1.2\u00a0ms', '3\u00a0ms or more'],
    ['12', '-'],
    [3, 'not known'],
  ];
  for (const cells of numbers) assert.equal(sides(...cells), ['right'], cells.join());
  const texts = [
    ['3 stars', '10 of 10'],
    ['12 things', 'tea', '7'],
    ['2 ms is what I waited'],
    [''],
  ];
  for (const cells of texts) assert.equal(sides(...cells), ['left'], cells.join());
});

test('every cell, column name and caption is escaped', () => {
  const html = tableHtml(makeTable(['<i>'], [['<script>alert("x")</script>'], ['a & b']]), '<b>');
  assert.not.match(html, /<script|<i>|<b>/);
  assert.match(html, /&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;/);
  assert.match(html, /a &amp; b/);
  assert.match(html, /<th scope="col" style="text-align:left">&lt;i&gt;<\/th>/);
});

test('no empty table header, and of a very long text the beginning', () => {
  const html = tableHtml(makeTable(['', 'text'], [['a', 'x'.repeat(100_000)]]));
  assert.not.match(html, /<th[^>]*><\/th>/);
  assert.ok(html.length < 2000);
  assert.match(html, 'x…</td>');
});

test('what steers a terminal or turns the reading direction is shown by its number, joiners and breaks stay', () => {
  const table = makeTable(['\u202ename'], [['\u001b[31mred\u2066 👨\u200d👩\n\ud800']]);
  assert.is(tableText(table).split('\n')[1], '\\u001b[31mred\\u2066 👨\u200d👩 \\ud800');
  assert.match(tableHtml(table), />\\u202ename</);
});

test('as plain text: a row is a line, whatever a text holds', () => {
  const text = tableText(
    makeTable(
      ['text', 'n'],
      [
        ['two\r\nlines', 1],
        ['😂'.repeat(50_000), 2],
      ],
    ),
  );
  const lines = text.split('\n');
  assert.is(lines.length, 3);
  assert.match(lines[1], /^two lines +1$/);
  assert.ok(lines.every((line) => line.length < 70));
});

const textsOf = (reviews: readonly Review[]) => reviews.map(({ text }) => text);

test('tables of reviews: characters are counted as people see them', () => {
  const reviews = parseReviews(
    'id,text,label\n1,two words,good\n2,😂,bad\n3,two more,good\n',
    'x.csv',
  );
  assert.equal(reviewTable(reviews).values[1], ['2', 'bad', '😂']);
  const [characters, words] = lengthTable(textsOf(reviews)).values;
  assert.equal(characters.slice(4), [1, 8, 9]);
  assert.equal(words.slice(4), [1, 2, 2]);
  const unspaced = parseReviews('text,label\n好茶。,good\n不好。,bad\n', 'x.csv');
  assert.equal(
    lengthTable(textsOf(unspaced)).values.map(([name]) => name),
    ['characters'],
  );
});

test('tables of results say what was measured', () => {
  const [both] = resultsTable(someResults).values;
  assert.equal(both, [
    'batch of 4',
    '75.0\u00a0%',
    '4.00\u00a0ms',
    '1.00\u00a0ms',
    '1.00 to 1.00\u00a0ms',
  ]);
  assert.equal(resultsTable([someResults]).values[0].slice(0, 6), [
    '<m>',
    2,
    '1.00\u00a0s',
    '75.0\u00a0%',
    '1.00\u00a0ms',
    '2.50\u00a0ms',
  ]);
  assert.equal(
    targetsTable([someResults]).values.map((row) => row.slice(2, 4).join(' ')),
    [
      '70.0\u00a0% 75.0\u00a0%',
      '2\u00a0ms 2.5\u00a0ms',
      '2\u00a0ms 2.5\u00a0ms',
      '0 0',
      '75.0\u00a0% 75.0\u00a0%',
    ],
  );
  assert.equal(
    targetsTable([someResults]).values.map((row) => row[4]),
    ['uncertain', 'missed', 'uncertain', 'met', 'uncertain'],
  );
});

test('accuracies of several groups', () => {
  const judged = { actual: ['a', 'a', 'b', 'b'], predicted: ['a', 'a', 'b', 'a'] };
  const [row] = accuracyTable(new Map([['all', judged]])).values;
  assert.equal(row.slice(0, 3), ['all', 4, '75.0\u00a0%']);
  assert.is(row[3], '30.1 to 95.4\u00a0%');
});

test('mistakes: the true label, the strongest misleading words, the text', () => {
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  pipeline.fit(['good fine nice great super', 'bad poor worst'], ['yes', 'no']);
  const reviews = parseReviews(
    'text,label\nsuper good fine nice great,no\nbad,no\ngood,no\n',
    'mine.csv',
  );
  const { columns, values, note } = mistakeTable(pipeline, reviews, 1);
  assert.equal(columns, ['actual', 'misled by', 'text']);
  assert.is(values.length, 1);
  assert.is(String(values[0][1]).split(', ').length, 4);
  assert.is(note, '2 of 3 reviews are labelled wrongly.');
  const none = mistakeTable(pipeline, reviews.slice(1, 2));
  assert.equal(
    [none.values, none.note],
    [[['none', '-', '-']], '0 of 1 reviews are labelled wrongly.'],
  );
});

test('bad input', () => {
  assert.throws(() => makeTable(['a'], []), /no rows/);
  assert.throws(() => makeTable(['a'], [[1], [1, 2]]), /row 1 has 2 cells for 1 columns/);
});

test.run();
