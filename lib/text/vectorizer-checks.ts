/** Checks that both vectorizers share: texts that are strings, options as they should be. */

/**
 * Checks that texts are a list of strings.
 *
 * @throws TypeError naming the first row that is not a string
 */
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

/**
 * Checks a whole number from 1.
 *
 * @throws RangeError naming the option
 */
export function checkWholeNumber(value: unknown, name: string): void {
  if (!Number.isInteger(value) || (value as number) < 1) {
    throw new RangeError(`${name} must be a whole number from 1, not ${String(value)}`);
  }
}

/**
 * Checks a value that is true or false.
 *
 * @throws RangeError naming the option
 */
export function checkBoolean(value: unknown, name: string): void {
  if (typeof value !== 'boolean') {
    throw new RangeError(`${name} must be true or false, not ${String(value)}`);
  }
}
