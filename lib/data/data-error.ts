/** Something is wrong with a file the user gave; the message says what, where, and what to do. */
export class DataError extends Error {
  override readonly name = 'DataError';
}
