import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataError } from '../../lib/data/data-error';
import { recognisedText } from '../../lib/data/recognised';
import { readReviewFiles, type ReadOptions } from '../../lib/data/reviews';

const test = suite('odd files');
const FOLDER = 'test/fixtures/data';
const TWO = ['Great tea = positive', 'Bad pot = negative'];
const STARS = { positiveFrom: 4, negativeTo: 2 };

const THREE = ['Great tea = positive', 'Bad pot, "cold" = negative', 'Good cup = positive'];

/** What a file holds, as 'text = label', and a part of the line that says what it was taken for. */
type Case = [string, string[], string, ReadOptions?];
const read: Case[] = [
  ['commas.csv', ['Great tea = positive', 'Bad pot, cold = negative'], 'CSV with commas, utf-8, with a header'],
  ['crlf.csv', ['Great tea = positive', 'Bad\npot = negative'], 'CSV with commas'],
  ['cr.csv', TWO, 'CSV with commas'],
  ['mixed-ends.csv', [...TWO, 'Good cup = positive'], 'CSV with commas'],
  ['no-final-newline.csv', TWO, '2 rows'],
  ['empty-lines.csv', TWO, '2 rows'],
  ['tabs.tsv', TWO, "tab-separated values, utf-8, with a header; text in 'text'"],
  ['tabs-no-header.txt', ['Great tea, really = 1', 'Bad pot = 0', 'Good cup = 1'], 'without a header; text in column 1, label in column 2'],
  ['label-first.txt', ['Great tea = ham', 'Win a pot now = spam', 'Good cup = ham'], 'text in column 2, label in column 1'],
  ['semicolons.csv', ['Great tea = positive', 'Bad, cold pot = negative'], "CSV with semicolons, utf-8, with a header; text in 'Text'"],
  ['semicolons-comma-in-header.csv', TWO, 'CSV with semicolons'],
  ['semicolons-no-header.csv', ['Great tea, hot = positive', 'Bad pot = negative', 'Good cup = positive'], 'CSV with semicolons'],
  ['pipes.txt', TWO, "columns separated by |, utf-8, with a header; text in 'review', label in 'sentiment'"],
  ['bom.csv', TWO, 'utf-8'],
  ['utf16le.csv', ['Great täa = positive', 'Bad pot = negative'], 'utf-16le'],
  ['utf16be.csv', ['Great täa = positive', 'Bad pot = negative'], 'utf-16be'],
  ['utf16-without-mark.csv', TWO, 'utf-16le'],
  ['latin1.csv', ['Très bon café = positive', 'Mauvais thé = negative'], 'windows-1252'],
  ['latin1.csv', ['TrŠs bon caf‚ = positive', 'Mauvais th‚ = negative'].map((s) => s.replaceAll('Š', 'č').replaceAll('‚', 'é')), 'iso-8859-2', { encoding: 'ISO-8859-2' }],
  ['windows-1252.csv', ['“Très bon” – 5 € = positive', 'Mauvais thé = negative'], 'windows-1252'],
  ['packed.csv.gz', TWO, 'utf-8, gzip'],
  ['packed-without-ending', TWO, 'tab-separated values, utf-8, gzip'],
  ['list.json', TWO, 'JSON, utf-8'],
  ['list-as.csv', TWO, 'JSON, utf-8'],
  ['nested.json', ['Great tea = 1', 'Bad pot = 0'], 'JSON'],
  ['lines.jsonl', TWO, 'JSON Lines'],
  ['nested-texts.json', TWO, "text in 'text.body', label in 'label'", { text: 'text.body' }],
  ['proto.json', ['Great tea = constructor', 'Bad pot = __proto__'], 'JSON'],
  ['fasttext.txt', TWO, 'fastText'],
  ['reviews.parquet', ['Great täa = positive', 'Bad pot = negative'], "Parquet; text in 'text', label in 'label'; 2 rows"],
  ['reviews.parquet', ['Great täa = 7', 'Bad pot = 1099511627776'], "label in 'shop'", { label: 'shop' }],
  ['folder', ['Bad pot = neg', 'Great tea = pos', 'Good cup = pos'], 'a folder with one sub-folder a class'],
  ['polarity/rt.*', ['Bad pot = neg', 'Cold , cold tea = neg', 'Great tea , hot = pos', 'Good cup = pos'], "one file a class (this is 'neg')"],
  ['classes/*', ['Bad pot = bad', 'Great tea = good', 'Good cup = good'], "one file a class (this is 'bad')"],
  ['classes', ['Bad pot = bad', 'Great tea = good', 'Good cup = good'], "one file a class (this is 'bad')"],
  ['parts/*.csv', TWO, 'CSV with commas'],
  ['unusual-names.csv', TWO, "text in 'Bemerkung', label in 'Urteil'", { text: 'Bemerkung', label: 'Urteil' }],
  ['three-columns-no-header.csv', TWO, 'text in column 2, label in column 3', { text: 2, label: 3 }],
  ['header-of-numbers.csv', ['1 = 2', ...TWO], 'without a header'],
  ['text-twice.csv', ['x = positive', 'y = negative'], "text in 'text.2'", { text: 2 }],
  ['empty-end-columns.csv', TWO, 'with a header'],
  ['surplus-commas.csv', TWO, '2 rows'],
  ['unclosed-quote.csv', ['Great tea = positive', '"Bad pot = negative', 'Good cup = positive'], 'quotes are plain characters'],
  ['quote-backslash.csv', ['Great "tea", hot = positive', 'Bad pot = negative'], 'quotes written \\"'],
  ['quote-plain.csv', ['"Great tea" they say = positive', 'Bad pot = negative'], 'quotes are plain characters'],
  ['quote-plain.tsv', ['"Great tea = positive', 'Bad pot = negative', 'ok cup" = negative'], 'quotes are plain characters'],
  ['quote-in-the-middle.csv', ['A 5" pot = positive', 'Bad pot = negative'], 'CSV with commas'],
  ['swallowed.csv', ['Great tea,positive\nBad pot,negative\nok cup = negative', 'Good cup = positive'], '2 rows'],
  ['stars.csv', ['Great tea = positive', 'Bad pot = negative', 'Good cup = positive'], "label in 'stars'; 4 rows", STARS],
  ['stars-comma.csv', TWO, "label in 'stars'", STARS],
  ['kaggle.csv', ['Great tea = ham', 'Win, now = spam'], "text in 'v2', label in 'v1'"],
  ['duplicate-id.csv', TWO, '2 rows'],
  ['case.csv', ['Great tea = Positive', 'Good cup = positive', 'Bad pot = negative'], '3 rows'],
  ['invisible.csv', ['Great tea = positive\u200b', 'Good cup = positive', 'Bad pot = negative'], '3 rows'],
  ['escape.csv', ['Great tea = \u001b[31mred', 'Bad pot = negative'], '2 rows'],
  ['html.csv', ['<script>alert(1)</script> tea = <b>', '=1+1 = __proto__'], '2 rows'],
  ['chinese.csv', ['这个茶很好 = 正面', '这个壶不好 = 负面'], 'utf-8'],
  ['german.csv', Array.from({ length: 6 }, () => ['Sehr schön = positiv', 'Zu spät = negativ']).flat(), "windows-1252, with a header; text in 'Rezension', label in 'Bewertung'; 12 rows"],
  ['empty-text.csv', TWO, '3 rows', { skipBadRows: true }],
  ['too-many-fields.csv', ['Great tea = positive'], '2 rows', { skipBadRows: true }],
  ['tie.csv', ['Great tea, 5 euro = pos', 'Bad pot, cold = neg', 'Good cup, new = pos', 'No cup, sorry = neg'], 'CSV with semicolons'],
  ['tie-decimals.csv', ['Great tea... = 4,5', 'Bad pot = 1,5', 'Good cup = 4,5'], 'CSV with semicolons, utf-8, without a header'],
  ['decimals.tsv', ['Great tea = 4,5', 'Bad pot = 1,5', 'Good cup = 4,5'], 'tab-separated values, utf-8, without a header'],
  ['carets.csv', TWO, 'columns separated by ^, utf-8, with a header', { separator: '^' }],
  ['single-quotes.csv', ['Great, hot tea = positive', 'Bad pot = negative'], "CSV with commas, quotes are '", { quote: "'" }],
  ['tie.csv', ['Great tea = 5 euro;pos', 'Bad pot = cold;neg', 'Good cup = new;pos', 'No cup = sorry;neg'], 'CSV with commas', { separator: ',', text: 1, label: 2 }],
  ['sep-line.csv', TWO, 'CSV with semicolons, utf-8, with a header'],
  ['pandas-columns.json', TWO, 'JSON'],
  ['pandas-index.json', TWO, 'JSON'],
  ['pandas-split.json', TWO, 'JSON'],
  ['columns.json', TWO, 'JSON'],
  ['list-of-lists.json', TWO, 'JSON, utf-8, with a header'],
  ['lines-as.txt', TWO, 'JSON Lines'],
  ['new-name-later.jsonl', ['Bad pot = negative'], 'JSON Lines', { id: 'id', skipBadRows: true }],
  ...['snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'].map((name): Case => [`parquet/${name}.parquet`, THREE, "Parquet; text in 'text', label in 'label'; 3 rows"]),
  ['parquet/arrow-zstd.parquet', THREE, 'Parquet'],
  ['parquet/enum.parquet', THREE, 'Parquet'],
  ['parquet/bool.parquet', ['Great tea = true', 'Bad pot, "cold" = false', 'Good cup = true'], 'Parquet'],
  ['parquet/snappy.parquet', ['Great tea = positive', 'Bad pot, "cold" = negative'], "label in 'stars'", STARS],
  ['parquet/null.parquet', [THREE[0], THREE[2]], 'Parquet', { skipBadRows: true }],
]; // prettier-ignore

