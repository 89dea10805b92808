import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A learner's function as source text, and the id that its check must give ('right' when it is right). */
export interface FunctionSubmission {
  readonly id: string;
  readonly source: string;
}

export function submission(id: string, source: string): FunctionSubmission {
  return { id, source };
}

/** What is handed in for a task, of submissions/<task>.txt: a line each, the id and the source. */
export function submissionsOf(task: string): FunctionSubmission[] {
  const lines = readFileSync(join(__dirname, 'submissions', `${task}.txt`), 'utf8').split('\n');
  return lines
    .filter((line) => /^[^#]/.test(line))
    .map((line) => {
      const at = line.indexOf(': ');
      return submission(line.slice(0, at), line.slice(at + 2));
    });
}

/** Makes the function; `scope` is what else the learner's notebook holds. */
export function makeFunction(
  source: string,
  scope: Readonly<Record<string, unknown>> = {},
): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- a learner's program is text
  return new Function(...Object.keys(scope), `return (${source});`)(...Object.values(scope));
}
