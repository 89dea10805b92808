/** Which column holds the texts, which the labels: by name or number, or by their usual names. */
import { isUsualName, plainName, usualNames, type Role } from './column-names';
import { DataError } from './data-error';
import type { RawRow, RawRows, RawTable } from './tables/raw-table';
import type { ReadOptions } from './review';
import { visible } from './visible';

export interface Columns {
  readonly names: readonly string[];
  /** Whether the names stand in the file. */
  readonly named: boolean;
  readonly text: number;
  readonly label: number;
  readonly id: number | undefined;
  /** All rows, and how many of them are the header: 0 or 1. */
  readonly rows: RawRows;
  readonly headerRows: number;
}

/**
 * Finds the columns of text, label and id, and says in one sentence what to do where they are not clear.
 *
 * @throws DataError with a list of the columns and a sample of each where the choice is not clear
 */
export function findColumns(table: RawTable, choice: ReadOptions, scores: boolean): Columns {
  const { rows } = table;
  if (rows.length === 0)
    throw new DataError(`${table.file}: no rows. Give a file of labelled texts.`);
  const first = rows.at(0);
  const header = table.columns ?? (isHeader(first.fields, choice) ? first.fields : undefined);
  const headerRows = table.columns === undefined && header !== undefined ? 1 : 0;
  const sample = rows.start(1000).slice(headerRows);
  const width = (header ?? first.fields).length;
  const wider = width === 1 ? sample.filter(({ fields }) => fields.length > 1) : [];
  if (2 * wider.length > sample.length) {
    throw new DataError(
      `${table.file}: row ${first.row} has one column, most others have ${wider[0].fields.length}: '${visible(first.fields[0])}' is no header. Take the lines above the header out.`,
    );
  }
  const longer = sample.filter(({ fields }) => fields.length === width + 1);
  if (
    header !== undefined &&
    table.columns === undefined &&
    sample.length > 1 &&
    longer.length === sample.length &&
    longer.every(({ fields }) => fields[width].trim() !== '')
  ) {
    const quotes = otherQuotes(sample);
    if (quotes !== '') {
      throw new DataError(`${table.file}: row ${sample[0].row} has ${width + 1} fields, the header ${width} names.${quotes}`); // prettier-ignore
    }
    throw new DataError(
      `${table.file}: row ${first.row}: the header has ${width} names and each row below ${width + 1} fields: the first column, of row names, has none. Write a name before '${visible(first.fields[0])}'.`,
    );
  }
  const below =
    header === undefined && choice.label === undefined
      ? rows
          .start(10)
          .slice(1)
          .find(({ fields }) => isHeader(fields, choice) && fields.filter(isUsualName).length > 1)
      : undefined;
  if (below !== undefined) {
    throw new DataError(
      `${table.file}: row ${below.row} looks like the header: '${visible(below.fields.join(', '))}'. Take the rows above it out.`,
    );
  }
  const names = columnNames(header, width);
  if (rows.length === headerRows)
    throw new DataError(`${table.file}: no rows below the header line`);
  const place = (role: Role): number | undefined => {
    const wanted = choice[role];
    const named =
      wanted === undefined ? usualPlace(names, role, scores) : names.indexOf(String(wanted));
    if (named !== undefined && names.includes(`${names[named]}.2`)) {
      throw new DataError(
        `${table.file}: the column '${visible(names[named])}' is there twice. Choose one by its number: --${role} ${named + 1}.`,
      );
    }
    if (wanted === undefined || (named !== undefined && named >= 0)) return named;
    const number = Number(wanted);
    if (Number.isInteger(number) && number >= 1 && number <= width) return number - 1;
    throw new DataError(
      `${table.file}: there is no column '${visible(String(wanted))}'. ${listColumns(names, sample, header !== undefined, table.columns !== undefined)}`,
    );
  };
  let text = place('text');
  let label = place('label');
  const filled = names.flatMap((_, at) =>
    sample.slice(0, 100).some(({ fields }) => (fields[at] ?? '') !== '') ? [at] : [],
  );
  if (header === undefined && filled.length === 2 && (text === undefined || label === undefined)) {
    text ??= label === undefined ? longerOf(sample, filled) : filled.find((at) => at !== label);
    label ??= filled.find((at) => at !== text);
  }
  if (text === undefined || label === undefined || text === label) {
    const what = text === label && text !== undefined ? 'texts and labels cannot be the same column'
      : `it is not clear which column holds the ${text === undefined ? 'texts' : 'labels'}`; // prettier-ignore
    const quotes = table.separator === undefined ? '' : otherQuotes(sample).replace(' ', '\n');
    throw new DataError(
      `${table.file}: ${what}. ${listColumns(names, sample, header !== undefined, table.columns !== undefined)}${quotes}`,
    );
  }
  const id = place('id');
  for (const at of [text, label, id]) {
    const row = at === undefined ? undefined : table.nested?.get(names[at]);
    if (at === undefined || row === undefined) continue;
    throw new DataError(
      `${table.file}: row ${row}, column '${visible(names[at])}': it holds a list or an object, no text. ${listColumns(names, sample, true, true)}`,
    );
  }
  if (header !== undefined || !firstIsHeader(rows, label)) {
    return { names, named: header !== undefined, text, label, id, rows, headerRows };
  }
  return {
    names: columnNames(first.fields, width),
    named: true,
    text,
    label,
    id,
    rows,
    headerRows: 1,
  };
}

