/** What a file was recognised as, in one object that terminal, record and `--check` show. */
import type { Columns } from './columns';
import type { RawTable } from './tables/raw-table';
import { visible } from './visible';

/** One file as it was understood. */
export interface Recognised {
  readonly file: string;
  /** Such as 'CSV with commas' or 'JSON Lines'. */
  readonly format: string;
  readonly encoding?: string;
  readonly gzip: boolean;
  readonly separator?: string;
  /** Whether the first row names the columns; undefined where the format itself does. */
  readonly header?: boolean;
  /** Names of the columns, or their numbers where there are no names. */
  readonly text: string | number;
  readonly label: string | number;
  readonly id?: string | number;
  /** All rows below the header, those left out among them. */
  readonly rows: number;
  /** The first two rows as they were read. */
  readonly first: readonly {
    readonly row: number;
    readonly text: string;
    readonly label: string;
  }[];
}

/** Describes a table whose columns were found. */
export function recognise(table: RawTable, columns: Columns, rows: number): Recognised {
  const { names, named, headerRows } = columns;
  const shown = (at: number): string | number => (named ? names[at] : at + 1);
  const { file, format, encoding, gzipped = false, separator } = table;
  return {
    file,
    format,
    ...(encoding !== undefined && { encoding }),
    gzip: gzipped,
    ...(separator !== undefined && { separator }),
    ...(table.columns === undefined && { header: named }),
    text: shown(columns.text),
    label: shown(columns.label),
    ...(columns.id !== undefined && { id: shown(columns.id) }),
    rows,
    first: columns.rows
      .start(headerRows + 2)
      .slice(headerRows)
      .map(({ row, fields }) => ({
        row,
        text: fields[columns.text] ?? '',
        label: fields[columns.label] ?? '',
      })),
  };
}

/**
 * The same in lines: the file, then its first rows.
 *
 * @example
 * const { recognised } = readReviewFiles('data/reviews-test.csv')
 * recognisedText(recognised[0]).split('\n').length // => 3
 */
export function recognisedText(found: Recognised): string {
  const { file, format, encoding, gzip, header, text, label, rows, first } = found;
  const parts = [format, ...(encoding === undefined ? [] : [encoding]), ...(gzip ? ['gzip'] : [])];
  if (header !== undefined) parts.push(header ? 'with a header' : 'without a header');
  const column = (name: string | number): string =>
    typeof name === 'number' ? `column ${name}` : `'${visible(name)}'`;
  return [
    `${file}: ${parts.join(', ')}; text in ${column(text)}, label in ${column(label)}; ${rows} rows`,
    ...first.map(
      (row) => `  row ${row.row}: '${visible(row.label)}' is '${visible(row.text, 50)}'`,
    ),
  ].join('\n');
}
