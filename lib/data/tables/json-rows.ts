/** Rows from JSON and from JSON Lines (an object a line, https://jsonlines.org). */
import { DataError } from '../data-error';
import { itemsInJson } from './json-shapes';
import { RawRows, type RawTable, type UnreadableRow } from './raw-table';
import { linesOf } from './text-lines';
import { visible } from '../visible';

/** Objects with more different names than this are no rows. */
const MOST_COLUMNS = 10_000;
const EXAMPLE = '{"text": "...", "label": "..."}';

/** Whether a text is JSON Lines, by its first lines. */
export function isJsonLines(start: string): boolean {
  const lines = start.split('\n').filter((line) => line.trim() !== '').slice(0, 5); // prettier-ignore
  const objects = lines.map(parsedObject).filter((object) => object !== undefined);
  if (lines.length > 1)
    return objects.length > 0 && lines.every((line) => line.trim().startsWith('{'));
  const [values = [{}]] = objects.map((object) => Object.values(object as object) as unknown[]);
  return !values.some((value) => typeof value === 'object' && value !== null);
}

function parsedObject(line: string): unknown {
  try {
    return line.trim().startsWith('{') ? JSON.parse(line) : undefined;
  } catch {
    return undefined;
  }
}

/** Lines that hold no object are among the `unreadable`. */
export function readJsonLines(chunks: Iterable<string>, file: string): RawTable {
  const table = new ObjectTable(file);
  let row = 0;
  for (const line of linesOf(chunks, file)) {
    row++;
    if (line.trim() === '') continue;
    let item: unknown;
    try {
      item = JSON.parse(line);
    } catch {
      table.refuse(row, `: not JSON: '${visible(line)}'`);
      continue;
    }
    table.add(row, item);
  }
  return table.finish('JSON Lines');
}

/** @throws DataError where it is no JSON, or holds no rows */
export function readJson(text: string, file: string): RawTable {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new DataError(`${file}: ${whereInJson(text, error)}`, { cause: error });
  }
  const found = itemsInJson(content);
  if (found === undefined) {
    throw new DataError(`${file}: the JSON holds no list of objects. Write [${EXAMPLE}, ...].`);
  }
  const { items, columns } = found;
  if (columns === undefined && !Array.isArray(items[0])) {
    const table = new ObjectTable(file);
    items.forEach((item, at) => table.add(at + 1, item));
    return table.finish('JSON');
  }
  const rows = new RawRows();
  const unreadable: UnreadableRow[] = [];
  items.forEach((item, at) => {
    if (Array.isArray(item)) rows.add(at + 1, item.map(asText));
    else
      unreadable.push({
        row: at + 1,
        why: ': expected a list of fields, as before',
        remedy: 'Correct it',
      });
  });
  return { file, format: 'JSON', columns, rows, unreadable };
}

/** Objects as rows: each name that one of them has is a column. */
class ObjectTable {
  private readonly columns = new Map<string, number>();
  private readonly rows = new RawRows();
  private readonly unreadable: UnreadableRow[] = [];

  constructor(private readonly file: string) {}

  add(row: number, item: unknown): void {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      this.refuse(row, ': expected an object');
      return;
    }
    const fields = Array.from(this.columns, () => '');
    for (const [name, value] of Object.entries(item)) {
      let at = this.columns.get(name);
      if (at === undefined) this.columns.set(name, (at = this.columns.size));
      fields[at] = asText(value);
    }
    if (this.columns.size > MOST_COLUMNS) {
      throw new DataError(
        `${this.file}: row ${row}: its objects have more than ${MOST_COLUMNS} different names. Write each review as ${EXAMPLE}.`,
      );
    }
    this.rows.add(row, fields);
  }

  refuse(row: number, why: string): void {
    this.unreadable.push({ row, why, remedy: `Write each review as ${EXAMPLE}` });
  }

  finish(format: string): RawTable {
    this.rows.leastFields = this.columns.size;
    const { file, rows, unreadable } = this;
    return { file, format, columns: [...this.columns.keys()], rows, unreadable };
  }
}

/** A JSON value as a field: null and missing are empty, what is not text is written as JSON. */
function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function whereInJson(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message);
  const at = position === null ? text.length : Number(position[1]);
  const line = text.slice(0, at).split('\n').length;
  const near = visible(text.slice(at, at + 30).split('\n', 1)[0]);
  const what = near === '' ? 'it ends too early' : `not JSON from '${near}' on`;
  return `line ${line}: ${what}. Correct the JSON there, or give the file as CSV.`;
}
