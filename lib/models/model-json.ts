/** Reading a model back from JSON: each value is checked, and an error names the field. */

/** The fields of a JSON object, by name. A Map, so that a field's name can be any word. */
export function objectField(value: unknown, name: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`model file: '${name}' must be an object`);
  }
  return new Map(Object.entries(value));
}

export function stringField(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`model file: '${name}' must be a string`);
  return value;
}

export function stringList(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Error(`model file: '${name}' must be a list of strings`);
  }
  return value;
}

/** A list of `rows` lists of numbers, all of one length (`columns`, where it is given). */
export function numberRows(
  value: unknown,
  name: string,
  rows: number,
  columns?: number,
): number[][] {
  const fits = (row: unknown, length: number): row is number[] =>
    Array.isArray(row) && row.length === length && row.every((cell) => Number.isFinite(cell));
  if (Array.isArray(value) && value.length === rows) {
    const width = columns ?? (Array.isArray(value[0]) ? value[0].length : 0);
    if (value.every((row): row is number[] => fits(row, width))) return value;
  }
  const shape = `${rows} x ${columns ?? 'terms'}`;
  throw new Error(`model file: '${name}' must be ${shape} finite numbers`);
}
