/** One row as a review, or what is wrong with it. */
import type { Columns } from './columns';
import type { RawRow } from './tables/raw-table';
import type { Review, ReadOptions } from './review';
import { visible } from './visible';

/** Why a row cannot be used, to follow 'row 7'; without a remedy where it is left out by rule. */
export interface BadRow {
  readonly why: string;
  readonly remedy?: string;
}

const NO_EXTRA: ReadonlyMap<string, string> = new Map();

/** Reads one row of a table. */
export function readRow(
  { row, fields }: RawRow,
  { names, text, label, id }: Columns,
  options: ReadOptions,
  file: string,
): Review | BadRow {
  if (fields.length < names.length) {
    const why = `, column '${visible(names[fields.length])}': there is no such field; the row has ${fields.length} of ${names.length}`;
    return { why, remedy: 'Correct it' };
  }
  if (fields.slice(names.length).some((field) => field.trim() !== '')) {
    const why = `: ${fields.length} fields for ${names.length} columns after '${visible(names[names.length - 1])}'`;
    const spaced = fields.some((field) => /^\s+"/.test(field));
    const remedy = spaced
      ? 'Take out the space before the quote: a quote counts only right behind the separator'
      : 'Put quotes around a text that holds the separator';
    return { why, remedy };
  }
  for (const at of [text, label, id]) {
    if (at !== undefined && fields[at].trim() === '') {
      return { why: `, column '${visible(names[at])}': it is empty`, remedy: 'Fill it in' };
    }
  }
  const found = readLabel(fields[label].trim(), options);
  if (typeof found !== 'string') {
    return { ...found, why: `, column '${visible(names[label])}': ${found.why}` };
  }
  return {
    id: id === undefined ? String(row) : fields[id].trim(),
    text: fields[text],
    label: found,
    extra: extraFields(names, fields, [text, label, id]),
    file,
    row,
  };
}

function extraFields(
  names: readonly string[],
  fields: readonly string[],
  used: readonly (number | undefined)[],
): ReadonlyMap<string, string> {
  if (names.every((_, at) => used.includes(at))) return NO_EXTRA;
  return new Map(
    names.flatMap((name, at): [string, string][] =>
      used.includes(at) ? [] : [[name, fields[at]]],
    ),
  );
}

const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,2})?$/i;

/** The class of a label or score. */
function readLabel(label: string, options: ReadOptions): string | BadRow {
  const { positiveFrom, negativeTo, labels } = options;
  if (positiveFrom !== undefined && negativeTo !== undefined) {
    if (/^\d{1,3}(,\d{3})+$/.test(label)) {
      const why = `'${visible(label)}' may be a thousand or a decimal`;
      return { why, remedy: 'Write it without the comma, or with a point' };
    }
    const score = DECIMAL.test(label) ? Number(label.replace(',', '.')) : NaN;
    if (Number.isNaN(score))
      return { why: `'${visible(label)}' is no number`, remedy: 'Correct it' };
    if (score >= positiveFrom) return 'positive';
    return score <= negativeTo ? 'negative' : { why: `${score} is between negative and positive` };
  }
  if (labels === undefined || labels.includes(label)) return label;
  const known = labels.map((one) => visible(one)).join(', ');
  return { why: `'${visible(label)}' is none of the labels ${known}`, remedy: 'Correct it' };
}
