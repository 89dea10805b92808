import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews, readReviewFiles, readReviews, type Review } from '../../lib/data/reviews';
import { findLeaks } from '../../lib/data/checks/leaks';
import { countLabels } from '../../lib/data/label-counts';

const test = suite('reviews');

test('reads fields as RFC 4180 has them, and keeps the other columns', () => {
  const csv =
    '\uFEFFid,text,label,stars\r\na,"He said ""no"", twice\nand left",negative,1\r\nb,😂 <b>,positive,5\r\n';
  const reviews = parseReviews(csv, 'x.csv');
  assert.equal(reviews.length, 2);
  assert.is(reviews[0].text, 'He said "no", twice\nand left');
  assert.is(reviews[1].text, '😂 <b>');
  assert.is(reviews[1].label, 'positive');
  assert.equal([...reviews[0].extra], [['stars', '1']]);
});

test('a file without ids numbers its rows as a spreadsheet does', () => {
  const reviews = parseReviews('label,text\ngood,fine\nbad,poor\n', 'x.csv');
  assert.equal(
    reviews.map(({ id }) => id),
    ['2', '3'],
  );
});

test('line ends of any kind, empty lines and spaces around column names', () => {
  const reviews = parseReviews('text, label\ra,x\r\n\nb,y\n\n', 'x.csv');
  assert.equal(
    reviews.map((review) => [review.id, review.text, review.label]),
    [
      ['2', 'a', 'x'],
      ['4', 'b', 'y'],
    ],
  );
});

test('columns named like parts of JavaScript objects are only names', () => {
  const [review] = parseReviews('text,__proto__,constructor\na,b,c\n', 'x.csv', {
    label: '__proto__',
  });
  assert.is(review.label, 'b');
  assert.is(review.extra.get('constructor'), 'c');
});

test('names that are asked for tell what separates the columns', () => {
  const [review] = parseReviews('Bemer,kung|Urteil\nso, so|x\nna, ja|y\n', 'x.csv', { text: 1, label: 'Urteil' });
  assert.equal([review.text, review.label], ['so, so', 'x']);
}); // prettier-ignore

test('no row at all, and none that can be used', () => {
  const skip = { skipBadRows: true };
  assert.throws(() => parseReviews('[]', 'x.json', skip), /^x\.json: no rows\. Give a file of labelled texts\.$/);
  const broken = () => parseReviews('tea\npot\n', 'x.jsonl', skip);
  assert.throws(broken, /^x\.jsonl: none of its 2 rows can be used\. The first: row 1: not JSON: 'tea'\.$/);
  assert.throws(() => parseReviews('tea\n', 'x.jsonl', skip), /^x\.jsonl: none of its 1 rows can be used/);
  const mixed = () => parseReviews('tea\n{"text":"pot","label":""}\n', 'x.jsonl', skip);
  assert.throws(mixed, /^x\.jsonl: none of its 2 rows can be used\. The first: row 1: not JSON/);
  assert.throws(() => parseReviews('text,label\n,a\n,b\n,c\n', 'x.csv', skip), /none of its 3 rows can be used\. The first: row 2,/);
}); // prettier-ignore

const bad: [string, string, RegExp][] = [
  ['empty file', '', /x\.csv: the file is empty/],
  ['header only', 'text,label\n', /x\.csv: no rows/],
  ['column missing', 'text,lable\na,b\n', /labels\. Choose with --text and --label[^]*lable/],
  ['column twice', 'text,text,label\na,b,c\n', /'text' is there twice/],
  [
    'too many fields',
    'text,label\na,positive\na,b,c\n',
    /row 3: 3 fields for 2 columns after 'label'.*quotes/,
  ],
  ['too few fields', 'text,label\na\n', /row 2, column 'label': there is no such field/],
  [
    'quote not closed',
    'text,label\n"a, b,positive\n',
    /row 2: a text opens with a quote that is never closed/,
  ],
  ['empty text', 'text,label\na,positive\n  ,positive\n', /row 3, column 'text': it is empty/],
  ['empty label', 'text,label\na,\n', /row 2, column 'label': it is empty/],
  ['empty id', 'id,text,label\n,a,positive\n', /row 2, column 'id': it is empty/],
  ['counted with empty lines', 'text,label\n\n\na,b\n', /row 4, column 'label': 'b' is none/],
  [
    'unknown label',
    'text,label\na,postive\n',
    /row 2, column 'label': 'postive' is none of .*positive/,
  ],
];
for (const [name, csv, message] of bad) {
  test(`bad file: ${name}`, () => {
    assert.throws(() => parseReviews(csv, 'x.csv', { labels: ['negative', 'positive'] }), message);
  });
}

