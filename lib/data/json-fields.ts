/** Reading JSON that came from a file: each value is checked, and an error names the field. */

/** The fields of a JSON object, by name. A Map, so that a field's name can be any word. */
export function jsonFields(value: unknown, name: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${name} in JSON must be an object`);
  }
  return new Map(Object.entries(value));
}

/** A string. Throws Error when the value is something else. */
export function jsonString(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} in JSON must be a string`);
  return value;
}

/** One or more strings, all different. Throws Error when the value is something else. */
export function jsonDistinctStrings(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Error(`${name} in JSON must be a list of strings`);
  }
  if (value.length === 0) throw new Error(`${name} in JSON is empty`);
  if (new Set(value).size !== value.length) {
    throw new Error(`${name} in JSON holds a string twice`);
  }
  return value;
}

/** So many finite numbers. Throws Error when the value is something else. */
export function jsonNumbers(value: unknown, length: number, name: string): Float64Array {
  if (
    !Array.isArray(value) ||
    value.length !== length ||
    !value.every((item) => typeof item === 'number' && Number.isFinite(item))
  ) {
    throw new Error(`${name} in JSON must be ${length} finite numbers`);
  }
  return Float64Array.from(value as number[]);
}

/** A list of `rows` lists of finite numbers, each of `columns` (unless told, as many as the first). */
export function jsonNumberRows(
  value: unknown,
  rows: number,
  name: string,
  columns?: number,
): Float64Array[] {
  if (
    !Array.isArray(value) ||
    value.length !== rows ||
    !value.every((row): row is unknown[] => Array.isArray(row))
  ) {
    throw new Error(`${name} in JSON must be ${rows} lists of numbers`);
  }
  return value.map((row, at) => jsonNumbers(row, columns ?? value[0].length, `${name}[${at}]`));
}
