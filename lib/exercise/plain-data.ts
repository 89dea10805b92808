/**
 * What a learner's function gave back, as plain data that JSON can carry: an instructor's desk judges it in another
 * process, where no code of the submission runs. What JSON lacks (NaN, undefined, functions, promises) is named.
 */

/** Stands for a promise in data that was read again. */
export class PromiseSeen {}

/** Stands for a function or another thing that is no data. */
export class OtherSeen {
  constructor(readonly what: string) {}
  toJSON(): string {
    return this.what;
  }
}

const TAG = '$seen';
const MOST_ITEMS = 20_000;
const MOST_CHARACTERS = 2000;
const DEEPEST = 6;

/**
 * Returns a copy that JSON keeps as it is.
 * @throws what a getter of the value throws
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { [TAG]: String(value) };
  }
  if (typeof value !== 'object') return { [TAG]: typeof value };
  if (depth > DEEPEST) return { [TAG]: 'deeper' };
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return { [TAG]: 'numbers', list: plainList(value as unknown as ArrayLike<unknown>, depth) };
  }
  if (Array.isArray(value)) return plainList(value, depth);
  if (typeof (value as { then?: unknown }).then === 'function') {
    // What it fails with later is nobody's to handle: without this, the kernel would print it as an error.
    (value as PromiseLike<unknown>).then(undefined, () => undefined);
    return { [TAG]: 'promise' };
  }
  const names = Object.keys(value).slice(0, 100);
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, toPlain(fields[name], depth + 1)]));
}

function plainList(list: ArrayLike<unknown>, depth: number): unknown[] {
  const length = Math.min(list.length, MOST_ITEMS);
  const plain: unknown[] = [];
  for (let i = 0; i < length; i++) plain.push(toPlain(list[i], depth + 1));
  return plain;
}

/** The data again, after JSON. */
export function fromPlain(plain: unknown): unknown {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  const tag: unknown = (plain as Record<string, unknown>)[TAG];
  if (typeof tag !== 'string') {
    const entries = Object.entries(plain).map(([name, value]) => [name, fromPlain(value)] as const);
    return Object.fromEntries(entries);
  }
  if (tag === 'undefined') return undefined;
  if (tag === 'promise') return new PromiseSeen();
  if (tag === 'numbers') return fromPlain((plain as { list?: unknown }).list);
  return ['NaN', 'Infinity', '-Infinity'].includes(tag) ? Number(tag) : new OtherSeen(tag);
}
