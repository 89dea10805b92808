/**
 * Something is wrong with a file the user gave; the message says what, where, and what to do.
 *
 * @example
 * new DataError('tea.csv: row 2: the text is empty.').name // => 'DataError'
 */
export class DataError extends Error {
  override readonly name = 'DataError';
}