test('a missing file and a file that is not text say which file', () => {
  assert.throws(() => readReviews('no/such.csv'), /no\/such\.csv: there is no such file/);
  const folder = mkdtempSync(join(tmpdir(), 'reviews-'));
  assert.throws(() => readReviews(folder), /the folder is empty\. Put files/);
  rmSync(folder, { recursive: true });
});

const train = readReviews('data/reviews-train.csv', { labels: ['negative', 'positive'] });
const daily = readReviews('data/reviews-test.csv', { labels: ['negative', 'positive'] });
const travel = readReviews('data/reviews-travel.csv', { labels: ['negative', 'positive'] });

test('the data card tells the truth: sizes, balance, topics, longest review', () => {
  const card = readFileSync('data/README.md', 'utf8');
  for (const [file, reviews] of Object.entries({ train, test: daily, travel })) {
    const counts = countLabels(reviews.map(({ label }) => label));
    const cells = [reviews.length, counts.get('positive'), counts.get('negative')].join(' | ');
    assert.ok(card.includes(`| \`reviews-${file}.csv\` | ${cells} |`), file);
  }
  const topics = (reviews: typeof train) => new Set(reviews.map((r) => r.extra.get('topic')));
  assert.ok(card.includes(`one of ${topics(train).size} kinds of goods and services`));
  assert.ok(card.includes(`${topics(travel).size} others in the travel file`));
  assert.equal(
    [...topics(travel)].filter((topic) => topics(train).has(topic)),
    [],
  );
  const longest = Math.max(...[train, daily, travel].flat().map(({ text }) => text.length));
  assert.ok(card.includes(`the longest review has ${longest} characters`));
});

test('nothing of the test file or of travel stands in the training file, nor nearly', () => {
  assert.equal(findLeaks(train, daily), []);
  assert.equal(findLeaks(train, travel), []);
});

test('what was left out comes in the order of the rows, whatever is wrong with them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  const path = join(folder, 'x.jsonl');
  try {
    const [good, empty] = ['a', ''].map((label) => JSON.stringify({ text: 'tea', label }));
    writeFileSync(path, [good, empty, 'no', empty, good, 'no', empty].join('\n'));
    const { leftOut, reviews } = readReviewFiles(path, { skipBadRows: true });
    assert.equal(leftOut.map(({ row }) => row), [2, 3, 4, 6, 7]);
    assert.equal(reviews.map(({ row }) => row), [1, 5]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}); // prettier-ignore

test('a byte order mark is no part of the first column, in a string or a file', () => {
  const csv = '\ufefftext,label\nGood tea.,positive\n';
  const expected = [{ id: '2', text: 'Good tea.', label: 'positive', extra: new Map() }];
  const plain = ({ id, text, label, extra }: Review) => ({ id, text, label, extra });
  assert.equal(parseReviews(csv, 'mark.csv').map(plain), expected);
  assert.equal(parseReviews(csv.replace('text', '"text"'), 'mark.csv').map(plain), expected);
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-'));
  try {
    writeFileSync(join(folder, 'mark.csv'), csv);
    assert.equal(readReviews(join(folder, 'mark.csv')).map(plain), expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
