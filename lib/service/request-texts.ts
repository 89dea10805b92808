/** What a request to /predict holds: one text or a list of them, checked before anything is scored. */

import { isUtf8 } from 'node:buffer';

/** A request that is wrong: its status and one sentence for the client. */
export class RequestError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

export interface TextLimits {
  /** Characters (UTF-16 units) of one text. */
  readonly characters: number;
  /** Texts of one request. */
  readonly texts: number;
}

export interface RequestTexts {
  readonly texts: readonly string[];
  /** Whether the client sent one text, and gets one answer instead of a list. */
  readonly single: boolean;
}

/** A byte order mark, which editors put before a text. */
const MARK = '\uFEFF';
const FORM = 'send {"text": "..."} or {"texts": ["...", "..."]} as JSON';

/** Reads the body's JSON. Throws RequestError (400) for an empty body, bytes that are not UTF-8, or no JSON. */
export function parseBody(body: Buffer): unknown {
  if (body.length === 0) throw new RequestError(400, `The request has no body: ${FORM}.`);
  if (!isUtf8(body)) throw new RequestError(400, 'The body is not UTF-8.');
  try {
    const text = body.toString();
    return JSON.parse(text.startsWith(MARK) ? text.slice(1) : text);
  } catch {
    throw new RequestError(400, `The body is not JSON: ${FORM}.`);
  }
}

/**
 * Takes the texts out of a request's JSON.
 *
 * @throws RequestError 400 when there is no text or something else than strings, 413 when there is too much of it
 */
export function requestTexts(body: unknown, limits: TextLimits): RequestTexts {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RequestError(400, `The body must be a JSON object: ${FORM}.`);
  }
  const names = Object.keys(body);
  const [name] = names;
  if (names.length !== 1 || (name !== 'text' && name !== 'texts')) {
    throw new RequestError(400, `The body must have one field, text or texts: ${FORM}.`);
  }
  const single = name === 'text';
  const value = (body as Record<string, unknown>)[name];
  const texts: unknown = single ? [value] : value;
  if (!Array.isArray(texts)) throw new RequestError(400, 'texts must be a list of strings.');
  if (texts.length === 0) throw new RequestError(400, 'There is no text in the list.');
  if (texts.length > limits.texts) {
    const most = limits.texts;
    throw new RequestError(413, `A request holds at most ${most} texts, not ${texts.length}.`);
  }
  texts.forEach((text: unknown, i) => {
    const where = single ? 'The text' : `Text ${i + 1} of the list`;
    if (typeof text !== 'string') throw new RequestError(400, `${where} is not a string.`);
    if (text.length > limits.characters) {
      const most = limits.characters;
      throw new RequestError(413, `${where} has ${text.length} characters; ${most} are allowed.`);
    }
  });
  return { texts: texts as string[], single };
}
