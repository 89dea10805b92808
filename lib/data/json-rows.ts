/** Rows from JSON (a list of objects, or an object of columns) and from JSON Lines. */
import { DataError } from './data-error';
import type { RawRow, RawTable } from './raw-table';
import { visible } from './visible';

/** @throws DataError with the line or element that is no JSON object */
export function readJson(text: string, file: string): RawTable {
  if (isJsonLines(text)) return readJsonLines(text, file);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new DataError(`${file}: ${whereInJson(text, error)}`, { cause: error });
  }
  const items = Array.isArray(content) ? content : recordsOf(content);
  if (items === undefined) {
    throw new DataError(
      `${file}: the JSON holds no list of objects. Write [{"text": "...", "label": "..."}, ...].`,
    );
  }
  const objects = items.map((item, at) => ({
    row: at + 1,
    item: plainObject(item, `${file}: element ${at + 1}`),
  }));
  return tableOf(objects, file, 'JSON');
}

function isJsonLines(text: string): boolean {
  const [first] = text.trimStart().split('\n', 1);
  if (!first.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(first);
    return text.trimStart().slice(first.length).trim() !== '' || !holdsList(JSON.parse(first));
  } catch {
    return false;
  }
}

function holdsList(value: unknown): boolean {
  return recordsOf(value) !== undefined;
}

function readJsonLines(text: string, file: string): RawTable {
  const objects = text.split(/\r\n?|\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const where = `${file}: line ${at + 1}`;
    let item: unknown;
    try {
      item = JSON.parse(line);
    } catch (error) {
      throw new DataError(
        `${where}: not JSON: '${visible(line)}'. Each line must be one object, such as {"text": "...", "label": "..."}.`,
        { cause: error },
      );
    }
    return [{ row: at + 1, item: plainObject(item, where) }];
  });
  return tableOf(objects, file, 'JSON Lines');
}

function plainObject(item: unknown, where: string): Map<string, unknown> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new DataError(`${where}: expected an object, such as {"text": "...", "label": "..."}.`);
  }
  return new Map(Object.entries(item));
}

/** The only list of objects in an object, such as {"data": [...]}. */
function recordsOf(content: unknown): unknown[] | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const lists = Object.values(content).filter((value) => Array.isArray(value));
  const objects = lists.filter((list) => list.length > 0 && list.every((item) => typeof item === 'object'));
  return objects.length === 1 ? (objects[0] as unknown[]) : undefined;
}

function tableOf(
  objects: readonly { row: number; item: Map<string, unknown> }[],
  file: string,
  format: string,
): RawTable {
  const columns = [...new Set(objects.flatMap(({ item }) => [...item.keys()]))];
  const rows = objects.map(
    ({ row, item }): RawRow => ({ row, fields: columns.map((column) => asText(item.get(column))) }),
  );
  return { file, format, columns, rows };
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