for (const [name, rows, says, options] of read) {
  test(`read: ${name} ${options === undefined ? '' : JSON.stringify(options)}`, () => {
    const { reviews, recognised } = readReviewFiles(join(FOLDER, name), options);
    assert.equal(
      reviews.map(({ text, label }) => `${text} = ${label}`),
      rows,
    );
    const [line] = recognisedText(recognised[0]).split('\n');
    assert.ok(line.includes(says), line);
    assert.ok(reviews.every(({ row }) => row !== undefined));
  });
}

const refused: [string, RegExp, ReadOptions?][] = [
  ['none.csv', /^none\.csv: there is no such file\. Give the path/],
  ['none/*.csv', /none\/\*\.csv: no file has such a name\. Correct the pattern/],
  ['empty.csv', /^empty\.csv: the file is empty\. Give/],
  ['only-spaces.csv', /^only-spaces\.csv: the file is empty/],
  ['only-a-mark.csv', /^only-a-mark\.csv: the file is empty/],
  ['header-only.csv', /^header-only\.csv: no rows below the header line/],
  ['one-bad-byte.csv', /^one-bad-byte\.csv: line 3: the byte FF is not UTF-8 text.*--encoding/],
  ['latin1.csv', /^latin1\.csv: line 2: the byte E8 is not UTF-8.*--encoding/, { encoding: 'utf8' }],
  ['unclosed-quote-of-four.csv', /^unclosed-quote-of-four\.csv: row 3: a text opens with a quote that is never closed where it should be, and some.*: lines 3 to 6\. Write/, { skipBadRows: true }],
  ['joined.csv', /^joined\.csv: row 4: the header again, as where files were joined\. Take it out, or leave such rows out: --skip-bad-rows\./],
  ['nested-texts.json', /^nested-texts\.json: it is not clear which column holds the texts\. Choose[^]*1 {2}text\.body: {2}Great tea\n {2}2 {2}text\.lang/],
  ['nested-texts.json', /there is no column 'text'\. Choose[^]*text\.body/, { text: 'text' }],
  ['list-texts.jsonl', /^list-texts\.jsonl: row 1, column 'text': it holds a list or an object, no text\. Choose/],
  ['page.html.csv', /: this is a web page \(HTML\)\. Download/],
  ['reviews.xml', /: this is an XML file\. Convert/],
  ['reviews.arff', /: this is an ARFF file\. Convert/],
  ['pointer.csv', /: this is a pointer of Git LFS, not the file itself\. Fetch/],
  ['utf32.csv', /: this is a text in UTF-32\. Save/],
  ['carets.csv', /^carets\.csv: its columns seem to be separated by '\^'\. If so, say --separator/],
  ['row-names.csv', /^row-names\.csv: row 1: the header has 2 names and each row below 3 fields: .*Write a name before 'text'/],
  ['space-quote.csv', /^space-quote\.csv: row 3: 3 fields for 2 columns.*Take out the space before the quote/],
  ['title-rows.csv', /^title-rows\.csv: row 3 looks like the header: 'text, label'\. Take the rows above it out/],
  ['stars-thousand.csv', /^stars-thousand\.csv: row 2, column 'stars': '1,200' may be a thousand or a decimal\. Write/, STARS],
  ['latin1.csv', /^encoding 'klingon' is not known/, { encoding: 'klingon' }],
  ['fits-nothing.csv', /^fits-nothing\.csv: line 3: the byte 81 fits neither.*--encoding/],
  ['zero-byte.csv', /^zero-byte\.csv: line 3: a zero byte, which no text holds\. Take it out, or leave/],
  ['cut-in-a-character.csv', /^cut-in-a-character\.csv: line 3: the byte C3 is not UTF-8/],
  ['truncated.csv.gz', /^truncated\.csv\.gz: the gzip file is damaged or cut short\. Pack/],
  ['sheet.xlsx', /^sheet\.xlsx: this is (an Excel workbook\. Save its sheet as CSV|a zip archive\. Unpack it first)/],
  ['lines-bad.jsonl', /^lines-bad\.jsonl: row 2: not JSON: '\{"text":"Bad pot","label":'\. Write each.*--skip-bad-rows/],
  ['lines-list.jsonl', /^lines-list\.jsonl: row 2: expected an object\. Write each/],
  ['broken.json', /^broken\.json: line 2: a comma is missing before '"label"/],
  ['cut.json', /^cut\.json: line 2: it ends too early\. Correct/],
  ['no-list.json', /^no-list\.json: the JSON holds no list of objects\. Write/],
  ['line-above-header.csv', /^line-above-header\.csv: row 1 has one column, most others have 2: '# exported 2024' is no header\. Take/],
  ['other.xls', /^other\.xls: this is an Excel or Word file\. Save the sheet as CSV\.$/],
  ['other.csv.bz2', /: this is a bzip2 file\. Unpack it first\.$/],
  ['other.csv.xz', /: this is an xz file\. Unpack/],
  ['other.csv.zst', /: this is a zstd file\. Unpack/],
  ['other.7z', /: this is a 7z file\. Unpack/],
  ['other.rar', /: this is a rar file\. Unpack/],
  ['other.pdf', /: this is a PDF file\. Copy/],
  ['other.png', /: this is a picture\. Give/],
  ['other.sqlite', /: this is an SQLite database\. Export/],
  ['other.feather', /: this is an Arrow or Feather file\. Save/],
  ['other.pkl', /: this is a Python pickle\. Save/],
  ['two-lists.json', /^two-lists\.json: the JSON holds several tables: /],
  ['element-no-object.json', /^element-no-object\.json: row 2: expected an object\. Write/],
  ['nan.jsonl', /^nan\.jsonl: row 2: not JSON: '\{"text":"Meh","label":NaN\}'\. Write/],
  ['first-line-bad.jsonl', /^first-line-bad\.jsonl: row 1: not JSON/],
  ['parquet/cut.parquet', /^parquet\/cut\.parquet: not a Parquet file that can be read here \((?!it cannot).+\)\. Save it again/],
  ['parquet/null.parquet', /^parquet\/null\.parquet: row 2, column 'label': it is empty/],
  ['latin1.csv', /^latin1\.csv: line 2: bytes that stand for no character in shift_jis\. Name/, { encoding: 'shift_jis' }],
  ['folder-empty-text', /^folder-empty-text\/neg\/1\.txt: row 1, column 'text': it is empty\./],
  ['null-label.json', /^null-label\.json: row 2, column 'label': it is empty\. Fill it in/],
  ['fasttext-two-labels.txt', /^fasttext-two-labels\.txt: row 2: 2 labels\. Write one in each line/],
  ['fasttext-no-label.txt', /^fasttext-no-label\.txt: row 2: 0 labels/],
  ['unusual-names.csv', /^unusual-names\.csv: .*texts\. Choose with --text and --label[^]*1 {2}Bemerkung/],
  ['unusual-names.csv', /there is no column 'x'\. Choose/, { text: 'x', label: 2 }],
  ['three-columns-no-header.csv', /texts\. Choose[^]*2 {2}Great tea\n {2}3 {2}positive/],
  ['one-column.csv', /^one-column\.csv: .*Only one column was found: separate/],
  ['plain-lines.txt', /^plain-lines\.txt: .*Only one column was found: separate/],
  ['label-missing.csv', /^label-missing\.csv: .*the labels\. Choose[^]*2 {2}lable: {2}positive/],
  ['text-twice.csv', /^text-twice\.csv: the column 'text' is there twice\. .*--text 1/],
  ['commas.csv', /texts and labels cannot be the same column/, { text: 'label' }],
  ['too-many-fields.csv', /^too-many-fields\.csv: row 3: 3 fields for 2 columns after 'label'\. Put quotes.*--skip-bad-rows/],
  ['too-few-fields.csv', /^too-few-fields\.csv: row 3, column 'label': there is no such field; the row has 2 of 3\. Correct/],
  ['quote-inside.csv', /^quote-inside\.csv: row 2: a quote stands inside a quoted text\. Write/],
  ['single-quotes.csv', /^single-quotes\.csv: row 2: 3 fields for 2 columns.*quotes/],
  ['empty-text.csv', /^empty-text\.csv: row 3, column 'text': it is empty\. Fill it in/],
  ['empty-label.csv', /^empty-label\.csv: row 3, column 'label': it is empty/],
  ['empty-id.csv', /^empty-id\.csv: row 2, column 'id': it is empty/],
  ['stars-word.csv', /^stars-word\.csv: row 3, column 'stars': 'one' is no number\. Correct/, STARS],
  ['stars.csv', /Scores need both limits/, { positiveFrom: 4 }],
  ['stars.csv', /--positive-from 2 must be above --negative-to 4/, { positiveFrom: 2, negativeTo: 4 }],
  ['escape.csv', /^escape\.csv: row 2, column 'label': '\\u001b\[31mred' is none of the labels a\. Correct/, { labels: ['a'] }],
]; // prettier-ignore

for (const [name, message, options] of refused) {
  test(`refused: ${name} ${options === undefined ? '' : JSON.stringify(options)}`, () => {
    try {
      readReviewFiles(join(FOLDER, name), options);
    } catch (error) {
      assert.instance(error, DataError);
      assert.match((error as Error).message.replaceAll(`${FOLDER}/`, ''), message);
      return;
    }
    assert.unreachable('it was read');
  });
}

test('every fixture is used', () => {
  const used = [...read, ...refused].map(([name]) => name.split('/')[0]);
  assert.equal(
    readdirSync(FOLDER).filter((name) => !used.includes(name)),
    [],
  );
});

const skipped: [string, string[], [number, RegExp][]][] = [
  ['joined.csv', [...TWO, 'Good cup = positive'], [[4, /^: the header again/]]],
  ['lines-bad.jsonl', [TWO[0]], [[2, /^: not JSON: /]]],
  ['lines-list.jsonl', [TWO[0]], [[2, /^: expected an object$/]]],
  ['nan.jsonl', TWO, [[2, /^: not JSON: .*NaN/]]],
  ['first-line-bad.jsonl', TWO, [[1, /^: not JSON: 'this is a log line'$/]]],
  ['element-no-object.json', TWO, [[2, /^: expected an object$/], [3, /^: expected an object$/]]],
  ['fasttext-two-labels.txt', [TWO[0]], [[2, /^: 2 labels$/]]],
  ['fasttext-no-label.txt', [TWO[0]], [[2, /^: 0 labels$/]]],
  ['quote-inside.csv', [TWO[1]], [[2, /^: a quote stands inside a quoted text$/], [4, /^: 3 fields for 2/]]],
  ['one-bad-byte.csv', ['Très bon café = positive', 'Encore du thé = positive'], [[3, /^: bytes that stand for no character/]]],
  ['zero-byte.csv', [TWO[0]], [[3, /^: bytes that stand for no character/]]],
  ['fits-nothing.csv', [TWO[0]], [[3, /^: bytes that stand for no character/]]],
  ['folder-empty-text', [TWO[0].replace('positive', 'pos')], [[1, /^, column 'text': it is empty$/]]],
]; // prettier-ignore

for (const [name, rows, bad] of skipped) {
  test(`skipped: ${name}`, () => {
    const { reviews, leftOut, recognised } = readReviewFiles(join(FOLDER, name), { skipBadRows: true });
    assert.equal(reviews.map(({ text, label }) => `${text} = ${label}`), rows);
    assert.equal(leftOut.map(({ row }) => row), bad.map(([row]) => row));
    leftOut.forEach(({ why }, at) => assert.match(why, bad[at][1]));
    assert.is(recognised[0].rows, rows.length + bad.length);
  });
} // prettier-ignore

test('left out rows are listed with what is wrong', () => {
  const { leftOut } = readReviewFiles(join(FOLDER, 'stars.csv'), STARS);
  assert.equal(leftOut, [
    {
      file: join(FOLDER, 'stars.csv'),
      row: 3,
      line: 3,
      why: ", column 'stars': 3 is between negative and positive",
    },
  ]);
});

test.run();
