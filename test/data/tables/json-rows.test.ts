import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isJsonLines, readJson, readJsonLines } from '../../../lib/data/tables/json-rows';

const test = suite('json rows');

function table(text: string) {
  return isJsonLines(text) ? readJsonLines([text], 'x.json') : readJson(text, 'x.json');
}

/** Format, columns, and each row with its number. */
function read(text: string) {
  const { format, columns, rows } = table(text);
  return [format, columns, ...[...rows].map(({ row, fields }) => [row, ...fields])];
}

/** The rows that hold no review, each with why. */
function unreadable(text: string) {
  return table(text).unreadable?.map(({ row, why }) => `row ${row}${why}`);
}

test('a list of objects, or an object with one list of objects', () => {
  const expected = ['JSON', ['text', 'label'], [1, 'tea', 'good'], [2, 'pot', 'bad']];
  const list = '[{"text":"tea","label":"good"},\n{"label":"bad","text":"pot"}]';
  assert.equal(read(list), expected);
  assert.equal(read(`{"count": 2, "names": ["a"], "none": [], "data": ${list}}`), expected);
  assert.equal(read(`{"data": ${list}, "mixed": [1, {"text": "tea"}]}`), expected);
  assert.equal(read(`{"data": ${list.replace('\n', '')}}`), expected); // on one line, as JSON Lines have it
  assert.throws(
    () => read(`{"train":${list},"test":${list}}`),
    /x\.json: the JSON holds several tables: 'train', 'test'\. Put each/,
  );
  for (const none of ['{\n"a":[1,2]}', '{\n"a":[]}', '3', 'null', '{\n"a":1}']) {
    assert.throws(() => read(none), /x\.json: the JSON holds no list of objects\. Write/);
  } // prettier-ignore
  for (const item of ['1', 'null', '[]', '"a"']) {
    assert.equal(unreadable(`[{"text":"a"},${item}]`), ['row 2: expected an object']);
  }
});

test('JSON Lines: an object a line, empty lines counted, whatever ends a line', () => {
  const [a, b] = ['{"text":"tea","label":"good"}', '{"text":"pot","label":"bad"}'];
  const columns = ['text', 'label'];
  for (const end of ['\n', '\r\n']) {
    const expected = ['JSON Lines', columns, [2, 'tea', 'good'], [4, 'pot', 'bad']];
    assert.equal(read(['', a, ' ', b, ''].join(end)), expected);
  }
  assert.equal(read(a), ['JSON Lines', columns, [1, 'tea', 'good']]);
  assert.equal(read(`{"text":"tea","list":[{"a":1}]}\n${b}`)[0], 'JSON Lines');
  assert.equal(unreadable(`${a}\n\n{"text"`), [`row 3: not JSON: '{"text"'`]);
  assert.equal(unreadable(`${a}\n{\n${b}`), [`row 2: not JSON: '{'`]);
});

test('JSON over several lines is no JSON Lines; the first five lines decide', () => {
  const item = '{"text":"tea","label":"good"}';
  const expected = ['JSON', ['text', 'label'], [1, 'tea', 'good']];
  assert.equal(read(`{"data": [\n${item}\n]}`), expected);
  const lines = (count: number) => `${item}\n`.repeat(count) + 'no object';
  assert.equal([isJsonLines(lines(4)), isJsonLines(lines(5))], [false, true]);
});

test('lists of fields: each is a row, what is no list is told', () => {
  const text = '[["text","label"],["tea","good"],{"text":"pot"},["cup",null]]';
  assert.equal(read(text), [
    'JSON',
    undefined,
    [1, 'text', 'label'],
    [2, 'tea', 'good'],
    [4, 'cup', ''],
  ]);
  assert.equal(unreadable(text), ['row 3: expected a list of fields, as before']);
});

test('ten thousand different names are columns, more are no rows', () => {
  const names = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, 1]));
  const lines = (count: number) => `{"text":"tea"}\n${JSON.stringify(names(count))}\n`;
  assert.is(table(lines(9999)).columns?.length, 10_000);
  assert.throws(() => table(lines(10_000)), /x\.json: row 2: its objects have more than 10000 different names\. Write each/);
}); // prettier-ignore

test('null and missing are empty; what is no text is written as JSON', () => {
  assert.equal(read('[{"a":null},{"b":1.5},{"a":true,"b":["c"]}]'), [
    'JSON', ['a', 'b'], [1, '', ''], [2, '', '1.5'], [3, 'true', '["c"]'],
  ]); // prettier-ignore
});

