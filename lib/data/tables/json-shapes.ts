/**
 * Where the rows are in a JSON file. A list of objects is the usual way; what pandas' `to_json` and
 * `json.dump` of columns write is understood too.
 */
import { isUsualName } from '../column-names';

export interface JsonItems {
  /** Objects, or lists of fields. */
  readonly items: readonly unknown[];
  /** The names of the fields where items are lists. */
  readonly columns?: readonly string[];
}

/**
 * Finds the list of rows in a parsed JSON text.
 *
 * @returns undefined when no rows are found
 */
export function itemsInJson(content: unknown): JsonItems | undefined {
  if (Array.isArray(content)) return { items: content };
  if (!isObject(content)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(content));
  const [columns, data] = [fields.get('columns'), fields.get('data')];
  if (Array.isArray(columns) && Array.isArray(data))
    return { items: data, columns: columns.map(String) };
  const values = [...fields.values()];
  const lists = values.filter((value) => Array.isArray(value) && value.length > 0) as unknown[][];
  const objects = lists.filter((list) => list.every((item) => isObject(item)));
  if (objects.length > 0) return objects.length === 1 ? { items: objects[0] } : undefined;
  if (lists.length >= 2 && lists.length === values.length) {
    const [{ length }] = lists;
    if (!lists.every((list) => list.length === length)) return undefined;
    return {
      items: lists[0].map((_, at) => lists.map((list) => list[at])),
      columns: [...fields.keys()],
    };
  }
  const tables = values.filter(isColumns);
  if (tables.length > 0) return tables.length === 1 ? itemsInJson(tables[0]) : undefined;
  return values.length > 0 && values.every(isObject)
    ? fromObjects([...fields.keys()], values)
    : undefined;
}

/** The names of an object's fields that are tables of their own. */
export function listsInJson(content: unknown): string[] {
  if (!isObject(content)) return [];
  return Object.entries(content as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) && value.length > 0 && value.every(isObject)) || isColumns(value)
      ? [name]
      : [],
  );
}

/** Whether a value is lists of one length, by their names. */
function isColumns(value: unknown): value is object {
  if (!isObject(value)) return false;
  const lists = Object.values(value) as unknown[];
  return lists.length >= 2 && lists.every((list) => Array.isArray(list) && list.length === (lists[0] as unknown[]).length); // prettier-ignore
}

/** {"text": {"0": "Fine."}} by column, or {"0": {"text": "Fine."}} by row. */
function fromObjects(names: readonly string[], values: readonly object[]): JsonItems | undefined {
  const parts = values.map((value) => new Map<string, unknown>(Object.entries(value)));
  const inner = [...parts[0].keys()];
  const byColumn =
    names.some(isUsualName) || (!inner.some(isUsualName) && names.length < inner.length);
  if ((byColumn ? names : inner).length < 2) return undefined;
  if (!byColumn) return { items: values };
  const keys = [...new Set(parts.flatMap((part) => [...part.keys()]))];
  return { items: keys.map((key) => parts.map((part) => part.get(key))), columns: names };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
