/** A learner's function as source text, and the id that its check must give ('right' when it is right). */
export interface FunctionSubmission {
  readonly id: string;
  readonly source: string;
}

export function submission(id: string, source: string): FunctionSubmission {
  return { id, source };
}

/** Makes the function; `scope` is what else the learner's notebook holds. */
export function makeFunction(
  source: string,
  scope: Readonly<Record<string, unknown>> = {},
): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- a learner's program is text
  return new Function(...Object.keys(scope), `return (${source});`)(...Object.values(scope));
}
