/** Files that hold no text but are often given for data: told by their first bytes, with what to do. */
import { DataError } from '../data-error';

const UNPACK = 'Unpack it first';
const SAVE = 'Save it as CSV or Parquet';
/** Beginnings, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const KINDS: readonly (readonly [start: string, name: string, remedy: string])[] = [
  ['PK\x03\x04', 'a zip or Excel file', 'Unpack it, or save the sheet as CSV'],
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
];

/** Kinds that show further on, or in more than one way. */
const MARKED: readonly (readonly [mark: RegExp, name: string, remedy: string])[] = [
  [/^[^]{257}ustar/, 'a tar archive', UNPACK],
  [/^(\xef\xbb\xbf)?\s*<(!doctype html|html)[\s>]/i, 'a web page (HTML)', 'Download the data itself, or copy its table into a CSV file'],
  [/^(\xef\xbb\xbf)?\s*<\?xml\s/, 'an XML file', 'Convert it to CSV or JSON Lines'],
  [/^(\s*%[^\n]*\n|\s)*@relation\s/i, 'an ARFF file', 'Convert it to CSV: take out the lines from @relation to @data, and write the names in one line'],
]; // prettier-ignore

/**
 * Refuses a file whose first bytes say that it is no table.
 *
 * @throws DataError when the file is of such a kind
 */
export function refuseOtherKinds(start: Buffer, file: string): void {
  const begins = start.subarray(0, 24).toString('latin1');
  const kind =
    KINDS.find(([signature]) => begins.startsWith(signature)) ??
    MARKED.find(([mark]) => mark.test(start.subarray(0, 2000).toString('latin1')));
  if (kind !== undefined) throw new DataError(`${file}: this is ${kind[1]}. ${kind[2]}.`);
}
