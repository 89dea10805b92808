/** Calls a learner's function and looks at what comes back, before anything is said about its numbers. */
import { finding, type Finding, type Trainable } from './check-result';
import { PromiseSeen } from './plain-data';

/**
 * Calls what the learner wrote, whatever it is.
 *
 * @throws what the function throws
 */
export function callLearner(fn: unknown, ...args: unknown[]): unknown {
  if (typeof fn !== 'function') throw new TypeError('this is not a function');
  return (fn as (...args: unknown[]) => unknown)(...args);
}

/** Counts how often models of this class are trained while `run` runs. */
export function countFits(model: Trainable | undefined, run: () => void): number {
  if (model === undefined) {
    run();
    return 0;
  }
  const { prototype } = model;
  const { fit } = prototype;
  let fits = 0;
  prototype.fit = function (this: unknown, ...args: never[]) {
    fits += 1;
    return fit.apply(this, args);
  };
  try {
    run();
  } finally {
    prototype.fit = fit;
  }
  return fits;
}

/** A promise where a value is due. */
export function promiseFinding(value: unknown): Finding | undefined {
  if (!(value instanceof PromiseSeen)) return undefined;
  return finding(
    'async',
    'it returns a promise, not the value itself',
    'Nothing here has to be waited for: leave out async and await.',
  );
}

/** Whether an answer is this number; NaN stands for any answer that is no finite number, undefined among them. */
export function sameNumber(answer: unknown, value: number): boolean {
  if (typeof answer !== 'number') return answer === undefined && Number.isNaN(value);
  return Number.isNaN(value) ? !Number.isFinite(answer) : near(answer, value);
}

/** An object with these fields. */
export function fieldsFinding(value: unknown, fields: readonly string[]): Finding | undefined {
  const wanted = `{ ${fields.join(', ')} }`;
  if (value === undefined || value === null) {
    return finding('nothing-returned', 'it returns nothing', `Return an object: ${wanted}.`);
  }
  const missing = fields.filter((name) => (value as Record<string, unknown>)[name] === undefined);
  if (missing.length === 0) return undefined;
  return finding(
    'field-missing',
    `what it returns has no ${missing.join(' and no ')}`,
    `Return an object: ${wanted}.`,
  );
}

/** A finite number. */
export function numberFinding(value: unknown, what: string): Finding | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return undefined;
  if (value === undefined || value === null) {
    return finding(
      'nothing-returned',
      `${what} is missing`,
      'Is there a return on every way out, and is every place that is read inside its list?',
    );
  }
  if (typeof value === 'string') {
    return finding(
      'text-for-number',
      `${what} is a text, ${describe(value)}`,
      'Return the number itself; toFixed makes a text, and is for printing.',
    );
  }
  return finding(
    'not-a-number',
    `${what} is ${describe(value)}`,
    'Look for a division by 0, a function without its (), a name that is undefined, or a place past the end of a list.',
  );
}

/** The inputs must be as they were. */
export function unchangedFinding(
  what: string,
  before: readonly unknown[],
  after: readonly unknown[],
): Finding | undefined {
  if (sameList(before, after)) return undefined;
  return finding(
    'input-changed',
    `it changes ${what}: others still need it as it was`,
    'sort, reverse, shift, pop and splice work on the list itself; take a copy first: [...list].',
  );
}

/** Tells whether two lists hold the same values in the same order. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Two numbers that differ by rounding in the last digits only. */
export function near(a: number, b: number): boolean {
  return Number.isFinite(a) && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Some value for a sentence, short. */
export function describe(value: unknown): string {
  let text: string;
  try {
    text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
    if (typeof value === 'number') text = Number.isInteger(value) ? `${value}` : numberText(value);
  } catch {
    text = 'something that cannot be shown';
  }
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** A number with four digits that count. */
export function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}
