/** Checks that both vectorizers share: texts that are strings, options and JSON as they should be. */

/** @throws TypeError naming the first row that is not a string */
export function checkTexts(texts: readonly string[], caller: string): void {
  if (!Array.isArray(texts)) {
    throw new TypeError(`${caller}: expected a list of texts, not ${typeof texts}`);
  }
  for (let row = 0; row < texts.length; row++) {
    const text: unknown = texts[row];
    if (typeof text !== 'string') {
      const found = text === null ? 'null' : typeof text;
      throw new TypeError(`${caller}: the text in row ${row} (from 0) is ${found}, not a string`);
    }
  }
}

/** @throws RangeError unless the value is a whole number from 1 */
export function checkWholeNumber(value: unknown, name: string): void {
  if (!Number.isInteger(value) || (value as number) < 1) {
    throw new RangeError(`${name} must be a whole number from 1, not ${String(value)}`);
  }
}

/** @throws RangeError unless the value is true or false */
export function checkBoolean(value: unknown, name: string): void {
  if (typeof value !== 'boolean') {
    throw new RangeError(`${name} must be true or false, not ${String(value)}`);
  }
}

/** The fields of a JSON object. Throws Error when the value is something else. */
export function jsonFields(value: unknown, name: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${name} in JSON must be an object`);
  }
  return new Map(Object.entries(value));
}

/** A list of distinct strings. Throws Error when the value is something else. */
export function jsonTerms(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((term) => typeof term === 'string')) {
    throw new Error(`${name} in JSON must be a list of strings`);
  }
  if (value.length === 0) throw new Error(`${name} in JSON is empty`);
  if (new Set(value).size !== value.length) throw new Error(`${name} in JSON holds a term twice`);
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
