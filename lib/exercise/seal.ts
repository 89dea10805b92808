/**
 * Text that a glance does not read: mixed with a stream of bytes that differs for each place (SHA-256 of its name) and
 * written in base64, so that the same letter looks different in every question. It stops glancing, not cheating.
 */
import { createHash } from 'node:crypto';

const MARK = 'sealed:';
/** Bytes in front that tell a whole seal from garbage. */
const CHECK = 4;

/** Seals a text for its place, such as 'q1 right'; one that is sealed already stays as it is. */
export function seal(text: string, place: string): string {
  if (text.startsWith(MARK)) return text;
  const content = Buffer.from(text, 'utf8');
  return MARK + mixed(Buffer.concat([checkOf(content, place), content]), place).toString('base64');
}

/**
 * Returns the text again; one that is not sealed stays as it is.
 * @throws Error when what follows the mark is no seal of this place
 */
export function unseal(text: string, place: string): string {
  if (!text.startsWith(MARK)) return text;
  const code = text.slice(MARK.length);
  const bytes = Buffer.from(code, 'base64');
  const plain = mixed(bytes, place);
  const content = plain.subarray(CHECK);
  if (
    bytes.toString('base64') !== code ||
    !checkOf(content, place).equals(plain.subarray(0, CHECK))
  ) {
    throw new Error(
      `what follows "${MARK}" was not sealed here (${place}): write it plainly, then run npm run exercise -- seal`,
    );
  }
  return content.toString('utf8');
}

function checkOf(content: Buffer, place: string): Buffer {
  return createHash('sha256').update(`${place}\n`).update(content).digest().subarray(0, CHECK);
}

function mixed(bytes: Buffer, place: string): Buffer {
  const result = Buffer.from(bytes);
  for (let at = 0; at < bytes.length; at++) {
    result[at] ^= streamBlock(place, at >> 5)[at & 31];
  }
  return result;
}

let last = { key: '', block: Buffer.alloc(0) };

function streamBlock(place: string, number: number): Buffer {
  const key = `${number} ${place}`;
  if (last.key !== key) last = { key, block: createHash('sha256').update(key).digest() };
  return last.block;
}
