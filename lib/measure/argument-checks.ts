/** Checks that the measuring functions make of the numbers they are given, with one wording. */

/**
 * Checks that an argument is a whole number, not below the least.
 *
 * @throws RangeError unless `value` is a whole number of at least `least`
 */
export function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}, not ${value}`);
  }
}

/**
 * Checks that an argument is a number from 0 on.
 *
 * @throws RangeError unless `value` is a finite number of at least 0
 */
export function checkNotNegative(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${name} must be a number from 0, not ${value}`);
  }
}

/**
 * Checks that an argument is a number above 0.
 *
 * @throws RangeError unless `value` is a finite number above 0
 */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} must be a number above 0, not ${value}`);
  }
}
