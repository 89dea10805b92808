/**
 * What is wrong with someone's data, in their words: what, where (file, row, column), what to do.
 * Commands print the message alone and leave with exit code 2.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
}
