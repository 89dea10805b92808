/** JSON read from outside: an object with unknown members, and the check that it is one. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells whether a JSON value is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
