/** Files that hold no text but are often given for data: told by their first bytes, with what to do. */
import { DataError } from '../data-error';

const UNPACK = 'Unpack it first';
const SHEET = 'Save its sheet as CSV';
const SAVE = 'Save it as CSV or Parquet';
/** Beginnings, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const KINDS: readonly (readonly [start: string, name: string, remedy: string])[] = [
  ['\xd0\xcf\x11\xe0', 'an Excel or Word file', 'Save the sheet as CSV'],
  ['BZh', 'a bzip2 file', UNPACK],
  ['\xfd7zXZ', 'an xz file', UNPACK],
  ['\x28\xb5\x2f\xfd', 'a zstd file', UNPACK],
  ['7z\xbc\xaf', 'a 7z file', UNPACK],
  ['Rar!', 'a rar file', UNPACK],
  ['%PDF', 'a PDF file', 'Copy its texts into a CSV file'],
  ['\x89PNG', 'a picture', 'Give a file of labelled texts'],
  ['\xff\xd8\xff', 'a picture', 'Give a file of labelled texts'],
  ['SQLite format 3', 'an SQLite database', 'Export the table as CSV'],
  ['\xff\xff\xff\xff', 'an Arrow stream', SAVE],
  ['\xff\xfe\x00\x00', 'a text in UTF-32', 'Save it as UTF-8'],
  ['\x00\x00\xfe\xff', 'a text in UTF-32', 'Save it as UTF-8'],
  [
    'version https://git-lfs',
    'a pointer of Git LFS, not the file itself',
    'Fetch it: git lfs pull',
  ],
  ['ARROW1', 'an Arrow or Feather file', SAVE],
  ['\x80\x04\x95', 'a Python pickle', SAVE],
  ['\x80\x05\x95', 'a Python pickle', SAVE],
  ['Obj\x01', 'an Avro file', SAVE],
  ['ORC', 'an ORC file', SAVE],
  ['\x89HDF', 'an HDF5 file', SAVE],
  ['\x93NUMPY', 'a NumPy array', SAVE],
  ['RDX', 'a file of R', SAVE],
  ['$FL2', 'an SPSS file', SAVE],
  ['<stata_dta>', 'a Stata file', SAVE],
  ['{\\rtf', 'a document (RTF)', 'Copy its table into a CSV file'],
];

/** Kinds that show further on, or in more than one way. */
/* eslint-disable no-control-regex -- bytes that no text has */
const MARKED: readonly (readonly [mark: RegExp, name: string, remedy: string])[] = [
  [/^PK\x03\x04[^]*(xl\/|\[Content_Types\])/, 'an Excel workbook', SHEET],
  [/^PK\x03\x04[^]*vnd\.oasis\.opendocument/, 'an OpenDocument file', SHEET],
  [/^PK\x03\x04/, 'a zip archive', `${UNPACK}, and give the file of labelled texts in it`],
  [/^(([^\0]\0{3}){8}|(\0{3}[^\0]){8})/, 'a text in UTF-32', 'Save it as UTF-8'],
  [/^[^]{257}ustar/, 'a tar archive', UNPACK],
  [/^(\xef\xbb\xbf)?\s*<(!doctype html|html)[\s>]/i, 'a web page (HTML)', 'Download the data itself, or copy its table into a CSV file'],
  [/^(\xef\xbb\xbf)?\s*<\?xml\s/, 'an XML file', 'Convert it to CSV or JSON Lines'],
  [/\x1b\$([@B]|\)C)/, 'a text in ISO-2022, as old mail is', 'Save it as UTF-8'],
  [/^\s*\|.*\|\s*\n\s*\|[\s:|-]+\|\s*\n/, 'a Markdown table', 'Take out its second line, and say --separator "|"'],
  [/^(---\s*\n|#.*\n)*\s*- \{?\w+: .*\n( +\w+: .*\n)*\s*(- \{?\w+: |$)/, 'a YAML file', 'Convert it to JSON Lines or CSV'],
  [/^\s*@\w+\{\w+,/, 'a BibTeX file', 'Convert it to CSV'],
  [/^(--.*\n|\/\*.*\n|\s)*(INSERT INTO|CREATE TABLE|DROP TABLE)\s/i, 'an SQL script', 'Export the table as CSV'],
  [/^[+-]?\d+(\.\d+)?( \d+:\S+)+\s*\n/, 'a file of numbers (libsvm)', 'Give the texts themselves'],
  [/^(\s*%[^\n]*\n|\s)*@relation\s/i, 'an ARFF file', 'Convert it to CSV: take out the lines from @relation to @data, and write the names in one line'],
]; // prettier-ignore

const MARKUP: readonly [string, string] = [
  'a file of XML or HTML',
  'Convert it to CSV or JSON Lines',
];

/** Whether a file is made of tags, though it does not begin as XML and web pages do. */
function isMarkup(start: string, file: string): boolean {
  if (!/^(\xef\xbb\xbf)?\s*<(!--|[a-z][\w:.-]*[\s/>])/i.test(start)) return false;
  const lines = start.split('\n', 20).filter((line) => line.trim() !== '');
  return /\.(xml|x?html?|rss|tei)(\.gz)?$/i.test(file) || lines.every((line) => /^\s*</.test(line));
}

/**
 * Refuses a file whose first bytes say that it is no table.
 *
 * @throws DataError when the file is of such a kind
 */
export function refuseOtherKinds(start: Buffer, file: string): void {
  const begins = start.subarray(0, 24).toString('latin1');
  const more = start.subarray(0, 2000).toString('latin1');
  const kind =
    KINDS.find(([signature]) => begins.startsWith(signature)) ??
    MARKED.find(([mark]) => mark.test(more)) ??
    (isMarkup(more, file) ? ['', ...MARKUP] : undefined);
  if (kind !== undefined) throw new DataError(`${file}: this is ${kind[1]}. ${kind[2]}.`);
}
