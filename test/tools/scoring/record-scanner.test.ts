import { parse } from 'csv-parse/sync';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RecordScanner } from '../../../lib/tools/scoring/record-scanner';
import { seededRandom, type Random } from '../../../lib/measure/seeded-random';

const test = suite('record-scanner');
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const COMMA = 44;
const QUOTE = 34;

interface Found {
  readonly record: string;
  readonly field: string | null;
  readonly fields: number;
}

/** All records of a text that comes whole. */
function scan(text: string, wanted = 0, lineEnd = LINE_FEED): Found[] {
  const bytes = Buffer.from(text);
  const where = (field: number): string => `field ${field}`;
  const scanner = new RecordScanner({ separator: COMMA, lineEnd, quote: QUOTE }, wanted, where);
  const found: Found[] = [];
  for (let start = 0; start < bytes.length; start = scanner.nextStart) {
    assert.ok(scanner.next(bytes, start, true));
    const { fieldStart, fieldEnd, fields, end, hasQuotes } = scanner;
    const raw = fieldStart < 0 ? null : bytes.toString('utf8', fieldStart, fieldEnd);
    const field = hasQuotes && raw !== null ? raw.replaceAll('""', '"') : raw;
    found.push({ record: bytes.toString('utf8', start, end), field, fields });
  }
  return found;
}

test('fields with and without quotes, separators and line ends inside quotes', () => {
  assert.equal(scan('a,"b, ""c""\r\nd",e\r\n,"",\n', 1), [
    { record: 'a,"b, ""c""\r\nd",e', field: 'b, "c"\r\nd', fields: 3 },
    { record: ',"",', field: '', fields: 3 },
  ]);
});

test('empty lines have no field; a field that is not there has no place', () => {
  assert.equal(scan('\n\r\na\n', 1), [
    { record: '', field: null, fields: 0 },
    { record: '', field: null, fields: 0 },
    { record: 'a', field: null, fields: 1 },
  ]);
});

test('the carriage return of a line end is no part of the last field, others are', () => {
  assert.equal(
    scan('a\rb,c\r\n"d"\r\ne\r').map(({ record, field }) => [record, field]),
    [
      ['a\rb,c', 'a\rb'],
      ['"d"', 'd'],
      ['e', 'e'],
    ],
  );
  assert.equal(
    scan('a,b\rc,"d\r"\r', 1, CARRIAGE_RETURN).map(({ field }) => field),
    ['b', 'd\r'],
  );
});

test('quotes that are not CSV are errors that name the field', () => {
  for (const text of ['a,b"c\n', 'a,"b"c\n', 'a,"b" ,c\n', 'a,"b"\rc\n']) {
    assert.throws(() => scan(text), /^field 1: a quote inside a field/, text);
  }
  assert.throws(() => scan('a,b,"c\nd,e'), /^field 2: a quote is opened and never closed/);
});

/** Random CSV of the pieces that matter. */
function randomCsv(random: Random): string {
  const pieces = ['a', 'é😂', ',', '""', '\n', '\r\n', 'plain', ' '];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const field = (): string => {
    const inside = Array.from({ length: Math.floor(random() * 4) }, () => pick(pieces)).join('');
    return random() < 0.5 ? `"${inside}"` : inside.replace(/[",\r\n]/g, '');
  };
  return Array.from({ length: 6 }, () => `${field()},${field()}x${pick(['\n', '\r\n'])}`)
    .join('')
    .replaceAll('"x', '"');
}

test('the records and fields that csv-parse finds, wherever the bytes are cut', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 400; round++) {
    const text = randomCsv(random);
    const expected = parse(text, { record_delimiter: ['\r\n', '\n'] });
    const bytes = Buffer.from(text);
    for (const wanted of [0, 1]) {
      assert.equal(
        scan(text, wanted).map(({ field }) => field),
        expected.map((fields) => fields[wanted]),
        JSON.stringify(text),
      );
    }
    const ends = scan(text);
    const scanner = new RecordScanner(
      { separator: COMMA, lineEnd: LINE_FEED, quote: QUOTE },
      1,
      String,
    );
    for (let cut = 1; cut < bytes.length; cut++) {
      const part = bytes.subarray(0, cut);
      if (!scanner.next(part, 0, false)) continue;
      const record = part.toString('utf8', 0, scanner.end);
      assert.is(record, ends[0].record, JSON.stringify([text, cut]));
      assert.is(scanner.nextStart <= cut, true);
    }
  }
});

test.run();
