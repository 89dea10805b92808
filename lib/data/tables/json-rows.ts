/** Rows from JSON and from JSON Lines (an object a line, https://jsonlines.org). */
import { DataError } from '../data-error';
import { whereInJson } from './json-fault';
import { itemsInJson, listsInJson } from './json-shapes';
import { RawRows, type RawTable, type UnreadableRow } from './raw-table';
import { linesOf } from './text-lines';
import { visible } from '../visible';

/** Objects with more different names than this are no rows. */
const MOST_COLUMNS = 10_000;
/** An object inside with more names, or deeper, is no set of columns. */
const MOST_INSIDE = 50;
const DEEPEST = 4;
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
      item = JSON.parse(withLongNumbers(line));
    } catch {
      table.refuse(row, `: not JSON: '${visible(line)}'`);
      continue;
    }
    table.add(row, item);
  }
  return table.finish('JSON Lines');
}

/**
 * Reads the rows of a JSON text, in any shape that holds a list of them.
 *
 * @throws DataError where it is no JSON, or holds no rows
 */
export function readJson(text: string, file: string): RawTable {
  let content: unknown;
  try {
    content = JSON.parse(withLongNumbers(text));
  } catch (error) {
    throw new DataError(`${file}: ${whereInJson(text)}`, { cause: error });
  }
  const found = itemsInJson(content);
  if (found === undefined) {
    const lists = listsInJson(content);
    throw new DataError(
      lists.length > 1
        ? `${file}: the JSON holds several tables: ${lists.map((name) => `'${visible(name)}'`).join(', ')}. Put each into a file of its own, such as for --data and --test.`
        : `${file}: the JSON holds no list of objects. Write [${EXAMPLE}, ...].`,
    );
  }
  const { items, columns } = found;
  const [first] = items;
  if (columns === undefined && Array.isArray(first) && first.every((cell) => !isNested(cell))) {
    return readLists(items, file);
  }
  const table = new ObjectTable(file);
  items.forEach((item, at) => {
    const isRow = columns !== undefined && Array.isArray(item);
    if (isRow)
      table.add(at + 1, Object.fromEntries(columns.map((name, i) => [name, item[i] as unknown]))); // prettier-ignore
    else if (columns === undefined) table.add(at + 1, item);
    else table.refuse(at + 1, ': expected a list of fields, as before');
  });
  return table.finish('JSON');
}

/** Lists of fields, the first of which may be the header. */
function readLists(items: readonly unknown[], file: string): RawTable {
  const rows = new RawRows();
  const unreadable: UnreadableRow[] = [];
  items.forEach((item, at) => {
    const isRow = Array.isArray(item) && item.every((cell) => !isNested(cell));
    if (isRow) rows.add(at + 1, item.map(asText));
    else {
      const why = ': expected a list of fields, as before';
      unreadable.push({ row: at + 1, why, remedy: 'Correct it' });
    }
  });
  return { file, format: 'JSON', rows, unreadable };
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Objects as rows: each name that one of them has is a column. */
class ObjectTable {
  private readonly columns = new Map<string, number>();
  private readonly rows = new RawRows();
  private readonly unreadable: UnreadableRow[] = [];
  /** Columns that hold lists, or objects too large to be columns, and the row of the first. */
  private readonly nested = new Map<string, number>();

  constructor(private readonly file: string) {}

  add(row: number, item: unknown): void {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      this.refuse(row, ': expected an object');
      return;
    }
    const fields = Array.from(this.columns, () => '');
    this.addFields(row, item, '', fields);
    if (this.columns.size > MOST_COLUMNS) {
      throw new DataError(
        `${this.file}: row ${row}: its objects have more than ${MOST_COLUMNS} different names. Write each review as ${EXAMPLE}.`,
      );
    }
    this.rows.add(row, fields);
  }

  /** An object inside is columns of its own, named with a dot: review.body. */
  private addFields(row: number, item: object, before: string, fields: string[]): void {
    for (const [key, value] of Object.entries(item) as [string, unknown][]) {
      const name = before + key;
      if (isNested(value)) {
        const few = !Array.isArray(value) && Object.keys(value).length <= MOST_INSIDE;
        if (few && before.split('.').length <= DEEPEST) {
          this.addFields(row, value, `${name}.`, fields);
          continue;
        }
        if (!this.nested.has(name)) this.nested.set(name, row);
      }
      let at = this.columns.get(name);
      if (at === undefined) this.columns.set(name, (at = this.columns.size));
      fields[at] = asText(value);
    }
  }

  refuse(row: number, why: string): void {
    this.unreadable.push({ row, why, remedy: `Write each review as ${EXAMPLE}` });
  }

  finish(format: string): RawTable {
    this.rows.leastFields = this.columns.size;
    const { file, rows, unreadable, nested } = this;
    return { file, format, columns: [...this.columns.keys()], rows, unreadable, nested };
  }
}

/** A JSON value as a field: null and missing are empty, what is not text is written as JSON. */
function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** Whole numbers beyond 2^53 as texts, so that ids stay different. */
function withLongNumbers(json: string): string {
  if (!/[\s:,[]-?\d{16}/.test(json)) return json;
  return json.replace(LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
