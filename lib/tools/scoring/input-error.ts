/** What is wrong with the input: said with file, row and column, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
