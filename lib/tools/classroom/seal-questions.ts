/** Seals the answers and explanations of a file of practice questions, for an instructor who has added some. */
import { seal } from '../../exercise/seal';

/** Returns the file's text with every `right` and `explanation` sealed. */
export function sealQuestions(json: string): string {
  const sealed = JSON.parse(json, (name, value: unknown) =>
    (name === 'right' || name === 'explanation') && typeof value === 'string' ? seal(value) : value,
  ) as unknown;
  return `${JSON.stringify(sealed, null, 2)}\n`;
}