test('an object inside is columns of its own, a list is none', () => {
  assert.equal(read('[{"review":{"body":"tea","by":{"id":1}},"label":"good"},{"label":"bad"}]'), [
    'JSON', ['review.body', 'review.by.id', 'label'], [1, 'tea', '1', 'good'], [2, '', '', 'bad'],
  ]); // prettier-ignore
  assert.equal(read('{"text":["tea"],"label":"a"}\n{"text":["pot"],"label":"b"}')[1], ['text', 'label']);
  const { nested } = table('[{"text":"a","label":"x"},{"text":["tea"],"label":"a"}]');
  assert.equal([...(nested ?? [])], [['text', 2]]);
  const large = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`w${at}`, at]));
  assert.equal(table(JSON.stringify([{ text: 'tea', words: large }])).columns, ['text', 'words']);
  assert.equal(table('{"columns":["text","label"],"data":[[{"body":"tea"},"a"]]}').columns, ['text.body', 'label']);
}); // prettier-ignore

test('whole numbers beyond 2^53 stay as they are written', () => {
  const ids = ['9007199254740993', '9007199254740992', '-12345678901234567890'];
  const text = ids.map((id) => `{"id":${id},"text":"no 12345678901234567 \\\\ \\" 1"}`).join('\n');
  assert.equal(read(text).slice(2).map((row) => row?.[1]), ids);
  assert.is(read(text)[2]?.[2], 'no 12345678901234567 \\ " 1');
  assert.equal(read(`[${text.replaceAll('\n', ',')}]`).slice(2).map((row) => row?.[1]), ids);
  assert.is(read('[{"a":1234567890123456789.5}]')[2]?.[1], '1234567890123456800');
}); // prettier-ignore

const BROKEN: [string, string][] = [
  ['[{"a":1,\n"b":NaN},\n{"a":2}]', 'line 2: NaN is no JSON value; write null'],
  ['[{"a":-Infinity},\n{"a":2}]', 'line 1: -Infinity is no JSON value; write null'],
  ['[{"a":1},\n{"a":2},\n\n]\n', "line 2: a comma before ']'"],
  ['[{"a":1,},\n{"a":2}]', "line 1: a comma before '}'"],
  ['[{"a":"x\ny"},\n{"a":2}]', 'line 1: a line break inside the text "x; write \\n for it'],
  ['[{\'a\':1},\n{"a":2}]', "line 1: single quotes, from 'a':1}, on; JSON has only double ones"],
  ['[{"a":1}\n{"a":2}]', 'line 2: a comma is missing before \'{"a":2}]\''],
  ['[{"a":1}, // one\n{"a":2}]', 'line 1: a comment; JSON has none'],
  ['[{"a":True},\n{"a":2}]', 'line 1: True is no JSON value; write true'],
  ['[{"a":1},\n{a:2}]', 'line 2: the name a stands without quotes'],
  ['[{"a":"x\ty"}]', 'line 1: a tab inside the text "x\\u0009y"}]; write \\t for it'],
  ['[{"a":"x\\q"}]', 'line 1: a backslash that JSON does not know, in "x\\q"}]; write it twice'],
  [
    '[{"a":1}]\n[{"a":2}]',
    'line 2: a second value, from \'[{"a":2}]\' on; one list holds all, or each line one object',
  ],
];
for (const [text, message] of BROKEN) {
  test(`broken JSON: ${message}`, () => {
    assert.throws(() => readJson(text, 'x.json'), (error: Error) => error.message === `x.json: ${message}. Correct the JSON there, or give the file as CSV.`);
  }); // prettier-ignore
}

test('where the JSON is broken', () => {
  const broken = `[{"text":"tea"},\n  {"text" "${'pot '.repeat(20)}"\n}]`;
  assert.throws(() => read(broken), /^x\.json: line 2: not JSON from '"pot pot pot pot pot pot pot p…' on\. Correct/);
  assert.throws(() => read('\n[{"text":"tea"},\n{"text" 1}]'), /^x\.json: line 3: not JSON from '1\}\]'/);
  assert.throws(() => read('[{"text":"tea"},\n{"text":'), /^x\.json: line 2: it ends too early\. Correct/);
}); // prettier-ignore

test.run();
