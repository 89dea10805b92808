/** Where a text stops being JSON, and why: jsonc-parser finds the place. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { visible } from '../visible';

/** What programs write that JSON does not have, and what to write for it. */
const FOREIGN = new Map([['None', 'null'], ['NaN', 'null'], ['Infinity', 'null'], ['undefined', 'null'], ['True', 'true'], ['False', 'false']]); // prettier-ignore

/** Says the line and what is wrong there; the engine's own message names a place only in newer versions. */
export function whereInJson(text: string): string {
  let fault: { code: string; offset: number; line: number } | undefined;
  const onError = (code: number, offset: number, _: number, line: number): void => {
    fault ??= { code: printParseErrorCode(code), offset, line: line + 1 };
  };
  visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  const { code, offset, line } = fault ?? { code: '', offset: text.length, line: text.split('\n').length }; // prettier-ignore
  const [rest] = text.slice(offset, offset + 100_000).split('\n', 1);
  const before = text.slice(0, offset).trimEnd();
  const isLast = text.slice(offset + rest.length).trim() === '';
  const near = visible(rest, 30);
  const [sign] = rest;
  const at = (where: number, what: string): string =>
    `line ${where}: ${what}. Correct the JSON there, or give the file as CSV.`;
  if (rest === '' || (isLast && /^"[^"]*$/.test(rest))) return at(line, 'it ends too early');
  if (/^"(?:[^"\\]|\\.)*$/.test(rest)) {
    return at(line, `a line break inside the text ${near}; write \\n for it`);
  }
  if (code === 'InvalidCharacter' && /^"[^"]*\t/.test(rest)) {
    return at(line, `a tab inside the text ${near}; write \\t for it`);
  }
  if (code === 'InvalidEscapeCharacter') {
    return at(line, `a backslash that JSON does not know, in ${near}; write it twice`);
  }
  if (/^[}\]]/.test(rest) && before.endsWith(',')) {
    return at(before.split('\n').length, `a comma before '${sign}'`);
  }
  const [, word = ''] = /^-?(\w+)/.exec(rest) ?? [];
  const right = FOREIGN.get(word);
  if (right !== undefined) return at(line, `${/^-?\w+/.exec(rest)?.[0]} is no JSON value; write ${right}`); // prettier-ignore
  if (sign === "'") return at(line, `single quotes, from ${near} on; JSON has only double ones`);
  if (/^(\/[/*]|#)/.test(rest)) return at(line, 'a comment; JSON has none');
  if (code === 'CommaExpected') return at(line, `a comma is missing before '${near}'`);
  if (/^\w+\s*:/.test(rest)) return at(line, `the name ${visible(word, 30)} stands without quotes`);
  if (code === 'EndOfFileExpected') {
    return at(line, `a second value, from '${near}' on; one list holds all, or each line one object`); // prettier-ignore
  }
  return at(line, `not JSON from '${near}' on`);
}
