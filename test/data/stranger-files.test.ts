/** Files as strangers have them: each is read right, or refused with what to do. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readExperiment, type ExperimentSettings } from '../../lib/data/experiment-data';

const test = suite('files of strangers');
const folder = mkdtempSync(join(tmpdir(), 'strangers-'));
test.after(() => rmSync(folder, { recursive: true }));

const THINGS = ['tea', 'milk', 'pot', 'cup', 'bag'];
const text = (i: number): string => `the ${THINGS[i % 5]} number ${i} was ${i % 3}`;
const label = (i: number): string => (i % 2 === 0 ? 'bad' : 'good');
const rows = (row: (i: number) => string, count = 40): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n') + '\n';
const table = (separator: string): string =>
  `text${separator}label\n${rows((i) => text(i) + separator + label(i))}`;

function utf32(content: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.alloc(4 * content.length);
  [...content].forEach((character, at) => {
    const code = character.charCodeAt(0);
    if (bigEndian) bytes.writeUInt32BE(code, 4 * at);
    else bytes.writeUInt32LE(code, 4 * at);
  });
  return bytes;
}

const zip = (inside: string): string => `PK\u0003\u0004\u0014\0${'\0'.repeat(22)}${inside}`;
const review = (i: number): string => `<review label="${label(i)}">${text(i)}</review>`;
const many = { text: [text(1), text(2)], label: ['good', 'bad'] };
const STARS = { positiveFrom: 4, negativeTo: 2 };

const refused: [string, string | Buffer, RegExp, ExperimentSettings?][] = [
  ['archive.tar', `a.csv${'\0'.repeat(252)}ustar\u000000`, /this is a tar archive\. Unpack it first/],
  ['book.xlsx', zip('[Content_Types].xml'), /an Excel workbook\. Save its sheet as CSV/],
  ['book.ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), /an OpenDocument file\. Save its sheet/],
  ['tables.zip', zip('a.csv'), /a zip archive\. Unpack it first, and give the file of labelled texts in it/],
  ['stream.arrow', Buffer.from([255, 255, 255, 255, 0, 1, 0, 0]), /an Arrow stream\. Save it as CSV or Parquet/],
  ['file.arrow', 'ARROW1\0\0', /an Arrow or Feather file\. Save/],
  ['declared.xml', `<?xml version="1.0"?>\n<reviews>${rows(review)}</reviews>`, /an XML file\. Convert it/],
  ['plain.xml', `<reviews>\n${rows(review)}</reviews>`, /a file of XML or HTML\. Convert it/],
  ['saved.csv', `\n<!-- saved -->\n<html>`, /a file of XML or HTML/],
  ['table.csv', '<table><tr><td>Great tea</td></tr></table>', /a file of XML or HTML/],
  ['page.csv', '<!DOCTYPE html>\n<html>', /a web page \(HTML\)\. Download the data itself/],
  ['weka.arff', `% c\n@RELATION r\n@DATA\n${rows((i) => `'${text(i)}',${label(i)}`)}`, /an ARFF file\. Convert it/],
  ['mail.csv', '\x1b$B$3$l\x1b(B,a\n', /a text in ISO-2022, as old mail is\. Save it as UTF-8/],
  ['table.md', `| text | label |\n|:--|---|\n${rows((i) => `| ${text(i)} | ${label(i)} |`)}`, /a Markdown table\. Take out its second line/],
  ['list.yaml', rows((i) => `- text: ${text(i)}\n  label: ${label(i)}`), /a YAML file\. Convert it/],
  ['books.bib', '@article{a,\n title={b, c}\n}\n', /a BibTeX file/],
  ['dump.sql', `-- of 2024\n${rows((i) => `INSERT INTO r VALUES ('${text(i)}', '${label(i)}');`)}`, /an SQL script\. Export/],
  ['x.libsvm', rows((i) => `${i % 2} 1:0.5 7:1`), /a file of numbers \(libsvm\)/],
  ...([['Obj\x01', 'an Avro'], ['ORC', 'an ORC'], ['\x89HDF', 'an HDF5'], ['\x93NUMPY', 'a NumPy'], ['{\\rtf1', 'a document']] as const).map(([start, name]): [string, Buffer, RegExp] => [name.replace(/\W/g, ''), Buffer.from(`${start} some more`, 'latin1'), new RegExp(`this is ${name}`)]),
  ['remark.json', '// reviews\n[{"text":"a","label":"b"}]', /remark\.json: line 1: a comment, and JSON has none\. Take it out/],
  ['single-named.csv', `text,label\n${rows((i) => `'${text(i)}, and more',${label(i)}`)}`, /row 2 has 3 fields, the header 2 names\. If ' stands around texts, say --quote "'"/],
  ['curly.csv', `text,label\n${rows((i) => `“${text(i)}, and more”,${label(i)}`)}`, /Quotes such as “ and ” hold no separators together: write " for them/],
  ['wide.csv', table('，'), /separated by '，'\. If so, say --separator '，'/],
  ['pointer.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n', /a pointer of Git LFS.* git lfs pull/],
  ['le.csv', utf32(table(','), false), /a text in UTF-32\. Save it as UTF-8/],
  ['be.csv', utf32(table(','), true), /a text in UTF-32/],
  ...['^', '~', '#', '¦', '\u0001'].map((sign): [string, string, RegExp] => [`by-${sign.codePointAt(0)}.csv`, table(sign), /its columns seem to be separated by .* say --separator/]),
  ['title.csv', `Reviews of 2024,\n${table(',')}`, /row 2 looks like the header: 'text, label'\. Take the rows above it out/],
  ['title-alone.csv', `Reviews of 2024\n\n${table(',')}`, /row 1 has one column, most others have 2: 'Reviews of 2024' is no header/],
  ['splits.json', JSON.stringify({ train: [{ text: 'a', label: 'b' }], test: [{ text: 'a', label: 'b' }] }), /several tables: 'train', 'test'\. Put each into a file of its own/],
  ['columns.json', JSON.stringify({ train: many, test: many }), /several tables: 'train', 'test'/],
  ['thousands.csv', `text,stars\n${rows((i) => `${text(i)},"${i === 5 ? '1,200' : 1 + (i % 5)}"`)}`, /row 7, column 'stars': '1,200' may be a thousand or a decimal/, STARS],
  ['hex.csv', `text,stars\n${rows((i) => `${text(i)},${i === 5 ? '0x10' : 1 + (i % 5)}`)}`, /row 7, column 'stars': '0x10' is no number/, STARS],
  ['two-ways.csv', rows((i) => `${text(i)} a|b,${label(i)}`), /what separates its columns is not clear[^]*--separator '\|' .* and 'b,bad'\n {2}--separator ',' .* and 'bad'/],
  ['single.csv', rows((i) => `'${text(i)}; and more';${label(i)}`), /If ' stands around texts, say --quote "'"/],
  ['/proc/self/fd/999', '', /a pipe of the shell does not reach through npm.*--data -/],
]; // prettier-ignore
for (const [name, content, message, settings] of refused) {
  test(`refused: ${name}`, () => {
    const path = name.startsWith('/') ? name : join(folder, name);
    if (path !== name) writeFileSync(path, content);
    assert.throws(() => readExperiment({ data: path, ...settings }), message);
  });
}

test('a symbolic link that leads back to itself', () => {
  const path = join(folder, 'loop.csv');
  symlinkSync(path, path);
  assert.throws(() => readExperiment({ data: path }), /its symbolic link leads back to itself/);
});

test('what stands beside the folders of classes, or deeper, is said', () => {
  for (const one of ['good', 'bad', 'good/deeper'])
    mkdirSync(join(folder, 'texts', one), { recursive: true });
  for (let i = 0; i < 40; i++) writeFileSync(join(folder, 'texts', label(i), `${i}.txt`), text(i));
  writeFileSync(join(folder, 'texts', 'README.txt'), 'about');
  const { description } = readExperiment({ data: join(folder, 'texts') });
  assert.match(description[0], /not read: README\.txt, good\/deeper/);
});

test('ids above 2 to the power of 53 stay different; 200 classes of 8 rows give a fifth', () => {
  const ids = join(folder, 'ids.jsonl');
  writeFileSync(ids, rows((i) => `{"id":90071992547409${93 + i},"text":"${text(i)}","label":"${label(i)}"}`)); // prettier-ignore
  const { check } = readExperiment({ data: ids });
  assert.is(check.sets[0].duplicateIds + check.sets[1].duplicateIds, 0);
  const classes = join(folder, 'classes.csv');
  writeFileSync(classes, `text,label\n${rows((i) => `${text(i)},c${i % 200}`, 1600)}`);
  assert.is(readExperiment({ data: classes }).test.length, 320);
});

test('two groups that both have every class: the smaller one is the test set', () => {
  const path = join(folder, 'groups.csv');
  writeFileSync(
    path,
    `user,text,label\n${rows((i) => `u${i < 24 ? 1 : 2},${text(i)},${label(i)}`)}`,
  );
  const { train, test: held } = readExperiment({ data: path, groupBy: 'user' });
  assert.equal([train.length, held.length], [24, 16]);
});

for (const [one, other] of [['0', 'O'], ['1', 'l'], ['good.', 'good'], ["'good'", 'good']]) {
  test(`labels that look alike: ${one} and ${other}`, () => {
    const path = join(folder, 'alike.csv');
    writeFileSync(path, `text,label\n${rows((i) => `${text(i)},${[one, other, 'else'][i % 3]}`)}`);
    assert.equal(readExperiment({ data: path }).check.alikeLabels[0]?.labels.length, 2);
  });
} // prettier-ignore

test('a quote that swallows 900 rows and is closed swallows none here', () => {
  const path = join(folder, 'swallow.csv');
  const line = (i: number): string =>
    `${i === 100 ? '"' : ''}${text(i)}${i === 1000 ? '"' : ''},${label(i)}`;
  writeFileSync(path, `text,label\n${rows(line, 3000)}`);
  const { train, test: held } = readExperiment({ data: path });
  assert.is(train.length + held.length, 3000);
});

test.run();
