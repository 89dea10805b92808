/**
 * Text that a glance does not read: turned round and written in base64. It stops glancing, not cheating;
 * whoever wants to can undo it, as `unseal` does.
 */
const MARK = 'sealed:';

/** Seals a text; one that is sealed already stays as it is. */
export function seal(text: string): string {
  if (text.startsWith(MARK)) return text;
  return MARK + Buffer.from([...text].reverse().join(''), 'utf8').toString('base64');
}

/** The text again; one that is not sealed stays as it is. */
export function unseal(text: string): string {
  if (!text.startsWith(MARK)) return text;
  return [...Buffer.from(text.slice(MARK.length), 'base64').toString('utf8')].reverse().join('');
}
