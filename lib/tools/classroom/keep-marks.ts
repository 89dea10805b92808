/** A person's marks, carried from an earlier file into new rows: none is lost or lowered, and none passes to other work unseen. */
import { readMarks, type MarksRow, type ReadRow } from './marks-csv';
import { personPoints } from './person-points';

/** The columns that a person fills in: points out of so many, or words where that is undefined. */
export type PersonColumns = ReadonlyMap<string, number | undefined>;

/**
 * Reads what a person wrote.
 *
 * @param earlier text of the earlier file
 * @throws Error when the text is no such file, or holds points that cannot be read: each with its row and column
 */
export function readPersonMarks(
  earlier: string,
  columns: PersonColumns,
): ReadonlyMap<string, string>[] {
  const rows = readMarks(earlier, ['file', 'sha256', ...columns.keys()]);
  const faults = rows.flatMap(({ row, cells }) =>
    [...columns, ['checks', Infinity] as const].flatMap(([name, most]) =>
      faultIn(row, name, cells.get(name) ?? '', most),
    ),
  );
  if (faults.length > 0) {
    throw new Error(
      `Points that cannot be read; mend them, then try again:\n  ${faults.join('\n  ')}`,
    );
  }
  return rows
    .map(({ cells }: ReadRow) => cells)
    .filter((cells) => [...columns.keys()].some((name) => cells.get(name) !== ''));
}

function faultIn(row: number, name: string, cell: string, most: number | undefined): string[] {
  if (most === undefined) return [];
  try {
    personPoints(cell, most);
    return [];
  } catch (error) {
    return [`row ${row}, column ${name}: "${cell.slice(0, 40)}" ${(error as Error).message}`];
  }
}

/**
 * Puts what a person wrote into the new rows. Rows belong together by file, or where it was renamed by sha256. A
 * row whose notebook has changed since, or is not there any more, keeps the marks and is for a person again.
 *
 * @param written rows of `readPersonMarks`
 */
export function keepMarks(
  rows: readonly MarksRow[],
  written: readonly ReadonlyMap<string, string>[],
  columns: PersonColumns,
): MarksRow[] {
  const kept = [...columns.keys()];
  const files = new Set(rows.map(({ file }) => file));
  const used = new Set<ReadonlyMap<string, string>>();
  const carried = rows.map((row) => {
    const before =
      written.find((one) => one.get('file') === row['file']) ??
      written.find((one) => one.get('sha256') === row['sha256'] && !files.has(one.get('file')!));
    if (before === undefined) return row;
    used.add(before);
    const marks = kept.flatMap((name) => (before.get(name) ? [[name, before.get(name)!]] : []));
    const marked = { ...row, ...(Object.fromEntries(marks) as MarksRow) };
    return before.get('sha256') === row['sha256'] ? marked : forAPerson(marked, CHANGED);
  });
  const gone = written.filter((row) => !used.has(row));
  return [...carried, ...gone.map((row) => forAPerson(Object.fromEntries(row), GONE))];
}

export const CHANGED = 'its notebook has changed since a person marked it';
export const GONE = "it has a person's marks, but its notebook is not there any more";

function forAPerson(row: MarksRow, why: string): MarksRow {
  const before = String(row['why'] ?? '');
  const all = before.split('; ').includes(why) ? before : [before, why].filter(Boolean).join('; ');
  return { ...row, 'needs human': 'yes', why: all };
}