/** What to do where most rows have a field that opens with another mark than " and does not close. */
function otherQuotes(rows: readonly RawRow[]): string {
  const [single, curly] = [/^\s*'[^']*$/, /^\s*(“[^”]*|„[^“”]*|«[^»]*)$/].map(
    (open) => 2 * rows.filter(({ fields }) => fields.some((field) => open.test(field))).length > rows.length,
  ); // prettier-ignore
  if (single) return ' If \' stands around texts, say --quote "\'".';
  return curly ? ' Quotes such as “ and ” hold no separators together: write " for them.' : '';
}

/** A label that stands in the first row and in no other is the name of its column. */
function firstIsHeader(rows: RawRows, label: number): boolean {
  const { row: first, fields: names } = rows.at(0);
  return (
    rows.length > 10 &&
    !rows.some(({ row, fields }) => row !== first && fields[label] === names[label])
  );
}

function isHeader(cells: readonly string[], { text, label, id }: ReadOptions): boolean {
  const wanted = [text, label, id].filter((name) => typeof name === 'string');
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed.some((cell) => cell !== '' && wanted.includes(cell))) return true;
  return trimmed.some(isUsualName) && new Set(trimmed.filter((cell) => cell !== '')).size > 1;
}

/** Names as they stand; a nameless column is called by its number, a second 'x' is 'x.2'. */
function columnNames(header: readonly string[] | undefined, width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, at) => {
    const name = header?.[at]?.trim() ?? '';
    if (name === '') return String(at + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}.${times}`;
  });
}

function usualPlace(names: readonly string[], role: Role, scores: boolean): number | undefined {
  const places = new Map<string, number>();
  names.forEach((name, at) => {
    const plain = plainName(name);
    if (!places.has(plain)) places.set(plain, at);
  });
  const usual = usualNames(role);
  const order = role === 'label' && scores ? [...SCORES, ...usual] : usual;
  return order.map((name) => places.get(name)).find((at) => at !== undefined);
}

const SCORES = ['stars', 'star_rating', 'rating', 'score', 'overall'];

function longerOf(rows: readonly RawRow[], [a, b]: readonly number[]): number {
  const total = (at: number): number =>
    rows.reduce((sum, { fields }) => sum + (fields[at] ?? '').length, 0);
  return total(a) >= total(b) ? a : b;
}

function listColumns(
  names: readonly string[],
  rows: readonly RawRow[],
  named: boolean,
  byFormat: boolean,
): string {
  if (names.length === 1) {
    if (byFormat) return `The only column is '${visible(names[0])}'.`;
    return 'Only one column was found: separate the columns by commas, semicolons, tabs or |.';
  }
  const shown = names.slice(0, 30).map((name, at) => {
    const sample = rows.find(({ fields }) => (fields[at] ?? '').trim() !== '')?.fields[at] ?? '';
    return `  ${at + 1}${named ? `  ${visible(name)}:` : ''}  ${visible(sample, 50)}`;
  });
  const more = names.length > shown.length ? [`  and ${names.length - shown.length} more`] : [];
  return ['Choose with --text and --label, by name or number:', ...shown, ...more].join('\n');
}
