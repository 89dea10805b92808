/** A person's marks, carried from an earlier file into new rows: none is lost, and none passes to other work unseen. */
import { readMarks, type MarksRow } from './marks-csv';

/**
 * Puts what a person wrote into the new rows. Rows belong together by file, or where it was renamed by sha256. A
 * row whose notebook has changed since, or is not there any more, keeps the marks and is for a person again.
 *
 * @param earlier text of the earlier file
 * @param kept the columns that a person fills in
 * @throws Error when the earlier text is no such file: a column is missing
 */
export function keepMarks(
  rows: readonly MarksRow[],
  earlier: string,
  kept: readonly string[],
): MarksRow[] {
  const written = readMarks(earlier, ['file', 'sha256', ...kept]).filter((row) =>
    kept.some((name) => row.get(name) !== ''),
  );
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
