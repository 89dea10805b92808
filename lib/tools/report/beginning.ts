/** The beginning of a text that is too long for a page. */

/** Characters of one text that the report shows at most. */
const LONGEST_TEXT = 20_000;

/** The text, or its first `longest` characters and how many more there are. */
export function beginning(text: string, longest = LONGEST_TEXT): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest).replace(/[\ud800-\udbff]$/, ''); // never half a character
  const rest = (text.length - kept.length).toLocaleString('en-GB');
  return `${kept}\n… (${rest} more characters are in the notebook)`;
}
