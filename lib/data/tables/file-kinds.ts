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
  ['ARROW1', 'an Arrow or Feather file', SAVE],
  ['\x80\x04\x95', 'a Python pickle', SAVE],
  ['\x80\x05\x95', 'a Python pickle', SAVE],
];

/** @throws DataError when the file is of such a kind */
export function refuseOtherKinds(start: Buffer, file: string): void {
  const begins = start.subarray(0, 16).toString('latin1');
  const kind = KINDS.find(([signature]) => begins.startsWith(signature));
  if (kind !== undefined) throw new DataError(`${file}: this is ${kind[1]}. ${kind[2]}.`);
}
